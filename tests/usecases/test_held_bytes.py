from pathlib import Path
from unittest import mock

from edgecode.usecases import held_bytes as module
from edgecode.usecases.held_bytes import held_bytes
from edgecode.usecases.open_film import OpenFilm
from simulators.printed_boards import Picture, Text, printed_boards


def test_files_that_the_look_saw_are_given_and_none_else(opened: OpenFilm, folder: Path) -> None:
    """
    --- boards/1.txt
    drawn

    --- .hidden/2.txt
    hidden

    --- film.toml
    title = "The Lift"
    """
    (folder.parent / "outside.txt").write_text("outside", encoding="utf-8")
    held = held_bytes(opened.look(), source=opened.source)
    assert held("boards/1.txt") == b"drawn\n"
    for path in ("boards/2.txt", ".hidden/2.txt", "../outside.txt", str(folder / "boards" / "1.txt"), "boards", ""):
        assert held(path) is None
    (folder / "boards" / "1.txt").unlink()
    assert held("boards/1.txt") is None


def test_a_picture_on_a_page_of_a_pdf_is_given_as_png(opened: OpenFilm, folder: Path) -> None:
    """
    --- film.toml
    title = "The Lift"
    """
    (folder / "boards.pdf").write_bytes(printed_boards([Picture(60, 60, 600, 340), Text(60, 410, "Scene 1 Panel 1")]))
    look = opened.look()
    [panel] = look.film.panels
    assert panel.image == "boards.pdf#page=1&picture=1"
    held = held_bytes(look, source=opened.source)
    assert (held(panel.image) or b"").startswith(b"\x89PNG")
    assert held("boards.pdf#page=2&picture=1") is None
    assert (held("boards.pdf") or b"").startswith(b"%PDF")


def test_a_file_that_is_too_large_is_not_given(opened: OpenFilm) -> None:
    """
    --- boards/1.txt
    drawn
    """
    with mock.patch.object(module, "MOST_BYTES", 5):
        assert held_bytes(opened.look(), source=opened.source)("boards/1.txt") is None
