"""Having a log cosigned by a witness: the film's record, or what is kept for a partner.

A witness cosigns a checkpoint only where it has grown from the one that it cosigned last. So it says two things: that the
log was like this at that time, and that it was not put back or written anew since it was asked before. What it cosigned is
kept in the user's own folder, and the log is compared with it from then on.
"""

from collections.abc import Callable
from enum import StrEnum
from http import HTTPStatus
from typing import Final

import msgspec

from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Stage
from edgecode.errors import EdgecodeError, NoteError, RecordError
from edgecode.findings.word import Deed
from edgecode.record import checkpoint, note, witnessing
from edgecode.record.checkpoint import Checkpoint
from edgecode.record.errors import WitnessError
from edgecode.record.keys import KeyKind, VerifierKey, read_verifier
from edgecode.record.note import Note
from edgecode.record.witnessing import CLOCKS_APART_MS, Cosigned
from edgecode.usecases.deciding import Deciding, Saying
from edgecode.usecases.desk import Desk
from edgecode.usecases.done import Done
from edgecode.usecases.moments import utc
from edgecode.usecases.ports.record import Record
from edgecode.usecases.ports.witnesses import Answer, Witness, WitnessedLog
from edgecode.usecases.shape import Shape

_WHY: Final = {
    HTTPStatus.BAD_REQUEST: "that it could not read the request",
    HTTPStatus.FORBIDDEN: "that it knows another key of this log",
    HTTPStatus.NOT_FOUND: "that it does not know this log",
}

_ASK: Final = frozenset({HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND})
_KEY: Final = "Whoever runs the witness gives out its key, which is of another type than the key of a log."
_CLOCKS: Final = (
    "One of the two clocks is wrong. Nothing was kept; set this machine's clock, or tell whoever runs the witness."
)


class Came(StrEnum):
    """What asking a witness came to."""

    COSIGNED = "cosigned"
    ROLLED_BACK = "rolled back"
    SPLIT = "split"


class Witnessing(msgspec.Struct, frozen=True, kw_only=True):
    """What asking a witness came to, in words as well.

    ``size`` is how many leaves the log has, ``theirs`` how many the witness cosigned, ``at`` when it did, in milliseconds
    since 1970, UTC, by its clock, 0 where it did not. ``note`` is the cosigned note; empty likewise. ``done`` is the entry that
    says so; ``None`` where none could be made, and ``unrecorded`` says why.
    """

    came: Came
    log: str
    witness: str
    size: int
    theirs: int
    at: int
    says: str
    note: str
    done: Done | None
    unrecorded: str = ""


class RecordLog:
    """The film's own record as a log that a witness may be asked about."""

    named: Final = "the record"

    def __init__(self, record: Record) -> None:
        """Take the record."""
        self._record = record

    @property
    def key(self) -> str:
        """The public key of the record, as text."""
        return self._record.key()

    def checkpoint(self) -> str:
        """Sign the record as it stands. Raises ``RecordReadOnlyError``, ``RecordStoreError``."""
        return self._record.checkpoint()

    def grown(self, old: int, *, size: int) -> tuple[bytes, ...]:
        """Prove that it has grown from ``old`` entries."""
        if old in {0, size}:
            return ()
        proof = self._record.prove({}, sizes=(old,), size=size)
        return next(each.proof for each in proof.grown if each.size == old)

    def cosigned(self) -> tuple[Cosigned, ...]:
        """Give the last checkpoint that each witness cosigned."""
        return self._record.cosigned()

    def keep(self, cosigned: Cosigned) -> None:
        """Keep one."""
        self._record.keep_cosigned(cosigned)


