import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ADAPTERS = {
    *(Path("store/system_clock.py"), Path("store/system_entropy.py")),
    Path("sender/system_clock.py"),  # the sender has a composition root of its own, and may not load anything of store/
}
MODULES = {"uuid", "secrets", "random", "numpy.random"}
CALLS = {
    *("time.time", "time.time_ns", "time.localtime", "time.gmtime", "time.ctime", "time.strftime"),
    *("datetime.datetime.now", "datetime.datetime.utcnow", "datetime.datetime.today", "datetime.date.today"),
    *("os.urandom", "os.getrandom"),
}


def reaches(path: Path, tree: ast.Module) -> Iterator[str]:
    """Find where a module asks the system for the time of day or for chance, whatever it calls them."""
    names = _imported(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            for origin in _origins(node):
                if origin in CALLS or any(origin == banned or origin.startswith(f"{banned}.") for banned in MODULES):
                    yield f"{path}:{node.lineno}: {origin} belongs to store/system_clock.py or store/system_entropy.py"
        elif isinstance(node, ast.Attribute):
            head, _, rest = ast.unparse(node).partition(".")
            if f"{names.get(head, head)}.{rest}" in CALLS:
                yield f"{path}:{node.lineno}: {ast.unparse(node)} belongs to a port, Clock or Entropy"


def _origins(node: ast.Import | ast.ImportFrom) -> list[str]:
    prefix = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
    return [f"{prefix}{alias.name}" for alias in node.names]


def _imported(tree: ast.Module) -> dict[str, str]:
    names = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            for alias, origin in zip(node.names, _origins(node), strict=True):
                names[alias.asname or alias.name] = origin
    return names


def test_only_the_adapters_ask_the_system(package: Mapping[Path, ast.Module]) -> None:
    found = [fault for path, tree in package.items() if path not in ADAPTERS for fault in reaches(path, tree)]
    assert not found, "\n".join(found)


def test_the_adapters_are_there(package: Mapping[Path, ast.Module]) -> None:
    assert set(package) >= ADAPTERS
    assert all(list(reaches(path, package[path])) for path in ADAPTERS)


@pytest.mark.parametrize(
    "planted",
    [
        "import uuid",
        "import random as dice",
        "from secrets import token_hex",
        "from os import urandom",
        "from time import time_ns as now",
        "import os\nkey = os.urandom(16)",
        "import time\nat = time.time()",
        "import time as t\nat = t.time_ns()",
        "import datetime\nat = datetime.datetime.now(datetime.UTC)",
        "from datetime import datetime as dt\nat = dt.now()",
        "from datetime import date\nday = date.today()",
        "import numpy.random",
    ],
)
def test_asking_under_another_name_is_seen(planted: str) -> None:
    assert list(reaches(Path("film/take.py"), ast.parse(planted)))


def test_reckoning_with_dates_is_no_fault() -> None:
    source = "from datetime import date, timedelta\nimport time\nstart = time.monotonic()\nday = date(2025, 1, 1)\n"
    assert not list(reaches(Path("film/take.py"), ast.parse(source)))
