"""What people decide by writing it into film.toml becomes an entry when it is first seen."""

from collections.abc import Collection, Iterator

import msgspec

from edgecode.checks.registry import every_check
from edgecode.consent.consents import ConsentSaid
from edgecode.consent.erased import is_erased
from edgecode.consent.people import May, Person
from edgecode.consent.standing import AllOff, Standing, StandingSet
from edgecode.film.identity import digest
from edgecode.findings.decision import Said
from edgecode.findings.intent import Intent
from edgecode.findings.word import Deed, Word
from edgecode.formats.film_papers import PaperWritten
from edgecode.formats.film_toml import Settings
from edgecode.papers.authority import may_state
from edgecode.usecases.stated_says import stated_says


def written_words(settings: Settings) -> Iterator[Word]:
    """Give the words that film.toml says, without an entry yet; ``written`` tells one from another, wherever it stands."""
    yield from map(_standing, settings.standings.values())
    yield from map(_intent, settings.intents)
    yield from map(_consent, settings.consents)
    yield from map(_paper, settings.papers)
    if settings.no_ai is not None:
        yield _all_off(settings.no_ai)


def unheard(settings: Settings, said: Said) -> Iterator[Word]:
    """Give what film.toml says that is not on record yet, and that whoever wrote it may say still.

    An intent about no check there is excuses nothing: it is remarked on elsewhere, and keeps nobody from deciding.
    """
    known, checks = {word.written for word in said.words}, {check.id for check in every_check()}
    for word in written_words(settings):
        is_about_something = word.deed is not Deed.INTEND or word.check in checks
        if word.written not in known and is_about_something and may_still(word, said):
            yield word


def standings_in_force(settings: Settings, said: Said) -> dict[str, StandingSet]:
    """Join the standings that film.toml gives with what was said through edgecode.

    The later word on a check wins, and what is not on record yet is later than all that is; what somebody undid here does not
    count, nor what somebody wrote who may not by what was said since.
    """
    on_record = _on_record(said)
    standings = dict(said.standings)
    for check, word in settings.standings.items():
        spoken, written = said.standings.get(check), _standing(word)
        is_known = written.written in on_record
        if written.written in said.withdrawn or (not is_known and not may_still(written, said)):
            continue
        if spoken is None or not is_known:
            standings[check] = word
        elif not _other(spoken, word):
            standings[check] = msgspec.structs.replace(word, raised_by=word.raised_by | spoken.raised_by)
    return standings


def intents_in_force(settings: Settings, said: Said) -> tuple[Intent, ...]:
    """Join the intents of film.toml and of notes in the script with those said here: they stand beside each other.

    What somebody undid here does not count, nor what somebody wrote who may not by what was said since.
    """
    on_record = _on_record(said)
    return (*(intent for intent in settings.intents if _counts(intent, on_record, said=said)), *said.intents)


def may_still(word: Word, said: Said) -> bool:
    """Whether somebody who writes in film.toml may, by what was said here: the room may have taken it back, or they left."""
    if word.by not in said.people or word.deed is Deed.ALL_OFF:
        return True
    person = said.people[word.by]
    if word.consent is not None:
        return (person or Person(name=word.by)).answers_for(word.consent.person)
    if person is None:
        return False
    if word.stated is not None:
        return may_state(person, word.stated)
    if word.deed is Deed.INTEND:
        return May.SET_INTENTS in person.may
    return word.standing is Standing.OFF or May.RAISE_STANDINGS in person.may


def consents_in_force(settings: Settings, said: Said) -> tuple[ConsentSaid, ...]:
    """Join the consents of film.toml with those said through edgecode; one that is on record stands where it was said.

    Whose name film.toml still has, though they were erased, is on the film by it, and so is what it says they answered.
    """
    known = frozenset(word.written for word in said.words if word.written and not _is_of_erased(word))
    fresh = (each for each in settings.consents if _consent(each).written not in known)
    return (*said.consents, *(each for each in fresh if may_still(_consent(each), said)))


def is_all_off(settings: Settings, said: Said) -> bool:
    """Whether *no AI on this film* holds, by film.toml or by what was said since."""
    if said.all_off is not None:
        return True
    return settings.no_ai is not None and _all_off(settings.no_ai).written not in _on_record(said)


def _on_record(said: Said) -> frozenset[str]:
    return frozenset(word.written for word in said.words if word.written)


def _counts(intent: Intent, on_record: Collection[str], *, said: Said) -> bool:
    word = _intent(intent)
    return word.written not in said.withdrawn and (word.written in on_record or may_still(word, said))


def _other(spoken: StandingSet, written: StandingSet) -> bool:
    """Whether the last word on record is another than film.toml's, which tells its own place."""
    by = written.by if is_erased(spoken.by) else spoken.by
    return (spoken.standing, by) != (written.standing, written.by)


def _is_of_erased(word: Word) -> bool:
    return is_erased(word.by) or (word.consent is not None and is_erased(word.consent.person))


def _standing(said: StandingSet) -> Word:
    return Word(
        entry="",
        deed=Deed.STANDING,
        by=said.by,
        at=0,
        says=f"{said.check}: {said.standing}",
        check=said.check,
        standing=said.standing,
        written=digest("standing", said.check, said.standing, said.by, said.on),
    )


def _intent(said: Intent) -> Word:
    pointer = said.pointer
    return Word(
        entry="",
        deed=Deed.INTEND,
        by=said.by,
        at=0,
        says=str(pointer),
        because=said.because,
        finding=said.finding,
        check=said.check,
        pointer=pointer,
        subject=said.subject,
        written=digest(
            *("intent", said.check, pointer.scene, pointer.line, pointer.take, said.finding, said.by, said.on),
            *([said.subject] if said.subject else []),
        ),
    )


def _consent(said: ConsentSaid) -> Word:
    stage = said.stage or ""
    return Word(
        entry="",
        deed=Deed.CONSENT,
        by=said.by,
        at=0,
        says=f"{said.purpose}{stage and f', {stage}'}: {said.answer}",
        consent=said,
        written=digest(
            *("consent", said.person, said.purpose, said.answer, stage),
            *(said.report_class or "", said.until, said.by, str(said.since)),
            *([said.partner] if said.partner else []),
        ),
    )


def _paper(said: PaperWritten) -> Word:
    written = digest("paper", msgspec.json.encode(said.stated).decode(), said.by, said.on)
    return Word(
        entry="", deed=Deed.STATE, by=said.by, at=0, says=stated_says(said.stated), stated=said.stated, written=written
    )


def _all_off(said: AllOff) -> Word:
    written = digest("no ai", said.by, said.on)
    return Word(entry="", deed=Deed.ALL_OFF, by=said.by, at=0, says="every check, for the film", written=written)
