import pytest

from edgecode.film.script import ParagraphKind, Script
from simulators.printed_script import Style, printed
from simulators.read_back import in_fountain, read_back

RAIN = "Rain falls on the boats, on the quay, and on all others who"


def kinds(text: str, style: Style | None = None) -> list[tuple[str, str]]:
    """Print a text and list kinds and texts as they are read back."""
    return [(str(each.kind), each.text) for each in script(text, style).paragraphs]


def script(text: str, style: Style | None = None) -> Script:
    """Print a text and read it back."""
    return read_back(printed(in_fountain(f"INT. QUAY - NIGHT #1#\n\n{RAIN}\n\n{text}"), style or Style()))


def test_a_line_in_capitals_with_a_number_is_a_heading_and_without_one_action() -> None:
    assert kinds(".LATER #2#\n\nMore rain.\n", Style(numbers=True))[2] == ("heading", "LATER")
    assert kinds(".LATER #2#\n\nMore rain.\n")[2] == ("action", "LATER")


@pytest.mark.parametrize(
    "text", ["CLOSE ON THE LAMP", "ANGLE ON OTTO", "INSERT - THE LEDGER", "BACK TO SCENE", "OTTO'S POV"]
)
def test_a_shot_stands_alone_in_capitals(text: str) -> None:
    assert kinds(f"!!{text}\n\nIt goes out.\n")[2] == ("shot", text)


@pytest.mark.parametrize("text", ["ONE LAMP GOES OUT.", "OTTO WAITS", "Close on the lamp"])
def test_other_lines_in_capitals_are_action(text: str) -> None:
    assert kinds(f"!{text}\n\nIt goes out.\n")[2] == ("action", text)


@pytest.mark.parametrize("text", ["CUT TO:", "SMASH CUT TO:", "FADE OUT.", "FADE TO BLACK.", "Slowly to white."])
def test_a_transition_ends_at_the_right_edge(text: str) -> None:
    assert kinds(f"> {text}\n\nINT. SHIP - DAY\n\nRain.\n")[2] == ("transition", text)


def test_what_is_set_to_the_middle_is_action_and_centered() -> None:
    found = script("> THE END <\n").paragraphs[2]
    assert (found.kind, found.text, found.centered) == (ParagraphKind.ACTION, "THE END", True)


def test_a_long_heading_goes_on_over_lines() -> None:
    long = "EXT. THE LONG AND WINDING ROAD FROM THE QUAY TO THE CUSTOMS HOUSE AND BACK TO THE QUAY - NIGHT"
    found = script(f"{long} #2#\n\nMore rain.\n", Style(numbers=True))
    assert (found.scenes[1].heading, found.scenes[1].number) == (long, "2")


def test_a_cue_needs_something_said_under_it() -> None:
    assert kinds("OTTO\nYes.\n\n!                      NADIA\n\nRain.\n")[2:] == [
        *(("character", "OTTO"), ("dialogue", "Yes.")),
        *(("action", "NADIA"), ("action", "Rain.")),
    ]


def test_a_name_in_small_letters_is_a_cue_where_cues_stand() -> None:
    assert kinds("OTTO\nYes.\n\n@McCoy\nNo.\n")[4:] == [("character", "McCoy"), ("dialogue", "No.")]


def test_a_speech_joined_over_a_page_is_one_and_the_furniture_is_gone() -> None:
    said = " ".join(f"Lamp number {lamp} went out before the ferry came." for lamp in range(90))
    found = kinds(f"OTTO\n{said}\n", Style(more=True, continued=True, numbers=True))
    assert found[2:] == [("character", "OTTO"), ("dialogue", said)]


def test_action_joined_over_a_page_is_one_where_its_line_is_full() -> None:
    told = " ".join(f"Lamp number {lamp} goes out and nobody on the quay sees it." for lamp in range(90))
    assert kinds(f"{told}\n", Style(continued=True, numbers=True))[2:] == [("action", told)]


def test_a_line_broken_by_the_writer_stays_broken() -> None:
    assert kinds("The sign says\nCLOSED\nin red.\n")[2:] == [("action", "The sign says\nCLOSED\nin red.")]
