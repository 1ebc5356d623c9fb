"""Work on cuts for others: each thing a person does there is one deed, on record, and taken back by undo."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from edgecode.errors import ExportError, NotInFilmError, SaidError
from edgecode.film.cut import Clip, Cut
from edgecode.film.cut_said import (
    AlternateChosen,
    ClipNoted,
    CutDeed,
    MarkersHandedBack,
    ReelLocked,
    ReelUnlocked,
    locked_reels,
)
from edgecode.film.cutting.turned_over import reels_in
from edgecode.film.film import Film
from edgecode.film.hand import takes_named
from edgecode.film.timecode import Timecode
from edgecode.findings.word import Deed
from edgecode.usecases.acting import Acting
from edgecode.usecases.compare_cuts import cut_named
from edgecode.usecases.cutting.cut_entries import shapes
from edgecode.usecases.desk import Desk
from edgecode.usecases.done import Done

_CLOCK: Final = re.compile(r"[0-9]{1,2}[:;][0-9]{2}[:;][0-9]{2}[:;.,][0-9]{2,3}", re.ASCII)
_LONGEST: Final = 2000
_WRITTEN: Final = f"1 to {_LONGEST} characters"
_DATE: Final = "a date such as 2026-03-14"


class CutDesk:
    """What people do about the cuts of one film.

    A cut is named by its path, its file or its name, empty for the current one; a clip by its id, by its name, or by a record
    timecode it stands at on the first track of picture that has one there. Every method raises :class:`UnknownPersonError`
    for a stranger, :class:`ExportError` for a cut that is not clear, :class:`NotInFilmError` for what the film does not have,
    and :class:`SaidError` for what cannot be; nothing is kept then.
    """

    def __init__(self, desk: Desk) -> None:
        """Take the desk of the film."""
        self._desk = desk

    def lock(self, *, by: str, on: str, cut: str = "", reel: str = "") -> Done:
        """Say that an edit reel, or a whole cut, is locked since a day."""
        with self._desk.acting(by) as acting:
            film = acting.today.look.film
            found = cut_meant(film, cut)
            reel = reel_meant(found, reel)
            return say(acting, ReelLocked(cut=found.path, reel=reel, on=day_said(on)), f"{_reel(reel)} on {on}")

    def unlock(self, *, by: str, cut: str = "", reel: str = "", because: str = "") -> Done:
        """Say that a locked reel is worked on again."""
        with self._desk.acting(by) as acting:
            film = acting.today.look.film
            found = cut_meant(film, cut)
            reel = reel_meant(found, reel)
            if reel not in locked_reels(film.cutting):
                raise SaidError(_reel(reel), expected="a reel that is locked", found="one that is not")
            return say(acting, ReelUnlocked(cut=found.path, reel=reel), _reel(reel), because=because)

    def choose(self, clip: str, take: str, *, by: str, cut: str = "", because: str = "") -> Done:
        """Choose another take for a clip, for the editing room to put in."""
        with self._desk.acting(by) as acting:
            film = acting.today.look.film
            found = cut_meant(film, cut)
            meant = clip_meant(found, clip)
            takes = takes_named(take, dailies=film.dailies)
            if len(takes) != 1:
                says = f"expected one take that a report of this film lists, found {len(takes) or 'none'} for {take!r}"
                raise NotInFilmError(says)
            deed = AlternateChosen(cut=found.path, clip=meant.id, take=takes[0].id)
            return say(acting, deed, f"{takes[0].label} for {clip_said(meant, cut=found)}", because=because)

    def note(self, clip: str, note: str, *, by: str, cut: str = "") -> Done:
        """Write a note on a clip, for the editing room."""
        with self._desk.acting(by) as acting:
            found = cut_meant(acting.today.look.film, cut)
            meant = clip_meant(found, clip)
            words = " ".join(note.split())
            if not 0 < len(words) <= _LONGEST:
                raise SaidError("note", expected=_WRITTEN, found=str(len(words)))
            deed = ClipNoted(cut=found.path, clip=meant.id, note=words)
            return say(acting, deed, f"on {clip_said(meant, cut=found)}: {words}")

    def handed_back(self, cut: Cut, clips: tuple[str, ...], *, by: str, to: str) -> Done:
        """Put on record that decisions were handed back to the editing room as markers on some clips."""
        with self._desk.acting(by) as acting:
            says = f"{len(clips)} clips of {cut.name or cut.path} marked, in {to}"
            return say(acting, MarkersHandedBack(cut=cut.path, clips=clips), says)


def say(acting: Acting, deed: CutDeed, says: str, *, because: str = "") -> Done:
    """Say a deed about a cut for whoever acts."""
    word = acting.deciding.word(Deed.CUT, acting.person, says=says, because=because, cutting=deed)
    first, *also = shapes(deed, note=word.entry)
    return acting.deciding.commit(word, acting.person, first, also=also)


def cut_meant(film: Film, name: str) -> Cut:
    """Find a cut by its name, the current one without. Raises :class:`ExportError` where that is not clear."""
    if name:
        return cut_named(film, name)
    if film.cut is None:
        raise ExportError("cut", expected="a cut", found="none in this film")
    return film.cut


def reel_meant(cut: Cut, reel: str) -> str:
    """Find an edit reel that a cut has; without one, the only reel it has, else none. Raises :class:`SaidError`."""
    known = reels_in(cut)
    if not reel:
        return known[0] if len(known) == 1 else ""
    wanted = reel.strip().lstrip("Rr0") or reel
    if wanted in known:
        return wanted
    wished = f"reel {reel} of {cut.name or cut.path}"
    named = ", ".join(known) or "none: neither its name nor the hours it begins at tell of any"
    raise SaidError(wished, expected="one of its edit reels", found=named)


def day_said(day: str) -> str:
    """Check a day that was said as ``YYYY-MM-DD``. Raises :class:`SaidError`."""
    try:
        return dt.date.fromisoformat(day).isoformat()
    except ValueError as error:
        raise SaidError("day", expected=_DATE, found=repr(day)) from error


def clip_meant(cut: Cut, name: str) -> Clip:
    """Find one clip of a cut. Raises :class:`NotInFilmError` where none or several are meant."""
    clips = [clip for track in cut.tracks for clip in track.clips]
    found = [clip for clip in clips if clip.id == name] or list(_standing_at(cut, name))[:1]
    found = found or [clip for clip in clips if clip.name.casefold() == name.casefold()]
    if len(found) == 1:
        return found[0]
    said = f"{len(found)} of that name" if found else "none"
    how = "by its id, its name or its record timecode"
    says = f"{name!r}: expected one clip of {cut.name or cut.path}, {how}, found {said}"
    raise NotInFilmError(says)


def _standing_at(cut: Cut, said: str) -> Iterator[Clip]:
    if not _CLOCK.fullmatch(said) or cut.rate is None or cut.start is None or cut.start.rate != cut.rate:
        return
    frame = Timecode.parse(said, cut.rate) - cut.start
    for track in cut.tracks:
        for clip in track.clips:
            if (clip.record_in or 0) <= frame < (clip.record_out or 0):
                yield clip


def clip_said(clip: Clip, *, cut: Cut) -> str:
    """A clip as people say it: its name, and where it stands."""
    at = clip.place.timecode or clip.record_in_text
    if not at and cut.start is not None and clip.record_in is not None:
        at = str(cut.start + clip.record_in)
    return " at ".join(filter(None, (clip.name or "a clip without a name", at)))


def _reel(reel: str) -> str:
    return f"reel {reel}" if reel else "the whole cut"
