import pytest

from edgecode.boundary.errors import LogError, SendError
from edgecode.dispatch import went
from edgecode.dispatch.went import Went


def test_what_went_out_is_read_as_it_was_told() -> None:
    for each in (Went(weeks=(), refused=""), Went(weeks=("2026-W13", "2026-W14"), refused="outbox: expected …")):
        assert went.read(went.told(each).encode()) == each


@pytest.mark.parametrize("advice", ["", "Look for a full disk."])
def test_a_fault_is_raised_as_it_was_told(advice: str) -> None:
    fault = SendError("log: x", expected="one, two", found="three: expected", advice=advice)
    with pytest.raises(SendError) as told:
        went.read(went.told(fault).encode())
    assert (str(told.value), told.value.advice()) == (str(fault), advice)
    assert (told.value.expected, told.value.found) == ("one, two", "three: expected")


def test_the_fault_of_a_log_keeps_its_advice() -> None:
    fault = LogError("log", expected="a", found="b")
    with pytest.raises(SendError) as told:
        went.read(went.told(fault).encode())
    assert told.value.advice() == fault.advice()


@pytest.mark.parametrize(
    "line", [b"", b"{}", b"[]", b"\xff", b'{"weeks":[]}', b'{"weeks":[],"refused":"","more":1}', b"Traceback"]
)
def test_anything_else_is_nothing(line: bytes) -> None:
    assert went.read(line) is None
