from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.formats.edl.lines import EventLine, Says, Speed, Statement, by_words, event_line, speed, statements

REELS = Path(__file__).parents[3] / ".." / "shared" / "real" / "timelines"
TIMES = "10:04:12:00 10:04:16:00 01:00:00:00 01:00:04:00"


def words(text: str) -> tuple[str, str, str, str]:
    found = event_line(text, line=7)
    assert found is not None
    assert (found.line, found.source_in, found.record_out) == (7, "10:04:12:00", "01:00:04:00")
    return found.tape, found.channels, found.transition, found.operand


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (f"001  A003C002 V     C        {TIMES}", ("A003C002", "V", "C", "")),
        (f"001  A003C002 V     D    024 {TIMES}", ("A003C002", "V", "D", "024")),
        (f"001  A003C002 V     W001 024 {TIMES}", ("A003C002", "V", "W001", "024")),
        (f"001  A003C002 V     W001    024 {TIMES}", ("A003C002", "V", "W001", "024")),
        (f"001  A003C002 V     K B      {TIMES}", ("A003C002", "V", "KB", "")),
        (f"001  A003C002 V     K O  012 {TIMES}", ("A003C002", "V", "KO", "012")),
        (f"000001  A003C002_250506_R1AB             V     C        {TIMES}", ("A003C002_250506_R1AB", "V", "C", "")),
        (f"0001  A003C002_250506_R1AB    V     C         {TIMES}", ("A003C002_250506_R1AB", "V", "C", "")),
        (f"001\tA003C002\tAA/V\tC\t{TIMES}", ("A003C002", "AA/V", "C", "")),
        (f"1 MY REEL 2 B D 24 {TIMES}", ("MY REEL 2", "B", "D", "24")),
        (f"001  A003C002 V     C        {TIMES} ! as locked", ("A003C002", "V", "C", "")),
        (f"001           V     C        {TIMES}", ("", "V", "C", "")),
    ],
)
def test_an_event_is_read_however_its_columns_are_bent(text: str, read: tuple[str, str, str, str]) -> None:
    assert words(text) == read


def test_timecode_may_be_written_with_semicolons_or_points() -> None:
    found = event_line("001  X  V  C  10:04:12;00 10:04:16;00 01.00.00.00 01.00.04.00", line=1)
    assert found is not None
    assert (found.source_in, found.record_out) == ("10:04:12;00", "01.00.04.00")


def test_a_missing_channel_column_is_taken_as_picture_and_said() -> None:
    found = by_words(f"001 BL C {TIMES}", line=1)
    assert found is not None
    assert (found.tape, found.channels) == ("BL", "V")
    assert found.doubts == ("expected channels such as V, A or B, found none; taken as picture",)


def test_a_channel_of_a_thousand_digits_is_no_channel() -> None:
    found = by_words(f"001 A003 V{'9' * 5000} C {TIMES}", line=1)
    assert found is not None
    assert (found.channels, found.tape) == ("V", f"A003 V{'9' * 5000}")


def test_an_unknown_transition_is_taken_as_a_cut_and_said() -> None:
    found = by_words(f"001 A003 V Q {TIMES}", line=1)
    assert found is not None
    assert found.transition == "C"
    assert "expected a transition (C, D, W or K), found 'Q'" in found.doubts


