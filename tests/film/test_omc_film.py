from collections import Counter
from pathlib import Path

import pytest

from edgecode.film.omc import OmcRecord
from edgecode.film.omc_film import OmcFilm, joined, panels, recordings
from edgecode.film.place import Place
from edgecode.film.recording import WrittenBy
from edgecode.formats.omc.reader import read
from simulators.memory_source import MemorySource

REAL = Path(__file__).parents[2] / ".." / "shared" / "real" / "production" / "hyperspace-madness"
needs_real = pytest.mark.skipif(not REAL.exists(), reason="the real material is not beside this checkout")

SCENE = "NarrativeScene"
PRODUCTION = "ProductionScene"


def record(
    entity: str, own: str, *refs: tuple[str, str], name: str = "", line: int | None = None, **values: str
) -> OmcRecord:
    return OmcRecord(
        entity=entity, id=own, place=Place("omc.json", line=line), name=name, values=values, refs=tuple(refs)
    )


def narrative(own: str, *refs: tuple[str, str], number: str = "12") -> OmcRecord:
    return record(SCENE, own, *refs, name="Hall", sceneNumber=number)


def test_one_relation_may_stand_at_either_end() -> None:
    """Slate 1 names its scene, slate 2 is named by it; the scene names the script's scene that it is for."""
    film = joined(
        [
            record("Slate", "slt1", (PRODUCTION, "pscn"), slateUID="12A-1"),
            record("Slate", "slt2", slateUID="12A-2"),
            record(PRODUCTION, "pscn", ("Slate", "slt2"), (SCENE, "nscn"), sceneNumber="40"),
            narrative("nscn"),
        ]
    )
    assert [slate.production_scene for slate in film.slates] == ["pscn", "pscn"]
    assert film.production_scenes[0].slates == ("slt1", "slt2")
    assert [recording.scene for recording in recordings(film)] == ["12", "12"]


def test_an_entity_told_of_in_several_documents_is_one() -> None:
    """The place is that of the mention that says most; what was said first stays."""
    film = joined(
        [
            record("Slate", "slt", line=1),
            record("Slate", "slt", line=7, slateUID="12A-1", cameraLabel="A"),
            record("Slate", "slt", line=9, cameraLabel="B"),
        ]
    )
    [slate] = film.slates
    assert (slate.uid, slate.camera, slate.place.line) == ("12A-1", "A", 7)
    assert slate.slate is not None
    assert slate.slate.take_label == "12A-1"


def test_an_entity_may_be_named_by_any_of_its_identifiers() -> None:
    film = joined(
        [
            record("Slate", "lift:slt", (PRODUCTION, "eidr:12"), slateUID="12A-1"),
            record(PRODUCTION, "lift:pscn", ("identifier", "eidr:12"), sceneNumber="12"),
        ]
    )
    assert film.slates[0].production_scene == "lift:pscn"


def test_a_context_that_stands_alone_ties_what_it_names() -> None:
    slate, asset = record("Slate", "slt", slateUID="12A-1"), record("Asset", "ast", functionalType="capture.ocf")
    with_subject = record("Context", "cxt", ("ForEntity", "slt"), ("Asset", "ast"))
    assert joined([slate, asset, with_subject]).slates[0].assets == ("ast",)
    without_subject = record("Context", "cxt", ("Slate", "slt"), ("Asset", "ast"))
    assert joined([without_subject, slate, asset]).captures[0].slates == ("slt",)


def test_a_slate_of_two_scenes_belongs_to_neither() -> None:
    film = joined(
        [
            record("Slate", "slt", (PRODUCTION, "a"), (PRODUCTION, "b"), slateUID="12A-1"),
            record(PRODUCTION, "a", sceneNumber="12"),
            record(PRODUCTION, "b", sceneNumber="13"),
        ]
    )
    assert film.slates[0].production_scene == ""
    assert recordings(film)[0].scene == ""


def test_a_recording_is_a_slate_with_its_captures() -> None:
    film = joined(
        [
            record(
                "Slate",
                "slt",
                ("Asset", "ast1"),
                ("Asset", "ast2"),
                ("Asset", "nobody describes it"),
                (PRODUCTION, "pscn"),
                slateUID="12A-1",
                cameraLabel="A",
                cameraUnit="Main",
                cameraRoll="A001",
                soundRoll="S001",
                shootDay="3",
                shootDate="2025-05-06",
                recordingFPS="23.976",
            ),
            record(PRODUCTION, "pscn", sceneNumber="40"),
            record("Asset", "ast1", functionalType="capture", fileName="A001C001.mov"),
            record("Asset", "ast2", name="A001C002", functionalType="capture.ocf"),
        ]
    )
    [recording] = recordings(film)
    assert recording.written_by is WrittenBy.OMC
    assert (recording.slate_text, recording.scene, recording.camera) == ("12A-1", "40", "A")
    assert (recording.roll, recording.sound_roll, recording.file) == ("A001", "S001", "A001C001.mov")
    assert (recording.shoot_day, recording.date) == (3, "2025-05-06")
    assert recording.extra == {
        "omc.id": "slt",
        "omc.ProductionScene": "40",
        "omc.cameraUnit": "Main",
        "omc.recordingFPS": "23.976",
        "omc.files": "A001C002",
    }


