from edgecode.formats.pdf.lines import Line, pages_of
from edgecode.formats.pdf.margins import without_margins
from edgecode.formats.pdf.sheets import sheets_of
from simulators.printed_script import placed

PITCH = 12 * 0.602
LEFT = 108 / PITCH
LONG = "Rain falls on the boats, on the quay, and on all the others."


def cleared(*texts: tuple[float, str]) -> list[Line]:
    """Print texts at characters from the left edge, a line each where one begins left of the one before, and clear them."""
    placed_at, down, before = [(108.0, 60.0, LONG)], 60, 1e9
    for x, text in texts:
        down += 12 * (x <= before)
        before = x
        placed_at.append((108 + x * PITCH, float(down), text))
    [page] = without_margins(pages_of(sheets_of(placed(placed_at), path="a.pdf").sheets), left=LEFT)
    return list(page.lines[1:])


def test_a_scene_number_on_both_sides_goes_to_the_line() -> None:
    [line] = cleared((-6, "12A"), (0, "INT. QUAY - NIGHT"), (62, "12A"))
    assert (line.text, line.number) == ("INT. QUAY - NIGHT", "12A")


def test_a_number_on_the_right_alone_is_one_behind_a_heading_only() -> None:
    heading, action = cleared((0, "INT. QUAY - NIGHT"), (62, "12"), (0, "He counts to"), (62, "12"))
    assert (heading.text, heading.number) == ("INT. QUAY - NIGHT", "12")
    assert (action.text, action.number) == ("He counts to 12", "")


def test_a_number_right_of_the_text_within_its_width_goes_if_the_left_one_says_the_same() -> None:
    [line] = cleared((-6, "7"), (0, "INT. QUAY - NIGHT"), (58, "7"))
    assert (line.text, line.number) == ("INT. QUAY - NIGHT", "7")


def test_a_star_in_the_margin_is_a_mark() -> None:
    first, second = cleared((0, "Rain."), (66, "*"), (0, "More rain."))
    assert (first.text, first.revised) == ("Rain.", True)
    assert (second.text, second.revised) == ("More rain.", False)


def test_a_star_before_or_behind_the_right_number_is_one_too() -> None:
    for stars in ((62, "12"), (66, "*")), ((62, "*"), (66, "12")):
        [line] = cleared((-6, "12"), (0, "INT. QUAY - NIGHT"), *stars)
        assert (line.text, line.number, line.revised) == ("INT. QUAY - NIGHT", "12", True)


def test_a_star_in_the_text_is_none() -> None:
    [line] = cleared((20, "* * *"))
    assert (line.text, line.revised) == ("* * *", False)


def test_numbers_under_one_another_are_one_number() -> None:
    lines = cleared((-6, "12"), (0, "OMITTED"), (62, "12"), (-6, "thru"), (62, "thru"), (-6, "15"), (62, "15"))
    assert [(line.text, line.number) for line in lines] == [("OMITTED", "12-15")]
