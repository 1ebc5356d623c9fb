"""The clips of a cut as people ask about them: which take, of which scene, which lines, what is known against it."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import Final

import msgspec

from edgecode.film import scene_number
from edgecode.film.coverage import setup_of
from edgecode.film.cut import Clip, ClipKind, Cut, TrackKind
from edgecode.film.dailies import Take
from edgecode.film.lining import Lining
from edgecode.film.proof import How, Proof, proofs
from edgecode.film.recording import Mark
from edgecode.film.scenes import slated_scene
from edgecode.film.timecode import Timecode
from edgecode.usecases.desk import Today
from edgecode.usecases.show_coverage import scene_views
from edgecode.web.board_sheet import Note
from edgecode.web.cut_strip import Lane, Piece
from edgecode.web.line_links import LineLinks, LineRun

_PLACEHOLDER: Final = "placeholder-in-cut"


class State(StrEnum):
    """What stands on the track, as far as it is known."""

    PROVEN = "proven"
    UNPROVEN = "not proven"
    MISSING = "missing"
    MADE = "made in the editing room"
    BLACK = "black"
    OFF = "switched off"


class CutClip(msgspec.Struct, frozen=True, kw_only=True):
    """One clip. ``begins`` is in seconds from the first frame, ``timecode`` what the cut shows there; both may be unknown.

    ``lines`` are those its take covers, on camera or off, ``scene`` is as printed, ``short`` the take's
    number, ``camera`` the letter its name gives.
    """

    clip: Clip
    track: str
    kind: TrackKind
    state: State
    take: Take | None = None
    how: How = How.NOTHING
    scene: str = ""
    setup: str = ""
    short: str = ""
    camera: str = ""
    circled: bool = False
    begins: Fraction | None = None
    ends: Fraction | None = None
    timecode: str = ""
    lines: tuple[LineRun, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def label(self) -> str:
        """The take as it is slated, else the clip's own name."""
        return self.take.label if self.take is not None else self.clip.name or self.state


class Alternate(msgspec.Struct, frozen=True, kw_only=True):
    """Another take of the setup that covers one of the same lines; ``uses`` is how often the cut uses it."""

    take: Take
    short: str
    lines: tuple[LineRun, ...]
    uses: int


class CutClips:
    """All clips of one cut, joined with what the film knows of them."""

    def __init__(self, today: Today, cut: Cut) -> None:
        """Take a film as it is today, and one of its cuts."""
        self._film = today.look.film
        self._cut = cut
        self._links = LineLinks(scene_views(self._film))
        self._linings: dict[str, list[Lining]] = {}
        for lining in self._film.shot.linings:
            self._linings.setdefault(lining.by, []).append(lining)
        self._runs: dict[str, tuple[LineRun, ...]] = {}
        self._notes = _notes(today, cut)
        self._holes = {place for place, checks in _checks_at(today, cut).items() if _PLACEHOLDER in checks}
        self._numbers = tuple(scene.number for scene in self._film.scenes if scene.number)
        self.clips = tuple(self._clips())

    def lanes(self, clips: Sequence[CutClip]) -> tuple[Lane, ...]:
        """The tracks of some of the clips, for the strip; a clip without a place in time is left out."""
        shown: dict[str, list[CutClip]] = {}
        for each in clips:
            shown.setdefault(each.track, []).append(each)
        return tuple(
            Lane(name=name, kind=own[0].kind, pieces=tuple(piece for each in own if (piece := _piece(each))))
            for name, own in shown.items()
        )

    def alternates(self, clip: CutClip) -> list[Alternate]:
        """The other takes of a clip's setup that cover one of its lines, circled first, no good last."""
        take = clip.take
        setup = setup_of(take, dailies=self._film.dailies) if take is not None else None
        if take is None or setup is None:
            return []
        own = self._covered(take)
        found = [each for each in setup.takes if each.id != take.id and (not own or own & self._covered(each))]
        ranked = sorted(found, key=lambda each: _RANK[each.mark])
        return [
            Alternate(
                take=each,
                short=_short(each),
                lines=self._lines(each),
                uses=sum(other.take is not None and other.take.id == each.id for other in self.clips),
            )
            for each in ranked
        ]

    def on_and_off(self, clip: CutClip) -> tuple[tuple[LineRun, ...], tuple[LineRun, ...]]:
        """The lines a clip's take covers, those on camera apart from those off."""
        runs = self._links.runs(self._linings.get(clip.take.id, ())) if clip.take is not None else ()
        return tuple(run for run in runs if not run.off), tuple(run for run in runs if run.off)

    def _covered(self, take: Take) -> set[int]:
        return {
            paragraph
            for lining in self._linings.get(take.id, ())
            for paragraph in range(lining.first, lining.last)
            if paragraph not in lining.dropped
        }

    def _lines(self, take: Take) -> tuple[LineRun, ...]:
        if take.id not in self._runs:
            self._runs[take.id] = self._links.runs(self._linings.get(take.id, ()), off_too=True)
        return self._runs[take.id]

    def _clips(self) -> Iterator[CutClip]:
        own = self._film.proofs if self._cut is self._film.cut else proofs(self._cut, dailies=self._film.dailies)
        proven = {proof.clip.id: proof for proof in own}
        for nth, track in enumerate(self._cut.tracks):
            name = track.name or str(nth + 1)
            for clip in track.clips:
                yield self._clip(clip, proven.get(clip.id), track=name, kind=track.kind)

    def _clip(self, clip: Clip, proof: Proof | None, *, track: str, kind: TrackKind) -> CutClip:
        take = self._film.dailies.by_id.get(proof.take) if proof is not None else None
        slate = proof.slate if proof is not None else None
        setup = take.setup if take is not None else slate.setup_label if slate is not None else ""
        scene = take.scene if take is not None else slated_scene(proof, self._numbers) if proof is not None else ""
        label = take.label if take is not None else slate.take_label if slate is not None else ""
        return CutClip(
            clip=clip,
            track=track,
            kind=kind,
            state=self._state(clip, take),
            take=take,
            how=proof.how if proof is not None else How.NOTHING,
            scene=scene,
            setup=setup,
            short=label.removeprefix(f"{setup}-"),
            camera=slate.camera if slate is not None else "",
            circled=take.circled if take is not None else bool(slate and slate.circled),
            begins=_seconds(self._cut, clip.record_in),
            ends=_seconds(self._cut, clip.record_out),
            timecode=timecode_at(self._cut, clip.record_in) or clip.record_in_text,
            lines=self._lines(take) if take is not None else (),
            notes=(*self._notes.get(str(clip.place), ()), *(self._notes.get(take.id, ()) if take is not None else ())),
        )

    def _state(self, clip: Clip, take: Take | None) -> State:
        if not clip.enabled:
            return State.OFF
        if clip.kind is ClipKind.MISSING or str(clip.place) in self._holes:
            return State.MISSING
        made = {ClipKind.BLACK: State.BLACK, ClipKind.GENERATOR: State.MADE}
        return made.get(clip.kind, State.PROVEN if take is not None else State.UNPROVEN)


