"""Which take a clip of a cut comes from, and how that is known. A clip whose take is not proven does not count."""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import partial

import msgspec

from edgecode.errors import TimecodeError
from edgecode.film.cut import Clip, ClipKind, Cut
from edgecode.film.dailies import Dailies, Take
from edgecode.film.file_name import stem
from edgecode.film.memo import Memo, Step
from edgecode.film.rate import Rate
from edgecode.film.slate import Slate, Style
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


class _Shelf(msgspec.Struct, frozen=True, eq=False):
    """Ids of takes by file name and by roll; empty where a name could mean two takes.

    ``briefs`` are the clip numbers of papers that write no more, ``shorts`` those of files written out in full.
    """

    files: dict[str, str]
    briefs: dict[str, str]
    shorts: dict[str, str]
    rolls: dict[str, dict[Rate, list[tuple[int, int, str]]]]
    cut_rolls: dict[str, list[str]]
    """The rolls whose names a list would cut short, by what would be left of them."""


class _File(msgspec.Struct, frozen=True):
    """A folded file name; ``brief`` is its clip number, ``whole`` says that the name holds more than that."""

    name: str
    brief: str = ""
    whole: bool = False


class _Shelved(msgspec.Struct, frozen=True):
    """What one take, by its id, puts on the shelf: its files, and where on which roll it runs."""

    take: str
    files: tuple[_File, ...]
    rolls: tuple[tuple[str, Rate, int, int], ...]


class _Names(msgspec.Struct, frozen=True):
    """What a clip's name says, and the file names it may be known by; ``own`` is its own name as a file's."""

    slate: Slate | None
    key: str
    files: tuple[_File, ...]
    own: _File


_CAMERA_FILE = re.compile(r"([A-Z]{1,2})_?([0-9]{3,4})_?(C[0-9]{3,4})(_.*)?", re.ASCII)
"""``A026C019_170614_R287``: camera, roll, clip number, and what only the whole name has; ``A118_C029_1102JR`` as well."""


_REEL = 8
"""Characters of a reel's name in CMX 3600; longer ones are cut, so that two rolls may share what is left."""


class KeptProofs:
    """What was proven the last time: what each take put on the shelf, what each clip is called, and all of it."""

    def __init__(self) -> None:
        """Begin with nothing kept."""
        self.takes: Memo[_Shelved] = Memo()
        self.shelf: Step[_Shelf] = Step()
        self.keys: Memo[frozenset[str]] = Memo()
        self.names: dict[tuple[str, str, str, Style], _Names] = {}
        self.proofs: Step[tuple[Proof, ...]] = Step()


def proofs(cut: Cut, *, dailies: Dailies, kept: KeptProofs | None = None) -> tuple[Proof, ...]:
    """Prove each clip of material in a cut, in track and record order; one that is switched off plays nothing."""
    kept = kept if kept is not None else KeptProofs()
    kept.takes.turn()
    kept.keys.turn()
    on = tuple(kept.takes.get(take.id, (take,), partial(_shelved, take)) for take in dailies.takes)
    shelf = kept.shelf.get(on, partial(_shelf, on))
    keys = kept.keys.get("keys", (dailies,), partial(frozenset, dailies.by_key))
    return kept.proofs.get(
        (cut, dailies.style, shelf, keys), partial(_proofs, cut, dailies=dailies, shelf=shelf, kept=kept)
    )


def _proofs(cut: Cut, *, dailies: Dailies, shelf: _Shelf, kept: KeptProofs) -> tuple[Proof, ...]:
    known, kept.names = kept.names, {}
    made = []
    for track in cut.tracks:
        for clip in track.clips:
            if clip.kind is ClipKind.MATERIAL and clip.enabled:
                said = (clip.name, clip.file, clip.tape, dailies.style)
                names = kept.names.get(said) or known.get(said) or _names(*said)
                kept.names[said] = names
                made.append(_proof(clip, names=names, dailies=dailies, shelf=shelf))
    return tuple(made)


