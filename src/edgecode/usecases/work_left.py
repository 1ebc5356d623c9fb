"""What hangs on lines that the current draft has no more: takes, panels, words and decisions, for somebody to decide about."""

from collections.abc import Mapping
from typing import Final

from edgecode.findings.left import Left, work_left
from edgecode.usecases.desk import Desk

ABOUT_ONE_LINE: Final[Mapping[str, tuple[str, ...]]] = {
    "line-lost-in-cut": ("line-not-used", "scene-not-used"),
    "none-usable": ("only-ng",),
    "panel-behind-draft": ("scene-behind", "scene-left-out"),
    "time-of-day-unresolved": ("cannot-be-settled", "hangs-on-nothing", "no-time"),
    "unpanelled-scene": ("no-panel",),
    "unshot-line": ("never-covered", "only-off-camera", "scene-not-begun"),
}
"""The kinds of findings whose one subject is a line or a scene, by check; a test holds them against the checks themselves."""


def left_in(desk: Desk) -> tuple[Left, ...]:
    """List the work of a film that is left behind by its current draft."""
    today = desk.today()
    said, settings = today.said, today.look.holdings.settings
    return work_left(
        today.look.film,
        words=[word for word in said.words if word.entry not in said.undone],
        intents=(*settings.intents, *said.intents),
        requirements=settings.required,
        kinds=ABOUT_ONE_LINE,
    )
