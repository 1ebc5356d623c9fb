import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import edgecode.papers.profiles
from edgecode.papers.claims import CLAIM, CLAIMS
from edgecode.papers.profile import READ_SO, Paper, Shows
from edgecode.papers.registry import every_paper
from edgecode.papers.words import STAGE_OF, Part, Profile

HEADINGS = ["## Who reads it", "## What they ask", "## What it rests on", "## What it cannot say"]
MOST = 240
"""Characters of a sentence that somebody still reads at the end of a long day."""
NEVER_MISSING = {"nothing-generated-by-edgecode", "no-check-by-default"}
WHERE_PARTNERS_ARE_ASKED_ABOUT = {Profile.FESTIVAL, Profile.INSURER, Profile.APPROVAL_MATRIX}
PAPERS = pytest.mark.parametrize("paper", every_paper(), ids=lambda paper: paper.profile.value)


def page_faults(page: str) -> Iterator[str]:
    """Say what a profile's page lacks: a sentence on top, four headings in order, and words below each."""
    lines = page.splitlines()
    if not lines or lines[0].startswith("#"):
        yield "expected one sentence on top, found none"
    found = [line for line in lines if line.startswith("#")]
    if found != HEADINGS:
        yield f"expected the headings {HEADINGS}, found {found}"
    for part in page.split("\n## ")[1:]:
        heading, _, words = part.partition("\n")
        if not words.strip():
            yield f"expected words below '## {heading}', found none"


def sentences(page: str) -> list[str]:
    """Take a page apart into its sentences, headings left out."""
    paragraphs = [re.sub(r"^## .*\n", "", paragraph) for paragraph in page.split("\n\n")]
    return [each for paragraph in paragraphs for each in re.split(r"(?<=[.!?]) ", paragraph.replace("\n", " "))]


def everything_said(paper: Paper) -> list[str]:
    """Every sentence that a profile says, on its page and in its pack."""
    return [*sentences(paper.manual), *(each for said in (*paper.opening, *paper.sources) for each in sentences(said))]


def test_every_profile_has_exactly_one_module() -> None:
    folder = Path(edgecode.papers.profiles.__path__[0])
    modules = sorted(path.stem for path in folder.glob("*.py") if path.name != "__init__.py")
    assert modules == sorted(profile.value.replace("-", "_") for profile in Profile)
    assert [paper.profile for paper in every_paper()] == list(Profile)


def test_a_module_is_named_after_its_profile() -> None:
    for profile in Profile:
        path = Path(edgecode.papers.profiles.__path__[0]) / f"{profile.value.replace('-', '_')}.py"
        assert f"profile=Profile.{profile.name}," in path.read_text(encoding="utf-8")


def test_no_two_papers_have_one_name_or_one_addressee() -> None:
    assert len({paper.kind for paper in every_paper()}) == len(Profile)
    assert len({paper.addressee for paper in every_paper()}) == len(Profile)


@PAPERS
def test_every_profile_has_its_page(paper: Paper) -> None:
    assert not list(page_faults(paper.manual))


def test_a_page_that_lacks_something_is_seen() -> None:
    """
    What the tea lady is told.

    ## Who reads it
    The tea lady.

    ## What it rests on
    ## What they ask
    Whether there is milk.
    """
    page = ast.get_docstring(ast.parse(f'"""{test_a_page_that_lacks_something_is_seen.__doc__}"""')) or ""
    assert list(page_faults(page)) == [
        f"expected the headings {HEADINGS}, found {[HEADINGS[0], HEADINGS[2], HEADINGS[1]]}",
        "expected words below '## What it rests on', found none",
    ]
    assert next(page_faults("")) == "expected one sentence on top, found none"


@PAPERS
def test_no_sentence_is_too_long_to_read_at_night(paper: Paper) -> None:
    assert not [said for said in everything_said(paper) if len(said) > MOST]
    assert all(said.endswith(".") for said in everything_said(paper))


def test_a_page_comes_apart_into_sentences() -> None:
    assert sentences("A top.\n\n## Who reads it\nOne\nof us. Another.\n\n## What they ask\nThis.") == [
        *("A top.", "One of us.", "Another.", "This."),
    ]


@PAPERS
def test_an_opening_tells_the_addressee_how_to_read_it(paper: Paper) -> None:
    assert 2 <= len(paper.opening) <= 4
    assert paper.opening[0].startswith("This paper ")
    assert "no legal advice" in paper.opening[0]
    assert paper.opening[-2:] == READ_SO
    assert "unknown" in READ_SO[0]
    assert "unaltered, never to be complete" in READ_SO[1]


