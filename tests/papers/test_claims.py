import re
from hashlib import sha256
from pathlib import Path

import pytest

from edgecode.papers.claims import CLAIM, CLAIMS, Against, By, Claim, claim_handle

NEGATION = re.compile(r"\b(?:no|not|nobody|nothing|none|never|nor|neither)\b", re.IGNORECASE)
EACH = pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)


def test_ids_are_words_and_never_twice() -> None:
    assert len({claim.id for claim in CLAIMS}) == len(CLAIMS) == len(CLAIM)
    assert all(re.fullmatch(r"[a-z]+(?:-[a-z]+)*", claim.id) for claim in CLAIMS)
    assert all(CLAIM[claim.id] is claim for claim in CLAIMS)


def test_no_two_claims_say_or_ask_the_same() -> None:
    assert len({claim.says for claim in CLAIMS}) == len(CLAIMS)
    assert len({claim.asks for claim in CLAIMS}) == len(CLAIMS)


@EACH
def test_a_claim_says_one_whole_sentence_and_asks_one_question(claim: Claim) -> None:
    assert claim.says.endswith(".")
    assert claim.says.count(".") == 1
    assert claim.asks.startswith("whether ")
    assert claim.asks[-1].isalpha()
    assert max(len(claim.says), len(claim.asks)) <= 240


@EACH
def test_what_denies_says_so_and_its_question_does_not(claim: Claim) -> None:
    """An open question must not read like the answer."""
    assert bool(NEGATION.search(claim.says)) == claim.denies
    assert not NEGATION.search(claim.asks)


def test_a_denial_hidden_in_a_question_is_seen() -> None:
    assert NEGATION.search("whether nobody was required to use a tool")
    assert not NEGATION.search("whether anything was noted of another tool")


@EACH
def test_a_person_answers_in_a_role_and_what_edgecode_answers_has_none(claim: Claim) -> None:
    assert bool(claim.roles) == (claim.by is By.PERSON)
    assert len(set(claim.roles)) == len(claim.roles)


@EACH
def test_what_speaks_against_a_claim_speaks_of_its_parts(claim: Claim) -> None:
    assert bool(claim.parts) == (claim.against is not Against.NOTHING)
    assert claim.by is By.PERSON or claim.against is Against.NOTHING


def test_the_page_for_business_affairs_says_who_attests_what() -> None:
    page = (Path(__file__).parents[2] / "docs" / "papers-for-others.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `([a-z-]+)` \| ([^|]+) \|$", page, re.MULTILINE))
    assert told == {
        claim.id: ", ".join(role.value.replace("-", " ") for role in claim.roles)
        for claim in CLAIMS
        if claim.by is By.PERSON
    }


def test_everything_that_can_speak_against_a_claim_does_against_some() -> None:
    assert {claim.against for claim in CLAIMS} == set(Against)
    assert {claim.by for claim in CLAIMS} == set(By)


def test_a_handle_can_be_made_by_a_stranger_and_stays() -> None:
    made = sha256(b"edgecode claim 1\nno-deep-fake").hexdigest()
    assert claim_handle("no-deep-fake").digits == made
    assert made == "3f84bc65d9411068cb16c600e99a953d61e4fd54d76c6c8766379870868a58ca"


def test_every_claim_has_a_handle_of_its_own() -> None:
    assert len({claim_handle(claim.id) for claim in CLAIMS}) == len(CLAIMS)
    assert all(re.fullmatch("[0-9a-f]{64}", claim_handle(claim.id).digits) for claim in CLAIMS)
