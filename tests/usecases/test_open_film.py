import threading
from pathlib import Path

import pytest

import edgecode
from edgecode.bootstrap import open_film
from edgecode.errors import NoSuchFolderError, UnknownCheckError
from edgecode.usecases.open_film import Look, OpenFilm
from edgecode.usecases.run_checks import Checked

OFFERED = """\
[people.Ida]
may = ["raise standings"]
[[standings]]
check = "unshot-line"
standing = "offered"
by = "Ida"
[[standings]]
check = "placeholder-in-cut"
standing = "on request"
by = "Ida"
"""


def test_a_film_is_opened_by_its_path(tmp_path: Path) -> None:
    opened = edgecode.open_film(str(tmp_path))  # type: ignore[operator]  # loaded when it is asked for
    assert isinstance(opened, OpenFilm)
    assert opened.look().film.title == tmp_path.name


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoSuchFolderError):
        open_film(tmp_path / "none")


def test_remarks_are_told_from_the_folder_to_the_joining(look: Look) -> None:
    """One of each kind.

    --- film.toml
    titel = "x"
    current_cut = "none.edl"

    --- dailies/log.csv
    slate,mark,covers
    1-1,?,

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    INT. HALL - DAY #1#
    """
    assert [str(remark.place) for remark in look.remarks] == [
        "film.toml:1",
        "dailies/log.csv:2",
        "script/a.fountain:3",
        "film.toml:2",
    ]


def test_checks_run_by_what_film_toml_says_now(folder: Path, opened: OpenFilm) -> None:
    """Ida lets two checks in, and then takes them out again.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    Yes.

    BEN
    No.

    --- dailies/log.csv
    slate,covers
    1-1,1

    --- one.cut
    PLACEHOLDER
    """
    assert opened.check().ran == ()
    (folder / "film.toml").write_text(OFFERED, encoding="utf-8")
    offered = opened.check()
    assert (offered.ran, offered.on_request) == (("unshot-line",), ("placeholder-in-cut",))
    assert [finding.kind for finding in offered.findings] == ["never-covered"]
    asked = opened.check(asked=["placeholder-in-cut"])
    assert [finding.kind for finding in asked.findings] == ["says-so"]
    (folder / "film.toml").unlink()
    assert opened.check() == Checked(off=opened.check().off)


def test_a_look_that_was_taken_is_checked_as_it_was(folder: Path, opened: OpenFilm) -> None:
    """The line is shot after the look.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    Yes.

    BEN
    No.

    --- dailies/log.csv
    slate,covers
    1-1,1
    """
    (folder / "film.toml").write_text(OFFERED, encoding="utf-8")
    look = opened.look()
    (folder / "dailies/log.csv").write_text("slate,covers\n1-1,whole\n", encoding="utf-8")
    assert len(opened.check(look).findings) == 1
    assert len(opened.check().findings) == 0
    assert len(opened.check(look).findings) == 1


def test_a_check_that_does_not_exist_cannot_be_asked(opened: OpenFilm) -> None:
    """An empty film."""
    with pytest.raises(UnknownCheckError, match="'unshot_line': expected the id of a check, one of boards-longer"):
        opened.check(asked=["unshot_line"])


def test_several_threads_may_share_one_film(folder: Path, opened: OpenFilm) -> None:
    """While one of them writes, the others look and check; each gets a whole answer.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    Yes.

    --- dailies/log.csv
    slate,covers
    1-1,1
    """
    (folder / "film.toml").write_text(OFFERED, encoding="utf-8")
    told: list[tuple[int, Checked]] = []

    def look() -> None:
        for _ in range(10):
            seen = opened.look()
            told.append((len(seen.film.dailies.takes), opened.check(seen)))

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(2, 12):
        with (folder / "dailies/log.csv").open("a", encoding="utf-8") as log:
            log.write(f"1-{number},1\n")
    for thread in threads:
        thread.join()
    assert len(told) == 40
    assert all(checked.ran == ("unshot-line",) and not checked.skipped for _takes, checked in told)
    assert len(opened.look().film.dailies.takes) == 11
