"""The events of an edit decision list: each event line with what the lines below it say about it.

A dissolve, wipe or key takes two lines in CMX 3600. The first one, of no length, is the outgoing side: it tells what
the picture comes from and puts nothing into the cut. It is kept on the second one and is no event of its own.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from edgecode.formats.edl.lines import EventLine, Says, Statement, statements

_SHOWN: Final = 60
"""Characters of a line that a remark quotes."""

_RATE: Final = re.compile(r"(?:FRAME ?RATE|FPS)\s*[:=]?\s*(\S.*)", re.IGNORECASE)


class Doubt(msgspec.Struct, frozen=True):
    """Something about the list that a person should know: the line, counted from 1, and a sentence."""

    line: int
    says: str


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One line that puts material into the cut, with what is said about it.

    ``other`` is the line it shares its event with: the outgoing side of a transition, or the background of a key.
    ``other_named`` tells that the other line has a clip name of its own, so that the names below are this line's.
    """

    line: EventLine
    said: tuple[Statement, ...] = ()
    other: EventLine | None = None
    other_named: bool = False

    def saying(self, says: Says) -> list[str]:
        """Give the texts of one kind, in order."""
        return [statement.text for statement in self.said if statement.says is says]


class Listing(msgspec.Struct, frozen=True, kw_only=True):
    """A whole list.

    ``drop`` is what the first FCM line says, else ``True`` where timecode is written with ``;``, else ``None``. ``rate`` is a
    frame rate the list states above its first event, as it is written. ``umids`` are Avid's source identifiers by reel.
    ``titled`` tells that there is a TITLE line.
    """

    title: str = ""
    titled: bool = False
    drop: bool | None = None
    drop_line: int = 1
    rate: str = ""
    rate_line: int = 1
    events: tuple[Event, ...] = ()
    umids: dict[str, str] = {}
    doubts: tuple[Doubt, ...] = ()


class _Group(msgspec.Struct, frozen=True):
    """An event line and the lines below it; without a line, what stands above the events or below a broken one."""

    line: EventLine | None
    said: list[Statement] = []


def listing(lines: Sequence[str]) -> Listing:
    """Read the lines of a list into its events. What cannot be used is a doubt; nothing raises."""
    groups = _groups(statements(lines))
    said = [statement for group in groups for statement in group.said]
    titles = [statement for statement in said if statement.says is Says.TITLE]
    counting = [(statement, _drops(statement.text)) for statement in said if statement.says is Says.COUNTING]
    drop, drop_line = next(((drop, fcm.line) for fcm, drop in counting if drop is not None), (None, 1))
    rate, rate_line = next(((rate, line) for rate, line in map(_rate, groups[0].said) if rate), ("", 1))
    doubts = [doubt for statement in said if (doubt := _doubt(statement, rate_line=rate_line if rate else 0))]
    doubts += [Doubt(again.line, "expected one TITLE line, found another; read as one list") for again in titles[1:]]
    doubts += [
        Doubt(fcm.line, _fcm(fcm.text, known=now is not None)) for fcm, now in counting if now is None or now != drop
    ][:1]
    events = tuple(_events(groups, doubts=doubts))
    if drop is None and events and ";" in events[0].line.record_in:
        drop, drop_line = True, events[0].line.line
    return Listing(
        title=titles[0].text if titles else "",
        titled=bool(titles),
        drop=drop,
        drop_line=drop_line,
        rate=rate,
        rate_line=rate_line,
        events=events,
        umids=dict(umid for statement in said if (umid := _umid(statement)) is not None),
        doubts=tuple(doubts),
    )


def _groups(read: Iterable[EventLine | Statement]) -> list[_Group]:
    """Group lines below events; a broken event, or Avid's table of sources, keeps its own from the event before."""
    groups = [_Group(None, [])]
    for item in read:
        if isinstance(item, EventLine):
            groups.append(_Group(item, []))
        elif item.says in {Says.BROKEN, Says.SOURCE_ID}:
            groups.append(_Group(None, [item]))
        else:
            groups[-1].said.append(item)
    return groups


