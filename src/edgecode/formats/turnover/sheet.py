"""The sheet of a turnover as a PDF page: what it is of, for whom, and what lies in the folder."""

from pathlib import Path
from typing import Final

import msgspec
import typst

_TEMPLATE: Final = Path(__file__).with_name("sheet.typ")

Pairs = tuple[tuple[str, str], ...]
"""Rows of two: a word and what it says."""


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """What stands on the sheet: a title, facts, the files of the folder, and remarks by the file they are on."""

    title: str
    facts: Pairs
    files: Pairs
    remarks: Pairs = ()
    paper: str = "a4"


def sheet_pdf(sheet: Sheet) -> bytes:
    """Set the page; the same sheet gives the same bytes wherever typst is of the same version."""
    parts = [("In this folder", sheet.files), ("To be known", sheet.remarks)]
    document = {
        "paper": sheet.paper,
        "title": sheet.title,
        "facts": sheet.facts,
        "parts": [{"head": head, "rows": rows} for head, rows in parts if rows],
    }
    data = msgspec.json.encode(document).decode()
    made = typst.compile(
        _TEMPLATE.read_bytes(), format="pdf", sys_inputs={"data": data}, timestamp=0, ignore_system_fonts=True
    )
    return bytes(made)
