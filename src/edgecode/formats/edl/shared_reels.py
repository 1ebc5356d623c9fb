"""Reels that a list cut short to one name, though their whole names, which stand in comments, are two."""

from collections.abc import Iterable, Iterator
from typing import Final

from edgecode.film.file_name import stem
from edgecode.formats.edl.events import Doubt, Event
from edgecode.formats.edl.lines import Says
from edgecode.formats.edl.reels import LONGEST

_SHOWN: Final = 2
"""How many whole names a doubt shows."""


def shared_reels(events: Iterable[Event]) -> Iterator[Doubt]:
    """Doubt each reel of eight characters that stands for several whole names, once, at the first event of the second."""
    whole: dict[str, dict[str, int]] = {}
    for event in events:
        reel = event.line.tape.upper()
        if len(reel) == LONGEST and (name := _whole(event, reel=reel.rstrip("."))):
            whole.setdefault(reel, {}).setdefault(name, event.line.line)
    for reel, names in whole.items():
        if len(names) > 1:
            lines = list(names.values())
            told = " and ".join(f"{name} (line {line})" for name, line in list(names.items())[:_SHOWN])
            more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
            says = f"expected a reel name for each source, found {reel!r} for {told}{more}; told apart by their whole names"
            yield Doubt(lines[1], says)


def _whole(event: Event, *, reel: str) -> str:
    """The whole name of an event's reel: what REEL says, else its source file where that begins with the reel."""
    said = event.saying(Says.WHOLE_REEL)
    if said:
        return said[0].upper()
    files = [] if event.other is not None else event.saying(Says.SOURCE_FILE)
    found = stem(files[0]) if files else ""
    return found if found.startswith(reel) and found != reel else ""
