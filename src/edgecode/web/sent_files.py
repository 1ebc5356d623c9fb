"""Files that come with a form."""

from typing import Any, TypeAlias

from litestar.datastructures import UploadFile

Form: TypeAlias = dict[str, Any]
"""Fields of a form with files; one of a name comes alone, several as a list."""


def sent_file(sent: object) -> tuple[str, bytes] | None:
    """Give the name and the bytes of a file; ``None`` for a field in which none was chosen.

    What was sent lies in memory or in a temporary file, which goes when it is closed.
    """
    if not isinstance(sent, UploadFile) or not sent.filename:
        return None
    with sent.file as stream:
        return sent.filename, stream.read()
