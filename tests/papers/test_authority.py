import pytest

from edgecode.consent.people import May, Person
from edgecode.papers.authority import may_attest, may_state
from edgecode.papers.claims import CLAIMS, By
from edgecode.papers.statements import (
    Attested,
    Authorship,
    Concerned,
    Delivered,
    PackSaid,
    Stated,
    Tool,
    Use,
    Wording,
)
from edgecode.papers.words import Making, Part, Profile

SIGNER = Person(name="Beatrice Nwosu", role="producer", may=frozenset({May.SIGN_PAPERS}))
WRITER = Person(name="Ada Okafor", role="writer")
STRANGER = Person(name="Sam Reyes")
"""Somebody who is on the film and has told no role."""
EVERYTHING_ELSE = frozenset(May) - {May.SIGN_PAPERS}

TOOL = Tool(name="Lumen")
USE = Use(tool="Lumen", part=Part.PICTURE, concerns=(Concerned(person="Ada Okafor"),), declared=True)
OWN = Authorship(part=Part.SCREENPLAY, people=("Ada Okafor",), making=Making.PERSON)
WITH_ANOTHER = Authorship(part=Part.SCREENPLAY, people=("Ada Okafor", "Lena Voss"), making=Making.PERSON)
NOBODYS = Authorship(part=Part.MUSIC, people=(), making=Making.TOOL, tool="Lumen")
SCREENPLAY = Attested("no-generated-screenplay")
WORDING = Wording("No picture of this film is what it seems.")
PACK = PackSaid(profile=Profile.FESTIVAL, on="2026-11-26", digest="0" * 64)
DELIVERED = Delivered(digest="0" * 64)
FOR_THE_FILM = (WITH_ANOTHER, NOBODYS, Attested("no-training"), WORDING, PACK, DELIVERED)


@pytest.mark.parametrize("stated", [TOOL, USE], ids=["tool", "use"])
@pytest.mark.parametrize("person", [SIGNER, WRITER, STRANGER], ids=lambda person: person.name)
def test_anybody_may_describe_a_tool_and_a_use_of_it(person: Person, stated: Stated) -> None:
    """Nobody has to ask before they bring a use to light."""
    assert may_state(person, stated)


@pytest.mark.parametrize(
    "stated", [TOOL, USE, OWN, SCREENPLAY, *FOR_THE_FILM], ids=lambda stated: type(stated).__name__
)
def test_whoever_may_sign_papers_may_state_everything(stated: Stated) -> None:
    assert may_state(SIGNER, stated)


@pytest.mark.parametrize("stated", FOR_THE_FILM, ids=lambda stated: type(stated).__name__)
def test_what_is_said_for_the_film_or_for_others_wants_that_authority(stated: Stated) -> None:
    assert not may_state(WRITER, stated)
    assert not may_state(STRANGER, stated)


@pytest.mark.parametrize("stated", FOR_THE_FILM, ids=lambda stated: type(stated).__name__)
def test_every_other_authority_on_the_film_does_not_do(stated: Stated) -> None:
    assert not may_state(Person(name="Ines Calder", role="gaffer", may=EVERYTHING_ELSE), stated)


def test_people_say_how_they_made_their_own_work_and_nobody_elses() -> None:
    assert may_state(WRITER, OWN)
    assert not may_state(STRANGER, OWN)
    assert not may_state(Person(name="ada okafor", role="writer"), OWN)


def test_speaking_for_somebody_is_for_consents_and_not_for_papers() -> None:
    agent = Person(name="Kofi Mensah", role="agent", speaks_for=frozenset({"Ada Okafor"}))
    assert not may_state(agent, OWN)
    assert not may_state(agent, SCREENPLAY)


@pytest.mark.parametrize(
    ("role", "claim", "may"),
    [
        ("writer", "no-generated-screenplay", True),
        ("Screenwriter", "no-generated-screenplay", True),
        ("Writer/Director", "no-generated-screenplay", True),
        ("Writer/Director", "no-directing-by-tool", True),
        ("Writer/Director", "no-generated-storyboards", True),
        ("Writer/Director", "no-training", False),
        ("director", "no-generated-screenplay", False),
        ("art director", "no-directing-by-tool", False),
        ("director of photography", "no-directing-by-tool", False),
        ("1st AD", "no-unconsulted-use", False),
        ("director", "director-told-before-engagement", True),
        ("producer", "director-told-before-engagement", False),
        ("producer", "no-unconsented-use-of-performers", True),
        ("actor", "no-unconsented-use-of-performers", False),
        ("business affairs", "no-complaint", True),
        ("editor", "no-altered-performance", True),
        ("assistant editor", "no-altered-performance", False),
        ("post supervisor", "no-generated-music", True),
        ("music", "no-generated-music", True),
        ("sound mixer", "no-generated-sound", True),
        ("vfx", "no-generated-picture", True),
        ("partner", "no-training", False),
        ("edgecode", "no-training", False),
        ("", "no-training", False),
        ("gaffer", "no-tool-required", False),
    ],
)
def test_a_claim_is_attested_by_the_roles_it_names(role: str, claim: str, *, may: bool) -> None:
    person = Person(name="Ada Okafor", role=role, may=EVERYTHING_ELSE)
    assert may_attest(person, claim) is may
    assert may_state(person, Attested(claim)) is may


@pytest.mark.parametrize("claim", [claim.id for claim in CLAIMS if claim.by is not By.PERSON])
def test_what_the_record_answers_nobody_attests(claim: str) -> None:
    assert not may_attest(WRITER, claim)
    assert not may_attest(SIGNER, claim)
    assert not may_state(SIGNER, Attested(claim))


@pytest.mark.parametrize("claim", ["", "no-ai", "NO-TRAINING", "no-training ", "no_training"])
def test_a_claim_there_is_not_nobody_attests(claim: str) -> None:
    assert not may_attest(STRANGER, claim)
    assert not may_attest(SIGNER, claim)
    assert not may_state(SIGNER, Attested(claim))


def test_whoever_may_sign_papers_stands_for_whatever_a_person_can() -> None:
    assert {claim.id for claim in CLAIMS if may_attest(SIGNER, claim.id)} == {
        claim.id for claim in CLAIMS if claim.by is By.PERSON
    }
