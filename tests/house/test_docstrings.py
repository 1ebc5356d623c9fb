import ast
from collections.abc import Mapping
from pathlib import Path


def test_every_module_says_what_it_is(trees: Mapping[Path, ast.Module]) -> None:
    """Functions and classes are held by ruff's D rules; a test file is named after what it tests."""
    found = [
        f"{path}:1: expected a docstring that says what this module is, found none"
        for path, tree in trees.items()
        if tree.body and path.name != "__init__.py" and not path.name.startswith("test_")
        if not ast.get_docstring(tree)
    ]
    assert not found, "\n".join(found)


def test_a_docstring_begins_with_one_sentence(trees: Mapping[Path, ast.Module]) -> None:
    found = [
        f"{path}:1: expected the first line of the docstring to end a sentence, found {first!r}"
        for path, tree in trees.items()
        if (first := (ast.get_docstring(tree) or "").partition("\n\n")[0]) and not first.endswith((".", "…"))
    ]
    assert not found, "\n".join(found)


def test_no_module_imports_inside_a_function_or_for_types_alone(package: Mapping[Path, ast.Module]) -> None:
    found = [
        f"{path}:{node.lineno}: imports stand at the top of the module, where a circle cannot hide"
        for path, tree in package.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom) and node not in tree.body
    ]
    assert not found, "\n".join(found)