class WitnessDesk:
    """Where people of a film have its logs cosigned. A stranger raises :class:`UnknownPersonError`."""

    def __init__(self, desk: Desk, *, witness: Witness) -> None:
        """Take the desk of the film and the way to witnesses."""
        self._desk, self._witness = desk, witness

    def witness(
        self, url: str, *, key: VerifierKey, by: str, log: Callable[[], WitnessedLog] | None = None
    ) -> Witnessing | None:
        """Ask a witness to cosign a log as it stands, the film's record unless another is named.

        ``None`` where nothing is on record yet. That the witness cosigned, or that it holds another history, comes on
        record; the entry is not under the cosignature, which was before it. Raises :class:`WitnessError` where it did
        neither: nothing was kept then. Nobody's turn is held up while the witness is waited for.
        """
        if key.kind is not KeyKind.WITNESS:
            raise WitnessError(str(key), expected="a key of a witness (type 0x04)", found="one of a log", advice=_KEY)
        with self._desk.acting(by) as acting:
            by = acting.person.name
        with self._desk.whole_record(make=False) as stores:
            if stores is None:
                return None
            asked = _Asking(log() if log is not None else RecordLog(stores.record), key=key, witness=self._witness)
            asked.begin()
        came = asked.come(url, now=self._desk.film.clock.now)
        return self._on_record(came, key=key, by=by)

    def _on_record(self, came: Witnessing, *, key: VerifierKey, by: str) -> Witnessing:
        try:
            return msgspec.structs.replace(came, done=self._said(came, key=key, by=by))
        except EdgecodeError as error:
            return msgspec.structs.replace(came, unrecorded=str(error))

    def _said(self, came: Witnessing, *, key: VerifierKey, by: str) -> Done:
        """Put it on record: that it cosigned by who asked, that it disagrees by edgecode itself, and once."""
        with self._desk.acting(by) as acting:
            deciding, state = acting.deciding, f"{came.log} {came.theirs}"
            if came.came is Came.COSIGNED:
                ids = ((IdRole.CHECKPOINT, state), (IdRole.KEY, str(key)))
                word = deciding.word(Deed.WITNESS, acting.person, says=came.says, subject=state)
                shape = Shape(kind=Kind.CHECKPOINT_COSIGNED, stage=Stage.RECORD, ids=ids)
                return deciding.commit(word, acting.person, shape)
            return self._said_once(came, state, key=key, deciding=deciding)

    def _said_once(self, came: Witnessing, state: str, *, key: VerifierKey, deciding: Deciding) -> Done:
        """Put on record that a witness disagrees, once for each state that it is found in, however often it is asked."""
        entry = deciding.fact(Deed.DISAGREE, came.came, str(key), state)
        with self._desk.whole_record(make=False) as stores:
            rows = stores.record.entries() if stores is not None else ()
        found = next((row.index for row in rows if row.id == entry), None)
        if found is not None:
            return Done(entry=entry.hex(), index=found, says=came.says)
        kind = Kind.RECORD_FOUND_ROLLED_BACK if came.came is Came.ROLLED_BACK else Kind.RECORD_FOUND_SPLIT
        word = deciding.word(Deed.DISAGREE, None, says=came.says, subject=state)
        word = msgspec.structs.replace(word, entry=entry.hex())
        shape = Shape(kind=kind, stage=Stage.RECORD, ids=((IdRole.CHECKPOINT, state),))
        kept = {each.entry for each in deciding.every_word()}
        return deciding.commit_all([Saying(word=word, person=None, shape=shape)], kept=kept)[0]


