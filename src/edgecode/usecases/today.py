"""Today: what the film is now, what the checks said, and what wants a decision."""

import msgspec

from edgecode.consent.letting_in import Permitted
from edgecode.consent.people import Person
from edgecode.entries.vocabulary import Stage
from edgecode.findings.decision import Decision, Said
from edgecode.findings.finding import Finding
from edgecode.findings.word import Deed
from edgecode.usecases.open_film import Look
from edgecode.usecases.run_checks import Checked


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """One finding on the desk, and the decision that stands about it, if any."""

    finding: Finding
    stage: Stage
    decision: Decision | None = None
    first: bool = False
    """Whether whoever looks decides before the finding is shown."""

    @property
    def wants(self) -> bool:
        """Whether it still wants a decision: nobody decided, or somebody put it off."""
        return self.decision is None or self.decision.deed is Deed.LATER


class Today(msgspec.Struct, frozen=True, kw_only=True):
    """What wants a decision, and what has one, for a ``viewer`` where one is named.

    ``read_only`` says why nothing can be decided here, if so.
    """

    title: str
    look: Look
    checked: Checked
    cards: tuple[Card, ...]
    decided: tuple[Card, ...]
    people: tuple[Person, ...]
    said: Said
    let: Permitted
    viewer: str = ""
    read_only: str = ""

    @property
    def shown(self) -> tuple[Card, ...]:
        """What wants a decision and is shown; what whoever looks decides about first is told on no page before that."""
        return tuple(card for card in self.cards if not card.first)
