"""Work on pickups: each thing a person says there is one deed, on record, and taken back by undo.

Nothing is decided by itself.
"""

from collections.abc import Sequence
from typing import Final

from edgecode.entries.vocabulary import IdRole
from edgecode.errors import ConsentError, NotInFilmError, SaidError
from edgecode.film.film import Film
from edgecode.film.hand import takes_named
from edgecode.film.numbered_scenes import scene_numbered
from edgecode.film.pickup import (
    FillerRefused,
    LineGivenToAdr,
    Need,
    OwingFilled,
    OwingNeeded,
    OwingWaived,
    PickedUp,
    PickupDescribed,
    PickupDone,
    PickupDropped,
    PickupPlanned,
    PickupProposed,
    PickupWeighed,
    ReshootCalled,
    StateCorrected,
    StateNoted,
    StateOf,
)
from edgecode.film.pickups.fillers import Consented, Filler, FillerKind, fillers, part_key
from edgecode.film.pickups.owing import Owing, owing
from edgecode.film.pickups.states import characters, states
from edgecode.film.script import SPOKEN, Scene
from edgecode.findings.word import Deed
from edgecode.usecases.acting import Acting
from edgecode.usecases.boards.may_be import lines_said, text_said
from edgecode.usecases.boards.named import scene_meant
from edgecode.usecases.desk import Desk
from edgecode.usecases.done import Done
from edgecode.usecases.pickups.named import called, filler_called, filler_named, owing_named, state_named
from edgecode.usecases.pickups.pickup_entries import Ids, shape
from edgecode.usecases.pickups.voices import voices_of

_SHORT: Final = 60


