from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.errors import UnreadableError
from edgecode.film.place import Remark
from edgecode.film.script import ParagraphKind, Script
from edgecode.formats.fountain.reader import read, recognises
from edgecode.formats.fountain.writer import pieces, written
from simulators.damage import damaged
from simulators.memory_source import MemorySource

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "samples" / "fountain").glob("*.fountain"))

TOLD = """\
Title: The Salt Ferry
Draft: 2nd

FADE IN:

INT. BOAT SHED - NIGHT #1#

Nadia waits.

NADIA (V.O.)
(low)
Not again.

CUT TO:

EXT. QUAY - DAY #2#

[[Which quay?]]
"""


def test_a_script_is_scenes_of_paragraphs(reading: Callable[[bytes | str], tuple[Script, list[Remark]]]) -> None:
    script, remarks = reading(TOLD)
    assert (script.path, script.title, script.draft, remarks) == ("script/draft.fountain", "The Salt Ferry", "2nd", [])
    assert [(each.place.line, each.kind.value, each.scene, each.character) for each in script.paragraphs] == [
        (4, "action", -1, ""),
        (6, "heading", 0, ""),
        (8, "action", 0, ""),
        (10, "character", 0, "NADIA"),
        (11, "parenthetical", 0, "NADIA"),
        (12, "dialogue", 0, "NADIA"),
        (14, "transition", 0, ""),
        (16, "heading", 1, ""),
    ]
    assert [(scene.number, scene.heading, scene.first, scene.last) for scene in script.scenes] == [
        ("1", "INT. BOAT SHED - NIGHT", 1, 7),
        ("2", "EXT. QUAY - DAY", 7, 8),
    ]
    assert [(aside.text, aside.before) for aside in script.asides] == [("Which quay?", 8)]
    assert {each.id for each in script.paragraphs} == {each.id for each in script.scenes} == {""}


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_paragraph_is_where_its_bytes_are(
    codec: str, ending: str, reading: Callable[[bytes | str], tuple[Script, list[Remark]]]
) -> None:
    data = TOLD.replace("Nadia", "Renée").replace("\n", ending).encode(codec)
    script, _ = reading(data)
    bare = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(codec, codec)
    assert [data[each.start : each.end].decode(bare) for each in script.paragraphs] == [
        *("FADE IN:", "INT. BOAT SHED - NIGHT #1#", "Renée waits.", "NADIA (V.O.)", "(low)", "Not again.", "CUT TO:"),
        "EXT. QUAY - DAY #2#",
    ]
    assert [data[each.start : each.end].decode(bare) for each in script.asides] == ["[[Which quay?]]"]


def test_emphasis_stays_as_it_was_typed(reading: Callable[[bytes | str], tuple[Script, list[Remark]]]) -> None:
    script, _ = reading(r"He dials *69 and **\*9765**, _now_.")
    assert script.paragraphs[0].text == r"He dials *69 and **\*9765**, _now_."


def test_a_scene_number_used_twice_is_remarked_on(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    script, [remark] = sample("scene_number_used_twice")
    assert len(script.scenes) == 2
    assert remark.place.line == 5
    assert remark.says == "expected each scene number once, found 4A also on line 1"


def test_a_text_in_windows_1252_is_read_and_remarked_on(
    reading: Callable[[bytes | str], tuple[Script, list[Remark]]],
) -> None:
    script, [remark] = reading("Rain.\n\nRENÉE\nOui.".encode("windows-1252"))
    assert script.paragraphs[1].character == "RENÉE"
    assert remark.place.line == 3


def test_an_empty_file_is_an_empty_script(reading: Callable[[bytes | str], tuple[Script, list[Remark]]]) -> None:
    assert reading(b"") == (Script(path="script/draft.fountain"), [])


def test_what_is_no_text_is_refused(reading: Callable[[bytes | str], tuple[Script, list[Remark]]]) -> None:
    with pytest.raises(UnreadableError, match=r"script/draft\.fountain: expected text, found binary data"):
        reading(b"\0\1" * 40)


@given(
    st.lists(
        st.sampled_from(["INT. A - B #1#", "NADIA", "Rain.", "", "  ", "[[", "]]", "/*", "*/", "~la", "# A", "(x)"])
    )
)
def test_spans_and_scenes_are_in_order_and_apart(lines: list[str]) -> None:
    [script, *_] = read(MemorySource("\n".join(lines)))
    assert isinstance(script, Script)
    for before, after in pairwise(script.paragraphs):
        assert before.start < before.end < after.start
        assert before.scene <= after.scene
    for number, scene in enumerate(script.scenes):
        inside = script.paragraphs[scene.first : scene.last]
        assert inside[0].kind is ParagraphKind.HEADING
        assert {each.scene for each in inside} == {number}
    for aside in script.asides:
        assert all(each.start < aside.start for each in script.paragraphs[: aside.before])
        assert all(each.start >= aside.start for each in script.paragraphs[aside.before :])


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_a_damaged_script_is_read_or_refused_and_never_breaks_the_reader(file: Path) -> None:
    for data in damaged(file.read_bytes(), count=60):
        assert written(pieces(data)) == data
        assert recognises(data, suffix=".fountain") in {True, False}
        try:
            [script, *_] = read(MemorySource(data))
        except UnreadableError:
            continue
        assert isinstance(script, Script)
        assert all(0 <= each.start < each.end <= len(data) for each in script.paragraphs)
