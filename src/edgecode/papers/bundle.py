"""A pack in one file: a zip of its files by their names, the same bytes for the same files on every machine.

Files stand as they are: what compresses differs from one machine to the next, and the PDF, which is most, is compressed.
"""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Final

from edgecode.errors import PaperError

_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The day every file in it bears: a zip knows none before, and a true one would make each bundle another."""
_UNIX: Final = 3
_READABLE: Final = 0o100644 << 16
LARGEST: Final = 64 << 20
"""Bytes that a pack may come to when it is taken out; a bundle that says more is none of ours."""


def bundled(files: Mapping[str, bytes]) -> bytes:
    """Put files into a zip, sorted by their names."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", compression=zipfile.ZIP_STORED) as bundle:
        for name in sorted(files):
            row = zipfile.ZipInfo(name, date_time=_FIRST_DAY)
            row.create_system, row.external_attr = _UNIX, _READABLE
            bundle.writestr(row, files[name])
    return made.getvalue()


def taken_out(data: bytes) -> dict[str, bytes]:
    """Take the files out of a zip. Raises :class:`~edgecode.errors.PaperError` for what is none, or too large to be a pack."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as bundle:
            rows = bundle.infolist()
            if sum(row.file_size for row in rows) > LARGEST or len({row.filename for row in rows}) < len(rows):
                raise PaperError("pack", expected="a zip of a few small files", found="a larger one, or a name twice")
            return {row.filename: bundle.read(row) for row in rows}
    except (zipfile.BadZipFile, RuntimeError, EOFError, OSError, ValueError) as error:
        raise PaperError("pack", expected="a zip that can be opened", found=str(error) or "a damaged one") from error
