"""All profiles there are: found by walking the folder, nothing is registered."""

import importlib
import inspect
import pkgutil
from functools import cache

import msgspec

import edgecode.papers.profiles
from edgecode.errors import PaperError
from edgecode.papers.profile import Paper
from edgecode.papers.words import Profile


@cache
def every_paper() -> tuple[Paper, ...]:
    """Give the papers there are, in the order of :class:`Profile`; each module of the folder has one as ``PAPER``."""
    package = edgecode.papers.profiles
    found = {}
    for module in pkgutil.iter_modules(package.__path__):
        loaded = importlib.import_module(f"{package.__name__}.{module.name}")
        paper = msgspec.structs.replace(loaded.PAPER, manual=inspect.cleandoc(loaded.__doc__ or ""))
        found[paper.profile] = paper
    return tuple(found[profile] for profile in Profile if profile in found)


def paper_for(profile: str) -> Paper:
    """Find a paper by the word for its profile. Raises :class:`~edgecode.errors.PaperError`."""
    for paper in every_paper():
        if paper.profile == profile:
            return paper
    known = ", ".join(paper.profile for paper in every_paper())
    raise PaperError("profile", expected=f"one of {known}", found=repr(profile))
