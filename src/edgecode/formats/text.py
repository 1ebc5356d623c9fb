"""Bytes to text, and text to lines, the same way for every reader of a text format."""

import codecs
import re
from typing import Final

import msgspec

from edgecode.errors import UnreadableError
from edgecode.film.place import Place, Remark

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
)
_BREAK: Final = re.compile(rb"\r\n|\r|\n")
_FEW_NULS: Final = 8
_ONE_NUL_IN: Final = 1000
"""More NULs than one in so many make no text: compressed data holds about four, a damaged text one or two in all."""


class Text(msgspec.Struct, frozen=True):
    """The text of one file.

    ``content`` is without its byte order mark, its line breaks as they stand. ``encoding`` is ``utf-8``, ``utf-8-sig``
    (UTF-8 after a byte order mark of three bytes), ``utf-16-le``, ``utf-16-be`` (both after a mark of two bytes) or
    ``windows-1252``. ``remark`` is what is to be said about the decoding, ``None`` where all went well.
    """

    content: str
    encoding: str
    remark: Remark | None = None


def decoded(data: bytes, *, path: str) -> Text:
    """Decode a file: by its byte order mark, else as UTF-8, else as Windows-1252 with a remark at the first bad line.

    NULs at the very end (a file the disk never finished) are taken off with a remark; a stray NUL inside stays.

    Raises UnreadableError where the bytes are no text at all.
    """
    bom, name, codec = next((known for known in _BOMS if data.startswith(known[0])), (b"", "utf-8", "utf-8"))
    if codec != "utf-8":
        return _utf_16(data[len(bom) :], path=path, codec=codec)
    body = data[len(bom) :].rstrip(b"\0")
    if _binary(body.count(0), size=len(body)) or (data and not body and not bom):
        raise UnreadableError(path, line=None, expected="text", found="binary data")
    padding = len(data) - len(bom) - len(body)
    try:
        content = body.decode("utf-8")
    except UnicodeDecodeError as error:
        return Text(
            body.decode("windows-1252", "replace"),
            "windows-1252",
            _remark(body[: error.start], path=path, says="expected UTF-8, found other bytes; read as Windows-1252"),
        )
    says = f"expected text up to the end of the file, found {padding} empty bytes; left out"
    return Text(content, name, _remark(body, path=path, says=says) if padding else None)


def lines(content: str) -> list[str]:
    r"""Split at ``\n``, ``\r\n`` and ``\r`` and nowhere else; line *i* of the file, counted from 1, is ``[i - 1]``.

    A break at the very end starts no further line, and an empty text has no lines.
    """
    split = content.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not split[-1]:
        split.pop()
    return split


def _utf_16(body: bytes, *, path: str, codec: str) -> Text:
    remark: Remark | None = None
    try:
        content = body.decode(codec)
    except UnicodeDecodeError as error:
        good = body[: error.start].decode(codec, "replace").encode()
        says = "expected UTF-16, as the file's first two bytes say, found other bytes; what could be read is kept"
        content, remark = body.decode(codec, "replace"), _remark(good, path=path, says=says)
    if _binary(content.count("\0"), size=len(content)):
        raise UnreadableError(path, line=None, expected="text", found="binary data")
    return Text(content, codec, remark)


def _binary(nuls: int, *, size: int) -> bool:
    return nuls > _FEW_NULS + size // _ONE_NUL_IN


def _remark(before: bytes, *, path: str, says: str) -> Remark:
    return Remark(Place(path, line=len(_BREAK.findall(before)) + 1), says)
