from difflib import SequenceMatcher
from pathlib import Path

import pytest

from edgecode.errors import UnreadableError
from edgecode.film.place import Place
from edgecode.film.script import ParagraphKind, Script
from edgecode.formats.pdf.reader import read, recognises
from simulators.damage import damaged
from simulators.memory_source import MemorySource
from simulators.printed_script import Style, placed, printed
from simulators.read_back import exported, in_fountain, read_back, script_and_remarks, told

EXAMPLES = Path(__file__).parents[3] / "examples" / "the-ferry" / "script"
REAL = Path(__file__).parents[3] / ".." / "shared" / "real" / "scripts" / "fountain"
REAL_FILES = [
    REAL / f"{name}.fountain" for name in ("Boneyards", "Indenting", "LineBreaks", "Notes", "TestFDX-FD", "TestFDX-FI")
]
QUAY = """\
FADE IN:

EXT. QUAY - NIGHT #1#

Rain. A lamp swings over the water.  *

OTTO (O.S.)
(calling out to the far end of the quay, where nobody stands)
Is anybody there? I have been calling since the ferry left and nobody has answered me yet.

NADIA
Here.

OTTO (CONT'D)
Where?  *

INT./EXT. CAR (MOVING) - CONTINUOUS #2A#

NADIA
You came.

OTTO ^
(at once)
I came all the way from the other side, can you believe that?

They laugh.

.OMITTED #3-5#

INT. LONG AND WINDING CORRIDOR UNDER THE OLD CUSTOMS HOUSE AT THE QUAY - LATER THAT NIGHT #A6#

> THE END OF THE ROAD <

MRS. VELL
Twenty-two lamps.

*69 is what she dials.

2ND GUARD
(beat)
No.
(then)
Yes.

CUT TO:

EXT. SEA - DAWN #6#

Nothing but water, all the way to where the sky begins, and in the middle of it one very well-
known boat. Bells.

JEAN-LUC
Don't go-- don't.

> FADE OUT.

> THE END <
"""
LONG = "\n\n".join(
    f"INT. ROOM {scene} - DAY #{scene}#\n\nOTTO\n"
    + "I counted the lamps on the quay and there were more of them than there are ships. " * 7
    + "\n\nNADIA\n(beat)\nThen count the ships.\n\n"
    + "She puts the lamp down on the stones and looks for the far bank, which is not there any more. " * 3
    for scene in range(1, 13)
)
LAYOUTS = {
    "letter": Style(),
    "A4, numbered, MORE and CONTINUED": Style(
        paper=(595, 842),
        page_lines=58,
        numbers=True,
        more=True,
        continued=True,
        header=lambda _: "THE QUAY - Blue Rev. 5/6/24",
    ),
    "other indents": Style(dialogue=(11, 34), parenthetical=(18, 22), cue=25, numbers=True, more=True),
    "cues in the middle": Style(cue_centered=True, more=True),
    "scaled": Style(scale=0.7, more=True, numbers=True),
    "numbers at the foot, footer, watermark": Style(
        label_at_foot=True, labels=lambda page: str(page + 1), footer="CONFIDENTIAL - COPY 12", watermark="JANE DOE"
    ),
    "small and wide apart": Style(size=10, leading=15, page_lines=42, more=True),
    "brackets where dialogue is": Style(parenthetical=(10, 30), cue=18),
    "double-spaced speeches": Style(double_dialogue=True, more=True),
    "narrow": Style(left=140, action=52, dialogue=(6, 34), parenthetical=(9, 24), cue=14, more=True),
}


def share(one: Script, other: Script) -> float:
    """Give the share of paragraphs that are the same in both."""
    mine, yours = told(one), told(other)
    same = sum(block.size for block in SequenceMatcher(None, mine, yours, autojunk=False).get_matching_blocks())
    return same / max(len(mine), len(yours))


