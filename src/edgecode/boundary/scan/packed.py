"""What bytes may be: text in some encoding, something compressed, or text with one byte laid over it."""

import bz2
import codecs
import lzma
import unicodedata
import zlib
from collections.abc import Callable, Iterator
from typing import Final, Protocol

import numpy as np

MOST_UNPACKED: Final = 1 << 18
"""Bytes that come out of one compressed thing, at most."""
_READABLE: Final = 0.85
"""Share of characters that can be printed, from which on bytes are taken for text. A choice."""
_LEAST: Final = 8
_DIFFERENT: Final = 8
_MOST_LAID_OVER: Final = 4096
_SAMPLE: Final = 4096
_NOUGHTS: Final = 0.2
_ASCII: Final = bytes(range(32, 127)) + b"\n\r\t"
_IN_TEXT: Final = _ASCII + bytes(range(128, 256))
_SPACE_OR_LETTER: Final = np.array(
    [chr(each).isascii() and (chr(each).isalpha() or chr(each) in " ,.'!?()-\n") for each in range(256)]
)
_LETTERS_IN: Final = {
    encoding: bytes(each for each in range(256) if _SPACE_OR_LETTER[ord(bytes((each,)).decode(encoding))])
    for encoding in ("latin-1", "cp500")
}
"""The bytes that are letters and blanks, in encodings of one byte a character."""
_UPPER_BITS: Final = bytes(each >> 5 for each in range(256))


class _Unpacker(Protocol):
    def decompress(self, data: bytes, max_length: int = ..., /) -> bytes: ...


def texts_in(data: bytes) -> Iterator[tuple[str, str]]:
    """Give each text that bytes may be, with the name of how; none where they are nothing that can be read."""
    if len(data) < _LEAST:
        return
    readable = _may_be_utf_8(data) and is_readable(plain := data.decode("utf-8", "replace"))
    if readable:
        yield "", plain
    for name, begins, unpacker in _PACKED:
        if data.startswith(begins) and (out := _unpacked(data, unpacker)):
            yield from ((f"{name}, {how}" if how else name, text) for how, text in texts_in(out))
    if not readable:
        yield from _unlike_utf_8(data)
    if len(data) <= _MOST_LAID_OVER and len(data) >= 3 * _LEAST:
        yield from _laid_over(data)


def _may_be_utf_8(data: bytes) -> bool:
    """Whether few bytes are what no text has; much of what is decoded is chance, and this tells most of it."""
    return len(data.translate(None, _IN_TEXT)) * 100 <= len(data) * 15 and (
        len(data.translate(None, _ASCII)) * 100 <= len(data) * 15 or _is_mostly_utf_8(data)
    )


def _is_mostly_utf_8(data: bytes) -> bool:
    return data.decode("utf-8", "replace").count("\ufffd") * 100 <= len(data) * 5


def _unlike_utf_8(data: bytes) -> Iterator[tuple[str, str]]:
    if data.count(0) > len(data) * _NOUGHTS or data[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
        for encoding in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
            for shift in (0, 1):
                text = data[shift:].decode(encoding, "replace")
                if is_readable(text):
                    yield encoding.upper(), text
    if len(data) < 3 * _LEAST:
        return
    for encoding in _LETTERS_IN:
        if _is_lettered(data, encoding=encoding):
            yield encoding, data.decode(encoding)


def is_readable(text: str) -> bool:
    """Whether most of a text can be printed."""
    sample = text[:_SAMPLE]
    good = sum(each.isprintable() or each in "\n\r\t" or unicodedata.category(each) == "Cf" for each in sample)
    return good - sample.count("\ufffd") >= len(sample) * _READABLE if sample else False


def _laid_over(data: bytes) -> Iterator[tuple[str, str]]:
    """One byte, the same for each: the one that leaves most letters (XOR)."""
    # Capitals, small letters and blanks stay apart, whatever is laid over. Most of what comes here is chance and few bytes:
    # counting those is many times cheaper than making an array of them.
    kinds = data.translate(_UPPER_BITS)
    if sum(sorted(map(kinds.count, range(8)))[-3:]) < len(data) * _READABLE:
        return
    if _letters_of(data, encoding="latin-1") / len(data) >= _READABLE:
        return
    laid = np.frombuffer(data, np.uint8)
    shares = _SPACE_OR_LETTER[laid[None, :] ^ np.arange(1, 256, dtype=np.uint8)[:, None]].mean(axis=1)
    for key in (np.flatnonzero(shares >= _READABLE) + 1).tolist():
        if _is_lettered(lifted := (laid ^ np.uint8(key)).tobytes(), encoding="latin-1"):
            yield "one byte laid over all", lifted.decode("latin-1")


def _letters_of(data: bytes, *, encoding: str) -> int:
    return len(data) - len(data.translate(None, _LETTERS_IN[encoding]))


def _is_lettered(data: bytes, *, encoding: str) -> bool:
    """Whether bytes are mostly letters and blanks, and many different ones: chance gives few alike."""
    if _letters_of(data, encoding=encoding) < len(data) * _READABLE:
        return False
    return len(set(data) & set(_LETTERS_IN[encoding])) >= _DIFFERENT


def _unpacked(data: bytes, unpacker: Callable[[], _Unpacker]) -> bytes:
    """Unpack as far as it goes, at most so much; a damaged end costs what follows it."""
    made, out = unpacker(), bytearray()
    for start in range(0, len(data), 512):
        try:
            out += made.decompress(data[start : start + 512], MOST_UNPACKED - len(out))
        except (zlib.error, OSError, EOFError, lzma.LZMAError, ValueError):
            break
        if len(out) >= MOST_UNPACKED:
            break
    return bytes(out)


_PACKED: Final[tuple[tuple[str, tuple[bytes, ...], Callable[[], _Unpacker]], ...]] = (
    ("gzip", (b"\x1f\x8b",), lambda: zlib.decompressobj(31)),
    ("zlib", (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda"), zlib.decompressobj),
    ("bzip2", (b"BZh",), bz2.BZ2Decompressor),
    ("xz", (b"\xfd7zXZ",), lzma.LZMADecompressor),
)
"""By what a thing begins with, so that nothing is unpacked that is not packed."""
