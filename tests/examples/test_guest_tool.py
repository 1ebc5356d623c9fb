"""The sample of a guest tool, run as a plain process on made scripts."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edgecode.boundary.guest.manifest import Part, Template
from edgecode.boundary.guest.manifest_toml import completed
from edgecode.boundary.guest.selection import Selected
from edgecode.boundary.guest.selections import understood
from simulators.agreements import ARIA

TOOL: Final = Path(__file__).resolve().parents[2] / "examples" / "guest-tool"
Speech = tuple[int, str, str]
"""A scene, who speaks, what they say."""


@pytest.fixture(scope="module")
def templates() -> Sequence[Template]:
    told = (TOOL / "tool.toml").read_text(encoding="utf-8")
    return completed(told, path="tool.toml", files={"tool.py": "0" * 64}, key=str(ARIA.verifier)).templates


def run(folder: Path, speeches: Sequence[Speech], *, parts: Sequence[str] = ("script",)) -> bytes:
    paragraphs = [
        {"at": at, "scene": scene, "kind": "dialogue", "character": who, "text": text}
        for at, (scene, who, text) in enumerate(speeches)
    ]
    (folder / "about.json").write_text(json.dumps({"edgecode": 1, "parts": parts}), encoding="utf-8")
    script = {"scenes": [], "paragraphs": paragraphs}
    (folder / "script.json").write_text(json.dumps(script, ensure_ascii=False), encoding="utf-8")
    words = ("-E", "-s", "-S", "-B", "-X", "utf8", str(TOOL / "tool.py"), str(folder))
    return subprocess.run([sys.executable, *words], capture_output=True, check=True, env={}).stdout


def found(output: bytes, *, templates: Sequence[Template], places: int) -> Sequence[Selected]:
    said = understood(output, templates=templates, staged={Part.SCRIPT: places})
    assert said.refused == ()
    return said.selected


@pytest.mark.parametrize(
    ("speeches", "selected"),
    [
        ([(0, "A", "Back before the rain."), (1, "B", "back, BEFORE the rain!")], [("taken-up", 0, 1, "low")]),
        ([(0, "A", "Not back before the rain."), (1, "A", "So not back before the rain?")], [("said-again", 0, 1, "medium")]),
        ([(0, "A", "I’d not go out in that"), (1, "B", "I'd not go out in that")], [("taken-up", 0, 1, "high")]),
        ([(0, "A", "Back before the rain."), (0, "B", "Back before the rain.")], []),
        ([(0, "A", "Back before the rain."), (1, "B", "Back before that rain.")], []),
        ([(scene, "A", "Back before the rain.") for scene in range(5)], []),
        ([(0, "A", ""), (1, "B", "Back.")], []),
        ([], []),
    ],
)  # fmt: skip
def test_it_points_at_turns_of_phrase_that_are_said_in_two_scenes(
    tmp_path: Path, templates: Sequence[Template], speeches: list[Speech], selected: list[tuple[str, int, int, str]]
) -> None:
    output = run(tmp_path, speeches)
    said = found(output, templates=templates, places=len(speeches))
    assert [(each.template, *(place.at for place in each.at), each.confidence) for each in said] == selected


def test_it_gives_nothing_where_it_may_not_see_the_script(tmp_path: Path) -> None:
    assert run(tmp_path, [(0, "A", "Back before the rain."), (1, "B", "Back before the rain.")], parts=()) == b""


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.integers(0, 3), st.sampled_from("AB"), st.lists(st.sampled_from(["an", "old", "boat"])).map(" ".join)
        ),
        max_size=8,
    )
)
def test_the_same_script_gives_the_same_bytes_and_only_selections(
    tmp_path: Path, templates: Sequence[Template], speeches: list[Speech]
) -> None:
    output = run(tmp_path, speeches)
    assert run(tmp_path, speeches) == output
    found(output, templates=templates, places=len(speeches))
