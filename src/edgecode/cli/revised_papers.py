"""Revised pages as files to hand out: a table (CSV), and a PDF set by typst from a template that gets all words as data."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec
import typst

from edgecode.cli.changes import comparison_title, counts_of, heading_of
from edgecode.errors import FileThereError
from edgecode.usecases.match_drafts import LineChange
from edgecode.usecases.revised_pages import ElementChange, Revised, RevisedLine, Work

_TEMPLATE: Final = Path(__file__).with_name("revised.typ")
_HEAD: Final = ("scene", "change", "kind", "who", "was", "now", "was at", "now at", "takes", "panels")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula: such a cell gets an apostrophe before it."""


def as_csv(revised: Revised) -> bytes:
    """Give one row a changed line, as UTF-8 with a mark at the start, which spreadsheets ask for."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(_HEAD)
    for each in revised.lines:
        line = each.line
        cells = (
            each.scene, line.change.value, line.kind.value, who(line), line.was, line.now, _place(line.was_at),
            _place(line.now_at), " ".join(each.work.takes), " ".join(each.work.panels),
        )  # fmt: skip
        rows.writerow([_harmless(cell) for cell in cells])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _place(place: object) -> str:
    return "" if place is None else str(place)


def as_pdf(revised: Revised, *, paper: str = "a4") -> bytes:
    """Set the pages; the same revision gives the same bytes on every machine."""
    data = msgspec.json.encode(_document(revised, paper=paper)).decode()
    made = typst.compile(
        _TEMPLATE.read_bytes(), format="pdf", sys_inputs={"data": data}, timestamp=0, ignore_system_fonts=True
    )
    return bytes(made)


def _document(revised: Revised, *, paper: str) -> dict[str, object]:
    by_scene = {id(line): each for each in revised.lines for line in (each.line,)}
    return {
        "paper": paper,
        "title": f"Revised pages: {comparison_title(revised.compare)}",
        "counts": counts_of(revised.compare),
        "scenes": [
            {
                "head": f"{scene.number or scene.was_number}  {heading_of(scene)}: {scene.became}",
                "lines": [_line(by_scene[id(line)]) for line in scene.lines],
            }
            for scene in revised.scenes
        ],
        "parts": [
            {"head": part.character, "lines": [_line(each, scene=True) for each in part.lines]}
            for part in revised.parts
        ],
        "elements": [element_words(each) for each in revised.elements],
    }


def _line(each: RevisedLine, *, scene: bool = False) -> dict[str, str]:
    line = each.line
    return {
        "change": f"{each.scene}: {line.change}" if scene else line.change.value,
        "who": "" if scene else who(line),
        "was": line.was,
        "now": line.now,
        "work": work_words(each.work),
    }


def who(line: LineChange) -> str:
    """Who says a line; where it was given to somebody else, both."""
    if line.was_by and line.now_by and line.was_by.upper() != line.now_by.upper():
        return f"{line.now_by} (was {line.was_by})"
    return line.now_by or line.was_by


def work_words(work: Work) -> str:
    """What was shot and drawn of a line, in words."""
    shot = f"shot: {' '.join(work.takes)}" if work.takes else ""
    drawn = f"panels: {' '.join(work.panels)}" if work.panels else ""
    return "; ".join(each for each in (shot, drawn) if each)


def element_words(element: ElementChange) -> str:
    """One element in words."""
    how = "new here" if element.came else "no more here" if element.gone else "on a changed line"
    return f"{element.category}: {element.name}, scene {element.scene or 'none'}, {how}"


def written(files: Iterable[tuple[Path, bytes]]) -> None:
    """Write files that are not there yet. Raises :class:`FileThereError`: edgecode writes over nothing."""
    for file, content in files:
        try:
            with file.open("xb") as out:
                out.write(content)
        except OSError as error:
            found = "one" if isinstance(error, FileExistsError) else (error.strerror or str(error)).lower()
            raise FileThereError(str(file), found=found) from error