class PickupDesk:
    """What people say of pickups and states of one film.

    What is owed is named by its id, how that begins, or as ``SCENE/LINE``; a filler by its take's slate. Every method
    raises :class:`UnknownPersonError` for a stranger, :class:`NotInFilmError` for what is not owed or not there, and
    :class:`SaidError` for what cannot be; nothing is kept then.
    """

    def __init__(self, desk: Desk) -> None:
        """Take the desk of the film."""
        self._desk = desk

    def fill(self, what: str, filler: str, *, by: str, because: str = "") -> Done:
        """Say that existing material fills what is owed. A line to be recorded again is given to ADR instead."""
        with self._desk.acting(by) as acting:
            owed, found = self._filler(what, filler, acting)
            if found.kind is FillerKind.ADR:
                raise SaidError(called(owed), expected="a take; edgecode pickup adr gives a line to ADR", found="ADR")
            deed = OwingFilled(owing=owed.id, filler=found.id, take=found.take, words=owed.words)
            says = f"{filler_called(found, film=acting.today.look.film)}, {found.kind}, fills {_told(owed)}"
            return _say(acting, deed, says, about=_about(owed, acting), because=because)

    def refuse(self, what: str, filler: str, *, by: str, because: str = "") -> Done:
        """Say that existing material does not fill what is owed."""
        with self._desk.acting(by) as acting:
            owed, found = self._filler(what, filler, acting)
            deed = FillerRefused(owing=owed.id, filler=found.id, take=found.take)
            says = f"{filler_called(found, film=acting.today.look.film)} does not fill {_told(owed)}"
            return _say(acting, deed, says, about=_about(owed, acting), because=because)

    def waive(self, what: str, *, by: str, because: str = "") -> Done:
        """Say that what is owed is not going to be shot."""
        with self._desk.acting(by) as acting:
            owed = _owed(what, acting)
            deed = OwingWaived(owing=owed.id, words=owed.words)
            return _say(acting, deed, _told(owed), about=_about(owed, acting), because=because)

    def needed(self, what: str, *, by: str, because: str = "") -> Done:
        """Say that what was waived, filled, dropped or done has to be shot after all."""
        with self._desk.acting(by) as acting:
            owed = _owed(what, acting)
            return _say(acting, OwingNeeded(owing=owed.id), _told(owed), about=_about(owed, acting), because=because)

    def propose(self, what: str, *, by: str, because: str = "") -> Done:
        """Propose a pickup of what is owed."""
        with self._desk.acting(by) as acting:
            owed = _owed(what, acting)
            return _say(
                acting, PickupProposed(pickup=owed.id), _told(owed), about=_about(owed, acting), because=because
            )

    def ask_for(self, what: str, *, by: str, scene: str, covers: str = "", because: str = "") -> Done:
        """Propose a pickup of something that nothing else asks for: in words, of a scene, over lines of it if there are any."""
        with self._desk.acting(by) as acting:
            where = scene_meant(scene, film=acting.today.look.film)
            deed = PickupProposed(
                pickup=_new_id(acting),
                scene=where.id,
                lines=lines_said(covers, scene=where, film=acting.today.look.film),
                what=text_said(what, what="a pickup", least=1),
            )
            return _say(acting, deed, f"{deed.what}, {_of(where, covers)}", about=_of_scene(where), because=because)

    def reshoot(self, scene: str, *, by: str, covers: str = "", what: str = "", because: str = "") -> Done:
        """Call a reshoot of a scene, or of lines of it."""
        with self._desk.acting(by) as acting:
            film = acting.today.look.film
            where = scene_meant(scene, film=film)
            deed = ReshootCalled(
                pickup=_new_id(acting),
                scene=where.id,
                lines=lines_said(covers or "whole", scene=where, film=film),
                what=text_said(what, what="a reshoot"),
            )
            says = f"{_of(where, covers)}{deed.what and f': {deed.what}'}"
            return _say(acting, deed, says, about=_of_scene(where), because=because)

    def weigh(self, what: str, need: Need, *, by: str, because: str = "") -> Done:
        """Say how much a pickup is needed."""
        with self._desk.acting(by) as acting:
            owed = _owed(what, acting)
            deed = PickupWeighed(pickup=owed.id, need=need)
            return _say(acting, deed, f"{need}: {_told(owed)}", about=_about(owed, acting), because=because)

    def describe(
        self, what: str, *, by: str, setups: str | None = None, cast: str | None = None, wardrobe: str | None = None,
        props: str | None = None, notes: str | None = None,
    ) -> Done:  # fmt: skip
        """Describe a pickup in words; ``None`` leaves a thing as it is."""
        with self._desk.acting(by) as acting:
            owed = _owed(what, acting)
            parts = (("setups", setups), ("cast", cast), ("wardrobe", wardrobe), ("props", props), ("notes", notes))
            said = {name: text_said(value, what=name) for name, value in parts if value is not None}
            if not said:
                raise SaidError(called(owed), expected="something to say of it", found="nothing")
            told = "; ".join(f"{name} {value or 'none'}" for name, value in said.items())
            deed = PickupDescribed(pickup=owed.id, **said)
            return _say(acting, deed, f"{_told(owed)}: {told}", about=_about(owed, acting))

    def give_to_planning(self, what: str, *, by: str, because: str = "") -> Done:
        """Give a pickup to planning."""
        with self._desk.acting(by) as acting:
            owed = _owed(what, acting)
            return _say(acting, PickupPlanned(pickup=owed.id), _told(owed), about=_about(owed, acting), because=because)

    def drop(self, what: str, *, by: str, because: str = "") -> Done:
        """Drop a pickup."""
        with self._desk.acting(by) as acting:
            owed = _owed(what, acting)
            return _say(acting, PickupDropped(pickup=owed.id), _told(owed), about=_about(owed, acting), because=because)

    def done(self, what: str, *, by: str, because: str = "") -> Done:
        """Say that a pickup is done."""
        with self._desk.acting(by) as acting:
            owed = _owed(what, acting)
            return _say(acting, PickupDone(pickup=owed.id), _told(owed), about=_about(owed, acting), because=because)

    def give_to_adr(self, what: str, *, by: str, because: str = "") -> Done:
        """Give a line to be recorded again. Raises :class:`ConsentError` without the consent of whoever plays the part."""
        with self._desk.acting(by) as acting:
            owed = _owed(what, acting)
            script = acting.today.look.film.script
            if script is None or len(owed.paragraphs) != 1 or script.paragraphs[owed.paragraphs[0]].kind not in SPOKEN:
                raise SaidError(called(owed), expected="a line that somebody says", found=str(owed.kind))
            paragraph = script.paragraphs[owed.paragraphs[0]]
            voice = voices_of(acting.today.let).get(part_key(paragraph.character))
            if voice is None:
                expected = f"somebody who is said to play {paragraph.character} (edgecode name PERSON --plays)"
                raise ConsentError(called(owed), expected=expected, found="nobody")
            if voice.consented is not Consented.GIVEN:
                raise ConsentError(called(owed), expected=f"the consent of {voice.person}", found="none")
            deed = LineGivenToAdr(
                owing=owed.id,
                paragraph=paragraph.id,
                character=paragraph.character,
                person=voice.person,
                words=owed.words,
            )
            return _say(acting, deed, f"{_told(owed)}, by {voice.person}", because=because)

    def note(self, of: StateOf, words: str, *, by: str, take: str = "", scene: str = "", character: str = "") -> Done:
        """Note a state of a take, else of a whole scene, of one character where it is somebody's."""
        with self._desk.acting(by) as acting:
            film = acting.today.look.film
            takes = takes_named(take, dailies=film.dailies) if take else ()
            if take and len(takes) != 1:
                says = f"expected one take that a report of this film lists, found {len(takes) or 'none'} for {take!r}"
                raise NotInFilmError(says)
            where = scene_meant(takes[0].scene if takes else scene, film=film)
            if take and scene and scene_meant(scene, film=film).id != where.id:
                raise SaidError(take, expected=f"a take of scene {scene}", found=f"one of scene {where.number}")
            deed = StateNoted(
                state=_new_id(acting),
                of=of,
                words=text_said(words, what="a note", least=1),
                scene=where.id,
                take=takes[0].id if takes else "",
                character=_character(character, film=film),
            )
            whose = f"{deed.character}, " if deed.character else ""
            at = takes[0].label if takes else f"scene {where.number}"
            return _say(acting, deed, f"{at}: {whose}{of}: {deed.words}")

    def correct(self, note: str, words: str, *, by: str) -> Done:
        """Give other words to a note of a state that was made here; none take it away."""
        with self._desk.acting(by) as acting:
            film = acting.today.look.film
            found = state_named(note, states(film))
            scene = scene_numbered(film.script, found.scene) if film.script is not None else None
            deed = StateCorrected(state=found.id, of=found.of, words=text_said(words, what="a note"))
            about = [
                (IdRole.SCENE, scene.id if scene is not None else ""),
                (IdRole.TAKE, found.take),
                (IdRole.CHARACTER, found.character),
            ]
            whose = f"{found.character}, " if found.character else ""
            return _say(acting, deed, f"{whose}{found.of}: {deed.words or 'no note'}", about=about)

    @staticmethod
    def _filler(what: str, filler: str, acting: Acting) -> tuple[Owing, Filler]:
        film = acting.today.look.film
        owed = _owed(what, acting)
        return owed, filler_named(filler, fillers(film, owed, voices=voices_of(acting.today.let)), film=film)


