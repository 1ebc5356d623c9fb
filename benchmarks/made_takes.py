"""Made takes: what actors might say of a scene and what a recogniser might make of it, with the truth of every word.

A take is a plan (the whole scene, a pick-up, a restart, a second going, lines swapped, dropped or with ad-libs between),
then errors of the ear, then cues as captions have them or as a recogniser has them. The same seed makes the same takes.
Even seeds are for tuning, odd ones are never tuned on.
"""

import random
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from bench_fountain import Held
from made_script import made_script
from rapidfuzz import fuzz, process

from edgecode.film.emphasis import plain
from edgecode.film.place import Place
from edgecode.film.script import SPOKEN, Scene, Script
from edgecode.film.transcript import Cue, Milliseconds, SpokenWord, Transcript
from edgecode.formats.fountain.reader import read

PLANS: Final = ("whole", "pick-up", "restart", "second going", "ad-libs", "swapped", "dropped")
_CHATTER: Final = (
    "okay going again from the top",
    "sorry sorry can I go back",
    "and go again please still rolling",
    "reset back to one",
    "line please",
    "keep rolling take it from her entrance",
    "that was good once more for safety",
)
_SLATES: Final = (
    "scene {} take {} marker",
    "{} take {} a and b common mark",
    "roll sound speed slate {} take {} and action",
)
_ADLIBS: Final = (
    *("oh come on", "you know what I mean", "wait a second", "well I suppose so", "look at me", "anyway", "honestly"),
    *("for heaven's sake", "and another thing", "I mean really who does that", "let me think", "hang on", "right then"),
)
WORD_MS: Final = 310
"""Milliseconds a made word takes."""
_SOUNDS: Final = (
    *(("b", "p"), ("d", "t"), ("g", "k"), ("v", "f"), ("z", "s"), ("m", "n"), ("ee", "i"), ("ou", "o"), ("a", "e")),
    *(("th", "f"), ("w", "wh"), ("c", "k"), ("l", "r"), ("ing", "in"), ("er", "a"), ("ck", "g")),
)


class SaidWord(NamedTuple):
    """One word of a take as it reaches the ear: its script paragraph (-1: nobody wrote it) and run."""

    text: str
    paragraph: int = -1
    run: int = 0


class MadeTake(NamedTuple):
    """A transcript, what each of its printed words comes from, and how much of each line was said in each run."""

    plan: str
    transcript: Transcript
    words: tuple[SaidWord, ...]
    said: dict[tuple[int, int], float]
    """(run, paragraph) -> the share of its words that the actors said, before any error of the ear."""


def script_of(text: str, *, path: str = "script/made.fountain") -> Script:
    """Read a script in Fountain."""
    held = Held(text.encode())
    held.path = path
    return next(each for each in read(held) if isinstance(each, Script))


def made_scenes(seed: int, *, pages: int = 30) -> tuple[Script, list[Scene]]:
    """Make a script, and give its scenes in which somebody speaks twice at least."""
    script = script_of(made_script(seed, pages))
    return script, speaking_scenes(script)


def speaking_scenes(script: Script) -> list[Scene]:
    """Give the scenes in which somebody speaks twice at least."""
    return [scene for scene in script.scenes if len(lines_of(script, scene)) > 1]


def lines_of(script: Script, scene: Scene) -> list[tuple[int, list[str]]]:
    """Give the spoken paragraphs of a scene with their printed words."""
    found = ((index, script.paragraphs[index]) for index in range(scene.first, scene.last))
    return [(index, plain(each.text).split()) for index, each in found if each.kind in SPOKEN]


def made_take(
    draw: random.Random, *, script: Script, scene: Scene, errors: float, plan: str = "", vocabulary: Sequence[str] = ()
) -> MadeTake:
    """Make one take of a scene with ``errors`` wrong words in each word."""
    lines = lines_of(script, scene)
    plan = plan or draw.choice(PLANS)
    played = list(_played(draw, plan, lines))
    said = _shares(played, dict(lines))
    known = sorted(set(vocabulary) or {word for _index, words in lines for word in words})
    heard = list(_misheard(draw, played, errors=errors, vocabulary=known))
    if draw.random() < 0.5:
        call = draw.choice(_SLATES).format(scene.number or "twelve", draw.randint(1, 9)).split()
        heard = [*map(SaidWord, call), *heard, *map(SaidWord, ("and", "cut") if draw.random() < 0.5 else ())]
    media = f"{scene.number}-{draw.randint(1, 9)}"
    cues = tuple(_captions(draw, heard) if draw.random() < 0.5 else _recognised(draw, heard))
    return MadeTake(plan, Transcript(path=f"{media}.vtt", media=media, cues=cues), tuple(heard), said)


