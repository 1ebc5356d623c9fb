"""A film whose record, words and partners lie in memory, and whose people's doings are replayed into it."""

from collections.abc import Iterable
from pathlib import Path

from edgecode.bootstrap import open_film
from edgecode.boundary.agreement import Agreement
from edgecode.entries.entry import Entry
from edgecode.entries.kind import Kind
from edgecode.usecases.partners.closing import Closed, ClosingDesk, NotClosed
from edgecode.usecases.ports.partners import Agreed
from edgecode.usecases.replay.replay import replay
from simulators.clock import SetClock
from simulators.entropy import CountedEntropy
from simulators.held_partners import HeldPartners
from simulators.shared_desk import SharedDesk
from simulators.trace import AGREED, Doing, lines
from simulators.two_films import CAUSEWAY, TwoFilm, made_in


class HeldFilm(SharedDesk):
    """A film under agreements that are simply there: nobody signed them, and nothing of them is on record."""

    def __init__(self, root: Path, film: TwoFilm = CAUSEWAY) -> None:
        """Write the film below a root and open it at the time of signing."""
        self.film, self.clock = film, SetClock(AGREED)
        super().__init__(open_film(made_in(root / "film", film), clock=self.clock, entropy=CountedEntropy()))
        self.partners = HeldPartners()
        self.closing = ClosingDesk(self.desk, partners=self.partners)

    def agree(self, *agreements: Agreement) -> "HeldFilm":
        """Have some agreements from now on."""
        for each in agreements:
            fresh = dict.fromkeys(each.classes, self.clock.at)
            agreed = Agreed(agreement=each, note=b"", at=self.clock.at, by="", entry="0" * 32, fresh_from=fresh)
            self.partners.agree(agreed, seed=each.id.digits.encode() * 2)
        return self

    def until(self, at: int, doings: Iterable[Doing] = ()) -> "HeldFilm":
        """Let people do what they do before a moment, and come to it."""
        self.clock.at = at
        played = [each for each in doings if each.at < at]
        if played:
            replay(lines(played, self.film), path="trace.jsonl", desk=self.desk)
        return self

    def close(self) -> list[str]:
        """Close, and tell what came of it, a line each."""
        return [_line(each) for each in self.closing.close()]

    def entries(self, kind: Kind) -> list[Entry]:
        """Give the entries of a kind."""
        return [row.entry for row in self.record.rows if row.entry is not None and row.entry.kind is kind]


def _line(each: Closed | NotClosed) -> str:
    if isinstance(each, NotClosed):
        return f"{each.partner}: not closed"
    return f"{each.partner} {each.week.name}: {each.how}"
