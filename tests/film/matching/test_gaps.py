import itertools
import math

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.film.matching.gaps import Weighing, chances, odds, rewritten
from edgecode.film.matching.moved import counted
from edgecode.film.matching.worded import Lexicon, Unit, worded
from edgecode.film.script import Script
from simulators.papers import script

tables = st.integers(1, 4).flatmap(
    lambda columns: st.lists(
        st.lists(st.sampled_from([0.0, 0.5, 2.0, 40.0]), min_size=columns, max_size=columns), min_size=1, max_size=4
    )
)


def by_trying(weights: list[list[float]]) -> list[list[float]]:
    """What each pair is likely, by weighing every way to pair some rows with some columns in order."""
    rows, columns = len(weights), len(weights[0])
    whole, held = 0.0, [[0.0] * columns for _ in range(rows)]
    for size in range(min(rows, columns) + 1):
        for olds in itertools.combinations(range(rows), size):
            for news in itertools.combinations(range(columns), size):
                pairs = list(zip(olds, news, strict=True))
                weight = math.prod(weights[at][there] for at, there in pairs)
                whole += weight
                for at, there in pairs:
                    held[at][there] += weight
    return [[each / whole for each in row] for row in held]


@settings(deadline=None, max_examples=200)
@given(tables)
def test_chances_are_those_found_by_trying_every_way(weights: list[list[float]]) -> None:
    assert chances(np.array(weights)).tolist() == [pytest.approx(row) for row in by_trying(weights)]


def test_chances_of_many_lines_are_still_numbers_between_nought_and_one() -> None:
    found = chances(np.full((100, 90), 4000.0))
    assert np.isfinite(found).all()
    assert (found >= 0).all()
    assert (found.sum(axis=0) <= 1 + 1e-9).all()


def said(told: str) -> Script:
    """Make a script in which “MAYA (CONT'D)” is Maya."""
    made = script(told)
    paragraphs = (
        msgspec.structs.replace(each, character=each.character.partition(" (")[0]) for each in made.paragraphs
    )
    return msgspec.structs.replace(made, paragraphs=tuple(paragraphs))


def lines(*told: str) -> tuple[tuple[Unit, ...], tuple[Unit, ...], Weighing]:
    """The lines of an old and a new scene, and how they are weighed: Maya and Bo are known by their names."""
    lexicon = Lexicon()
    old, new = (worded(said(f"# 1 INT. ROOM\n{each}"), lexicon=lexicon).blocks[0].units for each in told)
    names = {lexicon.signs(name): frozenset({name}) for name in ("MAYA", "BO")}
    return old, new, Weighing(drafts=counted(old, new), names=names, renamed={})


def pairs(*told: str) -> list[tuple[int, int]]:
    """The lines that were rewritten between an old and a new scene of which none has been paired yet."""
    old, new, weighing = lines(*told)
    return [(each.old, each.new) for each in rewritten(old, new, pairs=[], taken=(set(), set()), weighing=weighing)]


def test_the_only_line_of_a_speaker_is_the_same_line_rewritten() -> None:
    assert pairs("MAYA: a b", "MAYA: x y") == [(0, 0)]


def test_of_two_lines_that_could_be_the_rewritten_one_neither_is_taken() -> None:
    assert pairs("MAYA: a b", "MAYA: x y\nMAYA: z w") == []
    assert pairs("MAYA: a b\nMAYA: c d", "MAYA: x y") == []


def test_who_speaks_before_and_after_tells_which_of_two_lines_was_rewritten() -> None:
    """Bo speaks between the two lines that Maya has now: hers before him is the one that stood before him."""
    assert pairs("MAYA: a b\nBO: c d", "MAYA: x y\nBO: z w\nMAYA: u v\nIDA: s t") == [(0, 0), (1, 1)]


def test_what_was_told_apart_by_a_speech_stays_apart() -> None:
    """The action before Maya's line was cut and one put in after it: two different places, and either could be meant."""
    assert (0, 1) not in pairs("She waits.\nMAYA: a b c", "MAYA: a x z\nHe runs.")


def test_a_line_that_was_paired_parts_the_gap() -> None:
    old, new, weighing = lines("MAYA: a b\nBO: c d\nMAYA: e f", "MAYA: x y\nBO: c d\nMAYA: z w")
    found = list(rewritten(old, new, pairs=[(1, 1)], taken=({1}, {1}), weighing=weighing))
    assert [(each.old, each.new) for each in found] == [(0, 0), (2, 2)]


def test_a_line_that_went_elsewhere_is_not_taken_again() -> None:
    old, new, weighing = lines("MAYA: a b", "MAYA: x y")
    assert list(rewritten(old, new, pairs=[], taken=({0}, set()), weighing=weighing)) == []


def test_the_same_parenthetical_and_a_word_tell_which_of_two_speeches_was_rewritten() -> None:
    assert pairs('MAYA: a b\n(quietly)\n" c', 'MAYA: x y\nMAYA: a w\n(quietly)\n" v') == [(0, 1)]


def test_words_in_common_tell_which_of_two_speeches_was_rewritten() -> None:
    assert pairs("MAYA: a b c d", "MAYA: s t u v\nMAYA: x b c d") == [(0, 1)]


def test_an_action_of_the_same_people_is_the_one_that_was_rewritten() -> None:
    old, new = "Maya counts the spoons.", "Bo whistles loudly.\nMaya yawns."
    assert pairs(old, new) == [(0, 1)]


def test_what_interrupts_a_speech_now_stood_nowhere_before() -> None:
    """An action was cut before Maya's speech, and another breaks her speech in two: it is a new one."""
    interrupted = "MAYA: a b c d\nRain falls.\nMAYA (CONT'D): e f g h"
    old, new, weighing = lines("The bell rings.\nMAYA: s t u v", interrupted)
    found = [(each.old, each.new) for each in rewritten(old, new, pairs=[], taken=(set(), set()), weighing=weighing)]
    assert found == [(1, 0)]


def test_where_very_many_lines_are_left_none_is_taken() -> None:
    old, new, weighing = lines("\n".join(["MAYA: a"] * 101), "\n".join(["MAYA: b"] * 100))
    assert not odds(old, new, weighing=weighing).any()
    assert odds(old[:100], new, weighing=weighing).all()
