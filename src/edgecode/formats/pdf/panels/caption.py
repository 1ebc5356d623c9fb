"""What the words with one picture say: which panel it is, how long it stands, what happens and what is said.

Words apart on a line are runs of their own, and runs that begin at one left edge are a column: so a form whose fields stand
side by side is read field by field. ``Action:``, ``Dialogue:``, ``Notes:`` and ``Duration:`` are fields; what other fields
say is kept under the field's own name. Words in no field are dialogue from a cue in capitals on, else action.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

import msgspec

from edgecode.formats.fountain.scene_heading import unforced
from edgecode.formats.pdf.panels.durations import is_seconds, seconds_in
from edgecode.formats.pdf.panels.numbers import Numbered, is_label, numbered
from edgecode.formats.pdf.sheets import Word

_ON_ONE_LINE: Final = 0.4
"""Of the size of a letter, how far base lines of one line may be apart."""
APART: Final = 1.05
"""Words so many sizes of a letter apart are two runs; a tab or a column is, two spaces are not."""
_ONE_COLUMN: Final = 0.8
_PARAGRAPH: Final = 1.7
"""Lines so many sizes apart are two paragraphs, at which a field that is neither action nor dialogue nor notes ends."""
_FIELDS: Final = {
    "action": ("action notes", "action", "description", "desc"),
    "dialogue": ("dialogue", "dialog", "dial", "dx"),
    "notes": ("notes", "note", "comments", "comment"),
    "duration": ("duration", "dur", "time", "timing", "length", "seconds"),
    "": (
        "slugging",
        "camera move",
        "camera",
        "sfx",
        "sound",
        "fx",
        "vfx",
        "lens",
        "size",
        "angle",
        "transition",
        "location",
    ),
}
_FIELD: Final = re.compile(
    rf"({'|'.join(word for words in _FIELDS.values() for word in words)})\.?\s*(?::\s*(.*)|$)", re.IGNORECASE
)
_KIND: Final = {word: kind for kind, words in _FIELDS.items() for word in words}
_NUMBER: Final = re.compile(r"#?\d{1,4}[A-Za-z]?\.?")
"""Alone on a line, before anything is said, it is the panel's."""
_CUE: Final = re.compile(r"([A-Z][A-Z0-9 .'’\-]{1,28}[A-Z.])(?:\s*\(([^)]{1,20})\))?\s*:?")
_SAID: Final = re.compile(r"([A-Z][A-Z0-9 .'’\-]{0,28}[A-Z.])(?:\s*\([^)]{1,20}\))?:\s+\S.*")


class Run(msgspec.Struct, frozen=True):
    """Words that stand close together on one line; ``base`` is its base line and ``size`` that of its letters, in points."""

    text: str
    left: float
    right: float
    base: float
    size: float


class Caption(msgspec.Struct, frozen=True, kw_only=True):
    """What stands with one picture, as far as it was understood; ``extra`` is the rest, by the field's own name."""

    scene: str = ""
    shot: str = ""
    panel: str = ""
    seconds: float | None = None
    action: str = ""
    dialogue: str = ""
    notes: str = ""
    extra: dict[str, str] = {}

    @property
    def names(self) -> bool:
        """Whether it says which panel it is."""
        return bool(self.scene or self.shot or self.panel)


