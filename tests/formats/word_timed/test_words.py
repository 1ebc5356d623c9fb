from edgecode.film.place import Place
from edgecode.film.transcript import Milliseconds, SpokenWord
from edgecode.formats.word_timed.words import Heard, confidence_of, cues_of


def heard(text: str, begins: int | None, ends: int | None, speaker: str = "") -> Heard:
    moments = [None if moment is None else Milliseconds(moment) for moment in (begins, ends)]
    return Heard(SpokenWord(text=text, begins=moments[0], ends=moments[1]), speaker, Place("a.json"))


def texts(*words: Heard) -> list[str]:
    return [cue.text for cue in cues_of(words)]


def test_a_sentence_ends_a_cue() -> None:
    assert texts(heard("Is", 0, 1), heard("he?", 1, 2), heard("No", 2, 3)) == ["Is he?", "No"]


def test_a_pause_of_more_than_a_second_ends_a_cue() -> None:
    assert texts(heard("well", 0, 100), heard("yes", 1100, 1200), heard("no", 2201, 2300)) == ["well yes", "no"]


def test_another_speaker_ends_a_cue() -> None:
    cues = list(cues_of([heard("yes", 0, 1, "Ada"), heard("no", 1, 2, "Ben")]))
    assert [(cue.speaker, cue.text) for cue in cues] == [("Ada", "yes"), ("Ben", "no")]


def test_a_cue_does_not_grow_without_end() -> None:
    assert [len(text.split()) for text in texts(*(heard("on", n, n + 1) for n in range(150)))] == [60, 60, 30]


def test_words_without_times_go_along_with_the_others_and_alone_are_none() -> None:
    (cue,) = cues_of([heard("In", 5, 9), heard("1940", None, None), heard("we", 20, None)])
    assert (cue.text, cue.begins, cue.ends) == ("In 1940 we", 5, 20)
    assert texts(heard("1940", None, None)) == []


def test_a_confidence_lies_between_nothing_and_all() -> None:
    assert [confidence_of(value) for value in (0, "0.5", 1, -0.1, 90, None)] == [0.0, 0.5, 1.0, None, None, None]
