"""A clip of the current cut that stands for something still to come.

## What it looks for
Picture clips, titles and generators whose name or note says that something is missing: placeholder, scene missing, shot
missing, insert missing, to come, slug, temp card. Clips that are switched off are passed over.

## Why it matters
A card holds the place so well that it stays until the mix.

## When to leave it
The card is meant to be seen. Say so once, with a name, in `film.toml` under `[[intents]]`.

## What it cannot see
A picture that stands in for another without saying so in its name.
"""

import re
from collections import Counter
from functools import lru_cache

from edgecode.checks.check import Found, Reads, Twin, check
from edgecode.entries.vocabulary import Stage
from edgecode.film.cut import Clip, ClipKind, TrackKind
from edgecode.film.film import Film
from edgecode.findings.finding import Evidence, Finding, Skipped, Weight

ID = "placeholder-in-cut"
_SAYS_SO = re.compile(
    r"\b(place\s?holders?|(?:scene|sc|shot|insert|vfx|plate|card|picture|footage|media)s?\.?(?: [a-z]*\d+[a-z]*)?"
    r" (?:is )?missing|missing (?:scene|shot|insert|vfx|plate|card|picture|footage)s?|to (?:come|be shot|follow)"
    r"|t\.?b\.?[acds]\b\.?|slug|temp card|not yet shot)(?![a-z])",
    re.IGNORECASE,
)
_SCENE = re.compile(r"\b(?:scene|sc\.?)\s*([A-Z]*\d+[A-Z]*)\b", re.IGNORECASE)


@check(
    stage=Stage.CUT,
    reads={Reads.CUTS},
    since="0.1",
    twin=Twin("Watch the cut from end to end, or read the clip names of its list.", ("coverage", "--list", "clips")),
)
def placeholder_in_cut(film: Film) -> Found:
    """Yield one finding for each clip that says it holds a place."""
    if film.cut is None:
        yield Skipped(ID, "there is no cut")
        return
    seen: Counter[str] = Counter()
    for track in film.cut.tracks:
        if track.kind is TrackKind.PICTURE:
            for clip in track.clips:
                words = _words(clip) if clip.enabled else ""
                if words:
                    name = " ".join(clip.name.casefold().split())
                    seen[name] += 1
                    yield _finding(clip, words, subject=f"placeholder {name} {seen[name]}")


def _words(clip: Clip) -> str:
    found = next(filter(None, map(_said_in, (clip.name, *clip.notes))), "")
    return found or ("media missing" if clip.kind is ClipKind.MISSING else "")


@lru_cache(maxsize=8192)
def _said_in(text: str) -> str:
    match = _SAYS_SO.search(text.replace("_", " ").replace("-", " "))
    return match[0] if match is not None else ""


def _finding(clip: Clip, words: str, *, subject: str) -> Finding:
    scene = _SCENE.search(clip.name.replace("_", " "))
    return Finding(
        check=ID,
        kind="says-so",
        says=f"{f'“{clip.name}”' if clip.name else 'A clip without a name'} stands in the cut for something still to come",
        evidence=(Evidence(clip.place, f"the clip says “{words}”"),),
        options=("Find what it stands for", "Shoot it", "Cut it"),
        subjects=(subject,),
        scene=scene[1].upper() if scene is not None else "",
        weight=Weight.HIGH,
    )
