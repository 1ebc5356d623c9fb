import pytest

from edgecode.film.heard.take_words import TakeWords, take_words
from edgecode.film.place import Place
from edgecode.film.transcript import Cue, Milliseconds, SpokenWord, Transcript
from simulators.talk import transcript


def one(text: str = "", *, words: tuple[SpokenWord, ...] = (), speaker: str = "") -> TakeWords:
    cue = Cue(
        text=text,
        place=Place("a.vtt", 1),
        begins=Milliseconds(1000),
        ends=Milliseconds(2000),
        words=words,
        speaker=speaker,
    )
    return take_words(Transcript(path="a.vtt", media="a", cues=(cue,)))


@pytest.mark.parametrize(
    "text",
    ["Over and back?", "[engine] Over and back?", "NADIA: Over and back?", "- MRS. HAZEN: Over\n(sighs) and back? ♪"],
)
def test_sounds_and_names_are_no_words(text: str) -> None:
    assert one(text).printed == ("Over", "and", "back?")


def test_words_without_times_are_laid_out_over_their_cue() -> None:
    found = one("Over and back?")
    assert found.begins[0] == 1000
    assert found.ends[-1] == 2000
    assert found.begins[1:] == found.ends[:-1] == (1333, 1600)


def test_words_with_times_keep_them() -> None:
    timed = (
        SpokenWord(text=" Over", begins=Milliseconds(1100), ends=Milliseconds(1200)),
        SpokenWord(text="and back", begins=Milliseconds(1300), ends=Milliseconds(1500)),
    )
    found = one("Over and back", words=timed)
    assert found.printed == ("Over", "and", "back")
    assert found.begins == (1100, 1300, 1300)


def test_a_cue_of_which_one_word_has_no_time_is_laid_out_evenly() -> None:
    timed = (SpokenWord(text="Over", begins=Milliseconds(1900), ends=Milliseconds(1950)), SpokenWord(text="back"))
    assert one("Over back", words=timed).begins == (1000, 1500)


@pytest.mark.parametrize(
    ("speaker", "off"), [("ALMA", False), ("ALMA (O.S.)", True), ("Alma (off)", True), ("", False)]
)
def test_who_is_off_camera_is_known_only_where_it_is_marked(speaker: str, off: bool) -> None:  # noqa: FBT001  a parameter of the case
    assert one("Mine.", speaker=speaker).off == (off,)


def test_every_word_knows_its_cue() -> None:
    assert take_words(transcript("Kettle.\n\n52 keys.")).cue == (0, 2, 2)


def test_an_empty_transcript_has_no_words() -> None:
    assert take_words(Transcript(path="", media="")) == TakeWords()
