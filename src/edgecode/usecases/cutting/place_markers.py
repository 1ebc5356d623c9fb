"""Where in a cut it belongs what people decided, noted and chose: the clip it is about, and the frame."""

from collections.abc import Iterable, Iterator

import msgspec

from edgecode.film import scene_number
from edgecode.film.cut import Clip, Cut, Track
from edgecode.film.cut_said import AlternateChosen, ClipNoted
from edgecode.film.cutting.by_script import cut_lines
from edgecode.film.cutting.marker import Marker, Said, clip_at
from edgecode.film.film import Film
from edgecode.film.hand import takes_named
from edgecode.film.lining import Lined
from edgecode.film.place import Place
from edgecode.film.pointer import Pointer, paragraph_at
from edgecode.findings.finding import Finding
from edgecode.findings.intent import Intent
from edgecode.findings.word import Deed
from edgecode.usecases.today import Today

_SAID = {Deed.TAKE: Said.TAKEN, Deed.LATER: Said.LATER, Deed.LEAVE: Said.LEFT}


class Unplaced(msgspec.Struct, frozen=True):
    """Something that was said and has no place in the cut: what, and why not."""

    says: str
    why: str


class _Word(msgspec.Struct, frozen=True, kw_only=True):
    """Something said, before it has a place."""

    said: Said
    text: str
    by: str
    finding: Finding | None = None
    pointer: Pointer | None = None
    clip: str = ""


def placed(today: Today, intents: Iterable[Intent], *, cut: Cut) -> tuple[tuple[Marker, ...], tuple[Unplaced, ...]]:
    """Give the markers of a cut in the order of their frames, and what has no place in it."""
    places = _Places(today.look.film, cut)
    markers: list[Marker] = []
    unplaced: list[Unplaced] = []
    for word in _words(today, intents):
        clip, frame = places.of(word)
        if clip is None:
            why = "what it is about is not found now" if _lost(word) else "no clip of the cut belongs to it"
            unplaced.append(Unplaced(f"{word.said}: {word.text}", why))
        else:
            at = min(max(frame, clip.record_in or 0), max((clip.record_out or 1) - 1, clip.record_in or 0))
            track = places.tracks[clip.id].name
            markers.append(Marker(said=word.said, clip=clip.id, track=track, frame=at, text=word.text, by=word.by))
    return tuple(sorted(markers, key=lambda each: each.frame)), tuple(unplaced)


def _lost(word: _Word) -> bool:
    return word.finding is None and word.pointer is None and not word.clip


def _words(today: Today, intents: Iterable[Intent]) -> Iterator[_Word]:
    findings = {card.finding.id: card.finding for card in (*today.cards, *today.decided)}
    for decision in today.said.decisions.values():
        finding = findings.get(decision.finding)
        about = f"; {finding.says}" if finding is not None and decision.deed is Deed.TAKE else ""
        text = _one_line(f"{decision.says}{about}", because=decision.because)
        yield _Word(said=_SAID[decision.deed], text=text, by=decision.by, finding=finding)
    for intent in intents:
        finding = findings.get(intent.finding)
        pointer = None if intent.finding else intent.pointer
        says = finding.says if finding is not None else f"{intent.check}, {intent.pointer}"
        yield _Word(
            said=Said.INTENDED,
            text=_one_line(says, because=intent.because),
            by=intent.by,
            finding=finding,
            pointer=pointer,
        )
    yield from _of_clips(today)


def _of_clips(today: Today) -> Iterator[_Word]:
    """Notes on clips, and of each clip the take that was chosen last."""
    chosen: dict[str, _Word] = {}
    for each in today.said.cutting:
        if isinstance(each.deed, ClipNoted):
            yield _Word(said=Said.NOTE, text=_one_line(each.deed.note), by=each.by, clip=each.deed.clip)
        elif isinstance(each.deed, AlternateChosen):
            take = today.look.film.dailies.by_id.get(each.deed.take)
            text = take.label if take is not None else each.says
            chosen[each.deed.clip] = _Word(said=Said.CHOSEN, text=text, by=each.by, clip=each.deed.clip)
    yield from chosen.values()


