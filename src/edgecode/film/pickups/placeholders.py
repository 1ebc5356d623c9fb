"""Clips of a cut that stand for something still to come, by what their name or a note says."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import msgspec

from edgecode.film.cut import Clip, ClipKind, Cut, TrackKind

_SAYS_SO: Final = re.compile(
    r"\b(place\s?holders?|(?:scene|sc|shot|insert|vfx|plate|card|picture|footage|media)s?\.?(?: [a-z]*\d+[a-z]*)?"
    r" (?:is )?missing|missing (?:scene|shot|insert|vfx|plate|card|picture|footage)s?|to (?:come|be shot|follow)"
    r"|t\.?b\.?[acds]\b\.?|slug|temp card|not yet shot)(?![a-z])",
    re.IGNORECASE,
)
_SCENE: Final = re.compile(r"\b(?:scene|sc\.?)\s*([A-Z]*\d+[A-Z]*)\b", re.IGNORECASE)


class Placeholder(msgspec.Struct, frozen=True, kw_only=True):
    """One such clip: the words that say so, the scene its name gives, empty for none, and what it is known by.

    ``subject`` is its name and which one it is among clips of that name, so that it is found again in the next cut.
    """

    clip: Clip
    words: str
    subject: str
    scene: str = ""


def placeholders(cut: Cut) -> Iterator[Placeholder]:
    """Give the picture clips that say they hold a place, in track and record order; those switched off are passed over."""
    seen: Counter[str] = Counter()
    for track in cut.tracks:
        for clip in track.clips if track.kind is TrackKind.PICTURE else ():
            words = _words(clip) if clip.enabled else ""
            if words:
                name = " ".join(clip.name.casefold().split())
                seen[name] += 1
                scene = _SCENE.search(clip.name.replace("_", " "))
                yield Placeholder(
                    clip=clip,
                    words=words,
                    subject=f"placeholder {name} {seen[name]}",
                    scene=scene[1].upper() if scene is not None else "",
                )


def _words(clip: Clip) -> str:
    found = next(filter(None, map(_said_in, (clip.name, *clip.notes))), "")
    return found or ("media missing" if clip.kind is ClipKind.MISSING else "")


@lru_cache(maxsize=8192)
def _said_in(text: str) -> str:
    match = _SAYS_SO.search(text.replace("_", " ").replace("-", " "))
    return match[0] if match is not None else ""
