"""What changed between two cuts, as it is printed and as JSON has it."""

from collections.abc import Iterable
from typing import Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from edgecode.cli.output import PALETTE, plural, remark_rows, show
from edgecode.film.cutting.by_script import ScriptChanges, ScriptLine
from edgecode.film.cutting.change import Change, Op, Use
from edgecode.film.cutting.rows import LEGEND, Row, counted, rows, title
from edgecode.film.cutting.touched import Touched
from edgecode.film.cutting.words import in_words, signed
from edgecode.findings.wording import short
from edgecode.usecases.compare_cuts import ComparedCuts

_STYLES: Final[dict[tuple[Op, ...], str]] = {(Op.SHIFTED,): PALETTE["quiet"], (Op.REMOVED,): PALETTE["owed"]}
_CLIP: Final = 22
_MOST_LINES: Final = 12


def compared_document(cuts: ComparedCuts) -> dict[str, object]:
    """Give two compared cuts whole, as JSON has them; ``from`` or ``to`` is null for what came or went."""
    changes = cuts.changes
    return {
        "old": {"name": changes.old.name, "path": changes.old.path, "frames": changes.lengths[0]},
        "new": {"name": changes.new.name, "path": changes.new.path, "frames": changes.lengths[1]},
        "rate": str(changes.new.rate),
        "changes": [change_row(change) for change in changes.changes],
        "same": changes.same,
        "says": list(changes.says),
        "lines": _lines_document(cuts.lines),
        "touched": _touched_document(cuts.touched),
        "remarks": remark_rows(cuts.remarks),
    }


def change_row(change: Change) -> dict[str, object]:
    """One change as JSON has it."""
    return {
        "op": change.op.value,
        "clip": change.name,
        "slate": change.slate,
        "kind": change.kind.value,
        "material": change.material.value,
        "reel": change.reel,
        "frames": change.frames,
        "head": change.head,
        "tail": change.tail,
        "later": change.later,
        "was": change.was,
        "now": change.now,
        "words": in_words(change),
        "from": _use_row(change.old),
        "to": _use_row(change.new),
        "parts": [_use_row(part) for part in change.parts],
    }


def _use_row(use: Use | None) -> dict[str, object] | None:
    if use is None:
        return None
    return {
        "id": use.id,
        "clip": use.name,
        "track": use.track,
        "index": use.index,
        "record_in": use.record_in,
        "record_out": use.record_out,
        "first": use.first,
        "last": use.last,
        "source_in": use.source_in,
        "source_out": use.source_out,
        "speed": use.clip.speed,
        "where": str(use.clip.place),
    }


def _lines_document(lines: ScriptChanges | None) -> dict[str, object] | None:
    if lines is None:
        return None
    return {
        "lost": [_line_row(line) for line in lines.lost],
        "added": [_line_row(line) for line in lines.added],
        "reordered": [_line_row(line) for line in lines.reordered],
        "scenes": list(lines.scenes),
        "unproven": list(lines.unproven),
    }


def _line_row(line: ScriptLine) -> dict[str, object]:
    return {"scene": line.scene, "line": line.number, "character": line.character, "text": line.text}


def _touched_document(touched: Touched) -> dict[str, object]:
    return {
        "sound": [
            {**_short_row(each.change), "rolls": list(each.rolls), "running": each.running} for each in touched.sound
        ],
        "vfx": [_short_row(change) for change in touched.vfx],
        "music": [_short_row(change) for change in touched.music],
        "actors": [
            {"character": actor.character, "lines": [_line_row(line) for line in actor.lines]}
            for actor in touched.actors
        ],
    }


def _short_row(change: Change) -> dict[str, object]:
    return {"op": change.op.value, "clip": change.name, "at": change.use.record_in, "frames": change.frames}


def print_compared(out: Console, cuts: ComparedCuts) -> None:
    """Print what changed, reel by reel, then what it means for the script, then whom it touches."""
    changes = cuts.changes
    out.print(Text(title(changes), style=PALETTE["strong"]))
    for words in counted(changes):
        out.print(words)
    for says in changes.says:
        out.print(Text(says, style=PALETTE["quiet"]))
    by_reel: dict[str, list[Row]] = {}
    for row in rows(changes):
        by_reel.setdefault(row.reel, []).append(row)
    for reel, own in by_reel.items():
        out.print(Text(f"\nReel {reel}" if reel else "", style=PALETTE["strong"]))
        show(out, _table(own))
    if by_reel:
        out.print(Text(f"\n{LEGEND}", style=PALETTE["quiet"]))
    if cuts.lines is not None:
        _print_lines(out, cuts.lines)
    _print_touched(out, cuts.touched)


def _table(own: Iterable[Row]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style=PALETTE["quiet"])
    table.add_column("now at", style=PALETTE["amber"], no_wrap=True)
    table.add_column("track", no_wrap=True)
    table.add_column("change", no_wrap=True)
    table.add_column("clip", no_wrap=True, overflow="ellipsis", max_width=_CLIP)
    table.add_column("", overflow="fold")
    table.add_column("was at", style=PALETTE["quiet"], no_wrap=True)
    for row in own:
        style = _STYLES.get(row.ops, "")
        table.add_row(
            row.at, row.track, Text(row.op, style=style), Text(row.clip, style=style), Text(row.words, style=style),
            row.was_at,
        )  # fmt: skip
    return table


def _print_lines(out: Console, lines: ScriptChanges) -> None:
    for head, own in (("Lines lost", lines.lost), ("Lines added", lines.added), ("In another order", lines.reordered)):
        if own:
            out.print(
                Text.assemble("\n", (head, PALETTE["strong"]), (f"   {plural(len(own), 'line')}", PALETTE["quiet"]))
            )
            for line in own[:_MOST_LINES]:
                who = f"{line.character}: " if line.character else ""
                out.print(
                    Text.assemble(
                        (f"  {line.scene:<5} {line.number:>3}  ", PALETTE["amber"]), f"{who}{short(line.text)}"
                    )
                )
            if len(own) > _MOST_LINES:
                out.print(Text(f"  and {len(own) - _MOST_LINES} more: --json lists all", style=PALETTE["quiet"]))
    if lines.scenes:
        out.print(f"\nScenes in another order: {', '.join(lines.scenes)}")
    if any(lines.unproven):
        before, after = lines.unproven
        says = f"{before} clips of the older and {after} of the newer cut are proven for no take, and count for no line"
        out.print(Text(f"\n{says}", style=PALETTE["quiet"]))


def _print_touched(out: Console, touched: Touched) -> None:
    rolls = dict.fromkeys(roll for each in touched.sound for roll in each.rolls)
    told = (
        ("sound", plural(len(touched.sound), "change") + (f" on {', '.join(rolls)}" if rolls else "")
            + (f"; {signed(touched.sound[-1].running)} frames at the end" if touched.sound else "")),
        ("VFX", ", ".join(dict.fromkeys(change.name for change in touched.vfx))),
        ("music", ", ".join(dict.fromkeys(change.name for change in touched.music))),
        ("actors", ", ".join(f"{each.character} ({plural(len(each.lines), 'line')})" for each in touched.actors)),
    )  # fmt: skip
    if not any((touched.sound, touched.vfx, touched.music, touched.actors)):
        return
    out.print(Text("\nTouched", style=PALETTE["strong"]))
    for who, what in told:
        if what and not what.startswith("no "):
            out.print(Text.assemble((f"  {who:<7} ", PALETTE["amber"]), what))