def _proof(clip: Clip, *, names: _Names, dailies: Dailies, shelf: _Shelf) -> Proof:
    take = dailies.by_key.get(names.key) if names.key else None
    named = take.id if take is not None else ""
    filed, how = _filed(clip, names=names, shelf=shelf, own_too=take is None)
    if named and filed and named != filed:
        proven, how = "", How.NOTHING
    else:
        proven, how = (named, How.SLATE) if named else (filed, how)
    return Proof(clip=clip, slate=names.slate, named=named, filed=filed, take=proven, how=how)


def _names(name: str, file: str, tape: str, style: Style) -> _Names:
    slate = Slate.parse(name, style=style)
    return _Names(
        slate=slate,
        key=slate.take_key if slate is not None else "",
        files=(*((_file(stem(file)),) if file else ()), *((_tape(stem(tape), file=stem(file)),) if tape else ())),
        own=_file(stem(name)),
    )


def _tape(name: str, *, file: str) -> _File:
    """A list cuts reels short: one that its own file's whole name begins with says less than that, and no clip number."""
    return _File(name) if len(file) > len(name) and file.startswith(name) else _file(name)


def _filed(clip: Clip, *, names: _Names, shelf: _Shelf, own_too: bool) -> tuple[str, How]:
    """Find the id of a clip's take: by its file, its tape, its own name, which may be a file's, else by roll and timecode."""
    for file in (*names.files, names.own) if own_too else names.files:
        take = _by_file(file, shelf=shelf)
        if take:
            return take, How.FILE
    take = _by_roll(clip, shelf=shelf)
    return take, How.ROLL if take else How.NOTHING


def _file(name: str) -> _File:
    camera = _CAMERA_FILE.fullmatch(name)
    return _File(name) if camera is None else _File(name, "".join(camera.group(1, 2, 3)), bool(camera[4]))


def _by_file(file: _File, *, shelf: _Shelf) -> str:
    """Find the id of the one take of a file, in full or by its clip number where the paper or the cut has no more than that."""
    if file.name in shelf.files:
        return shelf.files[file.name]
    if not file.brief:
        return ""
    brief = shelf.briefs if file.whole or file.brief in shelf.briefs else shelf.shorts
    return brief.get(file.brief, "")


def _by_roll(clip: Clip, *, shelf: _Shelf) -> str:
    """Find the id of the one take of a camera roll in which the clip's source begins; empty where two would do."""
    tape = _roll(clip.tape)
    found = {
        take
        for roll in (tape, *shelf.cut_rolls.get(tape, ()))
        for rate, spans in shelf.rolls.get(roll, {}).items()
        if (frame := _source_frame(clip, rate=rate)) is not None
        for start, end, take in spans
        if start <= frame < end or start <= frame + frames_in_day(rate) < end
    }
    return found.pop() if len(found) == 1 else ""


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


def _roll(name: str) -> str:
    return name.strip().upper()


def _shelf(takes: Iterable[_Shelved]) -> _Shelf:
    shelf = _Shelf(files={}, briefs={}, shorts={}, rolls={}, cut_rolls={})
    for on in takes:
        for file in on.files:
            _shelve(file.name, take=on.take, among=shelf.files)
            if file.brief:
                _shelve(file.brief, take=on.take, among=shelf.shorts if file.whole else shelf.briefs)
        for roll, rate, start, end in on.rolls:
            if len(roll) > _REEL and roll not in shelf.rolls:
                shelf.cut_rolls.setdefault(roll[:_REEL], []).append(roll)
            shelf.rolls.setdefault(roll, {}).setdefault(rate, []).append((start, end, on.take))
    return shelf


def _shelved(take: Take) -> _Shelved:
    return _Shelved(
        take=take.id,
        files=tuple(_file(name) for name in dict.fromkeys(stem(row.file) for row in take.recordings if row.file)),
        rolls=tuple(
            (_roll(row.roll), row.start.rate, row.start.frame, row.end.frame)
            for row in take.recordings
            if row.roll and row.start is not None and row.end is not None
        ),
    )


def _shelve(name: str, *, take: str, among: dict[str, str]) -> None:
    if among.setdefault(name, take) != take:
        among[name] = ""
