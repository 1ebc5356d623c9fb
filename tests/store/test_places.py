from pathlib import Path

import pytest

from edgecode.store.places import OWN, another_state, kind_of_mount, state_folder, stores_of, stores_there

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
auto /shared autofs rw 0 0
server:/films /shared nfs4 rw 0 0
/dev/sdb1 /shared/local ext4 rw 0 0
server:/other /films\\040of\\040ours cifs rw 0 0
short
"""


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for the state of the one who runs this."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


def test_the_stores_lie_in_the_films_folder(tmp_path: Path) -> None:
    (tmp_path / "film").mkdir()
    assert stores_of(tmp_path / "film") == tmp_path / "film/.edgecode"
    assert list((tmp_path / "film/.edgecode").iterdir()) == []


def test_where_a_file_stands_in_the_way_they_lie_in_the_users(tmp_path: Path, state: Path) -> None:
    """Nothing that is not ours is written to."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / ".edgecode").write_text("mine", encoding="utf-8")
    one, two = stores_of(tmp_path / "one"), stores_of(tmp_path / "two")
    assert one is not None
    assert two is not None
    assert one.is_relative_to(state)
    assert one != two
    assert stores_of(tmp_path / "one") == one
    assert (tmp_path / "one/.edgecode").read_text(encoding="utf-8") == "mine"


def test_where_nothing_can_be_written_there_are_none(tmp_path: Path, state: Path) -> None:
    state.write_text("a file stands here too", encoding="utf-8")
    (tmp_path / "film").mkdir()
    (tmp_path / "film/.edgecode").write_text("mine", encoding="utf-8")
    assert stores_of(tmp_path / "film") is None


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/srv/film", "ext4"),
        ("/shared", "nfs4"),
        ("/shared/film", "nfs4"),
        ("/sharedfilm", "ext4"),
        ("/shared/local/film", "ext4"),
        ("/films of ours/film", "cifs"),
    ],
)
def test_the_last_and_longest_mount_counts(path: str, kind: str) -> None:
    assert kind_of_mount(path, mounts=MOUNTS) == kind


def test_without_a_table_of_mounts_nothing_is_known() -> None:
    assert kind_of_mount("/film", mounts="") == ""


def test_another_state_folder_counts_for_as_long_as_it_is_asked_for(tmp_path: Path) -> None:
    before = state_folder()
    with another_state(tmp_path / "other"):
        assert state_folder() == tmp_path / "other"
    assert state_folder() == before


def test_stores_are_found_without_making_any(tmp_path: Path) -> None:
    with another_state(tmp_path / "state"):
        assert stores_there(tmp_path) is None
        assert list(tmp_path.iterdir()) == []
        (tmp_path / OWN).mkdir()
        assert stores_there(tmp_path) == tmp_path / OWN
