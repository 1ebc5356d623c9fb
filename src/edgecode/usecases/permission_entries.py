"""Which entry a word about permissions becomes: people, consents, standings, and what edgecode announces."""

import datetime as dt
from typing import Final

from edgecode.consent.announced import Why
from edgecode.consent.consents import Answer, ConsentSaid
from edgecode.consent.people import Person
from edgecode.consent.standing import Standing
from edgecode.entries.detail import SCALES, Detail
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Stage
from edgecode.findings.word import Deed, Word
from edgecode.usecases.shape import Shape

_ANSWERED: Final = {
    Answer.GIVEN: Kind.CONSENT_GIVEN,
    Answer.REFUSED: Kind.CONSENT_REFUSED,
    Answer.WITHDRAWN: Kind.CONSENT_WITHDRAWN,
}
SPEAK_FOR: Final = "speak for another person"
"""The authority of whoever may answer in somebody's name; in whose, is in the words."""
_EPOCH: Final = dt.date(1970, 1, 1)


def _shape(
    kind: Kind, *, ids: tuple[tuple[IdRole, str], ...] = (), details: tuple[tuple[Detail, int], ...] = ()
) -> Shape:
    return Shape(kind=kind, stage=Stage.PERMISSIONS, ids=ids, details=details)


def consent(said: ConsentSaid) -> Shape:
    """An answer; whoever else than the person gave it names the person, and one to a partner alone names the agreement."""
    whose = ((IdRole.PERSON, said.person),) if said.person != said.by else ()
    to = ((IdRole.AGREEMENT, said.partner),) if said.partner else ()
    return _shape(_ANSWERED[said.answer], ids=(*whose, *to), details=_about(said))


def _about(said: ConsentSaid) -> tuple[tuple[Detail, int], ...]:
    details = [(Detail.PURPOSE, _on(Detail.PURPOSE, said.purpose))]
    if said.stage is not None:
        details.append((Detail.ABOUT_STAGE, _on(Detail.ABOUT_STAGE, said.stage)))
    if said.report_class is not None:
        details.append((Detail.REPORT_CLASS, _on(Detail.REPORT_CLASS, said.report_class)))
    if said.until:
        details.append((Detail.UNTIL_DAY, (dt.date.fromisoformat(said.until) - _EPOCH).days))
    return tuple(details)


def named(person: Person) -> Shape:
    """A person named on the film. What role and what they may do is in the words, and in the entries after this one."""
    return _shape(Kind.PERSON_NAMED, ids=((IdRole.PERSON, person.name),))


def authority(person: Person, may: str, *, given: bool) -> Shape:
    """One thing a person may do from here on, or may do no more."""
    kind = Kind.AUTHORITY_GIVEN if given else Kind.AUTHORITY_TAKEN_BACK
    details = ((Detail.AUTHORITY, _on(Detail.AUTHORITY, may)),)
    return _shape(kind, ids=((IdRole.PERSON, person.name),), details=details)


def has_left(person: Person) -> Shape:
    """A person who has left the film."""
    return _shape(Kind.PERSON_LEFT, ids=((IdRole.PERSON, person.name),))


def own_standing(word: Word) -> Shape:
    """A check taken down for oneself, or let in again as far as the film has it."""
    if word.standing is None:
        return _shape(Kind.STANDING_OWN_LOWERING_ENDED, ids=((IdRole.CHECK, word.check),))
    details = ((Detail.STANDING, _on(Detail.STANDING, word.standing)),)
    return _shape(Kind.STANDING_LOWERED_FOR_ONESELF, ids=((IdRole.CHECK, word.check),), details=details)


def all_off(word: Word) -> Shape:
    """Every check off, for the film or for oneself, or that this has ended."""
    if word.deed in {Deed.ALL_OFF_ENDED, Deed.ALL_OFF_MINE_ENDED}:
        return _shape(Kind.CHECKS_ALL_OFF_ENDED)
    mine = word.deed is Deed.ALL_OFF_MINE
    return _shape(Kind.CHECKS_ALL_TURNED_OFF_FOR_ONESELF if mine else Kind.CHECKS_ALL_TURNED_OFF)


def announced(word: Word, *, person: str = "") -> Shape:
    """What edgecode announces of a check; told to a person alone, it names that person."""
    check = ((IdRole.CHECK, word.check),)
    if person:
        return _shape(Kind.RELIANCE_OWN_USE_TOLD, ids=(*check, (IdRole.PERSON, person)))
    if word.announced is not None and word.announced.why is not Why.USE:
        return _shape(Kind.RELIANCE_DEPENDENCE_ANNOUNCED, ids=check)
    declared = word.announced.declared if word.announced is not None else Standing.OFF
    return _shape(Kind.RELIANCE_ANNOUNCED, ids=check, details=((Detail.STANDING, _on(Detail.STANDING, declared)),))


def stepped_down(word: Word, *, before: Standing) -> Shape:
    """A check that edgecode took one standing down."""
    after = word.standing or Standing.OFF
    details = (
        (Detail.STANDING, _on(Detail.STANDING, after)),
        (Detail.STANDING_BEFORE, _on(Detail.STANDING, before)),
    )
    return _shape(Kind.STANDING_STEPPED_DOWN, ids=((IdRole.CHECK, word.check),), details=details)


def read(word: Word) -> Shape:
    """An announcement that a person has read."""
    return _shape(Kind.RELIANCE_ANNOUNCEMENT_READ, ids=((IdRole.ENTRY, word.subject), (IdRole.CHECK, word.check)))


def _on(detail: Detail, word: str) -> int:
    """Where a word stands on the scale of a detail."""
    return SCALES[detail].words.index(str(word))
