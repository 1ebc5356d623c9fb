"""``edgecode read`` over all real timelines and scripts: JSON each, exit 0 or 1, never a trace."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from edgecode.cli.commands.read import command

FOLDERS = (
    *("timelines/edl", "timelines/edl-features", "timelines/otio", "timelines/aaf", "timelines/fcp7", "timelines/fcpx"),
    *("timelines/ale", "scripts/fountain", "scripts/fdx", "subtitles", "sound/metacorder"),
)
FORMATS = {
    "edl": "edl",
    "edl-features": "edl",
    "otio": "otio",
    "aaf": "aaf",
    "fcp7": "fcp7 xml",
    "fcpx": "fcpxml",
    "ale": "ale",
    "fountain": "fountain",
    "fdx": "fdx",
    "subtitles": "vtt",
    "metacorder": "sound file",
}
NO_TIMELINE = "premiere_example_filter.xml"
"""A filter out of a timeline, which nobody reads alone."""


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_file_reads(real: Path, folder: str) -> None:
    files = [file for file in sorted((real / folder).iterdir()) if file.name != NO_TIMELINE]
    assert files
    for file in files:
        done = CliRunner().invoke(command, [str(file), "--json"], standalone_mode=False)
        assert done.exception is None, (file.name, done.exception)
        document = json.loads(done.stdout)
        assert document["format"] == FORMATS[folder.rpartition("/")[2]], file.name
        assert done.return_value == (1 if document["remarks"] else 0), file.name
        assert all(remark["says"] for remark in document["remarks"])


@pytest.mark.parametrize(
    ("name", "clips", "circled"), [("STP R1 v082517.edl", 250, 224), ("ToD_R4_LOCK3.1_030618_Video.edl", 376, 350)]
)
def test_the_circled_takes_of_two_features_are_counted(real: Path, name: str, clips: int, circled: int) -> None:
    file = real / "timelines" / "edl-features" / name
    done = CliRunner().invoke(command, [str(file), "--json"], standalone_mode=False)
    document = json.loads(done.stdout)
    assert document["counts"]["clips"] == clips
    assert document["circled"] == circled
