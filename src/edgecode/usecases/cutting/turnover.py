"""Turn a cut, or an edit reel of it, over to those who work from it: a new folder of lists, with ids that stay.

Nothing of the film's folder is written to. Where a named person issues it, the turnover is kept as it was, so that the next
one keeps its ids and has a change list against it; and it is on record.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Final

import msgspec

from edgecode.errors import EdgecodeError, ExportError, NotExportedError
from edgecode.film.cut_said import ReelLocked, TurnoverIssued, last_turnovers, locked_reels
from edgecode.film.cutting.frames import first_timecode
from edgecode.film.cutting.pulls import Pull, pulls_of
from edgecode.film.cutting.strange import oddities
from edgecode.film.cutting.turned_over import Given, Issued, events_of, extent, given_ids, of_reel
from edgecode.film.film import Film
from edgecode.film.place import Place, Remark
from edgecode.film.proof import Proof, proofs
from edgecode.findings.word import Deed
from edgecode.formats.turnover.pull_list import pull_list
from edgecode.formats.turnover.sheet import Sheet, sheet_pdf
from edgecode.formats.turnover.track_lists import track_lists
from edgecode.usecases.acting import Acting
from edgecode.usecases.compare_cuts import change_list, compare_cuts, cut_named
from edgecode.usecases.cutting.cut_desk import cut_meant, day_said, reel_meant, say
from edgecode.usecases.desk import Desk
from edgecode.usecases.done import Done
from edgecode.usecases.moments import minute_of
from edgecode.usecases.ports.exports import Exports

_UNSAFE: Final = re.compile(r"[^A-Za-z0-9._-]+")
_MOST_HANDLES: Final = 10_000
_LISTS: Final = (".csv", ".edl", ".pdf")


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be turned over: a cut and a reel of it, handles in frames of the cut, when it was locked, for whom.

    ``since`` names a cut that the change list is against; without one it is against the turnover before.
    """

    to: str
    cut: str = ""
    reel: str = ""
    handles: int = 8
    locked: str = ""
    since: str = ""
    addressed: tuple[str, ...] = ()


class TurnedOver(msgspec.Struct, frozen=True, kw_only=True):
    """What was written: the folder and its files, ids new and kept, and what is to be said about it.

    ``done`` are the entries, none where nobody was named.
    """

    to: str
    cut: str
    reel: str
    locked: str
    rate: str
    frames: int
    events: int
    handles: int
    files: tuple[str, ...]
    pulls: tuple[Pull, ...] = ()
    kept: int = 0
    changes: int | None = None
    """How many changes stand in the change list; ``None`` where there is none."""
    against: str = ""
    remarks: tuple[Remark, ...] = ()
    done: tuple[Done, ...] = ()


class _Changes(msgspec.Struct, frozen=True):
    """The change lists by file name, how many changes, what they are against, and why there are none."""

    files: dict[str, bytes] = {}
    count: int | None = None
    against: str = ""
    why: str = ""


def turn_over(desk: Desk, wish: Wish, *, exports: Exports, by: str = "") -> TurnedOver:
    """Write a turnover; with a person named, it is kept and on record.

    Raises :class:`ExportError` for a cut that is not clear or has no rate, :class:`SaidError` for a reel it does not have,
    :class:`NotExportedError` where the folder cannot be made, and what acting raises. Nothing is written then.
    """
    if not 0 <= wish.handles <= _MOST_HANDLES:
        raise ExportError("handles", expected=f"0 to {_MOST_HANDLES} frames", found=str(wish.handles))
    if exports.within(wish.to):
        raise NotExportedError(
            wish.to,
            expected="a place outside of the film's folder",
            found="one in it",
            advice="Name a folder elsewhere: a turnover is for others, and in here it would count as the film's.",
        )
    if by:
        with desk.acting(by) as acting:
            return _Turning(desk, wish, acting.today.look.film, acting=acting).made(exports)
    return _Turning(desk, wish, desk.look().film).made(exports)


