"""``edgecode pickup plan``: the smallest shoot that mends what must be shot, as a list that planning can read."""

from collections import Counter
from pathlib import Path
from typing import Final

import click
import msgspec
from rich.console import Console
from rich.text import Text

from edgecode.bootstrap import exports_of, open_desk
from edgecode.cli.output import PALETTE, ProgressLine, console, plural, remark_rows, write_json
from edgecode.cli.person import folder_argument, json_option
from edgecode.cli.pickup.listing import row_document
from edgecode.errors import ExportError
from edgecode.film.film import Film
from edgecode.film.pickup import Need
from edgecode.film.pickups.pickup_list import Fate, PickupList, Planned
from edgecode.film.pickups.smallest import SetupKind
from edgecode.film.place import Remark
from edgecode.formats.pickups_csv import match_words, shoot_document, state_words
from edgecode.usecases.export import counts_as_film
from edgecode.usecases.pickups.show_pickups import pickups_of

_UP_TO: Final = {"must": ("must",), "nice": ("must", "nice"), "optional": ("must", "nice", "optional")}
_INTERIOR: Final = {True: "INT", False: "EXT", None: ""}


@click.command("plan", short_help="Find the smallest shoot of what must be shot.")
@folder_argument
@click.option("--up-to", type=click.Choice(list(_UP_TO)), default="must", help="Also what is nice, or optional.")
@click.option("--no-search", "unsearched", is_flag=True, help="As if nobody looked for material that is there already.")
@click.option("--to", "to", metavar="FILE", help="Write the list as this new CSV file.")
@click.option("--force", is_flag=True, help="Replace a file that edgecode exported and nobody changed since.")
@json_option
def command(folder: Path, *, up_to: str, unsearched: bool, to: str | None, force: bool, as_json: bool) -> int:
    """Find the fewest setups that mend what must be shot and that nothing fills already.

    Compared are the number of setups, then moves of the company, people called, and eighths. Exit code 1 while something
    that is owed is neither settled nor in the list.
    """
    progress = ProgressLine()
    desk = open_desk(folder)
    today = desk.today(progress=progress)
    progress.done()
    film = today.look.film
    made = pickups_of(today, needs=frozenset(map(Need, _UP_TO[up_to])), searched=not unsearched)
    remarks: tuple[Remark, ...] = ()
    if to is not None and not made.planned:
        raise ExportError(to, expected="something to be shot", found="nothing that was said to be needed so")
    if to is not None:
        exports = exports_of(folder)
        exports.write(to, shoot_document(film, made), replace=force)
        remarks = counts_as_film(to, look=today.look, exports=exports)
    if as_json:
        write_json({**_document(film, made), "remarks": remark_rows(remarks)})
    else:
        _print(console(), film, made)
        for remark in remarks:
            click.echo(f"{remark.place}: {remark.says}", err=True)
    left = [row for row in made.rows if row.fate in {Fate.LOOK_FIRST, Fate.UNWEIGHED, Fate.NOT_NOW}]
    return 1 if left or remarks else 0


def _document(film: Film, made: PickupList) -> dict[str, object]:
    shoot = made.shoot
    return {
        "setups": [
            {
                **msgspec.to_builtins(each.setup),
                "need": each.need,
                "states": msgspec.to_builtins(each.states),
                "references": [
                    {**msgspec.to_builtins(one), "label": film.dailies.by_id[one.take].label} for one in each.references
                ],
            }
            for each in made.planned
        ],
        "moves": shoot.moves,
        "called": shoot.called,
        "eighths": shoot.eighths,
        "exact": shoot.exact,
        "not in it": [row_document(film, row) for row in made.rows if row.fate is not Fate.SHOOT],
    }


def _print(out: Console, film: Film, made: PickupList) -> None:
    shoot = made.shoot
    if not made.planned:
        out.print("Nothing is to be shot.")
    else:
        facts = (
            plural(len(shoot.setups), "setup"),
            plural(shoot.moves, "company move"),
            f"{shoot.called} called",
            f"{shoot.eighths}/8",
        )
        out.print(Text("The smallest shoot: " + ", ".join(facts), style=PALETTE["strong"]))
        if not shoot.exact:
            out.print(
                Text("a smaller one could exist: the search was ended before that was certain", style=PALETTE["owed"])
            )
    place = None
    for planned in made.planned:
        if planned.setup.place != place:
            place = planned.setup.place
            out.print(Text(f"\n{place or 'no place known'}", style=PALETTE["strong"]))
        _print_setup(out, film, made, planned)
    counts = Counter(row.fate for row in made.rows if row.fate is not Fate.SHOOT)
    if counts:
        words = ", ".join(f"{count} {fate}" for fate, count in counts.items())
        out.print(Text(f"\nnot in it: {words}; edgecode pickup list shows them", style=PALETTE["quiet"]))


def _print_setup(out: Console, film: Film, made: PickupList, planned: Planned) -> None:
    setup = planned.setup
    name = setup.setup or "new setup"
    when = " ".join(filter(None, (_INTERIOR[setup.interior], setup.time)))
    kind = f", {setup.kind}" if setup.kind is not SetupKind.NEW else ""
    lines = f"{'line' if len(setup.lines) == 1 else 'lines'} {', '.join(map(str, setup.lines))}" if setup.lines else ""
    facts = (f"scene {setup.scene}" if setup.scene else "", when, lines, f"{setup.eighths}/8", str(planned.need or ""))
    out.print(Text.assemble((f"  {name}", PALETTE["amber"]), f"{kind}  {' · '.join(filter(None, facts))}"))
    says = {row.owing.id: row.owing.says for row in made.rows}
    for owing in setup.owings:
        out.print(f"      {says[owing]}")
    if setup.cast:
        out.print(f"      cast: {', '.join(setup.cast)}")
    for each in planned.states:
        for side, notes in (("before", each.before), ("here", each.here), ("after", each.after)):
            for words in dict.fromkeys(state_words(film, note) for note in notes):
                out.print(Text(f"      {each.of}, {side}: {words}", style=PALETTE["quiet"]))
    if planned.references:
        match = "; ".join(match_words(film, each) for each in planned.references)
        out.print(Text(f"      match {match}", style=PALETTE["quiet"]))
