from pathlib import Path
from unittest import mock

from edgecode.usecases import held_bytes as module
from edgecode.usecases.held_bytes import held_bytes
from edgecode.usecases.open_film import OpenFilm


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


def test_a_file_that_is_too_large_is_not_given(opened: OpenFilm) -> None:
    """
    --- boards/1.txt
    drawn
    """
    with mock.patch.object(module, "MOST_BYTES", 5):
        assert held_bytes(opened.look(), source=opened.source)("boards/1.txt") is None
