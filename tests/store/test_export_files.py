import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from edgecode.errors import NotExportedError
from edgecode.store.export_files import LIST, ExportFiles


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A film's folder with edgecode's own in it, and one file of the film."""
    (tmp_path / "film" / ".edgecode").mkdir(parents=True)
    (tmp_path / "film" / "reel.edl").write_bytes(b"theirs")
    return tmp_path / "film"


@pytest.fixture
def exports(film: Path) -> ExportFiles:
    """What writes there."""
    return ExportFiles(film, stores=film / ".edgecode")


def left(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def test_a_new_file_is_written_whole_and_nothing_beside_it(exports: ExportFiles, tmp_path: Path) -> None:
    exports.write(str(tmp_path / "a b.edl"), b"whole")
    assert left(tmp_path) == {"a b.edl": b"whole"}


def test_a_file_that_is_there_stays_as_it_is(exports: ExportFiles, film: Path) -> None:
    with pytest.raises(NotExportedError, match=r"reel\.edl: expected the name of a new file, found one that is there"):
        exports.write(str(film / "reel.edl"), b"ours")
    assert left(film) == {"reel.edl": b"theirs"}


def test_force_replaces_no_file_of_the_films(exports: ExportFiles, film: Path) -> None:
    with pytest.raises(NotExportedError, match="found one that edgecode did not export") as refused:
        exports.write(str(film / "reel.edl"), b"ours", replace=True)
    assert "did not make" in refused.value.advice()
    assert left(film) == {"reel.edl": b"theirs"}


def test_force_replaces_what_was_exported_and_is_as_it_was(exports: ExportFiles, film: Path) -> None:
    to = str(film / "out.edl")
    for data in (b"one", b"two", b"three"):
        exports.write(to, data, replace=True)
    assert left(film)["out.edl"] == b"three"


def test_force_replaces_nothing_that_somebody_changed_since(exports: ExportFiles, film: Path) -> None:
    to = film / "out.edl"
    exports.write(str(to), b"one")
    to.write_bytes(b"one, and my notes")
    with pytest.raises(NotExportedError, match="or that was changed since"):
        exports.write(str(to), b"two", replace=True)
    assert to.read_bytes() == b"one, and my notes"


def test_a_file_of_the_films_that_is_the_same_as_an_export_is_still_the_films(exports: ExportFiles, film: Path) -> None:
    exports.write(str(film / "out.edl"), b"theirs")
    with pytest.raises(NotExportedError, match="did not export"):
        exports.write(str(film / "reel.edl"), b"ours", replace=True)


def test_another_run_knows_what_was_exported_and_a_lost_list_knows_nothing(film: Path) -> None:
    to = str(film / "out.edl")
    ExportFiles(film, stores=film / ".edgecode").write(to, b"one")
    ExportFiles(film, stores=film / ".edgecode").write(to, b"two", replace=True)
    (film / ".edgecode" / LIST).unlink()
    with pytest.raises(NotExportedError, match="did not export"):
        ExportFiles(film, stores=film / ".edgecode").write(to, b"three", replace=True)
    with pytest.raises(NotExportedError, match="did not export"):
        ExportFiles(film, stores=None).write(to, b"three", replace=True)


def test_without_a_place_for_stores_new_files_are_written_all_the_same(film: Path) -> None:
    ExportFiles(film, stores=None).write(str(film / "out.edl"), b"one")
    assert left(film)["out.edl"] == b"one"


@pytest.mark.parametrize("kind", ["folder", "link", "dangling"])
def test_folders_and_links_are_never_written_through(exports: ExportFiles, film: Path, kind: str) -> None:
    to = film / "there"
    if kind == "folder":
        to.mkdir()
    else:
        to.symlink_to(film / ("reel.edl" if kind == "link" else "nothing.edl"))
    for replace in (False, True):
        with pytest.raises(NotExportedError, match="found a folder, a link or no plain file there"):
            exports.write(str(to), b"ours", replace=replace)
    assert left(film)["reel.edl"] == b"theirs"
    assert not (film / "nothing.edl").exists()


@pytest.mark.parametrize(
    ("to", "found"),
    [("no/such/out.edl", "no such folder"), ("a\0b", "a name that no file can have"), ("x" * 300, "too long")],
)
def test_a_name_that_cannot_be_written_is_one_sentence(exports: ExportFiles, film: Path, to: str, found: str) -> None:
    with pytest.raises(NotExportedError, match=f"expected to write a new file, found .*{found}"):
        exports.write(str(film / to), b"x")


def test_a_full_disk_leaves_nothing_behind(exports: ExportFiles, film: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    exports.write(str(film / "out.edl"), b"before")
    monkeypatch.setattr(os, "fsync", full)
    for name in ("new.edl", "out.edl"):
        with pytest.raises(NotExportedError, match="found no space left on device"):
            exports.write(str(film / name), b"x" * 100, replace=True)
    assert left(film) == {"reel.edl": b"theirs", "out.edl": b"before"}


def test_what_comes_to_be_there_meanwhile_is_not_written_over(
    exports: ExportFiles, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = os.link

    def late(part: Path, file: Path) -> None:
        file.write_bytes(b"somebody's")
        link(part, file)

    monkeypatch.setattr(os, "link", late)
    with pytest.raises(NotExportedError, match="found one that came to be there meanwhile"):
        exports.write(str(film / "new.edl"), b"ours")
    assert left(film) == {"reel.edl": b"theirs", "new.edl": b"somebody's"}


def test_a_disk_without_links_takes_new_files_as_well(
    exports: ExportFiles, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(_part: Path, _file: Path) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", none)
    exports.write(str(film / "new.edl"), b"ours")
    assert left(film)["new.edl"] == b"ours"


def test_a_path_in_the_films_folder_is_known_by_how_it_lies_there(
    exports: ExportFiles, film: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(film)
    assert exports.within("cuts/../out.edl") == "out.edl"
    assert exports.within(str(film / "cuts" / "out.edl")) == "cuts/out.edl"
    assert exports.within(str(tmp_path / "out.edl")) == ""


def test_a_written_file_may_be_read_as_any_new_file(exports: ExportFiles, film: Path) -> None:
    exports.write(str(film / "out.edl"), b"x")
    (film / "plain").write_bytes(b"")
    assert stat.S_IMODE((film / "out.edl").stat().st_mode) == stat.S_IMODE((film / "plain").stat().st_mode)


def test_a_file_that_is_made_beside_takes_its_place_only_when_it_is_whole(
    exports: ExportFiles, film: Path, tmp_path: Path
) -> None:
    def made(*, whole: bool) -> Callable[[str], bool]:
        def making(part: str) -> bool:
            assert Path(part).parent == tmp_path
            Path(part).write_bytes(b"made")
            return whole

        return making

    to = tmp_path / "a.mp4"
    assert not exports.make(str(to), made(whole=False))
    assert left(tmp_path) == {}
    assert exports.make(str(to), made(whole=True))
    assert left(tmp_path) == {"a.mp4": b"made"}
    assert exports.make(str(to), made(whole=True), replace=True)
    with pytest.raises(NotExportedError, match="found one that is there"):
        exports.make(str(to), never)
    with pytest.raises(NotExportedError, match="did not export"):
        exports.make(str(film / "reel.edl"), never, replace=True)
    with pytest.raises(NotExportedError, match="found no such folder"):
        exports.make(str(tmp_path / "nowhere" / "a.mp4"), never)


def never(part: str) -> bool:
    """Fail the test: nothing may be made where it cannot be put."""
    raise AssertionError(part)


def test_what_came_to_be_there_while_it_was_made_stays(exports: ExportFiles, tmp_path: Path) -> None:
    to = tmp_path / "a.mp4"

    def making(part: str) -> bool:
        Path(part).write_bytes(b"made")
        to.write_bytes(b"somebody else's")
        return True

    with pytest.raises(NotExportedError, match="found one that is there"):
        exports.make(str(to), making)
    assert left(tmp_path) == {"a.mp4": b"somebody else's"}


def test_what_breaks_while_it_is_made_leaves_nothing(exports: ExportFiles, tmp_path: Path) -> None:
    def making(part: str) -> bool:
        Path(part).write_bytes(b"half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        exports.make(str(tmp_path / "a.mp4"), making)
    assert left(tmp_path) == {}


def test_a_folder_is_made_whole_with_its_files(tmp_path: Path) -> None:
    exports = ExportFiles(tmp_path / "film", stores=None)
    exports.folder(str(tmp_path / "out"), {"a.txt": b"one", "b.txt": b"two"})
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == {"a.txt": b"one", "b.txt": b"two"}


def test_a_folder_that_cannot_be_made_whole_is_not_made_and_what_was_there_stays(tmp_path: Path) -> None:
    exports = ExportFiles(tmp_path / "film", stores=None)
    (tmp_path / "there").mkdir()
    with pytest.raises(NotExportedError, match="expected the name of a new folder, found one that is there"):
        exports.folder(str(tmp_path / "there"), {"a.txt": b"one"})
    with pytest.raises(NotExportedError, match="expected to make a new folder, found no such folder"):
        exports.folder(str(tmp_path / "no" / "out"), {"a.txt": b"one"})
    with pytest.raises(NotExportedError):
        exports.folder(str(tmp_path / "out"), {"a.txt": b"one", "no/such/b.txt": b"two"})
    assert [path.name for path in tmp_path.iterdir()] == ["there"]
