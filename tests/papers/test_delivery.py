"""What may be claimed of a file, by what people stated."""

from typing import Final

import pytest

from edgecode.consent.people import Person
from edgecode.papers.delivery import Kind, Source, claimable
from edgecode.papers.facts import Facts, StatedBy
from edgecode.papers.pack import RecordRow
from edgecode.papers.statements import Attested, Stated, Tool, Use
from edgecode.papers.words import Nature, Part, YesNo

STILL: Final = ("no-generated-picture", "no-altered-performance", "no-generated-publicity")
MOVIE: Final = (*STILL, "no-generated-sound", "no-generated-music")
LUMEN: Final = Tool(name="Lumen", nature=Nature.GENERATIVE)


def facts(*stated: Stated) -> Facts:
    said = tuple(
        StatedBy(stated=each, by="Nadia", role="producer", on="2026-03-01", entry=nth)
        for nth, each in enumerate(stated)
    )
    record = RecordRow(origin="edgecode/x", entries=9, begins="2026-01-01", ends="2026-03-01", erased=0)
    return Facts(
        film="The Ferry",
        on="2026-03-02",
        made_with="edgecode",
        record=record,
        people=(Person(name="Nadia"),),
        stated=said,
    )


def use(part: Part, in_film: YesNo = YesNo.YES) -> Use:
    return Use(tool="Lumen", part=part, in_film=in_film)


@pytest.mark.parametrize(("kind", "needed"), [(Kind.STILL, STILL), (Kind.MOVIE, MOVIE)])
def test_made_by_people_wants_every_statement_it_rests_on(kind: Kind, needed: tuple[str, ...]) -> None:
    whole = claimable(kind, facts(*map(Attested, needed)), by="Nadia")
    assert whole.source is Source.PEOPLE
    assert whole.says.count("Attested by Nadia, producer, on record since 2026-03-01.") == len(needed)
    for left_out in needed:
        open_ = claimable(kind, facts(*(Attested(each) for each in needed if each != left_out)), by="Nadia")
        assert open_.source is Source.UNKNOWN
        assert "Attested" not in open_.says


def test_what_is_known_to_be_generated_is_claimed_so_whatever_is_attested() -> None:
    said = claimable(Kind.STILL, facts(LUMEN, use(Part.PICTURE), *map(Attested, STILL)), by="Nadia")
    assert said.source is Source.PARTLY_GENERATED
    assert "Lumen, on the picture" in said.says


@pytest.mark.parametrize("in_film", [YesNo.UNKNOWN, YesNo.NO])
def test_what_may_be_in_the_film_is_unknown_and_what_is_not_is_no_hindrance(in_film: YesNo) -> None:
    said = claimable(Kind.STILL, facts(LUMEN, use(Part.PICTURE, in_film), *map(Attested, STILL)), by="Nadia")
    assert said.source is (Source.PEOPLE if in_film is YesNo.NO else Source.UNKNOWN)


def test_music_is_no_matter_of_a_still() -> None:
    stated: list[Stated] = [LUMEN, use(Part.MUSIC), *map(Attested, MOVIE)]
    assert claimable(Kind.STILL, facts(*stated), by="Nadia").source is Source.PEOPLE
    assert claimable(Kind.MOVIE, facts(*stated), by="Nadia").source is Source.PARTLY_GENERATED


def test_a_poster_that_a_tool_made_is_not_claimed_to_be_by_people() -> None:
    said = claimable(Kind.STILL, facts(LUMEN, use(Part.PUBLICITY, YesNo.NO), *map(Attested, STILL)), by="Nadia")
    assert said.source is Source.UNKNOWN


def test_every_claim_says_that_it_is_one() -> None:
    for stated in ((), tuple(map(Attested, STILL)), (LUMEN, use(Part.PICTURE))):
        said = claimable(Kind.STILL, facts(*stated), by="Nadia, producer,").says
        assert said.startswith("Nadia, producer, says for the film The Ferry on 2026-03-02: ")
        assert said.endswith(
            "It is not allowed to train or to mine with this file. This is a claim of theirs, and no proof."
        )
