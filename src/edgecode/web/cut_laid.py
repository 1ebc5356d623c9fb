"""A cut laid out for its page: its clips in parts, each part's strip, and the whole as bands; kept for as long as it stays."""

from collections import Counter
from functools import cached_property
from threading import Lock
from typing import Final

import msgspec
from markupsafe import Markup

from edgecode.film.cut import TrackKind
from edgecode.film.memo import Step
from edgecode.usecases.today import Today
from edgecode.web.cut_choice import CutChoice
from edgecode.web.cut_clips import CutClip, CutClips, State, Stood, lanes, timecode_at
from edgecode.web.cut_places import CutPlaces
from edgecode.web.cut_strip import Band, Piece, Strip, shares, strip
from edgecode.web.drawing import KeptDrawings, with_current

PART: Final = 200
"""How many clips of picture one page shows; a longer cut is shown in parts."""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """The clips one page shows: ``listed`` are of picture, ``drawn`` of all tracks; ``first`` counts from 0."""

    first: int
    listed: tuple[CutClip, ...]
    drawn: tuple[CutClip, ...]
    count: int

    @property
    def before(self) -> bool:
        """Whether there are clips before it."""
        return self.first > 0

    @property
    def after(self) -> bool:
        """Whether there are clips after it."""
        return self.first + PART < self.count


class LaidCut:
    """One cut as its page shows it. Nothing is laid out before it is asked for, and nothing twice."""

    def __init__(self, today: Today, choice: CutChoice, *, scales: bool = False) -> None:
        """Take the film as it is today, and one of its cuts; ``scales`` says whether stills of panels can be made here."""
        self._cut = cut = choice.cut
        self.places = CutPlaces(today, choice, scales=scales)
        self._parts: dict[int, Part] = {}
        self._strips: dict[int, Strip] = {}
        self._drawn = KeptDrawings()
        self.clips = CutClips(today, cut)
        self._pictures = [each for each in self.clips.every if each.kind is TrackKind.PICTURE] or list(self.clips.every)
        self._pictures.sort(key=_begins)

    def part(self, chosen: Stood | None, *, first: int) -> Part:
        """The part that begins at ``first``, or that holds the clip that was chosen; sound comes along where it is heard."""
        pictures = self._pictures
        at = max(first, 0)
        if chosen is not None:
            at = max(sum(_begins(each) <= _begins(chosen) for each in pictures) - 1, 0)
            at = next((nth for nth, each in enumerate(pictures) if each is chosen), at)
        start = min(at, max(len(pictures) - 1, 0)) // PART * PART
        if start not in self._parts:
            self._parts[start] = self._part(start)
        return self._parts[start]

    def strip(self, part: Part) -> tuple[Strip, dict[str, CutClip]] | None:
        """The strip of a part with its clips by their id; none while the cut has no frame rate."""
        cut = self._cut
        if cut.rate is None:
            return None
        if part.first not in self._strips:
            first = cut.start.frame if cut.start is not None else 0
            self._strips[part.first] = strip(
                lanes(part.drawn), rate=cut.rate, first=first, timecode=lambda frame: timecode_at(cut, frame)
            )
        return self._strips[part.first], {each.clip.id: each for each in part.drawn}

    def traits(self, part: Part) -> frozenset[str]:
        """Which signs the strip of a part has, so that its legend says no more: ``wedge``, ``nest``, ``pace``."""
        drawn = self.strip(part)
        boxes = [box for row in drawn[0].rows for box in row.boxes] if drawn is not None else []
        signs = (("wedge", bool(box.wedge)) for box in boxes), (("nest", box.piece.nested) for box in boxes)
        paces = (("pace", bool(box.pace)) for box in boxes)
        return frozenset(name for own in (*signs, paces) for name, shown in own if shown)

    def drawn(self, part: Part, *, asked: str, chosen: Stood | None = None) -> tuple[Markup | None, Markup]:
        """The strip of a part, if the cut has a frame rate, and the rows of its table, as they stand on the page.

        ``asked`` names the cut in addresses. Both are drawn once; only which clip is chosen is added each time.
        """
        strip = self.strip(part)
        several = len({each.lane for each in part.listed}) > 1
        told = (part.listed, self.places, asked, several)
        made = self._drawn.get(("strip", part.first), "strip.html", "strip", *strip, asked) if strip else None
        rows = self._drawn.get(("rows", part.first), "cut_rows.html", "rows", *told)
        if chosen is None:
            return made, rows
        key = chosen.clip.id
        return made and with_current(made, f'id="clip-{key}"'), with_current(rows, f'id="row-{key}"')

    @cached_property
    def overview(self) -> tuple[Band, ...]:
        """The scenes of the whole cut, as its first picture track has them."""
        every = self.clips.every
        lane = self.clips.lead
        return shares(
            [
                Piece(
                    key=each.clip.id,
                    begins=each.clip.record_in,
                    ends=each.clip.record_out,
                    scene=self.clips.scene(each),
                )
                for each in every
                if each.lane == lane and each.clip.record_in is not None and each.clip.record_out is not None
            ]
        )

    @cached_property
    def length(self) -> str:
        """How long it is, as timecode that begins at nought; empty where that is not known."""
        ends = (each.clip.record_out for each in self.clips.every if each.clip.record_out is not None)
        return timecode_at(msgspec.structs.replace(self._cut, start=None), max(ends, default=None))

    @cached_property
    def counts(self) -> list[tuple[State, int]]:
        """How many clips of picture are in which state, as far as there are any."""
        found = Counter(self.clips.state(each) for each in self.clips.every if each.kind is TrackKind.PICTURE)
        return [(state, found[state]) for state in State if found[state]]

    def _part(self, start: int) -> Part:
        listed = self._pictures[start : start + PART]
        begins, ends = (_begins(listed[0]), max(each.clip.record_out or 0 for each in listed)) if listed else (0, 0)
        sound = [each for each in self.clips.every if each.kind is TrackKind.SOUND and each not in listed]
        whole = len(self._pictures) <= PART
        heard = [each for each in sound if whole or begins <= _begins(each) < ends]
        told = [self.clips.told(each) for each in listed]
        drawn = (*told, *(self.clips.told(each) for each in heard))
        return Part(first=start, listed=tuple(told), drawn=drawn, count=len(self._pictures))


class KeptCuts:
    """The cut that was shown last, laid out, for a room that shows it again and again. Several threads may share it."""

    def __init__(self) -> None:
        """Begin with nothing kept."""
        self._turn = Lock()
        self._laid: Step[LaidCut] = Step()

    def laid(self, today: Today, choice: CutChoice, *, scales: bool = False) -> LaidCut:
        """Lay a cut out; anew only when it, or anything the page tells of its clips, is another."""
        film = today.look.film
        seen = (
            choice,
            film.cuts,
            film.scenes,
            film.script,
            film.dailies,
            film.proofs,
            film.shot,
            film.panels,
            film.planned,
        )
        told = (today.shown, today.decided, today.checked.intended)
        with self._turn:
            return self._laid.get((*seen, *told), lambda: LaidCut(today, choice, scales=scales))


def _begins(stood: Stood) -> int:
    return stood.clip.record_in or 0
