"""How long a feature in Fountain takes, bytes to script, against screenplain on the same text in the same run.

Prints one JSON line. ``same_paragraphs`` says whether both found the same paragraphs, kind by kind and word by word, and
the same scene numbers; emphasis marks, spaces and the case of headings and transitions aside, which screenplain changes.
"""

import io
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from importlib import metadata

from made_script import made_script
from screenplain.parsers import fountain
from screenplain.types import Dialog, DualDialog, Section, Slug, Transition

from edgecode.film.emphasis import plain
from edgecode.film.rate import Rate
from edgecode.film.script import ParagraphKind, Script
from edgecode.formats.fountain.reader import read

LIMIT = 0.5
ROUNDS = 5
PAGES = 120
PEER: Callable[[io.StringIO], Iterable[object]] = fountain.parse
_IN_CAPITALS = {ParagraphKind.HEADING, ParagraphKind.TRANSITION}


class Held:
    """A file held in memory."""

    path = "script/made.fountain"
    rate: Rate | None = None

    def __init__(self, data: bytes) -> None:
        """Hold some bytes."""
        self.data = data
        self.size = len(data)

    def open(self) -> io.BytesIO:
        """Open a fresh stream."""
        return io.BytesIO(self.data)

    def bytes(self) -> bytes:
        """Give the whole content."""
        return self.data


def best(work: Callable[[], object]) -> float:
    """Time the quickest of some rounds, in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times) * 1000


def ours(script: Script) -> list[tuple[str, str]]:
    """List what we found."""
    numbers = {scene.first: scene.number for scene in script.scenes}
    return [
        _entry(paragraph.kind, plain(paragraph.text), number=numbers.get(index, ""))
        for index, paragraph in enumerate(script.paragraphs)
    ]


def theirs(text: str) -> list[tuple[str, str]]:
    """List what screenplain found."""
    return [entry for element in PEER(io.StringIO(text)) for entry in _entries(element)]


def _entries(element: object) -> Iterator[tuple[str, str]]:
    match element:
        case Slug(line=line, scene_number=number):
            yield _entry(ParagraphKind.HEADING, str(line), number=str(number or ""))
        case Transition(line=line):
            yield _entry(ParagraphKind.TRANSITION, str(line))
        case DualDialog(left=left, right=right):
            yield from _entries(left)
            yield from _entries(right)
        case Dialog(character=character, blocks=blocks):
            yield _entry(ParagraphKind.CHARACTER, str(character))
            for bracketed, line in blocks:
                yield _entry(ParagraphKind.PARENTHETICAL if bracketed else ParagraphKind.DIALOGUE, str(line))
        case Section(text=line):
            yield ("section", str(line))
        case _:
            yield _entry(ParagraphKind.ACTION, "\n".join(map(str, getattr(element, "lines", ()))))


def _entry(kind: ParagraphKind, text: str, *, number: str = "") -> tuple[str, str]:
    words = " ".join(text.split())
    return f"{kind} {number}".strip(), words.upper() if kind in _IN_CAPITALS else words


def main() -> int:
    """Measure and print; 0 if within the limit on the same paragraphs."""
    text = made_script(7, PAGES)
    source = Held(text.encode())
    [script] = [record for record in read(source) if isinstance(record, Script)]
    same = ours(script) == theirs(text)
    ours_ms, peer_ms = best(lambda: list(read(source))), best(lambda: PEER(io.StringIO(text)))
    told = {
        "bench": "fountain",
        "paragraphs": len(script.paragraphs),
        "ours_ms": round(ours_ms, 2),
        "peer": f"screenplain {metadata.version('screenplain')}",
        "peer_ms": round(peer_ms, 2),
        "ratio": round(ours_ms / peer_ms, 3),
        "limit": LIMIT,
        "same_paragraphs": same,
    }
    print(json.dumps(told))
    return 0 if same and ours_ms / peer_ms <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
