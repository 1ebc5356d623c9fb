"""Cases for lining from words: takes with the scenes they are slated for, and the truth of every line somebody may find.

Three of four takes are slated right, one in eight for another scene of its script, one in eight for a scene of another
script altogether. Word errors are 0, 10, 20, 30 or 45 %. Scripts are made ones and the example film. For tuning: made
scripts of even seeds and every other scene of the example film from the first on; never tuned on: made scripts of odd
seeds and the other scenes.
"""

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from made_takes import MadeTake, made_scenes, made_take, script_of, speaking_scenes

from edgecode.film.heard.alignment import aligned
from edgecode.film.heard.evidence import Candidate
from edgecode.film.heard.listen import weighed
from edgecode.film.heard.runs import runs_of
from edgecode.film.heard.scene_words import SceneWords, scene_words
from edgecode.film.heard.take_words import take_words
from edgecode.film.script import Scene, Script

FERRY: Final = Path(__file__).resolve().parent.parent / "examples" / "the-ferry" / "script" / "the-ferry-blue.fountain"
ERRORS: Final = (0.0, 0.1, 0.2, 0.3, 0.45)
HALF: Final = 0.5
TUNED: Final = tuple(range(2, 34, 2))
UNTOUCHED: Final = tuple(range(101, 133, 2))


class Case(NamedTuple):
    """A take, and the scene that its slate names."""

    kind: str
    """``right``, ``other scene`` or ``other script``."""
    source: str
    """``made`` or ``ferry``: what the scene is from."""
    errors: float
    take: MadeTake
    script: Script
    scene: Scene
    words: SceneWords


class Judged(NamedTuple):
    """A line that may have been said, and whether it was."""

    candidate: Candidate
    said: bool


@cache
def ferry() -> Script:
    """Read the example film's script."""
    return script_of(FERRY.read_text(encoding="utf-8"))


@cache
def _made(seed: int) -> tuple[Script, tuple[Scene, ...]]:
    script, scenes = made_scenes(seed)
    return script, tuple(scenes)


@cache
def _ferry_scenes(untouched: int) -> tuple[Scene, ...]:
    return tuple(speaking_scenes(ferry())[untouched::2])


@cache
def words_of_scene(script: str, seed: int, first: int) -> SceneWords:
    """Give the words of a scene, once; ``script`` is ``made`` or ``ferry``."""
    whole = ferry() if script == "ferry" else _made(seed)[0]
    return scene_words(whole, next(scene for scene in whole.scenes if scene.first == first))


def cases(seed: int, count: int, *, errors: float | None = None, kinds: tuple[str, ...] = ()) -> Iterator[Case]:
    """Make cases; an even seed draws from what is for tuning, an odd one from what is not."""
    draw = random.Random(seed)
    untouched = seed % 2
    for _ in range(count):
        source = draw.choice(("made", "ferry"))
        script, scenes = _drawn(source, seed)
        scene = draw.choice(scenes)
        kind = draw.choice(kinds or ("right",) * 6 + ("other scene", "other script"))
        played_in, played = script, scene
        if kind == "other scene":
            played = draw.choice([each for each in scenes if each is not scene])
        elif kind == "other script":
            played_in, others = _drawn("ferry" if source == "made" else "made", seed)
            played = draw.choice(others)
        rate = draw.choice(ERRORS) if errors is None else errors
        take = made_take(draw, script=played_in, scene=played, errors=rate, vocabulary=_vocabulary(untouched))
        yield Case(kind, source, rate, take, script, scene, words_of_scene(source, seed, scene.first))


def _drawn(source: str, seed: int) -> tuple[Script, tuple[Scene, ...]]:
    return (ferry(), _ferry_scenes(seed % 2)) if source == "ferry" else _made(seed)


@cache
def _vocabulary(untouched: int) -> tuple[str, ...]:
    """Words that errors may be made of: those of the example film and of one made script."""
    scripts = (ferry(), _made(41 if untouched else 40)[0])
    words = {word for script in scripts for each in script.paragraphs for word in each.text.lower().split()}
    return tuple(sorted(filter(str.isalpha, words)))


def judged(case: Case) -> list[Judged]:
    """Find what may be lines, and tell which of them were said: at least half of the line, in the very words found."""
    heard = take_words(case.take.transcript)
    runs = runs_of(aligned(heard.folded, scene=case.words))
    return [
        Judged(each, case.kind == "right" and _was_said(each, tokens=heard.token, take=case.take))
        for each in weighed(heard, scene=case.words, runs=runs)
    ]


def _was_said(candidate: Candidate, *, tokens: tuple[int, ...], take: MadeTake) -> bool:
    origins = {take.words[tokens[pair.heard]] for pair in candidate.pairs}
    return any(take.said[word.run, word.paragraph] >= HALF for word in origins if word.paragraph == candidate.paragraph)
