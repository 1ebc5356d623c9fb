import pytest

from edgecode.errors import PaperError
from edgecode.papers.profiles.writers import PAPER as WRITERS
from edgecode.papers.registry import every_paper, paper_for
from edgecode.papers.words import Profile


def test_papers_are_found_by_walking_and_stand_in_the_order_of_profiles() -> None:
    assert [paper.profile for paper in every_paper()] == list(Profile)


@pytest.mark.parametrize("profile", list(Profile))
def test_a_paper_is_found_by_the_word_for_its_profile(profile: Profile) -> None:
    assert paper_for(profile.value).profile is profile


def test_a_papers_manual_is_the_docstring_of_its_file() -> None:
    manual = paper_for("writers").manual
    assert manual.startswith("What the writers and their guild are told:")
    assert "\n\n## Who reads it\n" in manual
    assert WRITERS.manual == ""


@pytest.mark.parametrize("profile", ["approval_matrix", "Writers", "writer", ""])
def test_an_unknown_profile_is_refused_with_those_there_are(profile: str) -> None:
    with pytest.raises(PaperError, match=r"expected one of writers, actors, .*, approval-matrix, found '") as refused:
        paper_for(profile)
    assert repr(profile) in str(refused.value)
