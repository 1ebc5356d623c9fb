"""A script's printed lines as the events are found on them, and the events found so far."""

import re
from typing import Final

import msgspec

from edgecode.film.script import AsideKind, ParagraphKind
from edgecode.formats.fountain.cue import Cue

_REVISED: Final = re.compile(r"(?<=[^\s*])(?: [ \t]|\t)[ \t]*\*$")
"""An asterisk in the margin: two spaces or a tab away from words, so that no emphasis or ornament is taken for one."""


class Event(msgspec.Struct, frozen=True):
    """One element of a script on the printed lines ``first`` to ``last``, counted from 0.

    ``text`` is as :attr:`edgecode.film.script.Paragraph.text` has it. ``number`` is a heading's scene number, ``depth`` a
    section's, ``cue`` the one under which something is spoken.
    """

    kind: ParagraphKind | AsideKind
    text: str
    first: int
    last: int
    cue: Cue | None = None
    number: str = ""
    depth: int = 0
    centered: bool = False
    revised: bool = False


class Page:
    """The lines of a script, and what they were found to be.

    ``texts`` are the lines without margin asterisks, ``words`` the same stripped; a blank line has no words.
    """

    def __init__(self, texts: list[str]) -> None:
        """Set the lines out, taking the revision marks off them."""
        self.revised = {line: _REVISED.sub("", text.rstrip()) for line, text in enumerate(texts) if _is_revised(text)}
        self.texts = [self.revised.get(line, text) for line, text in enumerate(texts)] if self.revised else texts
        self.words = [text.strip() for text in self.texts]
        self.events: list[Event] = []

    def add(self, event: Event) -> None:
        """Keep an event, marked as revised where one of its lines is."""
        if self.revised and not self.revised.keys().isdisjoint(range(event.first, event.last + 1)):
            event = msgspec.structs.replace(event, revised=True)
        self.events.append(event)


def _is_revised(text: str) -> bool:
    return text.rstrip().endswith("*") and _REVISED.search(text.rstrip()) is not None
