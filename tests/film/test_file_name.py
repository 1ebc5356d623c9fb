import unicodedata

import pytest

from edgecode.film.file_name import stem


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("A001C003.mov", "A001C003"),
        ("dailies/day-1/a001c003.MXF", "A001C003"),
        ("D:\\rolls\\T01.wav", "T01"),
        ("S001.012", "S001.012"),
        (".hidden", ".HIDDEN"),
        ("", ""),
        ("ערב 🎥.mov", "ערב 🎥"),
    ],
)
def test_a_name_is_compared_without_folder_ending_and_case(name: str, short: str) -> None:
    assert stem(name) == short


def test_accents_that_came_apart_make_no_other_name() -> None:
    name = "Gedächtnis-Café.mov"
    apart = unicodedata.normalize("NFD", name)
    assert apart != name
    assert stem(apart) == stem(name) == "GEDÄCHTNIS-CAFÉ"
