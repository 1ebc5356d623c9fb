import pytest

from edgecode.film.draft_color import draft_color
from simulators.papers import script


@pytest.mark.parametrize(
    ("draft", "color"),
    [
        ("Blue revision", "blue"),
        ("2nd GOLDENROD pages", "goldenrod"),
        ("Grey draft", "gray"),
        ("3rd draft", ""),
        ("Bluebird draft", ""),
        ("", ""),
    ],
)
def test_a_draft_is_of_the_colour_it_is_called(draft: str, color: str) -> None:
    assert draft_color(script("# 1 INT. FERRY", draft=draft)) == color