def _events(groups: Sequence[_Group], *, doubts: list[Doubt]) -> Iterator[Event]:
    waiting: dict[str, _Group] = {}
    before: _Group | None = None
    for group, after in zip(groups, [*groups[1:], None], strict=True):
        line = group.line
        if line is None:
            continue
        doubts += [Doubt(line.line, doubt) for doubt in line.doubts]
        if line.empty and line.cuts:
            doubts += _without_length(waiting.pop(line.channels, None))
            waiting[line.channels] = group
            continue
        if line.empty:
            doubts += _without_length(group)
            continue
        other = before if _is_key(line, before=before) else _outgoing(line, waiting=waiting)
        yield _event(line, said=group.said or _shared(line, after=after), other=other)
        before = group
    for left in waiting.values():
        doubts += _without_length(left)


def _event(line: EventLine, *, said: Iterable[Statement], other: _Group | None) -> Event:
    named = other is not None and any(statement.says is Says.FROM_NAME for statement in other.said)
    return Event(line=line, said=tuple(said), other=other.line if other else None, other_named=named)


def _outgoing(line: EventLine, *, waiting: dict[str, _Group]) -> _Group | None:
    """Find the line of no length that stands where this one begins, best on the same channels."""
    if line.cuts:
        return None
    fits = [key for key, group in waiting.items() if group.line is not None and group.line.record_in == line.record_in]
    return waiting.pop(line.channels if line.channels in fits else fits[0]) if fits else None


def _is_key(line: EventLine, *, before: _Group | None) -> bool:
    background = before.line if before else None
    return (
        line.transition == "K"
        and background is not None
        and background.transition == "KB"
        and background.number == line.number
    )


def _shared(line: EventLine, *, after: _Group | None) -> list[Statement]:
    """Take what is said below the next line: the lines of one event are told about once, below the last."""
    if after is None or after.line is None or after.line.number != line.number:
        return []
    if line.transition == "KB":
        return [statement for statement in after.said if statement.says is Says.FROM_NAME]
    same = (after.line.tape, after.line.source_in, after.line.transition) == (
        line.tape,
        line.source_in,
        line.transition,
    )
    return after.said if same else []


def _without_length(group: _Group | None) -> list[Doubt]:
    if group is None or group.line is None:
        return []
    return [Doubt(group.line.line, f"expected an event with a length, found one from {group.line.record_in} to itself")]


def _doubt(statement: Statement, *, rate_line: int) -> Doubt | None:
    if statement.line == rate_line or statement.says not in {Says.BROKEN, Says.UNKNOWN}:
        return None
    shown = statement.text if len(statement.text) <= _SHOWN else f"{statement.text[:_SHOWN]}…"
    if statement.says is Says.BROKEN:
        return Doubt(statement.line, f"expected an event with four timecodes, found {shown!r}; left out")
    return Doubt(statement.line, f"expected an event or a comment, found {shown!r}; left out")


def _drops(text: str) -> bool | None:
    upper = text.upper()
    return False if upper.startswith("NON") else True if upper.startswith("DROP") else None


def _fcm(text: str, *, known: bool) -> str:
    if known:
        return (
            f"expected one way of counting in the whole list, found FCM: {text} as well; counted as the first one says"
        )
    return f"expected FCM: DROP FRAME or NON-DROP FRAME, found {text[:_SHOWN]!r}"


def _rate(statement: Statement) -> tuple[str, int]:
    match = _RATE.fullmatch(statement.text) if statement.says in {Says.COMMENT, Says.UNKNOWN} else None
    return (match[1].strip(), statement.line) if match else ("", 0)


def _umid(statement: Statement) -> tuple[str, str] | None:
    words = statement.text.split()
    return (words[0], words[-1]) if statement.says is Says.SOURCE_ID and len(words) > 1 else None
