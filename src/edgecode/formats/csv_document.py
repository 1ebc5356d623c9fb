"""Rows as a new CSV document (RFC 4180) that our readers read again and a spreadsheet takes for no formula.

A cell that begins with ``=``, ``+``, ``-``, ``@`` (or their full-width kin) would be worked out by a spreadsheet that opens the
file, whoever wrote it (OWASP, CSV Injection). Such a cell is written behind an apostrophe, which spreadsheets show and do
not work out, and :mod:`edgecode.formats.table` takes one off again. So that nothing is taken for guarded that is not, a
cell that begins with apostrophes before such a sign gets one more.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from edgecode.formats.table import GUARDED

_GUARDS: Final = re.compile(rf"'*{GUARDED}")
_MOST_LINES: Final = 40
"""Lines in a cell; a row of a hundred lines would be taken for a quotation mark that nobody closed."""


def document(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Write a header row and rows as UTF-8 with commas and CRLF."""
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow(header)
    writer.writerows([cell(each) for each in row] for row in rows)
    return made.getvalue().encode("utf-8", "replace")


def cell(text: str) -> str:
    """Give a cell as it is written: without spaces around it, its line breaks line feeds, guarded against formulas."""
    lines = text.replace("\0", "").strip().replace("\r\n", "\n").replace("\r", "\n").split("\n")
    words = ("\n" if len(lines) <= _MOST_LINES else " ").join(lines)
    return f"'{words}" if _GUARDS.match(words) else words


def kept_columns(extras: Iterable[Mapping[str, str]], *, known: Iterable[str]) -> dict[str, str]:
    """Give the columns for what readers kept in ``extra``: by their key there, in the order they first come.

    What a CSV kept goes back under its column's own name, what other formats kept under theirs and its name. Keys of ours
    in ``known`` are left out: their text goes back into its own column.
    """
    skipped = {f"csv.{word}" for word in known}
    keys = dict.fromkeys(key for extra in extras for key in extra)
    return {key: key.removeprefix("csv.") for key in keys if key not in skipped}
