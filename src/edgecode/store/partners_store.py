"""What a film keeps for its partners, on disk; the :class:`~edgecode.usecases.ports.partners.Partners` outside of tests.

What was agreed, ended and debited is in ``report.db`` first; folders, logs and outboxes follow it and are completed from it by
whoever touches them next, so that a kill in between loses nothing. What goes out is the sender's: a process of its own.
"""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from edgecode.boundary import agreement_toml
from edgecode.boundary.errors import AgreementError, LogError, SendError
from edgecode.boundary.lines import Holds
from edgecode.boundary.seeds import SEED_BYTES, alias_of
from edgecode.boundary.week import Week
from edgecode.dispatch import partner_log, plain_files
from edgecode.dispatch.leaves import Standing, key_of, standing_of
from edgecode.dispatch.outbox import ENDED, Outbox
from edgecode.dispatch.partner_log import Log
from edgecode.entries.handle import Handle
from edgecode.entries.vocabulary import ReportClass
from edgecode.errors import NoteError, RecordError, RecordStoreError
from edgecode.record import note as notes
from edgecode.record.keys import read_verifier
from edgecode.store import sender_process
from edgecode.store.partner_places import PARTNERS, PartnerPlaces, places_of
from edgecode.store.record_db import private_files, witnessed_notes
from edgecode.store.report_db import Adding, Fact, ReportDb
from edgecode.usecases.ports.partners import Agreed, Debit, Ended, Sent, Went

_AGREED: Final = "agreed"
_ENDED: Final = "ended"
_DEBIT: Final = "debit"
_Kept = TypeVar("_Kept")


