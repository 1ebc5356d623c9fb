"""The claim on a delivered file: what is said of where its picture and sound come from, by the facts, and on what it rests.

A claim goes out with the file alone, so it is one sentence with its basis in it; what nobody has said is said to be unknown.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

import msgspec

from edgecode.papers.answers import answers
from edgecode.papers.facts import Facts
from edgecode.papers.folding import UseOf, folded
from edgecode.papers.pack import Answer, Verdict
from edgecode.papers.words import Nature, Part, YesNo

_NO_TRAINING: Final = "It is not allowed to train or to mine with this file."
_IS_A_CLAIM: Final = "This is a claim of theirs, and no proof."


class Source(StrEnum):
    """Where what is delivered comes from, as far as anybody said."""

    PEOPLE = "people"
    PARTLY_GENERATED = "partly generated"
    UNKNOWN = "unknown"


class Kind(StrEnum):
    """What is delivered: a still, or a film with its sound."""

    STILL = "still"
    MOVIE = "movie"


_CLAIMS: Final = {
    Kind.STILL: ("no-generated-picture", "no-altered-performance", "no-generated-publicity"),
    Kind.MOVIE: (
        *("no-generated-picture", "no-altered-performance", "no-generated-sound", "no-generated-music"),
        "no-generated-publicity",
    ),
}
"""The claims that all have to be stated before a file is claimed to be made by people: it may be a poster or a trailer."""
_PARTS: Final = {
    Kind.STILL: frozenset({Part.PICTURE, Part.TITLES, Part.PERFORMANCE}),
    Kind.MOVIE: frozenset({Part.PICTURE, Part.TITLES, Part.PERFORMANCE, Part.SOUND, Part.VOICES, Part.MUSIC}),
}


class Claimable(msgspec.Struct, frozen=True):
    """What can be claimed of a file: its source, and the whole sentence."""

    source: Source
    says: str


def claimable(kind: Kind, facts: Facts, *, by: str) -> Claimable:
    """Say what a person (``by``, with their role if they have one) can claim of a file of this kind, by the facts."""
    made = folded(facts.stated)
    generated = [each for each in made.uses if each.use.part in _PARTS[kind] and _is_generated(each)]
    said = answers(_CLAIMS[kind], facts=facts, folded=made)
    if generated:
        source, says = Source.PARTLY_GENERATED, f"A generative tool made part of it: {_tools(generated)}."
    elif all(each.verdict is Verdict.SAID for each in said):
        source, says = Source.PEOPLE, " ".join(f"{each.says} {each.rests_on}" for each in said)
    else:
        source, says = Source.UNKNOWN, f"Unknown: {_questions(said)}."
    return Claimable(source, f"{by} says for the film {facts.film} on {facts.on}: {says} {_NO_TRAINING} {_IS_A_CLAIM}")


def _is_generated(each: UseOf) -> bool:
    return each.nature is Nature.GENERATIVE and each.use.in_film is YesNo.YES


def _tools(uses: Iterable[UseOf]) -> str:
    return "; ".join(dict.fromkeys(f"{each.use.tool}, on the {each.use.part}" for each in uses))


def _questions(said: Iterable[Answer]) -> str:
    return "; ".join(each.asks for each in said if each.verdict is not Verdict.SAID)
