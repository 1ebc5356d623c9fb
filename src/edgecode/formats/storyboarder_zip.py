"""The boards of a film as one ZIP file of Storyboarder's folders, byte-identical whenever the film is the same.

Nothing is compressed: pictures are already, and no version of a compressor can make other bytes. Every file bears the first
day that a ZIP file can name (APPNOTE.TXT, 4.4.6). What lies in it is said in :mod:`edgecode.formats.storyboarder_folder`.
"""

import io
import zipfile
from typing import Final

from edgecode.film.film import Film
from edgecode.formats.storyboarder_folder import storyboarder_folder
from edgecode.formats.writers import Held
from edgecode.formats.written import Written

WRITES: Final = "storyboarder"
OF: Final = Film
FILES: Final = True

_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
_ON_UNIX: Final = 3
_READABLE: Final = 0o100644 << 16
"""A plain file that its owner may write and all may read, as Unix says it in a ZIP file."""


def written(film: Film, held: Held) -> Written:
    """Write every scene, with the pictures ``held`` gives. Raises :class:`ExportError` where the film has no panels."""
    tree = storyboarder_folder(film, held=held)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for file in tree.files:
            entry = zipfile.ZipInfo(file.path, _FIRST_DAY)
            entry.create_system, entry.external_attr = _ON_UNIX, _READABLE
            archive.writestr(entry, file.data)
    return Written(made.getvalue(), tree.remarks)
