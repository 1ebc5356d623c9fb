"""The lined script as CSV, for a spreadsheet: one row for each numbered line of the current draft.

A row has the scene, the line's number in it, what it is, who speaks, its text, the panels, setups, takes and clips that cover
it, and whether it must be shot and is owed. A circled take has a star; what is only ever off camera stands in brackets.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from edgecode.errors import ExportError
from edgecode.film.emphasis import plain
from edgecode.film.film import Film
from edgecode.film.lining import Lining
from edgecode.film.script import UNDER_A_CUE, ParagraphKind, Scene, Script
from edgecode.film.speech import NumberedLine, numbered_lines
from edgecode.formats.csv_document import document
from edgecode.formats.written import Written

WRITES: Final = "csv-lined"
OF: Final = Film

_HEADER: Final = (
    *("scene", "heading", "line", "kind", "character", "text", "panels", "setups", "takes", "clips"),
    *("required", "owed"),
)


def written(film: Film) -> Written:
    """Write the lines in the order of the script. Raises :class:`ExportError` for a film without a script."""
    if film.script is None or not film.script.scenes:
        raise ExportError(WRITES, expected="a script with scenes", found="none in this film")
    return Written(document(_HEADER, _rows(film, film.script)))


def _rows(film: Film, script: Script) -> Iterator[list[str]]:
    panels = {panel.id: panel.name for panel in film.panels}
    takes = {take.id: f"{take.label}{'*' if take.circled else ''}" for take in film.dailies.takes}
    setups = {take.id: take.slate.setup_label for take in film.dailies.takes}
    clips = {proof.clip.id: proof.clip.name for proof in film.proofs}
    owed = frozenset(film.owed)
    for scene in script.scenes:
        for line in numbered_lines(script, scene):
            inside = range(line.first, line.last)
            shot = [lining for index in inside for lining in film.shot.over(index)]
            yield [
                *_said(script, scene, line),
                _named((lining for index in inside for lining in film.planned.over(index)), names=panels),
                _named(shot, names=setups),
                _named(shot, names=takes),
                _named((lining for index in inside for lining in film.used.over(index)), names=clips),
                "yes" if any(index in film.required for index in inside) else "",
                "yes" if any(index in owed for index in inside) else "",
            ]


def _said(script: Script, scene: Scene, line: NumberedLine) -> list[str]:
    paragraphs = script.paragraphs[line.first : line.last]
    speech = paragraphs[0].kind is ParagraphKind.CHARACTER
    spoken = [each.text for each in paragraphs if each.kind in UNDER_A_CUE]
    text = "\n".join(spoken if speech else [each.text for each in paragraphs])
    kind = "speech" if speech else paragraphs[0].kind.value
    return [scene.number, scene.heading, str(line.number), kind, paragraphs[0].character, plain(text)]


def _named(linings: Iterable[Lining], *, names: dict[str, str]) -> str:
    """Name what covers a line, each once, in the order it was lined; brackets where it is never on camera."""
    on: dict[str, bool] = {}
    for lining in linings:
        name = names.get(lining.by, "")
        on[name] = on.get(name, False) or not lining.off
    return "; ".join(name if seen else f"({name})" for name, seen in on.items() if name)
