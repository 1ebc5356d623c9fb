"""The events of a list to be: each clip with its four timecodes as they will stand there, in record order."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from edgecode.film.cut import Clip, ClipKind, Cut, Track
from edgecode.film.rate import Rate
from edgecode.film.timecode import Timecode

_TRANSITIONS: Final = {"": "C", "dissolve": "D", "wipe": "W", "key": "K", "key background": "KB", "key out": "KO"}
_TIMECODE: Final = re.compile(r"\d{1,2}[:;.,]\d\d[:;.,]\d\d[:;.,]\d{2,3}", re.ASCII)
_FIRST_WIPE: Final = "001"
_LONGEST_OPERAND: Final = 3


class Loss:
    """What a list cannot hold, each kind of it counted and said once."""

    def __init__(self) -> None:
        """Begin with nothing lost."""
        self._said: dict[str, int] = {}

    def say(self, says: str) -> None:
        """Say a whole sentence."""
        self._said.setdefault(says, 0)

    def count(self, says: str) -> None:
        """Count one more of a kind; ``{}`` in the sentence stands for how many."""
        self._said[says] = self._said.get(says, 0) + 1

    def said(self) -> Iterator[str]:
        """Give the sentences, in the order they were first said."""
        for says, count in self._said.items():
            yield says.replace("{}", str(count), 1) if count else says


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """One event: its clip, the tracks it stands on, and what its columns hold; ``outgoing`` is the clip it comes in over."""

    clip: Clip
    tracks: tuple[str, ...]
    transition: str
    operand: str
    source_in: str
    source_out: str
    record_in: str
    record_out: str
    zero: str
    outgoing: "Decision | None" = None


def decisions_of(tracks: Iterable[tuple[str, Track]], *, cut: Cut, lost: Loss) -> list[Decision]:
    """Lay out the clips of some tracks; those of one use on several tracks are one event."""
    found: dict[tuple[object, ...], Decision] = {}
    for name, track in tracks:
        before: Decision | None = None
        for clip in track.clips:
            made = _decision(clip, name, cut=cut, before=before, lost=lost)
            if made is None:
                continue
            before = made
            key = _use(made)
            known = found.get(key)
            if known is not None and name not in known.tracks:
                made = msgspec.structs.replace(known, tracks=(*known.tracks, name))
            elif known is not None:
                key = (*key, len(found))
            found[key] = made
    return sorted(found.values(), key=lambda each: _order(each.record_in))


def _use(each: Decision) -> tuple[object, ...]:
    clip = each.clip
    said = (clip.name, clip.tape, clip.file, clip.speed, clip.kind, clip.notes, tuple(clip.extra.items()))
    times = (each.source_in, each.source_out, each.record_in, each.record_out, each.transition, each.operand)
    return (*said, *times)


def _order(timecode: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"[0-9]+", timecode)))


def _decision(clip: Clip, track: str, *, cut: Cut, before: Decision | None, lost: Loss) -> Decision | None:
    if not clip.enabled:
        lost.count("expected clips that play, found {} switched off; left out")
        return None
    record = _record(clip, cut=cut)
    if record is None or record[0] == record[1]:
        lost.count("expected clips with a place and a length in the cut, found {} without; left out")
        return None
    source = _source(clip, cut=cut, lost=lost)
    transition, operand = _transition(clip, lost=lost)
    _count_lost(clip, lost=lost)
    meets = before is not None and before.record_out == record[0]
    return Decision(
        clip=clip,
        tracks=(track,),
        transition=transition,
        operand=operand,
        source_in=source[0],
        source_out=source[1],
        record_in=record[0],
        record_out=record[1],
        zero=str(Timecode(0, cut.rate)) if cut.rate is not None else "00:00:00:00",
        outgoing=before if meets else None,
    )


def _count_lost(clip: Clip, *, lost: Loss) -> None:
    if clip.kind in {ClipKind.GENERATOR, ClipKind.MISSING}:
        lost.count(
            "expected material and black, found {} clips made in the editing room or missing; written as material"
        )
    if any(not key.startswith(("edl.", "edgecode.")) for key in clip.extra):
        lost.count("expected what an EDL has a place for, found {} clips with other exporters' data; left out")


def _record(clip: Clip, *, cut: Cut) -> tuple[str, str] | None:
    if cut.rate is None:
        texts = (clip.record_in_text, clip.record_out_text)
        return texts if all(map(_TIMECODE.fullmatch, texts)) else None
    if clip.record_in is None or clip.record_out is None or clip.record_in > clip.record_out:
        return None
    start = cut.start if cut.start is not None and cut.start.rate == cut.rate else Timecode(0, cut.rate)
    return str(start + clip.record_in), str(start + clip.record_out)


def _source(clip: Clip, *, cut: Cut, lost: Loss) -> tuple[str, str]:
    """The source's in and out; a cut that is rated counts both at its own rate."""
    zero = str(Timecode(0, cut.rate)) if cut.rate is not None else "00:00:00:00"
    if clip.source_in is None or cut.rate is None:
        texts = (clip.source_in_text, clip.source_out_text)
        if all(map(_TIMECODE.fullmatch, texts)):
            return texts
        lost.count("expected source timecode, found {} clips without; written from " + zero)
        return zero, zero if cut.rate is None else str(Timecode(0, cut.rate) + _length(clip))
    if clip.source_in.rate != cut.rate:
        lost.count(f"expected sources at {cut.rate}, found {{}} clips at another rate; their timecode is counted at it")
    source_in = counted_at(clip.source_in, cut.rate)
    if clip.source_out is None:
        return str(source_in), str(source_in + _length(clip))
    if clip.speed is not None and "@" in clip.source_in_text and clip.speed > 0:
        # A timeline's source range is as long as its use in the cut; a list's is as long as what is played.
        return str(source_in), str(source_in + round(_length(clip) * clip.speed / float(clip.source_in.rate.fps)))
    return str(source_in), str(counted_at(clip.source_out, cut.rate))


def _length(clip: Clip) -> int:
    return (clip.record_out or 0) - (clip.record_in or 0)


def counted_at(timecode: Timecode, rate: Rate) -> Timecode:
    """Count a timecode at another rate: the same reading of the clock, its frames in proportion."""
    if timecode.rate.nominal == rate.nominal and timecode.rate.drop == rate.drop:
        return Timecode(timecode.frame, rate)
    if timecode.rate.drop or rate.drop:
        return Timecode(int(timecode.seconds * rate.fps), rate)
    seconds, frames = divmod(timecode.frame, timecode.rate.nominal)
    return Timecode(seconds * rate.nominal + frames * rate.nominal // timecode.rate.nominal, rate)


def _transition(clip: Clip, *, lost: Loss) -> tuple[str, str]:
    written = _TRANSITIONS.get(clip.transition)
    if written is None:
        lost.count("expected a dissolve, wipe or key, found {} other transitions; written as cuts")
        return "C", ""
    if written not in {"D", "W"}:
        return written, _operand(clip)
    operand = _operand(clip)
    if not operand:
        lost.count("expected the length of each dissolve and wipe, found {} whose length is not known; written as 000")
        operand = "000"
    return (f"W{clip.extra.get('edl.wipe') or _FIRST_WIPE}" if written == "W" else written), operand


def _operand(clip: Clip) -> str:
    frames = clip.extra.get("edl.transition_frames", "")
    return frames.zfill(_LONGEST_OPERAND) if frames.isdecimal() and len(frames) <= _LONGEST_OPERAND else ""
