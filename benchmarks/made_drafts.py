"""Revisions as writers make them, simulated at three strengths on a made script, with the truth of what became of what.

The structure (scenes, who speaks, how much) is :mod:`made_script`'s, the words are :mod:`made_wording`'s. A reviser goes
through the script scene by scene: words edited, lines rewritten, cut, put in, split, merged, moved and given to somebody
else, characters renamed, scenes omitted, put in (A-scenes), moved, merged and split, and in the strongest all scenes are
numbered anew and omitted ones left out.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

import made_wording
from made_script import made_paragraphs
from msgspec.structs import replace as replaced

from edgecode.film.identity import with_ids
from edgecode.film.place import Place
from edgecode.film.script import Paragraph, ParagraphKind, Scene, Script


class Became(StrEnum):
    """What became of an old paragraph."""

    KEPT = "kept"
    EDITED = "edited"
    REWRITTEN = "rewritten"
    ABSORBED = "absorbed"
    """Merged into another, which has its own old one: pairing it is right, and not asked for."""


@dataclass(frozen=True)
class Line:
    """One paragraph while it is being revised; ``was`` maps old indexes to what became of them."""

    kind: ParagraphKind
    text: str
    speaker: str = ""
    was: tuple[tuple[int, Became], ...] = ()


Unit = tuple[Line, ...]
"""One action, or one speech."""


@dataclass
class Part:
    """One scene while it is being revised."""

    number: str
    heading: Line
    units: list[Unit] = field(default_factory=list)
    was: int | None = None


@dataclass(frozen=True)
class Strength:
    """How much a revision changes: chances for each line, and for each scene."""

    name: str
    edit: float
    rewrite: float
    cut: float
    add: float
    split: float
    merge: float
    move: float
    give: float
    renamed: int
    omit: float
    insert: float
    move_scene: float
    join: float
    heading: float
    renumber: bool = False


STRENGTHS: Final = (
    Strength("light", .06, .02, .015, .015, .004, .003, .004, .001, 0, .006, .006, 0, 0, .01),
    Strength("middle", .12, .06, .04, .04, .012, .01, .01, .003, 1, .02, .02, .01, .006, .03),
    Strength("strong", .18, .12, .08, .08, .02, .02, .02, .006, 2, .04, .04, .03, .015, .05, renumber=True),
)  # fmt: skip


@dataclass(frozen=True)
class Revision:
    """Two drafts, and the truth: new index -> old index -> what became of it."""

    old: Script
    new: Script
    truth: dict[int, dict[int, Became]]
    scenes: dict[int, int]
    """New scene -> old scene."""


def revision(seed: int, strength: Strength, *, pages: int = 120) -> Revision:
    """Make a script, and a revision of it."""
    [made] = revisions(seed, strength, ("old", "new"), pages=pages)
    return made


def revisions(seed: int, strength: Strength, names: Sequence[str], *, pages: int = 120) -> list[Revision]:
    """Make a script and revise it again and again, one draft a name; each is told against the one before it."""
    draw = random.Random(f"{seed} {strength.name}")
    parts = made_parts(seed, pages)
    old = script_of(parts, f"script/{names[0]}.fountain")
    made: list[Revision] = []
    for name in names[1:]:
        parts = _revised(_numbered(parts), strength, draw)
        new = script_of(parts, f"script/{name}.fountain")
        flat = [line for part in parts for line in (part.heading, *(each for unit in part.units for each in unit))]
        truth = {at: dict(line.was) for at, line in enumerate(flat) if line.was}
        scenes = {at: part.was for at, part in enumerate(parts) if part.was is not None}
        made.append(Revision(old, new, truth, scenes))
        old = new
    return made


def made_drafts(
    seed: int, names: Sequence[str], *, strength: Strength = STRENGTHS[0], pages: int = 120
) -> list[Script]:
    """Make a script and revise it again and again, one draft a name; names are words such as ``white``."""
    draw = random.Random(f"drafts {seed} {strength.name}")
    parts = made_parts(seed, pages)
    drafts = [script_of(parts, f"script/{names[0]}.fountain")]
    for name in names[1:]:
        parts = _revised(_numbered(parts), strength, draw)
        drafts.append(script_of(parts, f"script/{name}.fountain"))
    return [replaced(script, draft=name.title()) for script, name in zip(drafts, names, strict=True)]


def made_parts(seed: int, pages: int) -> list[Part]:
    """Make a script with the structure of :func:`made_paragraphs` and other words."""
    draw = random.Random(f"words {seed}")
    parts: list[Part] = []
    speech: list[Line] = []
    for paragraph in made_paragraphs(seed, pages):
        kind = ParagraphKind(paragraph.kind)
        if kind is ParagraphKind.HEADING:
            parts.append(Part(paragraph.number, Line(kind, paragraph.text.removeprefix("."))))
        elif not parts:
            continue
        elif kind is ParagraphKind.CHARACTER:
            speech = [Line(kind, paragraph.text, paragraph.text.partition(" (")[0])]
        elif kind is ParagraphKind.PARENTHETICAL:
            speech.append(Line(kind, made_wording.way(draw), speech[0].speaker))
        elif kind is ParagraphKind.DIALOGUE:
            parts[-1].units.append((*speech, Line(kind, made_wording.speech(draw), speech[0].speaker)))
        elif kind is ParagraphKind.ACTION:
            parts[-1].units.append((Line(kind, made_wording.action(draw, name=paragraph.text.split(" ", 1)[0])),))
        else:
            parts[-1].units.append((Line(kind, paragraph.text),))
    return parts


def _numbered(parts: list[Part]) -> list[Part]:
    """Give each line its own index as what it was."""
    at = iter(range(10**6))

    def own(line: Line) -> Line:
        return replace(line, was=((next(at), Became.KEPT),))

    return [
        Part(part.number, own(part.heading), [tuple(own(line) for line in unit) for unit in part.units], was=number)
        for number, part in enumerate(parts)
    ]


def _changed(line: Line, text: str, became: Became) -> Line:
    worse = {Became.KEPT: became, Became.EDITED: Became.REWRITTEN if became is Became.REWRITTEN else Became.EDITED}
    return replace(line, text=text, was=tuple((old, worse.get(how, how)) for old, how in line.was))


def _revised(parts: list[Part], strength: Strength, draw: random.Random) -> list[Part]:
    people = sorted({line.speaker for part in parts for unit in part.units for line in unit if line.speaker})
    names = dict(zip(draw.sample(people, strength.renamed), ("WILHELMINA", "ABEL ROOK", "TESS"), strict=False))
    made: list[Part] = []
    for part in parts:
        if draw.random() < strength.omit:
            made.append(Part(part.number, _changed(part.heading, "OMITTED", Became.REWRITTEN), was=part.was))
        else:
            heading = part.heading
            if draw.random() < strength.heading:
                heading = _changed(
                    heading,
                    f"{heading.text.rpartition(' - ')[0]} - {draw.choice(('EVENING', 'MAGIC HOUR'))}",
                    Became.EDITED,
                )
            made.append(Part(part.number, heading, list(_lines(part.units, strength, draw, people)), was=part.was))
        if draw.random() < strength.insert:
            made.append(_new_scene(part.number, draw, people))
    _move_lines(made, strength, draw)
    made = _move_scenes(made, strength, draw)
    made = [_renamed(part, names) for part in made]
    made = list(_joined_and_split(made, strength, draw))
    if strength.renumber:
        made = [part for part in made if part.units or part.heading.text != "OMITTED"]
        for number, part in enumerate(made, start=1):
            part.number = str(number)
    return made


def _lines(units: list[Unit], strength: Strength, draw: random.Random, people: list[str]) -> Iterator[Unit]:
    waiting = list(units)
    while waiting:
        unit = waiting.pop(0)
        chance = draw.random()
        if chance < strength.cut:
            continue
        if chance < strength.cut + strength.rewrite:
            unit = _rewritten(unit, draw)
        elif chance < strength.cut + strength.rewrite + strength.edit:
            unit = _edited(unit, draw)
        if draw.random() < strength.give and len(unit) > 1:
            unit = _given(unit, draw.choice(people))
        if draw.random() < strength.split and len(unit[-1].text.split()) > 8:
            yield from _split(unit, draw)
        elif waiting and draw.random() < strength.merge and _may_merge(unit, waiting[0]):
            yield _merged(unit, waiting.pop(0))
        else:
            yield unit
        if draw.random() < strength.add:
            others = sorted({each[0].speaker for each in units} - {"", unit[0].speaker}) or people
            yield _new_unit(draw, others)


def _rewritten(unit: Unit, draw: random.Random) -> Unit:
    last = unit[-1]
    text = made_wording.speech(draw) if len(unit) > 1 else made_wording.action(draw, name=last.text.split(" ", 1)[0])
    return (*unit[:-1], _changed(last, text, Became.REWRITTEN)) if last.kind is not ParagraphKind.TRANSITION else unit


def _edited(unit: Unit, draw: random.Random) -> Unit:
    """One word in six, at least one: replaced, taken out, or another put beside it; a line of one word gets a second."""
    words = unit[-1].text.split()
    if unit[-1].kind is ParagraphKind.TRANSITION:
        return unit
    for _ in range(max(1, len(words) // 6)):
        at, chance = draw.randrange(len(words)), draw.random()
        if len(words) < 3 or chance < 0.3:
            words.insert(at + 1, made_wording.word(draw))
        elif chance < 0.7:
            words[at] = made_wording.word(draw)
        else:
            del words[at]
    return (*unit[:-1], _changed(unit[-1], " ".join(words), Became.EDITED))


def _given(unit: Unit, speaker: str) -> Unit:
    """Somebody else says it: the cue is another's, the words are the same."""
    if speaker == unit[0].speaker:
        return unit
    return (Line(unit[0].kind, speaker, speaker), *(replace(line, speaker=speaker) for line in unit[1:]))


