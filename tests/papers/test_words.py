from edgecode.entries.detail import SCALES, Detail
from edgecode.entries.vocabulary import WORK
from edgecode.papers.words import STAGE_OF, Basis, Part, Profile


def test_profiles_are_the_same_in_the_record_as_on_paper() -> None:
    assert SCALES[Detail.PROFILE].words == tuple(Profile)


def test_bases_are_the_same_in_the_record_as_on_paper() -> None:
    assert SCALES[Detail.BASIS].words == tuple(Basis)


def test_every_part_of_a_film_is_made_at_a_stage() -> None:
    assert set(STAGE_OF) == set(Part)
    assert set(STAGE_OF.values()) <= set(WORK)
