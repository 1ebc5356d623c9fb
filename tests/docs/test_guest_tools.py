"""The page for a partner's engineer: what it shows works as it stands, and its numbers are those of the code."""

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import msgspec
import pytest

from edgecode.bootstrap import open_film
from edgecode.boundary.guest import bundle_paths, manifest_toml, selection, selections, templates
from edgecode.boundary.guest.manifest import Part
from edgecode.boundary.guest.selection import Pointed
from edgecode.boundary.guest.selections import understood
from edgecode.boundary.guest.template_words import ADDRESSES, ASKING, ASKING_FIRST, SPEAKING_TO
from edgecode.film.script import ParagraphKind
from edgecode.guests.bundle_file import read_bundle, zipped
from edgecode.guests.bundle_folder import read_folder
from edgecode.guests.limits import Limits
from edgecode.guests.room import Room
from edgecode.usecases.guests import signed_bundles
from edgecode.usecases.guests.signed_bundles import check_bundle, packed
from edgecode.usecases.ports.guests import Bundle, Ending
from simulators.agreements import ARIA
from simulators.real_room import needs_room
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
ROOM_PAGE: Final = (HOUSE / "docs" / "guest-room.md").read_text(encoding="utf-8")
LIMITS: Final = Limits()


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
        ("| bytes of all files | {:,} |", manifest_toml.MOST_BYTES),
        ("| templates | {}, and 1 at least |", manifest_toml.MOST_TEMPLATES),
        ("| models | {} |", manifest_toml.MOST_MODELS),
        ("| letters of a path | {}, and", bundle_paths.LONGEST),
        (", and {} names in it |", bundle_paths.DEEPEST),
        (
            "| memory, of each process and of all together, with what lies in `/tmp` and `/dev/shm` | {} MiB |",
            LIMITS.memory >> 20,
        ),
        ("| processor time, of all processes together | {:.0f} seconds |", LIMITS.cpu),
        ("| time | {:.0f} seconds |", LIMITS.wall),
        ("| processes and threads | {} |", LIMITS.processes),
        ("| processors | {} |", LIMITS.processors),
        ("| open files, of a process | {} |", LIMITS.files),
        ("| `/tmp`, and `/dev/shm` | {} MiB each |", LIMITS.temporary >> 20),
        ("| files in both | {:,} |", LIMITS.names),
        ("| standard output | 1 MiB ({:,} bytes) |", LIMITS.output),
        ("| standard error that is kept, the last of it | {} KiB |", LIMITS.errors >> 10),
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
def test_the_page_s_numbers_are_those_of_the_code(rule: str, number: float) -> None:
    assert rule.format(number) in PAGE


def test_every_limit_of_a_run_is_on_both_pages() -> None:
    """A limit that is made later has a row here: one row for each, and four of what is read of the output."""
    table = PAGE.partition("| of a run | at most |")[2].partition("\n\n")[0]
    assert len(table.strip().splitlines()) - 1 == len(msgspec.structs.fields(Limits)) + 3
    for row in (
        f"| memory, each process and all together, with the two folders | {LIMITS.memory >> 20} MiB |",
        f"| processor time, of all together | {LIMITS.cpu:.0f} s |",
        f"| time | {LIMITS.wall:.0f} s |",
        f"| processes, threads among them | {LIMITS.processes} |",
        f"| processors | {LIMITS.processors} |",
        f"| open files, each process | {LIMITS.files} |",
        f"| a temporary folder | {LIMITS.temporary >> 20} MiB, {LIMITS.names:,} files in both |",
        f"| output | {LIMITS.output >> 20} MiB |",
        f"| errors | the last {LIMITS.errors >> 10} KiB |",
    ):
        assert row in ROOM_PAGE


def test_what_the_page_says_of_how_a_program_is_started_is_so() -> None:
    """A tool tells where it is: flags, folders, processes by fork and by spawn, and a file too many that is open."""
    needs_room()
    room = Room(Limits(wall=20.0))
    program = "src/run/tool.py"
    ran = room.run(Bundle(note=b"", files={program: _TELLS}), program=program, inputs={"about.json": b"{}"})
    assert ran.ending is Ending.DONE, ran.errors
    assert json.loads(ran.output) == {
        "flags": [1, 1, 1, 1, 1],
        "path": "/tool/src/run",
        "folder": "/tmp",  # noqa: S108  inside
        "environment": [],
        "there": [],
        "in": ["about.json"],
        "made": {"fork": 0, "spawn": 0},
        "too many": "OSError",
    }
    assert "`python3 -E -s -S -B -X utf8 /tool/PROGRAM`" in PAGE


_TELLS: Final = b"""
import json, multiprocessing, os, sys
def quiet():
    pass
def too_many():
    kept = []
    try:
        for _each in range(100):
            kept.append(open("/dev/null"))
    except OSError as error:
        return type(error).__name__
def made(how):
    one = multiprocessing.get_context(how).Process(target=quiet)
    one.start()
    one.join()
    return one.exitcode
if __name__ == "__main__":
    flags = sys.flags
    print(json.dumps({
        "flags": [flags.ignore_environment, flags.no_user_site, flags.no_site, flags.dont_write_bytecode, flags.utf8_mode],
        "path": sys.path[0],
        "folder": os.getcwd(),
        "environment": sorted({*os.environ} - {"PWD", "LD_LIBRARY_PATH"}),
        "there": [each for each in ("/proc", "/sys", "/bin/sh", "/etc/localtime", "/etc/passwd") if os.path.exists(each)],
        "in": os.listdir("/in"),
        "made": {how: made(how) for how in ("fork", "spawn")},
        "too many": too_many(),
    }))
"""


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
