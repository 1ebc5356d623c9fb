"""Looking at a batch with nothing but a public key: what is shown by it, by its log, by a proof, by one old file that was kept.

Nothing is raised for what is looked at: problems are sentences. A batch that holds is *unaltered*; it is never *complete*.
Rollback, a second history and backdating show only against what was held elsewhere.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from edgecode.boundary import agreement_toml
from edgecode.boundary.agreement import MINUTE_MS, SLOT_MINUTES, Agreement
from edgecode.boundary.batch import Batch, read_body
from edgecode.boundary.errors import BatchError, BoundaryError
from edgecode.boundary.lines import Holds, slot_text
from edgecode.boundary.receipt import digest_of
from edgecode.boundary.seeds import origin_of
from edgecode.boundary.week import Week
from edgecode.dispatch.held import HeldBatch, HeldState, read_held
from edgecode.errors import EdgecodeError
from edgecode.record import checkpoint as checkpoints
from edgecode.record import log_proof, merkle
from edgecode.record import note as notes
from edgecode.record.checkpoint import Checkpoint
from edgecode.record.keys import VerifierKey, read_verifier
from edgecode.record.witnessing import CLOCKS_APART_MS

NEVER: Final = (
    "It does not show that the batch is complete: what nobody entered, or nobody agreed to have counted, is not in it."
)


class LogFiles(msgspec.Struct, frozen=True, kw_only=True):
    """A partner's log as it was handed over: the bytes of its leaves, first to last, and of its checkpoint."""

    leaves: tuple[bytes, ...]
    checkpoint: bytes


class CheckedBatch(msgspec.Struct, frozen=True, kw_only=True):
    """What looking at a batch came to.

    ``shows`` are sentences on what was shown and on what was not looked at; they count only where there are no ``problems``.
    ``batch`` is ``None`` where it could not be read; ``sha256`` is of its bytes.
    """

    batch: Batch | None
    sha256: str
    shows: tuple[str, ...]
    problems: tuple[str, ...]


class _Look:
    """One look at a batch: gathers what it shows and what is wrong."""

    def __init__(self, key: VerifierKey, *, witnesses: Sequence[VerifierKey]) -> None:
        self.key, self.witnesses = key, witnesses
        self._batches: tuple[tuple[int, Batch], ...] = ()
        self._partners: tuple[VerifierKey, ...] = ()
        self.shows: list[str] = []
        self.problems: list[str] = []

    def batch(self, note: bytes) -> Batch | None:
        """Look at the batch alone."""
        try:
            batch = batch_in(note, key=self.key)
        except EdgecodeError as error:
            self.problems.append(str(error))
            return None
        self.shows.append(
            f"Not a byte was altered since {self.key.name} signed it, and it is a batch of {batch.week.name}."
        )
        return batch

    def log(self, files: LogFiles, *, note: bytes, week: Week) -> Checkpoint | None:
        """Look at the whole log, and for the batch in it."""
        try:
            stated = checkpoints.verified(notes.decoded(files.checkpoint), log=self.key)
            leaves = files.leaves[: stated.size]
            if len(leaves) < stated.size:
                self.problems.append(f"log: expected {stated.size} leaves, found {len(leaves)}")
                return None
            if merkle.root(leaves) != stated.root:
                self.problems.append("log: expected the leaves its checkpoint speaks of, found others")
                return None
            versions: dict[int, Agreement] = {}
            self._batches = tuple(_batches(leaves, key=self.key, versions=versions))
            self._partners = tuple(read_verifier(each.partner.key) for each in versions.values())
        except EdgecodeError as error:
            self.problems.append(f"log: {error}")
            return None
        self._find(note, leaves=leaves, weeks=[batch.week for _leaf, batch in self._batches], week=week)
        return stated

    def _find(self, note: bytes, *, leaves: Sequence[bytes], weeks: Sequence[Week], week: Week) -> None:
        if list(weeks) != sorted(set(weeks)):
            self.problems.append("log: expected each week once and in order, found another order")
        if note in leaves:
            self.shows.append(
                f"It is leaf {leaves.index(note)} of a log of {len(leaves)}, with every week once and in order."
            )
        elif week in weeks:
            self.problems.append(f"log: expected this batch of {week.name}, found another of the same week")
        else:
            self.problems.append(f"log: expected a batch of {week.name}, found none")

    def proof(self, data: bytes, *, note: bytes) -> Checkpoint | None:
        """Look at a proof that the batch is in the log."""
        try:
            proof = log_proof.decoded(data)
            size = log_proof.check(proof, leaf=note, log=self.key)
        except EdgecodeError as error:
            self.problems.append(str(error))
            return None
        self.shows.append(f"It is leaf {proof.index} of a log of {size}, by its proof.")
        return checkpoints.read(proof.checkpoint.text)

    def held(self, data: bytes, *, stated: Checkpoint | None, leaves: Sequence[bytes]) -> None:
        """Hold what was shown against what was kept."""
        try:
            kept = read_held(data, log=self.key, partners=self._partners, witnesses=self.witnesses)
        except EdgecodeError as error:
            self.problems.append(f"what was held: {error}")
            return
        state = kept if isinstance(kept, HeldState) else None
        if isinstance(kept, HeldBatch):
            self._held_batch(kept, leaves=leaves)
            state = HeldState(state=kept.under, at=None) if kept.under is not None else None
        if state is not None:
            self._held_state(state.state, stated=stated, leaves=leaves)
            self.problems += self._backdated(state) if leaves else ()

    def _held_batch(self, kept: HeldBatch, *, leaves: Sequence[bytes]) -> None:
        digests = [digest_of(leaf) for leaf in leaves]
        week = kept.week.name
        if not leaves:
            self.shows.append(
                f"Whether the {kept.what} of {week} is still in the log was not looked at: it takes the log."
            )
        elif kept.sha256 in digests:
            self.shows.append(
                f"The {kept.what} of {week} is leaf {digests.index(kept.sha256)} of the log, as it was held."
            )
        elif any(batch.week == kept.week for _leaf, batch in self._batches):
            self.problems.append(
                f"log: expected the {kept.what} of {week} as it was held, found another: two histories were shown"
            )
        else:
            self.problems.append(
                f"log: expected the {kept.what} of {week}, found none of that week: it was rolled back"
            )

    def _held_state(self, kept: Checkpoint, *, stated: Checkpoint | None, leaves: Sequence[bytes]) -> None:
        if stated is None:
            self.shows.append(
                f"The checkpoint of {kept.size} leaves that was held was not looked at: it takes the log or a proof."
            )
        elif stated.size < kept.size:
            self.problems.append(
                f"log: expected {kept.size} leaves or more, as were held, found {stated.size}: it was rolled back"
            )
        elif stated.size == kept.size or leaves:
            root = merkle.root(leaves[: kept.size]) if leaves else stated.root
            if root == kept.root:
                self.shows.append(f"The log has grown from the checkpoint of {kept.size} leaves that was held.")
            else:
                self.problems.append(
                    f"log: expected the first {kept.size} leaves as they were held, found others: two histories were shown"
                )
        else:
            self.shows.append(
                f"Whether the log has grown from the checkpoint of {kept.size} leaves was not looked at: it takes the log."
            )

    def _backdated(self, kept: HeldState) -> Iterator[str]:
        """Find batches that came after a checkpoint and are of a week or a slot before it.

        The empty batch of a week that was missed comes late by rule, so that its slot says nothing of when it came.
        """
        size = kept.state.size
        latest = max((batch.week for leaf, batch in self._batches if leaf < size), default=None)
        for leaf, batch in self._batches:
            ends = batch.slot + SLOT_MINUTES * MINUTE_MS + CLOCKS_APART_MS
            before = latest is not None and batch.week <= latest
            late = kept.at is not None and batch.holds is Holds.TABLES and ends < kept.at
            if leaf >= size and (before or late):
                yield (
                    f"log: expected what came after the checkpoint of {size} leaves to be of a later time, found leaf {leaf} of"
                    f" {batch.week.name}, slot {slot_text(batch.slot)}: it was backdated"
                )


