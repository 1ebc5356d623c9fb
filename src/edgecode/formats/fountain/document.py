"""One Fountain file, taken apart: its lines, what of them is printed, the title page, and the events."""

import msgspec

from edgecode.film.place import Place
from edgecode.formats.fountain.asides import Printed, printed
from edgecode.formats.fountain.events import events
from edgecode.formats.fountain.lines import Lines, lines_of
from edgecode.formats.fountain.page import Event
from edgecode.formats.fountain.title_page import TitlePage, title_page


class Document(msgspec.Struct, frozen=True):
    """A file's bytes as lines, and what stands on them; the events' lines are those of ``printed``."""

    path: str
    lines: Lines
    printed: Printed
    title_page: TitlePage
    events: list[Event]

    def place(self, event: Event) -> Place:
        """The line of the file on which an event begins."""
        return Place(self.path, self.printed.firsts[event.first] + 1)

    def span(self, event: Event) -> tuple[int, int]:
        """The bytes of an event's lines in the file (half open): the first one's indent is in, the last one's break is not."""
        return self.lines.starts[self.printed.firsts[event.first]], self.lines.ends[self.printed.lasts[event.last]]


def document(data: bytes, *, path: str) -> Document:
    """Take a file apart. Raises UnreadableError where the bytes are no text at all."""
    lines = lines_of(data, path=path)
    left = printed(lines, path=path)
    title = title_page(left.texts)
    return Document(path, lines, left, title, events(left.texts, begin=title.end))
