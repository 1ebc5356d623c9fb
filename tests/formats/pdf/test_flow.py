from edgecode.formats.pdf.flow import flow_of, repeats_cue
from edgecode.formats.pdf.lines import Line, Page, joined
from edgecode.formats.pdf.sheets import Word


def page(sheet: int, *texts: str) -> Page:
    """A page of lines, one a text; an empty text is a blank line."""
    found = []
    for down, text in enumerate(texts):
        words = tuple(Word(word, at * 9, at * 9 + 8, 0, 1) for at, word in enumerate(text.split()))
        if words:
            found.append(Line(sheet, words, " ".join(text.split()), down))
    return Page(sheet, tuple(found))


def texts(*pages: Page) -> list[str]:
    """The lines that are left."""
    return [joined(line.words) for line in flow_of(pages).lines]


def test_more_and_continued_go_at_the_edges_of_pages_only() -> None:
    first = page(0, "One.", "Two.", "Three.", "CONTINUED", "Four.", "Five.", "Six.", "(MORE)")
    second = page(1, "OTTO (CONT'D)", "Seven.", "", "(CONTINUED)")
    third = page(2, "CONTINUED: (2)", "", "Eight.")
    assert texts(first, second, third) == [
        *("One.", "Two.", "Three.", "CONTINUED", "Four.", "Five.", "Six."),
        *("OTTO (CONT'D)", "Seven.", "Eight."),
    ]


def test_a_gap_is_none_over_a_page_break() -> None:
    flow = flow_of([page(0, "One.", "", "Two."), page(1, "Three.")])
    assert [flow.gap(index) for index in range(4)] == [None, 2, None, None]
    assert flow.is_alone(1, gap=1.5)


def test_a_cue_at_the_head_of_a_page_repeats_the_one_before_where_it_says_so() -> None:
    said = flow_of([page(0, "One."), page(1, "OTTO (CONT'D)", "Two.")])
    assert repeats_cue(said, 1, name="OTTO")
    assert not repeats_cue(said, 1, name="NADIA")
    assert not repeats_cue(flow_of([page(0, "One."), page(1, "OTTO", "Two.")]), 1, name="OTTO")
    assert repeats_cue(flow_of([page(0, "One.", "(MORE)"), page(1, "OTTO", "Two.")]), 1, name="OTTO")
