from edgecode.film.cut import Cut
from edgecode.formats.film_toml import Settings
from edgecode.usecases.read_folder import Holdings
from edgecode.usecases.seen_order import cuts_in_order, seen_order


def held(first_seen: dict[str, int]) -> Holdings:
    """A folder of which nothing is known but when its files were first seen."""
    return Holdings(name="film", settings=Settings(), readings=(), first_seen=first_seen)


def test_cuts_stand_in_the_order_they_were_first_seen_and_those_seen_together_as_people_count() -> None:
    """Cut 10 came with cut 9; the rough cut was there long before."""
    holdings = held({"cuts/cut-10.edl": 500, "cuts/cut-9.edl": 500, "cuts/zz rough.edl": 20})
    cuts = [Cut(name=path, path=path) for path in ("cuts/cut-10.edl", "cuts/cut-9.edl", "cuts/zz rough.edl")]
    assert [cut.path for cut in cuts_in_order(cuts, holdings)] == [
        "cuts/zz rough.edl",
        "cuts/cut-9.edl",
        "cuts/cut-10.edl",
    ]


def test_two_sequences_of_one_file_stay_as_the_file_has_them() -> None:
    holdings = held({"project.xml": 7})
    cuts = [Cut(name=name, path="project.xml") for name in ("Reel 2", "Reel 1")]
    assert [cut.name for cut in cuts_in_order(cuts, holdings)] == ["Reel 2", "Reel 1"]
    assert seen_order(holdings, "project.xml") == seen_order(holdings, "PROJECT.xml".lower())
