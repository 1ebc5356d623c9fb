"""``edgecode-verify BATCH.note``: a partner looks at what it was sent, with the public key of its log alone."""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

import click

from edgecode.boundary.errors import BatchError
from edgecode.boundary.lines import Holds
from edgecode.dispatch.checked_batch import CheckedBatch, LogFiles, checked
from edgecode.record.keys import VerifierKey

Read = Callable[[Path], bytes]
"""Reads a file, or says in one sentence why it cannot."""
_SIGNATURE: Final = "\n\n— ".encode()
_LEAVES: Final = "leaves"
_CHECKPOINT: Final = "checkpoint"


def is_batch(content: bytes) -> bool:
    """Whether a file claims to be a signed note that holds a batch."""
    return content.startswith(b"{") and _SIGNATURE in content


def check_batch(
    content: bytes, *, keys: Sequence[VerifierKey], log: Path | None, proof: Path | None, held: Sequence[bytes],
    witnesses: Sequence[VerifierKey], read: Read, as_json: bool,
) -> int:  # fmt: skip
    """Check a batch and say what that shows; 1 where something does not hold."""
    if len(keys) != 1:
        raise BatchError("--key", expected="the one public key of the log", found=f"{len(keys)}")
    found = checked(
        content,
        key=keys[0],
        log=_files(log, read=read) if log is not None else None,
        proof=read(proof) if proof is not None else None,
        held=held,
        witnesses=witnesses,
    )
    if as_json:
        click.echo(json.dumps(_document(found), ensure_ascii=False, indent=2))
    else:
        for line in _lines(found):
            click.echo(line)
    return 1 if found.problems else 0


def _files(folder: Path, *, read: Read) -> LogFiles:
    """Read a log as it was handed over, leaf by leaf until there is none of the next number."""
    names = (folder / _LEAVES / f"{number:06d}.note" for number in range(1_000_000))
    leaves: list[bytes] = []
    for name in names:
        if not name.exists():
            break
        leaves.append(read(name))
    return LogFiles(leaves=tuple(leaves), checkpoint=read(folder / _CHECKPOINT))


def _lines(found: CheckedBatch) -> Iterator[str]:
    yield "It does not hold." if found.problems else "It holds."
    for problem in found.problems:
        yield f"  {problem}"
    if found.batch is not None and not found.problems:
        empty = ", empty" if found.batch.holds is Holds.NOTHING else ""
        yield f"{found.batch.week.name} of film {found.batch.alias}{empty}, sha256 {found.sha256}"
        yield from (f"  {each}" for each in found.shows)


def _document(found: CheckedBatch) -> dict[str, object]:
    batch = found.batch
    return {
        "holds": not found.problems,
        "problems": list(found.problems),
        "shows": [] if found.problems else list(found.shows),
        "sha256": found.sha256,
        "week": batch.week.name if batch is not None else "",
        "film": batch.alias if batch is not None else "",
        "empty": batch is not None and batch.holds is Holds.NOTHING,
    }
