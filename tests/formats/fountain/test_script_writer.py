from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.film.identity import with_ids
from edgecode.film.place import Place, Remark
from edgecode.film.script import Aside, Element, Paragraph, ParagraphKind, Revision, Scene, Script
from edgecode.formats.fountain.reader import read
from edgecode.formats.fountain.script_writer import written
from simulators.memory_source import MemorySource

HERE = Path(__file__).resolve()
REAL = HERE.parents[3] / ".." / "shared" / "real" / "scripts"
OURS = [*(HERE.parents[2] / "samples" / "fountain").glob("*"), *(HERE.parents[3] / "examples").rglob("*.fountain")]
MARKUP = st.lists(
    st.sampled_from(
        [
            *(
                "\n",
                "\n\n",
                "\n\n",
                "  \n",
                "INT. A - B #1#",
                "NADIA",
                "NADIA ^",
                "NADIA (V.O.)",
                "(beat)",
                "Rain.",
                "é",
            ),
            *(
                "/* x */",
                "/*\n\nb\n*/",
                "[[n]]",
                "[[a\nb]]",
                "~la",
                "> X <",
                "===",
                "=== 12 ===",
                "# A",
                "= b",
                "!",
                "@",
            ),
            *("!!SHOT", ".X", "CUT TO:", "> OUT", "\t", " *", "  *", "*so*", "OMITTED #3#", "Title: x\n", "/*", "*/"),
        ]
    )
).map("".join)
WORDS = st.text(alphabet="aB 1.!@>~=#^*_([])/:-é\n", max_size=24)


def script_of(data: bytes | str) -> Script:
    script = next(iter(read(MemorySource(data, path="draft.fountain"))))
    assert isinstance(script, Script)
    return with_ids(script)


def plain(script: Script) -> tuple[object, ...]:
    """Everything of a script but where in its file it stands."""

    def told(each: Paragraph | Scene | Aside) -> dict[str, object]:
        left_out = {"place", "start", "end"}
        return {name: getattr(each, name) for name in each.__struct_fields__ if name not in left_out}

    parts = (script.paragraphs, script.scenes, script.asides)
    return (script.title, script.draft, script.title_page, *([told(each) for each in part] for part in parts))


def made(*paragraphs: Paragraph, **more: object) -> Script:
    return with_ids(msgspec.structs.replace(Script(path="a.fdx", paragraphs=paragraphs), **more))


def one(kind: ParagraphKind, text: str, **more: object) -> Paragraph:
    whole = Paragraph(kind=kind, text=text, place=Place("a.fdx", line=1), start=0, end=0)
    return msgspec.structs.replace(whole, **more)


def test_every_sample_and_draft_of_ours_reads_back_as_it_was() -> None:
    assert len(OURS) > 20
    for file in OURS:
        script = script_of(file.read_bytes())
        document = written(script)
        assert document.remarks == (), file.name
        assert plain(script_of(document.data)) == plain(script), file.name


@pytest.mark.skipif(not REAL.exists(), reason="the real material is not there")
def test_every_real_script_reads_back_as_it_was() -> None:
    files = sorted(REAL.rglob("*.fountain"))
    assert len(files) > 20
    for file in files:
        script = script_of(file.read_bytes())
        document = written(script)
        assert document.remarks == (), file.name
        assert plain(script_of(document.data)) == plain(script), file.name


@given(MARKUP)
def test_any_script_reads_back_as_it_was_or_is_remarked_upon(text: str) -> None:
    script = script_of(text)
    document = written(script)
    if not document.remarks:
        assert plain(script_of(document.data)) == plain(script)


@given(st.lists(st.tuples(st.sampled_from(ParagraphKind), WORDS, st.booleans()), max_size=6))
def test_no_paragraph_of_any_kind_is_changed_in_silence(parts: list[tuple[ParagraphKind, str, bool]]) -> None:
    script = made(*(one(kind, text, revised=revised) for kind, text, revised in parts))
    document = written(script)
    again = script_of(document.data)
    ours = [(each.kind, each.text, each.revised) for each in script.paragraphs]
    theirs = [(each.kind, each.text, each.revised) for each in again.paragraphs]
    assert document.remarks or ours == theirs


