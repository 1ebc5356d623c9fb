"""The title page: free paragraphs, read as the entries a Fountain title page has.

Final Draft says nothing of what a paragraph there is; where it stands does. The first one in the middle is the title; a
credit (``Written by``) and the names under it follow. What stands at a side is the copyright, the draft or its date, the
contact; or an entry that names itself (``Revision: Blue``), which is believed.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec
from lxml import etree

from edgecode.film.emphasis import plain
from edgecode.formats.fdx.attributes import attributes
from edgecode.formats.fdx.runs import run_of, words_of
from edgecode.formats.fdx.written_runs import text_runs
from edgecode.formats.fountain.title_page import TitlePage

Entries = tuple[tuple[str, tuple[str, ...]], ...]

_NAMED: Final = re.compile(r"([A-Z][A-Za-z]*(?: [A-Za-z]+){0,2}):(?: (.*))?")
_CREDIT: Final = re.compile(
    r"(?:by|(?:(?:original )?(?:written|screenplay|teleplay|script|story|created|adapted|directed)\b.{0,60}?\bby))\b",
    re.IGNORECASE,
)
_SOURCE: Final = re.compile(r"(?:based|adapted|suggested|inspired)\b.{0,60}\b(?:on|from|by)\b", re.IGNORECASE)
_COPYRIGHT: Final = re.compile(r"copyright|©|\(c\)", re.IGNORECASE)
_REVISION: Final = re.compile(r"revis(?:ed|ion)|\brev\.", re.IGNORECASE)
_DRAFT: Final = re.compile(
    r"\bdraft\b|^\W*\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\W*$"
    r"|^\W*(?:\d{1,2}\.? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
    r" (?:\d{1,2}(?:st|nd|rd|th)?,? )?\d{4}\W*$",
    re.IGNORECASE,
)
_BLANKS_ABOVE: Final = 16
"""Blank lines that bring a title to the middle of the page, as in Final Draft's own template."""


class _Block(msgspec.Struct, frozen=True):
    """One paragraph with words: its lines, whether it stands in the middle, and whether right under the one before.

    ``page`` is 1 for the title page itself; what follows on pages of its own, such as a motto, is no entry of it.
    """

    lines: tuple[str, ...]
    centered: bool
    joined: bool
    page: int


def entries(content: etree._Element | None) -> Entries:
    """Read the paragraphs of a title page, which a file may lack; emphasis stays as marks."""
    found: list[tuple[str, list[str]]] = []
    for block in _blocks(content) if content is not None else ():
        if block.page > 1:
            _add(found, "Notes", block.lines)
        elif not block.centered and (named := _named(block.lines)):
            found.append(named)
        elif block.centered or not found:
            _in_the_middle(block, found=found)
        else:
            _at_a_side(block, found=found)
    return tuple((key, tuple(values)) for key, values in found)


def _blocks(content: etree._Element) -> Iterator[_Block]:
    joined, page, empty = False, 1, True
    for paragraph in content.iterchildren("Paragraph"):
        page += paragraph.get("StartsNewPage") == "Yes" and not empty
        text = words_of([run_of(each) for each in paragraph.iterchildren("Text")], indent=False).text
        if text:
            lines = tuple(filter(None, map(str.strip, text.split("\n"))))
            yield _Block(lines, paragraph.get("Alignment") == "Center", joined, page)
            empty = False
        joined = bool(text)


def _named(lines: Sequence[str]) -> tuple[str, list[str]] | None:
    found = _NAMED.fullmatch(lines[0])
    return (found[1], [*([found[2]] if found[2] else []), *lines[1:]]) if found else None


def _in_the_middle(block: _Block, *, found: list[tuple[str, list[str]]]) -> None:
    words = plain(" ".join(block.lines))
    last = found[-1][0] if found else ""
    credit = _CREDIT.match(words)
    if not any(key == "Title" for key, _ in found):
        found.append(("Title", list(block.lines)))
    elif block.joined and last == "Title" and not credit:
        found[-1][1].extend(block.lines)
    elif _SOURCE.match(words):
        found.append(("Source", list(block.lines)))
    elif credit:
        found.append(("Credit", [words[: credit.end()]]))
        if rest := words[credit.end() :].strip(" :"):
            found.append(("Author", [rest]))
    elif last == "Credit":
        found.append(("Author", list(block.lines)))
    elif last == "Author" and not (_DRAFT.search(words) or _REVISION.search(words)):
        found[-1][1].extend(block.lines)
    else:
        _at_a_side(block, found=found)


def _at_a_side(block: _Block, *, found: list[tuple[str, list[str]]]) -> None:
    words = plain(" ".join(block.lines))
    if _COPYRIGHT.search(words):
        key = "Copyright"
    elif _REVISION.search(words):
        key = "Revision"
    elif _DRAFT.search(words):
        key = "Draft date"
    else:
        key = "Contact"
    _add(found, key, block.lines)


def _add(found: list[tuple[str, list[str]]], key: str, lines: Sequence[str]) -> None:
    """Keep lines as an entry, or with the one before if it is of the same key."""
    if found and found[-1][0] == key:
        found[-1][1].extend(lines)
    else:
        found.append((key, list(lines)))


def draft_of(page: TitlePage) -> str:
    """What a page calls this draft; where it lists its revisions, a line each, the last of them."""
    listed = [
        plain(line) for key, lines in page.entries if key == "Revision" for line in lines if _REVISION.search(line)
    ]
    return listed[-1] if len(listed) > 1 else page.draft


def title_page_xml(kept: Entries) -> str:
    """Write the paragraphs of a title page so that :func:`entries` reads the same entries from them.

    Title, credit and authors stand in the middle where that says enough; every other entry names itself.
    """
    for middle in ({"Title", "Credit", "Author"}, set[str]()):
        xml = "\n".join(_lines(kept, middle=middle))
        if entries(etree.fromstring(f"<Content>{xml}</Content>")) == kept:
            break
    return xml


def _lines(kept: Entries, *, middle: set[str]) -> Iterator[str]:
    yield from ["      <Paragraph/>"] * (_BLANKS_ABOVE if middle else 0)
    for key, values in kept:
        if key in middle:
            yield _paragraph("\n".join(values), alignment="Center")
        elif len(values) == 1:
            yield _paragraph(f"{key}: {values[0]}", alignment="Left")
        else:
            yield _paragraph("\n".join([f"{key}:", *values]), alignment="Left")
        yield "      <Paragraph/>"


def _paragraph(text: str, *, alignment: str) -> str:
    return f"      <Paragraph{attributes([('Alignment', alignment)])}>{text_runs(text)}</Paragraph>"
