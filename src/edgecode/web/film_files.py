"""Files of the film, served as they lie: whole, or the range a player asks for (RFC 9110, section 14).

Only a path that the film itself names is served, word for word: nothing is made of what a request says.
"""

import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from litestar.response import Response, Stream

from edgecode.errors import NoSuchFileError
from edgecode.web.asked import Asked

TYPES: Final = {
    ".mp4": "video/mp4",
    ".m4v": "video/mp4",
    ".mov": "video/mp4",
    ".webm": "video/webm",
    ".mkv": "video/x-matroska",
    ".wav": "audio/wav",
    ".bwf": "audio/wav",
    ".w64": "audio/wav",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".flac": "audio/flac",
    ".aif": "audio/aiff",
    ".aiff": "audio/aiff",
    ".ogg": "audio/ogg",
}
"""What files are, by their endings; a QuickTime file plays where it is called by the name of its successor."""
CHUNK: Final = 1 << 18
_RANGE: Final = re.compile(r"bytes=(?:(?P<first>[0-9]{1,18})-(?P<last>[0-9]{1,18})?|-(?P<tail>[0-9]{1,18}))", re.ASCII)


def film_file(request: Asked, path: str, *, root: Path, named: Collection[str]) -> Response[bytes] | Stream:
    """Serve one file of the film, or the range of it that is asked for.

    ``path`` is relative to ``root`` and must be one of ``named``. Raises :class:`NoSuchFileError` for another, and for one
    that is gone. Of several ranges in one request none is honoured: the whole file is a right answer to that.
    """
    if path not in named:
        raise NoSuchFileError(path, found="one that the film does not name")
    try:
        seen = (root / path).stat()
        os.close(os.open(root / path, os.O_RDONLY))
    except (OSError, ValueError) as error:
        raise NoSuchFileError(path, found="nothing there that can be read") from error
    tag = f'"{seen.st_mtime_ns:x}-{seen.st_size:x}"'
    headers = {"ETag": tag, "Accept-Ranges": "bytes"}
    if tag in request.headers.get("If-None-Match", ""):
        return Response(b"", status_code=304, headers=headers)
    asked = request.headers.get("Range", "") if request.headers.get("If-Range", tag) == tag else ""
    wanted = stretch(asked, size=seen.st_size)
    if wanted is not None and not wanted:
        headers["Content-Range"] = f"bytes */{seen.st_size}"
        return Response(b"", status_code=416, headers=headers)
    sent = wanted if wanted is not None else range(seen.st_size)
    if wanted is not None:
        headers["Content-Range"] = f"bytes {sent.start}-{sent.stop - 1}/{seen.st_size}"
    headers["Content-Length"] = str(len(sent))
    return Stream(
        _read(root / path, stretch=sent if request.method != "HEAD" else range(0)),
        status_code=200 if wanted is None else 206,
        media_type=TYPES.get(Path(path).suffix.lower(), "application/octet-stream"),
        headers=headers,
    )


def stretch(asked: str, *, size: int) -> range | None:
    """Say which bytes a ``Range`` header asks for: an empty range where the file has none of them.

    ``None`` is all of them, which is also what a header asks for that is no single range of bytes.
    """
    found = _RANGE.fullmatch(asked.strip())
    if found is None:
        return None
    if found["tail"] is not None:
        return range(max(0, size - int(found["tail"])), size)
    first, last = int(found["first"]), int(found["last"]) if found["last"] is not None else size - 1
    if found["last"] is not None and last < first:
        return None
    return range(first, min(last + 1, size)) if first < size else range(0)


def _read(file: Path, *, stretch: range) -> Iterator[bytes]:
    """Read a stretch piece by piece; a file that breaks off ends the answer short, which the browser sees."""
    first, last = stretch.start, stretch.stop
    with file.open("rb") as stream:
        stream.seek(first)
        while first < last and (piece := stream.read(min(CHUNK, last - first))):
            first += len(piece)
            yield piece
