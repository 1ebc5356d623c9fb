import ast
from collections.abc import Mapping
from pathlib import Path

ALLOWED_IN_THE_ROOT = ("__getattr__", "__dir__")


def test_packages_export_nothing(package: Mapping[Path, ast.Module]) -> None:
    """A re-export once loaded the film into the sender while every import contract held (DESIGN section 2)."""
    found = [
        f"src/edgecode/{path}:{tree.body[0].lineno}: expected an empty file, found code"
        for path, tree in package.items()
        if path.name == "__init__.py" and path != Path("__init__.py") and tree.body
    ]
    assert not found, "\n".join(found)


def test_every_folder_of_the_package_is_a_package(package: Mapping[Path, ast.Module]) -> None:
    missing = [f"src/edgecode/{path}/__init__.py is missing" for path in {path.parent for path in package}
               if path / "__init__.py" not in package]  # fmt: skip
    assert not missing, "\n".join(missing)


def test_the_root_loads_nothing_of_ours(package: Mapping[Path, ast.Module]) -> None:
    found = []
    for node in package[Path("__init__.py")].body:
        ours = isinstance(node, ast.Import | ast.ImportFrom) and "edgecode" in ast.unparse(node)
        named = isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name not in ALLOWED_IN_THE_ROOT
        if ours or named:
            found.append(f"src/edgecode/__init__.py:{node.lineno}: expected a module __getattr__ at most")
    assert not found, "\n".join(found)
