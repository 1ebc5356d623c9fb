"""Two notes of wardrobe, hair, props, set or light that say different things of one moment of the story.

## What it looks for
Notes of one kind about one character (or about none) in one scene, whose words are not the same: of two takes that cover a
line in common, or of a take and of the whole scene. Case, punctuation and the order of words do not count (the order does
where one of them is left or right), nor does one letter in a word of six or more. Where one note says all that the other says
and more, and no *not* is in it, that is told as such, with less weight.

## Why it matters
The takes are cut into each other: what was open in one and closed in the next is seen.

## When to leave it
It changes within the scene, or both notes mean the same. Say so once, with a name, in `film.toml` under `[[intents]]`.

## What it cannot see
What the pictures show: it compares what people wrote, and recognises nobody. Two words for one thing differ, and so do left
and right where both notes agree and the picture does not. What nobody wrote is not looked for.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from rapidfuzz.distance import OSA

from edgecode.checks.check import Found, Reads, Twin, check
from edgecode.entries.vocabulary import Stage
from edgecode.film import scene_number
from edgecode.film.covers import words_of
from edgecode.film.film import Film
from edgecode.film.identity import digest
from edgecode.film.lining import linings_by
from edgecode.film.pickups.fillers import part_key
from edgecode.film.pickups.states import State, states
from edgecode.findings.finding import Evidence, Finding, Skipped, Weight

ID = "state-differs"
_LONG: Final = 6
"""Shorter words are one letter apart from too many others (*left* and *lift*, *tied* and *died*): an engineering choice."""
_SIDES: Final = frozenset({"left", "right"})
_NOT: Final = frozenset({"no", "not", "never", "without", "off", "nothing", "none"})
_DIGIT: Final = re.compile(r"[0-9]")


@check(
    stage=Stage.DAILIES,
    reads={Reads.SCRIPT, Reads.DAILIES},
    since="0.1",
    twin=Twin(
        "Lay the notes of wardrobe, hair, props, set and light of each scene beside each other, take by take.",
        ("coverage", "--list", "states", "--list", "takes"),
    ),
)
def state_differs(film: Film) -> Found:
    """Yield one finding for each two different notes of one kind, character, scene and moment."""
    every = states(film)
    if not every:
        yield Skipped(ID, "nobody wrote down wardrobe, hair, props, set or light")
        return
    groups: dict[tuple[str, str, str], list[State]] = {}
    for state in every:
        if state.scene:
            key = (scene_number.folded(state.scene), part_key(state.character), state.of.value)
            groups.setdefault(key, []).append(state)
    covered = _covered(film)
    for notes in groups.values():
        yield from _compared(notes, film=film, covered=covered)


def _compared(notes: list[State], *, film: Film, covered: dict[str, frozenset[int]]) -> Iterator[Finding]:
    """Each two sets of words are told once, where they first meet, however many takes have them."""
    seen: set[frozenset[tuple[str, ...]]] = set()
    for one, other in combinations(notes, 2):
        words = _words(one), _words(other)
        pair = frozenset(words)
        if len(pair) == 1 or pair in seen or not _meet(one, other, covered=covered) or _spelt_alike(*words):
            continue
        seen.add(pair)
        yield _finding(one, other, film=film, more=_says_more(*words) or _says_more(*reversed(words)))


def _meet(one: State, other: State, *, covered: dict[str, frozenset[int]]) -> bool:
    """Whether two notes are of one moment: one of the whole scene, the same take, or takes with a line in common."""
    if not one.take or not other.take or one.take == other.take:
        return True
    return not covered.get(one.take, frozenset()).isdisjoint(covered.get(other.take, frozenset()))


def _covered(film: Film) -> dict[str, frozenset[int]]:
    return {
        take: frozenset(
            index for lining in own for index in range(lining.first, lining.last) if index not in lining.dropped
        )
        for take, own in linings_by(film.shot.linings).items()
    }


def _words(state: State) -> tuple[str, ...]:
    """The words of a note, in their order only where that tells a side."""
    words = tuple(words_of(state.words).split())
    return words if _SIDES.intersection(words) else tuple(sorted(words))


def _says_more(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one note says all that another says, and more than that without a *not*."""
    more = Counter(one) - Counter(other)
    return bool(more) and not Counter(other) - Counter(one) and _NOT.isdisjoint(more)


def _spelt_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether each word that only one of them has is one letter from a word that only the other has."""
    mine, theirs = set(one) - set(other), set(other) - set(one)
    return bool(mine) and len(one) == len(other) and all(any(_one_letter(a, b) for b in theirs) for a in mine)


def _one_letter(word: str, other: str) -> bool:
    long = min(len(word), len(other)) >= _LONG and not _DIGIT.search(word + other)
    return long and OSA.distance(word, other, score_cutoff=1) <= 1


def _finding(one: State, other: State, *, film: Film, more: bool) -> Finding:
    whose = f"{one.character}, {one.of}" if one.character else str(one.of)
    says = "one note says more than the other" if more else "two notes differ"
    labels = [film.dailies.by_id[each.take].label for each in (one, other) if each.take in film.dailies.by_id]
    return Finding(
        check=ID,
        kind="says-more" if more else "differs",
        says=f"{whose} in scene {one.scene}: {says}, “{one.words}” and “{other.words}”",
        evidence=tuple(Evidence(each.place, f"{_where(each, film)}: {each.words}") for each in (one, other)),
        options=("Correct a note", "Look at both takes", "Leave it: it changes within the scene"),
        subjects=tuple(
            sorted(digest("state", each.scene, each.character, each.of, each.words) for each in (one, other))
        ),
        scene=one.scene,
        take=labels[0] if labels else "",
        weight=Weight.LOW if more else Weight.NORMAL,
    )


def _where(state: State, film: Film) -> str:
    take = film.dailies.by_id.get(state.take)
    who = f", noted by {state.by}" if state.by else ""
    return f"{take.label if take is not None else 'the whole scene'}{who}"
