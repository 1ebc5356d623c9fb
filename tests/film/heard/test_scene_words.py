from edgecode.film.heard.scene_words import LEAST_BITS, MOST_BITS, SceneWords
from simulators.papers import script
from simulators.talk import words_of

FILM = script(
    """
    # 12 INT. WHEELHOUSE
    Priya has a clipboard.
    PRIYA: The brass *kettle*.
    ALMA: Mine. It's my kettle.
    (slowly)
    " Mine.
    # 13 EXT. RAMP
    Rain.
    """
)


def test_only_what_is_spoken_counts() -> None:
    words = words_of(FILM)
    assert words.folded == ("the", "brass", "kettle", "mine", "it", "is", "my", "kettle", "mine")
    assert words.paragraphs == (3, 5, 7)
    assert words.paragraph == (3, 3, 3, 5, 5, 5, 5, 5, 7)
    assert words.spans == {3: (0, 3), 5: (3, 8), 7: (8, 9)}
    assert [words.printed[token] for token in words.token[:3]] == ["The", "brass", "kettle."]


def test_a_rare_word_is_worth_more_than_a_common_one() -> None:
    words = words_of(FILM)
    worth = dict(zip(words.folded, words.bits, strict=True))
    assert LEAST_BITS <= worth["the"] < worth["my"] < worth["brass"] <= MOST_BITS
    assert worth["kettle"] < worth["brass"], "it is said twice in this scene"


def test_a_line_that_another_says_too_has_a_rival() -> None:
    words = words_of(FILM)
    assert words.rivals[7] == 1.0
    assert 0 < words.rivals[5] < 1


def test_a_scene_without_speech_has_no_words() -> None:
    assert words_of(FILM, scene=1) == SceneWords()