@pytest.mark.parametrize("file", sorted(EXAMPLES.glob("*.fountain")), ids=lambda file: file.stem)
def test_the_example_film_printed_by_screenplain_is_the_same_script(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    script, back = in_fountain(text), read_back(exported(text))
    assert told(back) == told(script)
    assert [scene.number for scene in back.scenes] == [scene.number for scene in script.scenes]
    assert (back.title, back.draft) == ("THE FERRY", dict(script.title_page)["Draft date"][0])


@pytest.mark.parametrize("file", REAL_FILES, ids=lambda file: file.stem)
def test_a_real_script_printed_by_screenplain_is_the_same_script(file: Path) -> None:
    if not file.exists():
        pytest.skip("the real scripts are not beside the checkout")
    text = file.read_text(encoding="utf-8")
    assert told(read_back(exported(text))) == told(in_fountain(text))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_script_is_the_same_in_every_layout(layout: str) -> None:
    script = in_fountain(QUAY)
    back = read_back(printed(script, LAYOUTS[layout]))
    assert told(back) == told(script)
    assert [paragraph.revised for paragraph in back.paragraphs] == [
        paragraph.revised for paragraph in script.paragraphs
    ]
    if LAYOUTS[layout].numbers:
        assert [scene.number for scene in back.scenes] == ["1", "2A", "3-5", "A6", "6"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_speeches_and_action_go_on_over_page_breaks(layout: str) -> None:
    script = in_fountain(LONG)
    back = read_back(printed(script, LAYOUTS[layout]))
    assert len({paragraph.place.page for paragraph in back.paragraphs}) > 3
    assert share(back, script) >= 0.99


def test_what_screenplain_prints_of_a_long_script_is_the_same_to_99_in_100() -> None:
    assert share(read_back(exported(LONG)), in_fountain(LONG)) >= 0.99


def test_a_paragraph_knows_its_page_and_its_place_says_it() -> None:
    labels = ["", "2.", "2A.", "3-4.", "5.", "6.", "7."]
    back = read_back(
        printed(in_fountain(LONG), Style(labels=lambda page: labels[page] if page < 7 else f"{page + 1}."))
    )
    pages = list(dict.fromkeys(paragraph.page for paragraph in back.paragraphs))
    assert pages[:5] == ["1", "2", "2A", "3-4", "5"]
    assert str(back.scenes[0].place) == "draft.pdf p. 1"
    assert back.locked


def test_where_no_number_is_printed_the_place_is_the_sheet_in_brackets() -> None:
    back = read_back(
        printed(in_fountain(LONG), Style(labels=lambda _: "", title=(("THE QUAY", 260, 0.5), ("by", 290, 0.5))))
    )
    assert {paragraph.page for paragraph in back.paragraphs} == {""}
    assert back.paragraphs[0].place == Place("draft.pdf", page="[2]")
    assert not back.locked


def test_start_and_end_count_characters_of_all_lines() -> None:
    back = read_back(printed(in_fountain(QUAY), Style(numbers=True)))
    first, heading = back.paragraphs[:2]
    assert (first.start, first.end) == (0, len("FADE IN:"))
    assert (heading.start, heading.end) == (9, 9 + len("1 EXT. QUAY - NIGHT 1"))
    assert all(
        one.end <= other.start
        for one, other in zip(back.paragraphs, back.paragraphs[1:], strict=False)
        if not other.dual
    )


def test_a_scene_is_taken_apart_as_in_fountain() -> None:
    back, script = read_back(printed(in_fountain(QUAY), Style(numbers=True))), in_fountain(QUAY)
    for one, other in zip(back.scenes, script.scenes, strict=True):
        assert (one.interior, one.location, one.time, one.omitted, one.first, one.last) == (
            other.interior,
            other.location,
            other.time,
            other.omitted,
            other.first,
            other.last,
        )


def test_the_draft_is_what_the_headers_agree_on() -> None:
    assert (
        read_back(printed(in_fountain(LONG), Style(header=lambda _: "BLUE REVISION 5/6/24"))).draft
        == "BLUE REVISION 5/6/24"
    )
    several = Style(header=lambda page: "PINK REVISION 7/6/24" if page % 2 else "BLUE REVISION 5/6/24")
    assert read_back(printed(in_fountain(LONG), several)).draft == ""


def test_the_title_page_tells_title_authors_and_draft() -> None:
    title = (
        ("THE QUAY", 260, 0.5),
        ("Written by", 300, 0.5),
        ("Ines Calder", 324, 0.5),
        ("Blue Revision", 600, 0),
        ("6 May 2024", 614, 0),
        ("ines@example.org", 640, 0),
    )
    back = read_back(printed(in_fountain(QUAY), Style(title=title)))
    assert (back.title, back.draft) == ("THE QUAY", "Blue Revision")
    assert back.title_page == (
        ("Title", ("THE QUAY",)),
        ("Credit", ("Written by",)),
        ("Author", ("Ines Calder",)),
        ("Draft", ("Blue Revision",)),
        ("Draft date", ("6 May 2024",)),
        ("Contact", ("ines@example.org",)),
    )


def test_a_number_on_two_headings_is_remarked() -> None:
    text = "INT. A - DAY #4#\n\nOne.\n\nINT. B - DAY #4#\n\nTwo.\n"
    script, remarks = script_and_remarks(printed(in_fountain(text), Style(numbers=True)))
    assert script is not None
    assert remarks == ["draft.pdf: expected each scene number once, found 4 on 2 headings"]


def test_what_is_no_screenplay_is_none_and_said_so() -> None:
    letter = [(72, 90 + 14 * line, "Dear Ines, the ferry is booked for Thursday.") for line in range(12)]
    why = "found 1 page of text without a scene heading such as INT. or EXT.; nothing is read from it"
    assert script_and_remarks(placed(letter)) == (None, [f"draft.pdf: expected a screenplay, {why}"])


PNG = (
    "#image(bytes((137,80,78,71,13,10,26,10,0,0,0,13,73,72,68,82,0,0,0,1,0,0,0,1,8,0,0,0,0,58,126,155,85,0,0,0,10,73,68,65,"
    "84,120,156,99,104,0,0,0,130,0,129,119,205,114,182,0,0,0,0,73,69,78,68,174,66,96,130)), width: 300pt)\n"
)


def test_a_scan_is_said_to_be_one() -> None:
    with pytest.raises(UnreadableError, match="expected a PDF with text, found 2 pages of pictures: a scan; have it"):
        list(read(MemorySource(placed([], more=PNG + "#pagebreak()\n" + PNG), path="scan.pdf")))


def test_pages_without_anything_are_no_scan() -> None:
    with pytest.raises(UnreadableError, match="expected a PDF with text, found 1 page without any"):
        list(read(MemorySource(placed([]), path="blank.pdf")))


def test_it_is_known_by_its_signature_wherever_that_stands_at_the_start() -> None:
    data = printed(in_fountain(QUAY), Style())
    assert recognises(data[:65_536], suffix=".txt")
    assert recognises(b"\r\n\r\nstray bytes" + data[:100], suffix=".pdf")
    assert not recognises(b"INT. KITCHEN - DAY\n\nA PDF.\n", suffix=".pdf")


@pytest.mark.parametrize(
    "data", [exported(QUAY), printed(in_fountain(QUAY), LAYOUTS["scaled"])], ids=["reportlab", "typst"]
)
def test_a_damaged_file_is_read_or_refused(data: bytes) -> None:
    """As many again by hand, in a process of their own, are told of in :mod:`edgecode.formats.pdf.sheets`."""
    whole, refused = 0, set()
    for version in damaged(data, count=300):
        try:
            whole += any(isinstance(each, Script) for each in read(MemorySource(version, path="draft.pdf")))
        except UnreadableError as error:
            refused.add(str(error)[: len("draft.pdf: expected a PDF")])
    assert whole > 50
    assert refused == {"draft.pdf: expected a PDF"}


def test_every_paragraph_of_a_speech_has_its_speaker() -> None:
    back = read_back(printed(in_fountain(LONG), Style(more=True)))
    spoken = [each for each in back.paragraphs if each.kind in {ParagraphKind.DIALOGUE, ParagraphKind.PARENTHETICAL}]
    assert spoken
    assert {each.character for each in spoken} == {"OTTO", "NADIA"}
