"""What a clip shows, so that two lists by two programs agree about it: its file, else its tape, else its name.

A list may cut names to eight characters (CMX 3600), which the other list has whole. A short name that one whole name of
either cut begins with stands for it; where several would do, the clip's own name decides, then where in their timecode it
lies. What cannot be told keeps its short name, and is then known by its place alone.
"""

import re
from collections.abc import Iterable
from typing import Final

import msgspec

from edgecode.film.cut import Clip, ClipKind
from edgecode.film.file_name import stem

_REEL: Final = 8
"""Characters of a reel's name in CMX 3600."""
_UNSAFE: Final = re.compile(r"[^A-Z0-9_.-]")
_NO_TAPE: Final = frozenset({"", "AX", "BL", "NONE"})
"""What lists write where a source has no reel."""


NAMELESS: Final = "name "
"""The material of a clip that says nothing at all."""


class Marks(msgspec.Struct, frozen=True, gc=False):
    """What one clip says of its material, folded for comparing; ``whole`` is empty where all it has may be cut short."""

    kind: ClipKind
    whole: str
    short: str
    name: str


def marks_of(clip: Clip) -> Marks:
    """Fold what a clip says of its material."""
    tape = stem(clip.tape) if clip.tape else ""
    tape = "" if tape in _NO_TAPE else tape
    whole = stem(clip.file) if clip.file else tape if len(tape) > _REEL else ""
    return Marks(clip.kind, whole, _short(tape), " ".join(clip.name.replace("*", " ").casefold().split()))


def _short(name: str) -> str:
    """A name as a list leaves it: eight characters, signs that break columns made ``_``, no dot at the end."""
    return _UNSAFE.sub("_", name)[:_REEL].rstrip(".")


class Materials:
    """Tells the clips of two cuts what they show, in words that are the same for both."""

    def __init__(self, clips: Iterable[Clip]) -> None:
        """Take the clips of both cuts."""
        self._marks: dict[tuple[str, str, str, ClipKind], Marks] = {}
        self._shorts: dict[str, dict[str, None]] = {}
        self._named: dict[str, dict[str, None]] = {}
        self._spans: dict[str, list[tuple[float, float]]] = {}
        self._whole = [(clip, marks) for clip in clips if (marks := self._of(clip)).whole]
        for _clip, marks in self._whole:
            for short in {_short(marks.whole), marks.short} - {""}:
                self._shorts.setdefault(short, {})[marks.whole] = None
            if marks.name:
                self._named.setdefault(marks.name, {})[marks.whole] = None

    def _of(self, clip: Clip) -> Marks:
        key = (clip.name, clip.file, clip.tape, clip.kind)
        found = self._marks.get(key)
        if found is None:
            found = self._marks[key] = marks_of(clip)
        return found

    def of(self, clip: Clip, *, by_name: bool = False) -> str:
        """Name a clip's material; ``by_name`` asks its name first, where the files of one cut are called otherwise."""
        marks = self._of(clip)
        if marks.kind is ClipKind.BLACK:
            return "black"
        if marks.kind is ClipKind.GENERATOR:
            return f"made {marks.name or marks.whole or marks.short}"
        if by_name and marks.name:
            return f"{NAMELESS}{marks.name}"
        return marks.whole or self._unshortened(clip, marks) or marks.short or f"{NAMELESS}{marks.name}"

    def _unshortened(self, clip: Clip, marks: Marks) -> str:
        """The one whole name that a short one stands for; without any, the one that the clip's name has elsewhere."""
        named = self._named.get(marks.name, {})
        if not marks.short:
            return next(iter(named)) if len(named) == 1 else ""
        meant = list(self._shorts.get(marks.short, {}))
        if len(meant) > 1 and named:
            meant = [whole for whole in meant if whole in named] or meant
        if len(meant) > 1 and clip.source_in is not None:
            meant = [whole for whole in meant if self._holds(whole, clip)]
        return meant[0] if len(meant) == 1 else ""

    def _holds(self, whole: str, clip: Clip) -> bool:
        """Whether a clip begins within what is used of a material."""
        if not self._spans:
            for other, marks in self._whole:
                if other.source_in is not None and other.source_out is not None:
                    span = (other.source_in.frame, other.source_out.frame)
                    self._spans.setdefault(marks.whole, []).append(span)
            self._spans = {
                known: [(min(first for first, _ in spans), max(last for _, last in spans))]
                for known, spans in self._spans.items()
            }
        begins = clip.source_in.frame if clip.source_in is not None else -1
        return any(first <= begins < last for first, last in self._spans.get(whole, ()))
