import io
import sys
import time

import pytest

from edgecode.cli.output import ProgressLine


class Terminal(io.StringIO):
    """Standard error as a terminal."""

    def isatty(self) -> bool:
        """It is one."""
        return True


class Clock:
    """A clock that the test moves."""

    def __init__(self) -> None:
        """Begin at nought."""
        self.now = 0.0

    def monotonic(self) -> float:
        """Tell the time."""
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """What the line of progress takes for the time."""
    set_by_hand = Clock()
    monkeypatch.setattr(time, "monotonic", set_by_hand.monotonic)
    return set_by_hand


def test_progress_is_shown_while_files_are_looked_at_and_while_they_are_read(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    line = ProgressLine()
    line(1, 40_000, "")
    clock.now = 0.6
    line(20_000, 40_000, "")
    line(20_001, 40_000, "")
    clock.now = 0.8
    line(1, 300, "dailies/log.csv")
    line.done()
    told = terminal.getvalue().split("\r\x1b[2K")
    assert told == ["", "looking at 20000 of 40000 files", "reading 1 of 300: dailies/log.csv", ""]


def test_short_work_and_a_pipe_show_nothing(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    for stream in (Terminal(), io.StringIO()):
        monkeypatch.setattr(sys, "stderr", stream)
        line = ProgressLine()
        clock.now += 0.4 if isinstance(stream, Terminal) else 9
        line(1, 2, "a.csv")
        line.done()
        assert stream.getvalue() == ""
