"""Which take a clip of a cut comes from, and how that is known. A clip whose take is not proven does not count."""

import re
from enum import StrEnum

import msgspec

from edgecode.errors import TimecodeError
from edgecode.film.cut import Clip, ClipKind, Cut
from edgecode.film.dailies import Dailies, Take
from edgecode.film.rate import Rate
from edgecode.film.slate import Slate
from edgecode.film.timecode import Timecode, frames_in_day


class How(StrEnum):
    """What proves it."""

    SLATE = "slate"
    FILE = "file"
    ROLL = "camera roll and timecode"
    NOTHING = ""


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """One clip and its take.

    ``take`` is the take's id, empty while nothing proves it. ``slate`` is what the clip's name says, whether or not such a
    take is known. Where name and file say two takes, ``take`` is empty and ``named`` and ``filed`` hold both ids.
    """

    clip: Clip
    take: str = ""
    how: How = How.NOTHING
    slate: Slate | None = None
    named: str = ""
    filed: str = ""

    @property
    def differs(self) -> bool:
        """Name and file say two different takes."""
        return bool(self.named and self.filed and self.named != self.filed)


class _Shelf(msgspec.Struct, frozen=True):
    """Recordings by file name and by roll; ``None`` where a name could mean two takes.

    ``briefs`` are the clip numbers of papers that write no more, ``shorts`` those of files written out in full.
    """

    files: dict[str, Take | None] = {}
    briefs: dict[str, Take | None] = {}
    shorts: dict[str, Take | None] = {}
    rolls: dict[str, dict[Rate, list[tuple[int, int, Take]]]] = {}


_CAMERA_FILE = re.compile(r"([A-Z]{1,2})_?([0-9]{3,4})_?(C[0-9]{3,4})(_.*)?", re.ASCII)
"""``A026C019_170614_R287``: camera, roll, clip number, and what only the whole name has; ``A118_C029_1102JR`` as well."""


def proofs(cut: Cut, *, dailies: Dailies) -> tuple[Proof, ...]:
    """Prove each clip of material in a cut, in track and record order; one that is switched off plays nothing."""
    shelf = _shelved(dailies)
    return tuple(
        _proof(clip, dailies=dailies, shelf=shelf)
        for track in cut.tracks
        for clip in track.clips
        if clip.kind is ClipKind.MATERIAL and clip.enabled
    )


def _proof(clip: Clip, *, dailies: Dailies, shelf: _Shelf) -> Proof:
    slate = Slate.parse(clip.name)
    named = dailies.by_key.get(slate.take_key) if slate is not None else None
    filed, how = _filed(clip, name=clip.name if named is None else "", shelf=shelf)
    own = Proof(clip=clip, slate=slate, named=named.id if named else "", filed=filed.id if filed else "")
    if own.differs:
        return own
    if named is not None:
        return msgspec.structs.replace(own, take=named.id, how=How.SLATE)
    return msgspec.structs.replace(own, take=filed.id, how=how) if filed is not None else own


def _filed(clip: Clip, *, name: str, shelf: _Shelf) -> tuple[Take | None, How]:
    """Find a clip's take by its file, by its tape's name, by ``name``, its own, which may be a file's, else by its roll."""
    for file in (clip.file, clip.tape, name):
        take = _by_file(stem(file), shelf=shelf) if file else None
        if take is not None:
            return take, How.FILE
    take = _by_roll(clip, shelf=shelf)
    return take, How.ROLL if take is not None else How.NOTHING


def _by_file(name: str, *, shelf: _Shelf) -> Take | None:
    """Find the one take of a file, in full or by its clip number where the paper or the cut has no more than that."""
    if name in shelf.files:
        return shelf.files[name]
    camera = _CAMERA_FILE.fullmatch(name)
    if camera is None:
        return None
    brief = "".join(camera.group(1, 2, 3))
    return shelf.briefs.get(brief) if camera[4] or brief in shelf.briefs else shelf.shorts.get(brief)


def _by_roll(clip: Clip, *, shelf: _Shelf) -> Take | None:
    """Find the one take of a camera roll in which the clip's source begins; ``None`` where two would do."""
    found = {
        take.id: take
        for rate, spans in shelf.rolls.get(_roll(clip.tape), {}).items()
        if (frame := _source_frame(clip, rate=rate)) is not None
        for start, end, take in spans
        if start <= frame < end or start <= frame + frames_in_day(rate) < end
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _source_frame(clip: Clip, *, rate: Rate) -> int | None:
    """Give where a clip's source begins, in frames at a recording's rate.

    An unrated list is read at that rate. A rate that prints the same timecode for the same moment will do: 23.976 for 24.
    """
    source_in = clip.source_in
    if source_in is None:
        try:
            return Timecode.parse(clip.source_in_text, rate).frame
        except TimecodeError:
            return None
    alike = source_in.rate.nominal == rate.nominal and source_in.rate.drop == rate.drop
    return source_in.wrapped().frame if alike else None


def stem(name: str) -> str:
    """A file's name for comparing: no folder, no extension, upper case."""
    short = name.replace("\\", "/").rsplit("/", 1)[-1].strip().upper()
    head, dot, tail = short.rpartition(".")
    return head if dot and head and tail.isalnum() and not tail.isdigit() else short


def _roll(name: str) -> str:
    return name.strip().upper()


def _shelved(dailies: Dailies) -> _Shelf:
    shelf = _Shelf(files={}, briefs={}, shorts={}, rolls={})
    for take in dailies.takes:
        for recording in take.recordings:
            start, end = recording.start, recording.end
            if recording.roll and start is not None and end is not None:
                rates = shelf.rolls.setdefault(_roll(recording.roll), {})
                rates.setdefault(start.rate, []).append((start.frame, end.frame, take))
            if recording.file:
                _shelve_file(stem(recording.file), take=take, shelf=shelf)
    return shelf


def _shelve_file(name: str, *, take: Take, shelf: _Shelf) -> None:
    _shelve(name, take=take, among=shelf.files)
    camera = _CAMERA_FILE.fullmatch(name)
    if camera is not None:
        brief = "".join(camera.group(1, 2, 3))
        _shelve(brief, take=take, among=shelf.shorts if camera[4] else shelf.briefs)


def _shelve(name: str, *, take: Take, among: dict[str, Take | None]) -> None:
    known = among.setdefault(name, take)
    if known is not None and known.id != take.id:
        among[name] = None
