import msgspec
import pytest

from edgecode.film.cutting.reels import Reels
from edgecode.film.timecode import Timecode
from simulators.told_cuts import RATE, cut

HOUR = 3600 * 24


@pytest.mark.parametrize(
    ("name", "reel"),
    [("ToD_R4_LOCK3.1", "4"), ("STP_Reel 1_082517", "1"), ("REEL-12 v3", "12"), ("Cut 3", ""), ("HR4X", "")],
)
def test_a_cut_may_be_named_after_its_reel(name: str, reel: str) -> None:
    assert Reels(cut("1-1@0+20", name=name)).reel(5) == reel


def test_reels_in_one_list_begin_at_their_hours() -> None:
    made = cut(f"1-1@0+200 2-1@0+50 gap+{HOUR - 250} 3-1@0+90")
    reels = Reels(msgspec.structs.replace(made, start=Timecode(HOUR, RATE)))
    assert [reels.reel(frame) for frame in (0, 249, HOUR, HOUR + 80)] == ["1", "1", "2", "2"]


def test_a_long_cut_that_passes_an_hour_is_one_reel() -> None:
    made = cut(f"1-1@0+{HOUR} 2-1@0+50")
    assert Reels(made).reel(HOUR + 3) == ""
