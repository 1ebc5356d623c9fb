"""Numbered lines: the actions and speeches of a scene, counted from 1, as people on set count them."""

import msgspec

from edgecode.film.script import SPEECH, SPOKEN, UNDER_A_CUE, ParagraphKind, Scene, Script


class NumberedLine(msgspec.Struct, frozen=True, gc=False):
    """One action or one speech (cue, parentheticals and dialogue together).

    ``number`` counts from 1 in its scene, the heading not counted. ``first`` and ``last`` are indexes into
    :attr:`Script.paragraphs`, ``last`` not included.
    """

    number: int
    first: int
    last: int


LEADS = frozenset({ParagraphKind.CHARACTER, ParagraphKind.PARENTHETICAL})
"""What leads to the words of a speech."""


def numbered_lines(script: Script, scene: Scene) -> tuple[NumberedLine, ...]:
    """Number the actions and speeches of a scene; a transition counts as an action, the heading does not."""
    starts: list[int] = []
    speaking = False
    for index in range(scene.first, scene.last):
        kind = script.paragraphs[index].kind
        if kind is ParagraphKind.HEADING:
            continue
        if not (speaking and kind in UNDER_A_CUE):
            starts.append(index)
        speaking = kind in SPEECH
    ends = [*starts[1:], scene.last]
    return tuple(
        NumberedLine(number, first, last)
        for number, (first, last) in enumerate(zip(starts, ends, strict=False), start=1)
    )


def with_lead(place: int, *, script: Script) -> range:
    """Give a paragraph together with what leads to it: the cue and the parentheticals before a spoken one."""
    first = place
    if script.paragraphs[place].kind in SPOKEN:
        while (
            first
            and script.paragraphs[first].kind is not ParagraphKind.CHARACTER
            and script.paragraphs[first - 1].kind in LEADS
        ):
            first -= 1
    return range(first, place + 1)
