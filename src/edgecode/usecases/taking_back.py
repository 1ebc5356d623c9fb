"""What taking something back would let happen: no more than whoever takes it back may let happen."""

from collections.abc import Iterator

import msgspec

from edgecode.checks.registry import every_check
from edgecode.consent.letting_in import Permitted
from edgecode.consent.people import May, Person
from edgecode.errors import ConsentError, NotAllowedError
from edgecode.findings.approvals import approvals
from edgecode.findings.decision import Said, said
from edgecode.findings.word import Deed, Word
from edgecode.formats.film_toml import Settings
from edgecode.usecases.permitted import askings, people_of, permitted

_ANSWER_AGAIN = "a new answer in its place, which counts from then on"


def check_undoing(found: Word, undoing: Word, *, settings: Settings, now: Said, person: Person) -> None:
    """Refuse an undoing that lets more happen than the person may. Raises ``NotAllowedError`` and ``ConsentError``."""
    if found.deed is Deed.CONSENT:
        raise ConsentError("consent", expected=_ANSWER_AGAIN, found="an undoing")
    named = found.named.name if found.deed is Deed.NAME and found.named is not None else ""
    if named and any(_is_of(word, named) for word in now.words[now.words.index(found) :]):
        raise ConsentError(named, expected="that they have left, since they said something", found="an undoing")
    after = _with(now, undoing)
    for lacking in _lacking(person, settings=settings, before=now, after=after, at=undoing.at):
        raise NotAllowedError(person.name, may=lacking)


def _with(before: Said, undoing: Word) -> Said:
    return said((*before.words, undoing), written={word.written for word in before.words})


def _lacking(person: Person, *, settings: Settings, before: Said, after: Said, at: int) -> Iterator[May]:
    """What the person would have to be allowed to, for what was said to become what it would be after."""
    let, then = permitted(settings, before, at=at), permitted(settings, after, at=at)
    if May.RAISE_STANDINGS not in person.may and _lets_in_further(let, then):
        yield May.RAISE_STANDINGS
    if May.AGREE not in person.may and not _approved(after) <= _approved(before):
        yield May.AGREE
    had = people_of(settings, before)
    for name, each in people_of(settings, after).items():
        gained = each.may - had.get(name, Person(name=name)).may
        yield from (may for may in May if may in gained - person.may)


def _lets_in_further(now: Permitted, then: Permitted) -> bool:
    """Whether any check comes in further for the film, whether or not every check is off at the moment."""
    if now.every_check_off and not then.every_check_off:
        return True
    before, after = (msgspec.structs.replace(let, every_check_off=False) for let in (now, then))
    return any(
        after.standing(check).is_above(before.standing(check))
        or after.standings.standing(check.id).is_above(before.standings.standing(check.id))
        for check in askings(every_check())
    )


def _approved(said: Said) -> frozenset[tuple[str, str, str]]:
    return approvals(said.words, undone=said.undone).approved


def _is_of(word: Word, name: str) -> bool:
    about = word.consent.person if word.consent is not None else ""
    return name in {word.by, about} and (word.named is None or word.named.name != name)
