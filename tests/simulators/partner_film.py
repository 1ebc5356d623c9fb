"""A partner's log with an agreement and some weeks in it, made as the sender makes it."""

import datetime as dt
from pathlib import Path
from typing import Final

import msgspec

from edgecode.boundary import agreement_toml
from edgecode.boundary.agreement import Agreement
from edgecode.boundary.batch import body, empty_body
from edgecode.boundary.bucket import Bucket
from edgecode.boundary.seeds import alias_of, log_seed, origin_of
from edgecode.boundary.told import GROUPS, PHASES, Told, open_cells
from edgecode.boundary.week import Week
from edgecode.dispatch import partner_log
from edgecode.record import note as notes
from edgecode.record.keys import KeyKind, SigningKey
from edgecode.record.note import Note
from simulators.agreements import ARIA, BASE

SEED: Final = b"\x07" * 32
_SYMBOLS: Final = tuple(Bucket)


class PartnerFilm:
    """One film under one agreement: its log's key, and the log's folder once :meth:`agree` was called."""

    def __init__(
        self, folder: Path, *, agreement: Agreement = BASE, partner: SigningKey = ARIA, seed: bytes = SEED
    ) -> None:
        """Name the log's folder, the agreement, the partner's key and the seed that all is derived from."""
        self.folder, self.agreement, self.partner = folder, agreement, partner
        self.alias = alias_of(seed)
        origin = origin_of(agreement.id, alias=self.alias)
        self.key = SigningKey(name=origin, kind=KeyKind.LOG, seed=log_seed(seed))
        (folder / partner_log.LEAVES).mkdir(parents=True, exist_ok=True)

    @property
    def weeks(self) -> tuple[Week, ...]:
        """The weeks of which it tells, oldest first."""
        return tuple(self.agreement.weeks())

    def agree(self) -> "PartnerFilm":
        """Put the agreement into the log, signed by both sides."""
        text = agreement_toml.text(self.agreement)
        signatures = [notes.signed(text, key=key).signatures[0] for key in (self.partner, self.key)]
        self._append(notes.encoded(Note(text, tuple(signatures))))
        return self

    def send(self, count: int, *, first: int = 0) -> "PartnerFilm":
        """Send the batches of some weeks, every fourth of them empty."""
        for number in range(first, first + count):
            self._append(notes.encoded(notes.signed(self.text(number), key=self.key)))
        return self

    def text(self, number: int) -> str:
        """Give the text of the batch of one week, counted from 0; the symbols follow from the number."""
        week = self.weeks[number]
        if number % 4 == 3:
            return empty_body(self.agreement, alias=self.alias, week=week)
        return body(self.agreement, alias=self.alias, week=week, told=self._told(number))

    def _told(self, number: int) -> Told:
        may = open_cells(self.agreement)
        table = tuple(
            tuple(_cell(number + 2 * row + 3 * place, told=told) for place, told in enumerate(may.groups))
            for row in range(len(PHASES))
        )
        assert len(table[0]) == len(GROUPS)
        cells = [
            tuple(_cell(number + place, told=told) for place, told in enumerate(row))
            for row in (may.pairs, may.reasons)
        ]
        return Told(table=table, pairs=cells[0], reasons=cells[1])

    def _append(self, leaf: bytes) -> None:
        with partner_log.writing(self.folder, key=self.key, seen=self.folder.parent / "seen") as writer:
            writer.append((leaf,))


def _cell(number: int, *, told: bool) -> Bucket:
    return _SYMBOLS[number % len(_SYMBOLS)] if told else Bucket.NOT_TOLD


def lasting_now(now: int) -> Agreement:
    """Give the agreement with a term that began some weeks before a moment (milliseconds) and lasts a year."""
    begins = dt.datetime.fromtimestamp(now // 1000, dt.UTC).date() - dt.timedelta(weeks=6)
    until = begins + dt.timedelta(days=364)
    return msgspec.structs.replace(BASE, begins=begins.isoformat(), until=until.isoformat(), visits=7, ceiling=100.0)
