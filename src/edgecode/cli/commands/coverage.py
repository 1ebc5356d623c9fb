"""``edgecode coverage FOLDER``: planned, shot, used and owed, scene by scene; one scene as a lined script."""

from pathlib import Path

import click
import msgspec
from rich.console import Console
from rich.text import Text

from edgecode.bootstrap import open_desk
from edgecode.cli.lined_script import lined_script
from edgecode.cli.output import (
    PALETTE,
    ProgressLine,
    console,
    plural,
    print_remarks,
    print_unknown,
    remark_rows,
    show,
    write_json,
)
from edgecode.cli.scene_table import cut_table, scene_table
from edgecode.film.film import Film
from edgecode.usecases.desk import Desk
from edgecode.usecases.list_rows import Listed, listed
from edgecode.usecases.open_film import Look
from edgecode.usecases.show_coverage import LineView, SceneView, SetupView, scene_view, scene_views
from edgecode.usecases.unknown_files import unknown_files

_WIDEST_PLACE = 48


@click.command("coverage", short_help="Show what was planned, shot and used, scene by scene, and what is owed.")
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@click.option("--scene", metavar="NUMBER", help="Show the lined script of one scene.")
@click.option("--takes", is_flag=True, help="With --scene: list the takes of each setup.")
@click.option(
    "--list",
    "parts",
    multiple=True,
    type=click.Choice([each.value for each in Listed]),
    help="List these row by row, each with where it stands; may be given again.",
)
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.option("--remarks", "all_remarks", is_flag=True, help="List every remark.")
def command(
    folder: Path, *, scene: str | None, takes: bool, parts: tuple[str, ...], as_json: bool, all_remarks: bool
) -> int:
    """Show what was planned, shot and used, scene by scene, and what is owed.

    Exit code 1 while lines are owed or remarks remain.
    """
    progress = ProgressLine()
    desk = open_desk(folder)
    look = desk.look(progress)
    progress.done()
    if parts:
        return _list(desk, look, parts, as_json=as_json)
    views = (scene_view(look.film, scene),) if scene else scene_views(look.film)
    if as_json:
        write_json(_document(look, views))
    else:
        out = console()
        _print(out, look, views, scene=scene, takes=takes)
        print_remarks(out, look.remarks, all_of_them=all_remarks)
        print_unknown(out, unknown_files(look.holdings.readings))
    return 1 if look.remarks or any(view.owed for view in views) else 0


def _list(desk: Desk, look: Look, parts: tuple[str, ...], *, as_json: bool) -> int:
    """Rows to be read down by hand; nothing is judged, so only remarks leave a 1."""
    what = [Listed(part) for part in parts]
    rows = listed(look.film, what, intents=desk.intents() if Listed.INTENTS in what else ())
    if as_json:
        rows_of = [msgspec.to_builtins(row) for row in rows]
        write_json({"title": look.film.title, "rows": rows_of, "remarks": remark_rows(look.remarks)})
        return 1 if look.remarks else 0
    out = console()
    width = min(max((len(row.where) for row in rows), default=0), _WIDEST_PLACE)
    for row in rows:
        out.print(Text.assemble((f"{row.where:<{width}}", PALETTE["amber"]), f"  {row.scene:<5} {row.says}"))
    print_remarks(out, look.remarks)
    return 1 if look.remarks else 0


def _print(out: Console, look: Look, views: tuple[SceneView, ...], *, scene: str | None, takes: bool) -> None:
    film = look.film
    out.print(_title(film))
    if scene:
        show(out, lined_script(film, views[0], takes=takes))
    elif not views:
        _print_empty(out, look)
    elif film.script is None and not film.dailies.takes:
        show(out, cut_table(views))
    else:
        show(out, scene_table(views))


def _print_empty(out: Console, look: Look) -> None:
    count = len(look.holdings.readings)
    out.print(
        f"\nNothing here says what a film is made of: {plural(count, 'file')}, no script, report, board or cut among them."
    )
    out.print("edgecode read FILE tells what edgecode makes of one file.")


def _title(film: Film) -> Text:
    facts = []
    if film.production:
        slates = sum(recording.slate is not None for recording in film.dailies.recordings)
        counts = ((len(film.scenes), "scene"), (len(film.production), "production scene"), (slates, "slate"))
        facts.append(", ".join(plural(count, word) for count, word in counts))
    if film.script is not None:
        facts.append(film.script.draft or film.script.path)
    if film.cut is not None:
        rate = "rate not known: say it in film.toml under [rates]" if film.cut.rate is None else f"{film.cut.rate} fps"
        facts.append(f"cut: {film.cut.name or film.cut.path} ({rate})")
    return Text.assemble((film.title, PALETTE["strong"]), (f"   {' · '.join(facts)}", PALETTE["quiet"]))


def _document(look: Look, views: tuple[SceneView, ...]) -> dict[str, object]:
    film = look.film
    return {
        "title": film.title,
        "draft": film.script.path if film.script else None,
        "cut": film.cut.path if film.cut else None,
        "scenes": [_scene(film, view) for view in views],
        "production scenes": len(film.production),
        "slates": sum(recording.slate is not None for recording in film.dailies.recordings),
        "owed": sum(len(view.owed) for view in views),
        "remarks": remark_rows(look.remarks),
    }


def _scene(film: Film, view: SceneView) -> dict[str, object]:
    return {
        "number": view.number,
        "heading": view.heading,
        "omitted": view.omitted,
        "production": list(view.production),
        "panels": view.panels,
        "clips": view.clips,
        "takes": view.takes,
        "lines": [_line(film, line) for line in view.lines],
        "setups": [_setup(setup) for setup in view.setups],
    }


def _line(film: Film, line: LineView) -> dict[str, object]:
    paragraphs = film.script.paragraphs[line.first : line.last] if film.script else ()
    return {
        "number": line.number,
        "where": str(paragraphs[0].place) if paragraphs else "",
        "ids": [paragraph.id for paragraph in paragraphs],
        **{key: getattr(line, key) for key in ("required", "planned", "shot", "used", "owed")},
    }


def _setup(setup: SetupView) -> dict[str, object]:
    return {"label": setup.label, "note": setup.note, "takes": [msgspec.to_builtins(take) for take in setup.takes]}
