"""Guest tools: bundles as files, what a film keeps of those it let in, and the room in which they run."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Protocol

import msgspec

from edgecode.boundary.guest.manifest import Manifest, Part


class Bundle(msgspec.Struct, frozen=True, kw_only=True):
    """A bundle as it came: its signed note as bytes, and its files by their paths; nothing of it was trusted yet."""

    note: bytes
    files: dict[str, bytes]


class Installed(msgspec.Struct, frozen=True, kw_only=True):
    """A tool that a film let in: its manifest and note, when (milliseconds since 1970, UTC), by whom, under which entry.

    ``removed`` is when it was taken out, ``None`` while it is in. What of it is approved is in people's words, which can be
    undone (:mod:`edgecode.findings.approvals`).
    """

    manifest: Manifest
    note: bytes
    at: int
    by: str
    entry: str
    removed: int | None = None


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """One selection as it is kept: template, confidence in its word, and what it points at by the film's own ids, in order."""

    template: str
    confidence: str
    subjects: tuple[str, ...]


class LastRun(msgspec.Struct, frozen=True, kw_only=True):
    """What the last run of a tool gave, and is kept for people: when, by whom, the version, and how it ended.

    ``entry`` is the one that it began with. ``read`` are the parts it was shown: what it found rests on all of them.
    ``left_out`` counts selections beyond the cap, ``refused`` says in sentences what was not understood and dropped.
    """

    version: int
    at: int
    by: str
    ending: str
    entry: str = ""
    read: tuple[Part, ...] = ()
    shown: tuple[Shown, ...] = ()
    left_out: int = 0
    refused: tuple[str, ...] = ()


class Ending(StrEnum):
    """How a run ended."""

    DONE = "done"
    FAILED = "failed"
    OUT_OF_TIME = "out of time"
    OUT_OF_CPU = "out of processor time"
    OUT_OF_MEMORY = "out of memory"
    TOO_MUCH = "too much output"


class Ran(msgspec.Struct, frozen=True, kw_only=True):
    """A run that took place: how it ended, what it wrote (cut where it was too much), and what it wrote as errors.

    ``errors`` and ``seconds`` are for an engineer who tries a tool; at a studio nobody sees them, and they are kept nowhere.
    """

    ending: Ending
    output: bytes
    errors: bytes = b""
    seconds: float = 0.0


class GuestRoom(Protocol):
    """Runs a tool with no way out, fresh each time. Raises ``GuestError`` where there is no such room on this machine."""

    def why_not(self) -> str:
        """Say why nothing can be run here and what to do about it; empty where it can."""

    def run(self, bundle: Bundle, *, program: str, inputs: Mapping[str, bytes]) -> Ran:
        """Run a program of a bundle on files given by their names (``script.json``), which it sees read only."""


class GuestTools(Protocol):
    """What a film keeps of its guest tools. What a method returned for is durable. ``tool`` is the 16 digits of its id."""

    def installed(self) -> tuple[Installed, ...]:
        """Give every tool that was ever let in, one row a tool, the latest version of each."""

    def install(self, installed: Installed, *, bundle: Bundle) -> None:
        """Keep a tool with its files, in place of the version before it."""

    def remove(self, tool: str, *, at: int) -> None:
        """Keep that a tool was removed: its files, and what its last run gave, are destroyed."""

    def bundle(self, tool: str) -> Bundle:
        """Give a tool's files as they lie there now. Raises ``GuestError`` where they are gone."""

    def last_run(self, tool: str) -> LastRun | None:
        """Give what its last run gave; ``None`` before the first."""

    def keep_run(self, tool: str, run: LastRun) -> None:
        """Keep what a run gave, in place of the one before it."""

    def call(self, by: Mapping[str, str], *, anew: bool) -> None:
        """Call whoever let a tool in, or ran it, as ``by`` has it, by the entry of that; the name is in no file of ours then.

        ``anew`` takes away as well what a kill may have left of the name.
        """
