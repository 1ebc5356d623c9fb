"""A partner's log: a folder that anybody can read and check with the log's public key alone.

::

    leaves/000000.note    the agreement's first version, signed by both sides (C2SP signed-note)
    leaves/000001.note    and so on: each further one a batch of one week, or a later version of the agreement
    checkpoint            how many leaves there are and the root over them (C2SP tlog-checkpoint, RFC 6962)

A leaf is the bytes of its file. Reading needs no key; what counts is what the checkpoint speaks of. The last checkpoint that
was seen is kept apart from the film's folder, so that a folder that was put back to an earlier day shows.
"""

import fcntl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Self

import msgspec

from edgecode.boundary.errors import LogError
from edgecode.dispatch import plain_files
from edgecode.errors import NoteError, ProofError
from edgecode.record import checkpoint as checkpoints
from edgecode.record import merkle, nodes
from edgecode.record import note as notes
from edgecode.record.checkpoint import Checkpoint
from edgecode.record.keys import SigningKey, VerifierKey

LEAVES: Final = "leaves"
CHECKPOINT: Final = "checkpoint"


class Log(msgspec.Struct, frozen=True, kw_only=True):
    """A partner's log as it was at one moment: its key, the bytes of its leaves, and its checkpoint (a signed note)."""

    key: VerifierKey
    leaves: tuple[bytes, ...]
    checkpoint: bytes

    @property
    def size(self) -> int:
        """How many leaves it has."""
        return len(self.leaves)

    def text(self, index: int) -> str:
        """Give the text of a leaf, counted from 0: TOML of an agreement, or NDJSON of a batch."""
        return notes.decoded(self.leaves[index]).text

    def inclusion(self, index: int, *, size: int) -> tuple[bytes, ...]:
        """Prove that leaf ``index`` is among the first ``size``, by hashes of 32 bytes (RFC 6962 section 2.1.1).

        Raises :class:`~edgecode.errors.ProofError` where there is no such leaf or were not so many.
        """
        return nodes.inclusion(index, self._within(size), get=self._get())

    def consistency(self, size1: int, *, size2: int) -> tuple[bytes, ...]:
        """Prove that the first ``size1`` leaves are those of the first ``size2`` (RFC 6962 section 2.1.2).

        Raises :class:`~edgecode.errors.ProofError` where the first is larger, or there are not so many.
        """
        return nodes.consistency(size1, self._within(size2), get=self._get())

    def root(self, size: int) -> bytes:
        """Give the root over the first ``size`` leaves, 32 bytes."""
        return merkle.root(self.leaves[:size])

    def _within(self, size: int) -> int:
        if size > self.size:
            raise ProofError("proof", expected=f"a size up to {self.size}", found=str(size))
        return size

    def _get(self) -> nodes.Get:
        grown = nodes.grown((merkle.leaf_hash(leaf) for leaf in self.leaves), size=0, get=_nothing)
        made = {(level, index): digest for level, index, digest in grown}
        return lambda level, index: made[level, index]


def _nothing(level: int, index: int) -> bytes:
    """Stand in for the nodes of a tree without leaves, which has none to ask for."""
    raise LookupError(level, index)


def read(folder: Path, *, key: VerifierKey, seen: Path) -> Log:
    """Read a log and check every leaf's signature, the checkpoint, and what was seen before (a file that may be missing).

    Leaves beyond the checkpoint are not there yet. Raises :class:`~edgecode.boundary.errors.LogError`.
    """
    with _told(folder):
        # In this order: what was seen is durable before the checkpoint is, and the leaf before both.
        before = _seen(seen, key=key)
        signed = plain_files.content(folder, CHECKPOINT)
        if signed is None:
            raise LogError(str(folder), expected="a log with a checkpoint", found="none")
        leaves = _leaves(folder)
        log = _covered(leaves, signed, key=key, folder=folder)
        if before is not None:
            _check_seen(leaves, before, folder=folder)
    return log


def _leaves(folder: Path) -> tuple[bytes, ...]:
    names = plain_files.names(folder / LEAVES)
    for number, name in enumerate(names):
        if name != _name(number):
            raise LogError(str(folder), expected=f"the leaf {_name(number)}", found=ascii(name))
    return tuple(plain_files.content(folder / LEAVES, name) or b"" for name in names)


def _name(index: int) -> str:
    return f"{index:06d}.note"


def _covered(leaves: tuple[bytes, ...], signed: bytes, *, key: VerifierKey, folder: Path) -> Log:
    """Give the log that a checkpoint speaks of: exactly its leaves, each of them signed by the log's key."""
    checkpoint = checkpoints.verified(notes.decoded(signed), log=key)
    if len(leaves) < checkpoint.size:
        raise _rolled_back(folder, leaves=len(leaves), seen=checkpoint.size)
    log = Log(key=key, leaves=leaves[: checkpoint.size], checkpoint=signed)
    for leaf in log.leaves:
        notes.check_signed(notes.decoded(leaf), key=key)
    if log.root(log.size) != checkpoint.root:
        raise LogError(str(folder), expected=f"leaves under the root {checkpoint.root.hex()}", found="others")
    return log


