from fractions import Fraction

import pytest

from edgecode.film.cutting.laid import Laid, laid
from edgecode.film.cutting.lengths import edits, ends, percent
from simulators.told_cuts import RATE, cut


def uses(told: str) -> tuple[Laid, ...]:
    return laid(cut(told), rate=RATE, times=Fraction(1), material=lambda clip: clip.name).tracks[0].uses


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("1-1@100+50", "1-1@100+50", []),
        ("1-1@100+50", "1-1@104+46", [("trimmed", -4, -4, 0)]),
        ("1-1@100+50", "1-1@96+60", [("trimmed", 10, 4, 6)]),
        ("1-1@100+50", "1-1@101+50", [("slipped", 1, 0, 0)]),
        ("1-1@100+50", "1-1@700+50", [("slipped", 600, 0, 0)]),
        ("1-1@100+50", "1-1@700+40", [("slipped", 600, 0, 0), ("trimmed", -10, 0, -10)]),
        ("1-1@100+50x2", "1-1@108+46x2", [("trimmed", -4, -4, 0)]),
        ("1-1@100+50x-1", "1-1@100+46x-1", [("trimmed", -4, -4, 0)]),
        ("1-1@100+50", "1-1@100+25x2", [("retimed", -25, 0, 0)]),
        ("1-1@100+50", "1-1@100+50x2", [("retimed", 0, 0, 0)]),
        ("1-1@100+50", "1-1@110+20x2", [("retimed", -25, 0, 0), ("trimmed", -5, -5, 0)]),
        ("title:a+20", "title:a+24", [("trimmed", 4, 0, 4)]),
    ],
)
def test_what_was_done_is_told_by_source_and_length(old: str, new: str, said: list[tuple[object, ...]]) -> None:
    """Backwards, the head is the later end of the source: a clip that begins at the same frame lost its head."""
    found = edits(uses(old)[0], uses(new)[0])
    assert [(edit.op.value, edit.frames, edit.head, edit.tail) for edit in found] == said


def test_a_speed_is_said_in_percent() -> None:
    assert [percent(use) for use in uses("1-1@0+20x0.5 1-1@0+20x-1 1-1@0+20x1.0417")] == ["50%", "-100%", "104.2%"]


def test_the_outer_ends_of_parts_are_counted_against_the_whole() -> None:
    [whole] = uses("1-1@100+50")
    assert ends(whole, uses("1-1@104+20 1-1@124+29")) == (-4, 3)
