"""The chunks of a WAV file: where each lies, and the few that are read; the sound itself is never read.

RIFF and WAVE as Microsoft and IBM's Multimedia Programming Interface (1991) has them; above 4 GB RF64 (EBU Tech 3306) and
BW64 (ITU-R BS.2088), whose ``ds64`` chunk holds the sizes that do not fit. A file that stops half way, a recorder that
never wrote the length, and a chunk whose padding byte is missing are read as far as they go. wavinfo, which edgecode's
tests read beside this, gives nothing at all of such a file.
"""

import re
import struct
from typing import BinaryIO, Final

import msgspec

WANTED: Final = (b"fmt ", b"bext", b"iXML")
_NAMED: Final = frozenset({*WANTED, b"data", b"LIST"})
_LARGEST: Final = 1 << 20
"""Bytes of a chunk that is read; real ones hold a few thousand."""
_MOST_CHUNKS: Final = 4096
_HEADER: Final = 8
"""Bytes of a chunk's name and length."""
_FORMAT: Final = 16
"""Bytes of the shortest format."""
_BEFORE_TABLE: Final = 28
_ROW: Final = 12
"""Bytes of a ds64 chunk before its table, and of one row of it."""
_SIZES: Final = (b"RF64", b"BW64")
_IN_DS64: Final = 0xFFFF_FFFF
_IDENT: Final = re.compile(rb"[ -~]{4}")
_PCM: Final = frozenset({1, 3, 0xFFFE})
"""Whole numbers, floating point, and the extensible kind that holds either: every sample frame takes ``block`` bytes."""


class Chunks(msgspec.Struct, frozen=True, kw_only=True):
    """What one file holds: the chunks that are read, by name, and how much sound there is.

    ``sound`` is in bytes, as far as the file goes, ``None`` where nothing of it is there. ``faults`` are sentences.
    """

    held: dict[bytes, bytes]
    sound: int | None = None
    faults: tuple[str, ...] = ()


class Format(msgspec.Struct, frozen=True):
    """How the sound is stored: sample frames a second, and bytes to a sample frame, 0 where it is compressed."""

    rate: int
    block: int


class _Walk:
    """One walk over the chunks of a stream, and what it has found so far."""

    def __init__(self, stream: BinaryIO, *, size: int) -> None:
        self.stream = stream
        self.size = size
        self.held: dict[bytes, bytes] = {}
        self.sound: int | None = None
        self.faults: list[str] = []
        self.long: dict[bytes, int] = {}

    def go(self) -> None:
        """Visit chunk after chunk, until there is none."""
        at = 12
        for _ in range(_MOST_CHUNKS):
            if at + _HEADER > self.size:
                return
            head = self._read(at, _HEADER)
            if len(head) < _HEADER or _IDENT.fullmatch(head, 0, 4) is None:
                self.faults.append(
                    f"expected a chunk at byte {at}, found other bytes; the rest of the file is left out"
                )
                return
            length = self._length(head)
            self._visit(head[:4], at=at + _HEADER, length=length)
            at = self._after(at + _HEADER + length, odd=bool(length % 2))
        self.faults.append(f"expected at most {_MOST_CHUNKS} chunks, found more; the rest of the file is left out")

    def _length(self, head: bytes) -> int:
        (length,) = struct.unpack("<L", head[4:])
        return self.long.get(head[:4], int(length)) if length == _IN_DS64 else int(length)

    def _visit(self, ident: bytes, *, at: int, length: int) -> None:
        there = min(length, self.size - at)
        if ident == b"data" and self.sound is None:
            self._sound(length, there=there)
        elif ident == b"ds64":
            self._ds64(self._read(at, min(there, _LARGEST)))
        elif ident in WANTED and ident not in self.held:
            name = ident.decode()
            if length > _LARGEST:
                self.faults.append(f"expected at most {_LARGEST} bytes of {name}, found {length}; left out")
                return
            self.held[ident] = self._read(at, there)
            if there < length:
                self.faults.append(f"expected {length} bytes of {name}, found {there}; read as far as they go")

    def _sound(self, length: int, *, there: int) -> None:
        self.sound = there
        if length == _IN_DS64 or there < length:
            said = "a length" if length == _IN_DS64 else f"{length} bytes"
            self.faults.append(f"expected {said} of sound, found {there} bytes up to the end of the file")
        elif not length:
            self.faults.append("expected the length of the sound, found 0: the recording was never closed")
            self.sound = None

    def _ds64(self, body: bytes) -> None:
        """Note the sizes of the sound and of the chunks in the table (EBU Tech 3306, 3)."""
        if len(body) >= _BEFORE_TABLE:
            (self.long[b"data"],) = struct.unpack_from("<Q", body, 8)
            (count,) = struct.unpack_from("<L", body, 24)
            for index in range(min(count, (len(body) - _BEFORE_TABLE) // _ROW)):
                ident, length = struct.unpack_from("<4sQ", body, _BEFORE_TABLE + _ROW * index)
                self.long[ident] = length

    def _after(self, end: int, *, odd: bool) -> int:
        """Chunks begin at even bytes; some programs forget the byte between."""
        return end + 1 if odd and self._read(end, 4) not in _NAMED else end

    def _read(self, at: int, length: int) -> bytes:
        if at >= self.size:
            return b""
        self.stream.seek(at)
        return self.stream.read(length)


def is_wave(head: bytes) -> bool:
    """Tell a WAV file, RF64 and BW64 among them, by its first twelve bytes."""
    return head[:4] in {b"RIFF", *_SIZES} and head[8:12] == b"WAVE"


def chunks_of(stream: BinaryIO, *, size: int) -> Chunks:
    """Walk over the chunks of a WAV file of ``size`` bytes. Only headers and the chunks in :data:`WANTED` are read."""
    walk = _Walk(stream, size=size)
    walk.go()
    return Chunks(held=walk.held, sound=walk.sound, faults=tuple(walk.faults))


def format_of(chunk: bytes) -> Format | None:
    """Read a ``fmt`` chunk; ``None`` where it stops short or names no rate."""
    if len(chunk) < _FORMAT:
        return None
    kind, _channels, rate, _bytes, block = struct.unpack_from("<HHLLH", chunk)
    return Format(rate, block if kind in _PCM else 0) if rate else None
