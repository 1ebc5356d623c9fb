"""Files as they come back from bad disks, bad cables and bad programs."""

import hashlib
from collections.abc import Iterator
from typing import Final

_SPLICES: Final = (b"\0", b'"', b"\r", b"\xff\xfe", b"\xed\xa0\x80", b"}", b"[" * 2000, b"9" * 6000, b",,,;\t", b"\x1a")
_ENCODINGS: Final = ("utf-16", "utf-16-be", "utf-32", "windows-1252", "cp037", "utf-7")


def damaged(data: bytes, *, count: int = 200) -> Iterator[bytes]:
    """Yield ``count`` damaged versions of a file, the same ones every time.

    Cut short, bytes flipped, a stretch lost or doubled, rubbish spliced in, written in another encoding, by turns.
    """
    for seed in range(count):
        draw = _Draw(seed)
        first, second = sorted((draw.below(len(data) + 1), draw.below(len(data) + 1)))
        kind = seed % 6
        if kind == 0:
            yield data[:first]
        elif kind == 1:
            yield _flipped(data, draw=draw)
        elif kind == 2:
            yield data[:first] + data[second:]
        elif kind == 3:
            yield data[:second] + data[first:]
        elif kind == 4:
            yield data[:first] + _SPLICES[draw.below(len(_SPLICES))] + data[first:]
        else:
            text = data[first:].decode("utf-8", "replace")
            yield text.encode(_ENCODINGS[draw.below(len(_ENCODINGS))], "replace")


class _Draw:
    """Numbers out of a seed, the same on every machine."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.drawn = 0

    def below(self, limit: int) -> int:
        self.drawn += 1
        digest = hashlib.blake2b(f"{self.seed} {self.drawn}".encode(), digest_size=8).digest()
        return int.from_bytes(digest, "big") % max(1, limit)


def _flipped(data: bytes, *, draw: _Draw) -> bytes:
    flipped = bytearray(data)
    for _ in range(1 + draw.below(8)):
        if flipped:
            flipped[draw.below(len(flipped))] ^= 1 << draw.below(8)
    return bytes(flipped)
