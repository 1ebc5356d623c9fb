"""A folder as somebody hands it over: some of it understood, some not, and what is not there at all."""

from pathlib import Path

import pytest

from edgecode.bootstrap import open_desk
from edgecode.film.media_files import media_files
from edgecode.usecases.open_film import Look
from edgecode.usecases.understood import Kind, Understanding, understanding
from simulators.the_ferry import copied


def understood(look: Look) -> Understanding:
    """What is understood of a look, with the files of its takes."""
    keys = {reading.path: reading.key for reading in look.holdings.readings}
    return understanding(look, files=media_files(look.film.dailies.takes, keys=keys))


def made(root: Path, **files: bytes) -> Understanding:
    """What is understood of a folder of some files; ``__`` in a name stands for a dot."""
    for name, data in files.items():
        (root / name.replace("__", ".")).write_bytes(data)
    return understood(open_desk(root).look())


def test_files_come_by_kind_in_the_order_in_which_a_film_is_made(tmp_path: Path) -> None:
    found = understood(open_desk(copied(tmp_path / "ferry")).look())
    assert [kind for kind, _files in found.kinds] == [kind for kind in Kind if kind is not Kind.OMC]
    assert sum(len(files) for _kind, files in found.kinds) == len(found.files)
    assert found.strangers == ("README.md",)
    assert found.broken == ()


def test_every_file_is_told_once(tmp_path: Path) -> None:
    look = open_desk(copied(tmp_path / "ferry")).look()
    found = understood(look)
    told = [each.path for each in (*found.files, *found.broken)] + list(found.strangers)
    assert sorted(told) == sorted(reading.path for reading in look.holdings.readings)


def test_a_file_that_breaks_is_named_with_its_reader(tmp_path: Path) -> None:
    found = made(tmp_path, torn__aaf=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert [(each.path, each.format, each.remarks) for each in found.broken] == [("torn.aaf", "aaf", 1)]


@pytest.mark.parametrize(
    ("files", "gone"),
    [
        ({}, "No script"),
        ({"a__fountain": b"INT. KITCHEN - DAY\n\nShe waits.\n"}, "No boards"),
        ({"a__fountain": b"INT. KITCHEN - DAY\n\nShe waits.\n"}, "No cut"),
        ({}, "Nobody is named"),
    ],
)
def test_what_is_missing_is_named_with_what_to_do(tmp_path: Path, files: dict[str, bytes], gone: str) -> None:
    found = made(tmp_path, **files)
    assert gone in [each.says for each in found.missing]
    assert all(each.advice for each in found.missing)


def test_what_is_there_is_not_missing(tmp_path: Path) -> None:
    found = understood(open_desk(copied(tmp_path / "ferry")).look())
    assert [each.says for each in found.missing] == [
        "No camera file of 22 of 44 takes",
        "No report names 1 of the recordings",
    ]
