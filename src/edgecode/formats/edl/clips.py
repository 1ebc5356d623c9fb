"""The clips an edit decision list puts on its tracks, without a rate: what the list says, in its own words."""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from edgecode.film.cut import Clip, ClipKind, TrackKind
from edgecode.film.place import Place
from edgecode.formats.edl.events import Doubt, Event
from edgecode.formats.edl.lines import EventLine, Says, Speed, speed

_CHANNEL: Final = re.compile(r"[VAB]\d*")
_PICTURE: Final = "V"
_TRANSITIONS: Final = {"C": "", "D": "dissolve", "W": "wipe", "K": "key", "KB": "key background", "KO": "key out"}
_BLACK: Final = frozenset({"BL", "BLACK", "BLACK VIDEO"})
_BARS: Final = frozenset({"BARS", "COLOR BARS", "COLOUR BARS"})
_KEPT: Final = ((Says.EFFECT, "effect"), (Says.SPLIT, "split"), (Says.REEL, "reel"))


class Use(msgspec.Struct, frozen=True):
    """One clip, the names of the tracks it stands on (``V``, ``V2``, ``A1`` …) and what is doubtful about it."""

    clip: Clip
    tracks: tuple[str, ...]
    doubts: tuple[Doubt, ...] = ()


def use(event: Event, *, path: str, umids: dict[str, str]) -> Use:
    """Make the clip of one event; rates, record frames and the track's index are left for later."""
    line = event.line
    tracks = track_names(line.channels, audio=" ".join(event.saying(Says.AUDIO)))
    doubts = [] if tracks else [Doubt(line.line, f"expected channels, found {line.channels}; the event is on no track")]
    doubts += [Doubt(line.line, f"expected an M2 line with a speed, found {text!r}") for text in _damaged(event)]
    name, file = _name(event), _file(event)
    clip = Clip(
        name=name or file or line.tape,
        place=Place(path, line=line.line, timecode=line.record_in),
        track=0,
        kind=_kind(line.tape, name=name),
        tape=_tape(event),
        file=file,
        source_in_text=line.source_in,
        source_out_text=line.source_out,
        record_in_text=line.record_in,
        record_out_text=line.record_out,
        speed=_speed(event),
        transition=_TRANSITIONS[line.transition.rstrip("0123456789")],
        notes=tuple(_notes(event, name=name)),
        extra=dict(_extra(event, umid=umids.get(line.tape, ""))),
    )
    return Use(clip, tracks, tuple(doubts))


def _tape(event: Event) -> str:
    """Find the whole name of the reel: a list that cuts it short may have it in a comment."""
    return next(filter(None, event.saying(Says.WHOLE_REEL)), "") or event.line.tape


def track_names(channels: str, *, audio: str) -> tuple[str, ...]:
    """Name the tracks of a channel column and of the AUD lines below it: ``AA/V`` and ``AUD  3`` are V, A1, A2 and A3.

    ``B`` is picture and the first sound channel, ``NONE`` none (CMX 3600).
    """
    names: list[str] = []
    letters = [] if channels == "NONE" else _CHANNEL.findall(channels)
    for letter in letters:
        number = letter[1:].lstrip("0")
        if letter[0] in "VB":
            names.append(_PICTURE + (number if number != "1" else ""))
        if letter[0] in "AB":
            names.append(f"A{number or sum(known[0] == 'A' for known in names) + 1}")
    names += [f"A{number}" for number in re.findall(r"[1-9]\d?", audio)]
    return tuple(dict.fromkeys(names))


def track_kind(name: str) -> TrackKind:
    """Tell picture (``V``, ``V2``) from sound (``A1``, ``A2``)."""
    return TrackKind.PICTURE if name.startswith(_PICTURE) else TrackKind.SOUND


def track_order(name: str) -> tuple[bool, int]:
    """Order tracks by kind, pictures first, then by number."""
    return not name.startswith(_PICTURE), int(name[1:] or 1)


def _name(event: Event) -> str:
    """Find the clip's name; FROM is the outgoing side's where there is one, unless that side was named by itself."""
    named = event.saying(Says.FROM_NAME)
    if not event.line.cuts and event.line.transition != "KB":
        incoming = [*event.saying(Says.KEY_NAME), *event.saying(Says.TO_NAME)]
        if incoming or (event.other is not None and not event.other_named):
            return incoming[0] if incoming else ""
    return next(filter(None, named), "")


def _file(event: Event) -> str:
    files = event.saying(Says.SOURCE_FILE)
    if event.other is not None and len(files) > 1:
        return files[-1]
    if event.other is not None and files and _belongs(files[0], event.other) and not _belongs(files[0], event.line):
        return ""
    paths = [re.split(r"[/\\]", path)[-1] for path in event.saying(Says.FROM_PATH)]
    return next(filter(None, [*files, *(paths if event.other is None else [])]), "")


def _belongs(file: str, line: EventLine) -> bool:
    """CMX 3600 cuts a reel's name to eight characters, and some write it with a dot at the end."""
    return bool(line.tape) and file.upper().startswith(line.tape.upper().rstrip("."))


def _kind(tape: str, *, name: str) -> ClipKind:
    words = {tape.upper(), name.upper()}
    if words & _BLACK:
        return ClipKind.BLACK
    return ClipKind.GENERATOR if words & _BARS else ClipKind.MATERIAL


def _speeds(event: Event) -> Iterator[Speed]:
    """Leave out the M2 lines of the outgoing side, which name its reel or the timecode it begins at."""
    for text in event.saying(Says.SPEED):
        found = speed(text)
        if found is None:
            continue
        if event.other is not None and event.other.source_in != event.line.source_in:
            theirs = found.timecode == event.other.source_in
        else:
            theirs = event.other is not None and found.tape == event.other.tape != event.line.tape
        if not theirs:
            yield found


def _speed(event: Event) -> float | None:
    return next((found.fps for found in _speeds(event)), None)


def _damaged(event: Event) -> list[str]:
    return [text for text in event.saying(Says.SPEED) if speed(text) is None]


def _notes(event: Event, *, name: str) -> Iterator[str]:
    """Comments and markers, and the clip names that are not this clip's own."""
    for statement in event.said:
        if statement.says is Says.COMMENT and statement.text:
            yield statement.text
        elif statement.says is Says.TO_NAME and statement.text != name:
            yield f"TO CLIP NAME: {statement.text}"
        elif statement.says is Says.FROM_NAME and statement.text != name:
            yield f"FROM CLIP NAME: {statement.text}"


def _extra(event: Event, *, umid: str) -> Iterator[tuple[str, str]]:
    line = event.line
    yield "edl.event", line.number
    if line.operand:
        yield "edl.transition_frames", line.operand
    if line.transition.startswith("W"):
        yield "edl.wipe", line.transition[1:]
    if event.other is not None:
        yield "edl.from_tape", event.other.tape
    for says, key in _KEPT:
        for text in event.saying(says)[:1]:
            yield f"edl.{key}", text
    for text in event.saying(Says.COLOUR):
        word = text.split(maxsplit=1)[0].rstrip(":")
        yield f"edl.{word.lower()}", text[len(word) :].lstrip(": ")
    if _tape(event) != line.tape:
        yield "edl.reel_cut", line.tape
    if umid:
        yield "edl.umid", umid
