from pathlib import Path

import pytest

from edgecode.errors import ExportError
from edgecode.film.cutting.change import Op
from edgecode.film.cutting.errors import NotComparedError
from edgecode.film.film import Film
from edgecode.film.rate import Rate
from edgecode.store.film_folder import single_file
from edgecode.usecases.compare_cuts import change_list, compare_cuts, cut_in, cut_named, has_cut_named
from simulators.told_cuts import cut

OLD = "1-1@0+50 2-1@0+60 3-1@0+70 4-1@0+80"


def test_two_cuts_that_cannot_be_compared_raise_one_sentence_and_what_to_do() -> None:
    with pytest.raises(NotComparedError, match=r"found cut .* at 25 and cut .* at 24") as refused:
        compare_cuts(cut(OLD, rate=Rate.of(25)), cut(OLD))
    assert refused.value.advice() == "Export both cuts at one rate, from the program they were cut in."


def test_without_a_film_there_are_no_lines_but_sound_is_touched() -> None:
    found = compare_cuts(cut(OLD), cut(OLD.replace("2-1@0+60", "2-1@0+50")))
    assert found.lines is None
    assert [each.change.op for each in found.touched.sound] == [Op.TRIMMED]


def test_a_cut_is_found_by_its_path_its_file_or_its_name() -> None:
    film = Film(cuts=(one := cut(OLD, name="one"), cut(OLD, name="two")))
    assert cut_named(film, "cuts/one.otio") is cut_named(film, "ONE.otio") is cut_named(film, "one") is one
    assert has_cut_named(film, "one")
    assert not has_cut_named(film, "three")
    with pytest.raises(
        ExportError, match=r"three: expected one cut of cuts/one.otio \(one\), .* found none of that name"
    ):
        cut_named(film, "three")


def test_two_cuts_of_one_name_are_told_and_not_guessed() -> None:
    with pytest.raises(ExportError, match="found 2 of that name"):
        cut_named(Film(cuts=(cut(OLD), cut(OLD))), "cut")


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("a.fountain", "INT. ROOM - DAY\n\nRain.\n", "expected a cut, found a file of the format fountain"),
        ("a.xyz", "\0\1\2", "expected a cut, found a file that no reader knows"),
    ],
)
def test_a_file_without_a_cut_is_refused(tmp_path: Path, name: str, content: str, found: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(NotComparedError, match=found):
        cut_in(single_file(tmp_path / name))


def test_a_list_is_written_in_the_format_its_name_ends_in() -> None:
    found = compare_cuts(cut(OLD), cut(OLD.replace("2-1@0+60", "2-1@0+50")))
    begins = {name: change_list(found, to=name).data[:5] for name in ("a.csv", "a.EDL", "b/a.pdf")}
    assert begins == {"a.csv": b"\xef\xbb\xbfre", "a.EDL": b"TITLE", "b/a.pdf": b"%PDF-"}
    with pytest.raises(ExportError, match=r"a.doc: expected a name that ends in .csv, .edl, .pdf, found '.doc'"):
        change_list(found, to="a.doc")
