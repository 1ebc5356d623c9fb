"""A storyboard over a made draft, from a seed, and where each panel belongs in what the draft became.

Three in five panels number lines, some of them with what is said there; one in six quotes words; the others are of whole
scenes, half of them with a piece of dialogue; a few are of scenes that no draft has. All stand in one list that does not say
for which draft it is.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from made_drafts import Revision

from edgecode.film.board import Panel
from edgecode.film.identity import digest
from edgecode.film.place import Place
from edgecode.film.script import SPOKEN, Scene, Script
from edgecode.film.speech import NumberedLine, numbered_lines

LIST: Final = "boards/panels.csv"
_NUMBERED, _SPEAKING, _QUOTING, _WHOLE, _NOWHERE = "numbered", "numbered and speaking", "quoting", "whole", "nowhere"
_SHARES: Final = {_NUMBERED: 0.4, _SPEAKING: 0.2, _QUOTING: 0.17, _WHOLE: 0.2, _NOWHERE: 0.03}


@dataclass(frozen=True)
class MadePanel:
    """A panel, the index of its scene in the draft it was drawn for, and the paragraphs it covers there.

    ``lines`` is empty for a panel of a whole scene, and ``scene`` ``None`` for one of a scene that no draft has.
    """

    panel: Panel
    scene: int | None
    lines: tuple[int, ...] = ()


def made_panels(script: Script, *, seed: int, count: int = 1200) -> list[MadePanel]:
    """Draw panels over a draft, in the order of its scenes."""
    draw = random.Random(f"panels {seed}")
    scenes = [
        (at, scene, lines)
        for at, scene in enumerate(script.scenes)
        if scene.number and not scene.omitted and (lines := numbered_lines(script, scene))
    ]
    kinds = draw.choices(list(_SHARES), weights=list(_SHARES.values()), k=count)
    return [
        _drawn(f"{nth + 1}", kind, script, *scenes[nth * len(scenes) // count], draw=draw)
        for nth, kind in enumerate(kinds)
    ]


def _drawn(
    name: str,
    kind: str,
    script: Script,
    at: int,
    scene: Scene,
    lines: Sequence[NumberedLine],
    *,
    draw: random.Random,
) -> MadePanel:
    number, first = scene.number, draw.randrange(len(lines))
    last = min(first + draw.choice((0, 0, 1, 2, 4)), len(lines) - 1)
    covers = dialogue = ""
    inside = range(lines[first].first, lines[last].last)
    match kind:
        case "numbered" | "numbered and speaking":
            covers = str(first + 1) if first == last else f"{first + 1}-{last + 1}"
            dialogue = _words(script, inside, draw) if kind == _SPEAKING else ""
        case "quoting":
            inside = range(lines[first].first, lines[first].last)
            covers = f'"{_words(script, inside, draw)}"'
        case "nowhere":
            number, inside = f"{scene.number}Q", range(0)
        case _:
            dialogue = _words(script, inside, draw) if draw.random() < 0.5 else ""
            inside = range(0)
    panel = Panel(
        id=digest("made panel", name),
        name=name,
        place=Place(LIST, int(name) + 1),
        scene=number,
        covers=covers,
        dialogue=dialogue,
    )
    return MadePanel(panel, None if kind == _NOWHERE else at, tuple(inside))


def _words(script: Script, inside: range, draw: random.Random) -> str:
    """A speech among some paragraphs word by word, else an action."""
    spoken = [script.paragraphs[at].text for at in inside if script.paragraphs[at].kind in SPOKEN]
    return draw.choice(spoken or [script.paragraphs[inside[-1]].text]).replace("\n", " ").replace('"', "")


def follows(revisions: Sequence[Revision]) -> tuple[Mapping[int, frozenset[int]], Mapping[int, int]]:
    """Give, through revisions that follow each other, the newest paragraphs each of the oldest became; the same of scenes."""
    last = revisions[-1].new
    paragraphs = {at: {at} for at in range(len(last.paragraphs))}
    scenes = {at: at for at in range(len(last.scenes))}
    for made in reversed(revisions):
        paragraphs = {
            new: {was for each in olds for was in made.truth.get(each, {})} for new, olds in paragraphs.items()
        }
        scenes = {new: made.scenes[old] for new, old in scenes.items() if old in made.scenes}
    became: dict[int, set[int]] = {}
    for new, olds in paragraphs.items():
        for old in olds:
            became.setdefault(old, set()).add(new)
    return {old: frozenset(news) for old, news in became.items()}, {old: new for new, old in scenes.items()}
