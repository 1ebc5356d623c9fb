"""Choosing projects: sealed scores, talk, and the capital plan."""

from functools import partial
from typing import Final

from edgecode.entries.detail import Detail
from edgecode.entries.kind import Kind
from edgecode.entries.meaning import Meaning
from edgecode.entries.vocabulary import Group, IdRole, Stage

_done: Final = partial(Meaning, stages=(Stage.GREENLIGHT,), group=Group.CHOOSING)

GREENLIGHT: Final = (
    _done(Kind.PROJECT_ENTERED, "entered a project for choosing", ids=(IdRole.PROJECT,)),
    _done(Kind.PROJECT_WITHDRAWN, "withdrew a project from choosing", ids=(IdRole.PROJECT,)),
    _done(Kind.RUBRIC_SET, "set what readers are asked to judge", ids=(IdRole.RUBRIC,)),
    _done(
        Kind.ROUND_OPENED,
        "opened a round of reading",
        ids=(IdRole.ROUND, IdRole.RUBRIC),
        ids_if_known=(IdRole.PROJECT,),
    ),
    _done(Kind.ROUND_CLOSED, "closed a round of reading", ids=(IdRole.ROUND,)),
    _done(Kind.READER_NAMED, "named a reader for a project", ids=(IdRole.ROUND, IdRole.PROJECT, IdRole.PERSON)),
    _done(Kind.READER_STOOD_ASIDE, "stood aside from reading a project", ids=(IdRole.ROUND, IdRole.PROJECT)),
    _done(
        Kind.SCORE_SEALED,
        "sealed a score before anybody talked about the project",
        ids=(IdRole.SCORE, IdRole.ROUND, IdRole.PROJECT),
    ),
    _done(Kind.SCORE_OPENED, "opened a sealed score", ids=(IdRole.SCORE, IdRole.ROUND, IdRole.PROJECT)),
    _done(
        Kind.SCORE_KEY_SHARE_GIVEN,
        "gave a share of the key to the sealed scores",
        ids=(IdRole.ROUND,),
        ids_if_known=(IdRole.PERSON,),
    ),
    _done(Kind.CHAMPION_STOOD_UP, "stood up for a project", ids=(IdRole.PROJECT,), ids_if_known=(IdRole.ROUND,)),
    _done(
        Kind.CHAMPION_STOOD_DOWN,
        "stopped standing up for a project",
        ids=(IdRole.PROJECT,),
        ids_if_known=(IdRole.ROUND,),
    ),
    _done(Kind.VETO_CAST, "cast a veto against a project", ids=(IdRole.PROJECT,), ids_if_known=(IdRole.ROUND,)),
    _done(
        Kind.VETO_WITHDRAWN, "withdrew a veto against a project", ids=(IdRole.PROJECT,), ids_if_known=(IdRole.ROUND,)
    ),
    _done(
        Kind.GOLDEN_TICKET_PLAYED,
        "played a golden ticket for a project",
        ids=(IdRole.PROJECT,),
        ids_if_known=(IdRole.ROUND,),
    ),
    _done(Kind.CAPITAL_LIMIT_SET, "set a limit for cash, slots or caps", ids=(IdRole.CONSTRAINT,)),
    _done(Kind.CAPITAL_LIMIT_LIFTED, "lifted a limit for cash, slots or caps", ids=(IdRole.CONSTRAINT,)),
    _done(Kind.RISK_FLOOR_SET, "set how much risk the slate of films has to hold", ids=(IdRole.CONSTRAINT,)),
    _done(Kind.MAXIMUM_LOSS_SET, "set the largest loss that is borne", ids=(IdRole.CONSTRAINT,)),
    _done(Kind.CAPITAL_PLAN_ASKED, "asked for the capital plans that are possible", ids_if_known=(IdRole.CONSTRAINT,)),
    _done(Kind.CAPITAL_PLAN_CHOSEN, "chose a capital plan", ids=(IdRole.CAPITAL_PLAN,), ids_if_known=(IdRole.PROJECT,)),
    _done(
        Kind.KILL_CRITERION_SET,
        "set a dated reason to stop a project",
        ids=(IdRole.CRITERION, IdRole.PROJECT),
        details_if_known=(Detail.UNTIL_DAY,),
    ),
    _done(
        Kind.KILL_CRITERION_JUDGED,
        "said whether a dated reason to stop has come about",
        ids=(IdRole.CRITERION, IdRole.PROJECT),
        details=(Detail.OUTCOME,),
    ),
    _done(
        Kind.PROJECT_CHOSEN, "chose a project", ids=(IdRole.PROJECT,), ids_if_known=(IdRole.ROUND, IdRole.CAPITAL_PLAN)
    ),
    _done(
        Kind.PROJECT_DECLINED,
        "declined a project",
        ids=(IdRole.PROJECT,),
        ids_if_known=(IdRole.ROUND, IdRole.CAPITAL_PLAN),
    ),
    _done(
        Kind.PROJECT_POSTPONED,
        "put a project off until later",
        ids=(IdRole.PROJECT,),
        ids_if_known=(IdRole.ROUND, IdRole.CAPITAL_PLAN),
    ),
    _done(Kind.PROJECT_STOPPED, "stopped a project", ids=(IdRole.PROJECT,), ids_if_known=(IdRole.CRITERION,)),
)
