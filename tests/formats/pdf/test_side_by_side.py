from edgecode.film.script import ParagraphKind
from simulators.printed_script import Style, placed, printed
from simulators.read_back import exported, in_fountain, read_back, told

TOGETHER = """\
INT. QUAY - NIGHT

OTTO
(over the wind)
I never said that they would come tonight, and I never said that they would come tomorrow either.

NADIA (O.S.) ^
You did. You said so twice.

They look at the water.

NADIA
And they came.
"""


def test_two_speeches_side_by_side_are_two_and_the_second_is_dual() -> None:
    script = in_fountain(TOGETHER)
    for data in (printed(script, Style()), exported(TOGETHER), printed(script, Style(dual=(2, 36), left=90))):
        back = read_back(data)
        assert told(back) == told(script)
        assert [each.dual for each in back.paragraphs] == [each.dual for each in script.paragraphs]


def test_the_words_of_each_column_are_its_own_where_lines_begin_left_of_the_cue() -> None:
    pitch = 12 * 0.602
    rows = [
        (0, "INT. QUAY - NIGHT"),
        (0, ""),
        (0, "Rain."),
        (0, ""),
        (12, "OTTO"),
        (42, "NADIA"),
        (4, "I see them, there and"),
        (33, "Where? I see nothing"),
        (4, "there."),
        (33, "but the rain."),
    ]
    down, texts = 72, []
    for at, (x, text) in enumerate(rows):
        down += 12 * (at > 0 and x <= rows[at - 1][0])
        texts.append((108 + x * pitch, float(down), text))
    spoken = [each for each in read_back(placed(texts)).paragraphs if each.kind is ParagraphKind.DIALOGUE]
    assert [(each.character, each.text) for each in spoken] == [
        ("OTTO", "I see them, there and there."),
        ("NADIA", "Where? I see nothing but the rain."),
    ]


def test_names_far_apart_in_action_are_no_speeches() -> None:
    text = "INT. QUAY - NIGHT\n\nThe sign says\n\nOTTO          NADIA\n\nand nothing more.\n"
    kinds = [each.kind for each in read_back(printed(in_fountain(text), Style())).paragraphs]
    assert set(kinds) == {ParagraphKind.HEADING, ParagraphKind.ACTION}
