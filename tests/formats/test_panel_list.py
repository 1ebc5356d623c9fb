from pathlib import Path

import pytest

from edgecode.errors import UnreadableError
from edgecode.film.board import Panel
from edgecode.film.place import Place, Remark
from edgecode.formats.panel_list import read, recognises
from edgecode.formats.source import Source
from simulators.damage import damaged
from simulators.memory_source import MemorySource

SAMPLE = Path(__file__).parents[1] / "samples" / "panel_list" / "panels.csv"


def panels(data: bytes | str, *, path: str = "boards/list.csv") -> list[Panel]:
    return [record for record in read(MemorySource(data, path=path)) if isinstance(record, Panel)]


def remarks(data: bytes | str) -> list[str]:
    records = read(MemorySource(data, path="boards/list.csv"))
    return [f"{record.place}: {record.says}" for record in records if isinstance(record, Remark)]


def test_a_row_is_a_panel() -> None:
    [first, *_] = panels(SAMPLE.read_bytes())
    assert first == Panel(
        name="12-1",
        place=Place("boards/list.csv", line=3),
        scene="12",
        shot="A",
        covers="3-5",
        action="NADIA waits",
        image="boards/12-1.png",
        seconds=2.5,
        lens="40",
    )


def test_what_a_list_says_of_draft_shot_and_sound_is_read_by_many_words() -> None:
    [panel] = panels(
        "panel,scene,Drawn for,Shot size,Camera Angle,Focal Length,Camera Move,Side of the line,Comments,Scratch Sound\n"
        "1,12,script/white.fdx,CU,low,40mm,push in,Nadia's,handheld,../sound/12.wav\n"
    )
    assert panel == Panel(
        name="1",
        place=Place("boards/list.csv", line=2),
        scene="12",
        draft="script/white.fdx",
        size="CU",
        angle="low",
        lens="40mm",
        move="push in",
        side="Nadia's",
        notes="handheld",
        audio="sound/12.wav",
    )
    [short] = panels(
        "panel,scene,draft,size,angle,lens,move,side,notes,sound\n1,12,blue,CU,low,40,pan,left,wet,a.mp3\n"
    )
    details = (short.draft, short.size, short.angle, short.lens, short.move, short.side, short.notes, short.audio)
    assert details == ("blue", "CU", "low", "40", "pan", "left", "wet", "boards/a.mp3")


def test_words_for_a_sound_are_no_file() -> None:
    [panel] = panels("panel,scene,sound\n1,12,Thunder. Then nothing\n")
    assert (panel.audio, panel.extra) == ("", {"csv.sound in words": "Thunder. Then nothing"})


def test_two_panels_of_one_name_in_one_scene_both_stand() -> None:
    told = "panel,scene\n1,12\n2,12\n1,14\n1, 012 \n1,12\n3,\n3,\n"
    assert [(panel.name, panel.scene) for panel in panels(told)] == [
        *(("1", "12"), ("2", "12"), ("1", "14"), ("1", "012"), ("1", "12")),
        *(("3", ""), ("3", "")),
    ]
    found = [says for says in remarks(told) if "found another" in says]
    assert found == [
        "boards/list.csv:5: expected one panel 1 in scene 012, found another; the first is at line 2, and both stand",
        "boards/list.csv:6: expected one panel 1 in scene 12, found another; the first is at line 2, and both stand",
        "boards/list.csv:8: expected one panel 3 of no scene, found another; the first is at line 7, and both stand",
    ]


def test_no_panel_is_lost_to_a_row_with_gaps() -> None:
    assert [panel.name for panel in panels(SAMPLE.read_bytes())] == ["12-1", "12-2", "12-3", "12-5", "12-6"]
    assert remarks(SAMPLE.read_bytes()) == [
        "boards/list.csv:5: expected the panel's scene, found none",
        "boards/list.csv:5: expected seconds such as 2.5, found 'soon'; left out",
        "boards/list.csv:6: expected a panel's name, found none; row left out",
        "boards/list.csv:7: expected 9 cells, found 3; what is there is kept",
    ]


def test_pictures_lie_where_the_list_lies() -> None:
    """A path that starts at the list's own folder is already the film's, and one from another machine stays as it is."""
    assert [panel.image for panel in panels(SAMPLE.read_bytes())] == [
        "boards/12-1.png",
        "boards/12-2.png",
        "art/12-3.png",
        "",
        "C:/Art/12-6.png",
    ]


@pytest.mark.parametrize(
    ("path", "said", "image"),
    [
        ("list.csv", "a.png", "a.png"),
        ("boards/day 1/list.csv", "..\\a.png", "boards/a.png"),
        ("boards/list.csv", "../../a.png", "../../a.png"),
        ("boards/list.csv", "/Volumes/Art/a.png", "/Volumes/Art/a.png"),
        ("boards/list.csv", "https://example.org/a.png", "https://example.org/a.png"),
    ],
)
def test_a_path_is_read_from_the_lists_own_folder(path: str, said: str, image: str) -> None:
    assert [panel.image for panel in panels(f"panel,scene,image\n1,12,{said}\n", path=path)] == [image]


def test_seconds_are_written_with_a_dot_or_a_comma() -> None:
    assert [panel.seconds for panel in panels(SAMPLE.read_bytes())] == [2.5, 3.0, None, None, None]


def test_a_quoted_line_of_dialogue_is_one_cell() -> None:
    assert panels(SAMPLE.read_bytes())[1].dialogue == "You said, at nine."


@pytest.mark.parametrize("header", ["panel,scene", "Panel Name,SC", "#;Scene;Picture", "name,scene,dialogue"])
def test_it_is_known_by_its_header_row(header: str) -> None:
    assert recognises(f"The Lift\n{header}\n".encode(), suffix=".csv")


@pytest.mark.parametrize(
    "header",
    [
        "name,scene,shot",
        "name,scene,notes,sound,lens,size",
        "slate,scene,panel,lens",
        "panel,image",
        "slate,scene,panel,image",
        "#,scene,take,image",
        "INT. HALL - NIGHT",
    ],
)
def test_other_tables_are_no_lists_of_panels(header: str) -> None:
    assert not recognises(f"The Lift\n{header}\n".encode(), suffix=".csv")


def test_a_file_without_the_header_row_is_refused() -> None:
    with pytest.raises(UnreadableError, match="expected a header row with panel and scene"):
        panels("hello\n")


def test_a_list_in_an_old_encoding_says_so_once() -> None:
    assert remarks("panel,scene\ncafé,12\n".encode("windows-1252")) == [
        "boards/list.csv:2: expected UTF-8, found other bytes; read as Windows-1252"
    ]


def test_damage_costs_at_most_the_file() -> None:
    unreadable = 0
    for data in damaged(SAMPLE.read_bytes()):
        recognises(data, suffix=".csv")
        source: Source = MemorySource(data)
        try:
            list(read(source))
        except UnreadableError:
            unreadable += 1
    assert unreadable < 100