class _Version(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept of a version: the note, from which the agreement is read again, and the film's alias and public key."""

    note: bytes
    at: int
    by: str
    entry: str
    fresh_from: dict[ReportClass, int]
    alias: str
    key: str


class PartnersStore:
    """The partners of one film. Raises ``SendError`` and ``AgreementError`` of the boundary, and nothing else."""

    def __init__(self, stores: Path, *, film: Path, film_id: str, state: Path) -> None:
        """Open or make ``report.db`` among the film's stores.

        ``film`` is the film's own folder, which no sender sees; ``state`` the user's own, where seeds and what was seen lie.
        """
        self._stores, self._film, self._film_id, self._state = stores, film, film_id, state
        seen = state / PARTNERS / film_id / "facts"
        self._db = ReportDb(stores / "report.db", film_id=film_id, seen=seen)
        for ended in self.ended():
            # Whoever opens this for another partner is not held up; nothing is sent to this one, whatever it is told.
            with suppress(SendError):
                self._say_ended(ended.agreement)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def agreed(self) -> tuple[Agreed, ...]:
        """Give every version of every agreement, in the order they were agreed to."""
        return tuple(_agreed(fact) for fact in self._db.facts() if fact.kind == _AGREED)

    def agree(self, agreed: Agreed, *, seed: bytes) -> None:
        """Keep a version; with the first one, make the partner's log, its key (from ``seed``, 32 bytes) and its outbox."""
        agreement = agreed.agreement.id.digits
        alias = _checked_alias(agreed, seed=seed)
        with self._db.adding() as adding:
            before = [_version(fact) for fact in adding.known if (fact.kind, fact.agreement) == (_AGREED, agreement)]
            if any(version.alias != alias for version in before):
                raise _refused(agreed, expected="the seed of the version before", found="another")
            if not before:
                _keep(self._places(agreement).seed, seed.hex().encode("ascii") + b"\n")
            _add_version(agreed, alias=alias, seed=seed, adding=adding)
        self._log(agreement)

    def call(self, by: Mapping[str, str], *, anew: bool) -> None:
        """Call whoever signed a version as ``by`` has it, by its entry; a name that is there no more is in no file of ours.

        ``anew`` writes the file anew also where nobody is called otherwise: a run before this one may have been killed.
        """
        if anew or any(by.get(each.entry, each.by) != each.by for each in self.agreed()):
            self._db.clear(lambda fact: _called(fact, by))

    def ended(self) -> tuple[Ended, ...]:
        """Give which agreements were revoked."""
        facts = (fact for fact in self._db.facts() if fact.kind == _ENDED)
        return tuple(_read(fact.body, type_=Ended) for fact in facts)

    def end(self, ended: Ended) -> None:
        """Keep that an agreement was revoked: its window refuses from now on, and nothing of it is sent any more."""
        self._versions(ended.agreement)
        with self._db.adding() as adding:
            if adding.find(_ENDED, agreement=ended.agreement, part="") is None:
                adding.add(Fact(_ENDED, ended.agreement, "", msgspec.msgpack.encode(ended)))
        self._say_ended(ended.agreement)

    def key(self, agreement: str) -> str:
        """Give the public key of a partner's log (C2SP verifier key)."""
        return self._versions(agreement)[0].key

    def alias(self, agreement: str) -> str:
        """Give the film's alias under an agreement: 16 digits derived from its seed."""
        return self._versions(agreement)[0].alias

    def seed(self, agreement: str) -> bytes:
        """Give the film's seed under an agreement, 32 bytes, with which a later version is counter-signed."""
        file = self._places(agreement).seed
        try:
            seed = bytes.fromhex((private_files.content_of(file) or b"").decode("ascii").strip())
        except (RecordStoreError, ValueError) as error:
            raise _no_seed(file, found="one that cannot be read") from error
        if len(seed) != SEED_BYTES or alias_of(seed) != self.alias(agreement):
            raise _no_seed(file, found="another" if seed else "none")
        return seed

    def debit(self, debit: Debit) -> None:
        """Debit a slot in full without a body, once for each week and version of the agreement."""
        _log, standing = self._may_send(debit.agreement)
        self._debit(debit, standing=standing)

    def hand_over(self, debit: Debit, *, body: str) -> None:
        """Debit a slot in full, once whatever happens, and put its body (NDJSON) into the outbox, replacing one before it."""
        _log, standing = self._may_send(debit.agreement)
        self._debit(debit, standing=standing)
        Outbox(self._places(debit.agreement).outbox).put(debit.week, body)

    def send(self, agreement: str) -> Went:
        """Run the sender, in a room of its own, for the slot that is now, and wait for its end."""
        _log, standing = self._may_send(agreement)
        self.seed(agreement)
        debited = [
            each.week
            for each in self._debits(agreement)
            if each.version == standing.agreement.version and each.week not in standing.weeks
        ]
        went = sender_process.send(
            self._places(agreement),
            agreement=Handle(agreement),
            debited=dict.fromkeys(debited),
            private=(self._film, self._stores, self._state),
        )
        sent = self.sent(agreement)
        over = {each.week for each in sent}
        Outbox(self._places(agreement).outbox).keep_only(frozenset(debited) - over)
        return Went(sent=tuple(each for each in sent if each.week.name in went.weeks), refused=went.refused)

    def debits(self, agreement: str) -> tuple[Debit, ...]:
        """Give what was debited, one for each week, the oldest first: the most where versions differ."""
        most: dict[Week, Debit] = {}
        for each in self._debits(agreement):
            if each.week not in most or each.bits > most[each.week].bits:
                most[each.week] = each
        return tuple(most[week] for week in sorted(most))

    def sent(self, agreement: str) -> tuple[Sent, ...]:
        """Give what is in the partner's log, oldest first."""
        log, standing = self._log(agreement)
        return tuple(
            Sent(agreement=agreement, week=batch.week, tables=batch.holds is Holds.TABLES, note=log.leaves[leaf])
            for leaf, batch in standing.batches
        )

    def checkpoint(self, agreement: str) -> str:
        """Give the last checkpoint of the partner's log, a signed note as text."""
        return self._log(agreement)[0].checkpoint.decode()

    def taken_receipts(self, agreement: str) -> tuple[bytes, ...]:
        """Give the receipts that the partner left at its window, signed notes as they came in, oldest week first."""
        return self._left_at_window(agreement, "receipts")

    def refusals(self, agreement: str) -> tuple[str, ...]:
        """Give the closed words of the requests that the window refused, oldest first; a torn last line is none."""
        files = (content.decode("ascii", "replace") for content in self._left_at_window(agreement, "refusals"))
        return tuple(line.rpartition(" ")[2] for lines in files for line in lines.split("\n")[:-1])

    @property
    def private(self) -> tuple[Path, ...]:
        """The folders of the film, its stores and the user, which no process of a partner may see."""
        return self._film, self._stores, self._state

    def agreement(self, wanted: str) -> Agreed:
        """Give the last version of an agreement by its id or the first digits of it. Raises ``AgreementError``."""
        found = {each.agreement.id: each for each in self.agreed() if each.agreement.id.digits.startswith(wanted)}
        if len(found) != 1:
            names = ", ".join(each.digits for each in found) or "none"
            what, advice = f"agreement {wanted!a}", "edgecode partner show lists them."
            raise AgreementError(what, expected="one agreement of that id", found=names, advice=advice)
        return next(iter(found.values()))

    def log(self, agreement: str) -> Log:
        """Give a partner's log, checked."""
        return self._log(agreement)[0]

    def places(self, agreement: str) -> PartnerPlaces:
        """Name where a partner's things lie, once they are there and its log is whole."""
        self._log(agreement)
        return self._places(agreement)

    def _left_at_window(self, agreement: str, name: str) -> tuple[bytes, ...]:
        self._versions(agreement)
        folder = self._places(agreement).window / name
        try:
            return tuple(plain_files.content(folder, each) or b"" for each in plain_files.names(folder))
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise _unkept(folder, error) from error

    def _places(self, agreement: str) -> PartnerPlaces:
        return places_of(agreement, stores=self._stores, state=self._state, film_id=self._film_id)

    def _versions(self, agreement: str) -> tuple[_Version, ...]:
        facts = (fact for fact in self._db.facts() if (fact.kind, fact.agreement) == (_AGREED, agreement))
        versions = tuple(_version(fact) for fact in facts)
        if not versions:
            what = f"agreement {agreement!a}"
            raise AgreementError(what, expected="one that was agreed to", found="none")
        return versions

    def _debits(self, agreement: str) -> tuple[Debit, ...]:
        facts = (fact for fact in self._db.facts() if (fact.kind, fact.agreement) == (_DEBIT, agreement))
        return tuple(_read(fact.body, type_=Debit) for fact in facts)

    def _debit(self, debit: Debit, *, standing: Standing) -> None:
        if debit.week in standing.weeks:
            raise SendError(debit.week.name, expected="a week that was not sent", found="one that was")
        if debit.version != standing.agreement.version:
            expected = f"version {standing.agreement.version}, which is in force"
            raise SendError(debit.week.name, expected=expected, found=f"version {debit.version}")
        part = f"{debit.week.name}/{debit.version}"
        with self._db.adding() as adding:
            if adding.find(_DEBIT, agreement=debit.agreement, part=part) is None:
                adding.add(Fact(_DEBIT, debit.agreement, part, msgspec.msgpack.encode(debit)))

    def _may_send(self, agreement: str) -> tuple[Log, Standing]:
        log = self._log(agreement)
        if any(ended.agreement == agreement for ended in self.ended()):
            what = f"agreement {agreement}"
            raise SendError(what, expected="one that holds", found="one that was revoked")
        return log

    def _log(self, agreement: str) -> tuple[Log, Standing]:
        """Read a partner's log, once every version that was agreed to is in it, and check it against ``report.db``."""
        versions, places = self._versions(agreement), self._places(agreement)
        log = None
        if (places.log / partner_log.CHECKPOINT).exists():
            log = partner_log.read(places.log, key=read_verifier(versions[0].key), seen=places.checkpoint)
        if log is None or len(_version_leaves(log)) < len(versions):
            log = self._completed(agreement, versions)
        _check_witnessed(log, places)
        standing = standing_of(log)
        debited = {each.week for each in self._debits(agreement)}
        if _version_leaves(log) != tuple(version.note for version in versions) or not standing.weeks <= debited:
            expected = "a log of which each version was agreed to, and each week debited"
            raise LogError(str(places.log), expected=expected, found="others than report.db holds")
        return log, standing

    def _completed(self, agreement: str, versions: tuple[_Version, ...]) -> Log:
        places = self._places(agreement)
        key = key_of(self.seed(agreement), agreement=Handle(agreement))
        try:
            for folder in places.folders:
                private_files.make_folder(folder)
        except OSError as error:
            raise _unkept(places.log, error) from error
        with partner_log.writing(places.log, key=key, seen=places.checkpoint) as writer:
            there = len(_version_leaves(writer.log))
            return writer.append(version.note for version in versions[there:])

    def _say_ended(self, agreement: str) -> None:
        """Tell the sender and the window, where they are not told yet."""
        places = self._places(agreement)
        outbox = Outbox(places.outbox)
        try:
            for folder in (places.outbox, places.window):
                private_files.make_folder(folder)
            if not outbox.has_ended:
                outbox.end()
                outbox.keep_only(frozenset())
            if plain_files.content(places.window, ENDED) is None:
                plain_files.replace(places.window, ENDED, b"")
        except OSError as error:
            raise _unkept(places.window, error) from error


def _check_witnessed(log: Log, places: PartnerPlaces) -> None:
    """Compare a log with what witnesses cosigned of it: also where what was seen of it was put back with it."""
    try:
        held = [each.checked(log.key)[0] for each in witnessed_notes.kept_in(places.witnessed, log=log.key)]
    except RecordError as error:
        raise LogError(error.what, expected=error.expected, found=error.found) from error
    for each in held:
        if log.size < each.size or log.root(each.size) != each.root:
            found = f"{log.size} leaves where a witness saw {each.size}" if log.size < each.size else "other leaves"
            raise LogError(str(places.log), expected="the partner's log as a witness cosigned it", found=found)


def _checked_alias(agreed: Agreed, *, seed: bytes) -> str:
    """Give the film's alias; the note has to say this very agreement, signed by the key that follows from the seed."""
    if len(seed) != SEED_BYTES:
        raise _refused(agreed, expected=f"a seed of {SEED_BYTES} bytes", found=f"{len(seed)}")
    try:
        note = notes.decoded(agreed.note)
        notes.check_signed(note, key=key_of(seed, agreement=agreed.agreement.id).verifier)
    except NoteError as error:
        raise _refused(agreed, expected=f"a note with {error.expected}", found=error.found) from error
    if agreement_toml.read(note.text, path="agreement") != agreed.agreement:
        raise _refused(agreed, expected="a note that says this agreement", found="one that says another")
    return alias_of(seed)


def _add_version(agreed: Agreed, *, alias: str, seed: bytes, adding: Adding) -> None:
    """Add a version, unless it is there already as it is."""
    agreement, number = agreed.agreement.id, agreed.agreement.version
    there = adding.find(_AGREED, agreement=agreement.digits, part=str(number))
    if there is not None:
        if _version(there).note != agreed.note:
            raise _refused(agreed, expected=f"another number than {number}", found="one that was agreed to")
        return
    numbers = [int(fact.part) for fact in adding.known if (fact.kind, fact.agreement) == (_AGREED, agreement.digits)]
    if numbers and number <= max(numbers):
        raise _refused(agreed, expected=f"a version after {max(numbers)}", found=str(number))
    version = _Version(
        note=agreed.note,
        at=agreed.at,
        by=agreed.by,
        entry=agreed.entry,
        fresh_from=agreed.fresh_from,
        alias=alias,
        key=str(key_of(seed, agreement=agreement).verifier),
    )
    adding.add(Fact(_AGREED, agreement.digits, str(number), msgspec.msgpack.encode(version)))


def _agreed(fact: Fact) -> Agreed:
    version = _version(fact)
    return Agreed(
        agreement=agreement_toml.read(notes.decoded(version.note).text, path="report.db"),
        note=version.note,
        at=version.at,
        by=version.by,
        entry=version.entry,
        fresh_from=version.fresh_from,
    )


def _called(fact: Fact, by: Mapping[str, str]) -> Fact:
    if fact.kind != _AGREED:
        return fact
    version = _version(fact)
    called = msgspec.structs.replace(version, by=by.get(version.entry, version.by))
    return Fact(fact.kind, fact.agreement, fact.part, msgspec.msgpack.encode(called))


def _version(fact: Fact) -> _Version:
    return _read(fact.body, type_=_Version)


def _read(body: bytes, *, type_: type[_Kept]) -> _Kept:
    return msgspec.msgpack.decode(body, type=type_)


def _version_leaves(log: Log) -> tuple[bytes, ...]:
    batches = {leaf for leaf, _batch in standing_of(log).batches} if log.size else set()
    return tuple(leaf for number, leaf in enumerate(log.leaves) if number not in batches)


def _keep(file: Path, content: bytes) -> None:
    try:
        private_files.keep(file, content)
    except RecordStoreError as error:
        raise SendError(str(file), expected="to keep the seed", found=error.found) from error


def _refused(agreed: Agreed, *, expected: str, found: str) -> AgreementError:
    name = f"agreement {agreed.agreement.id}, version {agreed.agreement.version}"
    return AgreementError(name, expected=expected, found=found)


def _no_seed(file: Path, *, found: str) -> SendError:
    advice = "Send from the machine and user that agreed: the seed lies in the user's own folder, not in the film's."
    return SendError(str(file), expected="the film's seed under this agreement", found=found, advice=advice)


def _unkept(folder: Path, error: OSError) -> SendError:
    why = (error.strerror or str(error)).lower()
    return SendError(str(folder), expected="to read and write a partner's folder", found=why)