@PAPERS
def test_an_opening_claims_nothing(paper: Paper) -> None:
    """What a claim says stands under its basis and nowhere else."""
    opening = " ".join(paper.opening).casefold()
    assert not [claim.id for claim in CLAIMS if claim.says.rstrip(".").casefold() in opening]


@PAPERS
def test_a_paper_asks_for_claims_there_are_and_each_once(paper: Paper) -> None:
    assert set(paper.claims) <= set(CLAIM)
    assert len(set(paper.claims)) == len(paper.claims)
    assert set(paper.claims) >= NEVER_MISSING


def test_every_claim_is_asked_by_some_addressee() -> None:
    asked = {claim for paper in every_paper() for claim in paper.claims}
    assert {claim.id for claim in CLAIMS} == asked


@PAPERS
def test_a_claim_about_parts_is_asked_where_one_of_them_is_shown(paper: Paper) -> None:
    """A claim is held against the uses of its parts, so a paper that makes it has to show those."""
    for claim in map(CLAIM.__getitem__, paper.claims):
        assert not claim.parts or claim.parts & set(paper.parts), claim.id


@PAPERS
def test_consents_are_shown_where_they_are_asked_about(paper: Paper) -> None:
    assert ("no-check-before-consent" in paper.claims) == (Shows.CONSENTS in paper.shows)


@PAPERS
def test_partners_are_shown_where_they_are_asked_about(paper: Paper) -> None:
    expected = paper.profile in WHERE_PARTNERS_ARE_ASKED_ABOUT
    assert ("no-partner" in paper.claims) == (Shows.PARTNERS in paper.shows) == expected


@PAPERS
def test_authorship_and_wording_are_shown_where_they_are_wanted(paper: Paper) -> None:
    assert bool(paper.authorship) == (Shows.AUTHORSHIP in paper.shows)
    assert set(paper.authorship) <= set(paper.parts)
    assert paper.wants_wording == (Shows.WORDING in paper.shows)


@PAPERS
def test_every_paper_shows_tools_and_uses_of_its_parts(paper: Paper) -> None:
    assert {Shows.TOOLS, Shows.USES} <= set(paper.shows)
    assert paper.parts
    for listed in (paper.parts, paper.shows, paper.authorship):
        assert len(set(listed)) == len(listed)


@PAPERS
def test_every_paper_names_its_rules_as_they_stood_when_read(paper: Paper) -> None:
    assert paper.sources
    for source in paper.sources:
        assert re.search(r"\b20\d\d\b", source), source
        assert source.count(". ") == 0


def test_the_part_that_no_addressee_sees_does_not_exist() -> None:
    assert {part for paper in every_paper() for part in paper.parts} == set(Part) == set(STAGE_OF)


def test_the_page_for_business_affairs_tells_of_every_paper() -> None:
    page = (Path(__file__).parents[2] / "docs" / "papers-for-others.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([a-z0-9-]+)` \|(?:[^|]+\|){3}$", page, re.MULTILINE) == list(Profile)


def test_writers_are_told_of_the_screenplay_alone() -> None:
    (writers,) = (paper for paper in every_paper() if paper.profile is Profile.WRITERS)
    assert writers.parts == writers.authorship == (Part.SCREENPLAY,)


@pytest.mark.parametrize(
    ("profile", "claims"),
    [
        (Profile.WRITERS, {"no-generated-screenplay", "no-generated-material-for-writers", "no-tool-required"}),
        (Profile.ACTORS, {"no-digital-replica", "no-altered-performance", "no-synthetic-performer"}),
        (Profile.DIRECTORS, {"no-directing-by-tool", "no-unconsulted-use"}),
        (Profile.CREW, {"no-displaced-crew", "no-tool-required"}),
        (Profile.ACADEMY, {"no-generated-screenplay", "no-synthetic-performer", "no-unconsented-use-of-performers"}),
        (Profile.COPYRIGHT, {"no-generated-screenplay", "no-generated-picture", "no-generated-sound"}),
        (Profile.EU50, {"no-deep-fake"}),
        (Profile.INSURER, {"no-complaint", "no-training"}),
    ],
)
def test_each_addressee_is_answered_what_their_own_rule_asks(profile: Profile, claims: set[str]) -> None:
    (paper,) = (paper for paper in every_paper() if paper.profile is profile)
    assert claims <= set(paper.claims)
