"""Dialogue notes: what was dropped, changed or added, line by line, out of the pairs of one run."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Final

import msgspec

from edgecode.film.heard.alignment import Pair
from edgecode.film.heard.hearing import Deviation, DeviationKind, HeardLine, HeardSpan
from edgecode.film.heard.runs import Run
from edgecode.film.heard.scene_words import SceneWords
from edgecode.film.heard.take_words import TakeWords
from edgecode.film.heard.words import FILLERS, folded_word, same_letters
from edgecode.film.transcript import Milliseconds

LONGEST_ADDED: Final = 25
"""Words said between two lines; more than that is people talking to each other, and no ad-lib."""


class _Line(msgspec.Struct):
    """One line of one run: printed words of the page, printed words heard, and which stand for each other."""

    heard: list[int]
    same: list[tuple[int, int, int]]
    """Printed word of the page, and the first and the last printed word heard for it."""


def deviations_of(
    runs: Iterable[Run], *, lines: Iterable[HeardLine], spans: Iterable[HeardSpan], scene: SceneWords, take: TakeWords
) -> tuple[Deviation, ...]:
    """Note what differs in the lines that were heard, and the lines dropped between them, by run and time."""
    kept = {(line.run, line.paragraph): line for line in lines}
    found = [
        deviation
        for number, run in enumerate(runs)
        for paragraph, line in _lines(run, scene=scene, take=take).items()
        if (number, paragraph) in kept
        for deviation in _in_line(line, of=kept[number, paragraph], scene=scene, take=take)
    ]
    found += [_whole(each, span=span, kept=kept, scene=scene) for span in spans for each in span.dropped]
    return tuple(sorted(found, key=lambda each: (each.run, each.begins, each.paragraph, each.ends)))


def _lines(run: Run, *, scene: SceneWords, take: TakeWords) -> dict[int, _Line]:
    """Share out the words heard in a run among its lines: what stands for no written word belongs to the line before it."""
    pairs: dict[int, list[Pair]] = {}
    for pair in run:
        pairs.setdefault(scene.paragraph[pair.scripted], []).append(pair)
    lines = {paragraph: _Line([], _same(own, scene=scene, take=take)) for paragraph, own in pairs.items()}
    for pair, following in pairwise((*run, run[-1])):
        here, then = take.token[pair.heard], take.token[following.heard]
        line = lines[scene.paragraph[pair.scripted]]
        line.heard += range(here, then) if then - here <= LONGEST_ADDED else [here]
    last = run[-1]
    lines[scene.paragraph[last.scripted]].heard.append(take.token[last.heard])
    for line in lines.values():
        line.heard = sorted(set(line.heard))
    return lines


def _same(own: Iterable[Pair], *, scene: SceneWords, take: TakeWords) -> list[tuple[int, int, int]]:
    """Give the printed words of one line that were said as printed, in order, none twice; ``own`` are its pairs."""
    exact: dict[int, list[Pair]] = {}
    for pair in own:
        if pair.likeness == 1.0:
            exact.setdefault(scene.token[pair.scripted], []).append(pair)
    found: list[tuple[int, int, int]] = []
    for token, said in sorted(exact.items()):
        words = len(folded_word(scene.printed[token]))
        first, last = (take.token[pair.heard] for pair in (said[-min(words, len(said))], said[-1]))
        whole = len({pair.scripted for pair in said}) == words
        if whole and (not found or first >= found[-1][2]):
            found.append((token, first, last))
    return found


def _in_line(line: _Line, *, of: HeardLine, scene: SceneWords, take: TakeWords) -> Iterator[Deviation]:
    """Note what lies between two words that were said as printed, and before the first and after the last."""
    first, last = (scene.token[word] for word in _edges(of.paragraph, scene=scene))
    end = len(take.printed)
    marks = [(first - 1, -1, -1), *line.same, (last + 1, end, end)]
    for (page, _, ear), (next_page, next_ear, _) in pairwise(marks):
        if next_page == page + 1 and next_ear == ear + 1:
            continue
        written = [each for each in range(page + 1, next_page) if folded_word(scene.printed[each])]
        said = [each for each in line.heard if ear < each < next_ear]
        yield from _noted(written, said, of=of, scene=scene, take=take)


def _edges(paragraph: int, *, scene: SceneWords) -> tuple[int, int]:
    first, last = scene.spans[paragraph]
    return first, last - 1


def _noted(
    written: list[int], said: list[int], *, of: HeardLine, scene: SceneWords, take: TakeWords
) -> Iterator[Deviation]:
    words = [each for each in said if not FILLERS.issuperset(folded_word(take.printed[each]))]
    page, ear = [scene.printed[each] for each in written], [take.printed[each] for each in words]
    if (not page and not ear) or same_letters(page, ear):
        return
    kind = DeviationKind.ADDED if not page else DeviationKind.CHANGED if ear else DeviationKind.DROPPED
    times = _times(words, of=of, take=take)
    yield Deviation(
        kind=kind,
        paragraph=of.paragraph,
        run=of.run,
        begins=times[0],
        ends=times[1],
        scripted=" ".join(page),
        said=" ".join(ear),
    )


def _times(words: list[int], *, of: HeardLine, take: TakeWords) -> tuple[Milliseconds, Milliseconds]:
    """When it was said; of what was not said, no more is known than its line."""
    return (take.begins[words[0]], take.ends[words[-1]]) if words else (of.begins, of.ends)


def _whole(
    paragraph: int, *, span: HeardSpan, kept: Mapping[tuple[int, int], HeardLine], scene: SceneWords
) -> Deviation:
    """Note a line that was dropped altogether, at the end of the line before it."""
    before = max(each for run, each in kept if run == span.run and each < paragraph)
    at = kept[span.run, before].ends
    return Deviation(
        kind=DeviationKind.DROPPED,
        paragraph=paragraph,
        run=span.run,
        begins=at,
        ends=at,
        scripted=" ".join(
            word for word, inside in zip(scene.printed, scene.printed_in, strict=True) if inside == paragraph
        ),
        whole=True,
    )
