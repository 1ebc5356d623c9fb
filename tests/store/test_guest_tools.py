"""What a film keeps of its guest tools: whole or not there, destroyed when removed, and no link followed."""

import os
from pathlib import Path

import msgspec
import pytest

from edgecode.boundary.errors import GuestError
from edgecode.boundary.guest.manifest import Manifest
from edgecode.store.guest_tools import GuestToolsStore
from edgecode.store.places import GUESTS
from edgecode.usecases.ports.guests import Installed, LastRun, Shown
from simulators.guest_bundles import FILES
from simulators.guest_film import ID, TOOL, bundle_of, changed

RUN = LastRun(
    version=1,
    at=2,
    by="Wim",
    ending="done",
    read=TOOL.reads,
    shown=(Shown(template="odd", confidence="low", subjects=("43f6728562d2375d",)),),
    left_out=3,
    refused=("line 2: no",),
)


def kept(manifest: Manifest = TOOL, *, at: int = 1) -> Installed:
    """A version as it is kept."""
    return Installed(manifest=manifest, note=bundle_of(manifest).note, at=at, by="Bea", entry="e")


@pytest.fixture
def tools(tmp_path: Path) -> GuestToolsStore:
    """A film with one tool."""
    made = GuestToolsStore(tmp_path)
    made.install(kept(), bundle=bundle_of())
    return made


def files_in(root: Path) -> list[str]:
    """Every file below a folder."""
    return sorted(str(file.relative_to(root)) for file in root.rglob("*") if not file.is_dir())


def program(root: Path) -> Path:
    """Where the program lies."""
    [file] = root.rglob(TOOL.files["tool.py"])
    return file


def test_what_is_kept_is_there_for_who_opens_it_next(tools: GuestToolsStore, tmp_path: Path) -> None:
    tools.keep_run(ID, RUN)
    again = GuestToolsStore(tmp_path)
    assert (again.installed(), again.bundle(ID), again.last_run(ID)) == ((kept(),), bundle_of(), RUN)
    assert again.last_run("0" * 16) is None


def test_a_later_version_takes_the_place_of_the_files_before_it(tools: GuestToolsStore, tmp_path: Path) -> None:
    later = changed(version=2, files={"tool.py": TOOL.files["tool.py"]}, models=())
    bundle = msgspec.structs.replace(bundle_of(later), files={"tool.py": FILES["tool.py"]})
    tools.install(kept(later, at=2), bundle=bundle)
    assert tools.bundle(ID) == bundle
    assert len(list((tmp_path / GUESTS / ID).glob("files-*"))) == 1


def test_files_of_a_removed_tool_are_destroyed_with_what_it_found(tools: GuestToolsStore, tmp_path: Path) -> None:
    tools.keep_run(ID, RUN)
    tools.remove(ID, at=7)
    assert files_in(tmp_path) == [f"{GUESTS}/{ID}/kept"]
    assert (tools.installed()[0].removed, tools.last_run(ID)) == (7, None)
    with pytest.raises(GuestError, match="one that is in"):
        tools.bundle(ID)
    with pytest.raises(GuestError, match="one that is in"):
        tools.remove("0" * 16, at=8)


def test_tools_are_in_the_order_in_which_they_came(tools: GuestToolsStore) -> None:
    first = changed(tool=type(TOOL.tool)("f" * 16))
    tools.install(kept(first, at=0), bundle=bundle_of(first))
    assert [each.at for each in tools.installed()] == [0, 1]


