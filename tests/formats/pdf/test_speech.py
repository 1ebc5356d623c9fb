from edgecode.film.script import ParagraphKind
from edgecode.formats.pdf.lines import Line
from edgecode.formats.pdf.sheets import Word
from edgecode.formats.pdf.speech import parts
from simulators.printed_script import Style, printed
from simulators.read_back import in_fountain, read_back


def said(*rows: tuple[float, str], parenthetical: float = 16) -> list[tuple[str, int]]:
    """Part lines that begin at some places; dialogue begins at 10."""
    lines = [Line(0, (Word(text, x, x + len(text), 0, 1),), text, float(down)) for down, (x, text) in enumerate(rows)]
    return [(str(part.kind), len(part.lines)) for part in parts(lines, dialogue=10, parenthetical=parenthetical)]


def test_brackets_at_their_own_place_are_parentheticals() -> None:
    assert said((16, "(beat)"), (10, "Yes."), (10, "No.")) == [("parenthetical", 1), ("dialogue", 2)]


def test_brackets_where_dialogue_begins_are_said() -> None:
    assert said((10, "(I think.)"), (10, "Yes.")) == [("dialogue", 2)]


def test_a_bracket_goes_on_over_lines_until_it_closes() -> None:
    assert said((16, "(to the far end"), (17, "of the quay)"), (10, "Yes.")) == [("parenthetical", 2), ("dialogue", 1)]


def test_where_both_begin_at_one_place_a_whole_line_in_brackets_is_a_parenthetical() -> None:
    rows = ((10, "(beat)"), (10, "(I think) so."), (10, "(then)"))
    assert said(*rows, parenthetical=10) == [("parenthetical", 1), ("dialogue", 1), ("parenthetical", 1)]


def test_name_and_extension_are_parted_as_in_fountain() -> None:
    text = "INT. QUAY - NIGHT\n\nRain.\n\nOTTO (O.S.) (CONT'D)\nYes.\n"
    cue, dialogue = read_back(printed(in_fountain(text), Style())).paragraphs[2:]
    assert (cue.kind, cue.text, cue.character, cue.extension) == (
        ParagraphKind.CHARACTER,
        "OTTO (O.S.) (CONT'D)",
        "OTTO",
        "O.S.",
    )
    assert (dialogue.character, dialogue.extension) == ("OTTO", "O.S.")


def test_a_blank_line_in_a_speech_does_not_end_it() -> None:
    text = "INT. QUAY - NIGHT\n\nRain.\n\nOTTO\nTen.\n  \nFour.\n\nNADIA\nYes.\n"
    spoken = [each for each in read_back(printed(in_fountain(text), Style())).paragraphs if each.kind == "dialogue"]
    assert [(each.character, each.text) for each in spoken] == [("OTTO", "Ten.\n\nFour."), ("NADIA", "Yes.")]