@pytest.mark.parametrize(
    ("kind", "text", "line"),
    [
        (ParagraphKind.HEADING, "INT. SHED - DAY", "INT. SHED - DAY"),
        (ParagraphKind.HEADING, "SHED", ".SHED"),
        (ParagraphKind.ACTION, "Rain.", "Rain."),
        (ParagraphKind.ACTION, "INT. is a word", "!INT. is a word"),
        (ParagraphKind.ACTION, "CUT TO:", "!CUT TO:"),
        (ParagraphKind.ACTION, "BANG\nit goes", "!BANG\nit goes"),
        (ParagraphKind.ACTION, "Rain.\n~not sung\nWind.", "!Rain.\n!~not sung\n!Wind."),
        (ParagraphKind.ACTION, "One\n\nTwo", "One\n!\nTwo"),
        (ParagraphKind.ACTION, "    @home", "    !@home"),
        (ParagraphKind.ACTION, "Title: a film", "!Title: a film"),
        (ParagraphKind.TRANSITION, "CUT TO:", "CUT TO:"),
        (ParagraphKind.TRANSITION, "Fade out.", "> Fade out."),
        (ParagraphKind.LYRIC, "La\nla", "~La\n~la"),
        (ParagraphKind.SHOT, "CLOSE ON HAND", "!!CLOSE ON HAND"),
        (ParagraphKind.CHARACTER, "NADIA", "@NADIA"),
    ],
)
def test_a_paragraph_is_forced_only_where_it_must_be(kind: ParagraphKind, text: str, line: str) -> None:
    document = written(made(one(kind, text, character=text if kind is ParagraphKind.CHARACTER else "")))
    assert (document.data.decode(), document.remarks) == (f"{line}\n", ())


def test_a_speech_stands_together_with_its_notes_and_marks() -> None:
    text = (
        "INT. HALL #A1#\n\nNADIA (O.S.)  * [[where?]]\n(beat)\nSo.\n  \nAnd so.\n\n@mcCoy ^\n~la\n"
        "\n[[alone]]\n\n# Two\n\n= He goes.\n\n=== 4 ===\n\n> END <  *\n"
    )
    script = script_of(text)
    assert script.paragraphs[1].revised
    assert script.paragraphs[4].dual
    assert written(script).data.decode() == text


def test_a_title_page_is_made_of_what_a_script_without_one_says() -> None:
    document = written(made(one(ParagraphKind.ACTION, "Rain."), title="The Lift", draft="Blue"))
    assert document.data.decode() == "Title: The Lift\nDraft: Blue\n\nRain.\n"
    script = script_of(document.data)
    assert (script.title, script.draft) == ("The Lift", "Blue")


def test_what_fountain_has_no_place_for_is_said() -> None:
    script = made(
        one(ParagraphKind.GENERAL, "Cast list", page="1"),
        revisions=(Revision(name="Blue"),),
        elements=(Element(category="prop", name="lamp", place=Place("a.fdx"), paragraph=0),),
        locked=True,
    )
    said = [remark.says for remark in written(script).remarks]
    assert said == [
        "expected a place in Fountain for tagged breakdown elements, found none; 1 left out",
        "expected a place in Fountain for sets of revised pages by name, found none; 1 left out",
        "expected a place in Fountain for paragraphs with a printed page number, found none; 1 left out",
        "expected a place in Fountain for locking of pages, found none; 1 left out",
        "expected Fountain to hold general 'Cast list', found that it reads as action 'Cast list'",
    ]


def test_two_dialogues_in_a_row_are_said_to_become_one(
    reading: Callable[[bytes | str], tuple[Script, list[Remark]]],
) -> None:
    speech = [one(ParagraphKind.DIALOGUE, text, character="ADA") for text in ("Yes.", "No.")]
    document = written(made(one(ParagraphKind.CHARACTER, "ADA", character="ADA"), *speech))
    [remark] = document.remarks
    assert remark.says == (
        "expected Fountain to hold dialogue 'Yes.' and 1 more, found that it reads as dialogue 'Yes.\\nNo.'"
    )
    assert [each.text for each in reading(document.data)[0].paragraphs] == ["ADA", "Yes.\nNo."]


def test_ten_thousand_paragraphs_are_written_at_once() -> None:
    script = script_of("".join(f"INT. ROOM {n} #{n}#\n\nRain {n}.\n\nADA\nYes {n}.\n\n" for n in range(2500)))
    assert len(script.paragraphs) == 10_000
    document = written(script)
    assert [each.id for each in script_of(document.data).paragraphs] == [each.id for each in script.paragraphs]
