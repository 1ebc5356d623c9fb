"""A film with one partner, on the disk: agreed to, with batches that can be made for any week, at any hour."""

import datetime as dt
from pathlib import Path
from typing import Final

import msgspec

from edgecode.boundary import agreement_toml
from edgecode.boundary.agreement import DAY_MS, DAYS_OF_THE_WEEK, MINUTE_MS, Agreement
from edgecode.boundary.batch import body
from edgecode.boundary.bits import worst_case_bits
from edgecode.boundary.bucket import Bucket
from edgecode.boundary.seeds import alias_of
from edgecode.boundary.told import Told
from edgecode.boundary.week import Week
from edgecode.dispatch import partner_log
from edgecode.dispatch.leaves import key_of
from edgecode.dispatch.partner_log import Log
from edgecode.record import note as notes
from edgecode.store.partner_places import PartnerPlaces, places_of
from edgecode.store.partners_store import PartnersStore
from edgecode.usecases.ports.partners import Agreed, Debit
from simulators.agreements import ARIA, BASE

SEED: Final = bytes(range(32))
FILM: Final = "00112233445566ff"
EPOCH: Final = dt.date(1970, 1, 1)


def note_of(agreement: Agreement, *, seed: bytes = SEED) -> bytes:
    """Sign an agreement on both sides."""
    text = agreement_toml.text(agreement)
    ours = notes.signed(text, key=key_of(seed, agreement=agreement.id))
    theirs = notes.signed(text, key=ARIA)
    return notes.encoded(notes.Note(text, (*theirs.signatures, *ours.signatures)))


def agreed(agreement: Agreement, *, seed: bytes = SEED) -> Agreed:
    """Make the record of a version that was agreed to."""
    fresh = dict.fromkeys(agreement.classes, 7)
    return Agreed(agreement=agreement, note=note_of(agreement, seed=seed), at=5, by="Ida", entry="ab", fresh_from=fresh)


def with_slot_at(moment: int, *, missed: int) -> tuple[Agreement, Week]:
    """Make an agreement one slot of which is the minute of a moment, its week, and so many weeks before it in the term."""
    day = moment // DAY_MS
    changed = msgspec.structs.replace(
        BASE,
        sends_day=DAYS_OF_THE_WEEK[(EPOCH + dt.timedelta(day)).weekday()],
        sends_minute=moment % DAY_MS // MINUTE_MS,
        begins=(EPOCH + dt.timedelta(day - 400)).isoformat(),
        until=(EPOCH + dt.timedelta(day + 400)).isoformat(),
    )
    week = next(each for each in changed.weeks() if changed.slot(each) // MINUTE_MS == moment // MINUTE_MS)
    first = EPOCH + dt.timedelta(week.monday - 7 * missed)
    return msgspec.structs.replace(changed, begins=first.isoformat()), week


class MadePartner:
    """One film and one partner; the agreement is agreed to."""

    def __init__(self, folder: Path, *, agreement: Agreement = BASE) -> None:
        """Make the film's folder, its stores and the user's, in one folder."""
        self.film, self.state, self.agreement = folder / "film", folder / "state", agreement
        self.stores = self.film / ".edgecode"
        self.film.mkdir(parents=True)
        self.store = self.opened()
        self.store.agree(agreed(agreement), seed=SEED)

    def opened(self) -> PartnersStore:
        """Open the store anew, as another process would."""
        return PartnersStore(self.stores, film=self.film, film_id=FILM, state=self.state)

    @property
    def id(self) -> str:
        """The agreement's id."""
        return self.agreement.id.digits

    @property
    def places(self) -> PartnerPlaces:
        """Where the partner's things lie."""
        return places_of(self.id, stores=self.stores, state=self.state, film_id=FILM)

    def body(self, week: Week, *, agreement: Agreement | None = None, bucket: Bucket = Bucket.TEN) -> str:
        """Make a body that tells something of a week."""
        whole = agreement or self.agreement
        told = Told(table=tuple(tuple(bucket for _cell in row) for row in Told().table))
        return body(whole, alias=alias_of(SEED), week=week, told=told)

    @property
    def bits(self) -> float:
        """What a slot costs."""
        return worst_case_bits(self.agreement)

    def debit(self, week: Week, *, version: int = 1) -> Debit:
        """Make a debit of a week."""
        return Debit(agreement=self.id, version=version, week=week, bits=self.bits, at=9)

    def log(self) -> Log:
        """Read the partner's log as the partner may: with the public key alone."""
        key = key_of(SEED, agreement=self.agreement.id).verifier
        return partner_log.read(self.places.log, key=key, seen=self.places.checkpoint)
