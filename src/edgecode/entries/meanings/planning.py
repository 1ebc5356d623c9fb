"""Schedule, strips, people, places, rest and money in time."""

from functools import partial
from typing import Final

from edgecode.entries.kind import Kind
from edgecode.entries.meaning import Meaning
from edgecode.entries.vocabulary import Group, IdRole, Stage

_done: Final = partial(Meaning, stages=(Stage.PLANNING,), group=Group.PLANNING)

PLANNING: Final = (
    _done(Kind.SCHEDULE_BEGUN, "began a schedule", ids=(IdRole.SCHEDULE,), ids_if_known=(IdRole.DRAFT,)),
    _done(
        Kind.SCHEDULE_ASKED, "asked for a schedule to be worked out", ids_if_known=(IdRole.SCHEDULE, IdRole.CONSTRAINT)
    ),
    _done(Kind.SCHEDULE_CHOSEN, "chose a schedule", ids=(IdRole.SCHEDULE,)),
    _done(Kind.SCHEDULE_SET_ASIDE, "set a schedule aside", ids=(IdRole.SCHEDULE,)),
    _done(Kind.SCHEDULE_ISSUED, "issued a schedule", ids=(IdRole.SCHEDULE,), ids_if_known=(IdRole.DOCUMENT,)),
    _done(
        Kind.SCHEDULE_REPLANNED,
        "chose a new plan for the days that are left",
        ids=(IdRole.SCHEDULE,),
        ids_if_known=(IdRole.SHOOT_DAY,),
    ),
    _done(
        Kind.STRIP_MOVED,
        "moved a strip",
        ids=(IdRole.STRIP,),
        ids_if_known=(IdRole.SCHEDULE, IdRole.SHOOT_DAY, IdRole.SCENE),
    ),
    _done(
        Kind.STRIP_SPLIT,
        "split a strip",
        ids=(IdRole.STRIP,),
        ids_if_known=(IdRole.SCHEDULE, IdRole.SHOOT_DAY, IdRole.SCENE),
    ),
    _done(
        Kind.STRIP_JOINED,
        "joined strips",
        ids=(IdRole.STRIP,),
        ids_if_known=(IdRole.SCHEDULE, IdRole.SHOOT_DAY, IdRole.SCENE),
    ),
    _done(
        Kind.STRIP_HELD,
        "held a strip to its day",
        ids=(IdRole.STRIP,),
        ids_if_known=(IdRole.SCHEDULE, IdRole.SHOOT_DAY, IdRole.SCENE),
    ),
    _done(
        Kind.STRIP_FREED,
        "let a strip move again",
        ids=(IdRole.STRIP,),
        ids_if_known=(IdRole.SCHEDULE, IdRole.SHOOT_DAY, IdRole.SCENE),
    ),
    _done(Kind.SHOOT_DAY_ADDED, "added a shoot day", ids=(IdRole.SHOOT_DAY,), ids_if_known=(IdRole.SCHEDULE,)),
    _done(
        Kind.SHOOT_DAY_DATED, "set the date of a shoot day", ids=(IdRole.SHOOT_DAY,), ids_if_known=(IdRole.SCHEDULE,)
    ),
    _done(Kind.SHOOT_DAY_REMOVED, "took a shoot day out", ids=(IdRole.SHOOT_DAY,), ids_if_known=(IdRole.SCHEDULE,)),
    _done(
        Kind.SHOOT_DAY_FIXED,
        "said that a shoot day is past and fixed",
        ids=(IdRole.SHOOT_DAY,),
        ids_if_known=(IdRole.SCHEDULE,),
    ),
    _done(
        Kind.CALL_SET,
        "set the call of a shoot day",
        ids=(IdRole.SHOOT_DAY,),
        ids_if_known=(IdRole.PERSON, IdRole.CHARACTER),
    ),
    _done(Kind.CALL_SHEET_ISSUED, "issued a call sheet", ids=(IdRole.SHOOT_DAY,), ids_if_known=(IdRole.DOCUMENT,)),
    _done(
        Kind.AVAILABILITY_SET,
        "set when somebody or something can be had",
        ids_if_known=(IdRole.PERSON, IdRole.CHARACTER, IdRole.LOCATION, IdRole.RESOURCE, IdRole.SCHEDULE),
    ),
    _done(
        Kind.DAY_OUT_OF_DAYS_SET,
        "set a hold, work or travel day by hand",
        ids=(IdRole.CHARACTER, IdRole.SHOOT_DAY),
        ids_if_known=(IdRole.SCHEDULE, IdRole.PERSON),
    ),
    _done(
        Kind.LOCATION_SET,
        "said where a scene is shot",
        ids=(IdRole.SCENE, IdRole.LOCATION),
        ids_if_known=(IdRole.SCHEDULE,),
    ),
    _done(
        Kind.LOCATION_WINDOW_SET,
        "set when a location can be used",
        ids=(IdRole.LOCATION,),
        ids_if_known=(IdRole.SCHEDULE,),
    ),
    _done(
        Kind.COVER_SET_NAMED, "named a cover set", ids=(IdRole.LOCATION,), ids_if_known=(IdRole.SCENE, IdRole.SHOOT_DAY)
    ),
    _done(
        Kind.RESOURCE_SET,
        "set on which days equipment or crew are needed",
        ids=(IdRole.RESOURCE,),
        ids_if_known=(IdRole.SCHEDULE, IdRole.SHOOT_DAY, IdRole.SCENE),
    ),
    _done(
        Kind.REST_RULE_SET,
        "set the rest that people are owed",
        ids=(IdRole.CONSTRAINT,),
        ids_if_known=(IdRole.SCHEDULE, IdRole.PERSON),
    ),
    _done(
        Kind.MINORS_HOURS_SET,
        "set the hours that minors may work",
        ids=(IdRole.CONSTRAINT,),
        ids_if_known=(IdRole.SCHEDULE, IdRole.PERSON),
    ),
    _done(
        Kind.SAFETY_RULE_SET,
        "set a rule of safety that a schedule has to keep",
        ids=(IdRole.CONSTRAINT,),
        ids_if_known=(IdRole.SCHEDULE, IdRole.SCENE),
    ),
    _done(
        Kind.CONSTRAINT_SET,
        "set a condition that a schedule has to keep",
        ids=(IdRole.CONSTRAINT,),
        ids_if_known=(IdRole.SCHEDULE,),
    ),
    _done(
        Kind.CONSTRAINT_LIFTED,
        "lifted a condition that a schedule had to keep",
        ids=(IdRole.CONSTRAINT,),
        ids_if_known=(IdRole.SCHEDULE,),
    ),
    _done(
        Kind.COST_SET,
        "set what a day, an hour or a move costs",
        ids_if_known=(IdRole.SCHEDULE, IdRole.RESOURCE, IdRole.LOCATION, IdRole.PERSON),
    ),
    _done(
        Kind.LEVER_TAKEN,
        "took a way to save without money",
        ids=(IdRole.LEVER,),
        ids_if_known=(IdRole.SCHEDULE, IdRole.SCENE),
    ),
    _done(
        Kind.LEVER_REFUSED,
        "refused a way to save without money",
        ids=(IdRole.LEVER,),
        ids_if_known=(IdRole.SCHEDULE, IdRole.SCENE),
    ),
    _done(
        Kind.CREATIVE_COST_STATED,
        "stated what a way to save costs the film",
        ids=(IdRole.LEVER,),
        ids_if_known=(IdRole.SCHEDULE, IdRole.SCENE),
    ),
)
