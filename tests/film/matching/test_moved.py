import pytest

from edgecode.film.matching.moved import Drafts, counted, moved
from edgecode.film.matching.worded import Lexicon, Unit, worded
from simulators.papers import script


def lines(*told: str) -> list[tuple[Unit, ...]]:
    """The lines of some drafts of one scene."""
    lexicon = Lexicon()
    return [worded(script(f"# 1 INT. ROOM\n{each}"), lexicon=lexicon).blocks[0].units for each in told]


RAIN = "\n".join(f"Rain on the w{at}." for at in range(60))
"""Many actions that are nearly the same: “rain on the” tells little."""


def found(old: str, new: str, *, home: int) -> list[tuple[int, int]]:
    """Pair the first line of each of two drafts, of which the old one's scene became ``home``; the new line stands in 0."""
    one, other = lines(f"{old}\n{RAIN}", f"{new}\n{RAIN}")
    drafts = counted(one, other)
    pairs = moved(one[:1], other[:1], home=([home], [0]), drafts=drafts, renamed={})
    return [(each.old, each.new) for each in pairs]


def test_a_line_of_common_words_is_found_in_its_own_scene_alone() -> None:
    assert found("Rain on the door.", "Rain on the door.", home=0) == [(0, 0)]
    assert found("Rain on the door.", "Rain on the door.", home=1) == []


def test_a_line_of_rare_words_is_found_anywhere() -> None:
    assert found("Gulls quarrel over herring.", "Gulls quarrel over herring.", home=1) == [(0, 0)]


def test_a_line_that_was_edited_must_tell_more_in_another_scene() -> None:
    """Eight words, of which one is another: rare ones are found anywhere, common ones at home."""
    assert found("Rain on the w1, w2, w3, w4 and doors.", "Rain on the w1, w2, w3, w4 and gates.", home=1) == [(0, 0)]
    common = "Rain on the rain on the rain on doors.", "Rain on the rain on the rain on gates."
    assert found(*common, home=1) == []


def test_words_tell_by_how_seldom_they_stand() -> None:
    one, other = lines("MAYA: harpoon yes\nBO: yes", "MAYA: harpoon yes\nBO: yes")
    drafts: Drafts = counted(one, other)
    assert drafts.common(one[0], other[0]) == 1
    assert drafts.tells(one[0], other[0]) > drafts.tells(one[1], other[1]) > 0
    assert drafts.common(one[0], other[1]) == pytest.approx(
        2 * drafts.weights[one[1].signs] / (2 * drafts.weights[one[1].signs] + drafts.weights[one[0].signs[0]])
    )
