"""Two cuts in windows: each shows so many clips of the newer, and beside them what the older has there."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

import msgspec

from edgecode.film import scene_number
from edgecode.film.cut import Clip, Cut
from edgecode.film.cutting.change import Op
from edgecode.film.cutting.frames import Counting, counting, rate_of
from edgecode.film.cutting.laid import Laid, LaidTrack, laid
from edgecode.web.cut_beside import Beside, BesideDrawing, Looks, Numbered, Side, Stretch, is_lead
from edgecode.web.cut_changes import ChangeRows, ListedChange
from edgecode.web.cut_clips import CutClips, timecode_at
from edgecode.web.cut_strip import pixels_a_second
from edgecode.web.drawing import slug

WINDOW: Final = 80
"""How many clips of the newer cut one page draws beside the older."""


class Laying(msgspec.Struct, frozen=True, eq=False):
    """One cut with all that is known of its clips, and the colours of scenes."""

    cut: Cut
    clips: CutClips
    tints: dict[str, int]


class Windows:
    """All windows of two cuts that can be compared; none is drawn before it is asked for."""

    def __init__(self, old: Laying, new: Laying, *, listed: ChangeRows) -> None:
        """Lay both out in frames of the newer."""
        counts = counting(old.cut, new.cut)
        times = counts.times if isinstance(counts, Counting) else Fraction(1)
        self._rate = rate_of(new.cut)
        older, newer = listed.numbers()
        self._old = self._side(old, times=times, numbers=older)
        self._new = self._side(new, times=Fraction(1), numbers=newer)
        self._listed = listed
        uses = _uses(self._new.lead)
        self._pixels = pixels_a_second([use.frames for use in uses], fps=float(self._rate.fps)) / float(self._rate.fps)
        self._kept = self._pairs()
        self.stretches = self._stretches()

    def draw(self, nth: int) -> Beside:
        """Draw one window."""
        stretch = self.stretches[nth]
        drawing = BesideDrawing(self._old, self._new, rate=self._rate, pixels=self._pixels)
        kept = [(one, other) for one, other in self._kept if _is_in(other.first, stretch.now)]
        return drawing.window(stretch, changes=tuple(self._ribboned(stretch)), kept=kept)

    def _side(self, laying: Laying, *, times: Fraction, numbers: dict[str, int]) -> Side:
        cut = laying.cut
        first = cut.start.frame if cut.start is not None else 0
        stood = {each.clip.id: each for each in laying.clips.every}

        def looks(clip: Clip) -> Looks:
            each = stood[clip.id]
            at = timecode_at(cut, clip.record_in)
            state = laying.clips.state(each)
            scene = laying.clips.scene(each)
            return Looks(
                clip.name or clip.kind.value, slug(state), laying.tints.get(scene_number.folded(scene), -1), at
            )

        return Side(
            cut=laid(cut, rate=self._rate, times=times, material=_nothing),
            looks=looks,
            numbers=numbers,
            start=int(first * times),
            timecode=lambda frame: timecode_at(cut, int(frame / times)),
        )

    def _ribboned(self, stretch: Stretch) -> Iterator[Numbered]:
        """The changes that have a ribbon in a window; what was moved is met where it is, and where it was."""
        old, new = self._old.lead, self._new.lead
        last = stretch is self.stretches[-1]
        for each in self._listed.every:
            own = tuple(change for change in each.row.changes if each.number and is_lead(change, old, new))
            if own and (self._is_here(each, stretch) or (last and own[0].at >= stretch.now[1])):
                yield each.number, each.row.op, own

    def _is_here(self, each: ListedChange, stretch: Stretch) -> bool:
        if _is_in(each.first.at, stretch.now):
            return True
        left = each.older if Op.MOVED in each.row.ops else None
        return left is not None and _is_in(left.first, stretch.was)

    def _pairs(self) -> tuple[tuple[Laid, Laid], ...]:
        """The clips between the lead tracks that nothing was done to, shifted or not, in the order of the newer cut."""
        olds = {use.clip.id: use for use in _uses(self._old.lead)}
        runs = (each.row.changes for each in self._listed.every if not each.number)
        shifted = {
            change.new.id: olds[change.old.id]
            for run in runs
            for change in run
            if change.new is not None and change.old is not None and change.old.id in olds
        }
        moved_along = {use.clip.id for use in shifted.values()}
        still = {
            use.first: use
            for use in olds.values()
            if use.clip.id not in self._old.numbers and use.clip.id not in moved_along
        }
        found = []
        for use in _uses(self._new.lead):
            one = shifted.get(use.clip.id)
            if one is None and use.clip.id not in self._new.numbers:
                one = still.get(use.first)
            if one is not None:
                found.append((one, use))
        return tuple(found)

    def _stretches(self) -> tuple[Stretch, ...]:
        """Where the windows begin in the newer cut, and from where on the older is beside them."""
        uses, olds = _uses(self._new.lead), _uses(self._old.lead)
        ends = max((use.last for use in olds), default=1), max((use.last for use in uses), default=1)
        begins = [0, *(uses[nth].first for nth in range(WINDOW, len(uses), WINDOW))]
        met = sorted(self._met())
        befores = []
        least = ends[0]
        for begin in reversed(begins):
            while met and met[-1][0] >= begin:
                least = min(least, met.pop()[1])
            befores.append(least)
        was = [0, *befores[-2::-1], ends[0]]
        now = [*begins, ends[1]]
        return tuple(Stretch((was[nth], was[nth + 1]), (now[nth], now[nth + 1])) for nth in range(len(begins)))

    def _met(self) -> Iterator[tuple[int, int]]:
        """Where each older clip that was not moved is met: the record frame in the newer cut, and its own."""
        yield from ((other.first, one.first) for one, other in self._kept)
        for each in self._listed.every:
            if each.number and each.older is not None and Op.MOVED not in each.row.ops:
                yield each.first.at, each.older.first


def _uses(track: LaidTrack | None) -> Sequence[Laid]:
    return track.uses if track is not None else ()


def _is_in(frame: int, within: tuple[int, int]) -> bool:
    return within[0] <= frame < within[1]


def _nothing(_clip: Clip) -> str:
    """What a clip shows is no matter for where it stands."""
    return ""
