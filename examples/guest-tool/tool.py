#!/usr/bin/env python3
"""Second Hearing: where people of a film say the same four words in a row, or more, in two scenes.

A guest tool: it reads what lies in ``/in`` and writes one selection a line. Nothing else of the machine is there for it.
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]
SPOKEN = {"dialogue", "lyric"}
LEAST = 4
"""Words in a row that make a turn of phrase."""
MOST_SAID = 4
"""Speeches that may share a turn of phrase; what more of them share is how people talk."""
CONFIDENCES = {4: "low", 5: "medium"}
"""How sure by the words in a row; with more of them, it is sure."""
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def words(text: str) -> list[str]:
    """Give the words of a speech in small letters."""
    return [word.replace("’", "'") for word in WORD.findall(text.lower())]


def runs(said: list[str]) -> set[tuple[str, ...]]:
    """Give every run of so many words."""
    return {tuple(said[at : at + LEAST]) for at in range(len(said) - LEAST + 1)}


def longest(one: list[str], other: list[str]) -> int:
    """Count the words of the longest run that two speeches share."""
    best, before = 0, [0] * (len(other) + 1)
    for word in one:
        row = [0] * (len(other) + 1)
        for at, another in enumerate(other):
            if word == another:
                row[at + 1] = before[at] + 1
        best, before = max(best, *row), row
    return best


def pairs(speeches: list[Row]) -> Iterator[tuple[Row, Row]]:
    """Give each two speeches of different scenes that share a run, the earlier one first."""
    by_run: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, speech in enumerate(speeches):
        for run in runs(words(speech["text"])):
            by_run[run].append(at)
    found: set[tuple[int, int]] = set()
    for places in by_run.values():
        if len(places) <= MOST_SAID:
            found.update((one, other) for one in places for other in places if one < other)
    for one, other in sorted(found):
        if speeches[one]["scene"] != speeches[other]["scene"]:
            yield speeches[one], speeches[other]


def selections(script: dict[str, list[Row]]) -> Iterator[Row]:
    """Give the selections for a script as it is staged."""
    speeches = [each for each in script["paragraphs"] if each["kind"] in SPOKEN]
    for one, other in pairs(speeches):
        count = longest(words(one["text"]), words(other["text"]))
        same = one["character"] == other["character"]
        yield {
            "template": "said-again" if same else "taken-up",
            "at": [["script", one["at"]], ["script", other["at"]]],
            "confidence": CONFIDENCES.get(count, "high"),
        }


def main(folder: str = "/in") -> None:
    """Read the script, where people let the tool see it, and write what was found."""
    about = json.loads((Path(folder) / "about.json").read_text(encoding="utf-8"))
    if "script" not in about["parts"]:
        return
    script = json.loads((Path(folder) / "script.json").read_text(encoding="utf-8"))
    for selection in selections(script):
        sys.stdout.write(f"{json.dumps(selection)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