def lines_of(words: Iterable[Word]) -> list[list[Word]]:
    """Put words into lines, from the top down, each from left to right."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (-word.base, word.left)):
        if lines and lines[-1][0].base - word.base <= _ON_ONE_LINE * max(lines[-1][0].size, word.size):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word.left) for line in lines]


def runs_of(line: Sequence[Word]) -> Iterator[Run]:
    """Part a line where its words stand apart."""
    begun = 0
    for at, (before, word) in enumerate(pairwise(line), start=1):
        if word.left - before.right > APART * min(word.size, before.size):
            yield run_of(line[begun:at])
            begun = at
    yield run_of(line[begun:])


def run_of(words: Sequence[Word]) -> Run:
    """Make one run of words; those that touch are one word."""
    text = words[0].text
    for before, word in pairwise(words):
        text += word.text if word.left - before.right < 0.1 * word.size else f" {word.text}"
    text = text.replace("\u2010", "-")
    return Run(text, words[0].left, words[-1].right, words[0].base, median(word.size for word in words))


def caption_of(words: Iterable[Word], *, rate: float | None) -> Caption:
    """Read the words that stand with one picture; ``rate`` is the frame rate that the document says, if it says one."""
    reading = _Reading()
    for column in _columns([run for line in lines_of(words) for run in _filled(list(runs_of(line)))]):
        reading.column(column)
    return reading.caption(rate=rate)


def _filled(runs: list[Run]) -> Iterator[Run]:
    """Join the name of a field with what stands to the right of it on its line, which continues under itself."""
    waiting: Run | None = None
    for run in runs:
        field = _FIELD.fullmatch(run.text)
        waits = is_label(run.text) or (field is not None and not field[2])
        if waiting is not None and field is None and not waits and not numbered(run.text).names:
            colon = " " if is_label(waiting.text) else ": "
            yield Run(f"{waiting.text.rstrip(':')}{colon}{run.text}", run.left, run.right, run.base, run.size)
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = run if waits else None
        if waiting is None:
            yield run
    if waiting is not None:
        yield waiting


def _columns(runs: Iterable[Run]) -> list[list[Run]]:
    """Runs by the left edge they begin at, in the order in which columns begin.

    Those that never stand side by side are one column, whose lines are set in differently, as a speech under its cue is.
    """
    columns: list[list[Run]] = []
    for run in runs:
        own = next((each for each in columns if abs(each[0].left - run.left) < _ONE_COLUMN * run.size), None)
        if own is None:
            columns.append([run])
        else:
            own.append(run)
    merged: list[list[Run]] = []
    for column in columns:
        own = next((each for each in merged if not _side_by_side(each, column)), None)
        if own is None:
            merged.append(column)
        else:
            own += column
    return [sorted(column, key=lambda run: -run.base) for column in merged]


def _side_by_side(column: Sequence[Run], other: Sequence[Run]) -> bool:
    return any(abs(run.base - each.base) < _ON_ONE_LINE * run.size for run in column for each in other)


class _Reading:
    """One caption while it is read."""

    def __init__(self) -> None:
        self.named = Numbered()
        self.said: dict[str, list[str]] = {}
        self.extra: dict[str, list[str]] = {}
        self.duration: list[str] = []

    def column(self, column: Sequence[Run]) -> None:
        """Read one column from the top down: a field goes on until the next one."""
        into: list[str] | None = None
        before: Run | None = None
        for run in column:
            field = _FIELD.fullmatch(run.text)
            apart = before is not None and before.base - run.base > _PARAGRAPH * run.size
            if apart and any(into is each for each in self.extra.values()):
                into = None
            before = run
            if field is not None:
                into = self._field(field[1].casefold())
                into += [field[2]] if field[2] else []
            elif is_seconds(run.text) and not self.duration:
                self.duration.append(run.text)
            elif into is not None and not self._names_all_of(run.text):
                into.append(run.text)
            elif rest := self._free(run.text):
                into = self.said.setdefault("dialogue", []) if self._is_cue(rest, after=run, column=column) else None
                (self.said.setdefault("action", []) if into is None else into).append(rest)

    def caption(self, *, rate: float | None) -> Caption:
        """Give what was read."""
        whole = " ".join(self.duration)
        seconds = seconds_in(whole, rate=rate) if whole else None
        extra = {f"pdf.{name}": " ".join(words) for name, words in self.extra.items() if words}
        if whole and seconds is None:
            extra["pdf.duration"] = whole
        return Caption(
            scene=self.named.scene,
            shot=self.named.shot,
            panel=self.named.panel,
            seconds=seconds,
            action=" ".join(self.said.get("action", ())),
            dialogue=_speeches(self.said.get("dialogue", ())),
            notes=" ".join(self.said.get("notes", ())),
            extra=extra,
        )

    def _field(self, name: str) -> list[str]:
        kind = _KIND[name]
        if kind == "duration":
            return self.duration
        return self.said.setdefault(kind, []) if kind else self.extra.setdefault(name, [])

    def _names_all_of(self, text: str) -> bool:
        found = numbered(text)
        return found.names and not found.rest and not self._known(found)

    def _known(self, found: Numbered) -> bool:
        """Whether everything it names was named before: a text that speaks of a scene does not begin another caption."""
        return all(getattr(self.named, kind) or not getattr(found, kind) for kind in ("scene", "shot", "panel"))

    def _free(self, text: str) -> str:
        """Take out what is named in words of no field; gives what is left to be read."""
        if _NUMBER.fullmatch(text) and not self.said and not self.named.panel:
            self.named = msgspec.structs.replace(self.named, panel=text.rstrip("."))
            return ""
        found = numbered(text)
        if not found.names or self._known(found):
            return text
        kept = {kind: getattr(self.named, kind) or getattr(found, kind) for kind in ("scene", "shot", "panel")}
        self.named = Numbered(**kept)
        if found.scene and found.rest and (unforced(found.rest) is not None or found.rest.isupper()):
            self.extra.setdefault("heading", []).append(found.rest)
            return ""
        if is_seconds(found.rest):
            self.duration.append(found.rest)
            return ""
        return found.rest

    def _is_cue(self, text: str, *, after: Run, column: Sequence[Run]) -> bool:
        follows = any(run.base < after.base for run in column)
        if unforced(text) is not None:
            return False
        return _SAID.fullmatch(text) is not None or (_CUE.fullmatch(text) is not None and follows)


def _speeches(lines: Sequence[str]) -> str:
    """Join lines of dialogue: a cue that stands alone gets a colon, and each speech is a line of its own."""
    made: list[str] = []
    alone = False
    for line in lines:
        cue = _CUE.fullmatch(line) is not None
        if cue:
            made.append(f"{line.rstrip(':')}:")
        elif made and not alone and _SAID.fullmatch(line):
            made.append(line)
        elif made:
            made[-1] = f"{made[-1]} {line}"
        else:
            made.append(line)
        alone = cue
    return "\n".join(made)
