"""Six seconds of a real film, its real captions, and a page written for them: tests/samples/heard/friday.fountain."""

import re
from pathlib import Path

import pytest

from edgecode.film.heard.hearing import DeviationKind, Hearing
from edgecode.film.heard.listen import listen
from edgecode.film.heard.scene_words import scene_words
from edgecode.film.place import Place
from edgecode.film.script import Script
from edgecode.film.transcript import Cue, Milliseconds, Transcript
from edgecode.formats.fountain.reader import read
from simulators.memory_source import MemorySource

TESTS = Path(__file__).resolve().parents[2]
CAPTIONS = TESTS.parents[1] / "shared" / "real" / "footage" / "friday.vtt"
CUE = re.compile(r"00:00:(\d\d)\.(\d{3}) --> 00:00:(\d\d)\.(\d{3}).*\n(.+)")


@pytest.fixture(scope="module")
def page() -> Script:
    [found] = [
        each
        for each in read(MemorySource.of(TESTS / "samples" / "heard" / "friday.fountain"))
        if isinstance(each, Script)
    ]
    return found


@pytest.fixture(scope="module")
def captions() -> Transcript:
    if not CAPTIONS.is_file():
        pytest.skip("the real material is not beside this checkout")
    cues = tuple(
        Cue(text=text, place=Place("friday.vtt"), begins=Milliseconds(int(a + b)), ends=Milliseconds(int(c + d)))
        for a, b, c, d, text in CUE.findall(CAPTIONS.read_text(encoding="utf-8"))
    )
    return Transcript(path="friday.vtt", media="friday", cues=cues)


def hearing(captions: Transcript, *, page: Script, scene: int) -> Hearing:
    return listen(captions, scene=scene_words(page, page.scenes[scene]), script=page)


def test_every_line_of_the_clip_is_heard_and_none_after_it(captions: Transcript, page: Script) -> None:
    found = hearing(captions, page=page, scene=0)
    said = [(page.paragraphs[line.paragraph].text, line.begins, line.ends) for line in found.lines]
    assert said == [
        ("Hildy! How are you?", 0, 1499),
        ("Tell me, is the lord of the universe in?", 1500, 2999),
        ("Yes, he's in a bad humor. Somebody must have stolen the crown jewels.", 3000, 6000),
    ]
    [span] = found.spans
    assert (page.paragraphs[span.first].text, span.dropped) == ("OPERATOR", ())
    assert page.paragraphs[span.last].text == "Hildy is through the next gate already."
    assert min(line.confidence for line in found.lines) > 0.9


def test_only_the_stutter_of_the_caption_differs_from_the_page(captions: Transcript, page: Script) -> None:
    notes = hearing(captions, page=page, scene=0).deviations
    assert [(each.kind, each.said) for each in notes] == [(DeviationKind.ADDED, "in")]


def test_the_next_scene_is_not_lined_by_the_words_they_share(captions: Transcript, page: Script) -> None:
    assert hearing(captions, page=page, scene=1) == Hearing(
        words=(-1,) * sum(len(cue.text.split()) for cue in captions.cues)
    )
