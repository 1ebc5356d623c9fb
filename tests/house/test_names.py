import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

EMPTY_NAMES = {
    *("utils", "util", "helpers", "helper", "common", "misc"),
    *("base", "core", "manager", "managers", "service", "services"),
}
RAISED = re.compile(r"(Error|Exception|Warning|BaseExceptionGroup)$")


def says_nothing(path: Path) -> list[str]:
    """Find the parts of a path, and the words in them, that name no subject."""
    words = [word for part in path.with_suffix("").parts for word in re.split(r"[_.-]", part.lower())]
    return [word for word in words if word in EMPTY_NAMES]


def misplaced_exceptions(path: Path, tree: ast.Module) -> Iterator[str]:
    """Find classes that can be raised and are not in errors.py, or are there under a name that does not say so."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.ClassDef):
            continue
        raised = any(RAISED.search(ast.unparse(parent)) for parent in node.bases)
        if raised and path.name != "errors.py":
            yield f"{path}:{node.lineno}: {node.name} is an exception; exceptions live in errors.py"
        if (raised or path.name == "errors.py") and not node.name.endswith("Error"):
            yield f"{path}:{node.lineno}: {node.name} is an exception; its name ends in Error"


def test_files_and_folders_name_a_subject(files: tuple[Path, ...]) -> None:
    found = [f"{path}: '{word}' says nothing about what is in it" for path in files for word in says_nothing(path)]
    assert not found, "\n".join(found)


def test_a_name_that_says_nothing_is_seen() -> None:
    assert says_nothing(Path("src/edgecode/utils/text.py")) == ["utils"]
    assert says_nothing(Path("tests/test_base_reader.py")) == ["base"]
    assert says_nothing(Path("src/edgecode/store/database.py")) == []


def test_exceptions_live_in_one_file_and_end_in_error(package: Mapping[Path, ast.Module]) -> None:
    found = [fault for path, tree in package.items() for fault in misplaced_exceptions(path, tree)]
    assert not found, "\n".join(found)


def test_a_misplaced_exception_is_seen() -> None:
    tree = ast.parse("class Torn(ValueError):\n    pass\nclass Found(Record):\n    pass\n")
    assert list(misplaced_exceptions(Path("formats/ale.py"), tree)) == [
        "formats/ale.py:1: Torn is an exception; exceptions live in errors.py",
        "formats/ale.py:1: Torn is an exception; its name ends in Error",
    ]


def test_tests_are_sentences(trees: Mapping[Path, ast.Module]) -> None:
    """Three words at least, so that a failing test says what does not hold."""
    found = [
        f"{path}:{node.lineno}: {node.name} is no sentence"
        for path, tree in trees.items()
        if path.name.startswith("test_")
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and node.name.count("_") < 3
    ]
    assert not found, "\n".join(found)
