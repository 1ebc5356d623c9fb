import io
import zipfile
from pathlib import Path

import pytest

from edgecode.bootstrap import open_film
from edgecode.errors import ExportError
from edgecode.film.film import Film
from edgecode.formats.storyboarder_zip import written

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "the-ferry"


def held(path: str) -> bytes | None:
    file = EXAMPLE / path
    return file.read_bytes() if file.is_file() else None


def test_the_boards_of_the_example_come_back_from_one_file(tmp_path: Path) -> None:
    """Unpacked, it is a film's folder whose boards are those of the example, with pictures."""
    film = open_film(EXAMPLE).look().film
    made = written(film, held)
    assert made.remarks == ()
    assert written(film, held) == made
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        archive.extractall(tmp_path)
    look = open_film(tmp_path).look()
    assert not [remark for reading in look.holdings.readings for remark in reading.remarks]
    assert look.remarks == ()
    back = {panel.name: panel for panel in look.film.panels}
    assert len(back) == len(film.panels)
    for panel in film.panels:
        other = back[panel.name]
        for name in ("scene", "shot", "covers", "action", "dialogue", "notes", "seconds"):
            assert getattr(other, name) == getattr(panel, name), f"{panel.name}: {name}"
        assert (tmp_path / other.image).read_bytes() == (EXAMPLE / panel.image).read_bytes()


def test_a_film_without_panels_is_refused() -> None:
    with pytest.raises(ExportError, match="storyboarder: expected storyboard panels"):
        written(Film(), held)
