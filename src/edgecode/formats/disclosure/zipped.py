"""The files of a pack in one ZIP, the same bytes for the same files on every machine.

Files stand sorted by name under the first day a ZIP can tell, 1 January 1980, and as they are: what compresses differs from
one machine to the next, and the PDF, which is most of it, is compressed already.
"""

from collections.abc import Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_STORED, ZipFile, ZipInfo

_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_READABLE: Final = 0o100644 << 16


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Put files into one ZIP, each by its name at the top."""
    whole = BytesIO()
    with ZipFile(whole, "w", compression=ZIP_STORED) as pack:
        for name in sorted(files):
            info = ZipInfo(name, date_time=_FIRST_DAY)
            info.create_system, info.external_attr = _UNIX, _READABLE
            pack.writestr(info, files[name])
    return whole.getvalue()
