import codecs
from pathlib import Path

import pytest

from edgecode.errors import UnreadableError
from edgecode.film.omc import OmcRecord
from edgecode.film.place import Place, Remark
from edgecode.formats.omc.reader import read, recognises
from edgecode.formats.source import Source
from simulators.damage import damaged
from simulators.memory_source import MemorySource

SAMPLES = Path(__file__).parents[2] / "samples" / "omc"
REAL = Path(__file__).parents[3] / ".." / "shared" / "real" / "production" / "hyperspace-madness"
needs_real = pytest.mark.skipif(not REAL.exists(), reason="the real material is not beside this checkout")


def sample(name: str) -> MemorySource:
    return MemorySource.of(SAMPLES / f"{name}.json")


def entities(source: MemorySource) -> dict[str, OmcRecord]:
    return {record.id: record for record in read(source) if isinstance(record, OmcRecord)}


def remarks(source: MemorySource) -> list[str]:
    return [f"{record.place}: {record.says}" for record in read(source) if isinstance(record, Remark)]


def test_an_entity_has_its_values_and_the_line_of_its_identifier() -> None:
    scene = entities(sample("two_ends"))["lift:nscn/12"]
    assert scene.entity == "NarrativeScene"
    assert scene.name == "Hall"
    assert scene.place == Place("two_ends.json", line=16)
    assert scene.values == {
        "sceneNumber": "12",
        "fullName": "Hall",
        "altName": "HAL",
        "INT/EXT": "Int.",
        "time": "night",
    }


def test_a_work_goes_by_the_title_it_is_released_under() -> None:
    """Its further identifiers are refs of their own, so that other documents may use any of them."""
    work = entities(sample("two_ends"))["lift:cw/1"]
    assert work.name == "The Lift"
    assert work.refs == (("identifier", "eidr:10.5240/0000"),)


def test_contexts_name_other_entities() -> None:
    slate = entities(sample("two_ends"))["lift:slt/1"]
    assert slate.refs == (("ProductionScene", "lift:pscn/12"),)
    assert slate.values["recordingFPS"] == "23.976"
    assert "soundRoll" not in slate.values


def test_a_nested_entity_is_an_entity() -> None:
    found = entities(sample("two_ends"))
    assert found["lift:slt/3"].values == {"slateUID": "12A-3"}
    assert found["lift:pscn/12"].refs == (("NarrativeScene", "lift:nscn/12"), ("Slate", "lift:slt/3"))


def test_an_entity_without_identifier_is_kept_and_remarked() -> None:
    [slate] = [record for record in entities(sample("two_ends")).values() if record.values.get("slateUID") == "12A-2"]
    assert slate.place.line is None
    assert remarks(sample("two_ends")) == [
        "two_ends.json: expected an identifier on each Slate, found one without; nothing can be joined to it"
    ]


def test_a_context_that_stands_alone_is_a_record_of_its_own() -> None:
    context = entities(sample("root_object"))["lift:cxt/9"]
    assert context.entity == "Context"
    assert context.refs == (("ForEntity", "lift:slt/1"), ("Asset", "lift:ast/1"))


def test_an_asset_says_what_it_is_and_where_its_file_lies() -> None:
    assert entities(sample("root_object"))["lift:ast/1"].values == {
        "functionalType": "capture.ocf",
        "structuralType": "digital.movingImage",
        "fileName": "A001C001.mov",
        "filePath": "/dailies",
        "mediaType": "video",
    }


def test_a_group_names_the_assets_it_holds() -> None:
    found = entities(sample("root_object"))
    assert found["lift:ast/board"].refs == (("Asset", "lift:ast/frame"), ("NarrativeScene", "lift:nscn/12"))
    assert found["lift:ast/frame"].values["cameraFraming"] == "Wide"


def test_another_version_of_the_schema_is_remarked_once() -> None:
    assert remarks(sample("root_object")) == ["root_object.json:2: expected OMC-JSON 2.8, found v2.6; read as 2.8"]


