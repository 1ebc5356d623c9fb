import base64
import json
from pathlib import Path

import pytest

from edgecode.formats.writers import every_writer
from simulators.command_line import Edgecode
from simulators.the_ferry import copied

FERRY = Path(__file__).resolve().parents[2] / "examples" / "the-ferry"


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    """A copy of the example."""
    return copied(tmp_path / "ferry")


def test_a_document_goes_to_standard_output_and_remarks_beside_it(edgecode: Edgecode, ferry: Path) -> None:
    said = edgecode("export", "fountain", ferry)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Title: THE FERRY\n")
    said = edgecode("export", "ale", ferry)
    assert said.code == 1
    assert said.out.startswith("Heading\nFIELD_DELIM\tTABS\n")
    assert "expected takes with picture, found 2 of sound alone (such as 5B-4)" in said.err


def test_a_document_goes_to_a_new_file_and_over_none(edgecode: Edgecode, ferry: Path, tmp_path: Path) -> None:
    to = tmp_path / "lined.csv"
    said = edgecode("export", "csv-lined", ferry, "--to", to)
    assert (said.code, said.err) == (0, "")
    assert said.out == f"{to}: csv-lined of The Ferry, {to.stat().st_size} bytes\n"
    again = edgecode("export", "csv-lined", ferry, "--to", to)
    assert (again.code, again.out) == (2, "")
    assert f"{to}: expected the name of a new file, found one that is there" in again.err
    assert edgecode("export", "csv-lined", ferry, "--to", to, "--force").code == 0
    cut = ferry / "cuts" / "assembly.edl"
    before = cut.read_bytes()
    assert edgecode("export", "edl", ferry, "--to", cut, "--force").code == 2
    assert cut.read_bytes() == before


def test_another_cut_is_named_and_json_tells_what_was_written(edgecode: Edgecode, ferry: Path, tmp_path: Path) -> None:
    to = tmp_path / "out.otio"
    said = edgecode("export", "otio", ferry, "--cut", "assembly.edl", "--to", to, "--json")
    assert said.code == 0
    assert json.loads(said.out) == {
        "what": "otio",
        "of": "cuts/assembly.edl",
        "to": str(to),
        "bytes": to.stat().st_size,
        "remarks": [],
    }
    document = json.loads(edgecode("export", "ale", ferry, "--json").out)
    assert document["document"].startswith("Heading\n")
    assert [remark["line"] for remark in document["remarks"]] == [19]


@pytest.mark.parametrize(
    ("words", "tells"),
    [
        (("doc", "."), "'doc': expected a format to export, one of ale, boards-pdf-1, "),
        (("edl", "/no/such/folder"), "/no/such/folder: expected a film folder, found nothing there"),
        (("edl", FERRY, "--cut", "none"), "none: expected one cut of cuts/assembly.edl"),
    ],
)
def test_what_cannot_be_written_is_one_sentence_and_exit_2(
    edgecode: Edgecode, words: tuple[str | Path, ...], tells: str
) -> None:
    said = edgecode("export", *words, "--json")
    assert said.code == 2
    assert json.loads(said.out)["error"]["says"].startswith(tells)
    assert "Traceback" not in said.err


def test_a_document_that_is_no_text_is_base64_in_json(edgecode: Edgecode, ferry: Path) -> None:
    said = json.loads(edgecode("export", "boards-pdf-6", ferry, "--json").out)
    assert base64.b64decode(said["base64"]).startswith(b"%PDF-")
    assert "document" not in said
    assert said["remarks"] == []


def test_help_names_every_format(edgecode: Edgecode) -> None:
    said = edgecode("export", "--help").out
    assert [writer.WRITES for writer in every_writer() if writer.WRITES in " ".join(said.split())]
    for word in (
        "ale",
        "boards-pdf-1",
        "boards-pdf-2",
        "boards-pdf-6",
        "csv-lined",
        "csv-panels",
        "csv-takes",
        "edl",
        "fountain",
        "omc",
        "otio",
    ):
        assert word in said


def test_an_exported_film_is_read_by_read(edgecode: Edgecode, ferry: Path, tmp_path: Path) -> None:
    for what, name, reader in (("edl", "a.edl", "edl"), ("omc", "a.json", "omc"), ("csv-takes", "a.csv", "set report")):
        edgecode("export", what, ferry, "--to", tmp_path / name)
        assert json.loads(edgecode("read", tmp_path / name, "--json").out)["format"] == reader
