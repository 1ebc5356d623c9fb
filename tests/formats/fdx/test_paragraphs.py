from collections.abc import Callable

from edgecode.film.emphasis import plain
from edgecode.film.place import Remark
from edgecode.film.script import AsideKind, ParagraphKind, Script


def test_all_runs_are_joined_and_styles_are_marks(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    script, remarks = sample("all_text_runs")
    assert [each.text for each in script.paragraphs] == [
        "INT. SALT WAREHOUSE - NIGHT",
        "Nadia **drops the *wet* rope**. It is _not_ hers.",
        "NADIA (V.O.)",
        "The sum is 2 * 3 * 4, the file a_b\\_c, *LISTEN*\n*TO ME*.",
    ]
    assert plain(script.paragraphs[3].text) == "The sum is 2 * 3 * 4, the file a_b_c, LISTEN\nTO ME."
    assert [each.character for each in script.paragraphs] == ["", "", "NADIA", "NADIA"]
    assert [each.extension for each in script.paragraphs] == ["", "", "V.O.", "V.O."]
    assert remarks == []


def test_the_second_speech_of_a_dual_dialogue_is_dual(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    script, remarks = sample("dual_dialogue")
    assert [(each.character, each.dual) for each in script.paragraphs if each.kind is ParagraphKind.CHARACTER] == [
        ("IDA", False),
        ("NADIA", False),
        ("OTTO", True),
        ("IDA", False),
    ]
    assert [each.dual for each in script.paragraphs if each.character == "OTTO"] == [True, True]
    assert remarks == []


def test_a_heading_in_a_dual_dialogue_begins_a_scene_and_is_said(
    sample: Callable[[str], tuple[Script, list[Remark]]],
) -> None:
    script, remarks = sample("heading_in_dual_dialogue")
    assert [(scene.heading, scene.first, scene.last) for scene in script.scenes] == [
        ("EXT. FERRY DECK - DAY", 0, 3),
        ("INT. CABIN - DAY", 3, 6),
    ]
    assert [f"{remark.place.line}: {remark.says}" for remark in remarks] == [
        "9: expected speeches in a dual dialogue, found a scene heading; a scene begins",
        "9: expected each scene number once, found 1 also on line 4",
    ]
    assert [each.dual for each in script.paragraphs[4:]] == [False, False]


def test_every_type_is_one_of_our_kinds(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    script, remarks = sample("paragraph_types")
    assert [(each.kind.value, each.text) for each in script.paragraphs] == [
        ("general", "TEASER"),
        ("general", "NADIA, OTTO"),
        ("heading", "INT. QUAY - DAY"),
        ("shot", "ANGLE ON THE CLOCK"),
        ("general", "    in a column"),
        ("character", "Otto McCray (into phone) (cont'd)"),
        ("lyric", "Row, row"),
        ("lyric", "your boat"),
        ("action", "THE END"),
        ("general", "STOP"),
        ("general", "STOP AGAIN"),
        ("general", "No type at all."),
        ("transition", "FADE OUT."),
        ("general", "END OF TEASER"),
    ]
    assert [each.centered for each in script.paragraphs].index(True) == 8
    assert {name: value for name, value in script.extra.items() if name.startswith("fdx.type.")} == {
        "fdx.type.New Act": "0",
        "fdx.type.Cast List": "1",
        "fdx.type.Singing": "7",
        "fdx.type.Telegram": "9 10",
        "fdx.type.": "11",
        "fdx.type.End of Act": "13",
    }
    assert script.extra["fdx.inside.Alts"] == "12"
    assert [f"{remark.place.line}: {remark.says}" for remark in remarks] == [
        "18: expected a type of paragraph that is known, found Telegram; kept as general",
        "20: expected a type of paragraph that is known, found none; kept as general",
    ]


def test_the_outline_and_what_settings_hide_are_asides(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    script, _ = sample("paragraph_types")
    assert [(each.kind, each.text, each.before, each.depth) for each in script.asides] == [
        (AsideKind.SECTION, "The ferry", 0, 1),
        (AsideKind.SYNOPSIS, "Everybody misses it.", 0, 0),
        (AsideKind.NOTE, "Which quay?", 3, 0),
        (AsideKind.SYNOPSIS, "They wait.", 3, 0),
    ]


def test_who_speaks_is_known_until_something_else_is_printed(
    content: Callable[[str], tuple[Script, list[Remark]]],
) -> None:
    script, _ = content(
        '<Paragraph Type="Character"><Text>Otto ^ (O.S.) (CONT’D)</Text></Paragraph>\n'
        '<Paragraph Type="Dialogue"><Text>So.</Text></Paragraph>\n'
        '<Paragraph Type="Parenthetical"/>\n'
        '<Paragraph Type="Dialogue"><Text>And so.</Text></Paragraph>\n'
        '<Paragraph Type="Action"/>\n'
        '<Paragraph Type="Dialogue"><Text>Nobody.</Text></Paragraph>'
    )
    assert [(each.character, each.extension, each.place.line) for each in script.paragraphs] == [
        ("Otto", "O.S.", 4),
        ("Otto", "O.S.", 5),
        ("Otto", "O.S.", 7),
        ("", "", 9),
    ]


def test_a_paragraph_that_starts_a_page_has_a_page_break_before_it(
    content: Callable[[str], tuple[Script, list[Remark]]],
) -> None:
    script, _ = content('<Paragraph Type="Action" StartsNewPage="Yes"><Text>So.</Text></Paragraph>')
    assert [(each.kind, each.before, each.place.line) for each in script.asides] == [(AsideKind.PAGE_BREAK, 0, 4)]


def test_paragraphs_that_damage_nested_are_still_read(content: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    script, remarks = content(
        '<Paragraph Type="Action"><Text>One.</Paragraph>\n<Paragraph Type="Action"><Text>Two.</Text></Paragraph>'
    )
    assert [each.text for each in script.paragraphs] == ["One.", "Two."]
    assert remarks[0].place.line == 4


def test_notes_stand_where_their_range_begins(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    script, remarks = sample("script_notes")
    assert [(each.kind.value, each.text, each.before, each.place.line) for each in script.asides] == [
        ("note", "Before the gulls.", 1, 13),
        ("note", "Are these herring gulls?\nAsk Ida.", 2, 9),
        ("note", "At the very end.", 3, 14),
        ("note", "Nowhere.", 3, 15),
    ]
    assert script.extra["fdx.ScriptNote.1"] == (
        'Color="#E2E29898DDDD" Name="Sound" Type="First Pass" WriterName="René &amp; Co"'
    )
    assert [f"{remark.place.line}: {remark.says}" for remark in remarks] == [
        "15: expected two numbers as the range of a note, found 'everywhere'; kept at the end"
    ]
