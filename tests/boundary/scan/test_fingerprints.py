import msgspec
import pytest

from edgecode.boundary.errors import BoundaryError
from edgecode.boundary.scan.fingerprints import Fingerprints, fingerprints_of, read_fingerprints, scan_key
from edgecode.boundary.scan.scanner import scan

KEY = bytes(range(32))
LINE = "Nobody rows across the quarry lake after the lamps are out."


def test_what_was_written_is_read_again(prints: Fingerprints) -> None:
    assert read_fingerprints(prints.as_bytes()) == prints


@pytest.mark.parametrize("data", [b"", b"\xc1", b"nothing", msgspec.msgpack.encode({"version": 1})])
def test_other_bytes_are_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(BoundaryError, match="fingerprints: expected those of a film, found other bytes"):
        read_fingerprints(data)


def test_those_of_another_version_are_refused(prints: Fingerprints) -> None:
    later = msgspec.structs.replace(prints, version=2)
    with pytest.raises(BoundaryError, match="expected version 1, found version 2"):
        read_fingerprints(later.as_bytes())


def test_no_word_of_the_film_is_in_them(prints: Fingerprints) -> None:
    data = prints.as_bytes().lower()
    assert not any(word in data for word in (b"nobody", b"quarry", b"ottoline", b"zavubo"))
    assert repr(prints) == f"Fingerprints({len(prints.text)} of text, {len(prints.names)} of names)"


def test_another_key_gives_other_numbers() -> None:
    one, other = (fingerprints_of([LINE], key=scan_key(bytes([each]) * 32)) for each in (1, 2))
    assert len(one.text) == len(other.text)
    assert one.text.numbers != other.text.numbers
    assert not scan(LINE.encode(), fingerprints=msgspec.structs.replace(one, key=other.key)).hit


def test_they_take_at_most_forty_bytes_a_letter() -> None:
    text = " ".join(f"{each * 7919 % 99991:05d} {LINE[each % 20 :]}" for each in range(500))
    assert fingerprints_of([text], key=KEY).size < 40 * len(text)


def test_cries_and_timecodes_are_no_fingerprints() -> None:
    texts = ["Noooooooooooooooooooooooooooooooo!", "01:00:02:00 01:00:04:12 01:00:06:03 01:00:08:19", "short"]
    made = fingerprints_of(texts, key=KEY, names=["Ida", "Doctor"])
    assert (len(made.text), len(made.steps), len(made.names)) == (0, 0, 0)


def test_a_film_of_nothing_is_found_in_nothing() -> None:
    assert not scan(LINE.encode(), fingerprints=fingerprints_of([], key=KEY)).stops
