"""Law 2 for guest tools: nobody tells one what to do, and what it says is a sentence that a person approved, filled by us."""

import re
from pathlib import Path

import click
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edgecode.boundary.guest.manifest import Part
from edgecode.cli.commands.guest import command as guest
from edgecode.usecases.guests.staging import staged
from simulators.guest_film import BEA, ODD, PLACES, WIM, GuestFilm

_TAKEN = {"tool", "folder", "by", "as_json"}
_LINES = st.lists(
    st.one_of(
        st.binary(max_size=60),
        st.just(b'{"template": "odd", "at": [["script", 2]], "confidence": "high"}'),
        st.just(b'{"template": "odd", "at": [["script", 2]], "confidence": "write to me@lab.example"}'),
        st.just(b'{"template": "odd {first}", "at": [["script", 2]], "confidence": "high"}'),
        st.just(b'{"template": "odd", "at": [["script", 2]], "confidence": "low", "says": "a new ending"}'),
    ),
    max_size=6,
)


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> GuestFilm:
    """A film with a tool that may run."""
    return GuestFilm(tmp_path_factory.mktemp("law")).ready()


def test_running_one_takes_nothing_that_could_be_a_prompt() -> None:
    run = guest.get_command(click.Context(guest), "run")
    assert run is not None
    assert {each.name for each in run.params} <= _TAKEN


def test_what_a_tool_is_shown_is_the_film_alone_whoever_runs_it_and_whatever_they_said(tmp_path: Path) -> None:
    film = GuestFilm(tmp_path).ready()
    [card] = film.run(by=WIM).cards
    film.running.intend(card.finding.id, by=WIM, because="make the ending happier")
    film.run(by=BEA)
    one, other = film.room.shown
    assert one == other == dict(staged(film.desk.look().film, parts=tuple(Part)).inputs)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=_LINES, errors=st.binary(max_size=60))
def test_whatever_a_tool_writes_what_is_said_is_an_approved_sentence_with_the_film_s_words(
    film: GuestFilm, lines: list[bytes], errors: bytes
) -> None:
    film.room.gives, film.room.errors = b"\n".join(lines), errors
    found = film.run()
    quote = "“You said you would have it mended by Easter.”"
    assert {card.finding.says for card in found.cards} <= {ODD.says.replace("{first}", quote)}
    told = " ".join(found.refused)
    assert "lab.example" not in told
    assert "ending" not in told
    assert set(re.findall(r"line (\d+)", told)) <= {str(number) for number in range(1, 50)}


def test_a_sentence_of_a_tool_s_own_is_never_said(tmp_path: Path) -> None:
    """The control: the same selection is said once its template is approved."""
    film = GuestFilm(tmp_path)
    film.install(approve=("odd",))
    film.consent(*Part)
    film.room.selects(("alike", PLACES, "high"))
    assert film.run().cards == ()
    film.guests.approve("00c0", "alike", by=BEA)
    assert len(film.run().cards) == 1
