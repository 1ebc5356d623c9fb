"""A desk over a record and words in memory, with a folder whose film.toml one writes anew and a clock that one sets."""

from pathlib import Path

from edgecode.bootstrap import PartnersOf, open_film
from edgecode.consent.announced import Announced
from edgecode.findings.word import Deed
from edgecode.usecases import permission_entries
from edgecode.usecases.permission_desk import PermissionDesk
from simulators.clock import SetClock
from simulators.entropy import CountedEntropy
from simulators.shared_desk import SharedDesk


class DeskAtHand(SharedDesk):
    """The desk of a film in a folder; opened again over the same words and record by :meth:`again`."""

    def __init__(
        self,
        folder: Path,
        *,
        clock: SetClock | None = None,
        beside: SharedDesk | None = None,
        partners: PartnersOf = tuple,
    ) -> None:
        """Open the folder."""
        self.folder, self.clock, self.asks = folder, clock or SetClock(), partners
        film = open_film(folder, clock=self.clock, entropy=CountedEntropy(), partners=partners)
        super().__init__(film, beside=beside)
        self.says = PermissionDesk(self.desk)

    def again(self) -> "DeskAtHand":
        """Another process."""
        return DeskAtHand(self.folder, clock=self.clock, beside=self, partners=self.asks)

    def write(self, change: tuple[str, str] | str) -> None:
        """Write film.toml anew: some words in it replaced by others, or more at its end."""
        file = self.folder / "film.toml"
        told = file.read_text(encoding="utf-8")
        if isinstance(change, str):
            file.write_text(f"{told}\n{change}\n", encoding="utf-8")
        else:
            assert told.count(change[0]) == 1, change[0]
            file.write_text(told.replace(*change), encoding="utf-8")

    def ran(self, *, viewer: str = "") -> set[str]:
        """Give the checks that look now."""
        return set(self.desk.today(viewer=viewer).checked.ran)

    def announce(self, announced: Announced, *, says: str, deed: Deed = Deed.ANNOUNCE) -> str:
        """Announce something, as edgecode does by itself, and give its entry."""
        self.made = True
        word = self.deciding.word(deed, None, says=says, check=announced.check, announced=announced)
        person = announced.to[0] if deed is Deed.TELL_ALONE else ""
        return self.deciding.commit(word, None, permission_entries.announced(word, person=person)).entry
