import os
import shutil
import subprocess
from pathlib import Path

import pytest

from edgecode.errors import NoSuchFileError, NoSuchFolderError
from edgecode.film.rate import Rate
from edgecode.store.film_folder import SAMPLED_ABOVE, FilmFolder, single_file
from edgecode.usecases.ports.folder import FileSeen
from simulators.clock import SetClock

LATER = 32_503_680_000_000
"""1 January 3000: long after any file here was written."""
EARLIER = 1_000


def folder_of(root: Path, *, clock: int = LATER) -> FilmFolder:
    """Open a folder at a time."""
    return FilmFolder(root, clock=SetClock(at=clock))


def paths(folder: FilmFolder, *ignore: str) -> list[str]:
    """The paths of all files that are listed."""
    return [file.path for file in folder.files(ignore)]


def write(root: Path, *files: str) -> None:
    """Write small files, each holding its own path."""
    for path in files:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(path, encoding="utf-8")


def test_files_are_listed_by_path_and_hidden_ones_are_not(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a/c.txt", "a.txt", ".hidden", ".edgecode/index.db", "a/.DS_Store")
    assert paths(folder_of(tmp_path)) == ["a.txt", "a/c.txt", "b.txt"]


def test_a_file_is_seen_with_its_size_and_dates(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    os.utime(tmp_path / "a.txt", ns=(5, 7))
    [seen] = folder_of(tmp_path).files()
    assert (seen.size, seen.written) == (5, 7)
    assert seen.changed > seen.written
    assert folder_of(tmp_path).again("a.txt") == seen
    assert folder_of(tmp_path).again("b.txt") is None


@pytest.mark.parametrize("ignore", ["old", "old/", "./old", "old/*", "o?d", "*.mov"])
def test_what_is_ignored_is_ignored_with_all_in_it(tmp_path: Path, ignore: str) -> None:
    write(tmp_path, "a.txt", "old/a.mov", "old/b/c.mov")
    assert paths(folder_of(tmp_path), ignore) == ["a.txt"]


def test_a_name_is_ignored_however_its_accents_are_made(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "cafe\u0301/b.txt")
    assert paths(folder_of(tmp_path), "caf\u00e9") == ["a.txt"]


def test_a_link_to_a_folder_is_not_followed_and_not_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "raid/day-1.csv", "film/a.txt")
    (tmp_path / "film/dailies").symlink_to(tmp_path / "raid", target_is_directory=True)
    folder = folder_of(tmp_path / "film")
    assert folder.files()[1] == FileSeen("dailies", 0, 0)
    assert folder.key(folder.files()[1]) == ""
    with pytest.raises(NoSuchFileError, match="dailies: expected a file, found a folder; links to folders are not"):
        folder.source(folder.files()[1]).open()


def test_a_link_that_leads_nowhere_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "round.txt").symlink_to(tmp_path / "round.txt")
    folder = folder_of(tmp_path)
    assert paths(folder) == ["a.txt", "round.txt"]
    with pytest.raises(NoSuchFileError, match="expected a file, found nothing there"):
        folder.source(folder.files()[0]).bytes()


def test_a_link_to_a_file_is_that_file(tmp_path: Path) -> None:
    write(tmp_path, "raid/a.txt", "film/b.txt")
    (tmp_path / "film/a.txt").symlink_to(tmp_path / "raid/a.txt")
    folder = folder_of(tmp_path / "film")
    assert folder.source(folder.files()[0]).bytes() == b"raid/a.txt"


def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "film.toml")
    folder = folder_of(tmp_path)
    assert folder.files() == ()
    with pytest.raises(NoSuchFileError, match=r"film\.toml: expected a file, found something that is no file"):
        folder.content("film.toml")


def test_a_name_that_is_no_text_is_written_out(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    (tmp_path / name).write_text("found", encoding="utf-8")
    folder = folder_of(tmp_path)
    [file] = folder.files()
    assert file.path == "caf\\xe9.txt"
    assert folder.source(file).bytes() == b"found"
    assert folder.again(file.path) == file
    assert folder.key(file)


def test_folders_may_lie_deeper_in_each_other_than_calls_can(tmp_path: Path) -> None:
    remover = shutil.which("rm")
    if remover is None:
        pytest.skip("Python's own tools do not reach deep enough to tidy up, and there is no rm")
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(1_500):
        os.mkdir("d", dir_fd=here)
        inner = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)
    assert len(folder_of(tmp_path).files()) <= 1
    subprocess.run([remover, "-rf", tmp_path / "d"], check=True)


