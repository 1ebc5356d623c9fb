from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from edgecode.film.identity import with_ids
from edgecode.film.place import Place, Remark
from edgecode.film.script import Element, Paragraph, ParagraphKind, Revision, Script
from edgecode.formats.fdx.reader import read
from edgecode.formats.fdx.writer import written
from edgecode.formats.fountain import reader as fountain
from edgecode.formats.records import Record
from edgecode.formats.source import Source
from simulators.memory_source import MemorySource

HOUSE = Path(__file__).resolve().parents[3]
REAL = HOUSE.parent / "shared" / "real" / "scripts"
REAL_FDX = sorted((REAL / "fdx").glob("*.fdx"))
REAL_FOUNTAIN = sorted((REAL / "fountain").glob("*.fountain"))
SAMPLES = sorted((HOUSE / "tests" / "samples" / "fdx").glob("*.fdx"))
FERRY = sorted((HOUSE / "examples" / "the-ferry" / "script").glob("*.fountain"))
HERE = Place("")

NOT_WRITTEN = ("fdx.inside.",)
"""What is kept under these names is named in ``extra`` and cannot be put back (writer's docstring)."""
DEFAULTS = {"fdx.DocumentType": "Script", "fdx.Template": "No", "fdx.Version": "5"}
"""What every document has; an old one may lack some of it."""

NOT_HELD = {
    "PageBreak": "two page breaks in a row",
    "Sections": "sections deeper than four",
    "Writer-output": "sections deeper than four",
}
"""Real Fountain scripts that an FDX cannot hold whole, and why (writer's docstring)."""


def script_in(data: bytes, *, by: Callable[[Source], Iterator[Record | Remark]] = read) -> Script:
    """Read the script of a file."""
    script = next(by(MemorySource(data, path="script/a")))
    assert isinstance(script, Script)
    return with_ids(script)


def there_and_back(script: Script) -> Script:
    """Write a script and read it again."""
    return script_in(written(script))


@pytest.mark.skipif(not REAL_FDX, reason="the real scripts lie beside the checkout, in shared/real")
@pytest.mark.parametrize("file", REAL_FDX, ids=lambda file: file.stem)
def test_a_real_fdx_is_the_same_script_when_written_anew(file: Path, bare: Callable[[Script], Script]) -> None:
    script = script_in(file.read_bytes())
    assert bare(there_and_back(script)) == bare(script)


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_a_sample_is_the_same_script_when_written_anew(file: Path, bare: Callable[[Script], Script]) -> None:
    script = script_in(file.read_bytes())
    extra = DEFAULTS | {name: value for name, value in script.extra.items() if not name.startswith(NOT_WRITTEN)}
    assert bare(there_and_back(script)) == msgspec.structs.replace(bare(script), extra=extra)


@pytest.mark.parametrize("file", FERRY, ids=lambda file: file.stem)
def test_both_drafts_of_the_example_are_the_same_in_fdx(file: Path, bare: Callable[[Script], Script]) -> None:
    script = script_in(file.read_bytes(), by=fountain.read)
    assert all(each.id for each in script.paragraphs)
    assert all(each.id for each in script.scenes)
    assert bare(there_and_back(script)) == msgspec.structs.replace(bare(script), extra=DEFAULTS)


@pytest.mark.skipif(not REAL_FOUNTAIN, reason="the real scripts lie beside the checkout, in shared/real")
@pytest.mark.parametrize("file", REAL_FOUNTAIN, ids=lambda file: file.stem)
def test_a_real_fountain_script_is_the_same_in_fdx(file: Path, bare: Callable[[Script], Script]) -> None:
    script = script_in(file.read_bytes(), by=fountain.read)
    found, meant = bare(there_and_back(script)), msgspec.structs.replace(bare(script), extra=DEFAULTS)
    if file.stem in NOT_HELD:
        assert found != meant, f"it holds {NOT_HELD[file.stem]} now: take it off the list"
        found, meant = (msgspec.structs.replace(each, asides=()) for each in (found, meant))
    assert found == meant


@pytest.mark.parametrize("file", [*REAL_FDX, *SAMPLES], ids=lambda file: file.stem)
def test_what_is_written_is_well_formed_and_holds_the_words_in_order(file: Path) -> None:
    """An independent look: strict XML, and every printed text found among the paragraphs as it is, in order."""
    script = script_in(file.read_bytes())
    root = etree.fromstring(written(script))
    content = root.find("Content")
    assert root.tag == "FinalDraft"
    assert content is not None
    texts = iter(["".join(t.text or "" for t in p.iterchildren("Text")) for p in content.iter("Paragraph")])
    for paragraph in script.paragraphs:
        words = paragraph.text.replace("*", "").replace("_", "").replace("\\", "")
        assert any(text.replace("*", "").replace("_", "") == words for text in texts), words


def test_a_new_script_of_ours_says_all_it_can(bare: Callable[[Script], Script]) -> None:
    script = with_ids(
        Script(
            path="",
            title="A & B",
            draft="Blue",
            title_page=(("Title", ("A & B",)), ("Revision", ("Blue",))),
            paragraphs=(
                Paragraph(
                    kind=ParagraphKind.ACTION, text="*MARGIT* parks the van.", place=HERE, start=0, end=0,
                    revised=True, revision="Blue", page="4",
                ),
                Paragraph(
                    kind=ParagraphKind.ACTION, text="It rains.", place=HERE, start=0, end=0, revised=True, page="5",
                ),
            ),
            revisions=(Revision(name="Blue", color="#C6EDFE", mark="*B"), Revision(name="Pink", color="#FDCCD4")),
            elements=(
                Element(category="Cast", name="Margit", place=HERE, paragraph=0, start=1, end=7),
                Element(category="Vehicles", name='the "van"', place=HERE, paragraph=0, start=15, end=22),
                Element(category="Cast", name="Margit", place=HERE, paragraph=1, start=0, end=2),
            ),
            locked=True,
        )
    )  # fmt: skip
    found = there_and_back(script)
    assert found.extra["fdx.LockedPages"].splitlines() == [
        'Deleted="0" LevelIndex="0" LockLevel="0" PageNumber="4" Position="0+0"',
        'Deleted="0" LevelIndex="1" LockLevel="0" PageNumber="5" Position="1+0"',
    ]
    assert msgspec.structs.replace(bare(found), extra={}) == bare(script)
    assert bare(there_and_back(found)) == bare(found)


def test_revised_paragraphs_of_no_revision_have_a_set_without_a_name(
    reading: Callable[[bytes | str], tuple[Script, list[Remark]]],
) -> None:
    script = script_in(b"INT. SHED - DAY\n\nRain.  *\n", by=fountain.read)
    found, remarks = reading(written(script))
    assert [(each.revised, each.revision) for each in found.paragraphs] == [(False, ""), (True, "")]
    assert (found.revisions, remarks) == ((), [])


@given(st.lists(st.text(st.characters(blacklist_categories=["Cs"]), max_size=20), max_size=5))
def test_no_words_make_a_document_that_is_not_well_formed(texts: list[str]) -> None:
    script = Script(
        path="",
        title_page=tuple((text, (text,)) for text in texts),
        paragraphs=tuple(
            Paragraph(kind=ParagraphKind.DIALOGUE, text=text, place=HERE, start=0, end=0) for text in texts
        ),
        extra={"fdx.ScriptNote.0": "nonsense", "fdx.LockedPages": "nonsense", "fdx.type.Other": "nonsense 999"},
    )
    assert etree.fromstring(written(script)).tag == "FinalDraft"
