import msgspec
import pytest

from edgecode.film.cut import Clip
from edgecode.film.dailies import Dailies, assembled
from edgecode.film.film import FilmScene
from edgecode.film.omc_film import OmcFilm, OmcProductionScene, OmcScene
from edgecode.film.place import Place
from edgecode.film.proof import Proof
from edgecode.film.scenes import film_scenes, script_numbers, slated_scene
from edgecode.film.script import Script
from edgecode.film.slate import Slate
from edgecode.usecases.open_film import Look
from simulators.papers import row, script

HERE = Place("omc.json")
FILM = script(
    """
    # 5 INT. KITCHEN - NIGHT
    # - EXT. YARD - DAY
    # 04. INT. HALL - DAY
    # 6 OMITTED
    """
)


def omc(*scenes: tuple[str, str], made: tuple[tuple[str, int], ...] = ()) -> OmcFilm:
    """Make OMC scenes of number and heading, and production scenes of a name and which of the scenes they shoot."""
    narrative = tuple(
        OmcScene(id=str(place), number=number, name="", heading=heading, place=HERE)
        for place, (number, heading) in enumerate(scenes)
    )
    production = tuple(
        OmcProductionScene(
            id=f"p{name}", number=name, name=name, heading="", narrative=(str(place),), slates=(), place=HERE
        )
        for name, place in made
    )
    return OmcFilm(scenes=narrative, production_scenes=production)


def listed(
    made: Script | None = None, *, documents: OmcFilm | None = None, slates: str = "", clips: str = ""
) -> tuple[FilmScene, ...]:
    documents = documents or OmcFilm()
    dailies = assembled(map(row, slates.split()), scenes=script_numbers(made, omc=documents))
    return film_scenes(made, omc=documents, dailies=dailies, proofs=[unproven(name) for name in clips.split()])


def unproven(name: str) -> Proof:
    return Proof(clip=Clip(name=name, place=Place("cuts/a.edl"), track=0), slate=Slate.parse(name))


def test_the_scripts_scenes_stand_in_its_order_numbered_or_not() -> None:
    assert [(scene.number, scene.index, scene.omitted) for scene in listed(FILM)] == [
        ("5", 0, False),
        ("", 1, False),
        ("04.", 2, False),
        ("6", 3, True),
    ]


def test_scenes_that_only_papers_or_the_cut_know_follow_by_number() -> None:
    found = listed(FILM, slates="12-1 4-1 A9-1 9-1", clips="10A-2 5-1 leader")
    assert [(scene.number, scene.index) for scene in found[4:]] == [
        ("A9", None),
        ("9", None),
        ("10", None),
        ("12", None),
    ]


def test_without_a_script_the_scenes_are_those_of_omc() -> None:
    found = listed(documents=omc(("2", "INT. LAB"), ("1", "EXT. SKY"), made=(("7", 0), ("8", 0))), slates="3-1")
    assert [(scene.number, scene.heading, scene.production) for scene in found] == [
        ("1", "EXT. SKY", ()),
        ("2", "INT. LAB", ("7", "8")),
        ("3", "", ()),
    ]


def test_a_scene_of_the_script_has_the_production_scenes_that_omc_names_for_it() -> None:
    found = listed(FILM, documents=omc(("4", "INT. HALL"), ("7", "INT. CAR"), made=(("4X", 0), ("7X", 1))))
    assert [(scene.number, scene.index, scene.production) for scene in found if scene.production] == [
        ("04.", 2, ("4X",)),
        ("7", None, ("7X",)),
    ]


def test_omc_scenes_without_a_number_are_known_by_their_headings() -> None:
    documents = omc(("", "INT. LAB"), ("", "EXT. SKY"), ("", "ext.  yard - day"))
    assert [scene.heading for scene in listed(documents=documents)] == ["INT. LAB", "EXT. SKY", "ext.  yard - day"]
    assert [scene.heading for scene in listed(FILM, documents=documents)][4:] == ["INT. LAB", "EXT. SKY"]


def test_a_slate_that_tells_no_scene_makes_none() -> None:
    (take,) = assembled([row("12-1")], scenes=()).takes
    nowhere = Dailies(takes=(take, msgspec.structs.replace(take, scene="")))
    assert [scene.number for scene in film_scenes(None, omc=OmcFilm(), dailies=nowhere, proofs=())] == ["12"]


def test_the_script_says_which_numbers_there_are_and_omc_only_without_it() -> None:
    documents = omc(("1", ""), ("", "INT. LAB"))
    assert script_numbers(FILM, omc=documents) == ("5", "04.", "6")
    assert script_numbers(None, omc=documents) == ("1",)
    assert script_numbers(None, omc=OmcFilm()) == ()


@pytest.mark.parametrize(("name", "scene"), [("12A-3", "12"), ("A103A-4", "A103"), ("leader", "")])
def test_a_clips_own_name_tells_its_scene_where_it_is_a_slate(name: str, scene: str) -> None:
    assert slated_scene(unproven(name), ("12", "A103")) == scene


def test_a_film_without_a_script_has_the_scenes_of_its_papers(look: Look) -> None:
    """A camera report and a cut, nothing else.

    --- dailies/camera.csv
    Report,Camera report

    slate,camera
    12A-1,A
    3-1,A

    --- cuts/first.cut
    12A-1
    7-2
    """
    assert [(scene.number, scene.index) for scene in look.film.scenes] == [("3", None), ("7", None), ("12", None)]
