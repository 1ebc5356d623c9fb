"""A desk over a record and words in memory, and another process at the same ones."""

from collections.abc import Iterable, Mapping

from edgecode.entries.kind import Kind
from edgecode.usecases.deciding import Deciding
from edgecode.usecases.desk import Desk, Stores
from edgecode.usecases.open_film import OpenFilm
from edgecode.usecases.replay.replay import Replayed, replay
from simulators.held_record import HeldRecord, HeldWords
from simulators.made_stream import written


class SharedDesk:
    """A desk, and what lies behind it."""

    def __init__(self, film: OpenFilm, *, beside: "SharedDesk | None" = None) -> None:
        """Put the film on a desk; ``beside`` another it shares record and words with it, as two processes do."""
        self.words: HeldWords = beside.words if beside is not None else HeldWords()
        self.record: HeldRecord = beside.record if beside is not None else HeldRecord()
        self.made = beside is not None
        self.deciding = Deciding(self.words, record=self.record, clock=film.clock)
        self.desk = Desk(film, stores=self.stores)

    def stores(self, make: bool) -> Stores | None:  # noqa: FBT001  the desk asks so
        """Make the stores when the first decision wants them."""
        self.made = self.made or make
        return Stores(self.deciding, self.record) if self.made else None

    def replay(self, lines: Iterable[Mapping[str, object]]) -> Replayed:
        """Replay a stream."""
        return replay(written(lines), path="made.jsonl", desk=self.desk)

    def kinds(self, *wanted: Kind) -> list[Kind]:
        """Give what is on record, oldest first: of some kinds, or all."""
        kinds = [row.entry.kind for row in self.record.rows if row.entry is not None]
        return [kind for kind in kinds if not wanted or kind in wanted]
