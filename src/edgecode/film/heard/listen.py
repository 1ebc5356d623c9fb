"""Listen to a take: its transcript laid against the scene it is slated for."""

from collections.abc import Iterable, Sequence

from edgecode.film.heard.alignment import Pair, aligned
from edgecode.film.heard.confidence import THRESHOLD, confidence
from edgecode.film.heard.deviations import deviations_of
from edgecode.film.heard.evidence import Candidate, candidates
from edgecode.film.heard.hearing import HeardLine, Hearing
from edgecode.film.heard.runs import runs_of
from edgecode.film.heard.scene_words import SceneWords
from edgecode.film.heard.spans import spans_of
from edgecode.film.heard.take_words import TakeWords, take_words
from edgecode.film.heard.words import FILLERS
from edgecode.film.script import Script
from edgecode.film.transcript import Transcript


def listen(transcript: Transcript, *, scene: SceneWords, script: Script, threshold: float = THRESHOLD) -> Hearing:
    """Find the lines of a scene that a take says; ``scene`` are its words in ``script``.

    What is less sure than ``threshold`` is left out. Words that fit nowhere are left unlined, never forced.
    """
    take = take_words(transcript)
    runs = runs_of(aligned(take.folded, scene=scene))
    sure = [(each, confidence(each.features)) for each in weighed(take, scene=scene, runs=runs)]
    kept = [(each, chance) for each, chance in sure if chance >= threshold]
    lines = tuple(_line(each, chance, take=take) for each, chance in kept)
    spans = spans_of(lines, spoken=scene.paragraphs, script=script)
    return Hearing(
        lines=lines,
        spans=spans,
        deviations=deviations_of(runs, lines=lines, spans=spans, scene=scene, take=take),
        words=_placed((each for each, _chance in kept), take=take),
    )


def weighed(take: TakeWords, *, scene: SceneWords, runs: Sequence[tuple[Pair, ...]]) -> tuple[Candidate, ...]:
    """Give every line of which anything was heard, with the evidence for it; hesitations count for nothing."""
    return candidates(runs, scene=scene, heard=sum(word not in FILLERS for word in take.folded))


def _line(candidate: Candidate, chance: float, *, take: TakeWords) -> HeardLine:
    tokens = [take.token[pair.heard] for pair in candidate.pairs]
    return HeardLine(
        paragraph=candidate.paragraph,
        run=candidate.run,
        confidence=chance,
        share=candidate.share,
        begins=min(take.begins[token] for token in tokens),
        ends=max(take.ends[token] for token in tokens),
        off=2 * sum(take.off[token] for token in tokens) > len(tokens),
    )


def _placed(kept: Iterable[Candidate], *, take: TakeWords) -> tuple[int, ...]:
    """Give each printed word its paragraph: those that stand for a word of it, and those between two such words."""
    words = [-1] * len(take.printed)
    for candidate in kept:
        tokens = [take.token[pair.heard] for pair in candidate.pairs]
        for index, token in enumerate(tokens):
            goes_on = index + 1 < len(tokens) and candidate.pairs[index].match == candidate.pairs[index + 1].match
            for each in range(token, tokens[index + 1] if goes_on else token + 1):
                words[each] = candidate.paragraph
    return tuple(words)
