"""The edit: clips and their takes, reels, comparisons, turnovers."""

from functools import partial
from typing import Final

from edgecode.entries.kind import Kind
from edgecode.entries.meaning import Meaning
from edgecode.entries.vocabulary import Group, IdRole, Stage

_done: Final = partial(Meaning, stages=(Stage.CUT,), group=Group.CUT)

CUT: Final = (
    _done(Kind.CUT_NAMED, "gave a cut its name", ids=(IdRole.CUT,)),
    _done(Kind.CUT_ORDERED, "said which cut comes after which", ids=(IdRole.CUT,)),
    _done(Kind.CUT_MADE_CURRENT, "made a cut the current one", ids=(IdRole.CUT,)),
    _done(Kind.CUT_RATE_SET, "set the rate of a cut that does not say", ids=(IdRole.CUT,)),
    _done(Kind.CUTS_COMPARED, "compared two cuts", ids=(IdRole.CUT,)),
    _done(Kind.REEL_LOCKED, "locked an edit reel", ids=(IdRole.EDIT_REEL,), ids_if_known=(IdRole.CUT,)),
    _done(Kind.REEL_UNLOCKED, "unlocked an edit reel", ids=(IdRole.EDIT_REEL,), ids_if_known=(IdRole.CUT,)),
    _done(
        Kind.CLIP_ASSIGNED,
        "said which take a clip comes from",
        ids=(IdRole.CLIP, IdRole.TAKE),
        ids_if_known=(IdRole.CUT,),
    ),
    _done(
        Kind.CLIP_UNASSIGNED,
        "said that a clip does not come from a take",
        ids=(IdRole.CLIP, IdRole.TAKE),
        ids_if_known=(IdRole.CUT,),
    ),
    _done(Kind.CLIP_EXPLAINED, "said what a clip without a take is", ids=(IdRole.CLIP,), ids_if_known=(IdRole.CUT,)),
    _done(
        Kind.ALTERNATE_CHOSEN,
        "chose another take for a clip, for the editing room",
        ids=(IdRole.CLIP, IdRole.TAKE),
        ids_if_known=(IdRole.CUT,),
    ),
    _done(
        Kind.EDIT_NOTE_HANDED_BACK,
        "handed decisions back to the editing room",
        ids=(IdRole.CUT,),
        ids_if_known=(IdRole.CLIP, IdRole.DOCUMENT),
    ),
    _done(Kind.SHOT_LET_GO, "said that a shot has left the cut", ids=(IdRole.SHOT,), ids_if_known=(IdRole.CUT,)),
    _done(
        Kind.SHOT_BROUGHT_BACK, "said that a shot is in the cut again", ids=(IdRole.SHOT,), ids_if_known=(IdRole.CUT,)
    ),
    _done(
        Kind.CHANGE_LIST_ISSUED,
        "issued a change list",
        ids=(IdRole.CUT,),
        ids_if_known=(IdRole.EDIT_REEL, IdRole.DOCUMENT),
    ),
    _done(
        Kind.TURNOVER_ISSUED, "issued a turnover", ids=(IdRole.CUT,), ids_if_known=(IdRole.EDIT_REEL, IdRole.DOCUMENT)
    ),
)
