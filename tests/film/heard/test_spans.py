from edgecode.film.heard.hearing import HeardLine
from edgecode.film.heard.spans import spans_of
from edgecode.film.transcript import Milliseconds
from simulators.papers import script

FILM = script(
    """
    # 2 INT. WHEELHOUSE
    A kettle.
    PRIYA: One.
    (low)
    " Two.
    Rain.
    ALMA: Three.
    PRIYA: Four.
    ALMA: Five.
    PRIYA: Six.
    ALMA: Seven.
    The bank.
    """
)
SPOKEN = (3, 5, 8, 10, 12, 14, 16)


def line(paragraph: int, *, run: int = 0, off: bool = False, chance: float = 0.9) -> HeardLine:
    begins = Milliseconds(paragraph * 100 + run * 10_000)
    ends = Milliseconds(begins + 90)
    return HeardLine(paragraph=paragraph, run=run, confidence=chance, share=1.0, begins=begins, ends=ends, off=off)


def ranges(*lines: HeardLine) -> list[tuple[int, int, tuple[int, ...]]]:
    return [(span.first, span.last, span.dropped) for span in spans_of(lines, spoken=SPOKEN, script=FILM)]


def test_a_span_begins_with_the_cue_and_ends_with_the_line() -> None:
    assert ranges(line(3)) == [(2, 4, ())]
    assert ranges(line(5)) == [(4, 6, ())], "what leads to the second half of a speech is its parenthetical"


def test_actions_between_two_heard_lines_are_covered_by_position() -> None:
    assert ranges(line(3), line(5), line(8)) == [(2, 9, ())]


def test_a_line_left_out_is_dropped_and_the_span_runs_on() -> None:
    assert ranges(line(3), line(8)) == [(2, 9, (5,))]


def test_a_gap_of_many_lines_is_no_drop() -> None:
    assert ranges(line(3), line(14)) == [(2, 4, ()), (13, 15, ())]
    assert ranges(line(3), line(12)) == [(2, 13, (5, 8, 10))]


def test_a_line_off_camera_has_its_own_span() -> None:
    assert ranges(line(3), line(5, off=True), line(8)) == [(2, 4, ()), (4, 6, ()), (7, 9, ())]


def test_each_run_has_its_own_spans_and_times() -> None:
    first, again = spans_of([line(5, run=1), line(3), line(5), line(3, run=1, chance=0.7)], spoken=SPOKEN, script=FILM)
    assert (first.run, first.begins, first.ends, first.confidence) == (0, 300, 590, 0.9)
    assert (again.run, again.begins, again.ends, round(again.confidence, 6)) == (1, 10_300, 10_590, 0.8)


def test_lines_in_another_order_make_one_span() -> None:
    assert ranges(line(5), line(3)) == [(2, 6, ())]
