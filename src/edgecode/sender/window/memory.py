"""What a window remembers, in a folder of its own: nonces, visits, receipts, and what it refused.

::

    from                  requests signed before this moment are refused, whatever is remembered of them
    nonces                one line a request that was accepted: when it was signed, and its nonce
    visits                one line a day on which the partner came in
    refusals/2026-11      one line a refusal of that month (edgecode.boundary.refusal), read by the studio
    receipts/2026-W14.note  the partner's receipts, as they came in
    ended                 put there by the studio: the agreement has ended, and nothing else is told any more

Whatever a method returned for is durable. A line that was not written out counts for nothing: nobody was answered for it.
Only one window at a time has the folder. What goes wrong with the folder itself is ``OSError``: a window that cannot
remember may not answer.
"""

import errno
import fcntl
import os
from pathlib import Path
from typing import Final, Self

from edgecode.boundary.agreement import DAY_MS, day_text
from edgecode.boundary.receipt import Receipt
from edgecode.boundary.refusal import MOST_A_DAY, Refusal, kept_line, refused
from edgecode.boundary.request import MINUTES_OFF, OFF_MS, Stamp, moment, written
from edgecode.boundary.week import Week
from edgecode.dispatch import plain_files

ENDED: Final = "ended"
REFUSALS: Final = "refusals"
RECEIPTS: Final = "receipts"
_FROM: Final = "from"
_NONCES: Final = "nonces"
_VISITS: Final = "visits"
_MOST_NONCES: Final = 4096
"""Nonces at which those that can be replayed no more are let go; as many are the most within ten minutes."""
_DAY: Final = len("2026-11-26")
_MONTH: Final = len("2026-11")
_APPEND: Final = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC


class Memory:
    """The memory in one folder, for one window; open until :meth:`close`."""

    def __init__(self, folder: Path) -> None:
        """Take up what was remembered. Raises ``OSError``, ``BlockingIOError`` where another window has the folder."""
        self._folder = folder
        self._lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
        fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        with plain_files.opened(folder):
            plain_files.sweep(folder)
        self._from = moment((plain_files.content(folder, _FROM) or b"").decode("ascii", "replace")) or 0
        self._nonces = {nonce: at for at, nonce in map(_stamp, self._lines(_NONCES))}
        self._days = {day for (day,) in self._lines(_VISITS)}
        self._refused: dict[str, int] = {}

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Let another window have the folder."""
        self.close()

    def close(self) -> None:
        """Let another window have the folder."""
        os.close(self._lock)

    @property
    def has_ended(self) -> bool:
        """Whether the studio said that the agreement has ended."""
        return plain_files.content(self._folder, ENDED) is not None

    def remember(self, stamp: Stamp, *, at: int, now: int) -> None:
        """Remember a request, signed at ``at``, so that it is good once; both in milliseconds since 1970, UTC.

        Raises :class:`~edgecode.boundary.errors.RequestError`.
        """
        if at < self._from:
            # What was let go of is told apart from nothing no more, even where the clock was put back since.
            raise refused(Refusal.CLOCK, expected=f"a request signed from {written(self._from)} on", found=stamp.at)
        if stamp.nonce in self._nonces:
            raise refused(Refusal.REPLAYED, expected="a nonce that was never used", found=stamp.nonce)
        if len(self._nonces) >= _MOST_NONCES:
            self._let_go(now - OFF_MS)
        if len(self._nonces) >= _MOST_NONCES:
            expected = f"at most {_MOST_NONCES} requests within {2 * MINUTES_OFF} minutes"
            raise refused(Refusal.TOO_MANY_REQUESTS, expected=expected, found="one more")
        self._append(_NONCES, f"{stamp.at} {stamp.nonce}\n")
        self._nonces[stamp.nonce] = at

    def visit(self, *, now: int, days: int) -> None:
        """Count a visit of today, a day of UTC, of which a week may have so many.

        Raises :class:`~edgecode.boundary.errors.RequestError`.
        """
        today = now // DAY_MS
        week = Week.of(today)
        day = day_text(today)
        if day in self._days:
            return
        came = sum(day_text(each) in self._days for each in range(week.monday, week.after.monday))
        if came >= days:
            raise refused(Refusal.TOO_MANY_VISITS, expected=f"at most {days} days a week", found=f"{came} days before")
        self._append(_VISITS, f"{day}\n")
        self._days.add(day)

    def refuse(self, word: Refusal, *, now: int) -> None:
        """Keep a refusal for the studio; of one day, :data:`~edgecode.boundary.refusal.MOST_A_DAY` at most."""
        at = written(now)
        day, month = at[:_DAY], at[:_MONTH]
        if day not in self._refused:
            self._make(REFUSALS)
            self._refused = {day: sum(line[0].startswith(day) for line in self._lines(f"{REFUSALS}/{month}"))}
        if self._refused[day] < MOST_A_DAY:
            self._append(f"{REFUSALS}/{month}", kept_line(word, at=at))
            self._refused[day] += 1

    def take(self, receipt: Receipt, *, note: bytes) -> None:
        """Keep a receipt; of one week the first stays."""
        folder = self._make(RECEIPTS)
        name = f"{receipt.week.name}.note"
        if plain_files.content(folder, name) is None:
            plain_files.put_new(folder, name, note)

    def _let_go(self, horizon: int) -> None:
        """Forget what is too old to be replayed; first is made sure that it is refused for its age for ever."""
        self._from = max(self._from, horizon)
        plain_files.replace(self._folder, _FROM, written(self._from).encode("ascii"))
        self._nonces = {nonce: at for nonce, at in self._nonces.items() if at >= self._from}
        lines = "".join(f"{written(at)} {nonce}\n" for nonce, at in self._nonces.items())
        plain_files.replace(self._folder, _NONCES, lines.encode("ascii"))

    def _make(self, name: str) -> Path:
        folder = self._folder / name
        if not folder.is_dir():
            folder.mkdir(mode=0o700)
            os.fsync(self._lock)
        return folder

    def _append(self, name: str, line: str) -> None:
        file = self._folder / name
        with plain_files.opened(file.parent) as there:
            opened = os.open(file.name, _APPEND, 0o600, dir_fd=there)
            try:
                if os.write(opened, line.encode("ascii")) != len(line):
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                os.fsync(opened)
            finally:
                os.close(opened)
            os.fsync(there)

    def _lines(self, name: str) -> tuple[list[str], ...]:
        """Read the lines of a file, and cut off one that was not written out."""
        file = self._folder / name
        content = plain_files.content(file.parent, file.name) or b""
        whole = content[: content.rfind(b"\n") + 1]
        if whole != content:
            plain_files.replace(file.parent, file.name, whole)
        return tuple(line.split() for line in whole.decode("ascii").splitlines())


def _stamp(words: list[str]) -> tuple[int, str]:
    at, nonce = words
    return moment(at) or 0, nonce
