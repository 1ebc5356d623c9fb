"""Checkpoints that witnesses cosigned, in the user's own folder: a file a witness, the largest it cosigned.

They lie beside keys and what was seen, apart from the film: who puts a film's folder back to yesterday does not put them back.
"""

from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec

from edgecode.errors import RecordError
from edgecode.record.keys import VerifierKey
from edgecode.record.witnessing import Cosigned
from edgecode.store.record_db import private_files

_DIGITS: Final = 16


def kept_in(folder: Path, *, log: VerifierKey) -> tuple[Cosigned, ...]:
    """Give each that was kept of a log, checked; none where the folder is not there.

    Raises :class:`~edgecode.errors.RecordError` for one that does not hold any more, and ``RecordStoreError``.
    """
    files = sorted(folder.glob("*.json")) if folder.is_dir() else ()
    return tuple(_read(file, log=log) for file in files)


def keep(folder: Path, cosigned: Cosigned, *, log: VerifierKey) -> None:
    """Keep one, unless a larger by this witness is there, or a later of this size; durable on return.

    Raises :class:`~edgecode.errors.RecordError` for one that does not hold, and ``RecordStoreError``.
    """
    stated, at = cosigned.checked(log)
    file = folder / f"{sha256(cosigned.witness.encode()).hexdigest()[:_DIGITS]}.json"
    if file.exists():
        earlier, seen = _read(file, log=log).checked(log)
        if (earlier.size, seen) > (stated.size, at):
            return
    private_files.keep(file, msgspec.json.encode(cosigned))


def _read(file: Path, *, log: VerifierKey) -> Cosigned:
    try:
        found = msgspec.json.decode(private_files.content_of(file) or b"", type=Cosigned)
        found.checked(log)
    except (msgspec.MsgspecError, RecordError) as error:
        expected = "a checkpoint as a witness cosigned it"
        raise RecordError(str(file), expected=expected, found=f"another ({error})") from error
    return found
