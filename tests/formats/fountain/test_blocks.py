from edgecode.film.place import Place
from edgecode.film.script import Aside, AsideKind, Paragraph, ParagraphKind
from edgecode.formats.fountain.blocks import Block, aside_lines, blocks_of, one_line
from simulators.papers import script

HERE = Place("a")


def said(kind: ParagraphKind, text: str, *, dual: bool = False) -> Paragraph:
    return Paragraph(kind=kind, text=text, place=HERE, start=0, end=0, character="ADA", dual=dual)


def aside(kind: AsideKind, text: str, *, depth: int = 0) -> Aside:
    return Aside(kind=kind, text=text, place=HERE, start=0, end=0, depth=depth)


def test_a_speech_is_one_block_and_anything_else_its_own() -> None:
    draft = script("# 12 INT. HALL\nRain.\nADA: Yes.\n> CUT TO:\nBEA: No.")
    assert [(len(block.paragraphs), block.number) for block in blocks_of(draft)] == [
        *((1, "12"), (1, ""), (2, ""), (1, ""), (2, ""))
    ]


def test_hidden_asides_stay_on_the_line_before_and_others_do_not_come_in() -> None:
    cue, words = said(ParagraphKind.CHARACTER, "ADA"), said(ParagraphKind.DIALOGUE, "Yes.")
    inside = [[aside(AsideKind.NOTE, "a\n\nb"), aside(AsideKind.SECTION, "no")], [aside(AsideKind.BONEYARD, "old")]]
    assert Block((cue, words)).lines(inside, first=False) == ["ADA [[a\n  \nb]]", "Yes. /*old*/"]


def test_two_lyrics_in_a_row_have_an_empty_line_between_them() -> None:
    parts = (said(ParagraphKind.CHARACTER, "ADA"), said(ParagraphKind.LYRIC, "la"), said(ParagraphKind.LYRIC, "lo"))
    assert Block(parts).lines([], first=False) == ["ADA", "~la", "  ", "~lo"]


def test_a_first_paragraph_is_no_title_page() -> None:
    cue, words = said(ParagraphKind.CHARACTER, "AUTHOR: ADA"), said(ParagraphKind.DIALOGUE, "Yes.")
    speech = Block(tuple(part for part in (cue, words)))
    assert speech.lines([], first=True)[0].startswith("@")


def test_asides_stand_by_themselves_as_they_are_marked() -> None:
    lines = [
        aside_lines(aside(kind, text, depth=depth))
        for kind, text, depth in [
            (AsideKind.SECTION, "Two", 2),
            (AsideKind.SYNOPSIS, "He goes.", 0),
            (AsideKind.PAGE_BREAK, "", 0),
            (AsideKind.PAGE_BREAK, "12A", 0),
            (AsideKind.NOTE, "a\nb", 0),
        ]
    ]
    assert lines == [["## Two"], ["= He goes."], ["==="], ["=== 12A ==="], ["[[a", "b]]"]]


def test_only_line_feeds_and_returns_break_a_line() -> None:
    assert one_line(" a\r\nb\rc\u2028d ") == "a b c\u2028d"
