import re

import pytest

from edgecode.film.cutting.words import frames, in_words, later, longer, signed
from simulators.told_cuts import changes

MINUS = re.compile(r"(?<= )-")
OLD = "1-1@0+50 2-1@0+60 3-1@0+70 4-1@0+80"


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ("1-1@4+46 2-1@0+60 3-1@0+70 4-1@0+80", "head -4"),
        ("1-1@4+50 2-1@0+60 3-1@0+70 4-1@0+80", "begins 4 frames later in its source"),
        ("1-1@4+58 2-1@0+60 3-1@0+70 4-1@0+80", "head -4, tail +12: +8"),
        ("1-1@0+50 3-1@0+70 2-1@0+60 4-1@0+80", "from 01:00:02:02"),
        ("1-1@0+50 2-1@0+60 4-1@0+80", "70 frames"),
        ("1-1@0+50 2-2@0+61 3-1@0+70 4-1@0+80", "2-1 → 2-2: 1 frame longer"),
        ("1-1@0+25 1-1@25+25 2-1@0+60 3-1@0+70 4-1@0+80", "into 2 clips"),
        ("1-1@0+100x0.5 2-1@0+60 3-1@0+70 4-1@0+80", "100% → 50%: 50 frames longer"),
        ("~1-1@0+50 2-1@0+60 3-1@0+70 4-1@0+80", "cut → dissolve"),
    ],
)
def test_a_change_is_said_in_a_few_words(new: str, words: str) -> None:
    assert [in_words(change) for change in changes(OLD, new).edits] == [MINUS.sub("\N{MINUS SIGN}", words)]


def test_numbers_of_frames_are_said_as_people_say_them() -> None:
    assert (frames(1), frames(2)) == ("1 frame", "2 frames")
    assert (longer(3), longer(-1), longer(0)) == ("3 frames longer", "1 frame shorter", "")
    assert (later(3), later(-1)) == ("3 frames later", "1 frame earlier")
    assert [signed(count) for count in (3, -3, 0)] == ["+3", "\N{MINUS SIGN}3", "0"]
