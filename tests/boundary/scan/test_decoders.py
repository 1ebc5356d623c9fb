import base64
import gzip

import pytest

from edgecode.boundary.scan.decoders import DECODERS, DEPTH, MOST_CHARACTERS, Unwrapping, every_name
from edgecode.boundary.scan.packed import MOST_UNPACKED

TEXT = "Somebody wrote a line of some length here."


def found(data: bytes) -> dict[str, tuple[str, ...]]:
    """Give each text that was unwrapped, and how."""
    return {each.text: each.how for each in Unwrapping(data).texts()}


def wrapped(times: int) -> bytes:
    data = TEXT.encode()
    for _ in range(times):
        data = base64.b64encode(data)
    return data


@pytest.mark.parametrize("times", range(DEPTH + 1))
def test_wrappings_are_taken_off_one_from_within_another(times: int) -> None:
    assert found(wrapped(times))[TEXT] == ("base64",) * times


def test_one_more_is_not_taken_off() -> None:
    assert TEXT not in found(wrapped(DEPTH + 1))


def test_what_comes_in_comes_first_even_when_it_is_no_text() -> None:
    assert next(Unwrapping(b"\x00\x01\x02\x03\xff\xfe\xfd" * 9).texts()).how == ("as bytes",)
    assert next(Unwrapping(TEXT.encode()).texts()) == ((), TEXT)


def test_a_text_is_given_once_however_often_it_is_found() -> None:
    both = f"{wrapped(1).decode()}\n{TEXT.encode().hex()}\n{wrapped(1).decode()}".encode()
    assert [each.text for each in Unwrapping(both).texts()].count(TEXT) == 1


def test_a_bomb_goes_off_in_a_small_room() -> None:
    """A thousand times a thousand letters, a few hundred bytes packed."""
    unwrapping = Unwrapping(gzip.compress(b"letters " * 4_000_000, mtime=0))
    assert sum(len(each.text) for each in unwrapping.texts()) <= MOST_UNPACKED * 2


def test_it_is_told_when_there_was_no_room() -> None:
    unwrapping = Unwrapping(b"a line of no film, again and again\n" * (MOST_CHARACTERS // 30))
    first = next(unwrapping.texts())
    assert len(first.text) == MOST_CHARACTERS
    assert not unwrapping.whole
    few = Unwrapping(TEXT.encode())
    assert list(few.texts())
    assert few.whole


def test_every_decoder_has_a_name_of_its_own() -> None:
    names = every_name()
    assert len(set(names)) == len(names) >= 22


@pytest.mark.parametrize(("name", "decode"), DECODERS, ids=[name for name, _ in DECODERS])
def test_a_decoder_finds_nothing_in_nothing(name: str, decode: object) -> None:
    assert callable(decode)
    assert list(decode("")) == []
