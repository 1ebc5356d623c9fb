"""Coverage as a table in a terminal: one row a scene, one sign a line."""

from typing import Final

from rich.table import Table
from rich.text import Text

from edgecode.cli.output import PALETTE
from edgecode.usecases.show_coverage import LineView, SceneView, SetupView, TakeView

_USED: Final = "■"
_SHOT: Final = "▪"
_PLANNED: Final = "□"
_NOTHING: Final = "·"
_OWED: Final = "╳"
_STRIP: Final = 24
_COUNTED: Final = ("panels", "setups", "takes", "clips", "owed")
_LEGEND: Final = (
    (f"{_USED} in the cut", ""),
    (f"{_SHOT} shot", ""),
    (f"{_PLANNED} planned only", ""),
    (f"{_OWED} owed", PALETTE["owed"]),
    (f"{_NOTHING} nothing, and not required", PALETTE["quiet"]),
)


def scene_table(views: tuple[SceneView, ...]) -> Table:
    """One row a scene: its lines as a strip where there is a script, then counts; the last row adds up."""
    table = _table()
    scripted = any(view.lines for view in views)
    sums = _counts(views)
    shown = [place for place, total in enumerate(sums) if total]
    table.add_column("scene", style=PALETTE["strong"], no_wrap=True)
    table.add_column("heading", no_wrap=True, overflow="ellipsis", max_width=36)
    if scripted:
        table.add_column("lines", no_wrap=True)
    for place in shown:
        name = _COUNTED[place]
        style = PALETTE["owed" if name == "owed" else "quiet"]
        table.add_column(name, justify="right", style=style, no_wrap=True, min_width=len(name))
    for view in views:
        heading = Text(view.heading or ", ".join(view.production), style=PALETTE["quiet"] if view.omitted else "")
        counts = _counts((view,))
        table.add_row(view.number, heading, *([strip(view)] if scripted else ()), *(counts[place] for place in shown))
    table.add_section()
    table.add_row("", "", *([""] if scripted else ()), *(sums[place] for place in shown))
    if scripted:
        table.caption = Text("   ").join(Text(words, style=style) for words, style in _LEGEND)
        table.caption_justify = "left"
    return table


def cut_table(views: tuple[SceneView, ...]) -> Table:
    """What a cut alone can tell: scenes, setups, and which takes of them it uses; circled takes in brackets."""
    table = _table()
    table.add_column("scene", style=PALETTE["strong"], no_wrap=True)
    table.add_column("clips", justify="right", style=PALETTE["quiet"])
    table.add_column("setups and takes in the cut, circled in brackets")
    for view in views:
        table.add_row(view.number, str(view.clips), Text("   ").join(_setup(setup) for setup in view.setups))
    table.add_section()
    table.add_row("", str(sum(view.clips for view in views)), _sum_of_takes(views))
    return table


def strip(view: SceneView) -> Text:
    """One sign a line of a scene, in rows of two dozen; a scene not begun shows its plan, its count tells that all is owed."""
    text = Text()
    begun = any(line.shot for line in view.lines)
    for count, line in enumerate(view.lines):
        if count and count % _STRIP == 0:
            text.append("\n")
        text.append(*_sign(line, begun=begun))
    return text


def take_words(take: TakeView) -> str:
    """A take's number as on a lined script: circled in brackets, NG struck with a dash."""
    if take.circled:
        return f"({take.short})"
    return f"{take.short}–" if take.mark == "ng" else take.short


def _sign(line: LineView, *, begun: bool) -> tuple[str, str]:
    if line.owed and begun:
        return _OWED, PALETTE["owed"]
    if line.used:
        return _USED, ""
    if line.shot:
        return _SHOT, ""
    return (_PLANNED, "") if line.planned else (_NOTHING, PALETTE["quiet"])


def _counts(views: tuple[SceneView, ...]) -> list[str]:
    sums = (
        sum(view.panels for view in views),
        sum(len(view.setups) for view in views),
        sum(view.takes for view in views),
        sum(view.clips for view in views),
        sum(len(view.owed) for view in views),
    )
    return [str(count) if count else "" for count in sums]


def _setup(setup: SetupView) -> Text:
    return Text.assemble((setup.label, PALETTE["amber"]), " ", " ".join(take_words(take) for take in setup.takes))


def _sum_of_takes(views: tuple[SceneView, ...]) -> str:
    setups = sum(len(view.setups) for view in views)
    return f"{len(views)} scenes, {setups} setups, {sum(view.takes for view in views)} takes"


def _table() -> Table:
    return Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style=PALETTE["quiet"], title_justify="left")
