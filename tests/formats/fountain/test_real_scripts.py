import io
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pytest
from screenplain.parsers import fountain
from screenplain.types import Action, Dialog, DualDialog, Slug, Transition

from edgecode.film.emphasis import plain
from edgecode.film.place import Remark
from edgecode.film.script import AsideKind, ParagraphKind, Script
from edgecode.formats.fountain.reader import recognises
from edgecode.formats.fountain.writer import pieces, written

REAL = Path(__file__).resolve().parents[3] / ".." / "shared" / "real" / "scripts" / "fountain"
FILES = sorted(REAL.glob("*.fountain"))
PARSE: Callable[[io.StringIO], Iterable[object]] = fountain.parse
IN_CAPITALS = {ParagraphKind.HEADING, ParagraphKind.TRANSITION}

pytestmark = pytest.mark.skipif(not FILES, reason="the real scripts are not beside the checkout")


class Found(NamedTuple):
    """One paragraph as both readers give it: screenplain prints headings and transitions in capitals."""

    kind: str
    text: str


class Apart(NamedTuple):
    """Where the two readers part company in one file, and why ours stays as it is."""

    why: str
    ours: tuple[Found, ...] = ()
    theirs: tuple[str, ...] = ()


PERIOD = Apart(
    "a forcing period needs a letter or figure after it",
    (Found("action", ". NOT A HEADER"),),
    ("heading",),
)
APART = {
    "Character": Apart("a caret before the brackets is a caret", (Found("character", "AND (Dual)"),), ("character",)),
    "Writer-output": Apart(
        "a caret before the brackets is a caret; a synopsis may stand on the line under a heading",
        (
            Found("heading", "EXT. BRICK’S PATIO - DAY"),
            Found("character", "BUT (Dual)"),
            Found("character", "AND (Dual)"),
        ),
        ("character", "dialogue", "character", "character"),
    ),
    "ForcedElements": Apart(
        "screenplain knows no lyrics", (Found("lyric", "These are the songs That I sing."),), ("dialogue",)
    ),
    "Lyrics": Apart(
        "screenplain knows no lyrics",
        (
            Found("dialogue", "Is some dialogue."),
            Found("lyric", "This a lyric"),
            Found("lyric", "This is a lyric"),
            Found("action", "And more action."),
            Found("lyric", "And another lyric"),
            Found("lyric", "What happens here?"),
        ),
        ("dialogue", "action", "dialogue"),
    ),
    "Formatted": Apart(
        "a star after a space closes no emphasis",
        (Found("action", "He dialed *69 and then *23, and then hung up."),),
        ("action",),
    ),
    "PageBreak": Apart("two page breaks on two lines are two page breaks", (), ("action",)),
    "Simple": Apart("a synopsis is one wherever it stands", (), ("action",)),
    "SceneHeaders": Apart(
        "I./E. is I/E; a heading needs no blank line after it",
        (
            Found("heading", "I./E. HOUSE - DAY"),
            Found("heading", "INT. HOUSE - DAY"),
            Found("heading", "EXT. HOUSE - DAY"),
        ),
        ("action", "character", "dialogue"),
    ),
    "Sections": Apart(
        "a heading needs no blank line after it",
        (
            Found("heading", "INT. PALACE HALLWAY - NIGHT"),
            Found("action", "You can nest Sections by adding more # characters."),
        ),
        ("character", "dialogue"),
    ),
    "SceneHeading": PERIOD,
    "Scratch": PERIOD,
    "UTF8": PERIOD,
    "UTF8-output": PERIOD,
    "Tags": Apart(
        "a forcing period needs a letter or figure after it; a heading with a colon in it is no title page",
        (
            Found("heading", "INT. SCEHE 1 - DAY #SCENE1DAY #MOOK:MUSIC #HABABIBIBI"),
            Found("action", ". NOT A HEADER #bah"),
        ),
        ("heading",),
    ),
    "TitlePage": Apart(
        "a line that is no entry ends a title page and does not undo it",
        (Found("action", "Not a title entry. Still: Not a title entry."),),
        ("action",),
    ),
    "Transition": Apart(
        "an indent before a forcing sign does not matter", (Found("transition", "ANOTHER TRANSITION"),), ("action",)
    ),
}


