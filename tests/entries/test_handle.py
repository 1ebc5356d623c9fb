import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.entries.handle import LENGTHS, Handle
from edgecode.errors import EntryError

DIGITS = st.sampled_from(LENGTHS).flatmap(lambda length: st.text("0123456789abcdef", min_size=length, max_size=length))


@given(DIGITS)
def test_digits_of_a_fixed_length_make_a_handle(digits: str) -> None:
    assert Handle(digits).digits == str(Handle(digits)) == digits


@given(DIGITS)
def test_a_handle_survives_being_written_and_read(digits: str) -> None:
    assert msgspec.json.decode(msgspec.json.encode(Handle(digits)), type=Handle) == Handle(digits)


@pytest.mark.parametrize(
    "found", ["", "f", "F" * 16, "g" * 16, "0" * 17, "0" * 128, "0" * 15 + "\n", "\N{ARABIC-INDIC DIGIT ZERO}" * 16]
)
def test_anything_else_is_refused_without_being_repeated(found: str) -> None:
    with pytest.raises(EntryError, match=r"^handle: expected 16, 32 or 64 lower-case hexadecimal digits, found \d+ "):
        Handle(found)


def test_a_handle_is_refused_when_it_is_read_from_a_file() -> None:
    with pytest.raises(EntryError):
        msgspec.json.decode(b'{"digits": "SO THIS IS GOODBYE"}', type=Handle)


def test_a_handle_is_no_string() -> None:
    assert not issubclass(Handle, str)


def test_a_number_is_no_handle() -> None:
    with pytest.raises(EntryError, match="expected a string of digits, found int"):
        Handle(7)  # type: ignore[arg-type]  # what a caller without a type checker might do