def _seen(file: Path, *, key: VerifierKey) -> bytes | None:
    """Give the last checkpoint seen, a signed note that was checked; ``None`` where none was."""
    try:
        content = plain_files.content(file.parent, file.name)
    except FileNotFoundError:
        return None
    if content is not None:
        checkpoints.verified(notes.decoded(content), log=key)
    return content


def _check_seen(leaves: tuple[bytes, ...], before: bytes, *, folder: Path) -> None:
    seen = checkpoints.read(notes.decoded(before).text)
    if len(leaves) < seen.size or merkle.root(leaves[: seen.size]) != seen.root:
        raise _rolled_back(folder, leaves=len(leaves), seen=seen.size)


def _rolled_back(folder: Path, *, leaves: int, seen: int) -> LogError:
    found = f"{leaves} leaves where {seen} were seen before" if leaves < seen else "other leaves than were seen before"
    return LogError(str(folder), expected="the partner's log as it was last", found=found)


class Writer:
    """Appends to a partner's log. While it is open nobody else appends; others may read.

    Leaves are published by the checkpoint that speaks of them. The same checkpoint is kept as seen just before, durably:
    whatever was published or might have been is finished by the next writer, and what cannot have been is taken away. So
    no partner ever holds a checkpoint that a later one contradicts, and nothing goes out long after it was made.
    """

    def __init__(self, folder: Path, *, key: SigningKey, seen: Path) -> None:
        """Name the log's folder, its key, and the file that keeps the last checkpoint seen; see :func:`writing`."""
        self._folder, self._key, self._seen = folder, key, seen
        self.log = Log(key=key.verifier, leaves=(), checkpoint=b"")

    def append(self, leaves: Iterable[bytes]) -> Log:
        """Append leaves, notes signed by the log's key: all of them published at one moment, and durable on return.

        Raises :class:`~edgecode.boundary.errors.LogError`; whether they were published the next :func:`writing` knows.
        """
        with _told(self._folder):
            grown = self.log.leaves
            for leaf in leaves:
                notes.check_signed(notes.decoded(leaf), key=self._key.verifier)
                plain_files.put_new(self._folder / LEAVES, _name(len(grown)), leaf)
                grown = (*grown, leaf)
            if len(grown) > self.log.size:
                state = Checkpoint(origin=self._key.name, size=len(grown), root=merkle.root(grown))
                signed = notes.encoded(checkpoints.signed(state, key=self._key))
                plain_files.replace(self._seen.parent, self._seen.name, signed)
                self._publish(grown, signed)
        return self.log

    def take_up(self) -> Self:
        """Read what is there, and finish or take away what somebody who was killed had begun. Raises ``LogError``."""
        with _told(self._folder):
            for folder in (self._folder, self._folder / LEAVES, self._seen.parent):
                plain_files.sweep(folder)
            before = _seen(self._seen, key=self._key.verifier)
            signed = plain_files.content(self._folder, CHECKPOINT)
            leaves = _leaves(self._folder)
            if before is not None:
                _check_seen(leaves, before, folder=self._folder)
            if signed is not None:
                self.log = _covered(leaves, signed, key=self._key.verifier, folder=self._folder)
            if len(leaves) > self.log.size:
                self._end_begun(leaves, before)
        return self

    def _end_begun(self, leaves: tuple[bytes, ...], before: bytes | None) -> None:
        """Finish the leaves beyond the checkpoint where they were seen, else take them away."""
        seen = checkpoints.read(notes.decoded(before).text).size if before is not None else 0
        if before is not None and seen == len(leaves):
            self._publish(_covered(leaves, before, key=self._key.verifier, folder=self._folder).leaves, before)
        elif seen <= self.log.size:
            for index in reversed(range(self.log.size, len(leaves))):
                plain_files.remove(self._folder / LEAVES, _name(index))
        else:
            found = f"{len(leaves)}, and a checkpoint of {self.log.size}"
            raise LogError(str(self._folder), expected=f"the {seen} leaves seen before", found=found)

    def _publish(self, leaves: tuple[bytes, ...], signed: bytes) -> None:
        plain_files.replace(self._folder, CHECKPOINT, signed)
        self.log = Log(key=self._key.verifier, leaves=leaves, checkpoint=signed)


@contextmanager
def writing(folder: Path, *, key: SigningKey, seen: Path) -> Iterator[Writer]:
    """Open a log to append to it, its folders being there; waits for whoever is appending now.

    Raises :class:`~edgecode.boundary.errors.LogError` for one that is damaged or was put back to an earlier day.
    """
    with _told(folder), plain_files.opened(folder) as there:
        fcntl.flock(there, fcntl.LOCK_EX)
        yield Writer(folder, key=key, seen=seen).take_up()


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Turn what goes wrong with the folder into one sentence."""
    try:
        yield
    except NoteError as error:
        what = f"{folder}: {error.what}"
        raise LogError(what, expected=error.expected, found=error.found) from error
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise LogError(str(folder), expected="to read and write the partner's log", found=why) from error
