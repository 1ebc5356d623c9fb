from collections.abc import Callable

from edgecode.film.place import Place, Remark
from edgecode.film.script import Aside, AsideKind, Paragraph, ParagraphKind, Scene, Script
from edgecode.formats.fdx.writer import written
from edgecode.formats.fdx.written_content import WrittenContent

HERE = Place("")
Kind = ParagraphKind


def paragraph(
    kind: ParagraphKind, text: str, *, who: str = "", dual: bool = False, centered: bool = False
) -> Paragraph:
    """Make a paragraph that stands nowhere."""
    return Paragraph(kind=kind, text=text, place=HERE, start=0, end=0, character=who, dual=dual, centered=centered)


def aside(kind: AsideKind, text: str, *, before: int, depth: int = 0) -> Aside:
    """Make an aside that stands nowhere."""
    return Aside(kind=kind, text=text, place=HERE, start=0, end=0, before=before, depth=depth)


def lines(script: Script) -> list[str]:
    """Write the content of a script alone."""
    return [line.strip() for line in WrittenContent(script, revisions={}, tags={}).lines]


def test_a_paragraph_is_written_with_its_type() -> None:
    script = Script(
        path="", paragraphs=(paragraph(Kind.ACTION, "Rain."), paragraph(Kind.ACTION, "THE END", centered=True))
    )
    assert lines(script) == [
        '<Paragraph Type="Action"><Text>Rain.</Text></Paragraph>',
        '<Paragraph Alignment="Center" Type="Action"><Text>THE END</Text></Paragraph>',
    ]


def test_speeches_at_the_same_time_share_a_dual_dialogue() -> None:
    speeches = [("A", False), ("B", True), ("C", True), ("D", False)]
    script = Script(
        path="",
        paragraphs=tuple(
            each
            for who, dual in speeches
            for each in (
                paragraph(Kind.CHARACTER, who, who=who, dual=dual),
                paragraph(Kind.DIALOGUE, "So.", who=who, dual=dual),
            )
        ),
    )
    found = lines(script)
    assert found[:2] == ["<Paragraph>", "<DualDialogue>"]
    assert [line.partition(">")[2] for line in found[2:8:2]] == [
        "<Text>A</Text></Paragraph>",
        "<Text>B</Text></Paragraph>",
        "<Text>C</Text></Paragraph>",
    ]
    assert found[8:10] == ["</DualDialogue>", "</Paragraph>"]
    assert len(found) == 12


def test_a_lyric_that_is_nobodys_is_kept_from_the_speech_before_it(
    reading: Callable[[bytes | str], tuple[Script, list[Remark]]],
) -> None:
    script = Script(
        path="",
        paragraphs=(
            paragraph(Kind.CHARACTER, "A", who="A"),
            paragraph(Kind.LYRIC, "La", who="A"),
            paragraph(Kind.LYRIC, "la", who="A"),
            paragraph(Kind.LYRIC, "la la"),
            paragraph(Kind.LYRIC, "la la la"),
        ),
    )
    assert sum(line == '<Paragraph Type="Action"/>' for line in lines(script)) == 1
    assert [each.character for each in reading(written(script))[0].paragraphs] == ["A", "A", "A", "", ""]


def test_asides_stand_where_they_stood(reading: Callable[[bytes | str], tuple[Script, list[Remark]]]) -> None:
    asides = (
        aside(AsideKind.SECTION, "Act *one*", before=0, depth=2),
        aside(AsideKind.NOTE, "First?\nSure?", before=0),
        aside(AsideKind.SYNOPSIS, "They wait.", before=0),
        aside(AsideKind.PAGE_BREAK, "", before=1),
        aside(AsideKind.NOTE, "2 * 3 * 4 < 99", before=1),
        aside(AsideKind.BONEYARD, "Once there was rain.", before=2),
        aside(AsideKind.SECTION, "The end", before=2, depth=1),
        aside(AsideKind.NOTE, "Last.", before=2),
    )
    script = Script(
        path="", paragraphs=(paragraph(Kind.ACTION, "Rain 😀."), paragraph(Kind.ACTION, "Sun.")), asides=asides
    )
    found, remarks = reading(written(script))
    assert [(each.kind, each.text, each.before, each.depth) for each in found.asides] == [
        (each.kind, each.text, each.before, each.depth) for each in asides
    ]
    assert remarks == []


def test_an_omitted_scene_holds_its_old_words(reading: Callable[[bytes | str], tuple[Script, list[Remark]]]) -> None:
    old = "INT. BUS - NIGHT\n\nA\n(low)\nSo & so."
    script = Script(
        path="",
        paragraphs=(paragraph(Kind.HEADING, "GESTRICHEN"), paragraph(Kind.HEADING, "INT. CAR - DAY")),
        scenes=(
            Scene(number="1", heading="GESTRICHEN", place=HERE, first=0, last=1, omitted=True),
            Scene(number="2", heading="INT. CAR - DAY", place=HERE, first=1, last=2),
        ),
        asides=(aside(AsideKind.BONEYARD, old, before=1), aside(AsideKind.BONEYARD, "not this", before=2)),
    )
    data = written(script)
    assert data.count(b"<OmittedScene>") == 1
    found, _ = reading(data)
    assert [(each.text, each.before) for each in found.asides] == [(old, 1), ("not this", 2)]
    assert [(each.number, each.omitted) for each in found.scenes] == [("1", True), ("2", False)]
