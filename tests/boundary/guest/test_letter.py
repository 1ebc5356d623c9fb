"""The text of a letter: the same letter is the same bytes, and what is read comes out again."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.boundary.errors import LetterError
from edgecode.boundary.guest.letter import Letter, letter_text, read_letter
from edgecode.entries.handle import Handle

LETTER = Letter(
    id=Handle("4f1d0c2b9a887766"),
    sender="Mona Okafor",
    to="Aria Labs",
    title="Second Hearing, version 2",
    version=3,
    day="2026-03-02",
    body="Dear all,\n\nfrom today on all is well.\n",
)
TEXT = """\
edgecode letter 1
from Mona Okafor
to Aria Labs
about Second Hearing, version 2, version 3
day 2026-03-02
id 4f1d0c2b9a887766

Dear all,

from today on all is well.
"""


def test_a_letter_is_written_and_read() -> None:
    assert letter_text(LETTER) == TEXT
    assert read_letter(TEXT, path="letter") == LETTER


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("edgecode letter 1", "edgecode letter 2", "line 1"),
        ("from Mona Okafor\n", "", "line 1"),
        ("from Mona", "From Mona", "line 2"),
        ("from Mona Okafor", "from Mona\u200b Okafor", "line 2"),
        ("to Aria Labs", "to ", "line 3"),
        (", version 3", ", version 03", "line 4"),
        ("2026-03-02", "2026-02-30", "line 5"),
        ("2026-03-02", "20260302", "line 5"),
        ("4f1d", "4F1D", "line 6"),
        ("all is well", "all is w\u200bell", "line 10"),
        ("all is well.", "all is  well.", "letter: expected a letter as edgecode writes it"),
        ("all is well.\n", "all is well.", "letter: expected a letter as edgecode writes it"),
        ("Dear all", "\n\nDear all", "letter: expected a letter as edgecode writes it"),
    ],
)
def test_what_edgecode_would_not_write_is_refused_with_its_line(old: str, new: str, where: str) -> None:
    assert TEXT.count(old) == 1
    with pytest.raises(LetterError, match=where):
        read_letter(TEXT.replace(old, new), path="letter")


@given(st.text(max_size=120))
def test_no_text_is_read_as_a_letter_that_is_written_otherwise(text: str) -> None:
    """A text in the place of a body is refused, or comes out again byte for byte."""
    whole = TEXT + text
    try:
        found = read_letter(whole, path="letter")
    except LetterError:
        return
    assert letter_text(found) == whole


@pytest.mark.parametrize("field", ["sender", "to", "title", "day", "body", "version", "id"])
def test_each_part_of_a_letter_changes_its_text(field: str) -> None:
    other = {"version": 4, "id": Handle("0" * 16), "day": "2026-03-03", "body": "No.\n"}.get(field, "Somebody")
    changed = msgspec.structs.replace(LETTER, **{field: other})
    assert letter_text(changed) != TEXT
    assert read_letter(letter_text(changed), path="letter") == changed
