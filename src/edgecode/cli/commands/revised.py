"""``edgecode revised OLD NEW``: what revised pages change for whom."""

from pathlib import Path

import click
import msgspec
from rich.console import Console
from rich.text import Text

from edgecode.bootstrap import open_desk
from edgecode.cli.changes import change_rows, comparison_title, counts_of, heading_of, line_row, short_place
from edgecode.cli.output import PALETTE, console, plural, print_remarks, remark_rows, write_json
from edgecode.cli.revised_papers import as_csv, as_pdf, element_words, who, work_words, written
from edgecode.errors import NotAScriptError
from edgecode.film.film import Film
from edgecode.film.script import SPOKEN, Script
from edgecode.store.film_folder import single_file
from edgecode.usecases.match_drafts import Change, Comparison, compared, draft_of, script_of
from edgecode.usecases.revised_pages import Revised, RevisedLine, revised_pages

_TWO, _MOST = 2, 3
_EXPECTED = "expected two scripts, or a folder and at most two of its drafts"


@click.command("revised", short_help="Tell what revised pages change: for scenes, parts, elements, and what is shot.")
@click.argument("drafts", nargs=-1, required=True, metavar="[OLD] [NEW] [FOLDER]")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.option("--csv", "table", type=click.Path(path_type=Path), metavar="FILE", help="Write a table, a row a line.")
@click.option("--pdf", "paper", type=click.Path(path_type=Path), metavar="FILE", help="Write pages to hand out.")
@click.option("--letter", is_flag=True, help="With --pdf: US letter paper, else A4.")
def command(drafts: tuple[str, ...], *, as_json: bool, table: Path | None, paper: Path | None, letter: bool) -> int:
    """Tell what revised pages change: for scenes, parts, elements, and what is shot.

    OLD and NEW are files of scripts. With FOLDER they are drafts of that film, by path or by what their title pages say; NEW is
    the current one and OLD the one before unless said otherwise. Then takes and panels on changed lines are named, too.

    Exit code 1 when the two are not of one film.
    """
    compare, film = _asked(drafts)
    revised = revised_pages(compare, film=film)
    size = "us-letter" if letter else "a4"
    written(
        (file, made(revised))
        for file, made in ((table, as_csv), (paper, lambda pages: as_pdf(pages, paper=size)))
        if file is not None
    )
    if as_json:
        write_json(revised_document(revised))
    else:
        _print(console(), revised)
    return 1 if compare.matching.stranger else 0


def _asked(words: tuple[str, ...]) -> tuple[Comparison, Film | None]:
    """Two files; or a folder, alone or after the names of one draft or of two."""
    if len(words) > _MOST:
        raise click.UsageError(_EXPECTED)
    if len(words) == _TWO and not Path(words[1]).is_dir():
        before, said = script_of(single_file(Path(words[0]), path=words[0]))
        after, more = script_of(single_file(Path(words[1]), path=words[1]))
        return compared(before, after, remarks=(*said, *more)), None
    *names, folder = words
    film = open_desk(folder).look().film
    if film.script is None:
        raise NotAScriptError(folder, found="no script in this folder")
    new = draft_of(film, names[1]) if len(words) == _MOST else film.script
    old = draft_of(film, names[0]) if names else _before(film, folder)
    return compared(old, new), film


def _before(film: Film, folder: str) -> Script:
    at = next((nth for nth, draft in enumerate(film.drafts) if draft is film.script), 0)
    if not at:
        raise NotAScriptError(folder, found="no draft before the current one")
    return film.drafts[at - 1]


def revised_document(revised: Revised) -> dict[str, object]:
    """Give revised pages whole, as JSON has them."""
    return {
        "title": comparison_title(revised.compare),
        "another film": revised.compare.matching.stranger,
        "scenes": change_rows(revised.scenes),
        "lines": [_row(each) for each in revised.lines],
        "parts": [
            {"character": part.character, "lines": [_row(each) for each in part.lines]} for part in revised.parts
        ],
        "elements": [{**msgspec.to_builtins(each), "place": str(each.place)} for each in revised.elements],
        "remarks": remark_rows(revised.compare.remarks),
    }


def _row(each: RevisedLine) -> dict[str, object]:
    return {
        "scene": each.scene,
        **line_row(each.line),
        "takes": list(each.work.takes),
        "panels": list(each.work.panels),
    }


def _print(out: Console, revised: Revised) -> None:
    out.print(Text(comparison_title(revised.compare), style=PALETTE["strong"]))
    for row in counts_of(revised.compare):
        out.print(row)
    if revised.scenes:
        out.print(Text("\nScenes", style=PALETTE["strong"]))
        for scene in revised.scenes:
            number = scene.number or scene.was_number
            out.print(Text.assemble((f"  {number:<5} ", PALETTE["amber"]), f"{scene.became:<8} {heading_of(scene)}"))
    for part in revised.parts:
        out.print(
            Text.assemble(
                "\n", (part.character, PALETTE["strong"]), (f"   {plural(len(part.lines), 'line')}", PALETTE["quiet"])
            )
        )
        for each in part.lines:
            _print_line(out, each)
    unspoken = [each for each in revised.lines if each.line.kind not in SPOKEN]
    if unspoken:
        out.print(Text("\nActions", style=PALETTE["strong"]))
        for each in unspoken:
            _print_line(out, each)
    if revised.elements:
        out.print(Text("\nElements on changed lines", style=PALETTE["strong"]))
        for element in revised.elements:
            out.print(f"  {element_words(element)}")
    print_remarks(out, revised.compare.remarks)


def _print_line(out: Console, each: RevisedLine) -> None:
    line = each.line
    given = f" {who(line)}" if line.change is Change.GIVEN else ""
    out.print(Text.assemble((f"  {each.scene:<5} ", PALETTE["amber"]), f"{line.change}{given}"))
    if line.was and line.was != line.now:
        out.print(Text(f"          was  {short_place(line.was)}", style=PALETTE["quiet"]))
    if line.now:
        out.print(f"          now  {short_place(line.now)}")
    if work := work_words(each.work):
        out.print(Text(f"          {work}", style=PALETTE["owed"]))
