from edgecode.film.matching.worded import Lexicon, worded
from simulators.papers import script

TOLD = """
    FADE IN:
    # 1 INT. KITCHEN - NIGHT
    She waits.
    MAYA: You said *you'd* be here.
    (softly)
    BO: Yes.
    > CUT TO:
    # 2 OMITTED
    """


def test_a_speech_is_one_unit_with_its_cue_and_parentheticals() -> None:
    made = worded(script(TOLD), lexicon=Lexicon())
    assert [[(unit.group, unit.speaker, unit.last - unit.first) for unit in block.units] for block in made.blocks] == [
        [("action", "", 1)],
        [("action", "", 1), ("speech", "MAYA", 3), ("speech", "BO", 2), ("transition", "", 1)],
        [],
    ]


def test_each_word_is_one_sign_whatever_its_case_emphasis_and_apostrophe() -> None:
    lexicon = Lexicon()
    assert lexicon.signs("You’d, WAIT") == lexicon.signs("*you'd* wait!")
    assert len(lexicon.signs("one two three")) == 3
    assert lexicon.signs("… — !") == ""


def test_a_settled_scene_has_a_block_and_no_units() -> None:
    made = worded(script(TOLD), lexicon=Lexicon(), settled={0})
    assert [len(block.units) for block in made.blocks] == [1, 0, 0]
    assert [made.block_of(0), made.block_of(1)] == [1, 2]
