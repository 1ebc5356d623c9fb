"""What becomes of the film in a letter, and of honest letters: each row of the tables of ``docs/letters.md`` is true."""

import re
from pathlib import Path

import pytest

from edgecode.usecases.guests.letter_scan import scan_letter
from simulators.evasions import ALONE, letters
from simulators.honest_letters import LETTERS, held_out
from simulators.letter_table import (
    PAGE,
    Material,
    became,
    canaries_stopped,
    cell,
    honest,
    letter,
    of_scripts,
    of_the_ferry,
    stopped,
    ways,
)
from simulators.scanner_table import FERRY

REAL = Path(__file__).resolve().parents[4] / "shared" / "real" / "scripts"


@pytest.fixture(scope="module")
def ferry() -> Material:
    """The example, whole."""
    return of_the_ferry()


def rows_of_page(title: str) -> dict[str, list[str]]:
    """Give the rows of a table of the page by their first cell."""
    page = PAGE.read_text(encoding="utf-8")
    inside = page.partition(f"<!-- table: {title} -->\n")[2].partition("\n<!-- end -->")[0]
    cells = [line.strip("| ").split(" | ") for line in inside.splitlines()[2:]]
    return {first: rest for first, *rest in cells}


def test_the_page_has_a_row_for_each_way(ferry: Material) -> None:
    assert list(rows_of_page("carried")) == [name for name, _evasion, _carried in ways(ferry)]
    assert list(rows_of_page("honest")) == list(honest())


@pytest.mark.parametrize("number", range(len(list(ways(of_the_ferry())))))
def test_each_row_of_the_page_is_true_of_the_example(number: int, ferry: Material) -> None:
    name, evasion, carried = list(ways(ferry))[number]
    assert cell(evasion, carried, of=ferry) == rows_of_page("carried")[name][0]


@pytest.mark.parametrize("name", ["a line", "ROT13", "base64", "first letters of lines", "three columns"])
def test_a_row_of_the_page_is_true_of_real_scripts(name: str) -> None:
    if not REAL.is_dir():
        pytest.skip("the real material is not beside this checkout")
    real = of_scripts(REAL)
    [(evasion, carried)] = [(way, passages) for each, way, passages in ways(real) if each == name]
    assert cell(evasion, carried, of=real) == rows_of_page("carried")[name][1]


def test_every_canary_is_stopped(ferry: Material) -> None:
    assert canaries_stopped(ferry) == ["stopped"] * 3


@pytest.mark.parametrize("title", list(honest())[:3])
def test_no_honest_letter_is_stopped(title: str, ferry: Material) -> None:
    texts = honest()[title]
    assert stopped(texts, of=ferry) == []
    assert rows_of_page("honest")[title][0] == f"0 of {len(texts)}"


def test_half_of_the_honest_letters_are_held_out() -> None:
    assert len(LETTERS) == 40
    assert 15 <= sum(map(held_out, LETTERS)) <= 25


def test_pages_that_walk_through_the_example_are_stopped_for_what_they_quote(ferry: Material) -> None:
    """Each place that is found in a page of ours stands in the example, word for word; so none is a false alarm."""
    film = letters(" ".join(file.read_text("utf-8") for file in _texts(FERRY.parent)))
    for text in stopped(honest()["paragraphs of this documentation"][:60], of=ferry):
        for each in scan_letter(letter(text), own_name="", prints=ferry.prints).stretches:
            words = re.findall(r"[A-Za-z]+", each.quote)
            inner = [letters("".join(words[first:last])) for first in (0, 1) for last in (len(words), len(words) - 1)]
            assert any(part and part in film for part in inner), each


def test_what_is_measured_can_fail(ferry: Material) -> None:
    """A line that is carried as it is would get through if it were none of the film's."""
    assert became(ALONE["nothing done"], "It rained for a week and nobody saw the hills.", of=ferry) == "through"


def _texts(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.suffix in {".toml", ".fountain", ".csv", ".json", ".md", ".ale"}]
