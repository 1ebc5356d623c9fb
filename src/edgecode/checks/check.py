"""What a check is: a pure function of a frozen film to findings, and what it declares about itself."""

from collections.abc import Callable, Iterator
from enum import StrEnum

import msgspec

from edgecode.entries.vocabulary import Stage
from edgecode.film.film import Film
from edgecode.findings.finding import Finding, Skipped


class Reads(StrEnum):
    """The parts of a film a check may read; consent is asked for, and the runner enforces, exactly these."""

    SCRIPT = "script"
    BOARDS = "boards"
    DAILIES = "dailies"
    CUTS = "cuts"


class Twin(msgspec.Struct, frozen=True):
    """How to do the same job by hand, with every check off: a sentence, and the command that shows what one needs."""

    says: str
    command: tuple[str, ...]


Found = Iterator[Finding | Skipped]


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One check. ``id`` is the file's and the function's name in kebab-case, ``manual`` is the module's docstring."""

    id: str
    stage: Stage
    reads: frozenset[Reads]
    since: str
    twin: Twin
    look: Callable[[Film], Found]
    manual: str = ""


def check(*, stage: Stage, reads: set[Reads], since: str, twin: Twin) -> Callable[[Callable[[Film], Found]], Check]:
    """Make a check of a function; its name in kebab-case is the id, for ever."""

    def made(look: Callable[[Film], Found]) -> Check:
        return Check(
            id=look.__name__.replace("_", "-"), stage=stage, reads=frozenset(reads), since=since, twin=twin, look=look
        )

    return made
