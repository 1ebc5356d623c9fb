from edgecode.formats.board_pages.pictures import shown
from simulators.printed_boards import grey_png

HELD = {"a.png": grey_png(90, wide=100, high=50), "b.png": b"no picture"}.get


def test_a_picture_is_set_as_it_lies_or_made_smaller() -> None:
    whole = shown("a.png", HELD, wide=20, pixels=5000)
    assert (whole.kind, whole.size, whole.missing) == ("png", (100, 50), "")
    assert whole.data == HELD("a.png")
    assert shown("a.png", HELD, wide=20, pixels=4999).size == (20, 10)


def test_one_that_cannot_be_set_says_why() -> None:
    assert shown("", HELD, wide=20, pixels=5000).missing == ""
    assert shown("c.png", HELD, wide=20, pixels=5000).missing == "c.png is not there."
    assert "b.png is no picture that a page can show" in shown("b.png", HELD, wide=20, pixels=5000).missing
