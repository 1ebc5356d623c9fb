"""How many paragraphs of a printed script are read back, and how long that takes, against bare text extraction by PDFium.

screenplain prints scripts in Fountain to PDF; a paragraph counts if its kind and its plain text are those that our Fountain
reader found. ``tuned`` are the scripts that the reader was made with; ``untouched`` are made scripts of other seeds, which are
new words in the same proportions and no other author's. The real ones are tests of Fountain's syntax of a few lines each. They
differ also where screenplain reads Fountain otherwise than we do (tests/formats/fountain/test_real_scripts.py lists where), and
most have no scene heading, so that their PDF is no screenplay: those count in ``no_screenplay`` and not in the share.

Prints JSON lines: one for each script, then one for each group.
"""

import argparse
import importlib
import io
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Final, NamedTuple

from bench_fountain import Held
from made_script import made_script
from screenplain.export import pdf
from screenplain.parsers import fountain

from edgecode.errors import UnreadableError
from edgecode.film.emphasis import plain
from edgecode.film.script import ParagraphKind, Script
from edgecode.formats.fountain.reader import read as read_fountain
from edgecode.formats.pdf.reader import read as read_pdf

PDFIUM: Final = importlib.import_module("pypdfium2")
HOUSE: Final = Path(__file__).resolve().parents[1]
LEAST: Final = 0.99
REAL: Final = "real syntax tests"
ROUNDS: Final = 3
PAGES: Final = 120
TUNED_SEED: Final = 7
UNTOUCHED_SEEDS: Final = (2027, 31337, 424242)
PARSE: Final[Callable[[io.StringIO], object]] = fountain.parse
EXPORT: Final[Callable[[object, io.BytesIO], object]] = pdf.to_pdf
_IN_CAPITALS: Final = {ParagraphKind.HEADING, ParagraphKind.TRANSITION}


class Case(NamedTuple):
    """One script in Fountain and the group its figures go into."""

    name: str
    group: str
    text: str


class Counted(NamedTuple):
    """How many paragraphs of a script are the same, of how many in the longer of the two."""

    same: int
    of: int


def cases(real: Path) -> Iterator[Case]:
    """The made feature, the example film, made features of other seeds, and the real scripts if they are there."""
    yield Case(f"made {TUNED_SEED}", "tuned", made_script(TUNED_SEED, PAGES))
    for file in sorted((HOUSE / "examples" / "the-ferry" / "script").glob("*.fountain")):
        yield Case(file.stem, "tuned", file.read_text(encoding="utf-8"))
    for seed in UNTOUCHED_SEEDS:
        yield Case(f"made {seed}", "untouched", made_script(seed, PAGES))
    for file in sorted(real.glob("*.fountain")):
        yield Case(file.stem, REAL, file.read_text(encoding="utf-8"))


def exported(text: str) -> bytes:
    """Print a script with screenplain."""
    stream = io.BytesIO()
    EXPORT(PARSE(io.StringIO(text)), stream)
    return stream.getvalue()


def told(script: Script) -> list[tuple[str, str]]:
    """List kinds and plain texts; spaces do not count, nor the case of what is printed in capitals."""
    return [
        (str(each.kind), words.upper() if each.kind in _IN_CAPITALS else words)
        for each in script.paragraphs
        for words in [" ".join(plain(each.text).split())]
    ]


def counted(one: Script, other: Script | None) -> Counted:
    """Count the paragraphs that are the same, in order."""
    mine, yours = told(one), told(other) if other else []
    blocks = SequenceMatcher(None, mine, yours, autojunk=False).get_matching_blocks()
    return Counted(sum(block.size for block in blocks), max(len(mine), len(yours)))


def the_script(source: Held, reader: Callable[[Held], Iterator[object]]) -> Script | None:
    """Read the one script of a file; none where there is none."""
    try:
        return next((record for record in reader(source) if isinstance(record, Script)), None)
    except UnreadableError:
        return None


def bare(data: bytes) -> int:
    """Take the text off every page and nothing more."""
    with PDFIUM.PdfDocument(data) as document:
        return sum(len(page.get_textpage().get_text_range()) for page in document)


def best(work: Callable[[], object]) -> float:
    """Time the quickest of some rounds, in seconds."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


def measured(case: Case) -> tuple[Counted, dict[str, object]]:
    """Print a script, read it back and set both beside each other."""
    source = Held(exported(case.text))
    script = the_script(Held(case.text.encode()), read_fountain)
    back = the_script(source, read_pdf)
    if script is None:
        return Counted(0, 0), {"script": case.name, "paragraphs": 0}
    same = counted(script, back)
    facts: dict[str, object] = {
        "bench": "pdf",
        "script": case.name,
        "group": case.group,
        "screenplay": back is not None,
        "paragraphs": len(script.paragraphs),
        "same": same.same,
        "share": round(same.same / max(1, same.of), 4),
    }
    if back is None or case.group == REAL:
        return same, facts
    ours, peer = best(lambda: list(read_pdf(source))), best(lambda: bare(source.data))
    numbers = [scene.number for scene in script.scenes] == [scene.number for scene in back.scenes]
    facts |= {"scene_numbers": numbers, "seconds": round(ours, 3), "pdfium_seconds": round(peer, 3)}
    return same, facts | {"ratio": round(ours / peer, 2)}


def main() -> int:
    """Measure and print; 0 if at least 99 in 100 paragraphs are the same, in tuned and in untouched scripts."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--real", type=Path, default=HOUSE / ".." / "shared" / "real" / "scripts" / "fountain")
    groups: dict[str, list[Counted]] = {}
    refused: Counter[str] = Counter()
    for case in cases(parser.parse_args().real):
        found, facts = measured(case)
        print(json.dumps(facts), flush=True)
        if case.group == REAL and not facts.get("screenplay"):
            refused[case.group] += 1
        else:
            groups.setdefault(case.group, []).append(found)
    shares = {
        group: sum(each.same for each in found) / max(1, sum(each.of for each in found))
        for group, found in groups.items()
    }
    for group, share in shares.items():
        told = {
            "scripts": len(groups[group]),
            "no_screenplay": refused[group],
            "share": round(share, 4),
            "least": LEAST,
        }
        print(json.dumps({"bench": "pdf", "group": group, **told}))
    return 0 if min(shares["tuned"], shares["untouched"]) >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main())
