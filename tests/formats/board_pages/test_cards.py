import pytest

from edgecode.formats.board_pages.cards import cards_of, seconds_said
from edgecode.usecases.open_film import Look


def test_what_is_said_comes_from_the_lines_a_panel_covers(look: Look) -> None:
    """
    --- script/white.fountain
    INT. HALL #1#

    Rain on the *window*.

    OTTO
    (quietly)
    We never
    came back.

    NADIA
    No.

    --- boards/panels.csv
    panel,scene,covers,action,dialogue,seconds
    1.1,1,1-3,,said by the list,2
    1.2,1,2,Close on Otto.,,
    1.3,1,,The hall.,Of the list,
    """
    first, second, third = cards_of(look.film)
    assert (first.action, first.dialogue) == ("Rain on the window.", "OTTO: We never came back.\nNADIA: No.")
    assert (second.action, second.dialogue) == ("Close on Otto.", "OTTO: We never came back.")
    assert (third.action, third.dialogue, third.heading) == ("The hall.", "Of the list", "INT. HALL")
    assert [card.set_by for card in (first, second, third)] == ["person", "person", "machine"]
    assert (first.note, first.how) == ("", "")


@pytest.mark.parametrize(
    ("seconds", "says"), [(None, ""), (0.0, "0 s"), (2.5, "2.5 s"), (12.0, "12 s"), (1 / 3, "0.33 s")]
)
def test_how_long_it_stands_is_told_to_a_hundredth(seconds: float | None, says: str) -> None:
    assert seconds_said(seconds) == says
