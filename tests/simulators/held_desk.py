"""A desk over a record and words in memory, and a clock that one sets."""

from pathlib import Path

from edgecode.bootstrap import open_film
from edgecode.consent.announced import Announced
from edgecode.findings.word import Deed
from edgecode.usecases import permission_entries
from edgecode.usecases.deciding import Deciding
from edgecode.usecases.desk import Desk, Stores
from edgecode.usecases.permission_desk import PermissionDesk
from simulators.clock import SetClock
from simulators.entropy import CountedEntropy
from simulators.held_record import HeldRecord, HeldWords


class HeldDesk:
    """One film at a desk; its stores are made with the first thing that is said."""

    def __init__(self, folder: Path) -> None:
        """Put the film of a folder on the desk."""
        self.clock = SetClock()
        self.words, self.record = HeldWords(), HeldRecord()
        self.deciding = Deciding(self.words, record=self.record, clock=self.clock)
        self.made = False
        film = open_film(folder, clock=self.clock, entropy=CountedEntropy())
        self.desk = Desk(film, stores=self._stores)
        self.permissions = PermissionDesk(self.desk)

    def _stores(self, make: bool) -> Stores | None:  # noqa: FBT001  the desk asks so
        self.made = self.made or make
        return Stores(self.deciding, self.record) if self.made else None

    def announce(self, announced: Announced, *, says: str, deed: Deed = Deed.ANNOUNCE) -> str:
        """Announce something, as edgecode does by itself, and give its entry."""
        self.made = True
        word = self.deciding.word(deed, None, says=says, check=announced.check, announced=announced)
        person = announced.to[0] if deed is Deed.TELL_ALONE else ""
        return self.deciding.commit(word, None, permission_entries.announced(word, person=person)).entry
