"""All checks there are: found by walking the package, nothing is registered."""

import importlib
import inspect
import pkgutil
from functools import cache
from types import ModuleType

import msgspec

import edgecode.checks
from edgecode.checks.check import Check
from edgecode.errors import UnknownCheckError


@cache
def every_check() -> tuple[Check, ...]:
    """Walk ``edgecode.checks.*`` and give the checks, by stage and then by id."""
    found = []
    for folder in pkgutil.iter_modules(edgecode.checks.__path__, "edgecode.checks."):
        if folder.ispkg:
            package = importlib.import_module(folder.name)
            for file in pkgutil.iter_modules(package.__path__, f"{folder.name}."):
                found += _checks_in(importlib.import_module(file.name))
    return tuple(sorted(found, key=lambda check: (check.stage, check.id)))


def check_named(name: str) -> Check:
    """Find a check by its id. Raises :class:`UnknownCheckError`."""
    for check in every_check():
        if check.id == name:
            return check
    raise UnknownCheckError(name, known=", ".join(check.id for check in every_check()))


def _checks_in(module: ModuleType) -> list[Check]:
    manual = inspect.cleandoc(module.__doc__ or "")
    return [
        msgspec.structs.replace(value, manual=manual)
        for value in vars(module).values()
        if isinstance(value, Check) and value.look.__module__ == module.__name__
    ]
