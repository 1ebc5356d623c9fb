"""Gathering the facts of a film for its papers: from the record, from what people said, and from the dates on its papers."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

import edgecode
from edgecode.checks.check import Check
from edgecode.consent.consents import Answer, ConsentSaid, day_ends
from edgecode.consent.letting_in import Asking, Permitted
from edgecode.consent.purpose import Purpose
from edgecode.consent.roles import owns
from edgecode.consent.standing import Standing
from edgecode.entries.handle import Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole
from edgecode.film.film import Film
from edgecode.findings.word import Deed, Word
from edgecode.formats.film_toml import Settings
from edgecode.papers.facts import CheckFacts, Decided, Facts, LetIn, StatedBy
from edgecode.papers.pack import ConsentRow, RecordRow
from edgecode.papers.statements import Stated
from edgecode.papers.words import ERASED, YesNo
from edgecode.usecases.enrolment import Enrolled, enrolled
from edgecode.usecases.moments import day_of
from edgecode.usecases.papers.heard import Heard
from edgecode.usecases.permitted import asking, permitted
from edgecode.usecases.ports.record import Recorded

MADE_WITH: Final = f"edgecode {edgecode.__version__}"
_HOW: Final[Mapping[Deed, str]] = {Deed.TAKE: "followed", Deed.LEAVE: "left", Deed.INTEND: "intended"}
_ISO_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_ENDS: Final = frozenset({Kind.AGREEMENT_REVOKED, Kind.AGREEMENT_EXPIRED})


def facts_of(heard: Heard, *, film: Film, settings: Settings, checks: Iterable[Check], origin: str, on: str) -> Facts:
    """Gather the facts as of the end of a day."""
    let = permitted(_counting(settings, heard), heard.said, at=day_ends(on) - 1)
    gathering = _Gathering(heard, let=let, settings=settings)
    record = _record(heard.recorded, origin=origin)
    return Facts(
        film=film.title,
        on=on,
        made_with=MADE_WITH,
        record=record,
        people=tuple(sorted(let.people.values(), key=lambda person: person.name)),
        checks=tuple(gathering.check(check) for check in checks),
        stated=tuple(gathering.stated(Deed.STATE, Deed.RUN)),
        delivered=tuple(gathering.stated(Deed.DELIVER)),
        agreements=tuple(_agreements(heard.recorded)),
        guests=tuple(_guests(heard.recorded)),
        before=tuple(_before(film, begins=record.begins)),
    )


def _counting(settings: Settings, heard: Heard) -> Settings:
    """Give what counts of film.toml beside what was said: nothing where there is a record, since what counts came on that."""
    if not heard.is_recorded:
        return settings
    return msgspec.structs.replace(settings, standings={}, consents=(), no_ai=None)


def _record(recorded: tuple[Recorded, ...], *, origin: str) -> RecordRow:
    days = [day_of(each.entry.at) if each.entry is not None else "" for each in recorded]
    erased = sum(each.entry is None for each in recorded)
    begins, ends = (days[0], days[-1]) if days else ("", "")
    return RecordRow(origin=origin, entries=len(days), begins=begins, ends=ends, erased=erased)


class _Gathering:
    """What was heard, with what each word's entry is."""

    def __init__(self, heard: Heard, *, let: Permitted, settings: Settings) -> None:
        self._heard, self._let, self._settings = heard, let, settings
        undone = heard.said.undone
        self._standing = [word for word in heard.said.words if word.entry not in undone]

    def check(self, check: Check) -> CheckFacts:
        """Tell what happened around one check."""
        asks = asking(check)
        decided = [word for word in self._standing if word.check == check.id and self._decides(word)]
        return CheckFacts(
            id=check.id,
            stage=check.stage,
            standing=self._let.standings.standing(check.id),
            let_in=tuple(self._let_in(check.id)),
            decided=tuple(self._decided(word, asks) for word in decided),
            consents=tuple(self._consents(asks, first=decided[0])) if decided else (),
        )

    def stated(self, *deeds: Deed) -> Iterator[StatedBy]:
        """Give what was stated and stands: statements, runs of guest tools, or files that were delivered with a claim."""
        for word in self._heard.said.stated:
            if word.deed in deeds and word.stated is not None:
                yield self._stated(word, word.stated)

    def _stated(self, word: Word, stated: Stated) -> StatedBy:
        logged = word.deed is Deed.RUN
        if self._is_erased(word):
            return StatedBy(stated=stated, by=ERASED, role="", on="", erased=True, logged=logged)
        person = self._let.people.get(word.by) or self._heard.said.left.get(word.by)
        role = person.role if person is not None else ""
        return StatedBy(
            stated=stated, by=word.by, role=role, on=self._day(word), entry=self._entry(word.entry), logged=logged
        )

    @staticmethod
    def _decides(word: Word) -> bool:
        return word.deed in _HOW and bool(word.finding)

    def _let_in(self, check: str) -> Iterator[LetIn]:
        in_file = self._settings.standings.get(check)
        for word in self._heard.said.words:
            if word.deed is Deed.STANDING and word.check == check and not word.lowers and word.standing is not None:
                if word.standing is Standing.OFF:
                    continue
                written = in_file if word.written else None
                yield LetIn(
                    standing=word.standing,
                    by=self._by(word),
                    on=self._day(word),
                    given=written.on if written is not None else "",
                    template=written.template if written is not None else "",
                    entry=self._entry(word.entry),
                )

    def _decided(self, word: Word, asks: Asking) -> Decided:
        let = msgspec.structs.replace(self._let, at=word.at)
        standing = let.standings.of.get(asks.id)
        by = standing.raised_by if standing is not None else frozenset[str]()
        return Decided(
            by=self._by(word), how=_HOW[word.deed], on=self._day(word), consented=let.is_consented(asks, by=by)
        )

    def _consents(self, asks: Asking, *, first: Word) -> Iterator[ConsentRow]:
        """The consents of those whose work a check reads. Who refused, or never answered, is in none of them."""
        names = sorted({*self._let.people, *self._let.once})
        for stage in sorted(asks.reads):
            for name in names:
                if not any(owns(role, stage) for role in self._roles(name)):
                    continue
                before, later = (
                    self._let.consents.last(name, Purpose.CHECKS, stage=stage, at=at) for at in (first.at, self._let.at)
                )
                said = before if before is not None and before.answer is Answer.GIVEN else later
                if said is not None and said.answer is Answer.GIVEN and not self._is_erased(said):
                    yield self._consent(said, asks, stage=stage, first=first)

    def _roles(self, name: str) -> frozenset[str]:
        person = self._let.people.get(name)
        return self._let.once.get(name, frozenset()) | ({person.role} if person is not None else frozenset())

    def _consent(self, said: ConsentSaid, asks: Asking, *, stage: str, first: Word) -> ConsentRow:
        word = self._heard.words.get(said.entry)
        return ConsentRow(
            person=said.person,
            purpose=said.purpose,
            stage=stage,
            given=day_of(said.since),
            recorded=self._day(word) if word is not None else "",
            check=asks.id,
            first_use=self._day(first),
            before_use=YesNo.YES if said.since <= first.at else YesNo.NO,
            entry=self._entry(said.entry),
        )

    def _is_erased(self, said: Word | ConsentSaid) -> bool:
        return said.entry in self._heard.index and self._entry(said.entry) is None

    def _by(self, word: Word) -> str:
        return ERASED if self._is_erased(word) else word.by

    def _entry(self, entry: str) -> int | None:
        """Give the number of an entry that can be read: what an erased person did is cited nowhere."""
        index = self._heard.index.get(entry)
        if index is None or index >= len(self._heard.recorded):
            return None
        return index if self._heard.recorded[index].entry is not None else None

    def _day(self, word: Word) -> str:
        """The day an entry bears, which may be later than the word's where the clock ran back; empty off the record."""
        index = self._entry(word.entry)
        entry = self._heard.recorded[index].entry if index is not None else None
        return day_of(entry.at) if entry is not None else ""


