"""The clips of a cut as people ask about them: which take, of which scene, which lines, what is known against it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from fractions import Fraction
from typing import Final

import msgspec

from edgecode.film import scene_number
from edgecode.film.clip_traits import nested_in, pace_words, transition_frames
from edgecode.film.coverage import setup_of
from edgecode.film.cut import Clip, ClipKind, Cut, TrackKind
from edgecode.film.cutting.looks import effects
from edgecode.film.dailies import Take
from edgecode.film.lining import linings_by
from edgecode.film.place import Place
from edgecode.film.proof import How, Proof, proofs
from edgecode.film.recording import Mark
from edgecode.film.scenes import slated_scene
from edgecode.film.timecode import Timecode
from edgecode.usecases.today import Today
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


class Stood(msgspec.Struct, frozen=True, kw_only=True):
    """A clip on its track, ``lane`` counted from 0, and what proves it: as much as is known of every clip of a long cut."""

    clip: Clip
    lane: int
    track: str
    kind: TrackKind
    proof: Proof | None = None

    @property
    def take(self) -> str:
        """The id of its take, empty where none is proven."""
        return self.proof.take if self.proof is not None else ""


class CutClip(msgspec.Struct, frozen=True, kw_only=True):
    """One clip, told in full.

    ``begins`` is in seconds from the first frame, ``timecode`` what the cut shows there; both may be unknown. ``lines`` are
    those its take covers, on camera or off, ``scene`` is as printed, ``short`` the take's number, ``camera`` the letter its
    name gives, ``pace`` how it plays where not as it was shot.
    """

    clip: Clip
    lane: int
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
    pace: str = ""
    begins: Fraction | None = None
    ends: Fraction | None = None
    timecode: str = ""
    lines: tuple[LineRun, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def plays(self) -> str:
        """How it comes in, how it plays and where it lies, in words; empty for a plain clip."""
        frames = transition_frames(self.clip)
        comes = f"{self.clip.transition}, {frames} frames" if frames else self.clip.transition
        nested = nested_in(self.clip)
        return "; ".join(filter(None, (comes, self.pace, f"in the nested sequence {nested}" if nested else "")))

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
        self._links = LineLinks(self._film)
        self._linings = linings_by(self._film.shot.linings)
        self._runs: dict[str, tuple[LineRun, ...]] = {}
        self._notes = _notes(today, cut)
        self._holes = _holes(today, cut)
        self._numbers = tuple(scene.number for scene in self._film.scenes if scene.number)
        self.every = tuple(self._stood())
        """All clips, track by track, in record order."""
        self._uses = Counter(each.take for each in self.every)

    @property
    def lead(self) -> int | None:
        """The first track of picture, counted from 0; ``None`` without any."""
        return min((each.lane for each in self.every if each.kind is TrackKind.PICTURE), default=None)

    def told(self, stood: Stood) -> CutClip:
        """Tell all that is known of one clip."""
        clip, proof = stood.clip, stood.proof
        take = self._film.dailies.by_id.get(stood.take)
        slate = proof.slate if proof is not None else None
        setup = take.setup if take is not None else slate.setup_label if slate is not None else ""
        label = take.label if take is not None else slate.take_label if slate is not None else ""
        return CutClip(
            clip=clip,
            lane=stood.lane,
            track=stood.track,
            kind=stood.kind,
            state=self.state(stood),
            take=take,
            how=proof.how if proof is not None else How.NOTHING,
            scene=self.scene(stood),
            setup=setup,
            short=label.removeprefix(f"{setup}-"),
            camera=slate.camera if slate is not None else "",
            circled=take.circled if take is not None else bool(slate and slate.circled),
            pace=pace_words(clip, rate=self._cut.rate),
            begins=_seconds(self._cut, clip.record_in),
            ends=_seconds(self._cut, clip.record_out),
            timecode=timecode_at(self._cut, clip.record_in) or clip.record_in_text,
            lines=self._lines(take) if take is not None else (),
            notes=(*self._notes.get(clip.place, ()), *self._notes.get(stood.take, ())),
        )

    def state(self, stood: Stood) -> State:
        """What stands on the track, as far as it is known."""
        clip = stood.clip
        if not clip.enabled:
            return State.OFF
        if clip.kind is ClipKind.MISSING or clip.place in self._holes:
            return State.MISSING
        return _MADE.get(clip.kind, State.PROVEN if stood.take in self._film.dailies.by_id else State.UNPROVEN)

    def scene(self, stood: Stood) -> str:
        """The number of a clip's scene: its take's, else what its name says; empty where neither tells."""
        take = self._film.dailies.by_id.get(stood.take)
        if take is not None:
            return take.scene
        return slated_scene(stood.proof, self._numbers) if stood.proof is not None else ""

    @property
    def notes(self) -> tuple[Note, ...]:
        """What the checks noticed about any clip of the cut or its take, once each."""
        found = (note for key, own in self._notes.items() if isinstance(key, Place) or self._uses[key] for note in own)
        return tuple(dict.fromkeys(found))

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
                uses=self._uses[each.id],
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

    def _stood(self) -> Iterator[Stood]:
        own = self._film.proofs if self._cut is self._film.cut else proofs(self._cut, dailies=self._film.dailies)
        proven = {proof.clip.id: proof for proof in own}
        for lane, track in enumerate(self._cut.tracks):
            name = track.name or str(lane + 1)
            for clip in track.clips:
                yield Stood(clip=clip, lane=lane, track=name, kind=track.kind, proof=proven.get(clip.id))


_MADE: Final = {ClipKind.BLACK: State.BLACK, ClipKind.GENERATOR: State.MADE}
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
        pace=each.pace,
        nested=bool(nested_in(clip)),
        comes_in=(transition_frames(clip) or 1) if clip.transition else 0,
    )


def _short(take: Take) -> str:
    return take.label.removeprefix(f"{take.setup}-")


def _notes(today: Today, cut: Cut) -> dict[Place | str, tuple[Note, ...]]:
    """What the checks noticed, by the place in the cut that it shows, and by the id of the take it is about."""
    found: dict[Place | str, dict[Note, None]] = {}
    told = [(card.finding, card.finding.check.replace("-", " ")) for card in today.shown]
    told += [(each.finding, "as intended") for each in today.checked.intended]
    takes = today.look.film.dailies.by_id
    for finding, says in told:
        places = [shown.place for shown in finding.evidence if shown.place.path == cut.path]
        about: Iterable[Place | str] = (*places, *(subject for subject in finding.subjects if subject in takes))
        for key in about:
            found.setdefault(key, {})[Note(says, finding.says, f"/#card-{finding.id}")] = None
    return {key: tuple(notes) for key, notes in found.items()}


def _holes(today: Today, cut: Cut) -> frozenset[Place]:
    """Where a check says that a clip holds the place of something still to come, whatever was decided about it."""
    cards = [card.finding for card in (*today.shown, *today.decided)]
    found = (
        each for each in (*cards, *(kept.finding for kept in today.checked.intended)) if each.check == _PLACEHOLDER
    )
    return frozenset(shown.place for each in found for shown in each.evidence if shown.place.path == cut.path)


def lanes(clips: Iterable[CutClip]) -> tuple[Lane, ...]:
    """The tracks of some clips, for the strip; a clip without a place in time is left out."""
    shown: dict[int, list[CutClip]] = {}
    for each in clips:
        shown.setdefault(each.lane, []).append(each)
    return tuple(
        Lane(
            name=own[0].track,
            kind=own[0].kind,
            pieces=tuple(piece for each in own if (piece := _piece(each))),
            holds=_holds(own),
        )
        for _lane, own in sorted(shown.items())
    )


def _holds(own: list[CutClip]) -> str:
    """What a whole track holds, where it is all of one kind."""
    if all(each.state is State.MADE for each in own):
        return "titles"
    return "effects" if all(effects(each.clip) for each in own) else ""
