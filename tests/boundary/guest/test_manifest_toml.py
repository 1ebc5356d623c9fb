import time

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.boundary.errors import GuestError
from edgecode.boundary.guest.manifest import Manifest, Template
from edgecode.boundary.guest.manifest_toml import MOST_LINES, completed, read, text
from simulators.agreements import HOSTILE
from simulators.guest_bundles import CARD, DIGESTS, MANIFEST, TOLD, manifests

SIGNED = text(MANIFEST)
WEIGHTS = DIGESTS["weights/pairs.bin"]


def line_with(told: str, words: str) -> int:
    return next(number for number, line in enumerate(told.split("\n"), start=1) if words in line)


@given(manifests())
def test_what_was_written_reads_as_the_same_manifest(manifest: Manifest) -> None:
    assert read(text(manifest), path="m") == manifest
    assert text(read(text(manifest), path="m")) == text(manifest)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_title_that_looks_like_toml_is_a_title(name: str) -> None:
    hostile = msgspec.structs.replace(MANIFEST, title=name, does=name)
    assert read(text(hostile), path="m") == hostile


def test_parts_are_kept_in_the_order_in_which_films_are_made() -> None:
    told = SIGNED.replace('reads = ["script", "cuts"]', 'reads = ["cuts", "script"]')
    assert told != SIGNED
    assert read(told, path="m").reads == MANIFEST.reads


@pytest.mark.parametrize("key", sorted({line.split(" = ")[0] for line in SIGNED.splitlines() if " = " in line}))
def test_no_key_is_left_to_a_default(key: str) -> None:
    """A file that is not named is missed as the program or the weights."""
    lines = SIGNED.splitlines()
    first = next(at for at, line in enumerate(lines) if line.split(" = ")[0] == key)
    with pytest.raises(GuestError, match=r"^m:\d+: expected .*, found ") as caught:
        read("\n".join(lines[:first] + lines[first + 1 :]), path="m")
    assert caught.value.advice()


@pytest.mark.parametrize("table", ["[partner]", "[files]", "[[templates]]", "[[models]]"])
def test_no_table_is_left_to_a_default(table: str) -> None:
    kept = "\n\n".join(block for block in SIGNED.split("\n\n") if not block.startswith(table))
    with pytest.raises(GuestError, match=r"^m:1: expected the key \w+, found none$"):
        read(kept, path="m")


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        (
            'class = "analytical"',
            'class = "generative"',
            "analytical: a guest tool points .* none, found 'gen",
        ),
        ('class = "analytical"', 'class = "Analytical"', "what writes, draws or speaks is none"),
        ('tool = "00c0ffee00c0ffee"', f'tool = "{"0" * 16}"', "not all of them 0"),
        ('tool = "00c0ffee00c0ffee"', 'tool = "00C0FFEE00C0FFEE"', "16 digits from 0-9 and a-f"),
        ("version = 3", "version = 0", "a whole number from 1 to 999, found 0"),
        ("version = 3", "version = 1000", "a whole number from 1 to 999, found 1000"),
        ("version = 3", "version = true", "a whole number from 1 to 999, found True"),
        ("version = 3", "version = 3\nloud = true", "found 'loud'"),
        ('title = "Second Hearing"', f'title = "{"x" * 61}"', "1 to 60 letters"),
        ('title = "Second Hearing"', 'title = "a\\u202eb"', "without control characters"),
        ('title = "Second Hearing"', 'title = "a\\nb"', "without control characters"),
        ("does = ", f'does = "{"x" * 301}"\nx = ', "one of the keys"),
        ("until = 2026-12-31", 'until = "soon"', "a day such as 2026-03-01"),
        ("until = 2026-12-31", "until = 2026-12-31T10:00:00", "a day such as 2026-03-01"),
        ('["script", "cuts"]', "[]", "at least one word"),
        ('["script", "cuts"]', '["script", "script"]', "each of them once"),
        ('["script", "cuts"]', '["script", "sound"]', "one of script, boards, dailies, cuts, found 'sound'"),
        ('program = "tool.py"', 'program = "main.py"', "a Python file of the bundle, such as tool.py, found 'main.py'"),
        ('program = "tool.py"', 'program = "weights/pairs.bin"', "a Python file of the bundle"),
        ("[partner]", '[partner]\nmail = "x"', "one of the keys name, key, found 'mail'"),
        ('key = "aria-labs+', 'key = "aria labs+', "a public key as edgecode partner key prints it"),
        (f'"tool.py" = "{DIGESTS["tool.py"]}"', '"tool.py" = "00"', "a SHA-256 of 64 digits"),
        (f'"weights/pairs.bin" = "{WEIGHTS}"', f'"weights/pairs.bin" = "{WEIGHTS.upper()}"', "a SHA-256 of 64 digits"),
        ('"tool.py" = ', f'"../tool.py" = "{WEIGHTS}"\n"tool.py" = ', "a plain path in place of '../tool.py'"),
        ('"tool.py" = ', f'"Tool.py" = "{WEIGHTS}"\n"tool.py" = ', "every system can tell from one another"),
        ('name = "alike"', 'name = "Alike"', "a name of 1 to 40 letters, such as said-again"),
        ('name = "long"', 'name = "alike"', "names and sentences each once"),
        ("{first} is longer than what surrounds it.", "{first} AND {second} say nearly the same.", "each once"),
        ("{first} is longer", "Write of {first}, longer", "by the rule on requests: .*, found 'write'"),
        ("{first} is longer", "Second hearing of {first} longer", "the rule on names: neither"),
        (f'weights = "{CARD.weights}"', 'weights = "w.bin"', "a file of the bundle, or an empty text, found 'w.bin'"),
        (f'sha256 = "{CARD.sha256}"', f'sha256 = "{"0" * 64}"', "the SHA-256 that files gives for its weights"),
        (f'sha256 = "{CARD.sha256}"', 'sha256 = ""', "the SHA-256 that files gives for its weights"),
        ('sha256 = ""', f'sha256 = "{CARD.sha256}"', "and none without weights"),
        ('licence = "MIT"', 'licence = ""', "1 to 100 letters"),
        ("[[models]]", "[[models]]\n[models.x]", "one of the keys name|the key models"),
    ],
)
def test_what_is_out_of_bounds_is_told_with_its_line(before: str, after: str, says: str) -> None:
    assert SIGNED.count(before) >= 1
    with pytest.raises(GuestError, match=rf"^m:\d+: expected .*(?:{says})") as caught:
        read(SIGNED.replace(before, after, 1), path="m")
    assert caught.value.advice().startswith("Nothing of it was let in.")


