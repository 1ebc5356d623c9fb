"""A script's printed lines as the events are found on them, and the events found so far."""

import re
from typing import Final

import msgspec

from edgecode.film.script import AsideKind, ParagraphKind
from edgecode.formats.fountain.cue import Cue

_REVISED: Final = re.compile(r"(?<=[^\s*])(?: [ \t]|\t)[ \t]*\*$")
"""An asterisk in the margin: two spaces or a tab away from words, so that no emphasis or ornament is taken for one."""


class Event(msgspec.Struct, frozen=True, gc=False):
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
        self.texts = texts
        self.words = [text.strip() for text in texts]
        self.events: list[Event] = []
        starred = [line for line, words in enumerate(self.words) if words[-1:] == "*"]
        self.revised = frozenset(line for line in starred if _REVISED.search(texts[line].rstrip()))
        if self.revised:
            self.texts = [_unmarked(text) if line in self.revised else text for line, text in enumerate(texts)]
            self.words = [text.strip() for text in self.texts]

    def add(self, event: Event) -> None:
        """Keep an event, marked as revised where one of its lines is."""
        if self.revised and not self.revised.isdisjoint(range(event.first, event.last + 1)):
            event = msgspec.structs.replace(event, revised=True)
        self.events.append(event)


def _unmarked(text: str) -> str:
    return _REVISED.sub("", text.rstrip())
