import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

# Each pattern is written so that it does not find itself.
UNFINISHED = re.compile(r"TO[D]O|FIX[M]E|XX[X]|NotImplemented[E]rror|placeholder [i]mplementation", re.IGNORECASE)
MACHINES = re.compile(
    r"//[^/ ]*(py[p]i|npm[j]s|deb[i]an)[^/ ]*/"  # a registry or a mirror
    r"|/w[o]rk/|[/\s\"'][.]library"  # where one machine keeps its checkouts
    r"|/h[o]me/[a-z]|/U[s]ers/[A-Za-z]|[A-Z]:\\U[s]ers"  # somebody's own folder
)


def found_in(text: str, *, pattern: re.Pattern[str], path: Path) -> Iterator[str]:
    """Give file, line and the words for each match."""
    for number, line in enumerate(text.splitlines(), start=1):
        match = pattern.search(line)
        if match is not None:
            yield f"{path}:{number}: {match[0]!r}"


def test_no_code_is_left_unfinished(code: Mapping[Path, str]) -> None:
    found = [place for path, text in code.items() for place in found_in(text, pattern=UNFINISHED, path=path)]
    assert not found, "unfinished marks:\n" + "\n".join(found)


def test_no_file_names_a_registry_or_somebodys_machine(files: tuple[Path, ...], house: Path) -> None:
    found = [
        place
        for path in files
        for place in found_in((house / path).read_text(encoding="utf-8", errors="replace"), pattern=MACHINES, path=path)
    ]
    assert not found, "hosts and paths of a machine:\n" + "\n".join(found)


@pytest.mark.parametrize("planted", ["# to" + "do: later", "raise NotImplemented" + "Error", "# FIX" + "ME"])
def test_an_unfinished_mark_is_seen(planted: str) -> None:
    assert list(found_in(planted, pattern=UNFINISHED, path=Path("a.py")))


@pytest.mark.parametrize(
    "planted",
    [
        "https:/" + "/pypi.org/simple/",
        "/wo" + "rk/main",
        "~/.lib" + "rary/env",
        "/ho" + "me/nadia/films",
        "C:\\Us" + "ers\\Nadia",
    ],
)
def test_a_host_or_a_path_is_seen(planted: str) -> None:
    assert list(found_in(f"see {planted}", pattern=MACHINES, path=Path("a.py")))
