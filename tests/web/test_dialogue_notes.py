from pathlib import Path

from web.browsing import Opener, Room, words

SAID = """\
1
00:00:01,000 --> 00:00:03,000
What did we do?

2
00:00:03,500 --> 00:00:06,000
Sixty-one. Mrs. Hazen left early.

3
00:00:06,500 --> 00:00:07,500
Off?

4
00:00:08,000 --> 00:00:10,000
She said as far as the creamery.

5
00:00:15,000 --> 00:00:17,000
Sixty-one, and us.
"""


def test_what_was_said_otherwise_stands_in_the_margin(opener: Opener, ferry: Path) -> None:
    (ferry / "dailies" / "day-2" / "words" / "5A-2.json").unlink()
    (ferry / "dailies" / "5A-2.srt").write_text(SAID)
    page = opener(ferry).get("/script?scene=5")
    said = words(page)
    assert "5A-2 says “left early.”" in said
    assert "5A-2 is not heard here" in said
    assert '<a class="note" href="#setup-5A">' in page.text


def test_a_take_that_is_no_good_says_nothing_in_the_margin(opener: Opener, ferry: Path) -> None:
    (ferry / "dailies" / "5A-1.srt").write_text(SAID)
    assert "5A-1 says" not in words(opener(ferry).get("/script?scene=5"))


def test_a_line_that_came_in_after_the_take_was_not_dropped_by_it(room: Room) -> None:
    """Alma's “By the bridge” is of the blue draft; the takes of scene 2 that have transcripts were shot from the white one."""
    assert "is not heard here" not in words(room.get("/script?scene=2"))
