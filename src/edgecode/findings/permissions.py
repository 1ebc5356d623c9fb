"""What the words about permissions come to: people, standings, consents, what each keeps from themselves, announcements."""

from collections.abc import Iterable

import msgspec

from edgecode.consent.consents import ConsentSaid
from edgecode.consent.erased import is_erased
from edgecode.consent.people import Person
from edgecode.consent.standing import OwnSay, Standing, StandingSet
from edgecode.findings.word import BY_NOBODY, Deed, Word


class Permissions(msgspec.Struct, kw_only=True):
    """Filled word by word, in the order of the record; the later word on one thing wins."""

    people: dict[str, Person | None] = {}
    left: dict[str, Person] = {}
    once: dict[str, set[str]] = {}
    standings: dict[str, StandingSet] = {}
    consents: list[ConsentSaid] = []
    own: dict[str, OwnSay] = {}
    all_off: Word | None = None
    announced: list[Word] = []
    read: set[tuple[str, str]] = set()
    _raised: dict[str, dict[str, Standing]] = {}

    def hear(self, word: Word) -> None:
        """Take one word that was not undone."""
        if word.deed in {Deed.NAME, Deed.HAS_LEFT, Deed.ERASE} and word.named is not None:
            has_left = word.deed is not Deed.NAME or is_erased(word.named.name)
            self._hear_of_person(word.named, has_left=has_left)
        elif word.deed in {Deed.STANDING, Deed.STEP_DOWN}:
            self._hear_standing(word)
        elif word.deed is Deed.CONSENT and word.consent is not None:
            self.consents.append(msgspec.structs.replace(word.consent, entry=word.entry))
        elif word.deed in {Deed.ALL_OFF, Deed.ALL_OFF_ENDED}:
            self.all_off = word if word.deed is Deed.ALL_OFF else None
        elif word.deed in {Deed.STANDING_MINE, Deed.ALL_OFF_MINE, Deed.ALL_OFF_MINE_ENDED}:
            self._hear_own(word)
        elif word.deed is Deed.READ:
            self.read.add((word.subject, word.by))
        if word.deed in BY_NOBODY:
            self.announced.append(word)

    def _hear_of_person(self, person: Person, *, has_left: bool) -> None:
        self.people[person.name] = None if has_left else person
        self.once.setdefault(person.name, set()).add(person.role)
        self.left.pop(person.name, None)
        if has_left:
            self.left[person.name] = person

    def _hear_standing(self, word: Word) -> None:
        """A raising sets a standing; whatever lowers only ever takes it down, also where the raising before it is gone."""
        before = self.standings.get(word.check) or StandingSet(check=word.check, standing=Standing.OFF, by="")
        after = word.standing or Standing.OFF
        if (word.lowers or word.deed is Deed.STEP_DOWN) and after.is_above(before.standing):
            after = before.standing
        raised = after.is_above(before.standing)
        to = self._raised.setdefault(word.check, {})
        if word.by and (raised or (word.by in to and to[word.by].is_above(after))):
            to[word.by] = after
        self.standings[word.check] = StandingSet(
            check=word.check,
            standing=after,
            by=word.by,
            place=f"the record, entry {word.entry[:8]}",
            raised_by=frozenset(name for name, level in to.items() if not after.is_above(level)),
            stepped_down=word.deed is Deed.STEP_DOWN or (before.stepped_down and not raised),
        )

    def _hear_own(self, word: Word) -> None:
        own = self.own.get(word.by, OwnSay())
        if word.deed is Deed.STANDING_MINE:
            kept = {check: standing for check, standing in own.of.items() if check != word.check}
            if word.standing is not None:
                kept[word.check] = word.standing
            self.own[word.by] = msgspec.structs.replace(own, of=kept)
        else:
            self.own[word.by] = msgspec.structs.replace(own, every_check_off=word.deed is Deed.ALL_OFF_MINE)


def permissions_of(words: Iterable[Word]) -> Permissions:
    """Hear words that were not undone, in the order of the record."""
    heard = Permissions()
    for word in words:
        heard.hear(word)
    return heard
