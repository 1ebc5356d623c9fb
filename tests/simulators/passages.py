"""Passages of scripts, as somebody would carry them off: one line, two or five in a row; half to tune on, half to judge on."""

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from edgecode.film.script import Script
from edgecode.formats.fdx import reader as fdx
from edgecode.formats.fountain import reader as fountain
from simulators.memory_source import MemorySource

LINES = (1, 2, 5)
LEAST_LETTERS = 21
"""Shorter passages are a known miss, and counted as such."""


def scripts_in(folder: Path) -> Iterator[Script]:
    """Read every Fountain and FDX script below a folder."""
    for file in sorted(folder.rglob("*")):
        reader = {".fountain": fountain, ".fdx": fdx}.get(file.suffix)
        if reader is not None:
            yield from (each for each in reader.read(MemorySource(file.read_bytes())) if isinstance(each, Script))


def passages(script: Script, *, lines: int) -> list[str]:
    """Give each run of so many paragraphs that is long enough, none overlapping another."""
    texts = [re.sub(r"\s+", " ", each.text) for each in script.paragraphs if each.text.strip()]
    runs = ["\n".join(texts[at : at + lines]) for at in range(0, len(texts) - lines + 1, lines)]
    return [
        run for run in dict.fromkeys(runs) if sum(each.isascii() and each.isalpha() for each in run) >= LEAST_LETTERS
    ]


def held_out(passage: str) -> bool:
    """Whether a passage belongs to the half that nothing was tuned on: by its digest, so always the same."""
    return sha256(passage.encode()).digest()[0] % 2 == 1
