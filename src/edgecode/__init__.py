"""What was planned, shot and used, line by line, and what is still owed. ``edgecode.open_film(path)`` opens a film."""

import importlib

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Load the one public function when it is asked for, so that importing edgecode loads nothing else."""
    if name == "open_film":
        return importlib.import_module("edgecode.bootstrap").open_film
    raise AttributeError(name)
