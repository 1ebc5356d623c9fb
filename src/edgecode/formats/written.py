"""What a writer gives: a whole new document, and what of the film it could not hold."""

import msgspec

from edgecode.film.place import Remark


class Written(msgspec.Struct, frozen=True):
    """A document's bytes, and a remark for each thing that the format has no place for."""

    data: bytes
    remarks: tuple[Remark, ...] = ()
