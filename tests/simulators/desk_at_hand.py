"""A desk over a record and words in memory, with a clock that one sets."""

from pathlib import Path

from edgecode.bootstrap import open_film
from edgecode.entries.kind import Kind
from edgecode.usecases.deciding import Deciding
from edgecode.usecases.desk import Desk, Stores
from edgecode.usecases.permission_desk import PermissionDesk
from simulators.clock import SetClock
from simulators.entropy import CountedEntropy
from simulators.held_record import HeldRecord, HeldWords


class DeskAtHand:
    """The desk of a film in a folder; opened again over the same words and record by :meth:`again`."""

    def __init__(
        self,
        folder: Path,
        *,
        clock: SetClock | None = None,
        words: HeldWords | None = None,
        record: HeldRecord | None = None,
    ) -> None:
        """Open the folder."""
        self.folder, self.clock = folder, clock or SetClock()
        self.words, self.record = words or HeldWords(), record or HeldRecord()
        self.made = record is not None
        self.desk = Desk(open_film(folder, clock=self.clock, entropy=CountedEntropy()), stores=self._stores)
        self.says = PermissionDesk(self.desk)

    def again(self) -> "DeskAtHand":
        """Another process."""
        return DeskAtHand(self.folder, clock=self.clock, words=self.words, record=self.record)

    def write(self, change: tuple[str, str] | str) -> None:
        """Write film.toml anew: some words in it replaced by others, or more at its end."""
        file = self.folder / "film.toml"
        told = file.read_text(encoding="utf-8")
        if isinstance(change, str):
            file.write_text(f"{told}\n{change}\n", encoding="utf-8")
        else:
            assert told.count(change[0]) == 1, change[0]
            file.write_text(told.replace(*change), encoding="utf-8")

    def kinds(self) -> list[Kind]:
        """Give what is on record, oldest first."""
        return [row.entry.kind for row in self.record.rows if row.entry is not None]

    def ran(self, *, viewer: str = "") -> set[str]:
        """Give the checks that look now."""
        return set(self.desk.today(viewer=viewer).checked.ran)

    def _stores(self, make: bool) -> Stores | None:  # noqa: FBT001  the desk asks so
        self.made = self.made or make
        return Stores(Deciding(self.words, record=self.record, clock=self.clock), self.record) if self.made else None
