import ast
from pathlib import Path

import edgecode.checks
from edgecode.usecases.work_left import ABOUT_ONE_LINE


def test_every_kind_of_finding_about_one_line_or_scene_is_known() -> None:
    """Read from the checks themselves: each Finding made with a paragraph or scene as its only subject."""
    found: dict[str, set[str]] = {}
    for file in Path(edgecode.checks.__path__[0]).glob("*/*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Finding":
                said = {word.arg: ast.unparse(word.value) for word in node.keywords}
                if said["subjects"] in {"(paragraph.id,)", "(scene.id,)"}:
                    found.setdefault(file.stem.replace("_", "-"), set()).add(ast.literal_eval(said["kind"]))
    assert {check: set(kinds) for check, kinds in ABOUT_ONE_LINE.items()} == found
