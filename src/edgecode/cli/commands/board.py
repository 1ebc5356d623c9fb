"""``edgecode board``: the storyboard from the command line, each verb imported when it is called."""

from collections.abc import Mapping
from typing import Final

import click

from edgecode.cli.lazy_group import LazyGroup, Verb

VERBS: Final[Mapping[str, Verb]] = {
    "show": Verb("edgecode.cli.board.showing:show", "Show the boards by scene and shot, and what wants a decision."),
    "add": Verb("edgecode.cli.board.panels:add", "Insert a panel."),
    "move": Verb("edgecode.cli.board.panels:move", "Move panels: in the order, to another scene, over other lines."),
    "remove": Verb("edgecode.cli.board.panels:remove", "Take a panel out; it is kept."),
    "describe": Verb(
        "edgecode.cli.board.panels:describe", "Say what a panel is called, shows, and how long it stands."
    ),
    "sound": Verb("edgecode.cli.board.panels:sound", "Begin scratch sound of the animatic with a panel."),
    "group": Verb("edgecode.cli.board.shots:group", "Group panels into a shot."),
    "split": Verb("edgecode.cli.board.shots:split", "Split a shot in two."),
    "join": Verb("edgecode.cli.board.shots:join", "Join two shots of a scene into one."),
    "shot": Verb("edgecode.cli.board.shots:shot", "Name a shot, and say its size, angle, lens, move and side."),
    "compare": Verb("edgecode.cli.board.shots:compare", "Say whether a take was shot as boarded."),
    "plan": Verb(
        "edgecode.cli.board.plans:plan", "Keep an overhead plan that stands in a JSON file; or take one away."
    ),
    "bring-back": Verb(
        "edgecode.cli.board.cut_order:command", "Bring the order and timing of the cut back to the boards."
    ),
}
"""Each verb with where it lies; another one is a line here."""


@click.command(
    "board",
    cls=LazyGroup,
    verbs=VERBS,
    short_help="Work on the storyboard: panels, shots, plans, the order of the cut.",
)
def command() -> None:
    """Work on the storyboard: panels, shots, plans, the order of the cut.

    Panels and shots are named as people call them, with the scene before where two have one name: 4/4A. What is done here is
    laid over the boards' files, which stay as they are; edgecode undo takes it back.
    """
