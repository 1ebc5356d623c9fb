"""Where the material of an AAF clip comes from: from the master mob down to the tape or the file it was made of."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

import msgspec

from edgecode.errors import RateError
from edgecode.film.rate import Rate
from edgecode.formats.aaf.opened import AafObject, identity, kind, several, text, value, whole
from edgecode.formats.timeline.clips import file_name

_DEEPEST: Final = 20
"""Mobs from a clip down to its tape; four are usual."""

_FASTEST: Final = 10**7
_TAPES: Final = ("Tape", "TapeID", "Camroll", "Reel")
"""Where Avid's bins keep the roll of a clip that is on no tape."""

_FILES: Final = ("UNC Path", "Source File")
_FIRST: Final = 1
"""The physical track number of the timecode an editor sees."""


class Timed(msgspec.Struct, frozen=True):
    """A track of timecode: the frame it begins at, its rate, ``None`` where the film knows no such, and the slot's own rate."""

    start: int
    rate: Rate | None
    ticks: Fraction


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """What a clip's material is: its name, tape and file, and the timecode its first frame has.

    ``begins`` is that frame in frames of ``rate``; ``rate`` is ``None`` where no mob of the chain has timecode.
    """

    name: str
    tape: str = ""
    file: str = ""
    begins: Fraction = Fraction(0)
    rate: Rate | None = None
    extra: dict[str, str] = {}


class Mobs:
    """The mobs of a file by their id, and what was found of each as a source."""

    def __init__(self, content: AafObject) -> None:
        """Look at all of them; those that cannot be read are counted in ``lost``."""
        every = list(several(content, "Mobs"))
        self.lost = every.count(None)
        self.every = [mob for mob in every if mob is not None]
        self._named = {known: mob for mob in self.every if (known := identity(mob, "MobID"))}
        self._slots: dict[int, dict[int, AafObject]] = {}
        self._every_slot: dict[int, list[AafObject]] = {}
        self._timed: dict[int, Timed | None] = {}
        self._origins: dict[tuple[int, int], Origin] = {}

    def named(self, known: str) -> AafObject:
        """Find a mob by its id; ``None`` where it is not in the file."""
        return self._named.get(known)

    def slot(self, mob: AafObject, number: int | None) -> AafObject:
        """Find a slot of a mob by its number; ``None`` where there is none."""
        if id(mob) not in self._slots:
            self._slots[id(mob)] = {
                found: slot
                for slot in self.slots(mob)
                if slot is not None and (found := whole(slot, "SlotID")) is not None
            }
        return self._slots[id(mob)].get(number) if number is not None else None

    def slots(self, mob: AafObject) -> list[AafObject]:
        """Give all slots of a mob, each read once; those that cannot be read are ``None``."""
        if id(mob) not in self._every_slot:
            self._every_slot[id(mob)] = list(several(mob, "Slots"))
        return self._every_slot[id(mob)]

    def timecode(self, mob: AafObject) -> Timed | None:
        """Find the timecode of a mob."""
        if id(mob) not in self._timed:
            self._timed[id(mob)] = _timecode(self.slots(mob))
        return self._timed[id(mob)]

    def origin(self, mob: AafObject, slot: int | None) -> Origin:
        """Follow one slot of a master mob, or of a source mob itself, down its chain."""
        key = (id(mob), slot if slot is not None else -1)
        if key not in self._origins:
            self._origins[key] = self._found(mob, slot)
        return self._origins[key]

    def _found(self, mob: AafObject, slot: int | None) -> Origin:
        comments = dict(_comments(mob))
        tape = file = imported = ""
        seconds = Fraction(0)
        begins, rate = Fraction(0), None
        for each, offset in self._chain(mob, slot):
            seconds += offset
            described = value(each, "EssenceDescription")
            timed = self.timecode(each) if kind(each) == "SourceMob" else None
            if timed is not None and timed.rate is not None:
                begins, rate = timed.start + seconds * timed.rate.fps, timed.rate
            if kind(described) == "TapeDescriptor":
                tape = text(each, "Name")
            file = next(filter(None, _addresses(described)), file)
            if kind(described) == "ImportDescriptor":
                imported = text(each, "Name")
        own = self.timecode(mob) if kind(mob) == "MasterMob" else None
        if own is not None and own.ticks and rate is not None:
            begins += own.start / own.ticks * rate.fps
        return Origin(
            name=text(mob, "Name"),
            tape=tape or next(filter(None, (comments.get(key, "") for key in _TAPES)), ""),
            file=file_name(next(filter(None, (comments.get(key, "") for key in _FILES)), "") or file or imported),
            begins=begins,
            rate=rate,
            extra={f"aaf.{key}": said for key, said in comments.items() if said},
        )

    def _chain(self, mob: AafObject, slot: int | None) -> Iterator[tuple[AafObject, Fraction]]:
        """Go from mob to mob, each with the seconds into it at which the one above begins."""
        seen: set[int] = set()
        offset = Fraction(0)
        while mob is not None and id(mob) not in seen and len(seen) < _DEEPEST:
            seen.add(id(mob))
            yield mob, offset
            found = self.slot(mob, slot)
            clip = _clip_in(value(found, "Segment")) if found is not None else None
            if clip is None:
                return
            rate = ticks(found)
            start = whole(clip, "StartTime") or 0
            offset = start / rate if rate else Fraction(0)
            mob, slot = self.named(identity(clip, "SourceID")), whole(clip, "SourceMobSlotID")


