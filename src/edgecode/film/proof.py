"""Which take a clip of a cut comes from, and how that is known. A clip whose take is not proven does not count."""

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from edgecode.errors import TimecodeError
from edgecode.film.cut import Clip, ClipKind, Cut
from edgecode.film.dailies import Dailies, Take
from edgecode.film.recording import Recording
from edgecode.film.slate import Slate
from edgecode.film.timecode import Timecode


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
    """Recordings by file name and by roll; ``None`` where a short name could mean two takes."""

    files: dict[str, Take | None]
    rolls: dict[str, list[tuple[Recording, Take]]]


def proofs(cut: Cut, *, dailies: Dailies) -> tuple[Proof, ...]:
    """Prove each clip of material in a cut, in track and record order."""
    shelf = _shelved(dailies)
    return tuple(
        _proof(clip, dailies=dailies, shelf=shelf)
        for track in cut.tracks
        for clip in track.clips
        if clip.kind is ClipKind.MATERIAL
    )


def _proof(clip: Clip, *, dailies: Dailies, shelf: _Shelf) -> Proof:
    slate = Slate.parse(clip.name)
    named = dailies.by_key.get(slate.take_key) if slate is not None else None
    filed, how = _filed(clip, shelf=shelf)
    own = Proof(clip=clip, slate=slate, named=named.id if named else "", filed=filed.id if filed else "")
    if own.differs:
        return own
    if named is not None:
        return msgspec.structs.replace(own, take=named.id, how=How.SLATE)
    return msgspec.structs.replace(own, take=filed.id, how=how) if filed is not None else own


def _filed(clip: Clip, *, shelf: _Shelf) -> tuple[Take | None, How]:
    for name in (clip.file, clip.tape):
        take = shelf.files.get(stem(name)) if name else None
        if take is not None:
            return take, How.FILE
    for recording, take in shelf.rolls.get(clip.tape.upper(), ()):
        if _inside(clip, recording):
            return take, How.ROLL
    return None, How.NOTHING


def _inside(clip: Clip, recording: Recording) -> bool:
    """Does the clip's source begin within the recording? An unrated list is read at the recording's own rate."""
    if recording.start is None or recording.end is None:
        return False
    source_in = clip.source_in
    if source_in is None:
        try:
            source_in = Timecode.parse(clip.source_in_text, recording.start.rate)
        except TimecodeError:
            return False
    if source_in.rate != recording.start.rate:
        return False
    return recording.start.frame <= source_in.frame < recording.end.frame


def stem(name: str) -> str:
    """A file's name for comparing: no folder, no extension, upper case."""
    short = name.replace("\\", "/").rsplit("/", 1)[-1].upper()
    head, dot, tail = short.rpartition(".")
    return head if dot and head and tail.isalnum() and not tail.isdigit() else short


def _shelved(dailies: Dailies) -> _Shelf:
    files: dict[str, Take | None] = {}
    rolls: dict[str, list[tuple[Recording, Take]]] = {}
    for take in dailies.takes:
        for recording in take.recordings:
            if recording.roll:
                rolls.setdefault(recording.roll.upper(), []).append((recording, take))
            for name in _names(recording):
                known = files.setdefault(name, take)
                if known is not None and known.id != take.id:
                    files[name] = None
    return _Shelf(files, rolls)


def _names(recording: Recording) -> Iterable[str]:
    """A camera file is known by its whole name and by its short one (``A026C019`` of ``A026C019_170614_R287``)."""
    if not recording.file:
        return ()
    whole = stem(recording.file)
    short, underscore, _rest = whole.partition("_")
    return (whole, short) if underscore and any(sign.isdigit() for sign in short) else (whole,)
