"""What looking at a record comes to: problems as values, and one sentence that claims no more than was shown.

A record that holds is *unaltered* since a checkpoint. It is never *complete*: what nobody entered leaves no trace here.
"""

from collections.abc import Iterator
from enum import StrEnum

import msgspec


class Fault(StrEnum):
    """In which part of the record something is not as it was written."""

    ENTRY = "entry"
    BODY = "body"
    NODE = "node"
    CHECKPOINT = "checkpoint"
    ROOT = "root"
    LENGTH = "length"
    TIME = "time"


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is not as it was written.

    ``sound`` is the number of entries, from the first on, that it says nothing against; ``None`` where it says nothing
    against any, as with a checkpoint that cannot be read. ``elsewhere`` says that it shows against a checkpoint that was held
    elsewhere.
    """

    fault: Fault
    place: str
    expected: str
    found: str
    sound: int | None = None
    elsewhere: bool = False

    def __str__(self) -> str:
        """Say where, what was expected and what was found."""
        return f"{self.place}: expected {self.expected}, found {self.found}"


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What can be said of a record.

    ``entries`` were there, or their hashes at least; ``erased`` of them have no body because their person was erased.
    ``since`` is the largest checkpoint of the record itself up to which nothing is altered, ``since_elsewhere`` the
    largest of those held elsewhere; ``None`` where there is none.
    """

    entries: int
    erased: int
    since: int | None
    since_elsewhere: int | None
    problems: tuple[Problem, ...]

    @property
    def says(self) -> str:
        """What it comes to, in plain sentences: what is unaltered since which checkpoint, and what that does not show."""
        never = "This does not show that the record is complete: what was never entered is not in it."
        return " ".join(part for part in (self._problems(), *self._found(), self._since(), never) if part)

    def _problems(self) -> str:
        count = len(self.problems)
        return f"{count} place{'s are' if count > 1 else ' is'} not as written." if count else ""

    def _found(self) -> Iterator[str]:
        faults = {problem.fault for problem in self.problems}
        against = {problem.fault for problem in self.problems if problem.elsewhere}
        if Fault.LENGTH in against:
            yield "It was put back to an earlier day: a checkpoint held elsewhere speaks of more entries."
        # Where entries or nodes are damaged, another root says no more than that.
        if Fault.ROOT in against and not faults & {Fault.ENTRY, Fault.NODE}:
            yield "Two histories were written under its name: a checkpoint held elsewhere speaks of other entries."
        if Fault.TIME in against:
            yield "Something was backdated: it came after a checkpoint held elsewhere, under a time before it."

    def _since(self) -> str:
        if self.since_elsewhere is not None:
            return f"{self._unaltered(self.since_elsewhere)}, which is held elsewhere.{self._after()}"
        if self.since is not None:
            return (
                f"{self._unaltered(self.since)}, signed with the key of the machine that wrote it; no checkpoint held"
                " elsewhere bears that out, so whoever has the key could have written it anew."
            )
        return "No checkpoint holds, so nothing can be said of the entries."

    def _unaltered(self, since: int) -> str:
        return f"The first {since} of {self.entries} entries are unaltered since checkpoint {since}"

    def _after(self) -> str:
        after = self.entries - (self.since_elsewhere or 0)
        return f" For the {after} after it there is only the word of the machine that wrote them." if after else ""
