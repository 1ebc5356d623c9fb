import unicodedata

from edgecode.film.board import Layer, Panel
from edgecode.film.place import Place
from edgecode.usecases.panel_files import with_own_names

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