def ticks(slot: AafObject) -> Fraction | None:
    """How many edit units of a slot pass in a second; ``None`` where it does not say, or says what cannot be."""
    found = value(slot, "EditRate")
    try:
        rate = Fraction(int(found.numerator), int(found.denominator))
    except (AttributeError, TypeError, ValueError, ZeroDivisionError, OverflowError):
        return None
    return rate if 0 < rate < _FASTEST else None


def _timecode(slots: list[AafObject]) -> Timed | None:
    """Find the timecode on the first timecode track, else the first there is."""
    first: Timed | None = None
    for slot in slots:
        code = _timecode_in(value(slot, "Segment")) if slot is not None else None
        start, nominal = (whole(code, "Start"), whole(code, "FPS")) if code is not None else (None, None)
        counted = ticks(slot) if code is not None else None
        if start is not None and nominal is not None and counted is not None:
            found = Timed(start, _rate(counted, nominal, drop=value(code, "Drop") is True), counted)
            if whole(slot, "PhysicalTrackNumber") == _FIRST:
                return found
            first = first or found
    return first


def _rate(counted: Fraction, nominal: int, *, drop: bool) -> Rate | None:
    """Find the rate of a timecode: the slot's own where it counts that many numbers a second, else the nominal one."""
    for fps in (counted, Fraction(nominal)):
        try:
            rate = Rate.of(fps, drop=drop)
        except RateError:
            continue
        if rate.nominal == nominal:
            return rate
    return Rate.of(Fraction(30000, 1001), drop=True) if drop and nominal == 30 else None  # noqa: PLR2004  30 that drops is 29.97


def _timecode_in(segment: AafObject) -> AafObject:
    if kind(segment) == "Timecode":
        return segment
    if kind(segment) == "Sequence":
        return next((each for each in several(segment, "Components") if kind(each) == "Timecode"), None)
    return None


def _clip_in(segment: AafObject) -> AafObject:
    """Find the source clip a slot of a master or source mob begins with."""
    for _ in range(_DEEPEST):
        name = kind(segment)
        if name == "SourceClip":
            return segment
        if name == "Sequence":
            segment = next((each for each in several(segment, "Components") if kind(each) != "Filler"), None)
        elif name == "EssenceGroup":
            segment = next(several(segment, "Choices"), None)
        elif name == "Selector":
            segment = value(segment, "Selected")
        elif name == "Pulldown":
            segment = value(segment, "InputSegment")
        elif name == "OperationGroup":
            segment = next(several(segment, "InputSegments"), None)
        else:
            return None
    return None


def _addresses(described: AafObject) -> Iterator[str]:
    for locator in several(described, "Locator") if described is not None else ():
        if locator is not None:
            yield text(locator, "URLString")


def _comments(mob: AafObject) -> Iterator[tuple[str, str]]:
    """The comments people gave a mob, such as the columns of Avid's bin."""
    for tagged in several(mob, "UserComments"):
        if tagged is not None:
            said = value(tagged, "Value")
            if isinstance(said, (str, int, float)):
                yield text(tagged, "Name"), str(said).strip("\0 \t\r\n")