class _Turning:
    """One turnover on its way."""

    def __init__(self, desk: Desk, wish: Wish, film: Film, *, acting: Acting | None = None) -> None:
        self.desk, self.wish, self.film, self.acting = desk, wish, film, acting
        self.whole = cut_meant(film, wish.cut)
        if self.whole.rate is None:
            advice = "Say the rate in film.toml under [rates]; the how-to shows how."
            found = f"{self.whole.path} without one"
            raise ExportError("turnover", expected="a cut with a frame rate", found=found, advice=advice)
        self.reel = reel_meant(self.whole, wish.reel)
        self.cut = of_reel(self.whole, self.reel) if self.reel else self.whole
        self.before = self._before()
        known = locked_reels(film.cutting).get(self.reel)
        stood = known.deed.on if known is not None and isinstance(known.deed, ReelLocked) else ""
        self.lock_is_new = bool(wish.locked) and day_said(wish.locked) != stood
        self.locked = day_said(wish.locked) if wish.locked else stood
        self.id = ""
        self.stem = _UNSAFE.sub("-", self.cut.name or PurePath(self.cut.path).stem).strip("-.") or "cut"

    def _before(self) -> tuple[Issued, ...]:
        """The last turnover of each reel as it was issued, that of this reel first, then the latest."""
        said = last_turnovers(self.film.cutting)
        wanted = [said.pop(self.reel)] if self.reel in said else []
        wanted += reversed(said.values())
        turned = (each.deed.turnover for each in wanted if isinstance(each.deed, TurnoverIssued))
        return tuple(issued for id_ in turned if (issued := self.desk.film.turnover(id_)) is not None)

    def made(self, exports: Exports) -> TurnedOver:
        """Make the files and put the folder in its place, then keep and say what was made.

        What it will be said with is there before anything is written: a folder that is refused a place is on no record.
        """
        # An id for something new, from the same chance that ids of entries are made of.
        self.id = self.acting.deciding.word(Deed.CUT, self.acting.person).entry if self.acting is not None else ""
        proven = proofs(self.cut, dailies=self.film.dailies)
        given = given_ids(self.cut, self.before)
        pulls = pulls_of(self.cut, given.ids, proofs=proven, film=self.film, handles=self.wish.handles)
        lists = {f"{self.stem}_{name}.edl": made for name, made in track_lists(self.cut)}
        changes = self._changes()
        remarks = (
            *(remark for each in lists.values() for remark in each.remarks),
            *self._remarks(pulls, changes, proven),
        )
        files = {name: made.data for name, made in lists.items()}
        files |= {f"{self.stem}_pull_list.csv": pull_list(pulls)} | changes.files
        first, last = extent(self.cut) or (0, 0)
        told = TurnedOver(
            to=self.wish.to,
            cut=self.cut.path,
            reel=self.reel,
            locked=self.locked,
            rate=str(self.cut.rate),
            frames=last - first,
            events=events_of(self.cut),
            handles=self.wish.handles,
            files=(*files, f"{self.stem}_turnover.pdf"),
            pulls=pulls,
            kept=given.kept,
            changes=changes.count,
            against=changes.against,
            remarks=remarks,
        )
        files[told.files[-1]] = sheet_pdf(self._sheet(told))
        exports.folder(self.wish.to, files)
        return msgspec.structs.replace(told, done=self._said(given, told))

    def _changes(self) -> _Changes:
        """The change lists against the cut that was named, else against the turnover before of this very reel."""
        earlier = next((issued for issued in self.before if issued.reel == self.reel), None)
        if self.wish.since:
            old = cut_named(self.film, self.wish.since)
            old = of_reel(old, self.reel) if self.reel else old
            against = old.name or old.path
        elif earlier is not None:
            old, against = earlier.cut, f"the turnover of {minute_of(earlier.at)}"
        else:
            return _Changes()
        try:
            compared = compare_cuts(old, self.cut, film=self.film)
        except EdgecodeError as error:
            return _Changes(against=against, why=str(error))
        files = {}
        for suffix in _LISTS:
            name = f"{self.stem}_changes{suffix}"
            if compared.changes.edits or suffix != ".edl":
                try:
                    files[name] = change_list(compared, to=name).data
                except ExportError:
                    continue  # everything that changed is gone from the newer cut: the other lists say so
        return _Changes(files=files, count=len(compared.changes.edits), against=against)

    def _remarks(self, pulls: Iterable[Pull], changes: _Changes, proven: Iterable[Proof]) -> Iterator[Remark]:
        place = Place(self.cut.path)
        scenes = [scene.number for scene in self.film.scenes if scene.index is not None]
        for says in oddities(self.cut, proven, dailies=self.film.dailies, scenes=scenes):
            yield Remark(place, says)
        pulls = tuple(pulls)
        checks = (
            ("clips whose source says its timecode", [each for each in pulls if each.pull is None], "without"),
            ("handles as long as asked for", [each for each in pulls if each.short], "with shorter ones"),
        )
        for expected, found, how in checks:
            if found:
                says = (
                    f"expected {expected}, found {len(found)} {how} (such as {found[0].clip.name}); see the pull list"
                )
                yield Remark(place, says)
        if changes.why:
            yield Remark(place, f"there is no change list against {changes.against}: {changes.why}")
        if self.acting is None:
            yield Remark(
                place, "nobody is named, so that it is not on record, and the next turnover keeps none of its new ids"
            )

    def _sheet(self, told: TurnedOver) -> Sheet:
        start = first_timecode(self.cut)
        first, last = extent(self.cut) or (0, 0)
        counted = [(track.name, sum(clip.enabled for clip in track.clips)) for track in self.cut.tracks]
        facts = (
            ("Cut", f"{self.cut.name or '–'} ({self.cut.path})"),
            ("Edit reel", self.reel or "the whole cut"),
            ("Locked", self.locked or "not said"),
            ("For", ", ".join(self.wish.addressed) or "not said"),
            ("Issued by", self.acting.person.name if self.acting is not None else "nobody named"),
            ("Frame rate", told.rate),
            ("Begins, ends", f"{start + first} to {start + last} (the end is not included)"),
            ("Length", f"{told.frames} frames"),
            ("Events", ", ".join(f"{count} on {name}" for name, count in counted if count) or "none"),
            (
                "Pull list",
                f"{len(told.pulls)} clips, {told.kept} with the id they had; handles of {told.handles} frames",
            ),
            ("Changes", f"{told.changes} against {told.against}" if told.changes is not None else "no change list"),
        )
        says = {".edl": "events of one track", ".csv": "for a spreadsheet", ".pdf": "to be read"}
        return Sheet(
            title=" · ".join(filter(None, (self.film.title, f"turnover of {self.cut.name or self.cut.path}"))),
            facts=facts,
            files=tuple((name, says[PurePath(name).suffix]) for name in told.files),
            remarks=tuple(dict.fromkeys((str(remark.place), remark.says) for remark in told.remarks)),
        )

    def _said(self, given: Given, told: TurnedOver) -> tuple[Done, ...]:
        """Keep the turnover as it is, then say so; what was locked by it is said first."""
        if self.acting is None:
            return ()
        acting = self.acting
        done = []
        if self.lock_is_new:
            lock = ReelLocked(cut=self.cut.path, reel=self.reel, on=self.locked)
            done.append(say(acting, lock, f"{f'reel {self.reel}' if self.reel else 'the whole cut'} on {self.locked}"))
        issued = Issued(
            id=self.id,
            at=self.desk.film.clock.now(),
            cut=self.cut,
            reel=self.reel,
            locked=self.locked,
            handles=self.wish.handles,
            ids=given.ids,
            last=given.last,
        )
        self.desk.film.keep_turnover(issued)
        takes = dict.fromkeys(pull.take.id for pull in told.pulls if pull.take is not None)
        deed = TurnoverIssued(
            turnover=issued.id, cut=self.cut.path, reel=self.reel, takes=tuple(takes), changes=told.changes is not None
        )
        what = f"{self.cut.name or self.cut.path}{f', reel {self.reel}' if self.reel else ''}: {told.events} events"
        return (*done, say(acting, deed, what))