def _split(unit: Unit, draw: random.Random) -> Iterator[Unit]:
    """An action becomes two; a speech is interrupted by an action."""
    words = unit[-1].text.split()
    at = draw.randint(3, len(words) - 3)
    yield (*unit[:-1], _changed(unit[-1], " ".join(words[:at]), Became.EDITED))
    rest = _changed(unit[-1], " ".join(words[at:]), Became.EDITED)
    if len(unit) == 1:
        yield (rest,)
    else:
        yield (Line(ParagraphKind.ACTION, made_wording.action(draw, name=unit[0].speaker)),)
        yield (replace(unit[0], text=f"{unit[0].speaker} (CONT'D)"), rest)


def _may_merge(one: Unit, other: Unit) -> bool:
    return one[0].kind is other[0].kind is not ParagraphKind.TRANSITION and one[0].speaker == other[0].speaker


def _merged(one: Unit, other: Unit) -> Unit:
    longer, shorter = sorted((one[-1], other[-1]), key=lambda line: -len(line.text))
    was = (*((old, Became.EDITED if how is Became.KEPT else how) for old, how in longer.was),
           *((old, Became.ABSORBED) for old, _how in shorter.was))  # fmt: skip
    cue = one[0] if len(one) > 1 else None
    last = Line(one[-1].kind, f"{one[-1].text} {other[-1].text}", one[-1].speaker, was)
    if cue is None:
        return (last,)
    return (replace(cue, was=(*cue.was, *((old, Became.ABSORBED) for old, _how in other[0].was))), *one[1:-1], last)