def batch_in(note: bytes, *, key: VerifierKey) -> Batch:
    """Read the bytes of a batch's signed note, which the log of that key signed and which is of that log.

    Raises :class:`~edgecode.errors.NoteError` and :class:`~edgecode.boundary.errors.BatchError`.
    """
    signed = notes.decoded(note)
    notes.check_signed(signed, key=key)
    batch = read_body(signed.text)
    origin = origin_of(batch.agreement, alias=batch.alias)
    if origin != key.name:
        what = "batch"
        raise BatchError(what, expected=f"one of the log {key.name}", found=f"one of {origin}")
    return batch


def checked(
    note: bytes,
    *,
    key: VerifierKey,
    log: LogFiles | None = None,
    proof: bytes | None = None,
    held: Iterable[bytes] = (),
    witnesses: Sequence[VerifierKey] = (),
) -> CheckedBatch:
    """Look at the bytes of a batch's signed note with the public key of its log, and with what else is at hand.

    ``held`` are files as :mod:`edgecode.dispatch.held` reads them; ``witnesses`` whose times on a checkpoint count.
    """
    look = _Look(key, witnesses=witnesses)
    batch = look.batch(note)
    stated = None
    if batch is not None and proof is not None:
        stated = look.proof(proof, note=note)
    if batch is not None and log is not None:
        stated = look.log(log, note=note, week=batch.week) or stated
    leaves = log.leaves if log is not None and stated is not None else ()
    for each in held:
        look.held(each, stated=stated, leaves=leaves[: stated.size] if stated is not None else ())
    if proof is None and log is None:
        look.shows.append("Whether it is in the log was not looked at: that takes the log, or a proof from the window.")
    return CheckedBatch(batch=batch, sha256=digest_of(note), shows=(*look.shows, NEVER), problems=tuple(look.problems))


def _batches(
    leaves: Iterable[bytes], *, key: VerifierKey, versions: dict[int, Agreement]
) -> Iterator[tuple[int, Batch]]:
    """Read every leaf, each batch with its number and under the version of the agreement it names; versions are gathered.

    Raises errors of the house.
    """
    for number, leaf in enumerate(leaves):
        signed = notes.decoded(leaf)
        notes.check_signed(signed, key=key)
        if not signed.text.startswith("{"):
            agreement = agreement_toml.read(signed.text, path=f"leaf {number}")
            versions[agreement.version] = agreement
            continue
        version = read_body(signed.text).version
        if version not in versions:
            what, expected = f"leaf {number}", f"version {version} of the agreement before it"
            raise BoundaryError(what, expected=expected, found="none")
        yield number, read_body(signed.text, agreement=versions[version])
