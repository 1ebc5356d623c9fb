"""Claims on delivered files by c2pa, which runs in a process of its own; only that one imports it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from threading import Timer
from typing import IO, BinaryIO, Final, cast

from cryptography.x509 import load_pem_x509_certificates

from edgecode.errors import ClaimKeyError, FileThereError, NoSuchFileError
from edgecode.media.claim_definition import definition_of
from edgecode.media.claim_messages import (
    Answer,
    AskClaim,
    AskRead,
    AskSignature,
    GiveSignature,
    GotClaims,
    GotNothing,
    GotWritten,
    answer,
)
from edgecode.media.claim_standing import standing_of, standing_without
from edgecode.media.piped import send_message
from edgecode.usecases.ports.clock import Clock
from edgecode.usecases.ports.delivery import Claimed, ClaimRead, ClaimToMake, NotClaimed, Signatory, Standing

ABSENT: Final = (
    "expected c2pa-python, which makes and reads claims, found it not installed: pip install 'edgecode[media]'"
)
SECONDS: Final = 30.0
"""How long one file may take, and as much again for every :data:`_SLOW` bytes of it."""
_SLOW: Final = 100 << 20
_JPEG: Final = b"\xff\xd8\xff"
_HEAD: Final = 12
_BRANDS: Final = frozenset(
    {b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"MSNV", b"dash"}
)
"""Major brands of files that are called MP4 (ISO 14496-12 and -14, and mp4ra.org)."""


class DeliveryClaims:
    """Makes claims on JPEG and MP4, and reads those of any file that c2pa knows."""

    def __init__(self, *, clock: Clock, seconds: float = SECONDS) -> None:
        """Take the clock by which certificates expire; nothing is started before something is asked."""
        self._clock = clock
        self._seconds = seconds
        self.engine = _engine()

    def claim(self, file: str, *, to: str, claim: ClaimToMake, by: Signatory) -> Claimed | NotClaimed:
        """Write a copy of a file that carries a claim. Raises :class:`NoSuchFileError`, :class:`FileThereError`."""
        source, kind, size = _known(file)
        if not self.engine:
            return NotClaimed(why=ABSENT, absent=True)
        if not kind:
            return NotClaimed(why=f"{file}: expected a JPEG or MP4 file to make a claim on, found neither")
        with _new_file(to) as part:
            earlier = self.read(file, anchors=by.root)
            asked = AskClaim(
                file=str(source),
                kind=kind,
                to=str(part),
                definition=definition_of(claim),
                certificates=by.certificates,
                root=by.root,
            )
            got = self._asked(asked, size=size, by=by)
            if not isinstance(got, GotWritten):
                return NotClaimed(why=f"{file}: {_why(got)}; no claim was made")
            _put(part, Path(to), to=to)
        return Claimed(file=to, earlier=earlier)

    def read(self, file: str, *, anchors: str) -> ClaimRead:
        """Read what a file carries; ``anchors`` are the roots one goes by, as PEM, or nothing.

        Raises :class:`NoSuchFileError`, and :class:`ClaimKeyError` where the roots are none.
        """
        source, kind, size = _known(file)
        _must_be_roots(anchors)
        if not self.engine:
            return ClaimRead(standing=Standing.SKIPPED, why=ABSENT)
        got = self._asked(AskRead(file=str(source), kind=kind, anchors=anchors), size=size)
        if isinstance(got, GotClaims):
            return standing_of(got, now=self._clock.now())
        if isinstance(got, GotNothing):
            return standing_without(got)
        return ClaimRead(standing=Standing.SKIPPED, why=f"{file}: {_why(got)}; nothing can be told of a claim")

    def _asked(self, asked: AskRead | AskClaim, *, size: int, by: Signatory | None = None) -> Answer | None:
        """Ask a process of its own; ``None`` when it ended, or was ended, without an answer."""
        # -P: a folder of a film may hold a module of any name, and is not where ours come from.
        command = [sys.executable, "-P", "-m", "edgecode.media.claim_worker"]
        with subprocess.Popen(  # noqa: S603  the command is ours, whole
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process:
            timer = Timer(self._seconds * (1 + size / _SLOW), process.kill)
            timer.daemon = True
            timer.start()
            try:
                return _conversed(_pipe(process.stdin), _pipe(process.stdout), asked, by=by)
            except OSError:
                return None
            finally:
                timer.cancel()
                process.kill()
                with suppress(OSError):  # what was never read can be flushed to nobody
                    _pipe(process.stdin).close()


def _conversed(to: BinaryIO, from_: BinaryIO, asked: AskRead | AskClaim, *, by: Signatory | None) -> Answer | None:
    """Ask, and sign what there is to be signed on the way to the answer."""
    send_message(to, asked)
    while isinstance(got := answer(from_), AskSignature):
        if by is None:
            return None
        send_message(to, GiveSignature(signature=by.sign(got.data)))
    return got


def _known(file: str) -> tuple[Path, str, int]:
    """Look at the head of a file: its path, its media type where a claim can be made on it, and its size in bytes."""
    source = Path(file)
    try:
        if not source.is_file():
            raise NoSuchFileError(file, found="a folder or no plain file" if source.exists() else "nothing")
        with source.open("rb") as stream:
            head = stream.read(_HEAD)
            return source.absolute(), _kind(head), os.fstat(stream.fileno()).st_size
    except (OSError, ValueError) as error:
        found = (error.strerror or str(error)).lower() if isinstance(error, OSError) else "a name that no file can have"
        raise NoSuchFileError(file, found=found) from error


def _must_be_roots(anchors: str) -> None:
    """What is no certificate would count for none, and make a stranger of everybody without a word."""
    try:
        if anchors.strip():
            load_pem_x509_certificates(anchors.encode("ascii"))
    except ValueError as error:
        expected = "certificates as PEM, from -----BEGIN CERTIFICATE----- on"
        raise ClaimKeyError("roots", expected=expected, found="something else") from error


def _kind(head: bytes) -> str:
    if head.startswith(_JPEG):
        return "image/jpeg"
    return "video/mp4" if head[4:8] == b"ftyp" and head[8:12] in _BRANDS else ""


@contextmanager
def _new_file(to: str) -> Iterator[Path]:
    """Make an empty file beside the place of a new one, to be filled, put there or gone. Raises :class:`FileThereError`."""
    target = Path(to)
    part = target.with_name(f".{target.name}.edgecode-{os.getpid()}") if target.name else target
    try:
        if target.is_symlink() or target.exists():
            raise FileThereError(to, found="something there already")
        part.open("xb").close()
    except (OSError, ValueError) as error:
        found = (error.strerror or str(error)).lower() if isinstance(error, OSError) else "a name that no file can have"
        raise FileThereError(to, found=found) from error
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)


def _put(part: Path, target: Path, *, to: str) -> None:
    """A link fails where something came to be there meanwhile; on a disk without links it is looked for just before."""
    try:
        try:
            os.link(part, target)
        except FileExistsError:
            raise
        except OSError:
            if target.exists() or target.is_symlink():
                raise FileExistsError from None
            part.rename(target)
    except OSError as error:
        there = isinstance(error, FileExistsError)
        found = "one that came to be there meanwhile" if there else (error.strerror or str(error)).lower()
        raise FileThereError(to, found=found) from error


def _why(got: Answer | None) -> str:
    if isinstance(got, GotNothing):
        return f"expected a file that a claim can be made on, found otherwise: {' '.join(got.why.split())[:300]}"
    return "expected an answer in time, found that the process that looks at claims ended, or was kept too long"


def _pipe(pipe: IO[bytes] | None) -> BinaryIO:
    if pipe is None:
        raise AssertionError
    return cast("BinaryIO", pipe)


def _engine() -> str:
    """Name what makes claims, without loading it; empty where it is not installed."""
    try:
        return f"c2pa-python {version('c2pa-python')}" if find_spec("c2pa") is not None else ""
    except PackageNotFoundError:
        return ""
