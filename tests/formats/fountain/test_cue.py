from collections.abc import Callable

import pytest

from edgecode.film.place import Remark
from edgecode.film.script import ParagraphKind, Script
from edgecode.formats.fountain.cue import Cue, cue, forced_cue


def said_by(script: Script) -> list[tuple[str, str]]:
    """List who speaks and from where, cue by cue."""
    cues = [paragraph for paragraph in script.paragraphs if paragraph.kind is ParagraphKind.CHARACTER]
    return [(paragraph.character, paragraph.extension) for paragraph in cues]


def test_a_sample_of_cues(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    script, _ = sample("cues")
    assert said_by(script) == [
        *(("NADIA", "V.O."), ("OTTO", ""), ("OTTO", "into phone"), ("R2", ""), ("McAvoy", ""), ("IDA", "")),
    ]
    assert script.paragraphs[0].text == "NADIA (V.O.) (CONT'D)"
    assert script.paragraphs[1].character == "NADIA"
    assert script.paragraphs[1].extension == "V.O."


def test_capitals_are_capitals_in_every_script(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    script, _ = sample("cues_in_other_scripts")
    assert said_by(script) == [
        *(("ЮЛИЯ", ""), ("ΜΆΡΙΑ", "V.O."), ("RENÉE", ""), ("STRAßE", ""), ("1ª MULHER", ""), ("黒澤", "")),
        ("نادية", "O.S."),
    ]
    assert script.paragraphs[10].text == "Юлия\nShe is no cue, for she has small letters."


@pytest.mark.parametrize("line", ["Nadia", "23", "!!", "McAVOY", "(V.O.)", "NADIA waits", "^", "…"])
def test_a_line_with_small_letters_or_none_is_no_cue(line: str) -> None:
    assert cue(line) is None


@pytest.mark.parametrize(
    ("line", "extension"),
    [
        ("OTTO (O.S.) (on the radio)", "O.S., on the radio"),
        ("OTTO (O.S., CONT'D)", "O.S."),
        ("OTTO (CONT'D/V.O.)", "V.O."),
        ("OTTO (CONTINUED)", ""),
        ("OTTO (cont.)", ""),
        ("OTTO (contemptuous)", "contemptuous"),
        ("OTTO (V.O.", "V.O."),
        ("OTTO ()", ""),
    ],
)
def test_an_extension_does_not_say_that_a_speech_goes_on(line: str, extension: str) -> None:
    found = cue(line)
    assert found is not None
    assert (found.name, found.extension, found.text) == ("OTTO", extension, line)


@pytest.mark.parametrize("line", ["OTTO ^", "OTTO^", "OTTO (V.O.) ^", "OTTO ^ (V.O.)"])
def test_a_caret_speaks_with_the_cue_before(line: str) -> None:
    found = cue(line)
    assert found is not None
    assert (found.name, found.dual, "^" in found.text) == ("OTTO", True, False)


def test_a_sign_forces_any_name_and_no_name_nothing() -> None:
    assert forced_cue("@ McAvoy (V.O.)") == Cue("McAvoy (V.O.)", "McAvoy", "V.O.")
    assert forced_cue("@") is None
    assert forced_cue("@ ^") is None