def _new_unit(draw: random.Random, people: list[str]) -> Unit:
    """An action or a speech of one of some people; nobody speaks twice in a row without something in between."""
    if draw.random() < 0.3:
        return (Line(ParagraphKind.ACTION, made_wording.action(draw, name=draw.choice(people))),)
    speaker = draw.choice(people)
    return (
        Line(ParagraphKind.CHARACTER, speaker, speaker),
        Line(ParagraphKind.DIALOGUE, made_wording.speech(draw), speaker),
    )


def _new_scene(after: str, draw: random.Random, people: list[str]) -> Part:
    number = f"A{int(''.join(sign for sign in after if sign.isdigit()) or 0) + 1}"
    heading = f"INT. {made_wording.word(draw).upper()} ROOM - {draw.choice(('DAY', 'NIGHT'))}"
    who = draw.sample(people, 2)
    return Part(
        number, Line(ParagraphKind.HEADING, heading), [_new_unit(draw, who) for _ in range(draw.randint(3, 12))]
    )


def _move_lines(parts: list[Part], strength: Strength, draw: random.Random) -> None:
    """Lines go elsewhere: two in three in their own scene, the others to another."""
    for part in parts:
        for unit in list(part.units):
            if draw.random() < strength.move and unit[-1].kind is not ParagraphKind.TRANSITION:
                part.units.remove(unit)
                goal = part if draw.random() < 0.67 else draw.choice([each for each in parts if each.units] or [part])
                goal.units.insert(draw.randint(0, len(goal.units)), unit)


