import pytest

from edgecode.film.clip_traits import NESTED, is_ramped, nested_in, pace_words, transition_frames
from edgecode.film.cut import Clip
from edgecode.film.place import Place
from edgecode.film.rate import Rate

RATE = Rate.of(24)


def clip(said: str = "", words: str = "", *, speed: float | None = None, transition: str = "") -> Clip:
    """A clip that plays in some way, and one thing its list says of it under a name of the format's own."""
    extra = {said: words} if said else {}
    return Clip(name="12A-1", place=Place("cut.otio"), track=0, speed=speed, transition=transition, extra=extra)


@pytest.mark.parametrize(
    ("speed", "words"),
    [
        (None, ""),
        (48.0, "48 fps"),
        (0.0, "still"),
        (-24.0, "reversed"),
        (-48.0, "-48 fps"),
        (12.5, "12.5 fps"),
    ],
)
def test_another_speed_is_said_in_a_word_or_two(speed: float | None, words: str) -> None:
    assert pace_words(clip(speed=speed), rate=RATE) == words


@pytest.mark.parametrize("key", ["aaf.speed", "fcp7.speed", "fcpxml.speed"])
def test_a_speed_that_changes_is_a_ramp_whatever_one_number_the_list_has_for_it(key: str) -> None:
    ramped = clip(key, "varying", speed=30.0)
    assert is_ramped(ramped)
    assert pace_words(ramped, rate=RATE) == "ramp"
    assert not is_ramped(clip(speed=30.0))


def test_a_transition_lasts_as_long_as_its_list_says_and_a_cut_lasts_nothing() -> None:
    assert transition_frames(clip("edl.transition_frames", "024", transition="dissolve")) == 24
    assert transition_frames(clip(transition="dissolve")) == 0
    assert transition_frames(clip("edl.transition_frames", "many", transition="dissolve")) == 0
    assert transition_frames(clip("edl.transition_frames", "024")) == 0


def test_a_clip_in_a_nested_sequence_knows_what_that_is_called() -> None:
    assert nested_in(clip(NESTED, "VFX of scene 13")) == "VFX of scene 13"
    assert nested_in(clip()) == ""
