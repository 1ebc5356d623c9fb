"""What proves a clip of a list that cut its reels' names to eight characters."""

import msgspec
import pytest

from edgecode.film.cut import Cut
from edgecode.film.dailies import Dailies, assembled
from edgecode.film.identity import named_clips
from edgecode.film.proof import How, proofs
from edgecode.film.rate import Rate
from edgecode.film.recording import Recording
from edgecode.film.timecode import Timecode
from edgecode.formats.edl.reader import read
from simulators.memory_source import MemorySource
from simulators.papers import row

FIRST, SECOND = "A026C019_170614_R287", "A026C019_170615_R300"


def told(dailies: Dailies, *events: tuple[str, str]) -> list[tuple[str, How]]:
    """Read a list of events by reel and comment, and give the take each is proven by, and how."""
    rows = ["TITLE: cut", "* FRAME RATE: 24"]
    for nth, (reel, comment) in enumerate(events, start=1):
        rows.append(f"{nth:03d}  {reel:<8} V     C        10:00:05:00 10:00:07:00 01:00:0{nth}:00 01:00:0{nth + 1}:00")
        rows += ["* FROM CLIP NAME: scratch", *([f"* {comment}"] if comment else [])]
    [cut] = [found for found in read(MemorySource("\n".join(rows), path="a.edl")) if isinstance(found, Cut)]
    found = proofs(named_clips(cut), dailies=dailies)
    return [(dailies.by_id[each.take].label if each.take else "", each.how) for each in found]


def shot(*rows: tuple[str, str]) -> Dailies:
    return assembled([row(slate, file=file) for slate, file in rows], scenes=("12",))


def ran(slate: str, roll: str, start: str) -> Recording:
    """Ten seconds of a roll."""
    begins = Timecode.parse(start, Rate.parse("24"))
    return msgspec.structs.replace(row(slate), roll=roll, start=begins, end=begins + 240)


@pytest.mark.parametrize("comment", ["SOURCE FILE: {}.mov", "REEL: {}"])
def test_two_reels_cut_to_one_name_are_proven_each_by_its_whole_one(comment: str) -> None:
    dailies = shot(("12A-1", FIRST), ("12A-2", SECOND))
    events = [("A026C019", comment.format(FIRST)), ("A026C019", comment.format(SECOND))]
    assert told(dailies, *events) == [("12A-1", How.FILE), ("12A-2", How.FILE)]


def test_a_reel_that_could_be_two_is_proven_by_neither() -> None:
    assert told(shot(("12A-1", FIRST), ("12A-2", SECOND)), ("A026C019", "")) == [("", How.NOTHING)]
    assert told(shot(("12A-1", FIRST)), ("A026C019", "")) == [("12A-1", How.FILE)]


@pytest.mark.parametrize("comment", [f"SOURCE FILE: {SECOND}.mov", f"REEL: {SECOND}"])
def test_the_whole_name_of_a_take_nobody_listed_is_not_another_with_the_same_beginning(comment: str) -> None:
    """The reel alone, cut to eight characters, would have been the one that is listed."""
    assert told(shot(("12A-1", FIRST)), ("A026C019", comment)) == [("", How.NOTHING)]


def test_two_rolls_cut_to_one_name_are_told_apart_by_timecode_or_not_at_all() -> None:
    def dailies(first: str, second: str) -> Dailies:
        made = [
            ran(slate, roll, times[hour])
            for slate, roll, hour in zip(("12A-1", "12A-2"), rolls, (first, second), strict=True)
        ]
        return assembled(made, scenes=("12",))

    rolls = ("A001R2AB_DAY1", "A001R2AB_DAY2")
    times = {"early": "10:00:00:00", "late": "11:00:00:00"}
    assert told(dailies("early", "late"), ("A001R2AB", "")) == [("12A-1", How.ROLL)]
    assert told(dailies("early", "early"), ("A001R2AB", "")) == [("", How.NOTHING)]
    assert told(dailies("early", "early"), ("A001R2AB", f"REEL: {rolls[1]}")) == [("12A-2", How.ROLL)]


def test_a_roll_of_exactly_that_name_does_not_hide_a_longer_one() -> None:
    rows = [ran("12A-1", "A001R2AB", "10:00:00:00"), ran("12A-2", "A001R2AB_DAY2", "10:00:00:00")]
    assert told(assembled(rows, scenes=("12",)), ("A001R2AB", "")) == [("", How.NOTHING)]
    assert told(assembled(rows[:1], scenes=("12",)), ("A001R2AB", "")) == [("12A-1", How.ROLL)]
