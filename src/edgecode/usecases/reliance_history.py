"""What reliance is measured on, out of the record: for each check its eligible decisions, and how its standing changed.

Eligible is every decision the check could have spoken to, whether or not it spoke: a finding that was decided, an intent
declared in advance, a decision made by hand or before a finding was shown, and a page or a day that was signed, which does
the job of every check of its stage by hand. Putting a finding off decides nothing. A finding decided after it was decided
unseen is the same decision, and counts once: as the one made unseen.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeAlias

import msgspec

from edgecode.checks.check import Check
from edgecode.consent.reliance.decided import Choice, Decided, Declared
from edgecode.consent.standing import Standing
from edgecode.entries.detail import SCALES, Detail
from edgecode.entries.entry import Entry
from edgecode.entries.handle import Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Stage
from edgecode.findings.permissions import Permissions, permissions_of
from edgecode.findings.word import Deed, Word
from edgecode.usecases.ports.record import Recorded
from edgecode.usecases.sitting import SITTING_MS

HandleOf: TypeAlias = Callable[[IdRole, str], Handle]

_ON_FINDINGS: Final[Mapping[Kind, Choice]] = {
    Kind.FINDING_OPTION_TAKEN: Choice.FOLLOWED,
    Kind.FINDING_LEFT: Choice.REJECTED,
    Kind.FINDING_INTENDED: Choice.REJECTED,
}
_UNAIDED: Final = frozenset({Kind.DECISION_MADE, Kind.INTENT_DECLARED})
_OF_A_STAGE: Final[Mapping[Kind, Stage]] = {Kind.PAGE_SIGNED: Stage.DAILIES, Kind.DAY_SIGNED: Stage.DAILIES}
_USE_ANNOUNCED: Final = frozenset({Deed.ANNOUNCE, Deed.TELL_ALONE})


class History(msgspec.Struct, kw_only=True):
    """One check's history in the order of the record.

    ``decisions`` are the hex ids of the entries of its decisions, ``deciders`` the digits of those who made them, and
    ``announced`` how many decisions there were when its use was announced last.
    """

    events: list[Decided | Declared] = []
    decisions: list[str] = []
    deciders: set[str] = set()
    announced: int = 0

    def decide(self, decided: Decided, *, entry: str) -> None:
        """Add a decision."""
        self.events.append(decided)
        self.decisions.append(entry)
        self.deciders.add(decided.who)


class Histories:
    """The histories of all checks, told entry by entry; who follows the record goes on where they were."""

    def __init__(self, checks: Iterable[Check], *, handle: HandleOf) -> None:
        """Begin with nothing; ``handle`` makes the handles that entries name things by."""
        self._checks = tuple(checks)
        self._by_handle = {handle(IdRole.CHECK, check.id): check for check in self._checks}
        self.of = {check.id: History() for check in self._checks}
        self._said: dict[str, Word] = {}
        self._heard = Permissions()
        self._standing: dict[str, Standing] = {}
        self._sittings: dict[str, tuple[int, int]] = {}

    def take(self, recorded: Recorded, word: Word | None) -> tuple[str, ...]:
        """Take the next entry, with its word where it has one; gives the checks whose histories it went into.

        What an erased person decided is gone; the standing they gave a check is the film's, and stays.
        """
        entry = recorded.entry
        sitting = self._sitting(entry) if entry is not None else ""
        if word is not None and word.deed in {Deed.STANDING, Deed.STEP_DOWN, Deed.UNDO}:
            return self._declare(recorded.id.hex(), word, at=entry.at if entry is not None else word.at)
        if word is not None and word.deed in _USE_ANNOUNCED and word.check in self.of:
            self.of[word.check].announced = len(self.of[word.check].decisions)
        if entry is None:
            return ()
        # What film.toml says was decided before edgecode saw it, and nobody knows how.
        names = self._eligible(entry) if word is None or not word.written else ()
        for name in names:
            decided = _decided(entry, sitting=sitting, standing=self._standing.get(name, Standing.OFF))
            self.of[name].decide(decided, entry=recorded.id.hex())
        return names

    def _eligible(self, entry: Entry) -> tuple[str, ...]:
        if (stage := _OF_A_STAGE.get(entry.kind)) is not None:
            return tuple(check.id for check in self._checks if check.stage is stage)
        if entry.kind not in _UNAIDED and (entry.kind not in _ON_FINDINGS or _detail(entry, Detail.BEFORE_SHOWN)):
            return ()
        found = next((self._by_handle.get(each) for role, each in entry.ids if role is IdRole.CHECK), None)
        return (found.id,) if found is not None else ()

    def _declare(self, entry: str, word: Word, *, at: int) -> tuple[str, ...]:
        """Hear what is said about standings, all of it again where something of it is undone, and tell what changed."""
        if word.deed is not Deed.UNDO:
            self._said[entry] = word
            self._heard.hear(word)
        elif self._said.pop(word.undoes, None) is None:
            return ()
        else:
            self._heard = permissions_of(self._said.values())
        changed = []
        for name, history in self.of.items():
            said = self._heard.standings.get(name)
            now, before = said.standing if said is not None else Standing.OFF, self._standing.get(name, Standing.OFF)
            if now is not before:
                history.events.append(Declared(at=at, standing=now, raised=now.is_above(before)))
                changed.append(name)
            self._standing[name] = now
        return tuple(changed)

    def _sitting(self, entry: Entry) -> str:
        """The sitting an entry belongs to: its own where it says so, else one ends with a pause."""
        if own := next((each.digits for role, each in entry.ids if role is IdRole.SITTING), ""):
            return own
        who = entry.who.digits
        nth, last = self._sittings.get(who, (0, entry.at))
        nth += entry.at - last > SITTING_MS
        self._sittings[who] = (nth, entry.at)
        return f"{who} {nth}"


def _decided(entry: Entry, *, sitting: str, standing: Standing) -> Decided:
    consulted = _detail(entry, Detail.CONSULTED)
    pulled = _detail(entry, Detail.PULLED)
    choice = _detail(entry, Detail.CHOICE)
    was_consulted = entry.kind in _ON_FINDINGS if consulted is None else bool(consulted)
    # A finding of a check on request is seen by nobody who did not ask for it.
    was_pulled = was_consulted and standing is Standing.ON_REQUEST if pulled is None else bool(pulled)
    return Decided(
        at=entry.at,
        who=entry.who.digits,
        sitting=sitting,
        consulted=was_consulted,
        pulled=was_pulled,
        choice=_ON_FINDINGS.get(entry.kind, Choice.SILENT) if choice is None else Choice(_word(Detail.CHOICE, choice)),
        seconds=_detail(entry, Detail.SECONDS),
        alternatives_opened=_detail(entry, Detail.ALTERNATIVES_OPENED),
    )


def _detail(entry: Entry, wanted: Detail) -> int | None:
    return next((number for detail, number in entry.details if detail is wanted), None)


def _word(detail: Detail, number: int) -> str:
    return SCALES[detail].words[number]
