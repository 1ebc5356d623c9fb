from edgecode.film.heard.alignment import aligned
from edgecode.film.heard.confidence import WEIGHTS
from edgecode.film.heard.evidence import Candidate, candidates
from edgecode.film.heard.runs import runs_of
from simulators.papers import script
from simulators.talk import words_of

FILM = script(
    """
    # 3 EXT. FERRY DECK
    HAZEN: And how does Alma get home?
    WENDELL: It hasn't come up.
    HAZEN: It comes up every night. I can see it from my sink.
    """
)
SCENE = words_of(FILM)
HOME, UP, NIGHT = SCENE.paragraphs


def weighed(*heard: str) -> dict[int, Candidate]:
    found = candidates(runs_of(aligned(heard, scene=SCENE)), scene=SCENE, heard=len(heard))
    return {each.paragraph: each for each in found}


def test_a_scene_said_as_written_has_all_evidence() -> None:
    found = weighed(*SCENE.folded)
    assert list(found) == [HOME, UP, NIGHT]
    assert {(each.share, each.placed, each.around, each.explained) for each in found.values()} == {(1.0, 1.0, 1.0, 1.0)}
    assert found[NIGHT].rival < found[UP].rival < 1.0, "it comes up: two lines say so"


def test_a_line_alone_has_nothing_around_it() -> None:
    found = weighed("and", "how", "does", "alma", "get", "home")
    assert (found[HOME].share, found[HOME].around) == (1.0, 0.0)


def test_another_word_in_the_place_of_one_is_placed_and_not_alike() -> None:
    found = weighed("and", "how", "does", "wendell", "get", "home")[HOME]
    assert (found.share, found.placed) == (5 / 6, 1.0)


def test_what_else_was_said_in_the_take_speaks_against_it() -> None:
    line = ("and", "how", "does", "alma", "get", "home")
    assert weighed(*line)[HOME].explained == 1.0
    assert weighed(*line, "something", "quite", "different", "about", "the", "weather")[HOME].explained == 0.5


def test_every_piece_of_evidence_has_its_weight() -> None:
    assert len(weighed(*SCENE.folded)[HOME].features) == len(WEIGHTS)


def test_a_take_that_brings_next_to_nothing_has_no_evidence() -> None:
    found = runs_of(aligned(["sink"], scene=SCENE))
    assert [len(run) for run in found] in ([], [1])
    assert candidates(found, scene=SCENE, heard=1) == ()


def test_a_line_said_as_written_counts_for_less_the_more_was_said_beside_it() -> None:
    """By itself it is lined; as a short stretch of a long talk about something else it may stand there by chance."""
    line = ("it", "hasn't", "come", "up")
    talk = tuple(f"word{number}" for number in range(2_000))
    assert set(weighed(*line)) == {UP}
    assert weighed(*talk, *line, *talk) == {}
    assert NIGHT in weighed(*talk, *SCENE.folded, *talk)
