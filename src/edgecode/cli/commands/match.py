"""``edgecode match OLD NEW``: what became of one draft in the next, scene by scene."""

from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from edgecode.bootstrap import open_desk
from edgecode.cli.changes import change_rows, comparison_title, print_changes, short_place
from edgecode.cli.output import PALETTE, console, plural, print_remarks, remark_rows, write_json
from edgecode.findings.left import Left
from edgecode.store.film_folder import single_file
from edgecode.usecases.match_drafts import Comparison, compared, draft_of, script_of
from edgecode.usecases.work_left import left_in

_MOST = 40
_DIGITS = 8
"""How many digits of a key tell one piece of work from another."""


@click.command("match", short_help="Match two drafts: which scenes and lines are the same, changed, moved, gone, new.")
@click.argument("old")
@click.argument("new")
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option("--json", "as_json", is_flag=True, help="Write JSON, every pair of paragraphs included.")
@click.option("--remarks", "all_remarks", is_flag=True, help="List every remark, and all work that is left behind.")
def command(old: str, new: str, folder: Path | None, *, as_json: bool, all_remarks: bool) -> int:
    """Match two drafts: which scenes and lines are the same, changed, moved, gone, new.

    OLD and NEW are files of scripts; with FOLDER they are drafts of that film, by path or by what their title pages say, and
    what was shot, planned, required or decided about lines that are gone is listed too.

    Exit code 1 when the two are not of one film.
    """
    compare, left = _asked(old, new, folder)
    if as_json:
        write_json({**comparison_document(compare), "left": [_left_row(each) for each in left]})
    else:
        out = console()
        print_changes(out, compare)
        _print_left(out, left, all_of_them=all_remarks)
        print_remarks(out, compare.remarks, all_of_them=all_remarks)
    return 1 if compare.matching.stranger else 0


def _asked(old: str, new: str, folder: Path | None) -> tuple[Comparison, tuple[Left, ...]]:
    if folder is None:
        before, said = script_of(single_file(Path(old), path=old))
        after, more = script_of(single_file(Path(new), path=new))
        return compared(before, after, remarks=(*said, *more)), ()
    desk = open_desk(folder)
    film = desk.look().film
    compare = compared(draft_of(film, old), draft_of(film, new))
    return compare, left_in(desk)


def comparison_document(compare: Comparison) -> dict[str, object]:
    """Give a comparison whole, as JSON has it."""
    old, new = compare.old, compare.new
    return {
        "old": old.path,
        "new": new.path,
        "algorithm": compare.matching.algorithm,
        "shared": compare.matching.shared,
        "another film": compare.matching.stranger,
        "renamed": [{"was": was, "now": now} for was, now in compare.matching.renamed],
        "scenes": change_rows(compare.scenes),
        "paragraphs": [
            {
                "how": pair.how,
                "confidence": pair.confidence,
                "was": str(old.paragraphs[pair.old].place),
                "now": str(new.paragraphs[pair.new].place),
                "was id": old.paragraphs[pair.old].id,
                "now id": new.paragraphs[pair.new].id,
            }
            for pair in compare.matching.paragraphs
        ],
        "gone": [str(old.paragraphs[at].place) for at in compare.matching.gone],
        "added": [str(new.paragraphs[at].place) for at in compare.matching.added],
        "remarks": remark_rows(compare.remarks),
        "title": comparison_title(compare),
    }


def _left_row(left: Left) -> dict[str, object]:
    return {
        "key": left.key,
        "work": left.work,
        "says": left.says,
        "scene": left.scene,
        "was": left.was,
        "where": str(left.place),
        "now": left.now_says,
        "now where": str(left.now) if left.now else "",
        "paragraph": left.paragraph,
        "at": str(left.at) if left.at else "",
    }


def _print_left(out: Console, left: tuple[Left, ...], *, all_of_them: bool) -> None:
    """List what hangs on lines of older drafts, for somebody to decide about."""
    if not left:
        return
    out.print(
        Text(
            f"\n{plural(len(left), 'piece')} of work on lines that the current draft has no more, or otherwise",
            style=PALETTE["strong"],
        )
    )
    for each in left if all_of_them else left[:_MOST]:
        out.print(
            Text.assemble(
                ("  " + str(each.place), PALETTE["amber"]),
                f"  {each.title}",
                (f"  scene {each.scene}" if each.scene else "", PALETTE["quiet"]),
                (f"  {each.key[:_DIGITS]}", PALETTE["quiet"]),
            )
        )
        if each.was:
            out.print(Text(f"      was “{short_place(each.was)}”", style=PALETTE["quiet"]))
        out.print(
            Text(f"      now “{short_place(each.now_says)}” at {each.now}", style=PALETTE["quiet"])
            if each.now
            else Text("      gone", style=PALETTE["owed"])
        )
    if not all_of_them and len(left) > _MOST:
        out.print(Text(f"  and {len(left) - _MOST} more: --remarks lists all", style=PALETTE["quiet"]))
    out.print(
        Text("edgecode let-go KEY FOLDER --by NAME says that a piece is not carried over", style=PALETTE["quiet"])
    )
