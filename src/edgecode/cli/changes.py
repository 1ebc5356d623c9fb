"""What changed between two drafts, as it is printed and as JSON has it; ``match`` and ``revised`` both use it."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from rich.console import Console
from rich.text import Text

from edgecode.cli.output import PALETTE, plural
from edgecode.film.script import UNDER_A_CUE
from edgecode.findings.wording import short
from edgecode.usecases.match_drafts import Became, Change, Comparison, LineChange, SceneChange, scenes_counted

_SIGN: Final = {
    Change.EDITED: "~",
    Change.REWRITTEN: "≠",
    Change.MOVED: "→",
    Change.GIVEN: "@",
    Change.CUT: "–",
    Change.ADDED: "+",
}
_LEGEND: Final = (
    "~ edited   ≠ rewritten   → moved   @ said by somebody else   – cut   + added\n"
    "Numbers are lines of the newer file, in brackets of the older."
)
_WIDTH: Final = 86


def comparison_title(compare: Comparison) -> str:
    """One line that names the two drafts."""
    return f"{compare.old.draft or compare.old.path} → {compare.new.draft or compare.new.path}"


def print_changes(out: Console, compare: Comparison) -> None:
    """Print what changed, scene by scene; scenes that are the same are counted."""
    out.print(Text(comparison_title(compare), style=PALETTE["strong"]))
    if compare.matching.stranger:
        return
    for row in counts_of(compare):
        out.print(row)
    if compare.matching.renamed:
        out.print("Renamed: " + ", ".join(f"{was} is {now} now" for was, now in compare.matching.renamed))
    for scene in compare.scenes:
        if scene.became is not Became.SAME:
            _print_scene(out, scene)
    if any(scene.lines for scene in compare.scenes):
        out.print(Text(f"\n{_LEGEND}", style=PALETTE["quiet"]))


def counts_of(compare: Comparison) -> list[str]:
    """Count scenes and paragraphs by what became of them, in two lines; none for two films."""
    if compare.matching.stranger:
        return []
    scenes = scenes_counted(compare.scenes)
    told = ", ".join(f"{scenes[each]} {each}" for each in Became if scenes[each])
    lines: Counter[Change] = Counter()
    for scene in compare.scenes:
        lines += scene.counted()
    same = sum(scene.same for scene in compare.scenes)
    changed = "".join(f", {lines[each]} {each}" for each in Change if lines[each])
    return [f"{plural(scenes.total(), 'scene')}: {told or 'none'}", f"{plural(same, 'paragraph')} the same{changed}"]


def heading_of(scene: SceneChange) -> str:
    """The heading that tells a scene: of one that was omitted or cut, the older draft's."""
    return scene.was_heading if scene.became in {Became.OMITTED, Became.CUT} else scene.heading


def _print_scene(out: Console, scene: SceneChange) -> None:
    number = scene.number
    if scene.was_number and scene.was_number != scene.number:
        number = f"{scene.number} (was {scene.was_number})"
    heading = heading_of(scene)
    counts = scene.counted()
    told = ", ".join(f"{counts[each]} {each}" for each in Change if counts[each])
    out.print(
        Text.assemble(
            "\n",
            (f"{number:<5} ", PALETTE["amber"]),
            (f"{heading}   ", PALETTE["strong"]),
            (str(scene.became), PALETTE["owed"] if scene.became in {Became.OMITTED, Became.CUT} else PALETTE["strong"]),
            (f": {told}" if told else "", PALETTE["quiet"]),
        )
    )
    place = scene.now_at or scene.was_at
    if place is not None:
        out.print(Text(f"      {place}", style=PALETTE["quiet"]))
    if scene.became is Became.CHANGED and scene.was_heading != scene.heading and scene.was_heading:
        out.print(f"      ~ heading  was “{scene.was_heading}”")
    if scene.became not in {Became.OMITTED, Became.CUT, Became.NEW}:
        for line in scene.lines:
            _print_line(out, line)


def _print_line(out: Console, line: LineChange) -> None:
    place = line.now_at or line.was_at
    who = line.now_by or line.was_by
    if line.was_by and line.now_by and line.was_by != line.now_by:
        who = f"{line.now_by} (was {line.was_by})"
    spoken = line.kind in UNDER_A_CUE
    number = str(place.line) if place is not None and place.line is not None else ""
    head = f"{f'({number})' if line.change is Change.CUT and number else number:>6} {_SIGN[line.change]} "
    words = f"{who}: " if spoken and who else ""
    if line.change in {Change.EDITED, Change.REWRITTEN}:
        out.print(
            Text.assemble((head, PALETTE["amber"]), words, (f"was  {short(line.was, most=_WIDTH)}", PALETTE["quiet"]))
        )
        out.print(Text.assemble(" " * len(head), " " * len(words), f"now  {short(line.now, most=_WIDTH)}"))
    else:
        style = PALETTE["quiet"] if line.change is Change.CUT else ""
        out.print(Text.assemble((head, PALETTE["amber"]), words, (short(line.now or line.was, most=_WIDTH), style)))


def short_place(text: str) -> str:
    """A text cut to one line."""
    return short(text, most=_WIDTH)


def change_rows(scenes: Iterable[SceneChange]) -> list[dict[str, object]]:
    """Give scenes and their changed lines whole, as JSON has them."""
    return [
        {
            "became": scene.became,
            "number": scene.number,
            "heading": scene.heading,
            "was number": scene.was_number,
            "was heading": scene.was_heading,
            "was": str(scene.was_at) if scene.was_at else "",
            "now": str(scene.now_at) if scene.now_at else "",
            "confidence": scene.confidence,
            "same": scene.same,
            "lines": [line_row(line) for line in scene.lines],
        }
        for scene in scenes
    ]


def line_row(line: LineChange) -> dict[str, object]:
    """Give one changed line whole, as JSON has it."""
    return {
        "change": line.change,
        "kind": line.kind,
        "was": line.was,
        "now": line.now,
        "was by": line.was_by,
        "now by": line.now_by,
        "was at": str(line.was_at) if line.was_at else "",
        "now at": str(line.now_at) if line.now_at else "",
        "confidence": line.confidence,
    }
