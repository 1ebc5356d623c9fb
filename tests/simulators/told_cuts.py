"""Cuts told in a line and made without a reader: ``12A-1@100+48`` is 48 frames of take 12A-1 from frame 100 of its source."""

import re
from typing import Final

import msgspec

from edgecode.film.cut import Clip, ClipKind, Cut, Track, TrackKind
from edgecode.film.cutting.change import Change, CutChanges
from edgecode.film.cutting.compared import compared
from edgecode.film.identity import named_clips
from edgecode.film.place import Place
from edgecode.film.rate import Rate
from edgecode.film.timecode import Timecode

RATE: Final = Rate.of(24)
_CLIP: Final = re.compile(
    r"(?P<dissolve>~)?(?P<name>[^@+!]+)(?:@(?P<begin>\d+))?\+(?P<frames>\d+)(?:x(?P<speed>-?[\d.]+))?(?:!(?P<effect>\w+))?"
)
_KINDS: Final = {"black": ClipKind.BLACK, "title": ClipKind.GENERATOR, "missing": ClipKind.MISSING}


def cut(told: str, *, name: str = "cut", rate: Rate | None = RATE, **more: str) -> Cut:
    """Make a cut; clips stand one behind the other, ``gap+10`` leaves room.

    ``~`` before a clip is a dissolve into it, ``x2`` behind it a speed, ``!Blur`` an effect. ``black``, ``title`` and
    ``missing`` are no material; ``title:Words`` says something. ``told`` is the first track of picture; further ones are given
    by name.
    """
    tracks = [_track("V1", told, at=0, rate=rate)]
    tracks += [_track(track, words, at=nth, rate=rate) for nth, (track, words) in enumerate(more.items(), start=1)]
    start = Timecode(3600 * rate.nominal, rate) if rate is not None else None
    return named_clips(Cut(name=name, path=f"cuts/{name}.otio", rate=rate, start=start, tracks=tuple(tracks)))


def _track(name: str, told: str, *, at: int, rate: Rate | None) -> Track:
    clips = []
    position = 0
    for words in told.split():
        match = _CLIP.fullmatch(words)
        assert match is not None, words
        frames = int(match["frames"])
        if match["name"] != "gap":
            clips.append(_clip(match, position, track=at, rate=rate))
        position += frames
    kind = TrackKind.SOUND if name.startswith("A") else TrackKind.PICTURE
    return Track(name=name, kind=kind, clips=tuple(clips))


def _clip(match: re.Match[str], position: int, *, track: int, rate: Rate | None) -> Clip:
    word, _colon, says = match["name"].partition(":")
    kind = _KINDS.get(word, ClipKind.MATERIAL)
    frames = int(match["frames"])
    speed = float(match["speed"] or 1)
    source = Timecode(int(match["begin"] or 0), rate) if rate is not None and kind is ClipKind.MATERIAL else None
    return Clip(
        name=(says or word) if kind is not ClipKind.MATERIAL else word,
        place=Place("cuts/cut.otio"),
        track=track,
        kind=kind,
        file=f"{word}.mov" if kind is ClipKind.MATERIAL else "",
        record_in=position if rate is not None else None,
        record_out=position + frames if rate is not None else None,
        source_in=source,
        source_in_text=str(source) if source is not None else "",
        source_out=source + round(frames * abs(speed)) if source is not None else None,
        speed=None if speed == 1 or rate is None else speed * rate.nominal,
        transition="dissolve" if match["dissolve"] else "",
        extra={"otio.effects": match["effect"]} if match["effect"] else {},
    )


def with_clips(made: Cut, **changes: object) -> Cut:
    """The same cut, something of all its clips changed."""
    tracks = (
        msgspec.structs.replace(
            track,
            clips=tuple(msgspec.structs.replace(clip, **changes) for clip in track.clips),
        )
        for track in made.tracks
    )
    return msgspec.structs.replace(made, tracks=tuple(tracks))


def told(old: str | Cut, new: str | Cut) -> list[str]:
    """What is said of two cuts, but for what merely shifted: ``trimmed 12A-1 -8+0`` and so on, one string a change."""
    return [said(change) for change in changes(old, new).edits]


def changes(old: str | Cut, new: str | Cut) -> CutChanges:
    """Compare two cuts, told or made."""
    return compared(cut(old) if isinstance(old, str) else old, cut(new) if isinstance(new, str) else new)


def said(change: Change) -> str:
    """One change in short: operation, clip, head and tail or the frames, what was and what is."""
    ends = f"{change.head:+}{change.tail:+}" if change.head or change.tail else f"{change.frames:+}"
    words = f" {change.was}>{change.now}" if change.was or change.now else ""
    return f"{change.op} {change.name} {ends}{words}"
