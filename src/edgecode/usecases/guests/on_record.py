"""Which guest tools are in by the record: what lies in the film's folder may have come back from a backup.

A tool is in where its letting in is the last that is on record of it, and what is kept is that very version. Whoever adopts a
record goes on from what may be yesterday's: what was removed or refused since is not in it, so each tool is let in anew after
that, and each sentence approved anew.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec

from edgecode.boundary.errors import GuestError
from edgecode.entries.kind import Kind
from edgecode.findings.word import Deed, Word
from edgecode.usecases.moments import day_of
from edgecode.usecases.ports.guests import Installed
from edgecode.usecases.ports.record import Recorded

_TAKES_BACK: Final = frozenset(
    {
        *(Kind.TEMPLATE_REFUSED, Kind.GUEST_TOOL_REMOVED, Kind.DECISION_UNDONE),
        *(Kind.CONSENT_REFUSED, Kind.CONSENT_WITHDRAWN),
        *(Kind.CHECKS_ALL_TURNED_OFF, Kind.CHECKS_ALL_TURNED_OFF_FOR_ONESELF),
    }
)
"""Entries that take something back, each with a word of its own: without that word, what it took back would hold again."""
_PUT_BACK: Final = "Put words.db back as it was last. Until then no guest tool runs here."
_LET_IN: Final = "edgecode guest install lets it in anew; edgecode guest remove destroys its files."


class ToolsOnRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What is on record of guest tools: by each tool the last word on whether it is in, an adoption for all that came before.

    ``lost`` counts entries that take something back and whose words are gone.
    """

    last: Mapping[str, Word] = {}
    adopted: Word | None = None
    lost: int = 0

    def of(self, tool: str) -> Word | None:
        """Give the last word on whether a tool is in; ``None`` where nothing is on record of it."""
        return self.last.get(tool, self.adopted)


def on_record(recorded: Sequence[Recorded], words: Iterable[Word]) -> ToolsOnRecord:
    """Fold what is on record, oldest first, of whether tools are in."""
    said = {word.entry: word for word in words}
    last: dict[str, Word] = {}
    adopted, lost = None, 0
    for row in recorded:
        word = said.get(row.id.hex())
        if word is None:
            lost += row.entry is not None and row.entry.kind in _TAKES_BACK
        elif word.deed is Deed.ADOPT:
            adopted = word
            last.clear()
        elif word.deed in {Deed.INSTALL, Deed.REMOVE}:
            last[word.subject] = word
    return ToolsOnRecord(last=last, adopted=adopted, lost=lost)


def by_the_record(kept: Installed, record: ToolsOnRecord) -> Installed:
    """Give a tool as it stands: out where the record does not say that this version of it is in."""
    word = record.of(str(kept.manifest.tool))
    if kept.removed is not None or (word is not None and word.deed is Deed.INSTALL and word.entry == kept.entry):
        return kept
    return msgspec.structs.replace(kept, removed=word.at if word is not None else kept.at)


def check_in(name: str, kept: Installed, *, record: ToolsOnRecord) -> None:
    """Refuse a tool that is out, as :func:`by_the_record` gives it. Raises :class:`GuestError` with why it is."""
    if kept.removed is None:
        return
    word = record.of(str(kept.manifest.tool))
    found, advice = f"one that was removed on {day_of(kept.removed)}", ""
    if word is None:
        found, advice = "one of which nothing is on record here", _LET_IN
    elif word.deed is Deed.ADOPT:
        found, advice = "one that was let in before the record was adopted", _LET_IN
    elif word.deed is Deed.INSTALL and word.entry != kept.entry:
        found, advice = "another version than the one that is on record", _LET_IN
    raise GuestError(name, expected="a tool that is in", found=found, advice=advice)


def check_words(name: str, record: ToolsOnRecord) -> None:
    """Refuse where what was refused, removed or taken back would hold again for want of words. Raises :class:`GuestError`."""
    if record.lost:
        found = f"{record.lost} on record that took something back and whose words are gone: words.db is older than the record"
        raise GuestError(name, expected="the words of all that is on record", found=found, advice=_PUT_BACK)
