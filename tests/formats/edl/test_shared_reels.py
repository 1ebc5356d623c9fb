from edgecode.formats.edl.events import Doubt, listing
from edgecode.formats.edl.shared_reels import shared_reels

EVENT = "00{}  {:<8} V     C        10:04:12:00 10:04:16:00 01:00:0{}:00 01:00:0{}:00"


def doubts(*parts: tuple[str, str]) -> list[Doubt]:
    """Two lines an event: its reel, and what is said below it."""
    rows = []
    for number, (reel, said) in enumerate(parts, start=1):
        rows += [EVENT.format(number, reel, number, number + 1), said]
    return list(shared_reels(listing(rows).events))


def test_a_reel_that_was_cut_from_two_names_is_doubted_where_the_second_comes() -> None:
    found = doubts(
        ("A026C019", "* SOURCE FILE: A026C019_170614_R287.mov"),
        ("A026C019", "* SOURCE FILE: A026C019_170614_R287.mov"),
        ("A026C019", "* REEL: A026C019_170615_R300"),
    )
    assert found == [
        Doubt(
            5,
            "expected a reel name for each source, found 'A026C019' for A026C019_170614_R287 (line 1) and "
            "A026C019_170615_R300 (line 5); told apart by their whole names",
        )
    ]


def test_further_names_are_counted_and_not_listed() -> None:
    [found] = doubts(*(("A026C019", f"* REEL: A026C019_{n}") for n in range(4)))
    assert "A026C019_0 (line 1) and A026C019_1 (line 3) and 2 more;" in found.says


def test_a_roll_that_holds_many_files_is_no_reel_cut_short() -> None:
    assert doubts(("A026", "* SOURCE FILE: A026C019_1"), ("A026", "* SOURCE FILE: A026C020_1")) == []
    assert doubts(("A026C019", "* SOURCE FILE: B001C001"), ("A026C019", "* SOURCE FILE: B001C002")) == []


def test_one_name_however_it_ends_is_one_source() -> None:
    assert doubts(("A026C019", "* SOURCE FILE: A026C019_1.mov"), ("A026C019", "* SOURCE FILE: a026c019_1.MXF")) == []
    assert doubts(("A026C019", ""), ("A026C019", "* SOURCE FILE: A026C019_1.mov")) == []
