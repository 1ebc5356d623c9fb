"""What a scene has to say: the words of its dialogue in order, and what each is worth as evidence."""

from collections import Counter
from math import log2
from typing import Final

import msgspec

from edgecode.film.emphasis import plain
from edgecode.film.heard.words import everyday_share, words_in
from edgecode.film.script import SPOKEN, Scene, Script

LEAST_BITS: Final = 2.0
MOST_BITS: Final = 9.0
"""No single word says more: even a rare one may be heard by mistake once in five hundred."""
_UNKNOWN: Final = 50
"""Words that a scene is taken to be longer than it is, so that a scene of one line does not think its words common."""


class SceneWords(msgspec.Struct, frozen=True, kw_only=True):
    """The spoken words of one scene.

    ``folded``, ``paragraph``, ``token`` and ``bits`` run side by side: a folded word, the paragraph it stands in (counted
    in the script), the index of the printed word it comes from, and how many bits it is worth when it is heard.
    ``printed`` holds the printed words, ``printed_in`` their paragraphs.
    """

    folded: tuple[str, ...] = ()
    paragraph: tuple[int, ...] = ()
    token: tuple[int, ...] = ()
    bits: tuple[float, ...] = ()
    printed: tuple[str, ...] = ()
    printed_in: tuple[int, ...] = ()
    paragraphs: tuple[int, ...] = ()
    """The spoken paragraphs that have words, in order."""
    spans: dict[int, tuple[int, int]] = {}
    """Paragraph -> its first word and the one after its last."""
    rivals: dict[int, float] = {}
    """Paragraph -> how much of what it says the most alike other paragraph of the scene says too, 0 to 1."""


def scene_words(script: Script, scene: Scene) -> SceneWords:
    """Collect what is to be said in a scene. Two scenes of the same words at the same place are equal."""
    printed: list[str] = []
    printed_in: list[int] = []
    for index in range(scene.first, scene.last):
        paragraph = script.paragraphs[index]
        if paragraph.kind in SPOKEN:
            tokens = plain(paragraph.text).split()
            printed += tokens
            printed_in += [index] * len(tokens)
    words = words_in(printed)
    inside = tuple(printed_in[token] for token in words.owner)
    bits = _bits(words.folded)
    spans = _spans(inside)
    return SceneWords(
        folded=words.folded,
        paragraph=inside,
        token=words.owner,
        bits=bits,
        printed=words.printed,
        printed_in=tuple(printed_in),
        paragraphs=tuple(spans),
        spans=spans,
        rivals=_rivals(words.folded, spans=spans, bits=bits),
    )


def _bits(folded: tuple[str, ...]) -> tuple[float, ...]:
    """Minus log2 of how often a word is met by chance: in everyday talk, or in this very scene where it is oftener here."""
    counts = Counter(folded)
    worth = {
        word: -log2(max(everyday_share(word), (count - 1) / (len(folded) + _UNKNOWN))) for word, count in counts.items()
    }
    return tuple(min(MOST_BITS, max(LEAST_BITS, worth[word])) for word in folded)


def _spans(inside: tuple[int, ...]) -> dict[int, tuple[int, int]]:
    spans: dict[int, tuple[int, int]] = {}
    for at, paragraph in enumerate(inside):
        spans[paragraph] = (spans.get(paragraph, (at, at))[0], at + 1)
    return spans


def _rivals(folded: tuple[str, ...], *, spans: dict[int, tuple[int, int]], bits: tuple[float, ...]) -> dict[int, float]:
    bags = {paragraph: dict(zip(folded[a:b], bits[a:b], strict=True)) for paragraph, (a, b) in spans.items()}
    found: dict[int, float] = {}
    for paragraph, bag in bags.items():
        whole = sum(bag.values())
        shared = (
            sum(map(bag.__getitem__, bag.keys() & other.keys())) for index, other in bags.items() if index != paragraph
        )
        found[paragraph] = max(shared, default=0.0) / whole
    return found
