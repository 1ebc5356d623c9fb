"""Storyboards, overhead plans and animatics."""

from functools import partial
from typing import Final

from edgecode.entries.detail import Detail
from edgecode.entries.kind import Kind
from edgecode.entries.meaning import Meaning
from edgecode.entries.vocabulary import Group, IdRole, Stage

_done: Final = partial(Meaning, stages=(Stage.BOARDS,), group=Group.BOARDS)

BOARDS: Final = (
    _done(Kind.PANEL_ADDED, "added a panel", ids=(IdRole.PANEL,), ids_if_known=(IdRole.SCENE, IdRole.SHOT)),
    _done(
        Kind.PANEL_REDRAWN,
        "put a new drawing in a panel",
        ids=(IdRole.PANEL,),
        ids_if_known=(IdRole.SCENE, IdRole.SHOT),
    ),
    _done(
        Kind.PANEL_MOVED,
        "moved a panel in the order of the boards",
        ids=(IdRole.PANEL,),
        ids_if_known=(IdRole.SCENE, IdRole.SHOT),
    ),
    _done(
        Kind.PANEL_REMOVED,
        "took a panel out of the boards",
        ids=(IdRole.PANEL,),
        ids_if_known=(IdRole.SCENE, IdRole.SHOT),
    ),
    _done(
        Kind.PANEL_TIMED, "said how long a panel stands", ids=(IdRole.PANEL,), ids_if_known=(IdRole.SCENE, IdRole.SHOT)
    ),
    _done(
        Kind.PANEL_DESCRIBED,
        "described what a panel shows",
        ids=(IdRole.PANEL,),
        ids_if_known=(IdRole.SCENE, IdRole.SHOT),
    ),
    _done(
        Kind.SHOT_GROUPED, "grouped panels into a shot", ids=(IdRole.SHOT, IdRole.PANEL), ids_if_known=(IdRole.SCENE,)
    ),
    _done(Kind.SHOT_SPLIT, "split a shot in two", ids=(IdRole.SHOT,), ids_if_known=(IdRole.SCENE, IdRole.PANEL)),
    _done(Kind.SHOT_JOINED, "joined two shots into one", ids=(IdRole.SHOT,), ids_if_known=(IdRole.SCENE, IdRole.PANEL)),
    _done(Kind.SHOT_NAMED, "gave a shot its name", ids=(IdRole.SHOT,), ids_if_known=(IdRole.SCENE,)),
    _done(
        Kind.SHOT_DESCRIBED,
        "set size, angle, lens, move or axis side of a shot",
        ids=(IdRole.SHOT,),
        ids_if_known=(IdRole.SCENE,),
    ),
    _done(
        Kind.OVERHEAD_PLAN_DRAWN,
        "drew or changed an overhead plan",
        ids=(IdRole.OVERHEAD_PLAN,),
        ids_if_known=(IdRole.SCENE, IdRole.SHOT),
    ),
    _done(
        Kind.OVERHEAD_PLAN_REMOVED,
        "took an overhead plan away",
        ids=(IdRole.OVERHEAD_PLAN,),
        ids_if_known=(IdRole.SCENE, IdRole.SHOT),
    ),
    _done(
        Kind.ANIMATIC_SOUND_SET,
        "put scratch sound to the animatic",
        ids_if_known=(IdRole.SCENE, IdRole.PANEL, IdRole.FILE),
    ),
    _done(
        Kind.BOARDS_ORDER_BROUGHT_BACK,
        "brought the order and timing of a cut back to the boards",
        ids=(IdRole.CUT,),
        ids_if_known=(IdRole.SCENE,),
    ),
    _done(
        Kind.BOARDS_COMPARED,
        "said whether a take was shot as boarded",
        ids=(IdRole.TAKE,),
        ids_if_known=(IdRole.PANEL, IdRole.SHOT),
        details=(Detail.OUTCOME,),
    ),
)
