from fractions import Fraction

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.errors import RateError
from edgecode.film.rate import Rate

KNOWN = {
    "23.976": (24000, 1001, 24),
    "24": (24, 1, 24),
    "25": (25, 1, 25),
    "29.97": (30000, 1001, 30),
    "30": (30, 1, 30),
    "47.95": (48000, 1001, 48),
    "48": (48, 1, 48),
    "50": (50, 1, 50),
    "59.94": (60000, 1001, 60),
    "60": (60, 1, 60),
    "119.88": (120000, 1001, 120),
    "120": (120, 1, 120),
}


@pytest.mark.parametrize(("name", "parts"), KNOWN.items())
def test_each_known_rate_is_exact_and_prints_its_name(name: str, parts: tuple[int, int, int]) -> None:
    numerator, denominator, nominal = parts
    rate = Rate.parse(name)
    assert rate == Rate(numerator, denominator)
    assert rate.fps == Fraction(numerator, denominator)
    assert rate.nominal == nominal
    assert str(rate) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("23.98", "23.976"),
        ("23.97 ND", "23.976"),
        ("23.976", "23.976"),
        ("23,976", "23.976"),
        ("23.98p", "23.976"),
        ("23.98PsF", "23.976"),
        ("23.976 fps", "23.976"),
        ("24p", "24"),
        ("24.00", "24"),
        ("24/1", "24"),
        (" 25 ND ", "25"),
        ("25.000 fps", "25"),
        ("29.97DF", "29.97 DF"),
        ("29.97 DF", "29.97 DF"),
        ("29.97 drop", "29.97 DF"),
        ("29.97 DROP FRAME", "29.97 DF"),
        ("29.97-DF", "29.97 DF"),
        ("29.97 ND", "29.97"),
        ("29.97 NDF", "29.97"),
        ("29.97 non-drop frame", "29.97"),
        ("30000/1001", "29.97"),
        ("30000/1001 DF", "29.97 DF"),
        ("2997/100", "29.97"),
        ("47.96", "47.95"),
        ("47.952", "47.95"),
        ("59.94 df", "59.94 DF"),
        ("119.88 DF", "119.88 DF"),
        ("120fps", "120"),
    ],
)
def test_a_rate_is_read_as_people_and_machines_write_it(text: str, name: str) -> None:
    assert str(Rate.parse(text)) == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "fast",
        "0",
        "18",
        "12 fps",
        "24/0",
        "0/1",
        "-24",
        "24.5",
        "50i",
        "1e9",
        "999999",
        "nan",
        "30 DF",
        "24 DF",
        "25drop",
    ],
)
def test_what_is_no_known_rate_is_refused_in_its_own_words(text: str) -> None:
    with pytest.raises(RateError) as refused:
        Rate.parse(text)
    assert repr(text) in str(refused.value)


@pytest.mark.parametrize(
    ("fps", "name"), [(23.976, "23.976"), (23.98, "23.976"), (24.0, "24"), (29.97, "29.97"), (119.88, "119.88")]
)
def test_a_number_finds_the_nearest_known_rate(fps: float, name: str) -> None:
    assert str(Rate.of(fps)) == name


@pytest.mark.parametrize("fps", [0, -25, 18, 12, 24.5, float("nan"), float("inf"), float("-inf"), 1e300])
def test_a_camera_speed_is_no_rate(fps: float) -> None:
    with pytest.raises(RateError):
        Rate.of(fps)


@pytest.mark.parametrize("fps", [24, 25, 23.976, 30, 48, 50, 60, 120])
def test_drop_frame_exists_only_where_the_standard_has_it(fps: float) -> None:
    with pytest.raises(RateError, match="DF"):
        Rate.of(fps, drop=True)


@pytest.mark.parametrize(
    ("name", "dropped"), [("29.97 DF", 2), ("59.94 DF", 4), ("119.88 DF", 8), ("29.97", 0), ("24", 0)]
)
def test_faster_drop_frame_drops_in_proportion(name: str, dropped: int) -> None:
    assert Rate.parse(name).dropped == dropped


def test_a_rate_that_is_not_known_cannot_be_made() -> None:
    with pytest.raises(RateError):
        Rate(18, 1)
    with pytest.raises(RateError):
        Rate(0, 0)
    with pytest.raises(RateError):
        Rate(25, 1, drop=True)


def test_a_stored_rate_comes_back_the_same() -> None:
    rate = Rate.parse("29.97 DF")
    assert msgspec.json.decode(msgspec.json.encode(rate), type=Rate) == rate


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_a_rate_or_refused(text: str) -> None:
    try:
        rate = Rate.parse(text)
    except RateError:
        return
    assert Rate.parse(str(rate)) == rate
