"""What was shot: slates, takes, rolls, sound, states."""

from functools import partial
from typing import Final

from edgecode.entries.detail import Detail
from edgecode.entries.kind import Kind
from edgecode.entries.meaning import Meaning
from edgecode.entries.vocabulary import Group, IdRole, Stage

_done: Final = partial(Meaning, stages=(Stage.DAILIES,), group=Group.DAILIES)

DAILIES: Final = (
    _done(Kind.SETUP_ADDED, "added a setup", ids=(IdRole.SETUP,), ids_if_known=(IdRole.SCENE, IdRole.SHOOT_DAY)),
    _done(
        Kind.SETUP_DESCRIBED, "described a setup", ids=(IdRole.SETUP,), ids_if_known=(IdRole.SCENE, IdRole.SHOOT_DAY)
    ),
    _done(Kind.SETUP_REMOVED, "took a setup out", ids=(IdRole.SETUP,), ids_if_known=(IdRole.SCENE, IdRole.SHOOT_DAY)),
    _done(
        Kind.TAKE_LOGGED,
        "logged a take",
        ids=(IdRole.TAKE,),
        ids_if_known=(IdRole.SETUP, IdRole.SCENE, IdRole.SHOOT_DAY, IdRole.ROLL),
    ),
    _done(
        Kind.TAKE_CORRECTED,
        "corrected what is written about a take",
        ids=(IdRole.TAKE,),
        ids_if_known=(IdRole.SETUP, IdRole.SCENE, IdRole.SHOOT_DAY, IdRole.ROLL),
    ),
    _done(
        Kind.TAKE_REMOVED,
        "took out a take that was not shot",
        ids=(IdRole.TAKE,),
        ids_if_known=(IdRole.SETUP, IdRole.SCENE, IdRole.SHOOT_DAY, IdRole.ROLL),
    ),
    _done(
        Kind.TAKE_CIRCLED,
        "circled a take",
        ids=(IdRole.TAKE,),
        ids_if_known=(IdRole.SETUP, IdRole.SCENE, IdRole.SHOOT_DAY),
    ),
    _done(
        Kind.TAKE_CIRCLE_REMOVED,
        "took the circle off a take",
        ids=(IdRole.TAKE,),
        ids_if_known=(IdRole.SETUP, IdRole.SCENE, IdRole.SHOOT_DAY),
    ),
    _done(
        Kind.TAKE_HELD, "held a take", ids=(IdRole.TAKE,), ids_if_known=(IdRole.SETUP, IdRole.SCENE, IdRole.SHOOT_DAY)
    ),
    _done(
        Kind.TAKE_CALLED_USABLE,
        "said that a take can be used",
        ids=(IdRole.TAKE,),
        ids_if_known=(IdRole.SETUP, IdRole.SCENE, IdRole.SHOOT_DAY),
    ),
    _done(
        Kind.TAKE_CALLED_NO_GOOD,
        "said that a take is no good",
        ids=(IdRole.TAKE,),
        ids_if_known=(IdRole.SETUP, IdRole.SCENE, IdRole.SHOOT_DAY),
    ),
    _done(Kind.SLATE_READ, "said how a slate is to be read", ids_if_known=(IdRole.SETUP, IdRole.TAKE, IdRole.SCENE)),
    _done(Kind.ROLL_CHANGED, "changed a camera or sound roll", ids=(IdRole.ROLL,), ids_if_known=(IdRole.SHOOT_DAY,)),
    _done(
        Kind.FILE_ASSIGNED,
        "said which take a file belongs to",
        ids=(IdRole.FILE, IdRole.TAKE),
        ids_if_known=(IdRole.ROLL,),
    ),
    _done(
        Kind.FILE_UNASSIGNED,
        "said that a file does not belong to a take",
        ids=(IdRole.FILE, IdRole.TAKE),
        ids_if_known=(IdRole.ROLL,),
    ),
    _done(
        Kind.SOUND_PLACED,
        "set where the sound of a take begins",
        ids=(IdRole.TAKE,),
        ids_if_known=(IdRole.FILE, IdRole.ROLL),
    ),
    _done(
        Kind.TRANSCRIPT_CORRECTED,
        "corrected what was heard in a take",
        ids=(IdRole.TAKE,),
        ids_if_known=(IdRole.PARAGRAPH,),
    ),
    _done(
        Kind.STATE_NOTED,
        "noted wardrobe, hair, props, set or light",
        ids=(IdRole.STATE,),
        ids_if_known=(IdRole.SCENE, IdRole.TAKE, IdRole.SETUP, IdRole.CHARACTER, IdRole.ELEMENT, IdRole.SHOOT_DAY),
        details_if_known=(Detail.STATE_OF,),
    ),
    _done(
        Kind.STATE_CORRECTED,
        "corrected a note of wardrobe, hair, props, set or light",
        ids=(IdRole.STATE,),
        ids_if_known=(IdRole.SCENE, IdRole.TAKE, IdRole.SETUP, IdRole.CHARACTER, IdRole.ELEMENT, IdRole.SHOOT_DAY),
        details_if_known=(Detail.STATE_OF,),
    ),
    _done(
        Kind.PROGRESS_REPORTED,
        "reported what a shoot day got done",
        ids=(IdRole.SHOOT_DAY,),
        ids_if_known=(IdRole.DOCUMENT,),
    ),
)
