"""How far a check is let in, all said: for the film, for the people whose material it reads, and for whoever looks.

Everything is off until three have said yes: somebody who may raise standings, for the film; those whose work is read, for the
stage; and nobody who looks has to be shown anything. A check that is off for any of these reasons looks the same to others,
so that nobody learns who refused.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

import msgspec

from edgecode.consent.consents import Answer, Consents
from edgecode.consent.partner import AskingPartner
from edgecode.consent.people import May, Person
from edgecode.consent.purpose import Purpose
from edgecode.consent.roles import owns
from edgecode.consent.standing import OwnSay, Standing, Standings
from edgecode.entries.vocabulary import Stage


class Asking(msgspec.Struct, frozen=True):
    """A check as permissions see it: its id, its stage, and the stages whose material it reads."""

    id: str
    stage: Stage
    reads: frozenset[Stage]


class Permitted(msgspec.Struct, frozen=True, kw_only=True):
    """Everything people said about who lets what happen, at one moment (``at``, milliseconds since 1970, UTC)."""

    at: int
    people: Mapping[str, Person] = {}
    standings: Standings = Standings()
    consents: Consents = Consents()
    every_check_off: bool = False
    own: Mapping[str, OwnSay] = {}
    once: Mapping[str, frozenset[str]] = {}
    """The roles that people had on this film before, those who have left among them: their work is still theirs."""
    partners: tuple[AskingPartner, ...] = ()
    """Every partner there is or was an agreement with."""
    adopted: int = 0
    """When a record was adopted last, in milliseconds since 1970, UTC; 0 for never."""

    @property
    def asking(self) -> tuple[AskingPartner, ...]:
        """The partners whose agreement is in force now."""
        return tuple(each for each in self.partners if each.asks(at=self.at))

    def standing(self, check: Asking, *, viewer: str = "") -> Standing:
        """Give the standing that counts for whoever looks; without a ``viewer``, for the film."""
        word = self.standings.of.get(check.id)
        if word is None or self.every_check_off or not self.is_consented(check, by=word.raised_by):
            return Standing.OFF
        if not viewer:
            return word.standing
        said_no = self.consents.answer(viewer, Purpose.CHECKS, stage=check.stage, at=self.at)
        if said_no in {Answer.REFUSED, Answer.WITHDRAWN}:
            return Standing.OFF
        limit = self.own.get(viewer, OwnSay()).limit(check.id)
        return limit if word.standing.is_above(limit) else word.standing

    def is_consented(self, check: Asking, *, by: AbstractSet[str]) -> bool:
        """Whether everybody whose material the check reads has said yes; who let it in did so, until they say otherwise."""
        return all(
            self._says_yes(name, stage, has_raised=name in by) for stage in check.reads for name in self.owners(stage)
        )

    def shows_guests(self, stage: Stage) -> bool:
        """Whether the material of a stage may be shown to a guest tool: everybody whose it is has said yes, and somebody has.

        Unlike a check, which is ours, a partner's tool is let see nothing by having been let in: whoever did so, and whoever
        runs it, answers for their own material like everybody else. Where nobody has a role at that stage, as on a film without
        a writer of its own, those who may agree with partners answer for it, all of them.
        """
        owners = self.owners(stage) or frozenset(name for name, each in self.people.items() if May.AGREE in each.may)
        return bool(owners) and all(self._lets_guests_see(name, stage) for name in owners)

    def _lets_guests_see(self, name: str, stage: Stage) -> bool:
        """Whether somebody said yes since the record was adopted last: an older record may not know that it was taken back."""
        at, since = self.at, self.adopted
        return self.consents.held(name, Purpose.GUEST_TOOLS, stage=stage, since=at, at=at, given_from=since)

    def owners(self, stage: Stage) -> frozenset[str]:
        """Give everybody whose the material of a stage is by their role, those who have left among them."""
        every = {*self.people, *self.once}
        return frozenset(name for name in every if any(owns(role, stage) for role in self._roles(name)))

    def is_off_for(self, name: str) -> bool:
        """Whether every check is off, for the film or for this person: then no guest tool runs either."""
        return self.every_check_off or self.own.get(name, OwnSay()).every_check_off

    def _roles(self, name: str) -> frozenset[str]:
        now = self.people.get(name)
        return self.once.get(name, frozenset()) | ({now.role} if now is not None else frozenset())

    def _says_yes(self, name: str, stage: Stage, *, has_raised: bool) -> bool:
        answer = self.consents.answer(name, Purpose.CHECKS, stage=stage, at=self.at)
        return answer is Answer.GIVEN or (answer is Answer.NONE and has_raised)

    def in_force(self, checks: Iterable[Asking], *, viewer: str = "") -> Standings:
        """Give the standings by which checks run for whoever looks."""
        given = self.standings.of
        now = {check.id: self.standing(check, viewer=viewer) for check in checks}
        return Standings(
            {name: msgspec.structs.replace(word, standing=now.get(name, word.standing)) for name, word in given.items()}
        )
