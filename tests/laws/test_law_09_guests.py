"""Law 9 for guest tools: a film on which one ran is not said to have used none; that it ran is logged, its cards are told."""

from pathlib import Path

import pytest

from edgecode.papers.pack import Verdict
from edgecode.papers.registry import every_paper
from edgecode.papers.words import Basis, Nature, Profile
from edgecode.papers.words import Part as Touched
from edgecode.usecases.papers.paper_desk import PaperDesk
from simulators.guest_film import BEA, ID, WIM, GuestFilm

NAME = "Second Hearing of Aria Labs"


@pytest.fixture
def film(tmp_path: Path) -> GuestFilm:
    """A film with a tool that may run."""
    return GuestFilm(tmp_path).ready()


def test_a_run_is_in_every_paper_about_a_part_it_was_shown_with_its_cards(film: GuestFilm) -> None:
    papers = PaperDesk(film.desk)
    assert all(NAME not in repr(made.pack) for made in papers.packs())
    film.run()
    shown = 0
    for paper in every_paper():
        pack = papers.pack(paper.profile).pack
        parts = {Touched.SCREENPLAY, Touched.STORYBOARDS, Touched.PICTURE, Touched.EDIT} & set(paper.parts)
        uses = [each for each in pack.uses if each.tool == NAME]
        if uses:
            shown += 1
            assert {each.part for each in uses} == parts
            for tool in (each for each in pack.tools if each.name == NAME):
                assert (tool.basis, tool.nature, tool.described_by) == (Basis.LOGGED, Nature.ANALYTICAL, "Aria Labs")
                assert "Letters and novels" in tool.training.value
    assert shown > 1


def test_that_there_is_no_partner_is_spoken_against_from_the_first_tool_on_also_when_it_was_removed(
    film: GuestFilm,
) -> None:
    def no_partner() -> Verdict:
        return next(each.verdict for each in PaperDesk(film.desk).answers() if each.claim == "no-partner")

    assert no_partner() is Verdict.AGAINST
    film.guests.remove(ID, by=BEA)
    assert no_partner() is Verdict.AGAINST
    pack = PaperDesk(film.desk).pack(Profile.INSURER).pack
    assert pack.partners == ("a guest tool let in on 2025-11-24",)


def test_a_film_without_one_says_as_before_that_there_is_no_partner(tmp_path: Path) -> None:
    film = GuestFilm(tmp_path)
    film.says.all_off(by=WIM)
    verdicts = {each.claim: each.verdict for each in PaperDesk(film.desk).answers()}
    assert verdicts["no-partner"] is Verdict.SAID


def test_a_removed_tool_s_runs_and_cards_stay_in_the_papers_and_nobody_takes_them_back(film: GuestFilm) -> None:
    film.run()
    film.guests.remove(ID, by=BEA)
    papers = PaperDesk(film.desk)
    assert any(NAME in repr(made.pack) for made in papers.packs())
    assert all(word.entry for word in papers.stated())


def test_an_analytical_tool_speaks_against_no_claim_about_what_was_generated(film: GuestFilm) -> None:
    film.run()
    against = {each.claim for each in PaperDesk(film.desk).answers() if each.verdict is Verdict.AGAINST}
    assert against == {"no-partner"}
