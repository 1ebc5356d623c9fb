"""Looking at a batch with nothing but a public key: what is shown by it, by its log, by a proof, by a checkpoint that was held.

Nothing is raised for what is looked at: problems are sentences. A batch that holds is *unaltered*; it is never *complete*.
Rollback and a second history show only against a checkpoint that was held elsewhere.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from edgecode.boundary import agreement_toml
from edgecode.boundary.agreement import Agreement
from edgecode.boundary.batch import Batch, read_body
from edgecode.boundary.errors import BatchError, BoundaryError
from edgecode.boundary.receipt import digest_of
from edgecode.boundary.seeds import origin_of
from edgecode.boundary.week import Week
from edgecode.errors import EdgecodeError
from edgecode.record import checkpoint as checkpoints
from edgecode.record import log_proof, merkle
from edgecode.record import note as notes
from edgecode.record.checkpoint import Checkpoint
from edgecode.record.keys import VerifierKey

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

    def __init__(self, key: VerifierKey) -> None:
        self.key = key
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
            weeks = [batch.week for batch in _batches(leaves, key=self.key)]
        except EdgecodeError as error:
            self.problems.append(f"log: {error}")
            return None
        self._find(note, leaves=leaves, weeks=weeks, week=week)
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
        """Hold what was shown against a checkpoint that was kept."""
        try:
            kept = checkpoints.verified(notes.decoded(data), log=self.key)
        except EdgecodeError as error:
            self.problems.append(f"checkpoint that was held: {error}")
            return
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
) -> CheckedBatch:
    """Look at the bytes of a batch's signed note with the public key of its log, and with what else is at hand."""
    look = _Look(key)
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


def _batches(leaves: Iterable[bytes], *, key: VerifierKey) -> Iterator[Batch]:
    """Read every leaf, each batch under the version of the agreement it names. Raises errors of the house."""
    versions: dict[int, Agreement] = {}
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
        yield read_body(signed.text, agreement=versions[version])
