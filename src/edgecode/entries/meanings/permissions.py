"""People, consents, standings and reliance; never counted in a partner report."""

from functools import partial
from typing import Final

from edgecode.entries.detail import Detail
from edgecode.entries.kind import Kind
from edgecode.entries.meaning import Meaning
from edgecode.entries.vocabulary import By, IdRole, Stage

_done: Final = partial(Meaning, stages=(Stage.PERMISSIONS,))

PERMISSIONS: Final = (
    _done(Kind.PERSON_NAMED, "named a person on the film", ids=(IdRole.PERSON,)),
    _done(Kind.PERSON_LEFT, "noted that a person has left the film", ids=(IdRole.PERSON,)),
    _done(Kind.ROLE_GIVEN, "gave a person a role", ids=(IdRole.PERSON,), details=(Detail.GIVEN_ROLE,)),
    _done(Kind.ROLE_TAKEN_BACK, "took a role back from a person", ids=(IdRole.PERSON,), details=(Detail.GIVEN_ROLE,)),
    _done(
        Kind.AUTHORITY_GIVEN,
        "gave a person an authority",
        ids=(IdRole.PERSON,),
        details=(Detail.AUTHORITY,),
        details_if_known=(Detail.ABOUT_STAGE,),
    ),
    _done(
        Kind.AUTHORITY_TAKEN_BACK,
        "took an authority back from a person",
        ids=(IdRole.PERSON,),
        details=(Detail.AUTHORITY,),
        details_if_known=(Detail.ABOUT_STAGE,),
    ),
    _done(
        Kind.CONSENT_ASKED,
        "asked for a consent",
        ids=(IdRole.PERSON,),
        ids_if_known=(IdRole.PARTNER, IdRole.AGREEMENT),
        details=(Detail.PURPOSE,),
        details_if_known=(Detail.ABOUT_STAGE, Detail.REPORT_CLASS, Detail.UNTIL_DAY),
    ),
    _done(
        Kind.CONSENT_GIVEN,
        "gave a consent",
        ids_if_known=(IdRole.PARTNER, IdRole.AGREEMENT, IdRole.PERSON),
        details=(Detail.PURPOSE,),
        details_if_known=(Detail.ABOUT_STAGE, Detail.REPORT_CLASS, Detail.UNTIL_DAY),
    ),
    _done(
        Kind.CONSENT_REFUSED,
        "answered a question of consent with no",
        ids_if_known=(IdRole.PARTNER, IdRole.AGREEMENT, IdRole.PERSON),
        details=(Detail.PURPOSE,),
        details_if_known=(Detail.ABOUT_STAGE, Detail.REPORT_CLASS, Detail.UNTIL_DAY),
    ),
    _done(
        Kind.CONSENT_WITHDRAWN,
        "withdrew a consent",
        ids_if_known=(IdRole.PARTNER, IdRole.AGREEMENT, IdRole.PERSON),
        details=(Detail.PURPOSE,),
        details_if_known=(Detail.ABOUT_STAGE, Detail.REPORT_CLASS, Detail.UNTIL_DAY),
    ),
    _done(
        Kind.CONSENT_EXPIRED,
        "noted that a consent has come to its end",
        ids=(IdRole.PERSON,),
        ids_if_known=(IdRole.PARTNER, IdRole.AGREEMENT),
        details=(Detail.PURPOSE,),
        details_if_known=(Detail.ABOUT_STAGE, Detail.REPORT_CLASS, Detail.UNTIL_DAY),
        by=(By.EDGECODE,),
    ),
    _done(
        Kind.STANDING_RAISED,
        "raised the standing of a check",
        ids=(IdRole.CHECK,),
        details=(Detail.STANDING,),
        details_if_known=(Detail.STANDING_BEFORE,),
    ),
    _done(
        Kind.STANDING_LOWERED,
        "lowered the standing of a check",
        ids=(IdRole.CHECK,),
        details=(Detail.STANDING,),
        details_if_known=(Detail.STANDING_BEFORE,),
    ),
    _done(
        Kind.STANDING_LOWERED_FOR_ONESELF,
        "lowered the standing of a check for oneself",
        ids=(IdRole.CHECK,),
        details=(Detail.STANDING,),
        details_if_known=(Detail.STANDING_BEFORE,),
    ),
    _done(
        Kind.STANDING_OWN_LOWERING_ENDED,
        "ended one's own lowering of a check",
        ids=(IdRole.CHECK,),
        details_if_known=(Detail.STANDING, Detail.STANDING_BEFORE),
    ),
    _done(
        Kind.STANDING_STEPPED_DOWN,
        "stepped a check down until a named person raises it",
        ids=(IdRole.CHECK,),
        ids_if_known=(IdRole.ENTRY,),
        details=(Detail.STANDING,),
        details_if_known=(Detail.STANDING_BEFORE,),
        by=(By.EDGECODE,),
    ),
    _done(Kind.CHECKS_ALL_TURNED_OFF, "turned every check off for the film"),
    _done(Kind.CHECKS_ALL_TURNED_OFF_FOR_ONESELF, "turned every check off for oneself"),
    _done(Kind.CHECKS_ALL_OFF_ENDED, "ended that every check is off", ids_if_known=(IdRole.ENTRY,)),
    _done(
        Kind.RELIANCE_ANNOUNCED,
        "announced that a check is used beyond its declared standing",
        ids=(IdRole.CHECK,),
        details=(Detail.STANDING,),
        by=(By.EDGECODE,),
    ),
    _done(
        Kind.RELIANCE_OWN_USE_TOLD,
        "told a person about their own use of a check",
        ids=(IdRole.CHECK, IdRole.PERSON),
        by=(By.EDGECODE,),
    ),
    _done(
        Kind.RELIANCE_DEPENDENCE_ANNOUNCED,
        "announced that a check has become required or preset",
        ids=(IdRole.CHECK,),
        ids_if_known=(IdRole.TEMPLATE, IdRole.DOCUMENT),
        by=(By.EDGECODE,),
    ),
    _done(Kind.RELIANCE_ANNOUNCEMENT_READ, "read an announcement", ids=(IdRole.ENTRY,), ids_if_known=(IdRole.CHECK,)),
    _done(Kind.DRILL_WALKED, "walked the drill with every check off", details=(Detail.OUTCOME,)),
)