@pytest.mark.parametrize(
    ("values", "heading"),
    [
        ({"INT/EXT": "EXT", "time": "DAY"}, "EXT. HALL - DAY"),
        ({"INT/EXT": "Int.", "time": "Night"}, "INT. HALL - NIGHT"),
        ({"INT/EXT": "int. / ext."}, "INT./EXT. HALL"),
        ({"time": "DAWN"}, "HALL - DAWN"),
        ({"INT/EXT": "UNDERWATER"}, "UNDERWATER HALL"),
        ({"slugline": "Int. Great hall - Night"}, "INT. GREAT HALL - NIGHT"),
        ({}, "HALL"),
    ],
)
def test_a_heading_is_built_from_slugline_and_name(values: dict[str, str], heading: str) -> None:
    scene = OmcRecord(entity=SCENE, id="nscn", place=Place("omc.json"), name="Hall", values=values)
    assert joined([scene]).scenes[0].heading == heading


def test_scenes_stand_in_the_order_of_their_numbers() -> None:
    film = joined([narrative(number, number=number) for number in ("10", "2A", "2", "A2")])
    assert [scene.number for scene in film.scenes] == ["A2", "2", "2A", "10"]


def test_a_frame_belongs_to_the_scene_of_its_board() -> None:
    film = joined(
        [
            record("Asset", "board", ("Asset", "frame"), (SCENE, "nscn"), functionalType="artwork.storyboard"),
            record(
                "Asset",
                "frame",
                name="Doors",
                functionalType="artwork.storyboard.frame",
                fileName="12-1.png",
                filePath="/boards/hall",
                cameraFraming="Wide",
                description="The doors open",
            ),
            narrative("nscn"),
        ]
    )
    [panel] = panels(film)
    assert (panel.name, panel.scene, panel.action) == ("Doors", "12", "The doors open")
    assert panel.image == "boards/hall/12-1.png"
    assert panel.extra == {"omc.id": "frame", "omc.cameraFraming": "Wide"}


def test_a_board_of_two_scenes_chooses_neither() -> None:
    film = joined(
        [
            record("Asset", "frame", (SCENE, "a"), (SCENE, "b"), functionalType="artwork.storyboard.frame"),
            narrative("a", number="3"),
            narrative("b", number="4"),
        ]
    )
    [panel] = panels(film)
    assert panel.scene == ""
    assert panel.extra["omc.scenes"] == "3; 4"


def test_nothing_joins_to_an_empty_film() -> None:
    assert joined([]) == OmcFilm()
    assert recordings(OmcFilm()) == ()
    assert panels(OmcFilm()) == ()


def real_film() -> OmcFilm:
    """All documents, without the two examples of another production (its identifiers' scope is ``etc``)."""
    records = (found for file in sorted(REAL.glob("*.json")) for found in read(MemorySource.of(file)))
    return joined(found for found in records if isinstance(found, OmcRecord))


@needs_real
def test_a_real_short_film_joins_whole() -> None:
    film = real_film()
    assert film.title == "Hyperspace Madness"
    assert [len(film.scenes), len(film.production_scenes), len(film.slates)] == [7, 15, 131]
    assert [len(film.captures), len(film.frames)] == [583, 85]
    assert all(slate.production_scene and slate.slate and len(slate.assets) == 1 for slate in film.slates)
    assert sum(len(scene.slates) for scene in film.production_scenes) == 131
    assert [scene.number for scene in film.production_scenes if not scene.narrative] == ["15"]
    assert film.scenes[0].heading == "EXT. JUNGLE - DAY"


@needs_real
def test_real_slates_become_recordings_of_the_scripts_scenes() -> None:
    """Only 34 of the 583 captures are tied to a slate by anybody; the other 97 slates name captures nobody describes."""
    film = real_film()
    assert sum(bool(asset.slates) for asset in film.captures) == 34
    found = recordings(film)
    assert Counter(row.scene for row in found) == {"1": 2, "2": 15, "3": 15, "4": 20, "5": 26, "6": 48, "7": 5}
    assert sum(bool(row.file) for row in found) == 34


@needs_real
def test_real_storyboard_frames_become_panels() -> None:
    """One board of 18 frames is for two scenes, so its frames are given to neither."""
    found = panels(real_film())
    assert Counter(panel.scene for panel in found) == {"1": 3, "2": 19, "5": 23, "6": 16, "7": 6, "": 18}
    assert {panel.extra.get("omc.scenes") for panel in found if not panel.scene} == {"3; 4"}
