"""A film whose people agree with partners: record, words and partners lie in memory, and one sets what it comes to in bits."""

from pathlib import Path

from conftest import written
from edgecode.boundary.agreement import Agreement
from edgecode.record.keys import SigningKey
from edgecode.usecases.done import Done
from edgecode.usecases.partners.agreeing import AgreeDesk
from edgecode.usecases.partners.signing_agreements import signed_by
from edgecode.usecases.ports.partners import Partners
from simulators.agreements import ARIA
from simulators.desk_at_hand import DeskAtHand
from simulators.entropy import CountedEntropy
from simulators.partners_at_hand import PartnersAtHand

FILM = """
    --- film.toml
    title = "Night Bus"
    [people."Bea Nwosu"]
    role = "producer"
    may = ["agree with partners"]
    [people."Wim Oort"]
    role = "writer"
    --- script.fountain
    INT. LAST BUS OF THE LINE - NIGHT #12#

    NADIA
    You said you would have it mended by Easter.
    """
BEA, WIM = "Bea Nwosu", "Wim Oort"


class AgreeingFilm(DeskAtHand):
    """The film at the desk, on 2025-11-24, with the partners it has. ``bits`` is what every agreement comes to at worst."""

    def __init__(self, root: Path) -> None:
        """Write the film below a root and open it."""
        super().__init__(written(FILM, root / "film"))
        self.partners = PartnersAtHand()
        self.has_partners = False
        self.bits = 50.0
        self.others = 0
        self.agreeing = AgreeDesk(
            self.desk,
            partners=self._open,
            entropy=CountedEntropy(7),
            worst_case=lambda _agreement: self.bits,
            films_under=lambda _agreement: self.others,
        )

    def sign(self, agreement: Agreement, *, by: str = BEA, key: SigningKey = ARIA) -> Done:
        """Let the partner sign an agreement, and somebody here."""
        return self.agreeing.agree(signed_by(agreement, key=key, path="deal.toml"), path="deal.note", by=by)[1]

    def _open(self, make: bool) -> Partners | None:  # noqa: FBT001  the desk asks so
        self.has_partners = self.has_partners or make
        return self.partners if self.has_partners else None
