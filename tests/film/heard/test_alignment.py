from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz

from edgecode.film.heard import alignment
from edgecode.film.heard.alignment import INSERTED, INSIDE, JUMP, MISS, SKIPPED, UNLIKE, Pair, aligned
from edgecode.film.heard.scene_words import SceneWords
from simulators.papers import script
from simulators.talk import words_of

FILM = script(
    """
    # 2 INT. WHEELHOUSE
    PRIYA: Kettle.
    ALMA: Mine.
    PRIYA: Clock.
    ALMA: Department's. It's nine minutes slow. Nobody's ever missed us.
    PRIYA: Rescue craft, one.
    ALMA: We never had one.
    """
)
SCENE = words_of(FILM)
vocabulary = st.sampled_from([*sorted(set(SCENE.folded)), "clocks", "flares", "six", "nobodies"])


def best_by_hand(heard: list[str], scene: SceneWords) -> float:
    """The best score, cell by cell in plain Python: the recurrences as the book has them."""
    width = len(scene.folded)
    begins = {first for first, _last in scene.spans.values()}
    ends = {last - 1 for _first, last in scene.spans.values()}
    free, row = 0.0, [float("-inf")] * width
    for word in heard:
        now: list[float] = []
        for j in range(width):
            alike = max(fuzz.ratio(word, scene.folded[j]) - UNLIKE, 0) / (100 - UNLIKE)
            pair = MISS + alike * (scene.bits[j] - MISS)
            began = free - (0 if j in begins else INSIDE) + pair
            now.append(
                max(began, row[j - 1] + pair if j else began, row[j] + INSERTED, now[-1] + SKIPPED if j else began)
            )
        row = now
        free = max(free, *(score - JUMP - (0 if j in ends else INSIDE) for j, score in enumerate(row)))
    return free


def score_of(heard: list[str], scene: SceneWords) -> float:
    """Score the pairs that were found, by the same rules."""
    begins = {first for first, _last in scene.spans.values()}
    total, last = 0.0, None
    for pair in aligned(heard, scene=scene):
        alike = max(pair.likeness * 100 - UNLIKE, 0) / (100 - UNLIKE)
        total += MISS + alike * (scene.bits[pair.scripted] - MISS)
        if last is None or last.match != pair.match:
            total -= (0 if pair.scripted in begins else INSIDE) + JUMP
            total -= ending(last, scene=scene)
        else:
            total += (pair.heard - last.heard - 1) * INSERTED + (pair.scripted - last.scripted - 1) * SKIPPED
        last = pair
    return total - ending(last, scene=scene)


def ending(last: Pair | None, *, scene: SceneWords) -> float:
    """What it costs to end a match there: the words left of the paragraph, or ending inside of it."""
    if last is None:
        return 0.0
    _first, after = scene.spans[scene.paragraph[last.scripted]]
    return min(INSIDE, (after - 1 - last.scripted) * -SKIPPED)


@settings(deadline=None, max_examples=150)
@given(st.lists(vocabulary, max_size=40))
def test_what_is_found_scores_the_best_there_is(heard: list[str]) -> None:
    best = best_by_hand(heard, SCENE)
    assert score_of(heard, SCENE) == pytest.approx(best, abs=0.3)


@settings(deadline=None)
@given(st.lists(vocabulary, max_size=40))
def test_each_heard_word_is_paired_once_and_each_match_keeps_the_order(heard: list[str]) -> None:
    pairs = aligned(heard, scene=SCENE)
    assert [pair.heard for pair in pairs] == sorted({pair.heard for pair in pairs})
    for one, other in pairwise(pairs):
        assert other.match - one.match in {0, 1}
        assert one.match != other.match or one.scripted < other.scripted


def test_what_is_said_as_written_is_paired_word_by_word() -> None:
    pairs = aligned(SCENE.folded, scene=SCENE)
    assert [(pair.heard, pair.scripted) for pair in pairs] == [(at, at) for at in range(len(SCENE.folded))]
    assert {pair.likeness for pair in pairs} == {1.0}


def test_going_through_it_twice_makes_two_matches() -> None:
    pairs = aligned((*SCENE.folded, "sorry", "again", *SCENE.folded), scene=SCENE)
    assert [pair.match for pair in pairs] == [0] * len(SCENE.folded) + [1] * len(SCENE.folded)


def test_one_common_word_fits_nowhere() -> None:
    assert aligned(["is"], scene=SCENE) == aligned(["us"], scene=SCENE) == ()


def test_nothing_heard_or_nothing_written_gives_nothing() -> None:
    assert aligned([], scene=SCENE) == aligned(["clock"], scene=SceneWords()) == ()


def test_what_is_longer_than_any_take_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alignment, "MOST_CELLS", len(SCENE.folded) * 20)
    assert aligned([*["well"] * 20, *SCENE.folded], scene=SCENE) == ()
    assert len(aligned(SCENE.folded[:20], scene=SCENE)) == min(20, len(SCENE.folded))