def _owed(what: str, acting: Acting) -> Owing:
    return owing_named(what, owing(acting.today.look.film))


def _say(acting: Acting, deed: PickedUp, says: str, *, about: Ids = (), because: str = "") -> Done:
    word = acting.deciding.word(Deed.PICKUP, acting.person, says=says, because=because, picked=deed)
    return acting.deciding.commit(word, acting.person, shape(deed, about=about))


def _new_id(acting: Acting) -> str:
    """An id for something new, from the same chance that ids of entries are made of."""
    return acting.deciding.word(Deed.PICKUP, acting.person).entry


def _about(owed: Owing, acting: Acting) -> Sequence[tuple[IdRole, str]]:
    film = acting.today.look.film
    script = film.script
    scene = scene_numbered(script, owed.scene) if script is not None else None
    lines = [(IdRole.PARAGRAPH, script.paragraphs[index].id) for index in owed.paragraphs] if script is not None else []
    shots = [(IdRole.SHOT, shot) for shot in owed.shots]
    return [*_of_scene(scene), (IdRole.CLIP, owed.clip), *shots, *lines]


def _of_scene(scene: Scene | None) -> Sequence[tuple[IdRole, str]]:
    return [(IdRole.SCENE, scene.id)] if scene is not None else []


def _told(owed: Owing) -> str:
    says = owed.says if len(owed.says) <= _SHORT else f"{owed.says[: _SHORT - 1].rstrip()}…"
    return f"“{says}”, {f'scene {owed.scene}' if owed.scene else 'of no scene'}"


def _of(scene: Scene, covers: str) -> str:
    return f"scene {scene.number or scene.heading}{covers and f', lines {covers}'}"


def _character(said: str, *, film: Film) -> str:
    """A character as the script has the name; empty for nobody. Raises :class:`SaidError` for one who never speaks."""
    if not said.strip():
        return ""
    known = {part_key(each): each for each in characters(film)}
    if part_key(said) not in known:
        raise SaidError(
            said, expected=f"a character of the script, one of {', '.join(known.values())}", found="none of them"
        )
    return known[part_key(said)]
