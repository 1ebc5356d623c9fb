import pytest

from edgecode.film.place import Place
from edgecode.film.script import Paragraph, ParagraphKind
from edgecode.formats.fountain.scenes import scenes_of


def paragraph(kind: ParagraphKind, text: str, line: int) -> Paragraph:
    return Paragraph(kind=kind, text=text, place=Place("a.fountain", line=line), start=0, end=0)


HARBOUR = (
    paragraph(ParagraphKind.ACTION, "Rain.", 1),
    paragraph(ParagraphKind.HEADING, "INT. BOAT SHED - NIGHT", 3),
    paragraph(ParagraphKind.ACTION, "Nadia waits.", 5),
    paragraph(ParagraphKind.HEADING, "EXT. QUAY - DAWN", 7),
)
"""Rain before any heading, a scene in the shed, and a quay with nothing on it yet."""


def test_a_scene_goes_from_its_heading_to_the_next_and_the_last_to_the_end() -> None:
    shed, quay = scenes_of(HARBOUR, numbers=["1", ""])
    assert (shed.first, shed.last, shed.number, shed.location, shed.interior) == (1, 3, "1", "BOAT SHED", True)
    assert (quay.first, quay.last, quay.number, quay.time, quay.place.line) == (3, 4, "", "DAWN", 7)


def test_a_script_without_headings_has_no_scenes() -> None:
    assert not list(scenes_of(HARBOUR[:1], numbers=[]))


def test_each_heading_has_its_number() -> None:
    with pytest.raises(ValueError, match="zip"):
        list(scenes_of(HARBOUR, numbers=["1"]))
