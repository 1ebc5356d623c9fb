"""A folder that holds one timeline and nothing else is a film: its cut is shown, with the scenes its clips' names tell."""

from pathlib import Path
from shutil import copy

import pytest

from simulators.command_line import Edgecode
from simulators.made_aaf import File, clip, composition, made, master, pictures

SAMPLES = Path(__file__).parents[1] / "samples"


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """Make an empty film folder."""
    folder = tmp_path / "film"
    folder.mkdir()
    return folder


def shown(edgecode: Edgecode, film: Path) -> list[str]:
    done = edgecode("coverage", str(film))
    assert not done.err
    return [" ".join(line.split()) for line in done.out.splitlines()]


def test_a_folder_with_one_fcpxml_is_a_film(edgecode: Edgecode, film: Path) -> None:
    text = (SAMPLES / "fcpxml" / "everything.fcpxml").read_text(encoding="utf-8")
    first, second = text.index('    <project name="reel 2">'), text.index("  </event>")
    (film / "reel.fcpxml").write_text(text[:first] + text[second:], encoding="utf-8")
    lines = shown(edgecode, film)
    assert lines[0] == "film cut: reel 1 (24 fps)"
    assert "12 5 12A 3 4 12B 1 2 12C 1" in lines


def test_a_folder_with_one_fcp7_xml_is_a_film(edgecode: Edgecode, film: Path) -> None:
    text = (SAMPLES / "fcp7" / "everything.xml").read_text(encoding="utf-8")
    first = text.index('      <sequence id="sequence-3">')
    (film / "reel.xml").write_text(text[:first] + text[text.index("\n", first) :], encoding="utf-8")
    lines = shown(edgecode, film)
    assert lines[0] == "film cut: reel 1 (29.97 DF fps)"
    assert "13 2 13 1 2" in lines


def reel(file: File) -> None:
    """Two clips by their slates."""
    pictures(file, composition(file), clip(master(file, "12A-3"), 0, 20), clip(master(file, "12B-1*"), 0, 20))


def test_a_folder_with_one_aaf_is_a_film(edgecode: Edgecode, film: Path, tmp_path: Path) -> None:
    (film / "reel.aaf").write_bytes(made(tmp_path, reel))
    lines = shown(edgecode, film)
    assert lines[0] == "film cut: reel 1 (25 fps)"
    assert "12 2 12A 3 12B (1)" in lines or "12 2 12A 3 12B 1" in lines


def test_an_empty_aaf_is_said_in_a_sentence(edgecode: Edgecode, film: Path) -> None:
    (film / "reel.aaf").write_bytes(b"")
    copy(SAMPLES / "edl" / "stated_rate.edl", film)
    assert "reel.aaf expected an AAF file, found an empty file" in shown(edgecode, film)
