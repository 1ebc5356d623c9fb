"""The page for a partner's engineer: what it shows works as it stands, and its numbers are those of the code."""

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from edgecode.bootstrap import open_film
from edgecode.boundary.guest import bundle_paths, manifest_toml, selection, selections, templates
from edgecode.boundary.guest.manifest import Part
from edgecode.boundary.guest.selection import Pointed
from edgecode.boundary.guest.selections import understood
from edgecode.boundary.guest.template_words import ADDRESSES, ASKING, ASKING_FIRST, SPEAKING_TO
from edgecode.film.script import ParagraphKind
from edgecode.guests import bundle_file
from edgecode.guests.bundle_file import read_bundle, zipped
from edgecode.guests.bundle_folder import read_folder
from edgecode.usecases.guests import signed_bundles
from edgecode.usecases.guests.signed_bundles import check_bundle, packed
from simulators.agreements import ARIA
from simulators.staged_script import script_of
from simulators.the_ferry import FERRY

HOUSE: Final = Path(__file__).resolve().parents[2]
SAMPLE: Final = HOUSE / "examples" / "guest-tool"
PAGE: Final = (HOUSE / "docs" / "guest-tools.md").read_text(encoding="utf-8")
BLOCKS: Final[Mapping[str, list[str]]] = {
    form: re.findall(rf"^```{form}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    for form in ("toml", "python", "json", "text")
}
DAY: Final = "2027-01-15"


@pytest.fixture
def tool(tmp_path: Path) -> Path:
    """The tool's folder, from the page alone."""
    folder = tmp_path / "tool"
    folder.mkdir()
    (folder / "tool.toml").write_text(BLOCKS["toml"][0], encoding="utf-8")
    (folder / "tool.py").write_text(BLOCKS["python"][0], encoding="utf-8")
    return folder


@cache
def ferry() -> Mapping[str, object]:
    script = open_film(FERRY).look().film.script
    assert script is not None
    return script_of(script)


def run(program: Path, *words: str | Path) -> bytes:
    """Run a tool as it is run inside, but for the room: without what is installed beside the standard library."""
    command = [sys.executable, "-E", "-s", "-S", "-B", "-X", "utf8", program, *words]
    done = subprocess.run(command, capture_output=True, check=True, env={}, cwd=program.parent)
    assert done.stderr == b""
    return done.stdout


def staged(folder: Path, script: Mapping[str, object]) -> Path:
    folder.mkdir()
    (folder / "about.json").write_text('{"edgecode": 1, "parts": ["script"]}', encoding="utf-8")
    (folder / "script.json").write_text(json.dumps(script), encoding="utf-8")
    return folder


def test_the_tool_of_the_page_is_the_sample() -> None:
    assert [len(blocks) for blocks in BLOCKS.values()] == [1, 1, 2, 1]
    assert BLOCKS["toml"][0] == (SAMPLE / "tool.toml").read_text(encoding="utf-8")
    assert BLOCKS["python"][0] == (SAMPLE / "tool.py").read_text(encoding="utf-8")
    assert BLOCKS["python"][0].count("\n") < 100


def test_what_the_page_tries_the_tool_on_gives_what_the_page_says(tool: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name, said in zip(("about.json", "script.json"), BLOCKS["json"], strict=True):
        (tmp_path / "in" / name).write_text(said, encoding="utf-8")
    assert run(tool / "tool.py", tmp_path / "in").decode() == BLOCKS["text"][0]


def test_the_page_s_tool_is_packed_and_finds_something_in_the_example_film(tool: Path, tmp_path: Path) -> None:
    """From the code on the page to what people would see: packed, signed, read again, unpacked, run, understood."""
    told, files = read_folder(str(tool))
    data = zipped(packed(told, files=files, key=ARIA, today=DAY, path="tool.toml"))
    (tmp_path / "tool.zip").write_bytes(data)
    bundle = read_bundle(str(tmp_path / "tool.zip"))
    manifest = check_bundle(bundle, key=ARIA.verifier, today=DAY, path="tool.zip")
    (tmp_path / "there").mkdir()
    for name, content in bundle.files.items():
        (tmp_path / "there" / name).write_bytes(content)
    paragraphs = ferry()["paragraphs"]
    assert isinstance(paragraphs, list)
    output = run(tmp_path / "there" / manifest.program, staged(tmp_path / "in", ferry()))
    found = understood(output, templates=manifest.templates, staged={Part.SCRIPT: len(paragraphs)})
    assert found.refused == ()
    quoted = {(each.template, *(paragraphs[place.at]["text"] for place in each.at)) for each in found.selected}
    assert (
        "taken-up",
        "Mr. Hazen said he was driving as far as the creamery.",
        "She said as far as the creamery.",
    ) in quoted
    assert all(place == Pointed(Part.SCRIPT, place.at) for each in found.selected for place in each.at)


def test_where_the_script_is_not_shown_the_tool_finds_nothing(tool: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "about.json").write_text('{"edgecode": 1, "parts": []}', encoding="utf-8")
    assert run(tool / "tool.py", tmp_path / "in") == b""


@pytest.mark.parametrize(
    ("rule", "number"),
    [
        ("| standard output | 1 MiB ({:,} bytes) |", selection.MOST_BYTES),
        ("| a line | {:,} bytes |", selections.LONGEST_LINE),
        ("| lines | {:,}; of more, none is read |", selections.MOST_LINES),
        ("| selections that are shown | {} |", selection.MOST_SHOWN),
        ("The surest {} are shown", selection.MOST_SHOWN),
        ("| files | {} |", manifest_toml.MOST_FILES),
        ("| bytes of all files | {:,} |", bundle_file.MOST_BYTES),
        ("| templates | {}, and 1 at least |", manifest_toml.MOST_TEMPLATES),
        ("| models | {} |", manifest_toml.MOST_MODELS),
        ("| letters of a path | {}, and", bundle_paths.LONGEST),
        (", and {} names in it |", bundle_paths.DEEPEST),
        ("| lines of a manifest | {}, and", manifest_toml.MOST_LINES),
        (", and {:,} letters |", manifest_toml.MOST_LETTERS),
        ("a whole number from 1 to {};", manifest_toml.MOST_VERSIONS),
        ("| `title` | 1 to {} letters |", manifest_toml.LONGEST_TITLE),
        ("what it does, in 1 to {} letters;", manifest_toml.LONGEST_TEXT),
        ("your name as people say it, 1 to {} letters", manifest_toml.LONGEST_NAME),
        ("at most {} days after the day", signed_bundles.MOST_DAYS),
        ("good for longer than {} days", signed_bundles.MOST_DAYS),
        ("| length | at most {} letters", templates.MOST_LETTERS),
        ("words that can be read: at most {} letters", templates.LONGEST_WORD),
    ],
)
def test_the_page_s_numbers_are_those_of_the_code(rule: str, number: int) -> None:
    assert rule.format(number) in PAGE


def test_every_key_rule_kind_and_part_is_on_the_page() -> None:
    for key in manifest_toml.KEYS:
        assert f"| `{key}` |" in PAGE or f"| `[{key}]`" in PAGE or f"| `[[{key}]]`" in PAGE
    for rule in templates.Rule:
        assert f"\n| {rule} | " in PAGE
    for kind in ParagraphKind:
        assert f"`{kind}`" in PAGE
    for part in Part:
        assert f"\n| `{part}.json` |" in PAGE


def test_the_words_that_the_page_gives_are_on_the_lists() -> None:
    row = next(line for line in PAGE.splitlines() if line.startswith("| requests |"))
    asks, first, speaks = (set(re.findall(r"`(\w+)`", part)) for part in row.split(";"))
    assert asks <= ASKING
    assert first <= ASKING_FIRST
    assert speaks <= SPEAKING_TO
    row = next(line for line in PAGE.splitlines() if line.startswith("| addresses |"))
    assert set(re.findall(r"`(\w+)`", row)) <= ADDRESSES


def test_what_the_page_says_of_strictness_is_so() -> None:
    says = "{first} and {second} have a rhyme in common."
    assert not templates.breaches(says, partner="Aria Labs", title="Second Hearing")
    assert templates.breaches(says.replace("have", "share"), partner="Aria Labs", title="Second Hearing")
    assert not {"answers", "asked", "copied"} & (ASKING | ASKING_FIRST)
