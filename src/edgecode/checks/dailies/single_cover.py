"""Required lines that hang on one usable take, where that take is in doubt or the scene is otherwise covered twice.

## What it looks for
Required lines that exactly one usable take with picture covers, in one of two cases. Nobody chose the take: it is on hold, or
has no mark while takes of that shoot day are circled. Or the scene gives a choice everywhere else: three in four of its other
required lines, and at least four, are covered by two setups or more. All lines that hang on one take are told together.

## Why it matters
There is nothing to cut to, and nothing to fall back on when the one take has a fault that nobody saw.

## When to leave it
The scene is meant to be played in one, or the take is the one that was wanted. Say so once, with a name, in `film.toml` under
`[[intents]]`.

## What it cannot see
How good the take is. Single covers as such are common (a oner, an insert, the last take of a day) and are a column of `edgecode
coverage`, not findings. A take of which only the scene is known counts for every line of it, so that where no paper tells the
lines, little is found; and a take without any mark is in doubt only where that day's papers mark others.
"""

from typing import Final

from edgecode.checks.check import Found, Reads, Twin, check
from edgecode.entries.vocabulary import Stage
from edgecode.film.dailies import Take
from edgecode.film.film import Film
from edgecode.film.recording import Mark
from edgecode.film.script import Paragraph
from edgecode.findings.finding import Evidence, Finding, Skipped, Weight
from edgecode.findings.wording import short

ID = "single-cover"
_SHARE: Final = 0.75
_LEAST: Final = 4
"""How many lines of the scene, and what share of its others, must have two setups: engineering choices."""
_SHOWN: Final = 3


@check(
    stage=Stage.DAILIES,
    reads={Reads.SCRIPT, Reads.DAILIES},
    since="0.1",
    twin=Twin(
        "Read the lined script of a scene: a line with one vertical line through it, and one take.",
        ("coverage", "--list", "lines", "--list", "takes"),
    ),
)
def single_cover(film: Film) -> Found:
    """Yield one finding for each take on which required lines hang alone, where something speaks against it."""
    script = film.script
    if script is None or not film.shot.linings:
        none = "no take could be laid to a line" if film.dailies.takes else "no paper says what was shot"
        yield Skipped(ID, "there is no script" if script is None else none)
        return
    marked = {day for take in film.dailies.takes if take.circled for day in _days(take)}
    wanted: dict[int, list[int]] = {}
    for index in sorted(film.required):
        wanted.setdefault(script.paragraphs[index].scene, []).append(index)
    for scene, indexes in wanted.items():
        covers = {index: _usable(film, index) for index in indexes}
        alone: dict[str, list[int]] = {}
        for index, takes in covers.items():
            if len(takes) == 1:
                alone.setdefault(takes[0].id, []).append(index)
        for id_, lines in alone.items():
            take = film.dailies.by_id[id_]
            doubt, otherwise = _doubt(take, marked=marked), _otherwise(covers, lines)
            if doubt or otherwise:
                said = [script.paragraphs[index] for index in lines]
                yield _finding(take, said, doubt=doubt, otherwise=otherwise, scene=script.scenes[scene].number)


def _usable(film: Film, index: int) -> list[Take]:
    takes = {lining.by: film.dailies.by_id[lining.by] for lining in film.shot.over(index)}
    return [take for take in takes.values() if take.usable and take.has_picture]


def _doubt(take: Take, *, marked: set[str]) -> str:
    """Why nobody can be said to have chosen a take; empty where somebody did, or where takes are not marked."""
    if take.mark is Mark.HOLD:
        return "is on hold"
    return "is not marked, and others of that day are" if take.mark is Mark.NONE and marked & _days(take) else ""


def _days(take: Take) -> set[str]:
    """The shoot days of a take, by number, else by date; one empty word where no paper says."""
    return {str(row.shoot_day) if row.shoot_day is not None else row.date for row in take.recordings}


def _otherwise(covers: dict[int, list[Take]], lines: list[int]) -> str:
    """Whether the scene's other lines have two setups, almost all of them."""
    others = [takes for index, takes in covers.items() if index not in lines]
    twice = sum(len({take.setup for take in takes}) > 1 for takes in others)
    return f"while {twice} other lines have two setups or more" if twice >= max(_LEAST, _SHARE * len(others)) else ""


def _finding(take: Take, lines: list[Paragraph], *, doubt: str, otherwise: str, scene: str) -> Finding:
    more = f" and {len(lines) - 1} more {'line' if len(lines) == 2 else 'lines'}" if len(lines) > 1 else ""  # noqa: PLR2004
    hang = "hang" if more else "hangs"
    note = f", noted “{short(take.note)}”" if take.note else ""
    return Finding(
        check=ID,
        kind="not-chosen" if doubt else "otherwise-twice",
        says=f"“{short(lines[0].text)}”{more} {hang} on {take.label} alone, {f'which {doubt}' if doubt else otherwise}",
        evidence=(
            *(Evidence(line.place, "the line") for line in lines[:_SHOWN]),
            Evidence(take.place, f"{take.label} is all there is to use{note}"),
        ),
        options=("Pick up another angle", "Choose the take", "Use a take that was marked NG"),
        subjects=(take.id, *(line.id for line in lines)),
        scene=scene,
        take=take.label,
        weight=Weight.NORMAL if doubt else Weight.LOW,
    )