def test_the_line_is_that_of_the_fault() -> None:
    told = SIGNED.replace("{first} is longer", "Please send {first}; it is longer")
    with pytest.raises(GuestError, match=rf"^m:{line_with(told, 'Please')}: "):
        read(told, path="m")


def test_a_ninth_model_is_one_too_many() -> None:
    eight = msgspec.structs.replace(MANIFEST, models=(CARD,) * 8)
    assert read(text(eight), path="m") == eight
    with pytest.raises(GuestError, match="expected at most 8 models, found 9"):
        read(text(msgspec.structs.replace(MANIFEST, models=(CARD,) * 9)), path="m")


def test_a_thirteenth_template_is_one_too_many() -> None:
    things = ("sand", "rain", "snow", "wind", "fire", "wood", "iron", "gold", "milk", "salt", "silk", "wool")
    sentences = [f"{{first}} is like {thing}." for thing in things]
    twelve = tuple(Template(name=f"t-{'x' * (at + 1)}", says=says) for at, says in enumerate(sentences))
    full = msgspec.structs.replace(MANIFEST, templates=twelve)
    assert read(text(full), path="m") == full
    more = msgspec.structs.replace(full, templates=(*twelve, Template(name="more", says="{first} is like lead.")))
    with pytest.raises(GuestError, match="expected 1 to 12 templates, found 13"):
        read(text(more), path="m")
    with pytest.raises(GuestError, match="expected the key templates, found none"):
        read(text(msgspec.structs.replace(full, templates=())), path="m")


def test_a_two_hundred_and_first_file_is_one_too_many() -> None:
    files = {"tool.py": WEIGHTS, **{f"w/{at}.bin": WEIGHTS for at in range(199)}}
    full = msgspec.structs.replace(MANIFEST, files=files, models=())
    assert read(text(full), path="m") == full
    more = msgspec.structs.replace(full, files={**files, "w/last.bin": WEIGHTS})
    with pytest.raises(GuestError, match="expected 1 to 200 files, found 201"):
        read(text(more), path="m")


def test_a_fault_in_the_largest_manifest_is_told_in_seconds() -> None:
    """Looking up a line reads the text again and again; a manifest may not be so long that a person would wait for it."""
    files = {"tool.py": WEIGHTS, **{f"{'w' * 90}/{at}.bin": WEIGHTS for at in range(199)}}
    told = text(msgspec.structs.replace(MANIFEST, files=files, models=()))
    begun = time.monotonic()
    with pytest.raises(GuestError, match="the rule on requests"):
        read(told.replace("{first} is longer", "Send {first} longer"), path="m")
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize("told", ["= 1", "\x00", "a = ", "a" * 70_000, "a = 1\n" * (MOST_LINES + 1), "[" * 5000])
def test_what_is_no_manifest_is_told_so(told: str) -> None:
    with pytest.raises(GuestError, match=r"^m(:\d+)?: expected (TOML|a manifest of at most 500 lines)"):
        read(told, path="m")


@given(st.text(max_size=200))
def test_no_text_does_more_than_be_refused(told: str) -> None:
    with pytest.raises(GuestError):
        read(told, path="m")


def test_what_a_person_writes_is_completed_with_digests_and_key() -> None:
    made = completed(TOLD, path="tool.toml", files=DIGESTS, key=MANIFEST.partner.key)
    assert (made.files, made.partner) == (DIGESTS, MANIFEST.partner)
    assert read(text(made), path="m") == made


def test_weights_are_completed_with_their_digest() -> None:
    card = SIGNED.split("[[models]]\n")[1].replace(f'sha256 = "{WEIGHTS}"\n', "")
    told = TOLD.replace("models = []\n", "") + f"\n[[models]]\n{card}"
    assert completed(told, path="tool.toml", files=DIGESTS, key=MANIFEST.partner.key).models == (CARD,)


@pytest.mark.parametrize(
    ("told", "files", "says"),
    [
        (TOLD + "\n[files]\n", DIGESTS, "found 'files'"),
        (TOLD.replace('name = "Aria Labs"', 'name = "Aria Labs"\nkey = "k"'), DIGESTS, "one of the keys name, found 'key'"),
        (TOLD, {"tool.py": WEIGHTS, "con.txt": WEIGHTS}, "a plain path in place of 'con.txt', found one with the name of a"),
        (TOLD, {"a.py": WEIGHTS}, "a Python file of the bundle"),
        (TOLD, {}, "expected 1 to 200 files, found 0"),
    ],
)  # fmt: skip
def test_what_a_person_writes_is_held_to_the_same_bounds(told: str, files: dict[str, str], says: str) -> None:
    with pytest.raises(GuestError, match=says) as caught:
        completed(told, path="tool.toml", files=files, key=MANIFEST.partner.key)
    assert caught.value.advice().startswith("Nothing was packed.")
