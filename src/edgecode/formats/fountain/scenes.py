"""The scenes of a script that was read into paragraphs: each from one heading to the next."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from edgecode.film.script import Paragraph, ParagraphKind, Scene
from edgecode.formats.fountain.scene_heading import setting


def scenes_of(paragraphs: Sequence[Paragraph], *, numbers: Sequence[str]) -> Iterator[Scene]:
    """Give the scenes, in order; ``numbers`` are those of the headings, empty where one has none."""
    firsts = [index for index, paragraph in enumerate(paragraphs) if paragraph.kind is ParagraphKind.HEADING]
    for number, (first, last) in zip(numbers, pairwise([*firsts, len(paragraphs)]), strict=True):
        heading = paragraphs[first]
        told = setting(heading.text)
        yield Scene(
            number=number,
            heading=heading.text,
            place=heading.place,
            first=first,
            last=last,
            interior=told.interior,
            location=told.location,
            time=told.time,
            omitted=told.omitted,
        )
