"""Dialogue notes: where what was said in a take differs from the page, in the margin beside the line."""

from collections.abc import Iterator

from edgecode.film import scene_number
from edgecode.film.film import Film
from edgecode.film.heard.hearing import Deviation, DeviationKind
from edgecode.film.lining import linings_by
from edgecode.findings.wording import short

_WORDS = 28
"""How many characters of what was said fit into the margin."""


def dialogue_notes(film: Film, *, scene: str) -> Iterator[tuple[int, str, str]]:
    """Give the notes of one scene: the paragraph, what the note says, and the setup it leads to. NG takes have none.

    Of several runs of a take the one that says most of the scene speaks for it. A line that the take was not to hold, such
    as one that came in with a later draft, was not dropped by it.
    """
    wanted = scene_number.folded(scene)
    heard = [
        (take, hearing)
        for take in film.dailies.takes
        if (hearing := film.hearings.get(take.id)) and take.usable and scene_number.folded(take.scene) == wanted
    ]
    takes = {take.id for take, _hearing in heard}
    spans = linings_by(lining for lining in film.shot.linings if lining.by in takes) if takes else {}
    for take, hearing in heard:
        runs = [line.run for line in hearing.lines]
        best = max(set(runs), key=lambda run: (runs.count(run), run), default=0)
        for each in hearing.deviations:
            held = any(span.first <= each.paragraph < span.last for span in spans.get(take.id, ()))
            if each.run == best and (held or not each.whole):
                yield each.paragraph, f"{take.label} {_says(each)}", take.setup


def _says(each: Deviation) -> str:
    if each.kind is DeviationKind.ADDED:
        return f"adds “{short(each.said, most=_WORDS)}”"
    if each.kind is DeviationKind.CHANGED:
        return f"says “{short(each.said, most=_WORDS)}”"
    return "is not heard here" if each.whole else f"drops “{short(each.scripted, most=_WORDS)}”"
