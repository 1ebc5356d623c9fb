import unicodedata

from edgecode.film.board import Layer, Panel
from edgecode.film.place import Place
from edgecode.usecases.panel_files import missing_pictures, told_in_two_lists, with_own_names

COMPOSED = "boards/café 🎬.png"
APART = unicodedata.normalize("NFD", COMPOSED)


def panel(image: str, *, audio: str = "", layer: str = "") -> Panel:
    """A panel with its files."""
    layers = (Layer("ink", layer, 0.5),) if layer else ()
    return Panel(name="1", place=Place("boards/panels.csv", 2), image=image, audio=audio, layers=layers)


def test_a_picture_is_named_as_the_folder_names_it() -> None:
    assert COMPOSED != APART
    [one, two] = with_own_names([panel(COMPOSED), panel(APART)], [APART, "film.toml"])
    assert (one.image, two.image) == (APART, APART)
    [three] = with_own_names([panel(APART)], [COMPOSED])
    assert three.image == COMPOSED


def test_sounds_and_layers_are_found_so_too() -> None:
    [found] = with_own_names([panel("boards/1.png", audio=COMPOSED, layer=COMPOSED)], [APART])
    assert (found.image, found.audio, found.layers) == ("boards/1.png", APART, (Layer("ink", APART, 0.5),))


def test_what_fits_no_file_stays_as_it_is() -> None:
    given = (panel(COMPOSED), panel("boards/1.png"), panel(""))
    assert with_own_names(given, ["boards/thé.png", "boards/1.png"]) == given
    assert with_own_names(given, ["boards/1.png"]) == given


def listed(name: str, *, path: str = "boards/a.csv", scene: str = "12", line: int = 2, image: str = "") -> Panel:
    """A panel of a list, with an id as its scene and name give it."""
    return Panel(name=name, place=Place(path, line), scene=scene, image=image, id=f"{scene} {name}")


def test_three_hundred_missing_pictures_are_one_sentence() -> None:
    panels = [listed(str(each), line=each + 2, image=f"boards/{each}.png") for each in range(301)]
    (remark,) = missing_pictures(panels, ["boards/0.png", "boards/a.csv"])
    assert str(remark.place) == "boards/a.csv:3"
    assert remark.says == (
        "expected 300 pictures of its panels in the film's folder, found no boards/1.png, boards/2.png, boards/3.png, "
        "boards/4.png, boards/5.png and 295 more; the panels stand without"
    )


def test_each_list_says_what_it_misses_and_layers_count() -> None:
    one = panel("boards/1.png", layer="boards/ink.png")
    two = listed("1", path="boards/b.csv", image="boards/2.png")
    found = missing_pictures([one, two, listed("2", path="boards/b.csv", image="boards/2.png")], ["boards/1.png"])
    assert [f"{each.place}: {each.says}" for each in found] == [
        (
            "boards/panels.csv:2: expected the picture of its panels in the film's folder, found no boards/ink.png; "
            "the panels stand without"
        ),
        (
            "boards/b.csv:2: expected the picture of its panels in the film's folder, found no boards/2.png; "
            "the panels stand without"
        ),
    ]
    assert missing_pictures([one, two], ["boards/1.png", "boards/ink.png", "boards/2.png"]) == ()


def test_a_panel_in_two_lists_is_said_once_for_both() -> None:
    one = [listed("1"), listed("2"), listed("3", scene="")]
    two = [
        listed("1", path="b.csv", scene="012"),
        listed("2", path="b.csv", line=3),
        listed("3", path="b.csv", scene=""),
    ]
    (remark,) = told_in_two_lists([*one, *two])
    assert str(remark.place) == "b.csv:2"
    says = "expected each panel in one list, found in boards/a.csv as well: 1 in scene 012, 2 in scene 12; all of them stand"
    assert remark.says == says
    assert told_in_two_lists(one) == ()


def test_a_picture_on_a_page_is_there_where_its_pdf_is() -> None:
    paged = [listed("1", image="boards/café.pdf#page=1&picture=1"), listed("2", image="boards/b.pdf#page=1&picture=1")]
    (remark,) = missing_pictures(paged, ["boards/café.pdf"])
    assert "found no boards/b.pdf#page=1&picture=1;" in remark.says
    apart = unicodedata.normalize("NFD", "boards/café.pdf")
    assert with_own_names(paged, [apart])[0].image == f"{apart}#page=1&picture=1"
