"""What a window remembers, and what it does with a folder that somebody was killed over."""

from pathlib import Path

import pytest

from edgecode.boundary.agreement import DAY_MS
from edgecode.boundary.errors import RequestError
from edgecode.boundary.refusal import MOST_A_DAY, Refusal, kept_words
from edgecode.boundary.request import stamped
from edgecode.sender.window import memory as memories
from edgecode.sender.window.memory import Memory

NOW = 1_764_000_000_000


def remembered(memory: Memory, number: int, *, now: int = NOW) -> None:
    stamp = stamped(now, nonce=number.to_bytes(16, "big"))
    memory.remember(stamp, at=now, now=now)


def test_only_one_window_has_the_folder(tmp_path: Path) -> None:
    with Memory(tmp_path), pytest.raises(BlockingIOError):
        Memory(tmp_path)
    Memory(tmp_path).close()


def test_a_line_that_was_not_written_out_counts_for_nothing(tmp_path: Path) -> None:
    """Killed within a line: nobody was answered for it, and the next line does not run into it."""
    with Memory(tmp_path) as memory:
        remembered(memory, 1)
    with (tmp_path / "nonces").open("ab") as nonces:
        nonces.write(b"2025-11-24T16:0")
    with Memory(tmp_path) as memory:
        remembered(memory, 2)
    with Memory(tmp_path) as memory:
        for number in (1, 2):
            with pytest.raises(RequestError, match="replayed"):
                remembered(memory, number)


def test_what_cannot_be_replayed_any_more_is_let_go_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memories, "_MOST_NONCES", 3)
    with Memory(tmp_path) as memory:
        for number in range(3):
            remembered(memory, number)
        with pytest.raises(RequestError, match="too-many-requests"):
            remembered(memory, 3)
        remembered(memory, 4, now=NOW + DAY_MS)
        assert len((tmp_path / "nonces").read_bytes().splitlines()) == 1
        with pytest.raises(RequestError, match="clock"):
            remembered(memory, 0)


def test_of_one_day_so_many_refusals_are_kept_and_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.fsync", lambda _descriptor: None)
    with Memory(tmp_path) as memory:
        for _ in range(MOST_A_DAY + 2):
            memory.refuse(Refusal.UNKNOWN_KEY, now=NOW)
    with Memory(tmp_path) as memory:
        memory.refuse(Refusal.CLOCK, now=NOW)
        memory.refuse(Refusal.ENDED, now=NOW + DAY_MS)
    words = kept_words((tmp_path / "refusals" / "2025-11").read_text())
    assert words == ("unknown-key",) * MOST_A_DAY + ("ended",)


def test_a_link_planted_in_the_folder_is_not_followed(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "window", tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere.write_bytes(b"")
    (folder / "nonces").symlink_to(elsewhere)
    with pytest.raises(OSError, match="symbolic"):
        Memory(folder)
    assert elsewhere.read_bytes() == b""
