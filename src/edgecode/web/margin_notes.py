"""What stands in the margin of the lined script: what was said otherwise, and what the checks noticed."""

from collections.abc import Iterator
from typing import Final

import msgspec

from edgecode.film.script import Scene
from edgecode.usecases.today import Today
from edgecode.web.dialogue_notes import dialogue_notes
from edgecode.web.lined_page import Sheet

_MOST: Final = 2
"""How many dialogue notes stand beside one line; the others are counted."""


class MarginNote(msgspec.Struct, frozen=True):
    """What stands in the margin beside a line, and the card it leads to."""

    says: str
    href: str


def margin_notes(today: Today, sheet: Sheet, *, scene: Scene) -> dict[int, list[MarginNote]]:
    """Give the notes at the lines of a scene, by the first paragraph of the line."""
    script = today.look.film.script
    if script is None:
        return {}
    here = {script.paragraphs[index].id for index in range(scene.first, scene.last)}
    told = [(subjects, note) for subjects, note in _told(today) if not here.isdisjoint(subjects)]
    notes: dict[int, list[MarginNote]] = {}
    said: dict[int, list[MarginNote]] = {}
    for paragraph, says, setup in dialogue_notes(today.look.film, scene=scene.number):
        said.setdefault(paragraph, []).append(MarginNote(says, f"#setup-{setup}"))
    for placed in sheet.blocks:
        ids = {script.paragraphs[printed.index].id for printed in placed.block.paragraphs}
        own = [note for printed in placed.block.paragraphs for note in said.get(printed.index, ())]
        if own:
            more = [MarginNote(f"and {len(own) - _MOST} more", own[_MOST].href)] if len(own) > _MOST else []
            notes[placed.block.first] = [*own[:_MOST], *more]
        for subjects, note in told:
            if not ids.isdisjoint(subjects):
                notes.setdefault(placed.block.first, []).append(note)
    return notes


def _told(today: Today) -> Iterator[tuple[frozenset[str], MarginNote]]:
    for card in today.shown:
        found = card.finding
        yield frozenset(found.subjects), MarginNote(found.check.replace("-", " "), f"/#card-{found.id}")
    for each in today.checked.intended:
        yield frozenset(each.finding.subjects), MarginNote("as intended", f"/#card-{each.finding.id}")
