"""One scene as a lined script in a terminal: one vertical line a setup, straight on camera, wavy off.

Solid is a person's word, dashed a machine's reading, double signed. The signs stand to the right of the text, in one
column a setup, each headed by its slate, its takes (circled in brackets) and its description.
"""

import textwrap
from collections.abc import Iterator
from typing import Final

from rich.text import Text

from edgecode.cli.output import PALETTE
from edgecode.cli.scene_table import take_words
from edgecode.film.film import Film
from edgecode.film.lining import SetBy
from edgecode.film.script import UNDER_A_CUE, Paragraph, ParagraphKind
from edgecode.usecases.show_coverage import LineView, SceneView, SetupView

_WIDTH: Final = 56
_ON: Final = {SetBy.MACHINE: "┆", SetBy.PERSON: "│", SetBy.SIGNED: "║"}
_OFF: Final = {SetBy.MACHINE: "⌇", SetBy.PERSON: "≀", SetBy.SIGNED: "≋"}
_LAYOUT: Final = {
    ParagraphKind.CHARACTER: (20, 36),
    ParagraphKind.PARENTHETICAL: (15, 25),
    ParagraphKind.DIALOGUE: (10, 35),
    ParagraphKind.LYRIC: (10, 35),
    ParagraphKind.TRANSITION: (40, 16),
}
"""Indent and width in characters, in the proportions of a script page."""
_LEGEND: Final = (
    "│ a person's word   ┆ a machine's reading   ≀ ⌇ off camera   ╱ owed   ■ in the cut   (3) circled   3– NG"
)


def lined_script(film: Film, view: SceneView, *, takes: bool = False) -> Text:
    """Lay out one scene. Without a script, its setups and takes are listed."""
    page = Text()
    if film.script is None or not view.lines:
        page.append(f"\n{view.number}  {view.heading}\n", style=PALETTE["strong"])
        _append_takes(page, view)
        return page
    first = film.script.paragraphs[view.lines[0].first].scene
    scene = film.script.scenes[first]
    for depth, setup in enumerate(view.setups):
        _append_header(page, setup, depth=depth)
    for index in range(scene.first, scene.last):
        line = next((line for line in view.lines if line.first <= index < line.last), None)
        _append_paragraph(page, film.script.paragraphs[index], index, line=line, view=view)
    page.append(f"\n{_LEGEND}\n", style=PALETTE["quiet"])
    if takes:
        _append_takes(page, view)
    return page


def _append_header(page: Text, setup: SetupView, *, depth: int) -> None:
    """A row that names one setup above its column; the columns named before it run on beside it."""
    page.append(" " * (_WIDTH + 9) + "╷ " * depth, style=PALETTE["quiet"])
    page.append("┌ ", style=PALETTE["quiet"])
    page.append(setup.label, style=PALETTE["amber"])
    page.append(f" · {' '.join(take_words(take) for take in setup.takes)}")
    page.append(
        f" · {textwrap.shorten(setup.note, 40, placeholder=' …')}\n" if setup.note else "\n", style=PALETTE["quiet"]
    )


def _append_paragraph(page: Text, paragraph: Paragraph, index: int, *, line: LineView | None, view: SceneView) -> None:
    rows = list(_rows(paragraph))
    opens = paragraph.kind not in UNDER_A_CUE
    if opens and paragraph.kind is not ParagraphKind.HEADING:
        _append_row(page, "", "", index if line is None or line.first < index else index - 1, view=view, between=index)
    for count, row in enumerate(rows):
        if paragraph.kind is ParagraphKind.HEADING:
            number = view.number
        else:
            number = str(line.number) if line is not None and line.first == index and count == 0 else ""
        _append_row(page, number, row, index, view=view, line=line, heading=paragraph.kind is ParagraphKind.HEADING)


def _append_row(
    page: Text, number: str, row: str, index: int, *, view: SceneView, line: LineView | None = None,
    heading: bool = False, between: int | None = None,
) -> None:  # fmt: skip
    owed = line is not None and line.owed
    style = PALETTE["strong"] if heading else PALETTE["owed"] if owed else ""
    page.append(f"{number:>4}  ", style=PALETTE["strong"] if heading else PALETTE["quiet"])
    page.append(f"{row:<{_WIDTH + 1}}", style=style)
    page.append("╱ " if owed else "■ " if line is not None and line.used else "  ", style=style)
    at = index if between is None else between
    for setup in view.setups:
        sign = _sign(setup, at, through=between is not None)
        page.append(sign, style=PALETTE["quiet"] if sign in _OFF.values() else "")
        page.append(" ")
    page.append("\n")


def _sign(setup: SetupView, index: int, *, through: bool) -> str:
    """The sign of one setup beside one paragraph; between two paragraphs only where its line runs through both."""
    for span in setup.spans:
        if span.first <= index < span.last:
            if through and span.first == index and not _runs_on(setup, index):
                return " "
            return (_OFF if span.off else _ON)[span.set_by]
    return " "


def _runs_on(setup: SetupView, index: int) -> bool:
    return any(span.first <= index - 1 < span.last for span in setup.spans)


def _rows(paragraph: Paragraph) -> Iterator[str]:
    indent, width = _LAYOUT.get(paragraph.kind, (0, _WIDTH))
    for text in paragraph.text.splitlines() or [""]:
        for row in textwrap.wrap(text, width) or [""]:
            yield " " * indent + row


def _append_takes(page: Text, view: SceneView) -> None:
    for setup in view.setups:
        page.append(f"\n{setup.label}", style=PALETTE["amber"])
        page.append(f"  {setup.note}\n" if setup.note else "\n", style=PALETTE["quiet"])
        for take in setup.takes:
            cameras = f"cameras {' '.join(take.cameras)}" if take.cameras else ""
            uses = f"in the cut {take.clips} times" if take.clips > 1 else "in the cut" if take.clips else ""
            mark = "circled" if take.circled else str(take.mark)
            facts = ", ".join(
                fact for fact in (mark, cameras, uses, "" if take.listed else "in no report", take.note) if fact
            )
            page.append(f"  {take.short:<6}{facts}\n")
