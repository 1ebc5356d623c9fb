"""Scripts and rows of reports, told in a line or two and made into records without a reader."""

import inspect

import msgspec

from edgecode.film.identity import with_ids
from edgecode.film.place import Place
from edgecode.film.rate import Rate
from edgecode.film.recording import Mark, Recording, WrittenBy
from edgecode.film.script import Paragraph, ParagraphKind, Scene, Script
from edgecode.film.slate import Slate
from edgecode.film.timecode import Timecode

FILM = Rate(24, 1)
_FORCED = {
    "(": ParagraphKind.PARENTHETICAL,
    "~": ParagraphKind.LYRIC,
    ">": ParagraphKind.TRANSITION,
    '"': ParagraphKind.DIALOGUE,
}


def script(told: str, *, path: str = "script/film.fountain", draft: str = "") -> Script:
    """Make a draft of lines: ``# 12 INT. ROOM`` a heading, ``MAYA: words`` a cue and its dialogue, else an action.

    ``(softly)`` is a parenthetical, ``~ words`` a lyric, ``> words`` a transition, ``" words`` a dialogue without a cue.
    ``# - INT. ROOM`` is a scene without a number, ``# 12 OMITTED`` an omitted one.
    """
    paragraphs: list[Paragraph] = []
    scenes: list[Scene] = []
    for line, words in enumerate(inspect.cleandoc(told).splitlines(), start=1):
        place = Place(path, line)
        if words.startswith("# "):
            number, _, heading = words[2:].partition(" ")
            first, omitted = len(paragraphs), heading == "OMITTED"
            number = number.removeprefix("-")
            scenes.append(Scene(number=number, heading=heading, place=place, first=first, last=0, omitted=omitted))
        paragraphs += [
            Paragraph(kind=kind, text=text, place=place, start=0, end=0, scene=len(scenes) - 1, character=character)
            for kind, text, character in _parts(words)
        ]
    ends = [*(scene.first for scene in scenes), len(paragraphs)][1:]
    whole = (msgspec.structs.replace(scene, last=last) for scene, last in zip(scenes, ends, strict=False))
    return with_ids(Script(path=path, draft=draft, paragraphs=tuple(paragraphs), scenes=tuple(whole)))


def _parts(words: str) -> list[tuple[ParagraphKind, str, str]]:
    cue, colon, said = words.partition(": ")
    if words.startswith("# "):
        return [(ParagraphKind.HEADING, words[2:].partition(" ")[2], "")]
    if words[:1] in _FORCED:
        return [(_FORCED[words[0]], words if words[0] == "(" else words[2:], "")]
    if colon and cue.isupper():
        return [(ParagraphKind.CHARACTER, cue, cue), (ParagraphKind.DIALOGUE, said, cue)]
    return [(ParagraphKind.ACTION, words, "")]


def row(
    slate: str,
    *,
    paper: WrittenBy = WrittenBy.CAMERA,
    place: str = "",
    mark: Mark = Mark.NONE,
    ran: tuple[str, str] | None = None,
    rate: Rate = FILM,
    shoot_day: int | None = None,
    **said: str,
) -> Recording:
    """Make one row of a report; ``place`` is ``path:line``, ``ran`` its timecodes in and out at ``rate``."""
    path, _, line = place.partition(":")
    made = Recording(
        written_by=paper,
        place=Place(path or f"dailies/{paper.name.lower()}.csv", int(line or 1)),
        slate_text=slate,
        slate=Slate.parse(slate),
        mark=mark,
        start=Timecode.parse(ran[0], rate) if ran else None,
        end=Timecode.parse(ran[1], rate) if ran else None,
        shoot_day=shoot_day,
    )
    return msgspec.structs.replace(made, **said)
