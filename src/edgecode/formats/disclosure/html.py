"""A sheet as one page of HTML that stands alone: nothing is fetched, nothing runs, and its own policy forbids both.

Every text of the sheet goes through one function that leaves no mark-up in it. A cell tells its column, so that a table on a
phone can turn into rows one under another; the roles say again what a table is, since browsers forget it when they do that.
"""

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Final

from edgecode.formats.disclosure.letters import Speller, headed, is_open, note_on
from edgecode.formats.disclosure.standing import EMPTY, MOST_COLUMNS, UNTITLED, standing_of
from edgecode.papers.sheet import Section, Sheet, Table

_STYLE: Final = Path(__file__).with_name("sheet.css")
_DAY: Final = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")
"""A day as ISO 8601 has it, which browsers would break at its hyphens."""
_WORD: Final = 20
"""Letters of the longest word that keeps whole in a column; one that is longer, such as a hash, may break anywhere."""


def as_html(sheet: Sheet) -> bytes:
    """Give a sheet as HTML5 in UTF-8; the same bytes for the same sheet.

    Letters that hide or turn their neighbours around are given by their Unicode numbers, and the page says how many are.
    """
    speller = Speller(is_open)
    shown = speller.sheet(sheet)
    note = note_on(speller.numbered, which="that cannot be seen", elsewhere="the JSON has them as they are.")
    return "\n".join(_page(shown, note=note)).encode()


def _page(sheet: Sheet, *, note: str) -> Iterator[str]:
    title = headed(sheet.title) or UNTITLED
    yield from _head(title=f"{title}: {sheet.kind}")
    yield "<body>\n<main>\n<header>"
    yield f'<p class="kind">{_inline(sheet.kind)}</p>'
    yield f"<h1>{_inline(title)}</h1>"
    yield f"<dl><div><dt>For</dt><dd>{_inline(sheet.addressee)}</dd></div>"
    yield f"<div><dt>As of</dt><dd>{_inline(sheet.on)}</dd></div></dl>"
    yield from _standing(sheet)
    if note:
        yield f'<p class="letters">{_inline(note)}</p>'
    yield "</header>"
    for section in sheet.sections:
        yield from _section(section)
    yield from _checking(sheet.checking)
    yield "</main>\n</body>\n</html>\n"


def _head(*, title: str) -> Iterator[str]:
    style = _STYLE.read_text(encoding="utf-8")
    seal = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{seal}'; base-uri 'none'; form-action 'none'"
    yield '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>"


def _standing(sheet: Sheet) -> Iterator[str]:
    """Who signed the paper, or the band that says that nobody did."""
    head, rest = standing_of(sheet)
    yield f'<div class="{"signed" if sheet.is_signed else "unsigned"}" role="note">'
    yield f"<p><strong>{head}</strong></p>"
    if rest:
        yield f"<p>{_inline(rest)}</p>"
    yield "</div>"


def _section(section: Section) -> Iterator[str]:
    yield "<section>"
    if heading := headed(section.heading):
        yield f"<h2>{_inline(heading)}</h2>"
    for words in section.warns:
        yield f'<p class="warns"><strong>Take note.</strong> {_inline(words)}</p>'
    for words in section.says:
        yield f"<p>{_inline(words)}</p>"
    if section.table is not None:
        yield from _table(section.table, heading=section.heading)
    yield "</section>"


def _table(table: Table, *, heading: str) -> Iterator[str]:
    if not table.rows:
        yield f'<p class="empty">{_inline(headed(table.empty) or EMPTY)}</p>'
        return
    stacks = ' class="stacks"' if len(table.columns) > MOST_COLUMNS else ""
    yield f'<table role="table" aria-label="{escape(headed(heading) or "Table")}"{stacks}>'
    heads = "".join(f'<th role="columnheader" scope="col">{_inline(each)}</th>' for each in table.columns)
    yield f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>\n<tbody role="rowgroup">'
    columns = [escape(each) for each in table.columns]
    for row in table.rows:
        cells = zip(columns, row, strict=True)
        yield f'<tr role="row">{"".join(_cell(column, text=text) for column, text in cells)}</tr>'
    yield "</tbody>\n</table>"


def _cell(column: str, *, text: str) -> str:
    words = [len(word) for word in text.split()]
    kind = ' class="long"' if max(words, default=0) > _WORD else ' class="word"' if len(words) == 1 else ""
    return f'<td role="cell" data-column="{column}"{kind}>{_inline(text)}</td>'


def _checking(lines: tuple[str, ...]) -> Iterator[str]:
    if lines:
        yield "<section>\n<h2>How to check this paper</h2>"
        yield from (f'<p class="checking"><code>{_inline(line)}</code></p>' for line in lines)
        yield "</section>"


def _inline(text: str) -> str:
    """The one way for a text onto the page: no mark-up, and whichever way it runs, nothing around it is turned."""
    days = _DAY.sub(r'<span class="word">\g<0></span>', escape(text))
    return f"<bdi>{days}</bdi>"