def _played(draw: random.Random, plan: str, lines: list[tuple[int, list[str]]]) -> Iterator[SaidWord]:
    """Play a plan: the words as the actors say them, errors of the ear not counted."""
    count = len(lines)
    match plan:
        case "whole":
            yield from _run(lines)
        case "pick-up":
            first = draw.randrange(count)
            yield from _run(lines[first : first + draw.randint(1, max(1, count // 2))])
        case "restart":
            stop = draw.randrange(1, count)
            yield from _run(lines[:stop])
            index, words = lines[stop]
            yield from _run([(index, words[: draw.randint(0, len(words))])])
            yield from _chatter(draw)
            yield from _run(lines[draw.randint(0, stop) :], number=1)
        case "second going":
            yield from _run(lines)
            yield from _chatter(draw)
            yield from _run(lines, number=1)
        case "ad-libs":
            for index, words in lines:
                at = draw.randint(0, len(words))
                adlib = draw.choice(_ADLIBS).split() if draw.random() < 0.5 else []
                yield from _run([(index, words[:at]), (-1, adlib), (index, words[at:])])
        case "swapped":
            at = draw.randrange(count - 1)
            yield from _run([*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]])
        case _:
            gone = {draw.randrange(count) for _ in range(draw.randint(1, 2))}
            yield from _run([line for place, line in enumerate(lines) if place not in gone or count < 3])


def _run(lines: Sequence[tuple[int, list[str]]], *, number: int = 0) -> Iterator[SaidWord]:
    for index, words in lines:
        for word in words:
            yield SaidWord(word, index, number)


def _chatter(draw: random.Random) -> Iterator[SaidWord]:
    yield from map(SaidWord, draw.choice(_CHATTER).split() if draw.random() < 0.8 else ())


def _shares(played: Sequence[SaidWord], lines: dict[int, list[str]]) -> dict[tuple[int, int], float]:
    counts: dict[tuple[int, int], int] = {}
    for word in played:
        if word.paragraph >= 0:
            counts[word.run, word.paragraph] = counts.get((word.run, word.paragraph), 0) + 1
    return {key: count / len(lines[key[1]]) for key, count in counts.items()}


def _misheard(
    draw: random.Random, played: Sequence[SaidWord], *, errors: float, vocabulary: Sequence[str]
) -> Iterator[SaidWord]:
    """Half of the errors put another word in a word's place, a quarter lose it, a quarter add one."""
    for word in played:
        if draw.random() >= errors:
            yield word
            continue
        kind = draw.random()
        if kind < 0.25:
            yield word._replace(text=_alike(draw, word.text, vocabulary))
        elif kind < 0.5:
            yield word._replace(text=draw.choice(vocabulary))
        elif kind < 0.75:
            yield word
            yield SaidWord(draw.choice(vocabulary), -1, word.run)


def _alike(draw: random.Random, word: str, vocabulary: Sequence[str]) -> str:
    """A word that sounds similar: another one of the vocabulary, or the same with one sound changed."""
    if draw.random() < 0.5:
        near = process.extract(word, vocabulary, scorer=fuzz.ratio, limit=4, score_cutoff=40)
        others = [other for other, *_ in near if other.casefold() != word.casefold()]
        if others:
            return draw.choice(others)
    for one, other in draw.sample(_SOUNDS, len(_SOUNDS)):
        for wrong, right in ((one, other), (other, one)):
            if wrong in word:
                return word.replace(wrong, right, 1)
    return f"{word}s"


def _captions(draw: random.Random, words: Sequence[SaidWord]) -> Iterator[Cue]:
    """Captions: up to about nine words, punctuation kept, two lines, ending with a sentence where one ends."""
    cue: list[str] = []
    begins = 0
    for number, word in enumerate(words):
        cue.append(word.text)
        full = len(cue) >= draw.randint(6, 9) or word.text[-1:] in ".?!"
        if full or number + 1 == len(words):
            middle = len(cue) // 2
            text = "\n".join(" ".join(part) for part in (cue[:middle], cue[middle:]) if part)
            ends = (number + 1) * WORD_MS
            yield Cue(
                text=text, place=Place("made.vtt", number + 1), begins=Milliseconds(begins), ends=Milliseconds(ends)
            )
            cue, begins = [], ends


def _recognised(draw: random.Random, words: Sequence[SaidWord]) -> Iterator[Cue]:
    """Segments of a recogniser: long, cut anywhere, lower case without punctuation, timed word by word."""
    at = 0
    while at < len(words):
        size = draw.randint(8, 24)
        spoken = tuple(
            SpokenWord(
                text=word.text.lower().strip(".,?!;:"),
                begins=Milliseconds((at + nth) * WORD_MS),
                ends=Milliseconds((at + nth + 1) * WORD_MS - 20),
                confidence=round(draw.uniform(0.5, 1), 2),
            )
            for nth, word in enumerate(words[at : at + size])
        )
        begins, ends = spoken[0].begins, spoken[-1].ends
        if begins is not None and ends is not None:
            text = " ".join(word.text for word in spoken)
            yield Cue(text=text, place=Place("made.json", at + 1), begins=begins, ends=ends, words=spoken)
        at += size
