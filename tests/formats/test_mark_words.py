import pytest

from edgecode.film.recording import Mark
from edgecode.formats.mark_words import mark_of


@pytest.mark.parametrize(
    ("cell", "mark"),
    [
        ("Circled", Mark.CIRCLED),
        ("PRINT", Mark.CIRCLED),
        ("✓", Mark.CIRCLED),
        ("ok", Mark.GOOD),
        ("alt", Mark.HOLD),
        ("N.G.", Mark.NG),
        ("false  start", Mark.NG),
        ("", Mark.NONE),
        ("no", Mark.NONE),
    ],
)
def test_words_of_the_set_are_marks(cell: str, mark: Mark) -> None:
    assert mark_of(cell) is mark


def test_other_words_are_nobodys_mark() -> None:
    assert mark_of("maybe") is None