def ours(script: Script) -> list[Found]:
    """List what we found."""
    return [found(paragraph.kind, plain(paragraph.text)) for paragraph in script.paragraphs]


def theirs(text: str) -> list[Found]:
    """List what screenplain found; it gives dialogue line by line and page breaks as paragraphs without lines."""
    listed = [each for element in PARSE(io.StringIO(text)) for each in paragraphs(element)]
    joined = []
    for kind, lines in groupby(listed, key=lambda each: each.kind):
        texts = [each.text for each in lines]
        joined += (
            [found(kind, " ".join(texts))] if kind == ParagraphKind.DIALOGUE else [found(kind, each) for each in texts]
        )
    return joined


def paragraphs(element: object) -> Iterator[Found]:
    """List the paragraphs of one of screenplain's elements."""
    match element:
        case Slug(line=line):
            yield found(ParagraphKind.HEADING, str(line))
        case Transition(line=line):
            yield found(ParagraphKind.TRANSITION, str(line))
        case Action(lines=lines):
            yield found(ParagraphKind.ACTION, "\n".join(map(str, lines)))
        case DualDialog(left=left, right=right):
            yield from paragraphs(left)
            yield from paragraphs(right)
        case Dialog(character=character, blocks=blocks):
            yield found(ParagraphKind.CHARACTER, str(character))
            for bracketed, line in blocks:
                yield found(ParagraphKind.PARENTHETICAL if bracketed else ParagraphKind.DIALOGUE, str(line))


def found(kind: str, text: str) -> Found:
    """Set both readers' paragraphs beside each other: spaces and capitals that screenplain changes do not count."""
    words = " ".join(text.split())
    return Found(str(kind), words.upper() if kind in IN_CAPITALS else words)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_real_script_reads_as_screenplain_reads_it(
    file: Path, reading: Callable[[bytes | str], tuple[Script, list[Remark]]]
) -> None:
    script, _ = reading(file.read_bytes())
    mine, yours = ours(script), theirs(file.read_text(encoding="utf-8"))
    apart = APART.get(file.stem, Apart("they agree"))
    parts = [each for each in SequenceMatcher(None, mine, yours, autojunk=False).get_opcodes() if each[0] != "equal"]
    assert [each for _, first, last, _, _ in parts for each in mine[first:last]] == list(apart.ours), apart.why
    assert [each.kind for _, _, _, first, last in parts for each in yours[first:last]] == list(apart.theirs), apart.why


def test_every_disagreement_is_still_one(reading: Callable[[bytes | str], tuple[Script, list[Remark]]]) -> None:
    for name in APART:
        file = REAL / f"{name}.fountain"
        assert ours(reading(file.read_bytes())[0]) != theirs(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_real_script_is_recognised_and_written_back(file: Path) -> None:
    data = file.read_bytes()
    assert recognises(data, suffix=".fountain")
    assert written(pieces(data)) == data


def test_most_real_scripts_are_recognised_without_their_suffix() -> None:
    alone = {file.stem for file in FILES if not recognises(file.read_bytes(), suffix=".txt")}
    assert alone == {"Boneyard", "Formatted", "MultilineAction", "PageBreaks", "SectionHeaders", "Synopses"}


@pytest.mark.parametrize(
    ("name", "remarks"),
    [("Notes", ["draft.fountain:16"]), ("Boneyards", []), ("SceneNumbers", ["draft.fountain:5"]), ("Simple", [])],
)
def test_remarks_on_a_real_script(
    name: str, remarks: list[str], reading: Callable[[bytes | str], tuple[Script, list[Remark]]]
) -> None:
    _, said = reading((REAL / f"{name}.fountain").read_bytes())
    assert [str(remark.place).removeprefix("script/") for remark in said] == remarks


def test_asides_of_a_real_script(reading: Callable[[bytes | str], tuple[Script, list[Remark]]]) -> None:
    script, _ = reading((REAL / "Simple.fountain").read_bytes())
    assert [aside.kind for aside in script.asides] == [
        *(AsideKind.PAGE_BREAK, AsideKind.NOTE, AsideKind.SYNOPSIS, AsideKind.BONEYARD, AsideKind.SECTION),
        *(AsideKind.SECTION, AsideKind.BONEYARD, AsideKind.NOTE),
    ]
    assert (script.title, script.draft) == ("A Simple Script", "2/1/2012")
