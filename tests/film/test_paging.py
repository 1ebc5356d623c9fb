import msgspec
from hypothesis import given
from hypothesis import strategies as st

from edgecode.film.eighths import LETTER, estimated, lines_of
from edgecode.film.paging import paged
from edgecode.film.script import ParagraphKind, Script
from edgecode.formats.fountain import reader as fountain
from simulators.memory_source import MemorySource
from simulators.papers import script


def told(text: str) -> Script:
    return next(each for each in fountain.read(MemorySource(text, path="a.fountain")) if isinstance(each, Script))


def test_a_short_script_is_one_page() -> None:
    found = paged(script("# 1 INT. LIFT - NIGHT\nShe waits.\nMAYA: No.", path="a.fountain"))
    assert (found.pages, found.stated) == (("1",) * 4, False)


def test_a_page_holds_its_lines_and_no_more() -> None:
    """Heading and 27 actions of one line, each with a blank one above, make 2 + 27 * 2 lines: one action too many."""
    found = paged(told("INT. LIFT - NIGHT\n\n" + "She waits.\n\n" * 27))
    assert found.pages.count("1") == 1 + (LETTER.lines - 2) // 2
    assert found.pages[-1] == "2"


def test_a_heading_stays_with_what_follows_it() -> None:
    text = "INT. LIFT - NIGHT\n\n" + "She waits.\n\n" * 25 + "EXT. YARD - DAY\n\nHe sits.\n"
    made = told(text)
    pages = paged(made).pages
    heading = made.scenes[1].first
    assert (pages[heading - 1], pages[heading], pages[heading + 1]) == ("1", "2", "2")


def test_a_speech_moves_to_the_next_page_whole() -> None:
    made = told("INT. LIFT - NIGHT\n\n" + "She waits.\n\n" * 25 + "MAYA\nOne.\nTwo.\nThree.\n")
    spoken = [page for page, each in zip(paged(made).pages, made.paragraphs, strict=True) if each.character]
    assert set(spoken) == {"2"}


def test_a_page_break_in_the_script_begins_a_page() -> None:
    assert paged(told("INT. LIFT - NIGHT\n\nShe waits.\n\n===\n\nHe sits.\n")).pages == ("1", "1", "2")


def test_pages_that_the_file_states_stand() -> None:
    made = script("# 1 INT. LIFT - NIGHT\nShe waits.\nHe sits.", path="a.fdx")
    pages = ("12", "", "12A")
    stated = tuple(msgspec.structs.replace(each, page=page) for each, page in zip(made.paragraphs, pages, strict=True))
    found = paged(msgspec.structs.replace(made, paragraphs=stated))
    assert (found.pages, found.stated) == (("12", "12", "12A"), True)


@given(st.lists(st.sampled_from(["INT. LIFT - DAY", "She waits.", "MAYA\nYes. " * 3, "word " * 400]), max_size=60))
def test_pages_never_run_back_and_are_as_many_as_the_lines_want(parts: list[str]) -> None:
    made = told("\n\n".join(parts) + "\n")
    pages = [int(page) for page in paged(made).pages]
    assert len(pages) == len(made.paragraphs)
    assert pages == sorted(pages)
    if pages:
        assert pages[0] == 1
        assert pages[-1] >= sum(lines_of(made)) // (2 * LETTER.lines)


def test_a_feature_has_about_as_many_pages_as_eighths_say() -> None:
    made = told(
        "".join(f"INT. ROOM {n} - DAY\n\n" + "She waits by the door and says nothing.\n\n" * 9 for n in range(90))
    )
    pages, eighths = int(paged(made).pages[-1]), sum(estimated(made)) / 8
    assert abs(pages - eighths) < eighths / 5
    assert ParagraphKind.HEADING is made.paragraphs[0].kind
