"""The title page: ``Key: value`` lines at the very top, up to the first blank line.

A value may go on over indented lines below its key. Because a script may just as well begin ``FADE IN:``, a title page is
only one when a key that title pages use is among its keys.
"""

from collections.abc import Sequence
from typing import Final

import msgspec

from edgecode.film.emphasis import plain

KNOWN_KEYS: Final = frozenset(
    {
        *("title", "credit", "author", "authors", "source", "notes", "draft", "draft date", "date", "revision"),
        *("contact", "copyright", "version", "written by", "based on", "story by", "series", "episode", "season"),
        *("show", "language", "font", "watermark", "production", "company", "director", "format", "created by"),
    }
)
"""The syntax's own keys (fountain.io/syntax, Title Page) and those that writing programs add, in lower case."""

_DRAFT_KEYS: Final = ("revision", "draft", "draft date")


class TitlePage(msgspec.Struct, frozen=True):
    """The entries of a title page as printed, in order, emphasis marks kept; ``end`` is the line where the script begins."""

    entries: tuple[tuple[str, tuple[str, ...]], ...] = ()
    end: int = 0

    def value(self, key: str) -> str:
        """The lines of one entry, joined with spaces, without emphasis marks; empty where there is no such key."""
        found = next((values for each, values in self.entries if each.casefold() == key), ())
        return " ".join(plain(value) for value in found)

    @property
    def draft(self) -> str:
        """What the page calls this draft: Revision, else Draft, else Draft date, else empty."""
        return next(filter(None, map(self.value, _DRAFT_KEYS)), "")


def title_page(texts: Sequence[str]) -> TitlePage:
    """Read the title page at the top of some lines; an empty one that ends at line 0 where there is none."""
    first = next((line for line, text in enumerate(texts) if text.strip()), len(texts))
    entries: list[tuple[str, list[str]]] = []
    line = first
    while line < len(texts) and (text := texts[line].rstrip()):
        if text[0].isspace() and entries:
            entries[-1][1].append(text.strip())
        elif entry := _entry(text):
            entries.append(entry)
        else:
            break
        line += 1
    if not any(key.casefold() in KNOWN_KEYS for key, _ in entries):
        return TitlePage()
    return TitlePage(tuple((key, tuple(values)) for key, values in entries), line)


def _entry(text: str) -> tuple[str, list[str]] | None:
    key, colon, value = (part.strip() for part in text.partition(":"))
    if not (key and colon) or text[0].isspace():
        return None
    return key, [value] if value else []