def test_the_key_is_of_the_content_alone(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.txt")
    folder = folder_of(tmp_path)
    first, other = folder.files()
    assert folder.key(first) != folder.key(other)
    (tmp_path / "b.txt").write_text("a.txt", encoding="utf-8")
    os.utime(tmp_path / "b.txt", ns=(1, 1))
    first, same = folder.files()
    assert folder.key(same) == folder.key(first)


def test_a_file_that_did_not_change_is_not_hashed_again(tmp_path: Path) -> None:
    """What is on disk is changed behind the folder's back, all dates alike: only a second hashing would notice."""
    write(tmp_path, "a.txt")
    folder = folder_of(tmp_path)
    [seen] = folder.files()
    before = folder.key(seen)
    (tmp_path / "a.txt").write_text("A.TXT", encoding="utf-8")
    assert folder.key(seen) == before
    assert folder_of(tmp_path).key(seen) != before


def test_a_file_just_written_is_hashed_again(tmp_path: Path) -> None:
    """Two writes can fall into one tick of a file's date."""
    write(tmp_path, "a.txt")
    folder = folder_of(tmp_path, clock=EARLIER)
    [seen] = folder.files()
    before = folder.key(seen)
    (tmp_path / "a.txt").write_text("A.TXT", encoding="utf-8")
    assert folder.key(seen) != before


def test_a_date_set_back_hides_no_change(tmp_path: Path) -> None:
    """Another program writes the same number of bytes and restores the date."""
    write(tmp_path, "a.txt")
    folder = folder_of(tmp_path)
    [seen] = folder.files()
    before = folder.key(seen)
    (tmp_path / "a.txt").write_text("A.TXT", encoding="utf-8")
    os.utime(tmp_path / "a.txt", ns=(seen.written, seen.written))
    [again] = folder.files()
    assert again.written == seen.written
    assert folder.key(again) != before


def test_large_media_are_known_by_size_date_head_and_tail(tmp_path: Path) -> None:
    media = tmp_path / "a.mov"
    with media.open("wb") as stream:
        stream.truncate(SAMPLED_ABOVE + 1)
    os.utime(media, ns=(1, 1))

    def key() -> str:
        [seen] = folder_of(tmp_path).files()
        return folder_of(tmp_path).key(seen)

    def put(at: int) -> None:
        with media.open("r+b") as stream:
            stream.seek(at)
            stream.write(b"x")
        os.utime(media, ns=(1, 1))

    before = key()
    put(SAMPLED_ABOVE // 2)
    assert key() == before
    put(SAMPLED_ABOVE)
    tail = key()
    assert tail != before
    os.utime(media, ns=(2, 2))
    assert key() != tail


def test_text_with_two_bytes_a_sign_is_text(tmp_path: Path) -> None:
    """Its head is full of NUL bytes, and yet a new date alone does not make another text of it."""
    script = tmp_path / "a.fountain"
    script.write_bytes("INT. KITCHEN".encode("utf-16"))
    keys = []
    for date in (1, 2):
        os.utime(script, ns=(date, date))
        [seen] = folder_of(tmp_path).files()
        keys.append(folder_of(tmp_path).key(seen))
    assert keys[0] == keys[1]


def test_a_file_that_went_away_has_no_key(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    folder = folder_of(tmp_path)
    [seen] = folder.files()
    (tmp_path / "a.txt").unlink()
    assert folder.key(seen) == ""
    with pytest.raises(NoSuchFileError, match=r"a\.txt: expected a file, found nothing there"):
        folder.source(seen).open()


def test_a_folder_that_goes_away_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "film").mkdir()
    folder = folder_of(tmp_path / "film")
    (tmp_path / "film").rmdir()
    assert folder.files() == (FileSeen(".", 0, 0),)


def test_a_small_file_is_read_by_name(tmp_path: Path) -> None:
    write(tmp_path, "film.toml")
    assert folder_of(tmp_path).content("film.toml") == b"film.toml"
    assert folder_of(tmp_path).content("other.toml") is None
    (tmp_path / "other.toml").mkdir()
    with pytest.raises(NoSuchFileError, match=r"other\.toml: expected a file, found a folder"):
        folder_of(tmp_path).content("other.toml")


@pytest.mark.parametrize(("path", "found"), [("none", "nothing there"), ("a.txt", "a file"), ("\0", "a name that no")])
def test_what_is_no_folder_is_refused(tmp_path: Path, path: str, found: str) -> None:
    write(tmp_path, "a.txt")
    with pytest.raises(NoSuchFolderError, match=f"expected a film folder, found {found}"):
        folder_of(tmp_path / path)


def test_a_folder_is_called_by_its_own_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "The Ferry").mkdir()
    monkeypatch.chdir(tmp_path / "The Ferry")
    assert folder_of(Path()).name == "The Ferry"


def test_one_file_outside_any_film_is_given(tmp_path: Path) -> None:
    write(tmp_path, "a.edl")
    source = single_file(tmp_path / "a.edl", rate=Rate.parse("25"))
    assert (source.path, source.size, source.rate, source.bytes()) == ("a.edl", 5, Rate.parse("25"), b"a.edl")


@pytest.mark.parametrize(("path", "found"), [("none", "nothing there"), ("", "a folder"), ("\0", "a name that no")])
def test_what_is_no_file_is_refused(tmp_path: Path, path: str, found: str) -> None:
    with pytest.raises(NoSuchFileError, match=f"expected a file, found {found}"):
        single_file(tmp_path / path)
