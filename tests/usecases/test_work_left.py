import ast
import re
from pathlib import Path

import edgecode.checks
from edgecode.usecases.work_left import ABOUT_ONE_LINE


def test_every_kind_of_finding_about_one_line_or_scene_is_known() -> None:
    """Read from the checks themselves: each Finding made with a paragraph or scene as its only subject."""
    found: dict[str, set[str]] = {}
    for file in Path(edgecode.checks.__path__[0]).glob("*/*.py"):
        text = file.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Finding":
                said = {word.arg: word.value for word in node.keywords}
                if re.fullmatch(r"\((\w+\.)?(paragraph|scene)\.id,\)", ast.unparse(said["subjects"])):
                    kinds = found.setdefault(file.stem.replace("_", "-"), set())
                    kind = said["kind"]
                    kinds |= {str(kind.value)} if isinstance(kind, ast.Constant) else _worked_out(text)
    assert {check: set(kinds) for check, kinds in ABOUT_ONE_LINE.items()} == found


def _worked_out(text: str) -> set[str]:
    """The kinds of a check that works its kind out: what it explains, one reason a kind."""
    [reasons] = re.findall(r"why = \{(.*?)\n    \}", text, re.DOTALL)
    return set(re.findall(r'"([a-z-]+)":', reasons))
