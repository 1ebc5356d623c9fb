"""A sheet as PDF/A-2a and PDF/UA-1, set by typst from a template that gets all words as data.

PDF/A-2 (ISO 19005-2) is what archives take, and its level a keeps the order of reading, the headings and the tables for those
who hear a page; PDF/UA-1 (ISO 14289-1) adds what else they need. PDF/A-3 differs in letting any file be attached, which a paper
to be trusted for what it shows has no use for. The same sheet gives the same bytes wherever typst is of the same version: no
font but its own, no clock but the sheet's day.
"""

from datetime import date
from pathlib import Path
from typing import Final

import msgspec
import typst

from edgecode.formats.disclosure.letters import Speller, headed, is_in_fonts, is_open, note_on
from edgecode.formats.disclosure.standing import EMPTY, MOST_COLUMNS, UNTITLED, standing_of
from edgecode.papers.sheet import Section, Sheet, Table

STANDARDS: Final = ("a-2a", "ua-1")
_TEMPLATE: Final = Path(__file__).with_name("sheet.typ")
_LINE: Final = 96
"""Letters of a table's text that go on one line of the page, the room between its columns included."""
_GAP, _SHORT, _MUCH = 2, 16, 120
"""Letters between two columns, of a column that keeps whole, and beyond which a longer cell asks for no more width."""
_WORD: Final = 20
"""Letters of the longest word that keeps whole, as ``sheet.typ`` has it; one that is longer breaks anywhere."""


def as_pdf(sheet: Sheet) -> bytes:
    """Set a sheet on A4 pages. Raises :class:`ValueError` where its ``on`` begins with no day.

    A letter that the fonts lack is given by its Unicode number, and the paper says how many are.
    """
    speller = Speller(is_in_fonts)
    words = msgspec.json.encode(_document(speller.sheet(sheet), of=sheet, speller=speller)).decode()
    made = typst.compile(
        _TEMPLATE.read_bytes(),
        format="pdf",
        sys_inputs={"data": words},
        timestamp=0,
        ignore_system_fonts=True,
        pdf_standards=list(STANDARDS),
    )
    return bytes(made)


def _document(shown: Sheet, *, of: Sheet, speller: Speller) -> dict[str, object]:
    """All that the template sets; what the file says about itself needs no font, and keeps its letters."""
    day = date.fromisoformat(of.on[:10])
    about = Speller(is_open)
    return {
        "about": {"title": about.text(f"{of.title}: {of.kind}"), "says": about.text(f"{of.addressee}. {of.status}")},
        "day": [day.year, day.month, day.day],
        "title": headed(shown.title) or UNTITLED,
        "kind": shown.kind,
        "addressee": shown.addressee,
        "on": shown.on,
        "is_signed": shown.is_signed,
        "standing": standing_of(shown),
        "note": note_on(
            speller.numbered,
            which="that the fonts of this PDF lack, or that cannot be seen,",
            elsewhere="the JSON has them as they are.",
        ),
        "sections": [_section(each) for each in shown.sections],
        "checking": shown.checking,
    }


def _section(section: Section) -> dict[str, object]:
    table = section.table
    return {
        "heading": headed(section.heading),
        "says": section.says,
        "warns": section.warns,
        "table": None if table is None else {
            "columns": table.columns,
            "rows": table.rows,
            "empty": headed(table.empty) or EMPTY,
            "widths": _widths(table),
            "stacks": len(table.columns) > MOST_COLUMNS or sum(_least(table)) > _LINE,
        },
    }  # fmt: skip


def _widths(table: Table) -> list[int]:
    """Share out the width, in letters: to each column its longest word, and what is left by how much else it has to say."""
    least = _least(table)
    columns = zip(table.columns, *table.rows, strict=True)
    more = [max(1, min(_MUCH, _said_in(column)) - need) for need, column in zip(least, columns, strict=True)]
    left = max(0, _LINE - sum(least))
    return [need + left * extra // sum(more) for need, extra in zip(least, more, strict=True)]


def _least(table: Table) -> list[int]:
    return [_longest(column) + _GAP for column in zip(table.columns, *table.rows, strict=True)]


def _longest(cells: tuple[str, ...]) -> int:
    whole = max(map(len, cells))
    return whole if whole <= _SHORT else min(_WORD, max(len(word) for cell in cells for word in cell.split()))


def _said_in(cells: tuple[str, ...]) -> int:
    """How much a column has to say: between its mean and its longest cell, so that one long cell starves no other column."""
    sizes = [len(cell) for cell in cells]
    return (max(sizes) + sum(sizes) // len(sizes)) // 2
