"""What the scanner finds and what it does not, as rows of the page ``docs/scanner.md``; run as a program, it writes them anew.

Recall is measured on passages of the half that nothing was tuned on, up to so many of each length, taken at even distances.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from edgecode.boundary.scan.fingerprints import Fingerprints, fingerprints_of
from edgecode.boundary.scan.scanner import scan
from edgecode.film.script import Script
from simulators.closed_records import LINES_OF_A_BATCH, closed_batches
from simulators.evasions import ALONE, MISSED, PAIRS, Evasion
from simulators.passages import LINES, held_out, passages, scripts_in
from simulators.strangers import LETTERS

HOUSE: Final = Path(__file__).resolve().parents[2]
PAGE: Final = HOUSE / "docs" / "scanner.md"
FERRY: Final = HOUSE / "examples" / "the-ferry" / "script"
FEW: Final = 4
"""Passages of each length for a row of the example's table."""
BATCHES: Final = 2_860
TOGETHER: Final = 20
"""Batches that are scanned as one, as a partner's log has them; each tenth scan is of one alone."""
KEY: Final = bytes(range(32))
_TABLE: Final = "<!-- table: {} -->\n{}\n<!-- end -->"


class Material(msgspec.Struct, frozen=True):
    """Scripts as they are fingerprinted, and passages of their held-out half by how many lines they have."""

    prints: Fingerprints
    held: dict[int, list[str]]


def material(scripts: Sequence[Script], *, few: int) -> Material:
    """Fingerprint scripts, and choose passages."""
    texts = ["\n".join(each.text for each in script.paragraphs) for script in scripts]
    names = [each.character for script in scripts for each in script.paragraphs if each.character]
    held = {}
    for lines in LINES:
        every = [each for script in scripts for each in passages(script, lines=lines)]
        out = [each for each in dict.fromkeys(every) if held_out(each)]
        held[lines] = out[:: max(1, len(out) // few)][:few]
    return Material(fingerprints_of(texts, key=KEY, names=names), held)


def of_the_ferry() -> Material:
    """Give the example's."""
    return material(list(scripts_in(FERRY)), few=FEW)


def of_all(real: Path | None) -> Material:
    """Give the example's and that of real scripts at once: more scripts than any film has."""
    return material([*scripts_in(FERRY), *(scripts_in(real) if real else ())], few=1)


def of_scripts(folder: Path) -> Material:
    """Give that of all scripts below a folder."""
    return material(list(scripts_in(folder)), few=FEW)


def row(name: str, evasion: Evasion, *, of: Material) -> str:
    """Give one evasion's row."""
    cells = []
    for lines in LINES:
        found = [scan(_sent(evasion(each)), fingerprints=of.prints).hit for each in of.held[lines]]
        cells.append(f"{sum(found)} of {len(found)}")
    return f"| {name} | {' | '.join(cells)} |"


def _sent(out: str | bytes) -> bytes:
    return out if isinstance(out, bytes) else out.encode()


def every_row(of: Material) -> list[str]:
    """Give the rows of all evasions, those that are known to get through last."""
    return [row(name, evasion, of=of) for name, evasion in (*ALONE.items(), *PAIRS.items(), *MISSED.items())]


def false_alarms(prints: Fingerprints, *, count: int = BATCHES, seed: int = 8) -> tuple[int, int]:
    """Give how many closed records were scanned, and how many scans hit."""
    batches = list(closed_batches(count, seed=seed))
    alone = batches[:: 10 * TOGETHER]
    joined = ["".join(batches[at : at + TOGETHER]) for at in range(0, count, TOGETHER)]
    hits = sum(scan(each.encode(), fingerprints=prints).stops for each in (*alone, *joined))
    return count * LINES_OF_A_BATCH, hits


def strangers_stopped(prints: Fingerprints) -> list[str]:
    """Give the letters of strangers that hit."""
    return [each for each in LETTERS if scan(each.encode(), fingerprints=prints).stops]


def table(title: str, rows: Sequence[str]) -> str:
    """Set rows as a table that this program finds again."""
    heads = ("| way | 1 line | 2 lines | 5 lines |", "|---|---|---|---|")
    return _TABLE.format(title, "\n".join((*heads, *rows)))


def main(words: Sequence[str]) -> int:
    """Write the rows into the page: the example's, and those of real scripts below the folder that is named."""
    text = PAGE.read_text(encoding="utf-8")
    made = {"the example": of_the_ferry()}
    if words:
        made["real scripts"] = of_scripts(Path(words[0]))
        made["both at once"] = of_all(Path(words[0]))
    for title, of in made.items():
        records, hits = false_alarms(of.prints)
        letters = len(strangers_stopped(of.prints))
        sys.stdout.write(
            f"{title}: {of.prints}, {hits} of {records} closed records, {letters} of {len(LETTERS)} letters\n"
        )
        before, found, rest = text.partition(f"<!-- table: {title} -->")
        text = f"{before}{table(title, every_row(of))}{rest.partition('<!-- end -->')[2]}" if found else text
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
