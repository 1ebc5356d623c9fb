"""Erasing a person: told first, then done, and carried through by whoever opens the film next where it was stopped.

Who may: the person themselves, also once they have left, and whoever may name people, since that is who says who is on the
film. Both are on record; that somebody asked for it themselves is on record beside it.
"""

from collections.abc import Callable, Iterable

import msgspec

from edgecode.boundary.guest.letter import letter_text
from edgecode.consent.erased import closed_role, erased_name
from edgecode.consent.people import May, Person
from edgecode.entries.handle import Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Stage
from edgecode.errors import NotAllowedError, UnknownPersonError
from edgecode.findings.naming import Names
from edgecode.findings.word import Deed, Word
from edgecode.formats import film_toml
from edgecode.usecases.acting import Acting
from edgecode.usecases.deciding import Saying
from edgecode.usecases.desk import Desk, Stores
from edgecode.usecases.done import Done
from edgecode.usecases.erasing.clearing import every_name
from edgecode.usecases.erasing.clearing_letters import letters_gone_out
from edgecode.usecases.erasing.finishing import called_by, finish
from edgecode.usecases.erasing.standing_names import Stands, stands_in
from edgecode.usecases.permitted import people_of, spelled
from edgecode.usecases.ports.beside import Beside
from edgecode.usecases.ports.words import Words
from edgecode.usecases.shape import Shape

_ASKED = Shape(kind=Kind.ERASURE_ASKED, stage=Stage.RECORD, ids=())


class Erasing(msgspec.Struct, frozen=True, kw_only=True):
    """What erasing somebody comes to.

    ``called`` is what they are called from then on. ``own`` counts what they said through edgecode, ``texts`` what of it they
    wrote freely, ``others`` what other people said in which they are named. ``stands`` is where their name stands in files
    that people wrote. ``letters`` counts those that were given out to partners and are theirs, or name them. ``alone`` is
    what nobody else may do. ``again`` is set for somebody who was erased before: nothing is recorded then, and only what came
    back of the name goes.
    """

    name: str
    called: str
    own: int
    texts: int
    others: int
    stands: tuple[Stands, ...]
    unread: tuple[str, ...]
    alone: tuple[str, ...]
    letters: int
    again: bool