class _Asking:
    """One asking: the log as it stands, and a proof that it has grown from where the witness was."""

    def __init__(self, log: WitnessedLog, *, key: VerifierKey, witness: Witness) -> None:
        self._log, self._key, self._witness = log, key, witness

    def begin(self) -> None:
        """Sign the log as it stands; raises errors of the house where that cannot be had."""
        self._note: Note = note.decoded(self._log.checkpoint().encode())
        self._verifier = read_verifier(self._log.key)
        self._state: Checkpoint = checkpoint.verified(self._note, log=self._verifier)
        own = (each for each in self._log.cosigned() if each.witness == str(self._key))
        sizes = (each.checked(self._verifier)[0].size for each in own)
        self._last = next((size for size in sizes if size <= self._state.size), 0)

    def come(self, url: str, *, now: Callable[[], int]) -> Witnessing:
        """Ask, once again where the witness was elsewhere, and keep what it cosigned."""
        old = theirs = self._last
        answer = self._ask(url, old=old)
        if answer.status == HTTPStatus.CONFLICT:
            theirs = self._size_in(answer, old=old, url=url)
            if theirs > self._state.size:
                return self._disagrees(Came.ROLLED_BACK, theirs=theirs)
            if theirs != old:
                old, answer = theirs, self._ask(url, old=theirs)
        if answer.status == HTTPStatus.CONFLICT:
            theirs = self._size_in(answer, old=old, url=url)
            if theirs == old == self._state.size:
                return self._disagrees(Came.SPLIT, theirs=theirs)
            raise WitnessError(
                url, expected="a cosignature", found=f"the size {theirs} where it was asked from {old} on"
            )
        if answer.status == HTTPStatus.UNPROCESSABLE_ENTITY and old > 0:
            return self._disagrees(Came.SPLIT, theirs=old)
        if answer.status != HTTPStatus.OK:
            raise self._refused(answer, url=url)
        return self._cosigned(answer, url=url, now=now)

    def _ask(self, url: str, *, old: int) -> Answer:
        proof = self._log.grown(old, size=self._state.size)
        return self._witness.ask(url, witnessing.request(self._note, old=old, proof=proof))

    def _cosigned(self, answer: Answer, *, url: str, now: Callable[[], int]) -> Witnessing:
        try:
            cosigned = witnessing.cosigned(self._note, answer.body, witness=self._key)
            at = cosigned.checked(self._verifier)[1]
        except NoteError as error:
            raise WitnessError(url, expected=error.expected, found=error.found) from error
        if abs(at - now()) > CLOCKS_APART_MS:
            expected = f"a time within {CLOCKS_APART_MS // 60_000} minutes of this machine's"
            raise WitnessError(url, expected=expected, found=_moment(at), advice=_CLOCKS)
        self._log.keep(cosigned)
        leaves = "entry" if self._state.size == 1 else "entries"
        says = f"{self._log.named} of {self._state.size} {leaves}, by {self._key.name} at {_moment(at)}"
        return self._came(Came.COSIGNED, theirs=self._state.size, at=at, says=says, note_text=cosigned.note)

    def _disagrees(self, came: Came, *, theirs: int) -> Witnessing:
        seen = f"{self._key.name} says it cosigned {{}} of {self._log.named}"
        if came is Came.ROLLED_BACK:
            ours = f"and here are {self._state.size}: it was put back to an earlier day"
            says = f"{seen.format(f'{theirs} entries')}, {ours}"
        else:
            says = f"{seen.format(f'other entries up to {theirs}')}: two histories were written under one name"
        return self._came(came, theirs=theirs, at=0, says=says, note_text="")

    def _came(self, came: Came, *, theirs: int, at: int, says: str, note_text: str) -> Witnessing:
        return Witnessing(
            came=came,
            log=self._verifier.name,
            witness=str(self._key),
            size=self._state.size,
            theirs=theirs,
            at=at,
            says=says,
            note=note_text,
            done=None,
        )

    def _size_in(self, answer: Answer, *, old: int, url: str) -> int:
        try:
            return witnessing.size_in(answer.body, kind=answer.kind)
        except RecordError as error:
            if old == self._state.size:
                # For another root under the same size the protocol asks for no body.
                return old
            raise WitnessError(url, expected=error.expected, found=error.found) from error

    def _refused(self, answer: Answer, *, url: str) -> WitnessError:
        known = {int(status): why for status, why in _WHY.items()}
        found = known.get(answer.status, f"HTTP {answer.status}")
        advice = (
            f"Give whoever runs the witness the public key of this log: {self._verifier}"
            if answer.status in _ASK
            else ""
        )
        return WitnessError(url, expected="a cosignature", found=found, advice=advice)


_LAST: Final = 253_402_300_800_000
"""The first moment that no calendar here has a day for."""


def _moment(at: int) -> str:
    return f"{utc(at):%Y-%m-%d %H:%M:%S} UTC" if at < _LAST else "one after the year 9999"
