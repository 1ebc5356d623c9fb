import pytest

from edgecode.boundary.scan.letters import letters_of
from edgecode.boundary.scan.name_rule import is_telling
from edgecode.entries.vocabulary import Group, Phase, Reason, ReportClass


@pytest.mark.parametrize(
    "name", ["Wendell Coy", "Stillwater", "A001C003_260302_R1AB", "Hush Tide", "Mrs. Hazen", "Ottoline Quarrier"]
)
def test_a_long_or_odd_name_is_looked_for(name: str) -> None:
    assert is_telling(letters_of(name))


@pytest.mark.parametrize(
    "name",
    [
        "Priya",
        "12A-3",
        "2026-03-02",
        "2 March 2026",
        "Old Man",
        "Policeman",
        "Second Bartender",
        "Final Draft",
        "x" * 21,
        "",
    ],
)
def test_a_short_or_everyday_name_is_not(name: str) -> None:
    assert not is_telling(letters_of(name))


@pytest.mark.parametrize("word", [*Group, *Phase, *Reason, *ReportClass, "partner report", "agreement", "tables"])
def test_our_own_words_are_no_names(word: str) -> None:
    """A film called after one of them would stop each batch."""
    assert not is_telling(letters_of(word))