class EraseDesk:
    """Where one film's people are erased."""

    def __init__(self, desk: Desk, *, words: Callable[[], Words | None], beside: Beside) -> None:
        """Take the desk of the film, a way to its words, and what lies beside them."""
        self._desk, self._words, self._beside = desk, words, beside

    def plan(self, name: str, *, by: str) -> Erasing:
        """Tell what erasing somebody comes to, and change nothing.

        Raises :class:`UnknownPersonError` for whoever is nowhere in what was said, :class:`NotAllowedError` for who may not.
        """
        with self._desk.acting(by, also_left=True) as acting:
            return self._planned(name, acting)

    def erase(self, name: str, *, by: str) -> Done:
        """Erase somebody. Raises what :meth:`plan` raises, and what recording does.

        What is half done then is finished when the film is opened next.
        """
        with self._desk.acting(by, also_left=True) as acting:
            plan = self._planned(name, acting)
            acting.stores()
            with self._desk.whole_record(make=True) as stores:
                words = self._words()
                if stores is None or words is None:
                    raise AssertionError
                if plan.again:
                    return self._again(plan, stores=stores, words=words)
                return self._erased(plan, acting=acting, stores=stores, words=words)

    def _planned(self, name: str, acting: Acting) -> Erasing:
        today, words = acting.today, self._words()
        every = tuple(words.all().values()) if words is not None else ()
        settings = today.look.holdings.settings
        on_film = {**settings.people, **today.said.left, **people_of(settings, today.said)}
        said_of = frozenset(each for word in every for each in every_name(word))
        name = spelled(name, (*on_film, *sorted(said_of)))
        of = _handle(acting, name)
        before = of in self._erased_before()
        if name not in on_film and name not in said_of and not before:
            raise UnknownPersonError(name, known=", ".join(each.name for each in today.people))
        if name != acting.person.name and May.NAME_PEOPLE not in acting.person.may:
            raise NotAllowedError(acting.person.name, may=May.NAME_PEOPLE)
        names = Names({name: erased_name(of.digits)})
        own = [word for word in every if names.name(word.by) != word.by]
        stands, unread = self._stands(names, acting)
        return Erasing(
            name=name,
            called=erased_name(of.digits),
            own=len(own),
            texts=sum(_has_text(word) for word in own),
            others=sum(names.name(word.by) == word.by and _names_them(word, names) for word in every),
            stands=stands,
            unread=unread,
            alone=_alone(name, today.people),
            letters=letters_gone_out(every, names=names),
            again=before and name not in said_of,
        )

    def _erased(self, plan: Erasing, *, acting: Acting, stores: Stores, words: Words) -> Done:
        """Words first, then the entry, and with it the secret; what follows from these can be done again by anybody."""
        on_film = (*acting.today.people, *acting.today.said.left.values())
        role = next((each.role for each in on_film if each.name == plan.name), "")
        person = Person(name=plan.called, role=closed_role(role))
        is_own = acting.person.name == plan.name
        sayer = person if is_own else acting.person
        word = acting.deciding.word(Deed.ERASE, sayer, says=plan.called, named=person)
        shape = Shape(kind=Kind.PERSON_ERASED, stage=Stage.RECORD, ids=((IdRole.PERSON, plan.name),))
        saying = Saying(word=word, person=acting.person, shape=shape, also=(_ASKED,) if is_own else ())
        entry, *asked = acting.deciding.entries_of([saying])
        stores.record.ready()
        words.keep(word)
        if asked:
            stores.record.append(asked)
        recorded = stores.record.erase(_handle(acting, plan.name), entry=entry)
        finish(words, record=stores.record, beside=self._beside)
        # A name that stands in files alone was in no word, and is in what was read of these.
        self._beside.clear(Names({plan.name: plan.called}), by={})
        says = f"{plan.called} was erased, as they asked" if is_own else f"{sayer.name} {shape.says}: {plan.called}"
        return Done(entry=word.entry, index=recorded.index, says=says)

    def _again(self, plan: Erasing, *, stores: Stores, words: Words) -> Done:
        finish(words, record=stores.record, beside=self._beside)
        self._beside.clear(Names({plan.name: plan.called}), by=called_by(words.all()))
        of = next(each for each in reversed(stores.record.erasures()) if _is_of(each.people, plan))
        index = of.index if of.index is not None else -1
        return Done(
            entry=of.key, index=index, says=f"{plan.called} is erased already; what had come back is gone again"
        )

    def _erased_before(self) -> frozenset[Handle]:
        with self._desk.whole_record(make=False) as stores:
            erasures = stores.record.erasures() if stores is not None else ()
            return frozenset(person for each in erasures for person in each.people)

    def _stands(self, names: Names, acting: Acting) -> tuple[tuple[Stands, ...], tuple[str, ...]]:
        paths = sorted({film_toml.NAME, *(each.path for each in acting.today.look.holdings.readings)})
        sources = (self._desk.film.source(path) for path in paths)
        return stands_in((source for source in sources if source is not None), names=names)


def _handle(acting: Acting, name: str) -> Handle:
    return acting.deciding.handle(IdRole.PERSON, name)


def _is_of(people: Iterable[Handle], plan: Erasing) -> bool:
    return any(erased_name(each.digits) == plan.called for each in people)


def _has_text(word: Word) -> bool:
    stated = word.stated
    return bool(word.because or word.letter or getattr(stated, "what", "") or getattr(stated, "share", ""))


def _names_them(word: Word, names: Names) -> bool:
    letter = letter_text(word.letter) if word.letter is not None else ""
    texts = f"{word.says}\n{word.because}\n{letter}"
    return any(names.name(each) != each for each in every_name(word)) or names.stand_in(texts)


def _alone(name: str, people: Iterable[Person]) -> tuple[str, ...]:
    """Give what one person may do and nobody else of the film."""
    every = tuple(people)
    theirs = next((each.may for each in every if each.name == name), frozenset[May]())
    others = {may for each in every if each.name != name for may in each.may}
    return tuple(may for may in May if may in theirs and may not in others)
