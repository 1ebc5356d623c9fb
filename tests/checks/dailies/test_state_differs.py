"""Notes of states that differ."""

import msgspec
import pytest

from edgecode.checks.dailies.state_differs import state_differs
from edgecode.film.pickup import SaidOfPickups, StateNoted, StateOf
from edgecode.findings.finding import Finding, Skipped, Weight
from edgecode.usecases.open_film import Look
from edgecode.usecases.run_checks import limited
from simulators.telling import tells

told = tells("""
    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    One.

    BEN
    Two.

    ADA
    Three.
    --- log.csv
    slate,covers,wardrobe ada
    1-1,1-2,coat open
    1A-1,2-3,coat shut
    1B-1,3,
    """)


def findings(look: Look) -> list[Finding]:
    """Look, and expect nothing to be skipped."""
    return [each for each in state_differs.look(look.film) if isinstance(each, Finding)]


@told
def test_two_takes_of_one_line_whose_notes_differ_are_found(look: Look) -> None:
    [finding] = findings(look)
    assert (finding.kind, finding.scene, finding.weight) == ("differs", "1", Weight.NORMAL)
    assert finding.says == "ADA, wardrobe in scene 1: two notes differ, “coat open” and “coat shut”"
    assert [(str(each.place), each.shows) for each in finding.evidence] == [
        ("log.csv:2", "1-1: coat open"),
        ("log.csv:3", "1A-1: coat shut"),
    ]


def noted(look: Look, one: str, other: str, *, takes: tuple[str, str] = ("1-1", "1A-1")) -> list[str]:
    """The kinds of findings where these are the notes by hand of Ben's wardrobe in two takes; an empty take is the scene."""
    script = look.film.script
    assert script is not None
    ids = {take.label: take.id for take in look.film.dailies.takes}
    said = tuple(
        SaidOfPickups(
            by="Ines",
            entry=str(at),
            says="",
            deed=StateNoted(
                state=str(at),
                of=StateOf.WARDROBE,
                words=words,
                scene=script.scenes[0].id,
                take=ids.get(take, ""),
                character="BEN",
            ),
        )
        for at, (words, take) in enumerate(zip((one, other), takes, strict=True))
    )
    film = msgspec.structs.replace(look.film, picked=said)
    found = [each for each in state_differs.look(film) if isinstance(each, Finding)]
    return [each.kind for each in found if each.says.startswith("BEN")]


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        ("coat open", "Coat, open!", []),
        ("coat open", "open coat", []),
        ("bandage on chin", "bandge on chin", []),
        ("tie left", "tie lift", ["differs"]),
        ("page 12", "page 13", ["differs"]),
        ("left glove torn, right whole", "right glove torn, left whole", ["differs"]),
        ("coat", "coat, buttoned", ["says-more"]),
        ("scarf", "no scarf", ["differs"]),
        ("vest buttoned", "vest unbuttoned", ["differs"]),
    ],
)
@told
def test_words_are_compared_and_not_how_they_are_written(look: Look, one: str, other: str, kinds: list[str]) -> None:
    assert noted(look, one, other) == kinds
    assert noted(look, other, one) == kinds


@told
def test_takes_without_a_line_in_common_are_of_two_moments(look: Look) -> None:
    """1-1 ends before 1B-1 begins; a note of the whole scene is of both."""
    assert noted(look, "coat open", "coat shut", takes=("1-1", "1B-1")) == []
    assert noted(look, "coat open", "coat shut", takes=("1-1", "")) == ["differs"]


def test_where_nobody_wrote_any_it_is_skipped(look: Look) -> None:
    """
    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    One.
    --- log.csv
    slate,covers
    1-1,1
    """
    assert list(state_differs.look(look.film)) == [
        Skipped("state-differs", "nobody wrote down wardrobe, hair, props, set or light")
    ]


@told
def test_it_reads_what_it_declares(look: Look) -> None:
    """As the runner runs it, with everything else withheld: a touch of it would raise."""
    seen = limited(look.film, state_differs)
    assert list(state_differs.look(seen)) == findings(look)
