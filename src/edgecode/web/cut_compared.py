"""Two cuts compared, laid out for their page; kept for as long as both, and what the film knows of them, stay."""

from functools import cached_property
from threading import Lock

import msgspec
from markupsafe import Markup

from edgecode.film import scene_number
from edgecode.film.cut import Cut
from edgecode.film.cutting.by_script import ScriptChanges, by_script, cut_lines
from edgecode.film.cutting.errors import NotComparedError
from edgecode.film.cutting.rows import counted
from edgecode.film.film import Film
from edgecode.film.memo import Step
from edgecode.usecases.compare_cuts import ComparedCuts, compare_cuts
from edgecode.usecases.today import Today
from edgecode.web.cut_beside import Beside
from edgecode.web.cut_changes import ChangeRows, ListedChange
from edgecode.web.cut_choice import CutChoice
from edgecode.web.cut_clips import CutClips, timecode_at
from edgecode.web.cut_strip import Band, Piece, shares, tints_of
from edgecode.web.cut_windows import Laying, Windows
from edgecode.web.drawing import KeptDrawings, with_current


class Refused(msgspec.Struct, frozen=True):
    """Why two cuts are not compared clip by clip, and what to do now."""

    says: str
    advice: str


class WholeCut(msgspec.Struct, frozen=True, kw_only=True):
    """One cut as a band of scenes, ``width`` hundredths of the longer of the two; its length as timecode."""

    choice: CutChoice
    bands: tuple[Band, ...]
    width: float
    length: str
    clips: int


class Comparison:
    """Two cuts of a film, compared. Nothing is drawn before it is asked for, and nothing twice."""

    def __init__(self, today: Today, old: CutChoice, new: CutChoice, *, compared: ComparedCuts | Refused) -> None:
        """Take the film as it is today, two of its cuts, the older first, and what :func:`compared_or_not` says of them."""
        self.old, self.new = old, new
        self._film = today.look.film
        self._clips = CutClips(today, old.cut), CutClips(today, new.cut)
        self.cuts = compared if isinstance(compared, ComparedCuts) else None
        self.refused = compared if isinstance(compared, Refused) else None
        self.rows = ChangeRows(self.cuts.changes) if self.cuts is not None else None
        self._drawn: dict[int, Beside] = {}
        self.kept = KeptDrawings()

    @cached_property
    def told(self) -> list[str]:
        """What changed, in two sentences."""
        return counted(self.cuts.changes) if self.cuts is not None else []

    @cached_property
    def lines(self) -> ScriptChanges | None:
        """What it means for the script; also where the clips are not compared, as far as both are known to be of it."""
        film = self._film
        if self.cuts is not None or film.script is None:
            return self.cuts.lines if self.cuts is not None else None
        before, after = cut_lines(self.old.cut, film=film), cut_lines(self.new.cut, film=film)
        both = before.used.linings and after.used.linings
        return by_script(before, after, script=film.script) if both else None

    @cached_property
    def wholes(self) -> tuple[WholeCut, WholeCut]:
        """Both cuts by scenes, at one scale."""
        lengths = [_seconds(choice) for choice in (self.old, self.new)]
        longest = max(*lengths, 0.001)
        older, newer = (
            WholeCut(
                choice=choice,
                bands=shares(_pieces(choice, clips), tints=self._tints),
                width=length * 100 / longest,
                length=_length(choice),
                clips=sum(len(track.clips) for track in choice.cut.tracks),
            )
            for choice, clips, length in zip((self.old, self.new), self._clips, lengths, strict=True)
        )
        return older, newer

    @cached_property
    def windows(self) -> Windows | None:
        """The windows both are drawn in; ``None`` where the clips are not compared."""
        if self.rows is None:
            return None
        older, newer = (
            Laying(choice.cut, clips, self._tints)
            for choice, clips in zip((self.old, self.new), self._clips, strict=True)
        )
        return Windows(older, newer, listed=self.rows)

    def beside(self, nth: int) -> Beside | None:
        """Draw one window; ``None`` where the clips are not compared, or there is no such window."""
        if self.windows is None or not 0 <= nth < len(self.windows.stretches):
            return None
        if nth not in self._drawn:
            self._drawn[nth] = self.windows.draw(nth)
        return self._drawn[nth]

    def drawn(self, nth: int, *, kind: str, number: int) -> Markup | None:
        """One window as it stands on the page; drawn once, only which change is chosen is added each time."""
        beside = self.beside(nth)
        if beside is None:
            return None
        told = (beside, self.old.key, self.new.key, kind)
        made = self.kept.get(("strip", nth, kind), "compare_strip.html", "beside", *told)
        return with_current(made, f'data-change="{number}"', f'data-of="{number}"') if number else made

    def window_of(self, listed: ListedChange) -> int:
        """In which window a change is met."""
        stretches = self.windows.stretches if self.windows is not None else ()
        return max((nth for nth, each in enumerate(stretches) if each.now[0] <= listed.first.at), default=0)

    @cached_property
    def _tints(self) -> dict[str, int]:
        """The colours of scenes, the same in both cuts, in the order of the newer."""
        return tints_of(piece.scene for nth in (1, 0) for piece in _pieces((self.old, self.new)[nth], self._clips[nth]))


class KeptComparisons:
    """The comparison that was shown last, for a room that shows it again and again. Several threads may share it."""

    def __init__(self) -> None:
        """Begin with nothing kept."""
        self._turn = Lock()
        self._kept: Step[Comparison] = Step()
        self._compared: Step[ComparedCuts | Refused] = Step()

    def compared(self, today: Today, old: CutChoice, new: CutChoice) -> Comparison:
        """Compare two cuts; anew only when they, or anything the page tells of their clips, are others."""
        film = today.look.film
        seen = (
            old,
            new,
            film.cut,
            film.scenes,
            film.script,
            film.drafts,
            film.dailies,
            film.proofs,
            film.shot,
            film.used,
        )
        told = (today.shown, today.decided, today.checked.intended)
        with self._turn:
            # A decision changes what is noted of clips, and nothing of what took longest.
            compared = self._compared.get(seen, lambda: compared_or_not(old.cut, new.cut, film=film))
            return self._kept.get((*seen, *told, compared), lambda: Comparison(today, old, new, compared=compared))


def compared_or_not(old: Cut, new: Cut, *, film: Film) -> ComparedCuts | Refused:
    """Compare two cuts of a film, or say why they are not."""
    try:
        return compare_cuts(old, new, film=film)
    except NotComparedError as error:
        return Refused(str(error), error.advice())


def _pieces(choice: CutChoice, clips: CutClips) -> list[Piece]:
    """The clips of the first track of picture, for the bands of scenes."""
    lane = clips.lead
    return [
        Piece(
            key=each.clip.id,
            begins=each.clip.record_in,
            ends=each.clip.record_out,
            scene=scene_number.folded(clips.scene(each)),
        )
        for each in clips.every
        if each.lane == lane and each.clip.record_in is not None and each.clip.record_out is not None
        and choice.cut.rate is not None
    ]  # fmt: skip


def _frames(choice: CutChoice) -> int:
    ends = (clip.record_out for track in choice.cut.tracks for clip in track.clips if clip.record_out is not None)
    return max(ends, default=0)


def _seconds(choice: CutChoice) -> float:
    return float(_frames(choice) / choice.cut.rate.fps) if choice.cut.rate is not None else 0.0


def _length(choice: CutChoice) -> str:
    """How long it is, as timecode that begins at nought; empty where that is not known."""
    return timecode_at(msgspec.structs.replace(choice.cut, start=None), _frames(choice) or None)
