import json
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from edgecode.bootstrap import open_film
from edgecode.errors import ExportError
from edgecode.film.dailies import assembled
from edgecode.film.film import Film
from edgecode.film.omc import OmcRecord
from edgecode.film.recording import Mark, WrittenBy
from edgecode.formats.omc.reader import read, recognises
from edgecode.formats.omc.writer import written
from edgecode.usecases.open_film import Look
from simulators.memory_source import MemorySource
from simulators.papers import row

HERE = Path(__file__).resolve()
EXAMPLE = HERE.parents[3] / "examples" / "the-ferry"
SAMPLES = HERE.parents[2] / "samples" / "omc"
REAL = HERE.parents[3] / ".." / "shared" / "real"
SHORT = REAL / "production" / "hyperspace-madness"
SCHEMA = REAL / "schemas" / "OMC-JSON-v2.8.schema.json"
needs_real = pytest.mark.skipif(not REAL.exists(), reason="the real material is not beside this checkout")


def nodes_of(film: Film) -> list[dict[str, Any]]:
    nodes = json.loads(written(film).data)
    assert isinstance(nodes, list)
    return nodes


def faults(nodes: list[dict[str, Any]]) -> list[str]:
    """What the published schema has against each entity; the whole document at once takes seconds and names nothing."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    shared = {key: schema[key] for key in ("$schema", "$id", "$defs")}
    found = []
    for node in nodes:
        part = "Asset" if node["entityType"] == "Asset" else "MediaCreationContext"
        where = {"$ref": f"#/$defs/{part}/properties/{node['entityType']}"}
        faults = jsonschema.Draft201909Validator({**shared, **where}).iter_errors(node)
        found += [f"{node['entityType']} {list(fault.absolute_path)}: {fault.message[:200]}" for fault in faults]
    return found


def again(film: Film, folder: Path) -> Film:
    folder.mkdir()
    (folder / "out.json").write_bytes(written(film).data)
    look = open_film(folder).look()
    assert look.remarks == ()
    return look.film


def told(film: Film) -> dict[str, object]:
    return {
        "scenes": [(scene.number, scene.heading, scene.production) for scene in film.scenes],
        "production": film.production,
        "takes": [(take.id, take.label, take.scene, take.cameras) for take in film.dailies.takes],
        "panels": [(panel.name, panel.scene, panel.image, panel.action) for panel in film.panels],
    }


@needs_real
def test_a_real_short_goes_out_valid_and_comes_back_the_same(tmp_path: Path) -> None:
    film = open_film(SHORT).look().film
    nodes = nodes_of(film)
    assert Counter(node["entityType"] for node in nodes) == {
        "CreativeWork": 1,
        "NarrativeScene": 7,
        "ProductionScene": 15,
        "Slate": 131,
        "Character": 5,
        "Asset": 679,
    }
    assert faults(nodes) == []
    after = again(film, tmp_path / "again")
    assert told(after) == told(film)
    fields = ("slate_text", "scene", "roll", "sound_roll", "file", "date", "shoot_day")
    rows = [
        sorted([str(getattr(each, field)) for field in fields] for each in one.dailies.recordings)
        for one in (film, after)
    ]
    assert rows[0] == rows[1]


@needs_real
def test_what_edgecode_does_not_understand_goes_out_as_it_came() -> None:
    """Every property of every entity that the documents tell of, but for entities nested in it, which stand alone."""
    nodes = {node["identifier"][0]["identifierValue"]: node for node in nodes_of(open_film(SHORT).look().film)}
    for name in ("allCharacters", "allSlates", "allNarrativeScenes", "allProductionScenes", "allCreativeWork"):
        for node in json.loads((SHORT / f"{name}.json").read_text(encoding="utf-8")):
            out = nodes[node["identifier"][0]["identifierValue"]]
            for key, value in node.items():
                if not (isinstance(value, list) and value and isinstance(value[0], dict) and "entityType" in value[0]):
                    assert out[key] == value or value is None, (name, key)


@needs_real
def test_the_example_goes_out_valid_and_its_scenes_and_takes_come_back(tmp_path: Path) -> None:
    film = open_film(EXAMPLE).look().film
    nodes = nodes_of(film)
    assert faults(nodes) == []
    assert Counter(node["entityType"] for node in nodes) == {
        "CreativeWork": 1,
        "NarrativeScene": 7,
        "NarrativeLocation": 6,
        "Character": 5,
        "Slate": 58,
        "Asset": 129,
    }
    assert told(again(film, tmp_path / "again")) == told(film)


@pytest.mark.parametrize("name", ["root_object", "two_ends"])
def test_a_sample_that_came_from_omc_goes_out_with_its_own_identifiers(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "film"
    folder.mkdir()
    (folder / "in.json").write_bytes((SAMPLES / f"{name}.json").read_bytes())
    film = open_film(folder).look().film
    before = {record.id for record in film.omc if record.entity != "Context" and not record.id.startswith("in.json:")}
    found = read(MemorySource(written(film).data, path="out.json"))
    after = {record.id for record in found if isinstance(record, OmcRecord)}
    assert before
    assert before <= after


def test_identifiers_are_the_same_every_time_and_each_is_one_entitys() -> None:
    film = open_film(EXAMPLE).look().film
    assert written(film).data == written(open_film(EXAMPLE).look().film).data
    identifiers = [json.dumps(node["identifier"]) for node in nodes_of(film)]
    assert len(set(identifiers)) == len(identifiers)


def test_every_reference_leads_to_an_entity_that_is_there() -> None:
    nodes = nodes_of(open_film(EXAMPLE).look().film)
    there = {node["identifier"][0]["identifierValue"] for node in nodes}
    named = [
        reference["identifier"][0]["identifierValue"]
        for node in nodes
        for context in node.get("Context", [])
        for relation in ("for", "featuresIn")
        for references in context.get(relation, {}).values()
        for reference in references
    ]
    assert len(named) > 150
    assert set(named) <= there


def test_a_slate_names_its_scene_its_files_and_what_omc_has_no_word_for(look: Look) -> None:
    """
    --- script.fountain
    Title: The Lift

    INT. HALL - DAY #12#

    NADIA
    Go.

    --- camera.csv
    Report,Camera report
    Shoot day,3
    Date,2026-03-02
    Rate,23.976

    slate,camera,roll,file,tc in,tc out,mark,note
    12A-3,A,A001,A001C003.mov,10:00:00:00,10:00:09:12,circled,"He said ""go"" twice"

    --- sound.csv
    Report,Sound report
    Roll,S004

    slate,file
    12A-3,S004T12.WAV
    """
    nodes = nodes_of(look.film)
    [slate] = [node for node in nodes if node["entityType"] == "Slate"]
    expected = {"slateUID": "12A-3", "cameraLabel": "A", "cameraRoll": "A001", "soundRoll": "S004", "shootDay": 3}
    assert {key: slate[key] for key in expected} == expected
    assert (slate["shootDate"], slate["recordingFPS"]) == ("2026-03-02", 23.976)
    assert slate["customData"][0]["value"] == {
        "mark": "circled",
        "note": 'He said "go" twice',
        "start": "10:00:00:00",
        "end": "10:00:09:12",
    }
    by_id = {node["identifier"][0]["identifierValue"]: node for node in nodes}
    [context] = slate["Context"]
    named = {
        kind: [by_id[each["identifier"][0]["identifierValue"]] for each in references]
        for kind, references in context["for"].items()
    }
    assert [scene["sceneNumber"] for scene in named["NarrativeScene"]] == ["12"]
    assert [(asset["name"], asset["assetFC"]["functionalType"]) for asset in named["Asset"]] == [
        ("A001C003.mov", "capture.ocf"),
        ("S004T12.WAV", "capture.audio"),
    ]
    scripts = [node for node in nodes if node.get("assetFC") == {"functionalType": "script"}]
    assert [node["name"] for node in scripts] == ["script.fountain"]


@needs_real
def test_odd_names_and_ten_thousand_takes_are_valid_too() -> None:
    odd = 'x "y"\n\tz\u2028é😀'
    rows = [row(f"{1 + n // 100}A-{n % 100}", file=f"{odd}{n}", note=odd, date="not a date") for n in range(10_000)]
    film = Film(title=odd, dailies=assembled(rows, scenes=()))
    data = written(film).data
    assert recognises(data[:65_536], suffix=".json")
    assert faults(json.loads(data)[:300]) == []


def test_sound_alone_has_a_slate_without_a_camera() -> None:
    film = Film(
        dailies=assembled([row("12A-3", paper=WrittenBy.SOUND, file="s.wav", roll="S1", mark=Mark.NG)], scenes=())
    )
    [slate] = [node for node in nodes_of(film) if node["entityType"] == "Slate"]
    assert (slate["soundRoll"], slate["cameraRoll"], slate["cameraLabel"]) == ("S1", None, None)


def test_a_film_of_nothing_is_refused() -> None:
    with pytest.raises(ExportError, match="omc: expected scenes, takes or panels, found none in this film"):
        written(Film())
