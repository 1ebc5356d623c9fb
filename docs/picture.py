"""The README's picture: a scene of the example film as a lined script, drawn as SVG without anything fetched."""

import io
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from edgecode.bootstrap import open_film
from edgecode.cli.lined_script import lined_script
from edgecode.cli.output import PALETTE
from edgecode.usecases.show_coverage import scene_view

_FILM: Final = Path(__file__).resolve().parent.parent / "examples" / "the-ferry"
_SCENE: Final = "3"
_WIDTH: Final = 122
_HEAD: Final = 9
"""Rows of the page's top that are shown: the heads of the setups, the heading, the first action."""
_TAIL: Final = 33
"""Rows of its end, the owed line among them."""
_ROOM: Final = TerminalTheme(
    (27, 27, 27),
    (232, 232, 230),
    [
        (27, 27, 27),
        (212, 105, 79),
        (95, 158, 107),
        (224, 168, 58),
        (111, 147, 201),
        (163, 163, 160),
        (163, 163, 160),
        (232, 232, 230),
    ],
)
_FORMAT: Final = """\
<svg class="terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img">
<title>A lined script</title>
<style>
.{unique_id}-matrix {{ font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: {char_height}px;
 line-height: {line_height}px; }}
{styles}
</style>
<defs>{lines}</defs>
<rect fill="#1b1b1b" width="{width}" height="{height}" rx="6"/>
<g transform="translate({terminal_x}, {terminal_y})">{backgrounds}<g class="{unique_id}-matrix">{matrix}</g></g>
</svg>
"""


def lined_script_picture() -> str:
    """Draw the scene: the same bytes for the same film."""
    film = open_film(_FILM).look().film
    rows = lined_script(film, scene_view(film, _SCENE)).split("\n")
    console = Console(
        record=True, width=_WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor", highlight=False
    )
    for row in (*rows[:_HEAD], Text("      ⋮", style=PALETTE["quiet"]), *rows[-_TAIL:]):
        console.print(row, soft_wrap=True)
    return console.export_svg(title="", theme=_ROOM, code_format=_FORMAT, unique_id="lined")
