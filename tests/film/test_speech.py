from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.film.script import Script
from edgecode.film.speech import numbered_lines, with_lead
from simulators.papers import script


def numbered(made: Script, scene: int = 0) -> list[str]:
    """Give each numbered line as its number and the first words of each of its paragraphs."""
    return [
        f"{line.number} {' | '.join(paragraph.text for paragraph in made.paragraphs[line.first : line.last])}"
        for line in numbered_lines(made, made.scenes[scene])
    ]


def test_cue_parentheticals_and_dialogue_are_one_line() -> None:
    made = script(
        """
        # 4 INT. KITCHEN - NIGHT
        She waits.
        MAYA: You said you'd be here.
        (quietly)
        " At nine.
        He sits.
        """
    )
    assert numbered(made) == ["1 She waits.", "2 MAYA | You said you'd be here. | (quietly) | At nine.", "3 He sits."]


def test_each_cue_begins_a_line_and_so_does_a_transition() -> None:
    made = script(
        """
        # 4 INT. KITCHEN - NIGHT
        MAYA: No.
        BO: Yes.
        > CUT TO:
        """
    )
    assert numbered(made) == ["1 MAYA | No.", "2 BO | Yes.", "3 CUT TO:"]


def test_dialogue_without_a_cue_is_a_line_of_its_own() -> None:
    made = script(
        """
        # 4 INT. KITCHEN - NIGHT
        A radio.
        " And now the weather.
        ~ Rain, rain.
        """
    )
    assert numbered(made) == ["1 A radio.", "2 And now the weather. | Rain, rain."]


def test_numbers_begin_again_in_each_scene() -> None:
    made = script(
        """
        Before any heading.
        # 4 INT. KITCHEN - NIGHT
        She waits.
        # 5 EXT. YARD - DAY
        He waits.
        # 6 OMITTED
        """
    )
    assert [numbered(made, scene) for scene in range(3)] == [["1 She waits."], ["1 He waits."], []]


@settings(deadline=None)
@given(st.lists(st.sampled_from(["MAYA: No.", "She waits.", "(softly)", '" Well.', "~ La.", "> CUT TO:"]), max_size=20))
def test_the_lines_of_a_scene_lie_end_to_end_and_are_counted_from_one(lines: list[str]) -> None:
    made = script("\n".join(["# 1 INT. ROOM - DAY", *lines]))
    scene = made.scenes[0]
    found = numbered_lines(made, scene)
    assert [line.number for line in found] == list(range(1, len(found) + 1))
    assert [index for line in found for index in range(line.first, line.last)] == list(range(1, scene.last))


def test_what_leads_to_a_speech_is_its_cue_and_parentheticals() -> None:
    made = script('# 4 INT. KITCHEN\nShe waits.\nMAYA: You said.\n(quietly)\n" At nine.\nHe sits.')
    assert [with_lead(place, script=made) for place in (1, 3, 5, 6)] == [
        range(1, 2),
        range(2, 4),
        range(4, 6),
        range(6, 7),
    ]