def _move_scenes(parts: list[Part], strength: Strength, draw: random.Random) -> list[Part]:
    """Scenes go elsewhere, and in a locked script get a number of the new place; the old number stays, omitted."""
    made = list(parts)
    for part in parts:
        if part.units and draw.random() < strength.move_scene:
            at = made.index(part)
            goal = draw.randrange(len(made))
            made[at] = Part(part.number, Line(ParagraphKind.HEADING, "OMITTED"))
            before = made[goal]
            made.insert(goal, Part(f"B{before.number}", part.heading, part.units, was=part.was))
    return made


def _joined_and_split(parts: list[Part], strength: Strength, draw: random.Random) -> Iterator[Part]:
    waiting = list(parts)
    while waiting:
        part = waiting.pop(0)
        if waiting and part.units and waiting[0].units and draw.random() < strength.join:
            other = waiting.pop(0)
            yield Part(part.number, part.heading, [*part.units, *other.units], was=part.was)
            yield Part(other.number, _changed(other.heading, "OMITTED", Became.REWRITTEN), was=other.was)
        elif len(part.units) > 5 and draw.random() < strength.join:
            at = draw.randint(2, len(part.units) - 2)
            yield Part(part.number, part.heading, part.units[:at], was=part.was)
            heading = Line(ParagraphKind.HEADING, f"EXT. {made_wording.word(draw).upper()} YARD - CONTINUOUS")
            yield Part(f"{part.number}B", heading, part.units[at:])
        else:
            yield part


def _renamed(part: Part, names: dict[str, str]) -> Part:
    def told(line: Line) -> Line:
        text = line.text
        for was, now in names.items():
            text = text.replace(was, now).replace(was.title(), now.title())
        return replace(line, text=text, speaker=names.get(line.speaker, line.speaker))

    return Part(part.number, told(part.heading), [tuple(told(line) for line in unit) for unit in part.units], part.was)


def script_of(parts: list[Part], path: str) -> Script:
    """Make a script of its scenes."""
    paragraphs: list[Paragraph] = []
    scenes: list[Scene] = []
    for at, part in enumerate(parts):
        first = len(paragraphs)
        for line in (part.heading, *(each for unit in part.units for each in unit)):
            place = Place(path, len(paragraphs) + 1)
            paragraphs.append(
                Paragraph(kind=line.kind, text=line.text, place=place, start=0, end=0, scene=at, character=line.speaker)
            )
        omitted = part.heading.text == "OMITTED"
        scenes.append(
            Scene(
                number=part.number, heading=part.heading.text, place=Place(path, first + 1), first=first,
                last=len(paragraphs), omitted=omitted,
            )
        )  # fmt: skip
    return with_ids(Script(path=path, paragraphs=tuple(paragraphs), scenes=tuple(scenes)))
