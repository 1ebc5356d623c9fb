import pytest

from edgecode.formats.pdf.panels.numbers import is_label, numbered, scene_of_shot


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Scene 4  Shot 4A  Panel 2", ("4", "4A", "2", "")),
        ("SCENE: 4 SHOT: 4A PANEL: 2 of 6", ("4", "4A", "2", "")),
        ("Sc. 12 / Sh. 12B / Pn 3", ("12", "12B", "3", "")),
        ("SC 4A-2", ("4A", "", "4A-2", "")),
        ("Shot A", ("", "A", "", "")),
        ("Scene 1 EXT. EAST LANDING - DAY", ("1", "", "", "EXT. EAST LANDING - DAY")),
        ("Panel wide on deck", ("", "", "wide on deck", "")),
        ("Panel 2 Otto turns", ("", "", "2", "Otto turns")),
        ("4A.2", ("4", "4A", "4A.2", "")),
        ("4A-2", ("4", "4A", "4A-2", "")),
        ("4-2", ("4", "", "4-2", "")),
        ("4_4A_2", ("4", "4A", "4_4A_2", "")),
        ("SC010_SH020_P03", ("010", "020", "SC010_SH020_P03", "")),
        ("S4 SH2", ("4", "2", "", "")),
        ("the boards and the scene of it", ("", "", "", "the boards and the scene of it")),
        ("SHOW", ("", "", "", "SHOW")),
        ("He is 4 years old", ("", "", "", "He is 4 years old")),
    ],
)
def test_captions_name_scene_shot_and_panel(text: str, named: tuple[str, str, str, str]) -> None:
    found = numbered(text)
    assert (found.scene, found.shot, found.panel, found.rest) == named


def test_the_scene_leads_a_shot_with_a_letter_and_no_other() -> None:
    assert [scene_of_shot(shot) for shot in ("4A", "A104BB", "12", "", "A")] == ["4", "A104", "", "", ""]


def test_a_label_alone_waits_for_its_number() -> None:
    assert is_label("Scene:")
    assert not is_label("Scene 4")
