"""Lining by hand: a person says which lines a take covers; it replaces what papers and machines say of that take."""

from collections.abc import Iterable, Mapping

import msgspec

from edgecode.film import scene_number
from edgecode.film.covers import Span, spans_of, words_of
from edgecode.film.dailies import Dailies, Take
from edgecode.film.identity import digest
from edgecode.film.lining import runs
from edgecode.film.script import Paragraph, Scene, Script
from edgecode.film.slate import Slate
from edgecode.film.speech import numbered_lines

OFF = "off "
"""Stands before the id of a paragraph that is played off camera."""
NOTHING = frozenset({"nothing", "none"})
"""How a person says that a take covers no line."""


class HandLining(msgspec.Struct, frozen=True, kw_only=True):
    """What a person said of one take: the paragraphs it covers, those off camera after :data:`OFF`.

    A paragraph is named by its id and its words (``id=digest``): what was said is found again in every draft that still has
    the line, and of one that was rewritten since the take holds nothing.
    """

    take: str
    by: str
    lines: tuple[str, ...] = ()


def spans_by_hand(said: HandLining, *, script: Script, places: Mapping[str, int]) -> tuple[Span, ...]:
    """Find what was lined by hand in the current draft; ``places`` maps a paragraph's id to its index there."""
    indexes = ((places.get(id_in(line)), line) for line in said.lines)
    return runs(
        (index, line.startswith(OFF))
        for index, line in indexes
        if index is not None and _name(script.paragraphs[index]) == line.removeprefix(OFF)
    )


def named_in(line: str, paragraphs: Mapping[str, Paragraph]) -> Paragraph | None:
    """Find a line that was named by hand among some paragraphs, by id, with the words it had."""
    found = paragraphs.get(id_in(line))
    return found if found is not None and _name(found) == line.removeprefix(OFF) else None


def lines_of(spans: Iterable[Span], *, script: Script) -> tuple[str, ...]:
    """Name the paragraphs of some spans by their ids and words, those off camera after :data:`OFF`."""
    return tuple(
        f"{OFF if span.off else ''}{_name(script.paragraphs[index])}"
        for span in spans
        for index in range(span.first, span.last)
    )


def id_in(line: str) -> str:
    """Give the id of the paragraph that a line named by hand is."""
    return line.removeprefix(OFF).partition("=")[0]


def _name(paragraph: Paragraph) -> str:
    return f"{paragraph.id}={digest('words', paragraph.kind.value, words_of(paragraph.text))}"


def takes_named(name: str, *, dailies: Dailies) -> tuple[Take, ...]:
    """Find a take by its slate, or all takes of a setup by the setup's name; empty where there is none."""
    slate = Slate.parse(name, style=dailies.style)
    take = dailies.by_key.get(slate.take_key) if slate is not None else None
    if take is not None:
        return (take,)
    wanted = scene_number.folded(name)
    return next((setup.takes for setup in dailies.setups if scene_number.folded(setup.label) == wanted), ())


def numbered_spans(spans: Iterable[Span], *, script: Script, scene: Scene) -> tuple[tuple[int, int, bool], ...]:
    """Give spans as numbered lines of their scene: first, last (included), and whether off camera; parts of lines count."""
    lines = numbered_lines(script, scene)
    found = []
    for span in spans:
        inside = [line.number for line in lines if line.first < span.last and span.first < line.last]
        if inside:
            found.append((inside[0], inside[-1], span.off))
    return tuple(found)


def covers_words(spans: Iterable[Span], *, script: Script, scene: Scene) -> str:
    """Say spans as a person would type them: ``3-9; 12 off``, or *nothing*."""
    said = [
        f"{first if first == last else f'{first}-{last}'}{' off' if off else ''}"
        for first, last, off in numbered_spans(spans, script=script, scene=scene)
    ]
    return "; ".join(said) or "nothing"


def spans_said(covers: str, *, script: Script, scene: Scene) -> tuple[tuple[Span, ...], tuple[str, ...]]:
    """Read what a person typed (the words of :mod:`edgecode.film.covers`, or *nothing*): spans, and what is not understood."""
    if covers.strip().casefold() in NOTHING:
        return (), ()
    found = spans_of(covers, script=script, scene=scene)
    if not found.spans and not found.problems:
        return (), ("expected lines such as 3-9, whole, quoted words or nothing, found no words",)
    return found.spans, found.problems
