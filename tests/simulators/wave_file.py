"""WAV files as production sound recorders write them, with as little sound as a test needs."""

import struct
from collections.abc import Iterable

RATE = 48_000


def chunk(ident: bytes, body: bytes) -> bytes:
    """Make one chunk, padded to an even length."""
    return ident + struct.pack("<L", len(body)) + body + b"\0" * (len(body) % 2)


def fmt(*, rate: int = RATE, block: int = 3, kind: int = 1) -> bytes:
    """Make the chunk that says how the sound is stored."""
    return chunk(b"fmt ", struct.pack("<HHLLHH", kind, 1, rate, rate * block, block, 8 * block))


def bext(*, description: str = "", samples: int = 0, date: str = "2025-05-06", originator: str = "Recorder") -> bytes:
    """Make a bext chunk of version 1."""
    texts = struct.pack(
        "<256s32s32s10s8s",
        description.encode("latin-1"),
        originator.encode(),
        b"ref",
        date.encode(),
        b"10:04:12",
    )
    return chunk(b"bext", texts + struct.pack("<QH", samples, 1) + bytes(254) + b"A=PCM\r\n\0")


def ixml(*fields: str, rate: str = "25/1", flag: str = "NDF") -> bytes:
    """Make an iXML chunk of some elements, and the timecode rate unless it is empty."""
    speed = f"<SPEED><TIMECODE_RATE>{rate}</TIMECODE_RATE><TIMECODE_FLAG>{flag}</TIMECODE_FLAG></SPEED>" if rate else ""
    return chunk(b"iXML", f'<?xml version="1.0"?><BWFXML>{"".join(fields)}{speed}</BWFXML>'.encode() + b" " * 8)


def slated(scene: str, take: str, *more: str, rate: str = "25/1", flag: str = "NDF") -> bytes:
    """Make an iXML chunk that names a scene and a take."""
    return ixml(f"<SCENE>{scene}</SCENE><TAKE>{take}</TAKE>", *more, rate=rate, flag=flag)


def wave(*chunks: bytes, seconds: float = 0.01, block: int = 3, before: Iterable[bytes] = ()) -> bytes:
    """Make a file: the format, some chunks, and the sound."""
    sound = chunk(b"data", bytes(int(RATE * seconds) * block))
    body = b"WAVE" + b"".join(before) + fmt(block=block) + b"".join(chunks) + sound
    return b"RIFF" + struct.pack("<L", len(body)) + body