@pytest.mark.parametrize(
    ("line", "says", "text"),
    [
        ("TITLE:   REEL 2 LOCK ", Says.TITLE, "REEL 2 LOCK"),
        ("FCM: NON-DROP FRAME", Says.COUNTING, "NON-DROP FRAME"),
        ("*FROM CLIP NAME:12A-3*", Says.FROM_NAME, "12A-3*"),
        ("* FROM CLIP NAME:  12A-3*", Says.FROM_NAME, "12A-3*"),
        ("FROM CLIP NAME: 12A-3", Says.FROM_NAME, "12A-3"),
        ("* TO CLIP NAME: 14-2", Says.TO_NAME, "14-2"),
        ("* KEY CLIP NAME: Main title", Says.KEY_NAME, "Main title"),
        ("* SOURCE FILE: A003C002.MOV", Says.SOURCE_FILE, "A003C002.MOV"),
        (r"* FROM FILE: S:\path\to\take_1.exr", Says.FROM_PATH, r"S:\path\to\take_1.exr"),
        ("* LOC: 01:00:01:14 RED     fix", Says.COMMENT, "LOC: 01:00:01:14 RED     fix"),
        ("* * FREEZE FRAME", Says.COMMENT, "FREEZE FRAME"),
        ("*ASC_SAT 0.9", Says.COLOUR, "ASC_SAT 0.9"),
        ("AUD  3    4", Says.AUDIO, "3    4"),
        ("EFFECTS NAME IS CROSS DISSOLVE", Says.EFFECT, "CROSS DISSOLVE"),
        ("REM made by hand", Says.ASIDE, "made by hand"),
        ("REM", Says.ASIDE, ""),
        (
            "001  A003C002 V     C        10:04:12:00 10:04:1",
            Says.BROKEN,
            "001  A003C002 V     C        10:04:12:00 10:04:1",
        ),
        ("the grader wants this brighter", Says.UNKNOWN, "the grader wants this brighter"),
    ],
)
def test_a_line_that_is_no_event_is_told_by_its_first_word(line: str, says: Says, text: str) -> None:
    assert list(statements(["", line])) == [Statement(says, text, 2)]


def test_motion_memory_tells_reel_speed_and_entry() -> None:
    assert speed("M2   A169C002   018.0  16:06:03:16") == Speed("A169C002", 18.0, "16:06:03:16")
    assert speed("M2   MY REEL      -024.0                15:10:00:05") == Speed("MY REEL", -24.0, "15:10:00:05")
    assert speed("M2   AX       -25                      00:00:00:00") == Speed("AX", -25.0, "00:00:00:00")


@pytest.mark.parametrize("text", ["M2", "M2 A169C002", "M2 A169C002 018.0 16:06:0", "M2 A169C002 fast 16:06:03:16"])
def test_damaged_motion_memory_is_no_speed(text: str) -> None:
    assert speed(text) is None


def test_columns_and_words_agree_on_every_real_event() -> None:
    if not REELS.exists():
        pytest.skip("the real material is not there")
    seen = 0
    for file in sorted(REELS.glob("edl*/*.edl")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            found = event_line(line.strip(), line=number) if line[:1].isdigit() else None
            if found is not None:
                assert found == by_words(line.strip(), line=number)
                seen += 1
    assert seen > 1400


@settings(deadline=None)
@given(st.lists(st.text()))
def test_every_line_that_says_something_gives_one_statement(lines: list[str]) -> None:
    found = list(statements(lines))
    assert [each.line for each in found] == [number for number, line in enumerate(lines, start=1) if line.strip()]


NAMES = st.text(st.characters(codec="ascii", categories=("Lu", "Nd")), min_size=1, max_size=40)


@settings(deadline=None)
@given(
    number=st.integers(1, 999_999),
    tape=NAMES,
    channels=st.sampled_from(["V", "A", "A2", "AA", "AA/V", "A2/V", "B", "NONE", "A11"]),
    transition=st.sampled_from(["C", "D", "W001", "W", "K", "KB", "KO"]),
    between=st.sampled_from([" ", "  ", "\t", "     "]),
)
def test_a_written_event_is_read_back(number: int, tape: str, channels: str, transition: str, between: str) -> None:
    operand = "" if transition == "C" else "012"
    parts = [f"{number:03d}", tape, channels, transition, *([operand] if operand else []), *TIMES.split()]
    found = event_line(between.join(parts), line=1)
    assert isinstance(found, EventLine)
    assert (found.tape, found.channels, found.transition, found.operand) == (tape, channels, transition, operand)
    assert found.doubts == ()
