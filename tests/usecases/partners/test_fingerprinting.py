import shutil
from pathlib import Path

import pytest

from edgecode.bootstrap import open_film
from edgecode.boundary.scan.fingerprints import Fingerprints
from edgecode.boundary.scan.scanner import scan
from edgecode.findings.word import Deed, Word
from edgecode.usecases.open_film import Look
from edgecode.usecases.partners.canaries import canaries_of
from edgecode.usecases.partners.fingerprinting import Fingerprinting, film_names, fingerprints
from simulators.clock import SetClock
from simulators.entropy import CountedEntropy

FERRY = Path(__file__).resolve().parents[3] / "examples" / "the-ferry"
SECRET = bytes(range(32))
WORDS = {
    "00": Word(
        entry="00",
        deed=Deed.LEAVE,
        by="Beatrice Nwosu",
        at=1,
        because="because the lantern was never meant to be seen twice",
    )
}


@pytest.fixture(scope="module")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Look:
    """The example film, looked at once."""
    folder = tmp_path_factory.mktemp("film") / "the-ferry"
    shutil.copytree(FERRY, folder, ignore=shutil.ignore_patterns(".edgecode"))
    return open_film(folder, clock=SetClock(), entropy=CountedEntropy()).look()


@pytest.fixture(scope="module")
def prints(ferry: Look) -> Fingerprints:
    """Its fingerprints, with one word that was said about it."""
    return fingerprints(ferry, words=WORDS, secret=SECRET)


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("action of the current draft", "A steel cable comes up out of the brown water"),
        ("dialogue over several speeches", "I may get off. You never have. Not one Thursday."),
        ("a person of film.toml", "Hanne Lindqvist"),
        ("a character's cue", "MRS. HAZEN"),
        ("the title", "The Ferry"),
        ("a place", "ALMA'S KITCHEN"),
        ("a camera's file", "A001C003_260302_R1AB.mp4"),
        ("a recorder's file", "S001T11.WAV"),
        ("the name of a file of the script", "the-ferry-blue"),
        ("a reason somebody gave", "the lantern was never meant to be seen"),
        ("who gave it", "Beatrice Nwosu"),
        ("a canary", canaries_of(SECRET).name),
    ],
)
def test_whatever_is_of_the_film_is_found(what: str, text: str, prints: Fingerprints) -> None:
    assert scan(text.encode(), fingerprints=prints).hit, what


def test_every_panel_caption_note_and_clip_of_the_example_is_found(ferry: Look, prints: Fingerprints) -> None:
    """All that is long enough; a sentence is its letters alone."""
    film = ferry.film
    texts = [panel.action for panel in film.panels] + [panel.dialogue for panel in film.panels]
    texts += [cue.text for transcript in film.transcripts.values() for cue in transcript.cues]
    texts += [row.note for take in film.dailies.takes for row in take.recordings]
    texts += [clip.name for track in (film.cut.tracks if film.cut else ()) for clip in track.clips]
    texts += [paragraph.text for draft in film.drafts for paragraph in draft.paragraphs]
    long = [text for text in dict.fromkeys(texts) if sum(map(str.isalpha, text)) > 30]
    assert len(long) > 60
    assert [text for text in long[::4] if not scan(text.encode(), fingerprints=prints).hit] == []


def test_nothing_of_the_stores_numbers_is_a_name(ferry: Look) -> None:
    assert not any(len(name) == 32 and set(name) <= set("0123456789abcdef") for name in film_names(ferry.holdings))


def test_they_are_made_once_while_nothing_changes(ferry: Look) -> None:
    kept = Fingerprinting()
    first = kept.of(ferry, words=WORDS, secret=SECRET)
    assert kept.of(ferry, words=dict(WORDS), secret=SECRET) is first
    assert kept.of(ferry, words={}, secret=SECRET) is not first
