"""Findings, intents and decisions, in every stage of the work."""

from functools import partial
from typing import Final

from edgecode.entries.detail import TIMING, Detail
from edgecode.entries.kind import Kind
from edgecode.entries.meaning import Meaning
from edgecode.entries.vocabulary import SUBJECTS, WORK, Group, IdRole

_done: Final = partial(Meaning, stages=WORK, group=Group.DECIDING)

DECIDING: Final = (
    _done(
        Kind.CHECK_ASKED,
        "asked a check to look",
        ids=(IdRole.CHECK,),
        ids_if_known=(*SUBJECTS, IdRole.SITTING),
        group=Group.ASKING,
    ),
    _done(
        Kind.FINDING_OPENED,
        "opened a finding to see what it rests on",
        ids=(IdRole.FINDING, IdRole.CHECK),
        ids_if_known=(IdRole.SITTING,),
        group=Group.ASKING,
    ),
    _done(
        Kind.FINDING_OPTION_TAKEN,
        "took an option of a finding",
        ids=(IdRole.FINDING, IdRole.CHECK),
        ids_if_known=(*SUBJECTS, IdRole.DECISION, IdRole.SITTING),
        details=(Detail.OPTION,),
        details_if_known=(*TIMING, Detail.REASON),
    ),
    _done(
        Kind.FINDING_LEFT,
        "left what a finding speaks of as it is",
        ids=(IdRole.FINDING, IdRole.CHECK),
        ids_if_known=(*SUBJECTS, IdRole.DECISION, IdRole.SITTING),
        details_if_known=(*TIMING, Detail.REASON),
    ),
    _done(
        Kind.FINDING_LATER,
        "put a finding off until later",
        ids=(IdRole.FINDING, IdRole.CHECK),
        ids_if_known=(*SUBJECTS, IdRole.DECISION, IdRole.SITTING),
        details_if_known=(*TIMING, Detail.REASON),
    ),
    _done(
        Kind.FINDING_INTENDED,
        "said that what a finding speaks of is intended",
        ids=(IdRole.FINDING, IdRole.CHECK),
        ids_if_known=(*SUBJECTS, IdRole.DECISION, IdRole.INTENT, IdRole.SITTING),
        details_if_known=(*TIMING, Detail.REASON),
    ),
    _done(
        Kind.FINDING_HANDED_OVER,
        "handed a finding to another person",
        ids=(IdRole.FINDING, IdRole.CHECK, IdRole.PERSON),
    ),
    _done(
        Kind.INTENT_DECLARED,
        "said in advance that something is intended",
        ids=(IdRole.INTENT, IdRole.CHECK),
        ids_if_known=(*SUBJECTS, IdRole.SITTING),
        details_if_known=(*TIMING, Detail.REASON),
    ),
    _done(Kind.INTENT_WITHDRAWN, "withdrew an intent", ids=(IdRole.INTENT, IdRole.CHECK), ids_if_known=SUBJECTS),
    _done(
        Kind.DECISION_MADE,
        "decided something that a check could speak to",
        ids=(IdRole.DECISION, IdRole.CHECK),
        ids_if_known=(*SUBJECTS, IdRole.SITTING),
        details_if_known=(*TIMING, Detail.OPTION, Detail.REASON),
    ),
    _done(
        Kind.DECISION_UNDONE,
        "undid an earlier decision",
        ids=(IdRole.ENTRY,),
        ids_if_known=(*SUBJECTS, IdRole.FINDING, IdRole.CHECK, IdRole.DECISION, IdRole.INTENT),
    ),
    _done(
        Kind.PAGE_SIGNED,
        "signed a page",
        ids=(IdRole.PAGE,),
        ids_if_known=(IdRole.DRAFT, IdRole.SCENE, IdRole.DOCUMENT),
    ),
    _done(Kind.DAY_SIGNED, "signed a shoot day", ids=(IdRole.SHOOT_DAY,), ids_if_known=(IdRole.DOCUMENT,)),
    _done(
        Kind.SIGNATURE_WITHDRAWN,
        "withdrew a signature",
        ids=(IdRole.ENTRY,),
        ids_if_known=(IdRole.PAGE, IdRole.SHOOT_DAY, IdRole.DRAFT),
    ),
    _done(
        Kind.REASON_WRITTEN,
        "wrote a reason for a decision",
        ids=(IdRole.ENTRY,),
        ids_if_known=(IdRole.NOTE,),
        group=Group.NOTING,
    ),
    _done(
        Kind.REASON_REMOVED, "took a reason back", ids=(IdRole.ENTRY,), ids_if_known=(IdRole.NOTE,), group=Group.NOTING
    ),
    _done(
        Kind.NOTE_WRITTEN,
        "wrote a note",
        ids=(IdRole.NOTE,),
        ids_if_known=(*SUBJECTS, IdRole.PERSON),
        group=Group.NOTING,
    ),
    _done(
        Kind.NOTE_CHANGED,
        "changed a note",
        ids=(IdRole.NOTE,),
        ids_if_known=(*SUBJECTS, IdRole.PERSON),
        group=Group.NOTING,
    ),
    _done(
        Kind.NOTE_ANSWERED,
        "answered a note",
        ids=(IdRole.NOTE,),
        ids_if_known=(*SUBJECTS, IdRole.PERSON),
        group=Group.NOTING,
    ),
    _done(
        Kind.NOTE_REMOVED,
        "removed a note",
        ids=(IdRole.NOTE,),
        ids_if_known=(*SUBJECTS, IdRole.PERSON),
        group=Group.NOTING,
    ),
    _done(
        Kind.DOCUMENT_EXPORTED,
        "wrote a document for use elsewhere",
        ids=(IdRole.DOCUMENT,),
        ids_if_known=SUBJECTS,
        group=Group.HANDING_ON,
    ),
    _done(
        Kind.DOCUMENT_BROUGHT_IN,
        "brought in work that was done elsewhere",
        ids_if_known=(*SUBJECTS, IdRole.FILE, IdRole.DOCUMENT),
        group=Group.HANDING_ON,
    ),
)
