"""What there is to be seen at a window: read from the partner's log, and from nothing else."""

import base64
from pathlib import Path
from typing import Final

import msgspec

from edgecode.boundary.agreement import DAY_MS, LAST_VISITS_DAYS, Agreement, day_number
from edgecode.boundary.batch import Batch
from edgecode.boundary.errors import LogError
from edgecode.boundary.receipt import digest_of
from edgecode.dispatch import partner_log, plain_files
from edgecode.dispatch.leaves import Standing, standing_of
from edgecode.dispatch.partner_log import Log
from edgecode.errors import KeyTextError
from edgecode.record import checkpoint
from edgecode.record import note as notes
from edgecode.record.keys import VerifierKey, read_verifier
from edgecode.record.log_proof import LogProof

_MOST_DIGITS: Final = 9


class Agreed(msgspec.Struct, frozen=True, kw_only=True):
    """The agreement's last version: its signed note, the partner's key, and the moment its window closes (milliseconds)."""

    agreement: Agreement
    note: bytes
    partner_key: VerifierKey
    origin: str
    closes: int

    @property
    def visits(self) -> int:
        """On how many days a week the partner may come."""
        return self.agreement.visits


class SentBatch(msgspec.Struct, frozen=True, kw_only=True):
    """A batch in the log: the place of its leaf from 0, the bytes of its note, what it tells, and under which version."""

    leaf: int
    note: bytes
    batch: Batch
    under: Agreement

    @property
    def sha256(self) -> str:
        """The digest by which a receipt names it."""
        return digest_of(self.note)


class Grown(msgspec.Struct, frozen=True, kw_only=True, rename={"since": "from"}):
    """That the log has grown ``since`` one size ``to`` another, by hashes in base64 (RFC 6962 section 2.1.2)."""

    since: int
    to: int
    hashes: tuple[str, ...]


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that can be seen; ``batches`` are oldest first."""

    agreement: Agreed
    batches: tuple[SentBatch, ...]
    log: Log

    def batch_of(self, week: str) -> SentBatch | None:
        """Give the batch of a week by its name, ``None`` where there is none."""
        return next((each for each in self.batches if each.batch.week.name == week), None)

    def proof(self, batch: SentBatch) -> LogProof:
        """Prove that a batch is in the log, by its last checkpoint."""
        hashes = self.log.inclusion(batch.leaf, size=self.log.size)
        return LogProof(index=batch.leaf, hashes=hashes, checkpoint=notes.decoded(self.log.checkpoint))

    def grown_from(self, size: str) -> Grown | None:
        """Prove that the log has grown from a size that it had, as it stands in a path; ``None`` for others."""
        if not (size.isascii() and size.isdigit() and len(size) <= _MOST_DIGITS) or not 0 <= int(size) <= self.log.size:
            return None
        hashes = self.log.consistency(int(size), size2=self.log.size)
        return Grown(
            since=int(size), to=self.log.size, hashes=tuple(base64.b64encode(each).decode("ascii") for each in hashes)
        )


class Looking:
    """Looks at a log; what was read is kept until there is another checkpoint."""

    def __init__(self, folder: Path, *, key: VerifierKey, seen: Path) -> None:
        """Name the log's folder, its key, and the file that keeps the last checkpoint seen; nothing is read yet."""
        self._folder, self._key, self._seen = folder, key, seen
        self._shown: Shown | None = None

    def __call__(self) -> Shown:
        """Give what there is to be seen now. Raises :class:`~edgecode.boundary.errors.BoundaryError` and ``OSError``."""
        shown = self._shown
        if shown is None or plain_files.content(self._folder, partner_log.CHECKPOINT) != shown.log.checkpoint:
            log = partner_log.read(self._folder, key=self._key, seen=self._seen)
            self._check_size(log)
            shown = self._shown = shown_of(log)
            plain_files.replace(self._seen.parent, self._seen.name, shown.log.checkpoint)
        return shown

    def _check_size(self, log: Log) -> None:
        """A checkpoint alone that was put back is no roll-back to the log, whose leaves are there; to a partner it is one."""
        before = plain_files.content(self._seen.parent, self._seen.name)
        size = checkpoint.read(notes.decoded(before).text).size if before is not None else 0
        if log.size < size:
            expected = f"a checkpoint of {size} leaves, as was shown before, or more"
            raise LogError(str(self._folder), expected=expected, found=f"one of {log.size}")


def shown_of(log: Log) -> Shown:
    """Read what a log's leaves say. Raises :class:`~edgecode.boundary.errors.LogError`."""
    standing = standing_of(log)
    batches = tuple(
        SentBatch(leaf=leaf, note=log.leaves[leaf], batch=batch, under=_version(standing, batch.version))
        for leaf, batch in standing.batches
    )
    note = next(
        leaf for number, leaf in reversed([*enumerate(log.leaves)]) if number not in {each.leaf for each in batches}
    )
    return Shown(agreement=_agreed(standing.agreement, note=note, origin=log.key.name), batches=batches, log=log)


def _version(standing: Standing, number: int) -> Agreement:
    return next(each for each in standing.versions if each.version == number)


def _agreed(agreement: Agreement, *, note: bytes, origin: str) -> Agreed:
    try:
        key = read_verifier(agreement.partner.key)
    except KeyTextError as error:
        raise LogError(origin, expected="the partner's key", found=str(error)) from error
    term = day_number(agreement.until) * DAY_MS
    last = max((agreement.slot(week) for week in agreement.weeks()), default=term)
    closes = last + LAST_VISITS_DAYS * DAY_MS
    return Agreed(agreement=agreement, note=note, partner_key=key, origin=origin, closes=closes)
