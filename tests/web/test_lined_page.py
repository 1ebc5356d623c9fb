"""The film of each test is told in a few lines: one scene, and which of its paragraphs each setup covers."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.film.lining import SetBy
from edgecode.film.recording import Mark
from edgecode.film.script import Script
from edgecode.film.speech import numbered_lines
from edgecode.formats.fountain import reader as fountain
from edgecode.usecases.show_coverage import LineSpan, LineView, SceneView, SetupView, TakeView
from edgecode.web.lined_page import LEAST_WIDTH, ROW, TEXT_RIGHT, Sheet, lined_sheet
from simulators.memory_source import MemorySource

TEXT = """\
INT. LIFT - NIGHT #12#

The doors stay open a moment too long. NADIA does not move.

NADIA
You said you'd fixed it.

PORTER (O.S.)
I said I'd look at it. That is a different verb.

She laughs, against her will. The light drops to half.

NADIA
(quietly)
Then look at it now.

The doors close by themselves.
"""
"""Paragraphs 0 heading; 1 action; 2, 3 Nadia; 4, 5 Porter; 6 action; 7, 8, 9 Nadia; 10 action."""

SCRIPT = next(
    record for record in fountain.read(MemorySource(TEXT, path="lift.fountain")) if isinstance(record, Script)
)
PARAGRAPHS = len(SCRIPT.paragraphs)
PERSON, MACHINE, SIGNED = SetBy.PERSON, SetBy.MACHINE, SetBy.SIGNED


def setup(label: str, *spans: LineSpan, takes: str = "1 2", note: str = "") -> SetupView:
    """Tell a setup; of its takes ``2*`` is circled and ``2-`` no good."""
    views = tuple(
        TakeView(
            label=f"{label}-{take}",
            short=take.rstrip("*-"),
            mark=Mark.CIRCLED if "*" in take else Mark.NG if "-" in take else Mark.NONE,
            circled="*" in take,
        )
        for take in takes.split()
    )
    return SetupView(label=label, note=note, takes=views, spans=spans)


def sheet(*setups: SetupView, owed: int = 0, pages: tuple[str, ...] = ()) -> Sheet:
    """Line the scene with some setups; ``owed`` is the number of a line nobody shot."""
    [scene] = SCRIPT.scenes
    lines = tuple(
        LineView(
            number=line.number, first=line.first, last=line.last, required=True, planned=False, shot=True, used=False,
            owed=line.number == owed,
        )
        for line in numbered_lines(SCRIPT, scene)
    )  # fmt: skip
    return lined_sheet(
        SceneView(number="12", heading="INT. LIFT - NIGHT", lines=lines, setups=setups),
        script=SCRIPT,
        scene=scene,
        pages=pages,
    )


def span(first: int, last: int, *, off: bool = False, set_by: SetBy = PERSON) -> LineSpan:
    """Paragraphs ``first`` up to ``last``, exclusive."""
    return LineSpan(first, last, off, set_by)


def whole(*, set_by: SetBy = PERSON) -> LineSpan:
    """A span over the whole scene."""
    return span(0, PARAGRAPHS, set_by=set_by)


def ends(path: str) -> tuple[float, float]:
    """Where a path begins and ends, from top to bottom."""
    top = re.match(r"M\S+ (\S+?)(?=[a-zA-Z])", path)
    bottom = re.search(r"V(\S+)$", path)
    assert top is not None
    assert bottom is not None
    return float(top[1]), float(bottom[1])


def test_blocks_follow_each_other_with_a_blank_row_at_least() -> None:
    blocks = sheet(setup("12A", whole())).blocks
    assert [block.block.line.number if block.block.line else None for block in blocks] == [None, 1, 2, 3, 4, 5, 6]
    assert all(after.top - before.bottom == after.gap * ROW >= ROW for before, after in pairwise(blocks))
    assert all(block.bottom - block.top == block.block.rows * ROW for block in blocks)


def test_a_line_runs_from_its_heading_to_the_end_of_what_it_covers() -> None:
    lined = sheet(setup("12A", span(1, 4)))
    [column] = lined.columns
    [stroke] = column.strokes
    top, bottom = ends(stroke.path)
    assert top == column.headers[0].y
    assert lined.blocks[0].bottom < top < lined.blocks[1].top
    assert bottom == lined.blocks[2].bottom
    assert len(column.ticks) == 2


def test_off_camera_is_wavy_and_on_camera_straight() -> None:
    lined = sheet(setup("12A", span(0, 4), span(4, 6, off=True), span(6, 7)))
    straight, wavy, again = lined.columns[0].strokes
    assert [stroke.off for stroke in (straight, wavy, again)] == [False, True, False]
    assert ["q" in stroke.path for stroke in (straight, wavy, again)] == [False, True, False]


def test_the_pieces_of_a_line_meet_where_one_passes_into_the_other() -> None:
    lined = sheet(setup("12A", span(0, 4), span(4, 6, off=True, set_by=MACHINE)))
    above, below = (ends(stroke.path) for stroke in lined.columns[0].strokes)
    assert above[1] == below[0] == lined.blocks[3].top
    assert len(lined.columns[0].ticks) == 2, "one line has two ends, however it changes on its way"


def test_a_signed_line_is_drawn_double() -> None:
    first, second = sheet(setup("12A", whole(set_by=SIGNED))).columns[0].strokes
    assert first.set_by is second.set_by is SIGNED
    assert first.path != second.path
    assert ends(first.path) == ends(second.path)


def test_a_line_with_a_hole_goes_on_under_its_slate_alone() -> None:
    lined = sheet(setup("12A", span(0, 7), span(10, 11), note="MS Nadia"), owed=5)
    [column] = lined.columns
    begins, again = column.headers
    assert (begins.label, len(begins.takes), begins.note) == ("12A", 2, "MS Nadia")
    assert (again.label, again.takes, again.note) == ("12A", (), "")
    [hole] = lined.owed
    assert ends(column.strokes[0].path)[1] <= hole.top
    assert ends(column.strokes[1].path)[0] >= hole.bottom


def test_a_line_that_begins_inside_a_speech_begins_there_and_not_above_it() -> None:
    lined = sheet(setup("12A", span(7, 8), span(9, 10)))
    [column] = lined.columns
    speech = lined.blocks[5]
    first, second = (ends(stroke.path) for stroke in column.strokes)
    assert first == (column.headers[0].y, speech.top + ROW)
    assert second == (speech.top + 2 * ROW, speech.bottom), "what is not covered is left free"
    assert len(column.headers) == 1


def test_circled_takes_are_ringed_and_bad_ones_struck() -> None:
    takes = sheet(setup("12A", whole(), takes="1- 2 3*")).columns[0].headers[0].takes
    assert [(take.text, take.circled, take.struck) for take in takes] == [
        ("1", False, True),
        ("2", False, False),
        ("3", True, False),
    ]


def test_a_setup_of_which_no_line_is_known_is_not_drawn_but_told() -> None:
    lined = sheet(setup("12A", whole()), setup("12B"))
    assert [column.label for column in lined.columns] == ["12A"]
    assert [each.label for each in lined.unlined] == ["12B"]


def test_columns_stand_in_the_order_in_which_setups_begin() -> None:
    lined = sheet(setup("12A", span(6, 8)), setup("12B", span(0, 4)))
    assert [column.label for column in lined.columns] == ["12B", "12A"]
    assert lined.columns[0].x < lined.columns[1].x


@pytest.mark.parametrize("count", [1, 2, 3, 4, 8, 12, 30])
def test_however_many_setups_the_sheet_has_room_for_them(count: int) -> None:
    lined = sheet(*(setup(f"12{nth}", whole(), takes="1 2* 3- 4PU 5", note="W" * 80) for nth in range(count)))
    xs = [column.x for column in lined.columns]
    assert all(after - before >= 36 for before, after in pairwise(xs))
    assert lined.width >= LEAST_WIDTH
    assert all(header.right < lined.width for column in lined.columns for header in column.headers)
    assert max(xs) < TEXT_RIGHT or count > 11


def spans() -> st.SearchStrategy[tuple[LineSpan, ...]]:
    """Spans in rising order that do not overlap, over the paragraphs of the scene."""
    kinds = st.tuples(st.booleans(), st.sampled_from(SetBy))
    cells = st.lists(st.none() | kinds, min_size=PARAGRAPHS, max_size=PARAGRAPHS)
    return cells.map(
        lambda row: tuple(
            span(at, at + 1, off=cell[0], set_by=cell[1]) for at, cell in enumerate(row) if cell is not None
        )
    )


@settings(deadline=None, max_examples=150)
@given(st.lists(spans(), min_size=1, max_size=7))
def test_no_heading_stands_on_text_on_another_or_on_a_running_line(told: list[tuple[LineSpan, ...]]) -> None:
    lined = sheet(*(setup(f"12{chr(65 + nth)}", *each, note="MS Nadia") for nth, each in enumerate(told)))
    headers = [(column, header) for column in lined.columns for header in column.headers]
    for column, header in headers:
        assert all(not block.top < header.y < block.bottom for block in lined.blocks), "it stands in a gap"
        for other, beside in headers:
            if (other, beside) != (column, header) and beside.y == header.y:
                left, right = sorted((header, beside), key=lambda each: each.x)
                assert left.right <= right.x, "two in one row stand beside each other"
        for other in lined.columns:
            if header.takes and column.x < other.x < header.right:
                assert all(
                    not top < header.y < bottom for top, bottom in (ends(stroke.path) for stroke in other.strokes)
                ), "no line runs through it"


def test_a_line_that_goes_on_over_the_page_has_an_arrow_there() -> None:
    """The page ends before line 4; 12A goes on over it, 12B ends above and 12C begins below."""
    spans = {"12A": (1, 11), "12B": (1, 4), "12C": (7, 11)}
    setups = tuple(setup(label, LineSpan(first, last, False, PERSON)) for label, (first, last) in spans.items())  # noqa: FBT003
    pages = ("3",) * 7 + ("4",) * (PARAGRAPHS - 7)
    lined = sheet(*setups, pages=pages)
    [broken] = lined.breaks
    assert broken.page == "4"
    assert len(broken.arrows) == 1
    [above, below] = [placed for placed in lined.blocks if placed.block.first in {6, 7}]
    assert above.bottom < broken.y < below.top
    x = next(column.x for column in lined.columns if column.label == "12A")
    assert broken.arrows[0].startswith(f"M{x - 7:g} ")
    assert sheet(*setups).breaks == ()
