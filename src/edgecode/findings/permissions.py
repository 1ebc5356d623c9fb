"""What the words about permissions come to: people, standings, consents, what each keeps from themselves, announcements."""

from collections.abc import Iterable

import msgspec

from edgecode.consent.consents import ConsentSaid
from edgecode.consent.people import Person
from edgecode.consent.standing import OwnSay, Standing, StandingSet
from edgecode.findings.word import BY_NOBODY, Deed, Word


class Permissions(msgspec.Struct, kw_only=True):
    """Filled word by word, in the order of the record; the later word on one thing wins."""

    people: dict[str, Person | None] = {}
    standings: dict[str, StandingSet] = {}
    consents: list[ConsentSaid] = []
    own: dict[str, OwnSay] = {}
    all_off: Word | None = None
    announced: list[Word] = []
    read: set[tuple[str, str]] = set()

    def hear(self, word: Word) -> None:
        """Take one word that was not undone."""
        if word.deed in {Deed.NAME, Deed.HAS_LEFT} and word.named is not None:
            self.people[word.named.name] = word.named if word.deed is Deed.NAME else None
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

    def _hear_standing(self, word: Word) -> None:
        before = self.standings.get(word.check)
        after = word.standing or Standing.OFF
        raised = before is None or after.is_above(before.standing)
        known = before.raised_by if before is not None else frozenset()
        self.standings[word.check] = StandingSet(
            check=word.check,
            standing=after,
            by=word.by,
            place=f"the record, entry {word.entry[:8]}",
            raised_by=known | {word.by} if raised and word.by else known,
            stepped_down=word.deed is Deed.STEP_DOWN,
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
