from pathlib import Path

from edgecode.findings.naming import Names
from edgecode.store.film_folder import FileSource
from edgecode.usecases.erasing.standing_names import Stands, stands_in

NAMES = Names({"Ida Lund": "gone"})


def source(folder: Path, name: str, data: bytes) -> FileSource:
    (folder / name).write_bytes(data)
    return FileSource(folder / name, name, len(data))


def test_a_name_is_found_by_file_and_line_also_in_utf_16(tmp_path: Path) -> None:
    sources = [
        source(tmp_path, "a.csv", b"who\nIda Lund\nida lund's\nBea\n"),
        source(tmp_path, "b.txt", "x\r\nIda Lund".encode("utf-16")),
        source(tmp_path, "c.txt", b"Bea\n"),
    ]
    assert stands_in(sources, names=NAMES) == ((Stands("a.csv", 2), Stands("a.csv", 3), Stands("b.txt", 2)), ())
    assert str(Stands("a.csv", 2)) == "a.csv:2"


def test_what_is_no_text_is_told_and_not_searched(tmp_path: Path) -> None:
    sources = [
        source(tmp_path, "a.pdf", b"%PDF-1.7 Ida Lund"),
        source(tmp_path, "b.png", b"\x89PNG\0Ida Lund"),
        FileSource(tmp_path / "gone", "gone", 3),
        FileSource(tmp_path / "a.pdf", "huge.mov", 1 << 40),
    ]
    assert stands_in(sources, names=NAMES) == ((), ("a.pdf", "b.png", "gone", "huge.mov"))