def test_an_entity_met_twice_is_one_record_with_all_that_was_said() -> None:
    """The place is that of the mention that says most."""
    text = """[
      {"entityType": "Slate", "identifier": [{"identifierScope": "lift",
        "identifierValue": "1"}]},
      {"entityType": "Slate", "identifier": [{"identifierScope": "lift",
        "identifierValue": "1"}], "slateUID": "12A-1", "cameraLabel": null}
    ]"""
    [record] = entities(MemorySource(text)).values()
    assert record.values == {"slateUID": "12A-1"}
    assert record.place.line == 5


def test_lines_are_left_out_where_a_doubled_key_confuses_them() -> None:
    text = """{"entityType": "Slate", "identifier": [{"identifierScope": "lift",
      "identifierValue": "0", "identifierValue": "1"}]}"""
    [record] = entities(MemorySource(text)).values()
    assert record.place.line is None


@pytest.mark.parametrize(
    ("text", "place", "found"),
    [
        ('[\n{"a": 1,\n "b": }]', "film.json:3", "broken JSON (invalid character)"),
        ('[\n{"a": 1,\n', "film.json:3", "JSON that stops half way"),
        ("[" * 100_000, "film.json", "JSON nested without end"),
        ("[1e999]", "film.json", "broken JSON (Number out of range - at `$[0]`)"),
        ('"movielabs.com/omc"', "film.json:1", "a single JSON value"),
    ],
)
def test_broken_json_says_where(text: str, place: str, found: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        entities(MemorySource(text, path="film.json"))
    assert str(caught.value) == f"{place}: expected OMC-JSON, found {found}"


@pytest.mark.parametrize(
    "head",
    [
        b'{"schemaVersion": "https://movielabs.com/omc/json/schema/v2.8"',
        b'\xef\xbb\xbf [{"schemaVersion": "https:\\/\\/movielabs.com\\/omc\\/json\\/schema\\/v2.8"',
        codecs.BOM_UTF16_LE + '[{"schemaVersion": "https://movielabs.com/omc/json"'.encode("utf-16-le"),
    ],
)
def test_it_is_known_by_its_schema(head: bytes) -> None:
    assert recognises(head, suffix=".json")


@pytest.mark.parametrize("head", [b"", b"{}", b'"movielabs.com/omc"', b"\xff\xfe", b'{"OTIO_SCHEMA": "Timeline.1"'])
def test_other_files_are_not_omc(head: bytes) -> None:
    assert not recognises(head, suffix=".json")


def test_strange_shapes_are_passed_over() -> None:
    text = """{"entityType": "Slate", "identifier": {"identifierScope": 1, "identifierValue": "x"}, "slateUID": ["12"],
      "Context": [7, null, {"entityType": "Context", "for": {"Asset": "ast", "ProductionScene": [[1], 2]}, "has": 3},
      {"entityType": 5}], "cameraLabel": true, "shootDay": 3.5}"""
    [record] = entities(MemorySource(text)).values()
    assert (record.id, record.refs) == ("1:x", ())
    assert record.values == {"cameraLabel": "true", "shootDay": "3.5"}


@pytest.mark.parametrize("name", ["two_ends", "root_object"])
def test_damage_costs_at_most_the_file(name: str) -> None:
    for data in damaged(sample(name).data):
        recognises(data, suffix=".json")
        source: Source = MemorySource(data)
        try:
            records = list(read(source))
        except UnreadableError:
            continue
        assert all(isinstance(record, OmcRecord | Remark) for record in records)


@needs_real
def test_a_real_short_film_is_read_without_remarks() -> None:
    files = sorted(REAL.glob("*.json"))
    assert len(files) == 18
    for file in files:
        source = MemorySource.of(file)
        assert recognises(source.data[:65_536], suffix=".json")
        assert remarks(source) == []


@needs_real
def test_lines_of_a_real_document_point_at_the_identifiers() -> None:
    source = MemorySource.of(REAL / "allSlates.json")
    lines = source.data.decode().splitlines()
    slates = [record for record in entities(source).values() if record.entity == "Slate"]
    assert len(slates) == 131
    for slate in slates:
        assert slate.place.line is not None
        assert slate.id.removeprefix("labkoat:") in lines[slate.place.line - 1]
