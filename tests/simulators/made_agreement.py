"""Agreements as tests make them, and a film's partners kept in memory."""

from edgecode.boundary.agreement import Agreement, Partner
from edgecode.consent.partner import AskingPartner
from edgecode.entries.handle import Handle
from edgecode.entries.vocabulary import ReportClass
from edgecode.usecases.asking_partners import asking_partners
from edgecode.usecases.ports.partners import Agreed, Ended

LAB = "00000000000000ab"
OTHER = "00000000000000cd"


def made_agreement(own: str = LAB, *, name: str = "Aperture Lab", **said: object) -> Agreement:
    """An agreement for all of 2025 and 2026, every class, unless told otherwise."""
    facts: dict[str, object] = {
        "id": Handle(own),
        "version": 1,
        "purpose": "how films are made",
        "studio": "The Studio",
        "partner": Partner(name=name, key="key"),
        "begins": "2025-01-01",
        "until": "2026-12-31",
        "classes": tuple(ReportClass),
    }
    return Agreement(**(facts | said))  # type: ignore[arg-type]


def agreed(agreement: Agreement, *, at: int = 0, fresh: dict[ReportClass, int] | None = None) -> Agreed:
    """A version that was agreed to at a moment, with consents to be given from then on unless told otherwise."""
    fresh_from = fresh or dict.fromkeys(agreement.classes, at)
    return Agreed(agreement=agreement, note=b"", at=at, by="Bea", entry="", fresh_from=fresh_from)


class HeldPartners:
    """A film's agreements, in memory: add to them as the film goes on."""

    def __init__(self, *every: Agreed) -> None:
        """Begin with some."""
        self.every = list(every)
        self.over: list[Ended] = []

    def agreed(self) -> tuple[Agreed, ...]:
        """Give every version."""
        return tuple(self.every)

    def ended(self) -> tuple[Ended, ...]:
        """Give what was revoked."""
        return tuple(self.over)

    def asking(self) -> tuple[AskingPartner, ...]:
        """Give them as permissions know them."""
        return asking_partners(self.agreed(), self.ended())
