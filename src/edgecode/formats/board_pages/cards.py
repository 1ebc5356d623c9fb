"""What stands with each panel on a page: its scene, its shot, its words, and what a newer draft did to it."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Final

import msgspec

from edgecode.film.board import Panel
from edgecode.film.boards.shot import Carry, Change, Fate, Shot
from edgecode.film.emphasis import plain
from edgecode.film.film import Film
from edgecode.film.lining import Basis, Lining, linings_by
from edgecode.film.script import SPOKEN, Paragraph, ParagraphKind

_MOST: Final = 900
"""Characters of a text that are set at all; a page holds fewer, and cuts what it does not hold."""
_CHANGED: Final = {
    Change.RENUMBERED: "its scene has another number",
    Change.MOVED: "its lines moved to another scene",
    Change.REWRITTEN: "its lines were rewritten",
    Change.CUT: "lines of it were cut",
    Change.SPLIT: "its scene was split",
    Change.JOINED: "its scene was joined with another",
    Change.OMITTED: "its scene is omitted",
    Change.GONE: "its scene is not in the draft",
    Change.UNKNOWN: "no draft has its scene",
}


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """One panel as it stands on a page; a text is empty where there is nothing to say.

    ``set_by`` is how its lining was set (``machine``, ``person``, ``signed``), empty where it covers nothing; ``image`` is
    the path of its picture as the film has it.
    """

    scene: str
    heading: str
    shot: str
    panel: str
    seconds: str
    how: str
    """Size, angle, lens and move of the shot."""
    action: str
    dialogue: str
    """One speech a line."""
    note: str
    set_by: str
    image: str


def cards_of(film: Film) -> tuple[Card, ...]:
    """Give every panel's card, in the order of the boards.

    What is said comes from the script where the panel covers spoken lines of it, else from the panel; what happens is in
    the panel's own words where it has any, since they say what is drawn, else in those of the lines.
    """
    linings = linings_by(film.planned.linings)
    shots = {panel: shot for shot in film.boards.shots for panel in shot.panels}
    return tuple(_card(panel, film=film, own=linings.get(panel.id, []), shots=shots) for panel in film.panels)


def seconds_said(seconds: float | None) -> str:
    """``2.5 s``: how long a panel stands, to a hundredth; empty where that is unknown."""
    return "" if seconds is None else f"{round(seconds, 2):g} s"


def _card(panel: Panel, *, film: Film, own: list[Lining], shots: Mapping[str, Shot]) -> Card:
    scene = film.scene_numbered(panel.scene)
    lines = list(_covered(film, own))
    shot = shots.get(panel.id)
    spoken = "\n".join(_speeches(lines))
    done = " ".join(_tidy(each.text) for each in lines if each.kind is ParagraphKind.ACTION)
    return Card(
        scene=panel.scene,
        heading=_tidy(scene.heading) if scene is not None else "",
        shot=panel.shot,
        panel=panel.name,
        seconds=seconds_said(panel.seconds),
        how="" if shot is None else ", ".join(filter(None, (shot.size, shot.angle, shot.lens, shot.move))),
        action=_tidy(panel.action) or done[:_MOST],
        dialogue=spoken[:_MOST] or _tidy(panel.dialogue),
        note=_note(film.boards.carried.get(panel.id)),
        set_by=own[0].set_by.value if own else "",
        image=panel.image,
    )


def _covered(film: Film, own: Iterable[Lining]) -> Iterator[Paragraph]:
    """The paragraphs a panel was said to cover; of its whole scene, of which nothing finer is known, none."""
    if film.script is not None:
        for lining in own:
            if lining.basis is not Basis.SCENE:
                yield from film.script.paragraphs[lining.first : lining.last]


def _speeches(lines: Iterable[Paragraph]) -> Iterator[str]:
    """What is said, with who says it, named once for as long as they go on."""
    spoken = (line for line in lines if line.kind in SPOKEN)
    for speaker, own in groupby(spoken, key=lambda line: line.character):
        words = " ".join(_tidy(line.text) for line in own)
        yield f"{speaker}: {words}" if speaker else words


def _note(carry: Carry | None) -> str:
    """What a newer draft did to the panel's lines; empty where nothing, or nothing is known."""
    if carry is None or (carry.fate is not Fate.DECIDE and not carry.changes):
        return ""
    changed = ", ".join(_CHANGED[each] for each in carry.changes)
    if carry.fate is Fate.DECIDE:
        return f"To decide: {changed or 'where it belongs now'}."
    return f"Since it was drawn: {changed}."


def _tidy(text: str) -> str:
    return " ".join(plain(text).split())[:_MOST]
