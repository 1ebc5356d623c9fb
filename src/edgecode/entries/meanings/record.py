"""The record itself: checkpoints, copies, keys, erasure."""

from functools import partial
from typing import Final

from edgecode.entries.detail import Detail
from edgecode.entries.kind import Kind
from edgecode.entries.meaning import Meaning
from edgecode.entries.vocabulary import By, IdRole, Stage

_done: Final = partial(Meaning, stages=(Stage.RECORD,))

RECORD: Final = (
    _done(Kind.RECORD_BEGUN, "began the record", ids_if_known=(IdRole.CHECKPOINT,), by=(By.PERSON, By.EDGECODE)),
    _done(
        Kind.RECORD_VERIFIED,
        "verified the record",
        ids=(IdRole.CHECKPOINT,),
        details=(Detail.OUTCOME,),
        by=(By.PERSON, By.EDGECODE),
    ),
    _done(
        Kind.RECORD_ADOPTED, "adopted a copied folder under a new origin", ids_if_known=(IdRole.CHECKPOINT, IdRole.KEY)
    ),
    _done(Kind.RECORD_RESTORED, "restored the record from a backup", ids_if_known=(IdRole.CHECKPOINT,)),
    _done(
        Kind.RECORD_FOUND_ROLLED_BACK,
        "found the record older than a checkpoint kept elsewhere",
        ids=(IdRole.CHECKPOINT,),
        by=(By.EDGECODE,),
    ),
    _done(Kind.RECORD_FOUND_SPLIT, "found two records under one name", ids=(IdRole.CHECKPOINT,), by=(By.EDGECODE,)),
    _done(
        Kind.RECORD_ORPHAN_SETTLED,
        "settled words that had no entry",
        ids_if_known=(IdRole.NOTE, IdRole.DECISION, IdRole.INTENT, IdRole.LINING),
    ),
    _done(Kind.CHECKPOINT_MADE, "made a checkpoint", ids=(IdRole.CHECKPOINT,), by=(By.PERSON, By.EDGECODE)),
    _done(
        Kind.CHECKPOINT_KEPT_ELSEWHERE,
        "gave a checkpoint away to be kept elsewhere",
        ids=(IdRole.CHECKPOINT,),
        ids_if_known=(IdRole.PERSON, IdRole.PARTNER),
    ),
    _done(
        Kind.CHECKPOINT_COSIGNED,
        "had a checkpoint cosigned by a witness",
        ids=(IdRole.CHECKPOINT,),
        ids_if_known=(IdRole.KEY,),
        by=(By.PERSON, By.EDGECODE),
    ),
    _done(
        Kind.CHECKPOINT_COMPARED,
        "compared the record with a checkpoint kept elsewhere",
        ids=(IdRole.CHECKPOINT,),
        details=(Detail.OUTCOME,),
    ),
    _done(
        Kind.CLOCK_FOUND_BEHIND,
        "found the clock behind the last entry",
        ids_if_known=(IdRole.ENTRY,),
        by=(By.EDGECODE,),
    ),
    _done(Kind.KEY_MADE, "made a key for this machine", ids=(IdRole.KEY,), by=(By.PERSON, By.EDGECODE)),
    _done(Kind.KEY_RECOVERED, "recovered a key from paper", ids=(IdRole.KEY,)),
    _done(Kind.KEY_RETIRED, "retired a key", ids=(IdRole.KEY,)),
    _done(Kind.ERASURE_ASKED, "asked to be erased from the record", ids_if_known=(IdRole.PERSON,)),
    _done(Kind.PERSON_ERASED, "erased a person by destroying their key", ids=(IdRole.PERSON,)),
    _done(
        Kind.ERASURE_REPLAYED,
        "erased a person again after a restore",
        ids=(IdRole.PERSON,),
        ids_if_known=(IdRole.ENTRY,),
        by=(By.EDGECODE,),
    ),
)
