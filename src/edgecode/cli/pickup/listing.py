"""``edgecode pickup list``: what is owed by scene, what might fill it, and how it stands."""

from collections import Counter
from pathlib import Path
from typing import Final

import click
import msgspec
from rich.console import Console
from rich.text import Text

from edgecode.bootstrap import open_desk
from edgecode.cli.output import PALETTE, ProgressLine, console, plural, write_json
from edgecode.cli.person import folder_argument, json_option
from edgecode.errors import UnknownSceneError
from edgecode.film import scene_number
from edgecode.film.film import Film
from edgecode.film.pickups.fillers import Filler
from edgecode.film.pickups.pickup_list import Fate, PickupList, Row
from edgecode.film.pickups.standing import StandsAt
from edgecode.usecases.pickups.named import called, filler_called
from edgecode.usecases.pickups.show_pickups import pickups_of

_OF_FILLER: Final = ("id", "kind", "says", "ready", "why", "file", "begins", "ends", "person")
_DONE: Final = frozenset({Fate.SETTLED, Fate.MEANT})
_TO_SHOOT: Final = frozenset({Fate.SHOOT, Fate.UNWEIGHED, Fate.NOT_NOW})


@click.command("list", short_help="List what is owed, and what might fill it already.")
@folder_argument
@click.option("--scene", default="", metavar="NUMBER", help="One scene alone.")
@click.option("--no-search", "unsearched", is_flag=True, help="As if nobody looked for material that is there already.")
@json_option
def command(folder: Path, *, scene: str, unsearched: bool, as_json: bool) -> int:
    """List what is owed by scene: what might fill it already, best first, and how it stands.

    Nothing fills anything until somebody says so. Exit code 1 while something is left to be decided or shot.
    """
    progress = ProgressLine()
    desk = open_desk(folder)
    today = desk.today(progress=progress)
    progress.done()
    film = today.look.film
    if scene and film.scene_numbered(scene) is None:
        raise UnknownSceneError(scene, known=", ".join(each.number for each in film.scenes))
    made = pickups_of(today, searched=not unsearched)
    wanted = scene_number.folded(scene)
    rows = tuple(row for row in made.rows if not wanted or scene_number.folded(row.owing.scene) == wanted)
    made = msgspec.structs.replace(made, rows=rows)
    if as_json:
        write_json({"searched": not unsearched, "owed": [row_document(film, row) for row in rows]})
    else:
        _print(console(), film, made, unsearched=unsearched)
    return 1 if any(row.fate not in _DONE for row in rows) else 0


def row_document(film: Film, row: Row) -> dict[str, object]:
    """Give one thing that is owed as JSON."""
    owing, stands = row.owing, row.stands
    return {
        "id": owing.id,
        "name": called(owing),
        "kind": owing.kind,
        "scene": owing.scene,
        "lines": list(owing.lines),
        "character": owing.character,
        "says": owing.says,
        "where": str(owing.place),
        "fate": row.fate,
        "stands": stands.at,
        "by": row.meant_by or stands.by,
        "need": stands.need,
        "described": msgspec.to_builtins(stands.described),
        "fillers": [_filler_document(film, row, each) for each in row.fillers],
    }


def _filler_document(film: Film, row: Row, filler: Filler) -> dict[str, object]:
    return {
        **{name: getattr(filler, name) for name in _OF_FILLER},
        "name": filler_called(filler, film=film),
        "refused": filler.id in row.stands.refused,
        "fills": filler.id == row.stands.filler,
        "evidence": [{"where": str(shows.place), "says": shows.says} for shows in filler.shows],
    }


def _print(out: Console, film: Film, made: PickupList, *, unsearched: bool) -> None:
    if not made.rows:
        out.print("Nothing is owed.")
        return
    heading = {scene_number.folded(each.number): each.heading for each in film.scenes if each.number}
    last = None
    for row in made.rows:
        if row.owing.scene != last:
            last = row.owing.scene
            name = heading.get(scene_number.folded(last), "")
            out.print(Text.assemble((f"{last or 'no scene'} ", PALETTE["strong"]), name))
        _print_row(out, film, row)
    counts = Counter(row.fate for row in made.rows)
    shot = sum(counts[fate] for fate in _TO_SHOOT)
    others = [f"{counts[fate]} {fate}" for fate in (Fate.LOOK_FIRST, Fate.SETTLED, Fate.MEANT) if counts[fate]]
    out.print(Text(f"\n{plural(len(made.rows), 'thing')} owed: {', '.join([f'{shot} to be shot', *others])}"))
    if unsearched:
        out.print(Text("material that is there already was not looked for", style=PALETTE["quiet"]))
    elif counts[Fate.LOOK_FIRST]:
        out.print(Text("edgecode pickup fill WHAT TAKE, or refuse, says whether it fills", style=PALETTE["quiet"]))
    if counts[Fate.UNWEIGHED]:
        out.print(
            Text("edgecode pickup need WHAT must|nice|optional says how much it is needed", style=PALETTE["quiet"])
        )


def _print_row(out: Console, film: Film, row: Row) -> None:
    owing = row.owing
    who = f"{owing.character}  " if owing.character else ""
    style = PALETTE["quiet" if row.fate in _DONE else "owed"]
    out.print(Text.assemble((f"  {called(owing):<8} ", PALETTE["amber"]), f"{who}{owing.says}"))
    out.print(Text.assemble("           ", (f"{owing.kind} · {_stands(row)}", style)))
    for filler in row.fillers:
        out.print(Text(f"           {_filler(film, row, filler)}", style=PALETTE["quiet"]))


def _stands(row: Row) -> str:
    stands = row.stands
    need = f"{stands.need}, {stands.need_by}" if stands.need else ""
    if row.fate is Fate.MEANT:
        return f"as intended, {row.meant_by}"
    said = f"{stands.at}, {stands.by}" if stands.at is not StandsAt.OPEN and stands.by else ""
    fate = "" if row.fate in {Fate.SETTLED, Fate.SHOOT, Fate.NOT_NOW} else str(row.fate)
    return " · ".join(filter(None, (need, said, fate)))


def _filler(film: Film, row: Row, filler: Filler) -> str:
    said = (
        "does not fill it" if filler.id in row.stands.refused else "fills it" if filler.id == row.stands.filler else ""
    )
    shows = ", ".join(dict.fromkeys(str(each.place) for each in filler.shows))
    at = filler.begins
    moment = f"{at // 60_000}:{at % 60_000 / 1000:04.1f} in {filler.file}" if at is not None else ""
    name = filler_called(filler, film=film)
    kind = f"{filler.kind:<10}" if name == filler.kind else f"{filler.kind:<10} {name}"
    return "  ".join(filter(None, (kind, moment, said or filler.why, shows)))