def _one_line(says: str, *, because: str = "") -> str:
    return " ".join(f"{says}{f' – {because}' if because else ''}".split())


class _Places:
    """Finds the clip of a cut that something is about."""

    def __init__(self, film: Film, cut: Cut) -> None:
        self.film, self.cut = film, cut
        lines = cut_lines(cut, film=film)
        self.used: Lined = lines.used
        self.clips: dict[str, Clip] = {}
        self.tracks: dict[str, Track] = {}
        for track in cut.tracks:
            for clip in track.clips:
                if clip.record_in is not None:
                    self.clips.setdefault(clip.id, clip)
                    self.tracks.setdefault(clip.id, track)
        self.by_take: dict[str, list[Clip]] = {}
        for proof in lines.proofs:
            if proof.take and proof.clip.id in self.clips:
                self.by_take.setdefault(proof.take, []).append(self.clips[proof.clip.id])
        self.by_scene = dict(self._first_of_scenes())

    def _first_of_scenes(self) -> Iterator[tuple[str, list[Clip]]]:
        found: dict[str, list[Clip]] = {}
        for take, clips in self.by_take.items():
            found.setdefault(scene_number.folded(self.film.dailies.by_id[take].scene), []).extend(clips)
        yield from found.items()

    def of(self, word: _Word) -> tuple[Clip | None, int]:
        """The clip and the record frame; the first clip where several belong to it."""
        if word.clip:
            return self._begins(self.clips.get(word.clip))
        if word.finding is not None:
            return self._of_finding(word.finding)
        return self._begins(self._of_pointer(word.pointer)) if word.pointer is not None else (None, 0)

    def _begins(self, clip: Clip | None) -> tuple[Clip | None, int]:
        return clip, (clip.record_in or 0) if clip is not None else 0

    def _of_finding(self, finding: Finding) -> tuple[Clip | None, int]:
        own = next((self.clips[subject] for subject in finding.subjects if subject in self.clips), None)
        if own is not None:
            return self._begins(own)
        for shown in finding.evidence:
            found = self._shown(shown.place)
            if found is not None:
                return found, shown.place.frame if shown.place.frame is not None else (found.record_in or 0)
        return self._begins(
            self._first(self.by_take.get(subject, ()) for subject in finding.subjects)
            or self._of_paragraphs(finding.subjects)
            or self._of_pointer(Pointer(scene=finding.scene, take=finding.take))
        )

    def _shown(self, place: Place) -> Clip | None:
        if place.path != self.cut.path:
            return None
        listed = (clip for clip in self.clips.values() if place.line is not None and clip.place.line == place.line)
        return next(listed, None) or (clip_at(self.cut, place.frame) if place.frame is not None else None)

    def _of_paragraphs(self, ids: Iterable[str]) -> Clip | None:
        wanted = set(ids)
        paragraphs = self.film.script.paragraphs if self.film.script is not None else ()
        return self._first(self._over(index) for index, each in enumerate(paragraphs) if each.id in wanted)

    def _over(self, paragraph: int) -> list[Clip]:
        return [self.clips[lining.by] for lining in self.used.over(paragraph) if lining.by in self.clips]

    def _of_pointer(self, pointer: Pointer) -> Clip | None:
        if pointer.film:
            return self._first([self.clips.values()])
        if pointer.take:
            takes = takes_named(pointer.take, dailies=self.film.dailies)
            found = self._first(self.by_take.get(take.id, ()) for take in takes)
            if found is not None:
                return found
        script = self.film.script
        at = paragraph_at(pointer, script=script) if script is not None else None
        line = self._first([self._over(at)]) if at is not None else None
        return line or self._first([self.by_scene.get(scene_number.folded(pointer.scene), ())] if pointer.scene else ())

    def _first(self, groups: Iterable[Iterable[Clip]]) -> Clip | None:
        return min((clip for group in groups for clip in group), key=lambda clip: clip.record_in or 0, default=None)
