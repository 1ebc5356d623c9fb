import pytest

from edgecode.film.eighths import LETTER, Layout, Rule, estimated, lines_of
from edgecode.film.place import Place
from edgecode.film.script import Paragraph, ParagraphKind, Scene, Script

Kind = ParagraphKind


def script(*scenes: list[tuple[ParagraphKind, str]], omitted: bool = False) -> Script:
    """Make a script of scenes, each a list of kinds and texts under its heading; a star before a cue makes it dual."""
    paragraphs: list[Paragraph] = []
    made = []
    for told in scenes:
        first = len(paragraphs)
        dual = False
        for kind, text in [(Kind.HEADING, "INT. SHED - DAY"), *told]:
            dual = text.startswith("*") if kind is Kind.CHARACTER else dual and kind is Kind.DIALOGUE
            paragraphs.append(
                Paragraph(kind=kind, text=text.removeprefix("*"), place=Place(""), start=0, end=0, dual=dual)
            )
        made.append(Scene(number="", heading="", place=Place(""), first=first, last=len(paragraphs), omitted=omitted))
    return Script(path="", paragraphs=tuple(paragraphs), scenes=tuple(made))


def test_lines_are_those_of_each_paragraph_and_above_it() -> None:
    told = script(
        [(Kind.ACTION, "Rain.")],
        [(Kind.ACTION, "a" * 60), (Kind.ACTION, "a" * 61), (Kind.ACTION, "a\nb"), (Kind.GENERAL, "c")],
        [(Kind.CHARACTER, "A"), (Kind.PARENTHETICAL, "(low)"), (Kind.DIALOGUE, "b" * 36), (Kind.TRANSITION, "CUT TO:")],
    )
    assert lines_of(told) == (1 + 2, 2 + 2 + 3 + 3 + 1, 2 + 2 + 1 + 1 + 2)


def test_words_wrap_where_they_no_longer_fit() -> None:
    told = script(
        [], [(Kind.DIALOGUE, "Bark! Bark! Roof! Your not blocked. You're trying to write the story from it.")]
    )
    assert lines_of(told)[1] == 2 + 3
    assert lines_of(script([], [(Kind.SHOT, "_" + "a" * 60 + "_")]))[1] == 2 + 2, "marks take no room"


@pytest.mark.parametrize(
    ("lines", "eighths"), [(2, 1), (6, 1), (7, 2), (13, 2), (14, 3), (27, 4), (28, 5), (54, 8), (55, 9), (108, 16)]
)
def test_a_part_of_an_eighth_is_one(lines: int, eighths: int) -> None:
    told = script([], [(Kind.GENERAL, "a")] * (lines - 2))
    assert (lines_of(told)[1], estimated(told)[1]) == (lines, eighths)


def test_there_are_eighths_of_six_and_of_seven_lines() -> None:
    told = script([], [(Kind.GENERAL, "a")] * 34)
    assert lines_of(told)[1] == 36
    assert [estimated(told, rule=rule)[1] for rule in (Rule.SHARE, Rule.SIX, Rule.SEVEN)] == [6, 6, 6]
    told = script([], [(Kind.GENERAL, "a")] * 46)
    assert [estimated(told, rule=rule)[1] for rule in (Rule.SHARE, Rule.SIX, Rule.SEVEN)] == [8, 8, 7]


def test_an_omitted_scene_has_no_length_and_every_other_an_eighth_at_least() -> None:
    assert estimated(script([(Kind.ACTION, "Rain.")], omitted=True)) == (0,)
    assert estimated(script([])) == (1,)
    assert estimated(Script(path="")) == ()


def test_speeches_at_the_same_time_are_as_long_as_the_longer_one() -> None:
    left = [(Kind.CHARACTER, "A"), (Kind.DIALOGUE, "a" * 29)]
    right = [(Kind.CHARACTER, "*B"), (Kind.DIALOGUE, "So.\nso.\nso.\nso.")]
    alone = lines_of(script([], [(Kind.CHARACTER, "B"), (Kind.DIALOGUE, "So.\nso.\nso.\nso.")]))[1]
    assert lines_of(script([], [*left, *right]))[1] == alone
    assert lines_of(script([], [*left, (Kind.CHARACTER, "*B"), (Kind.DIALOGUE, "So.")]))[1] == 2 + 2 + 2


def test_another_page_has_another_share() -> None:
    told = script([], [(Kind.GENERAL, "a")] * 25)
    long_page = Layout(lines=58, widths=LETTER.widths, above=LETTER.above)
    assert (estimated(told), estimated(told, layout=long_page)) == ((1, 4), (1, 4))
    assert estimated(script([], [(Kind.GENERAL, "a")] * 27), layout=long_page)[1] == 4
    assert estimated(script([], [(Kind.GENERAL, "a")] * 27))[1] == 5
