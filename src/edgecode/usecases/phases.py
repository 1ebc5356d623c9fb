"""The phase of the film, as people said it: walked through entry by entry, in the order of the record."""

from typing import Final

from edgecode.entries.detail import Detail
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Phase
from edgecode.findings.word import Deed, Word
from edgecode.usecases.ports.record import Recorded

_PHASES: Final = tuple(Phase)


class Phases:
    """Follows the record; ``now`` is the phase after the last entry that was taken.

    What is taken back counts until it is: the phase that was said stood for what was done meanwhile.
    """

    def __init__(self) -> None:
        """Begin before the first entry: the film is being prepared."""
        self._said: dict[str, Phase] = {}

    @property
    def now(self) -> Phase:
        """The phase that was said last and not taken back."""
        return next(reversed(self._said.values()), Phase.PREPARE)

    def take(self, recorded: Recorded, word: Word | None = None) -> None:
        """Take the next entry. What somebody who was erased said is the film's, and stays: their ``word`` tells it."""
        entry = recorded.entry
        if entry is None:
            if word is not None and word.deed is Deed.PHASE:
                self._said[recorded.id.hex()] = Phase(word.subject)
            elif word is not None and word.deed is Deed.UNDO:
                self._said.pop(word.undoes, None)
        elif entry.kind is Kind.FILM_PHASE_SET:
            self._said[recorded.id.hex()] = _PHASES[dict(entry.details)[Detail.PHASE]]
        elif entry.kind is Kind.DECISION_UNDONE:
            for role, each in entry.ids:
                if role is IdRole.ENTRY:
                    self._said.pop(each.digits, None)
