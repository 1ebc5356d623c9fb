"""What becomes of the film in a letter, as rows of the page ``docs/letters.md``; run as a program, it writes them anew.

A passage is carried as somebody would who knows of the scanner, as a paragraph between two honest ones. It may be refused with
the letter, stopped by the scanner, put right so that nothing of it is left, or get through. Passages are of the half of the
scripts that nothing was tuned on.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from edgecode.bootstrap import open_film
from edgecode.boundary.errors import LetterError
from edgecode.boundary.guest.letter import Letter
from edgecode.boundary.guest.letter_body import read_body
from edgecode.boundary.scan.fingerprints import Fingerprints
from edgecode.entries.handle import Handle
from edgecode.film.script import Script
from edgecode.usecases.guests.letter_scan import is_stopped
from edgecode.usecases.partners.canaries import canaries_of
from edgecode.usecases.partners.fingerprinting import fingerprints
from simulators.evasions import ALONE, MISSED, NOISE, PAIRS, Evasion, letters
from simulators.honest_letters import LETTERS, held_out
from simulators.passages import held_out as held_out_passage
from simulators.passages import passages, scripts_in
from simulators.scanner_table import FERRY, material
from simulators.strangers import LETTERS as STRANGERS
from simulators.the_ferry import copied

HOUSE: Final = Path(__file__).resolve().parents[2]
PAGE: Final = HOUSE / "docs" / "letters.md"
SECRET: Final = bytes(range(32))
FEW: Final = 8
"""Passages of a row."""
SHORT, LONG = 25, 60
"""Letters of a passage: fewer are a known miss, and more make some ways of carrying them longer than a letter may be."""
BEFORE, BEHIND = "Dear all,\n\nthis is the weekly note.\n\n", "\n\nThat is all for today.\n\nKind regards\n"


class Material(msgspec.Struct, frozen=True):
    """A film as it is fingerprinted, and what is carried: lines, headings, names of people in it, short ones apart."""

    prints: Fingerprints
    lines: tuple[str, ...]
    headings: tuple[str, ...]
    names: tuple[str, ...]
    short_names: tuple[str, ...]


@cache
def of_the_ferry() -> Material:
    """Give the example: all of it, film.toml, logs and captions among it."""
    with tempfile.TemporaryDirectory() as folder:
        look = open_film(copied(Path(folder) / "film")).look()
    prints = fingerprints(look, words={}, secret=SECRET)
    return _material(list(scripts_in(FERRY)), prints, people=list(look.holdings.settings.people))


@cache
def of_scripts(folder: Path) -> Material:
    """Give all scripts below a folder."""
    scripts = list(scripts_in(folder))
    return _material(scripts, material(scripts, few=1).prints)


def _material(scripts: Sequence[Script], prints: Fingerprints, *, people: Sequence[str] = ()) -> Material:
    every = dict.fromkeys(each for script in scripts for each in passages(script, lines=1) if held_out_passage(each))
    lines = [each for each in every if SHORT <= len(letters(each)) <= LONG]
    headings = dict.fromkeys(scene.heading for script in scripts for scene in script.scenes)
    names = dict.fromkeys(people) | dict.fromkeys(
        each.character for script in scripts for each in script.paragraphs if each.character
    )
    return Material(
        prints=prints,
        lines=tuple(lines[:: max(1, len(lines) // FEW)][:FEW]),
        headings=tuple(each for each in headings if len(letters(each)) >= SHORT)[:FEW],
        names=tuple(each for each in names if len(letters(each)) > SHORT // 3)[:FEW],
        short_names=tuple(each for each in names if 0 < len(letters(each)) < SHORT // 4)[:FEW],
    )


def letter(body: str, *, sender: str = "Mona") -> Letter:
    """Make a letter of a body."""
    return Letter(
        id=Handle("0" * 16),
        sender=sender,
        to="Aria Labs",
        title="Second Hearing",
        version=3,
        day="2026-03-02",
        body=body,
    )


def became(evasion: Evasion, passage: str, *, of: Material) -> str:
    """Tell what became of a passage in a letter, in a word."""
    try:
        body = read_body(_with(evasion(passage)), path="letter.txt").text
    except LetterError:
        return "refused"
    other = _other_letters(passage)
    if evasion(other) != evasion(passage) and read_body(_with(evasion(other)), path="letter.txt").text == body:
        return "put right"
    return "stopped" if is_stopped(letter(body), own_name="", prints=of.prints) else "through"


def _other_letters(passage: str) -> str:
    """Give other letters, as many: where the body is the same with them, nothing is left in it of what was carried."""
    return "".join(chr(ord(each) ^ 1) if each.isascii() and each.isalpha() else each for each in passage)


def _with(out: str | bytes) -> bytes:
    carried = out if isinstance(out, bytes) else out.encode("utf-8", "surrogatepass")
    return BEFORE.encode() + carried + BEHIND.encode()


def _every_third_word(text: str) -> str:
    return " ".join(f"{word} {NOISE[at % 26]} {NOISE[(at + 9) % 26]}" for at, word in enumerate(text.split()))


def _in_a_sentence(name: str) -> str:
    return f"It is always wrong where {name} is in the picture."


def cell(evasion: Evasion, passages_: Sequence[str], *, of: Material) -> str:
    """Give what became of some passages, the most frequent first."""
    if not passages_:
        return "–"
    counted = Counter(became(evasion, each, of=of) for each in passages_)
    return ", ".join(f"{count} {what}" for what, count in sorted(counted.items(), key=lambda pair: -pair[1]))


def ways(of: Material) -> Iterator[tuple[str, Evasion, tuple[str, ...]]]:
    """Give each way with what is carried by it; those that are known to get through stand last."""
    yield "a line", str, of.lines
    yield "the heading of a scene", str, of.headings
    yield "a name of nine letters or more", _in_a_sentence, of.names
    for name, evasion in (*list(ALONE.items())[1:], ("every third word", _every_third_word), *PAIRS.items()):
        yield name, evasion, of.lines
    yield "a name of five letters or fewer", _in_a_sentence, of.short_names
    yield "twenty-four letters of a line", lambda text: letters(text)[: SHORT - 1], of.lines
    for name, evasion in MISSED.items():
        if "batch" not in name and "twenty" not in name:
            yield name, evasion, of.lines


def rows(of: Material) -> Iterator[tuple[str, str]]:
    """Give each way with what became of what was carried by it."""
    return ((name, cell(evasion, carried, of=of)) for name, evasion, carried in ways(of))


def canaries_stopped(of: Material) -> list[str]:
    """Give what becomes of each canary."""
    return [became(_in_a_sentence, each, of=of) for each in canaries_of(SECRET).all]


def paragraphs() -> list[str]:
    """Give every paragraph of this documentation that is as long as a short letter, tables left out."""
    pages = sorted((HOUSE / "docs").glob("*.md")) + sorted((HOUSE / "docs" / "adr").glob("*.md"))
    parts = [part for page in pages if page != PAGE for part in page.read_text(encoding="utf-8").split("\n\n")]
    return [
        part.strip() + "\n" for part in parts if len(part) > SHORT * 4 and not part.lstrip().startswith(("|", "<!--"))
    ]


def stopped(texts: Sequence[str], *, of: Material) -> list[str]:
    """Give which of some honest texts are stopped."""
    return [each for each in texts if is_stopped(letter(each), own_name="", prints=of.prints)]


def honest() -> dict[str, list[str]]:
    """Give the honest texts by where they come from."""
    return {
        "honest letters, the half to tune on": [each for each in LETTERS if not held_out(each)],
        "honest letters, the half held out": [each for each in LETTERS if held_out(each)],
        "letters of strangers": list(STRANGERS),
        "paragraphs of this documentation": paragraphs(),
    }


def table(title: str, head: Sequence[str], body: Sequence[Sequence[str]]) -> str:
    """Set rows as a table that this program finds again."""
    lines = [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *body)]
    return f"<!-- table: {title} -->\n" + "\n".join(lines) + "\n<!-- end -->"


def replaced(page: str, title: str, made: str) -> str:
    """Put a table in the place of the one before it."""
    before, found, rest = page.partition(f"<!-- table: {title} -->")
    return f"{before}{made}{rest.partition('<!-- end -->')[2]}" if found else page


def recall_table(columns: Sequence[Material]) -> str:
    """Give the table of what is carried."""
    made = [dict(rows(each)) for each in columns]
    body = [(name, *(each[name] for each in made)) for name in made[0]]
    return table("carried", ("how it is carried", "the example", "real scripts")[: 1 + len(columns)], body)


def alarms_table(columns: Sequence[Material]) -> str:
    """Give the table of honest texts that are stopped."""
    body = [
        (name, *(f"{len(stopped(texts, of=each))} of {len(texts)}" for each in columns))
        for name, texts in honest().items()
    ]
    return table("honest", ("what was scanned", "against the example", "against every real script at once"), body)


def main(words: Sequence[str]) -> int:
    """Write both tables into the page; real scripts lie below the folder that is named."""
    columns = [of_the_ferry(), of_scripts(Path(words[0]))]
    page = PAGE.read_text(encoding="utf-8")
    page = replaced(page, "carried", recall_table(columns))
    page = replaced(page, "honest", alarms_table(columns))
    PAGE.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
