import unicodedata

import pytest

from edgecode.film.composed import composed


@pytest.mark.parametrize("name", ["scène 4.png", "Łódź", "각본", "plain.mov", ""])
def test_a_name_is_the_same_however_its_accents_are_written(name: str) -> None:
    apart = unicodedata.normalize("NFD", name)
    assert composed(apart) == composed(name) == unicodedata.normalize("NFC", name)
