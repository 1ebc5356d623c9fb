"""How every command speaks: one console, one JSON writer, one way to list remarks and to show progress."""

import sys
import time
from collections.abc import Iterable
from typing import Final

import msgspec
from rich.console import Console, RenderableType
from rich.text import Text

from edgecode.film.place import Remark

PALETTE: Final = {
    "quiet": "grey58",
    "amber": "#e0a83a",
    "owed": "#d4694f",
    "strong": "bold",
}
"""The room's colours, as far as a terminal has them."""
_SHOW_AFTER_SECONDS: Final = 0.5
_EVERY_SECONDS: Final = 0.1
_MOST_REMARKS: Final = 12
_NARROW: Final = 100


def console() -> Console:
    """Standard output; in a pipe it has no colours and is wide enough not to fold."""
    piped = not sys.stdout.isatty()
    return Console(
        highlight=False, markup=False, soft_wrap=True, width=_NARROW if piped else None, no_color=piped or None
    )


def show(out: Console, what: RenderableType) -> None:
    """Print a table or a page without the blanks that fill up its rows, so that it pastes well."""
    with out.capture() as caught:
        out.print(what)
    for row in caught.get().split("\n")[:-1]:
        out.file.write(row.rstrip() + "\n")


def write_json(value: object) -> None:
    """Write one JSON document to standard output."""
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n")


def remark_rows(remarks: Iterable[Remark]) -> list[dict[str, object]]:
    """Give remarks as JSON rows."""
    return [
        {"where": str(remark.place), "path": remark.place.path, "line": remark.place.line, "says": remark.says}
        for remark in remarks
    ]


def print_remarks(out: Console, remarks: tuple[Remark, ...], *, all_of_them: bool = False) -> None:
    """List remarks: file and line first, so that a terminal makes links of them."""
    if not remarks:
        return
    shown = remarks if all_of_them else remarks[:_MOST_REMARKS]
    out.print(Text(f"\n{plural(len(remarks), 'remark')} on what was read", style=PALETTE["strong"]))
    for remark in shown:
        out.print(Text.assemble(("  " + str(remark.place), PALETTE["amber"]), "  ", remark.says))
    if len(shown) < len(remarks):
        out.print(Text(f"  and {len(remarks) - len(shown)} more: --remarks lists all", style=PALETTE["quiet"]))


def print_unknown(out: Console, says: str) -> None:
    """Say in a quiet line which files no reader knows, if there are many; nothing waits for anybody because of them."""
    if says:
        out.print(Text(f"\n{says}", style=PALETTE["quiet"]))


def plural(count: int, word: str) -> str:
    """``1 take``, ``2 takes``, ``no takes``."""
    return f"{count or 'no'} {word}{'' if count == 1 else 's'}"


class ProgressLine:
    """One line on standard error that counts files while they are read; silent for short work and in pipes."""

    def __init__(self) -> None:
        """Begin the clock."""
        self._next = time.monotonic() + _SHOW_AFTER_SECONDS
        self._shown = False

    def __call__(self, done: int, total: int, path: str) -> None:
        """Show how far the reading is."""
        self.say(f"reading {done} of {total}: {path[-60:]}" if path else f"looking at {done} of {total} files")

    def say(self, says: str) -> None:
        """Show how far some other work is."""
        now = time.monotonic()
        if now > self._next and sys.stderr.isatty():
            self._next, self._shown = now + _EVERY_SECONDS, True
            sys.stderr.write(f"\r\x1b[2K{says}")
            sys.stderr.flush()

    def done(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()