_RANK: Final = {Mark.CIRCLED: 0, Mark.GOOD: 1, Mark.HOLD: 2, Mark.NONE: 3, Mark.NG: 4}
"""What nobody said anything about stands before what somebody said is no good."""


def timecode_at(cut: Cut, frame: int | None) -> str:
    """What the cut shows at a frame, counted from its first one; empty where that is not known."""
    if frame is None or cut.rate is None:
        return ""
    return str((cut.start if cut.start is not None else Timecode(0, cut.rate)) + frame)


def _seconds(cut: Cut, frame: int | None) -> Fraction | None:
    return None if frame is None or cut.rate is None else frame / cut.rate.fps


def _piece(each: CutClip) -> Piece | None:
    clip = each.clip
    if clip.record_in is None or clip.record_out is None or clip.record_out <= clip.record_in:
        return None
    known = each.setup or (clip.name if each.state in {State.UNPROVEN, State.MISSING, State.MADE} else "")
    return Piece(
        key=clip.id,
        begins=clip.record_in,
        ends=clip.record_out,
        setup=known,
        take=each.short,
        camera=each.camera,
        circled=each.circled,
        scene=scene_number.folded(each.scene),
    )


def _short(take: Take) -> str:
    return take.label.removeprefix(f"{take.setup}-")


def _notes(today: Today, cut: Cut) -> dict[str, tuple[Note, ...]]:
    """What the checks noticed, by the place in the cut that it shows, and by the take it is about."""
    found: dict[str, dict[Note, None]] = {}
    told = [(card.finding, card.finding.check.replace("-", " ")) for card in today.cards]
    told += [(each.finding, "as intended") for each in today.checked.intended]
    takes = today.look.film.dailies.by_id
    for finding, says in told:
        places = [str(shown.place) for shown in finding.evidence if shown.place.path == cut.path]
        about: Iterable[str] = (*places, *(subject for subject in finding.subjects if subject in takes))
        for key in about:
            found.setdefault(key, {})[Note(says, finding.says, f"/#card-{finding.id}")] = None
    return {key: tuple(notes) for key, notes in found.items()}


def _checks_at(today: Today, cut: Cut) -> dict[str, set[str]]:
    """Which checks point at which places of the cut."""
    found: dict[str, set[str]] = {}
    cards = [card.finding for card in (*today.cards, *today.decided)]
    for finding in (*cards, *(each.finding for each in today.checked.intended)):
        for shown in finding.evidence:
            if shown.place.path == cut.path:
                found.setdefault(str(shown.place), set()).add(finding.check)
    return found
