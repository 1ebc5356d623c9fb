from hypothesis import given
from hypothesis import strategies as st

from edgecode.formats.edl.reels import LONGEST, short_reels


def test_a_name_that_fits_stays_whoever_comes_first() -> None:
    short = short_reels(["A001C001_250506_R1AB", "A001C001"])
    assert short["A001C001"] == "A001C001"
    assert short["A001C001_250506_R1AB"] == "A001C0_1"


def test_two_names_with_one_beginning_get_two_reels() -> None:
    short = short_reels(["A001C001_250506_R1AB", "A001C001_250507_R2CD", "a001c001_x"])
    assert [short[name] for name in short if len(name) > LONGEST] == ["A001C001", "A001C0_1", "a001c0_2"]


def test_no_name_and_names_that_mean_black_are_told_apart() -> None:
    short = short_reels(["", "BL", "AX", "Black", "bars", "my reel"])
    assert short == {"": "AX", "BL": "BL", "AX": "AX", "Black": "Black_1", "bars": "bars_1", "my reel": "my_reel"}


@given(st.lists(st.text(alphabet="AB01_ é.-", max_size=12), max_size=200))
def test_every_whole_name_has_one_short_name_of_its_own(names: list[str]) -> None:
    short = short_reels(names)
    made = [short[name].upper() for name in dict.fromkeys(names)]
    assert len(set(made)) == len(made)
    assert all(0 < len(name) <= LONGEST and " " not in name for name in made)
    assert short == short_reels(names)


def test_ten_thousand_names_of_one_beginning_take_no_ten_thousand_tries_each() -> None:
    names = [f"A001C001_{n}" for n in range(10_000)]
    assert len({short.upper() for short in short_reels(names).values()}) == len(names) + 2
