import pytest

from edgecode.film.clip_traits import NESTED, is_ramped, nested_in, pace_words, transition_frames
from edgecode.film.cut import Clip
from edgecode.film.place import Place
from edgecode.film.rate import Rate

RATE = Rate.of(24)


def clip(*, speed: float | None = None, transition: str = "", **extra: str) -> Clip:
    """A clip that plays in some way; names in ``extra`` stand for those with a dot."""
    said = {name.replace("__", "."): words for name, words in extra.items()}
    return Clip(name="12A-1", place=Place("cut.otio"), track=0, speed=speed, transition=transition, extra=said)


@pytest.mark.parametrize(
    ("speed", "words"), [(None, ""), (48.0, "48 fps"), (0.0, "still"), (-24.0, "reversed"), (-48.0, "-48 fps"), (12.5, "12.5 fps")]
)  # fmt: skip
def test_another_speed_is_said_in_a_word_or_two(speed: float | None, words: str) -> None:
    assert pace_words(clip(speed=speed), rate=RATE) == words


@pytest.mark.parametrize("key", ["aaf__speed", "fcp7__speed", "fcpxml__speed"])
def test_a_speed_that_changes_is_a_ramp_whatever_one_number_the_list_has_for_it(key: str) -> None:
    ramped = clip(speed=30.0, **{key: "varying"})
    assert is_ramped(ramped)
    assert pace_words(ramped, rate=RATE) == "ramp"
    assert not is_ramped(clip(speed=30.0))


def test_a_transition_lasts_as_long_as_its_list_says_and_a_cut_lasts_nothing() -> None:
    assert transition_frames(clip(transition="dissolve", edl__transition_frames="024")) == 24
    assert transition_frames(clip(transition="dissolve")) == 0
    assert transition_frames(clip(transition="dissolve", edl__transition_frames="many")) == 0
    assert transition_frames(clip(edl__transition_frames="024")) == 0


def test_a_clip_in_a_nested_sequence_knows_what_that_is_called() -> None:
    assert nested_in(clip(**{NESTED: "VFX of scene 13"})) == "VFX of scene 13"
    assert nested_in(clip()) == ""
