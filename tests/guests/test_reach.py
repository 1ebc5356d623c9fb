from pathlib import Path

from edgecode.guests.reach import may_pass, may_read
from simulators.as_whom import ORDINARY, folder_of


def test_a_file_is_open_to_all_where_every_folder_above_it_is() -> None:
    with folder_of(ORDINARY) as folder:
        file = folder / "within" / "file"
        file.parent.mkdir(mode=0o755)
        file.write_bytes(b"")
        file.chmod(0o644)
        assert may_read(file)
        assert may_pass(file.parent)
        file.chmod(0o640)
        assert not may_read(file)
        file.chmod(0o644)
        file.parent.chmod(0o750)
        assert not may_read(file)
        assert not may_pass(file.parent)


def test_what_is_not_there_is_not_open() -> None:
    assert not may_read(Path("/nowhere/at/all"))
    assert not may_pass(Path("/nowhere/at/all"))
