import io
import struct
from typing import BinaryIO

import pytest

from edgecode.formats.sound_file.chunks import chunks_of, format_of, is_wave
from simulators.wave_file import bext, chunk, fmt, ixml, wave


def walked(data: bytes) -> tuple[dict[bytes, int], int | None, tuple[str, ...]]:
    """Walk over a file; give what is held by length, the sound, and the faults."""
    found = chunks_of(io.BytesIO(data), size=len(data))
    return {name: len(body) for name, body in found.held.items()}, found.sound, found.faults


def test_only_what_tells_something_is_held() -> None:
    data = wave(bext(), chunk(b"junk", bytes(4001)), chunk(b"LIST", b"INFO"), ixml())
    held, sound, faults = walked(data)
    assert held == {b"fmt ": 16, b"bext": 610, b"iXML": 130}
    assert (sound, faults) == (1440, ())


class Counting(io.BytesIO):
    """A stream that counts the bytes taken out of it."""

    taken = 0

    def read(self, size: int | None = -1, /) -> bytes:
        """Read, and count."""
        got = super().read(size)
        self.taken += len(got)
        return got


def test_the_sound_itself_is_never_read() -> None:
    data = wave(bext(), ixml(), seconds=60)
    stream: BinaryIO = Counting(data)
    assert chunks_of(stream, size=len(data)).sound == 60 * 48_000 * 3
    assert isinstance(stream, Counting)
    assert stream.taken < 2_000


def rf64(*, ds64: bytes) -> bytes:
    """Make an RF64 file whose data chunk and one table chunk have their sizes in ds64."""
    sound = b"data" + struct.pack("<L", 0xFFFF_FFFF) + bytes(300)
    return b"RF64" + struct.pack("<L", 0xFFFF_FFFF) + b"WAVE" + ds64 + fmt() + sound + bext()


def test_sizes_of_a_large_file_stand_in_ds64() -> None:
    body = struct.pack("<QQQL", 0, 300, 100, 0)
    assert walked(rf64(ds64=chunk(b"ds64", body))) == ({b"fmt ": 16, b"bext": 610}, 300, ())


def test_a_chunk_may_have_its_size_in_the_table_of_ds64() -> None:
    body = struct.pack("<QQQL", 0, 2, 1, 1) + struct.pack("<4sQ", b"junk", 6)
    data = b"BW64" + struct.pack("<L", 0xFFFF_FFFF) + b"WAVE" + chunk(b"ds64", body)
    data += b"junk" + struct.pack("<L", 0xFFFF_FFFF) + bytes(6) + chunk(b"data", b"xx") + fmt()
    assert walked(data) == ({b"fmt ": 16}, 2, ())


def test_a_large_file_without_ds64_is_taken_to_its_end() -> None:
    held, sound, faults = walked(rf64(ds64=b""))
    assert (held, sound) == ({b"fmt ": 16}, 300 + len(bext()))
    assert faults == (f"expected a length of sound, found {300 + len(bext())} bytes up to the end of the file",)


def test_a_file_that_stops_in_its_sound_keeps_what_came_before() -> None:
    whole = wave(bext(), ixml())
    held, sound, faults = walked(whole[:-1000])
    assert held.keys() == {b"fmt ", b"bext", b"iXML"}
    assert (sound, faults) == (440, ("expected 1440 bytes of sound, found 440 bytes up to the end of the file",))


def test_a_chunk_that_stops_half_way_is_read_as_far_as_it_goes() -> None:
    whole = wave(seconds=0) + bext()
    held, _, faults = walked(whole[:-10])
    assert held[b"bext"] == 600
    assert faults[-1] == "expected 610 bytes of bext, found 600; read as far as they go"


def test_a_recording_that_was_never_closed_is_said() -> None:
    data = wave(bext(), seconds=0) + bytes(range(256))
    assert walked(data)[1:] == (
        None,
        (
            "expected the length of the sound, found 0: the recording was never closed",
            f"expected a chunk at byte {len(data) - 256}, found other bytes; the rest of the file is left out",
        ),
    )


def test_a_forgotten_padding_byte_costs_nothing() -> None:
    odd = b"junk" + struct.pack("<L", 3) + b"abc"
    data = wave(odd, bext())
    held, sound, faults = walked(data)
    assert (set(held), sound, faults) == ({b"fmt ", b"bext"}, 1440, ())


def test_a_chunk_of_text_larger_than_any_real_one_is_left_out() -> None:
    held, _, faults = walked(wave(chunk(b"iXML", bytes(1 << 20)), chunk(b"iXML", bytes((1 << 20) + 2))))
    assert held[b"iXML"] == 1 << 20
    assert faults == ()
    held, _, faults = walked(wave(chunk(b"iXML", bytes((1 << 20) + 2))))
    assert b"iXML" not in held
    assert faults == ("expected at most 1048576 bytes of iXML, found 1048578; left out",)


def test_chunks_without_end_are_given_up() -> None:
    faults = walked(wave(chunk(b"junk", b"") * 5000))[2]
    assert faults == ("expected at most 4096 chunks, found more; the rest of the file is left out",)


@pytest.mark.parametrize(
    ("head", "known"),
    [
        (b"RIFF\0\0\0\0WAVE", True),
        (b"RF64\xff\xff\xff\xffWAVE", True),
        (b"BW64\xff\xff\xff\xffWAVE", True),
        (b"RIFF\0\0\0\0WEBP", False),
        (b"RIFF\0\0\0\0AVI ", False),
        (b"FORM\0\0\0\0AIFF", False),
        (b"RIFF", False),
        (b"", False),
    ],
)
def test_a_wave_is_known_by_its_first_twelve_bytes(head: bytes, *, known: bool) -> None:
    assert is_wave(head) is known


def test_a_format_without_a_rate_or_cut_short_is_none() -> None:
    body = fmt()[8:]
    read = format_of(body)
    assert read is not None
    assert (read.rate, read.block) == (48_000, 3)
    assert format_of(body[:15]) is None
    assert format_of(fmt(rate=0)[8:]) is None


def test_compressed_sound_has_no_length_in_frames() -> None:
    read = format_of(fmt(kind=85)[8:])
    assert read is not None
    assert read.block == 0
