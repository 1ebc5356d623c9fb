import inspect

import pytest

import edgecode.errors
from edgecode.boundary.errors import BatchError, CeilingError, SendError
from edgecode.errors import EdgecodeError, NoteError, RecordError
from edgecode.web.errors import STATUS, status_of

ERRORS = [each for _name, each in inspect.getmembers(edgecode.errors, inspect.isclass)]


def test_every_error_has_a_status_its_own_or_its_parents() -> None:
    for error in ERRORS:
        assert 400 <= next(STATUS[kind] for kind in error.__mro__ if kind in STATUS) < 600


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (EdgecodeError("expected to go on"), 500),
        (NoteError("a note", expected="one signature", found="none"), STATUS[RecordError]),
        (BatchError("week", expected="one such as 2026-W14", found="'x'"), 400),
        (CeilingError("agreement", expected="at most 100 bits", found="115"), 400),
        (SendError("clock", expected="a later one", found="an earlier one"), 409),
    ],
)
def test_an_error_without_a_line_of_its_own_has_its_parents_status(error: EdgecodeError, status: int) -> None:
    assert status_of(error) == status
