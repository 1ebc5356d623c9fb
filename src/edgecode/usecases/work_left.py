"""What hangs on lines that the current draft has no more: takes, panels, words and decisions, for somebody to decide about."""

from collections.abc import Mapping
from typing import Final

from edgecode.errors import FindingGoneError
from edgecode.findings.left import Left, work_left
from edgecode.findings.wording import short
from edgecode.usecases.desk import Desk
from edgecode.usecases.done import Done
from edgecode.usecases.today import Today

ABOUT_ONE_LINE: Final[Mapping[str, tuple[str, ...]]] = {
    "boards-longer-than-page": ("boards-longer",),
    "line-lost-in-cut": ("line-not-used", "scene-not-used"),
    "none-usable": ("only-ng",),
    "panel-behind-draft": ("scene-behind", "scene-left-out"),
    "time-of-day-unresolved": ("cannot-be-settled", "hangs-on-nothing", "no-time"),
    "unpanelled-scene": ("no-panel",),
    "unshot-line": ("never-covered", "only-off-camera", "scene-not-begun"),
}
"""The kinds of findings whose one subject is a line or a scene, by check; a test holds them against the checks themselves."""


def left_in(desk: Desk) -> tuple[Left, ...]:
    """List the work of a film that is left behind by its current draft, and that nobody let go."""
    return left_of(desk.today())


def let_go(desk: Desk, key: str, *, by: str, because: str = "") -> Done:
    """Let one piece of it go, by its key or the first digits of it. Raises :class:`FindingGoneError`."""
    found = [each for each in left_in(desk) if key and each.key.startswith(key)]
    if len(found) != 1:
        raise FindingGoneError(key)
    [left] = found
    return desk.let_go(left.key, f"{left.title}: “{short(left.was)}”", by=by, because=because)


def left_of(today: Today) -> tuple[Left, ...]:
    """List what is left behind as things stand today."""
    said, settings = today.said, today.look.holdings.settings
    found = work_left(
        today.look.film,
        words=[word for word in said.words if word.entry not in said.undone],
        intents=(*settings.intents, *said.intents),
        requirements=settings.required,
        kinds=ABOUT_ONE_LINE,
    )
    return tuple(each for each in found if each.key not in said.let_go)