def _agreements(recorded: Sequence[Recorded]) -> Iterator[str]:
    if enrolled(recorded) is Enrolled.GUESTS:
        return  # what came on record after the first guest tool is void
    signed: dict[Handle, str] = {}
    for each in recorded:
        entry = each.entry
        if entry is None or not (entry.kind is Kind.AGREEMENT_SIGNED or entry.kind in _ENDS):
            continue
        for role, handle in entry.ids:
            if role is IdRole.AGREEMENT and entry.kind in _ENDS:
                signed.pop(handle, None)
            elif role is IdRole.AGREEMENT:
                signed[handle] = day_of(entry.at)
    yield from signed.values()


def _guests(recorded: Sequence[Recorded]) -> Iterator[str]:
    if enrolled(recorded) is Enrolled.REPORTS:
        return
    let_in = (
        each.entry for each in recorded if each.entry is not None and each.entry.kind is Kind.GUEST_TOOL_INSTALLED
    )
    yield from (day_of(entry.at) for entry in let_in)


def _before(film: Film, *, begins: str) -> Iterator[str]:
    """Say what of the film was made before the record began, by the dates on its own papers."""
    shot = sorted({row.date for row in film.dailies.recordings if _ISO_DAY.fullmatch(row.date)})
    early = [day for day in shot if begins and day < begins]
    if early:
        yield (
            f"{len(early)} shoot day{'s' if len(early) > 1 else ''}, from {early[0]} to {early[-1]}, came before the record"
            f" began on {begins}: of them it says nothing."
        )
    elif not begins and shot:
        yield f"Shooting was from {shot[0]} to {shot[-1]}, and nothing of it is on record."
