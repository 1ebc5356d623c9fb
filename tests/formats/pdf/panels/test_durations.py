import pytest

from edgecode.formats.pdf.panels.durations import is_seconds, rate_in, seconds_in


@pytest.mark.parametrize(
    ("text", "rate", "seconds"),
    [
        ("2.5s", None, 2.5),
        ("2,5 sec", None, 2.5),
        ('3"', None, 3.0),
        ("(1.25 seconds)", None, 1.25),
        ("0:02:12", None, None),
        ("0:02:12 @ 24", None, 2.5),
        ("0:02:12 (24 fps)", None, 2.5),
        ("02:12", 24.0, 2.5),
        ("00:01:02:12", 24.0, 62.5),
        ("60 f", 24.0, 2.5),
        ("60 frames", None, None),
        ("02:30", 24.0, None),
        ("a while", 24.0, None),
    ],
)
def test_durations_are_read_at_a_rate_that_is_said(text: str, rate: float | None, seconds: float | None) -> None:
    assert seconds_in(text, rate=rate) == seconds


def test_a_rate_is_found_where_one_is_said() -> None:
    assert [rate_in(text) for text in ("24 fps", "at 23.976 fps", "@25", "24 panels")] == [24.0, 23.976, 25.0, None]


def test_seconds_alone_are_told_from_words() -> None:
    assert is_seconds("2.5 s")
    assert not is_seconds("2.5 steps")