def test_a_kill_before_a_version_is_named_leaves_the_one_before_and_is_cleared(
    tools: GuestToolsStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = changed(version=2)
    monkeypatch.setattr("msgspec.msgpack.encode", _dies)
    with pytest.raises(RuntimeError, match="killed"):
        tools.install(kept(later), bundle=bundle_of(later))
    monkeypatch.undo()
    assert len(list((tmp_path / GUESTS / ID).glob("files-*"))) == 2
    again = GuestToolsStore(tmp_path)
    assert (again.installed(), again.bundle(ID)) == ((kept(),), bundle_of())
    assert len(list((tmp_path / GUESTS / ID).glob("files-*"))) == 1


def test_a_kill_before_files_of_a_removed_tool_are_destroyed_is_finished_by_who_opens_next(
    tools: GuestToolsStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.rmtree", _dies)
    with pytest.raises(RuntimeError, match="killed"):
        tools.remove(ID, at=7)
    monkeypatch.undo()
    assert len(files_in(tmp_path)) > 1
    GuestToolsStore(tmp_path)
    assert files_in(tmp_path) == [f"{GUESTS}/{ID}/kept"]


def _dies(*_words: object, **_named: object) -> None:
    message = "killed"
    raise RuntimeError(message)


def test_files_are_given_as_they_lie_there_now(tools: GuestToolsStore, tmp_path: Path) -> None:
    program(tmp_path).write_bytes(b"import socket\n")
    assert tools.bundle(ID).files["tool.py"] == b"import socket\n"


def test_a_file_that_is_gone_a_link_or_a_pipe_is_refused(tools: GuestToolsStore, tmp_path: Path) -> None:
    file = program(tmp_path)
    elsewhere = tmp_path / "elsewhere.py"
    elsewhere.write_bytes(FILES["tool.py"])
    for put in ("nothing", "a link", "a pipe"):
        file.unlink(missing_ok=True)
        if put == "a link":
            file.symlink_to(elsewhere)
        elif put == "a pipe":
            os.mkfifo(file)
        with pytest.raises(GuestError, match=r"tool\.py: expected a file of the tool"):
            tools.bundle(ID)


def test_a_folder_that_is_a_link_is_not_followed(tools: GuestToolsStore, tmp_path: Path) -> None:
    folder = program(tmp_path).parent
    folder.rename(tmp_path / "moved")
    folder.symlink_to(tmp_path / "moved")
    with pytest.raises(GuestError):
        tools.bundle(ID)


def test_what_edgecode_did_not_write_there_is_said(tools: GuestToolsStore, tmp_path: Path) -> None:
    (tmp_path / GUESTS / ID / "kept").write_bytes(b"\xc1")
    with pytest.raises(GuestError, match="what edgecode wrote there"):
        tools.installed()


def test_others_on_the_machine_may_not_read_it(tools: GuestToolsStore, tmp_path: Path) -> None:
    tools.keep_run(ID, RUN)
    modes = {file.stat().st_mode & 0o077 for file in (tmp_path / GUESTS).rglob("*")}
    assert modes == {0}


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / GUESTS).write_text("a file")
    with pytest.raises(GuestError, match="a folder that can be read and written"):
        GuestToolsStore(tmp_path)


def test_who_let_a_tool_in_or_ran_it_is_called_otherwise_by_the_entry_of_that(
    tools: GuestToolsStore, tmp_path: Path
) -> None:
    """Of two people of one name the one is meant whose entry it is; what a kill left is taken away where that is asked."""
    tools.keep_run(ID, msgspec.structs.replace(RUN, by="Bea", entry="r"))
    (tmp_path / GUESTS / ID / ".new-kept-7").write_bytes(b"Bea")
    tools.call({"r": "gone"}, anew=False)
    run = tools.last_run(ID)
    assert run is not None
    assert (tools.installed()[0].by, run.by) == ("Bea", "gone")
    assert (tmp_path / GUESTS / ID / ".new-kept-7").exists()
    tools.call({"e": "gone", "r": "gone"}, anew=True)
    assert GuestToolsStore(tmp_path).installed() == (msgspec.structs.replace(kept(), by="gone"),)
    assert not (tmp_path / GUESTS / ID / ".new-kept-7").exists()
    assert not any(b"Bea" in (tmp_path / each).read_bytes() for each in files_in(tmp_path))


def test_a_folder_that_cannot_be_written_is_said_where_people_are_called_otherwise(
    tools: GuestToolsStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_about: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("edgecode.dispatch.plain_files.replace", refuses)
    monkeypatch.setattr("edgecode.dispatch.plain_files.sweep", refuses)
    with pytest.raises(GuestError, match="permission denied"):
        tools.call({"e": "gone"}, anew=False)
    with pytest.raises(GuestError, match="permission denied"):
        tools.call({}, anew=True)
