import ast
import statistics
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

FUNCTION_MOST, FUNCTION_MEDIAN, FUNCTION_TENTH = 60, 10, 30
FILE_MOST, CHECK_MOST = 400, 200


def lengths(path: Path, tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Give each function's lines, docstring included and decorators not, and where it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield (node.end_lineno or node.lineno) - node.lineno + 1, f"{path}:{node.lineno} {node.name}"


@pytest.fixture(scope="module")
def functions(package: Mapping[Path, ast.Module]) -> list[tuple[int, str]]:
    """Give every function of the package, longest first."""
    return sorted((pair for path, tree in package.items() for pair in lengths(path, tree)), reverse=True)


def test_a_function_is_measured_from_its_name_to_its_end() -> None:
    source = "@property\ndef short(self):\n    '''Say.'''\n    def inner():\n        pass\n    return inner\n"
    assert sorted(lengths(Path("a.py"), ast.parse(source))) == [(2, "a.py:4 inner"), (5, "a.py:2 short")]


def test_no_function_is_longer_than_a_screen(functions: list[tuple[int, str]]) -> None:
    long = [f"{where}: {lines} lines, at most {FUNCTION_MOST}" for lines, where in functions if lines > FUNCTION_MOST]
    assert not long, "\n".join(long)


def test_most_functions_are_short(functions: list[tuple[int, str]]) -> None:
    found = [lines for lines, _ in functions]
    longest = "\n".join(f"{where}: {lines} lines" for lines, where in functions[:12])
    assert statistics.median(found) <= FUNCTION_MEDIAN, f"median {statistics.median(found)}; the longest:\n{longest}"
    tenth = statistics.quantiles(found, n=10)[-1]
    assert tenth <= FUNCTION_TENTH, f"90th percentile {tenth}; the longest:\n{longest}"


def test_no_file_is_too_long(code: Mapping[Path, str]) -> None:
    long = [
        f"{path}: {text.count(chr(10))} lines, at most {_most(path)}"
        for path, text in code.items()
        if text.count("\n") > _most(path)
    ]
    assert not long, "\n".join(long)


def test_a_check_file_is_held_shorter() -> None:
    assert _most(Path("src/edgecode/checks/cut/line_lost_in_cut.py")) == CHECK_MOST
    assert _most(Path("tests/checks/cut/test_line_lost_in_cut.py")) == FILE_MOST


def _most(path: Path) -> int:
    return CHECK_MOST if path.is_relative_to("src/edgecode/checks") else FILE_MOST
