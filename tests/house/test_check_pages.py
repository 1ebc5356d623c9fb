import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

from edgecode.checks.registry import every_check

HEADINGS = ["## What it looks for", "## Why it matters", "## When to leave it", "## What it cannot see"]


def check_files(package: Mapping[Path, ast.Module]) -> dict[Path, ast.Module]:
    """Pick the files that hold one check each: those in a folder of checks/."""
    return {
        path: tree
        for path, tree in package.items()
        if path.parts[0] == "checks" and len(path.parts) == 3 and path.name != "__init__.py"
    }


def page_faults(page: str) -> Iterator[str]:
    """Say what a check's page lacks: a sentence on top, four headings in order, and words below each."""
    lines = page.splitlines()
    if not lines or lines[0].startswith("#"):
        yield "expected one sentence on top, found none"
    found = [line for line in lines if line.startswith("#")]
    if found != HEADINGS:
        yield f"expected the headings {HEADINGS}, found {found}"
    for part in page.split("\n## ")[1:]:
        heading, _, words = part.partition("\n")
        if not words.strip():
            yield f"expected words below '## {heading}', found none"


def name_faults(stem: str, tree: ast.Module) -> Iterator[str]:
    """Say where file, function and id differ: one decorated function named as the file, and the id in kebab-case."""
    made = [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        if any(ast.unparse(decorator).startswith(("check(", "check_of_intents(")) for decorator in node.decorator_list)
    ]
    if made != [stem]:
        yield f"expected one check named {stem}, found {made}"
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "ID":
            said = ast.literal_eval(node.value)
            if said != stem.replace("_", "-"):
                yield f"expected the id {stem.replace('_', '-')}, found {said}"


def test_every_check_has_its_page(package: Mapping[Path, ast.Module]) -> None:
    found = [
        f"src/edgecode/{path}:1: {fault}"
        for path, tree in check_files(package).items()
        for fault in page_faults(ast.get_docstring(tree) or "")
    ]
    assert not found, "\n".join(found)


def test_file_function_and_id_are_one_name(package: Mapping[Path, ast.Module]) -> None:
    found = [
        f"src/edgecode/{path}:1: {fault}"
        for path, tree in check_files(package).items()
        for fault in name_faults(path.stem, tree)
    ]
    assert not found, "\n".join(found)


def test_every_check_is_found_by_walking(package: Mapping[Path, ast.Module]) -> None:
    files = sorted(path.stem.replace("_", "-") for path in check_files(package))
    assert sorted(check.id for check in every_check()) == files


def test_every_check_has_its_test_beside_it(package: Mapping[Path, ast.Module], house: Path) -> None:
    expected = [Path("tests", path.parent, f"test_{path.name}") for path in check_files(package)]
    missing = [f"{path} is missing" for path in expected if not (house / path).is_file()]
    assert not missing, "\n".join(missing)


def test_a_page_that_lacks_something_is_seen() -> None:
    """
    A line nobody shot.

    ## What it looks for
    Lines without takes.

    ## When to leave it
    ## Why it matters
    It is dear.
    """
    page = ast.get_docstring(ast.parse(f'"""{test_a_page_that_lacks_something_is_seen.__doc__}"""')) or ""
    assert list(page_faults(page)) == [
        f"expected the headings {HEADINGS}, found {[HEADINGS[0], HEADINGS[2], HEADINGS[1]]}",
        "expected words below '## When to leave it', found none",
    ]
    assert next(page_faults("")) == "expected one sentence on top, found none"


def test_a_check_under_another_name_is_seen() -> None:
    source = 'ID = "line-unshot"\n@check(stage=Stage.DAILIES)\ndef not_shot(film):\n    """Look."""\n'
    assert list(name_faults("unshot_line", ast.parse(source))) == [
        "expected one check named unshot_line, found ['not_shot']",
        "expected the id unshot-line, found line-unshot",
    ]
