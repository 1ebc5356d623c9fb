from collections.abc import Callable

from lxml import etree

from edgecode.film.place import Remark
from edgecode.film.script import AsideKind, ParagraphKind, Script
from edgecode.formats.fdx.kinds import Types
from edgecode.formats.fdx.omitted import omitted_paragraphs, omitted_text

OLD = "EXT. QUARRY ROAD - DUSK\n\nTobin waits.\n\nTOBIN\n(to himself)\nAny bus will do.\n\nCUT TO:"


def test_old_words_of_an_omitted_scene_are_kept_out_of_the_script(
    sample: Callable[[str], tuple[Script, list[Remark]]],
) -> None:
    script, _ = sample("omitted_scenes")
    assert [(scene.number, scene.heading, scene.omitted, scene.eighths) for scene in script.scenes] == [
        ("20", "OMITTED", True, None),
        ("21", "Omitted", True, 0),
        ("22", "GESTRICHEN", True, None),
        ("23", "INT. REGISTRY - DAY", False, None),
    ]
    assert [(aside.kind, aside.text, aside.before) for aside in script.asides] == [
        (AsideKind.BONEYARD, OLD, 2),
        (AsideKind.BONEYARD, "INT. LAST BUS - NIGHT #22#", 3),
    ]
    assert not any("Tobin" in paragraph.text for paragraph in script.paragraphs)
    assert script.elements == ()


def test_old_words_are_read_as_paragraphs_again() -> None:
    assert list(omitted_paragraphs(f"{OLD}\n\nRain.")) == [
        (ParagraphKind.HEADING, "EXT. QUARRY ROAD - DUSK", ""),
        (ParagraphKind.ACTION, "Tobin waits.", ""),
        (ParagraphKind.CHARACTER, "TOBIN", ""),
        (ParagraphKind.PARENTHETICAL, "(to himself)", ""),
        (ParagraphKind.DIALOGUE, "Any bus will do.", ""),
        (ParagraphKind.ACTION, "CUT TO:", ""),
        (ParagraphKind.ACTION, "Rain.", ""),
    ]
    assert list(omitted_paragraphs("INT. BUS #22A#")) == [(ParagraphKind.HEADING, "INT. BUS", "22A")]


def test_speeches_of_a_dual_dialogue_are_old_words_too() -> None:
    block = etree.fromstring(
        '<O><Paragraph Type="Scene Heading"><Text>Int. bus</Text></Paragraph><Paragraph><DualDialogue>'
        '<Paragraph Type="Character"><Text>A</Text></Paragraph><Paragraph Type="Dialogue"><Text>So.</Text></Paragraph>'
        "</DualDialogue></Paragraph></O>"
    )
    assert omitted_text(block, types=Types(capitals=frozenset({"scene heading"}))) == "INT. BUS\n\nA\nSo."
