"""What a check is: a pure function of a frozen film to findings, and what it declares about itself."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import wraps

import msgspec

from edgecode.entries.vocabulary import Stage
from edgecode.film.film import Film
from edgecode.findings.finding import Finding, Skipped
from edgecode.findings.intent import Tried


class Reads(StrEnum):
    """The parts of a film a check may read; consent is asked for, and the runner enforces, exactly these."""

    SCRIPT = "script"
    BOARDS = "boards"
    DAILIES = "dailies"
    CUTS = "cuts"
    INTENTS = "intents"
    """What people said is meant, and what became of it; no part of the film itself."""


class Twin(msgspec.Struct, frozen=True):
    """How to do the same job by hand, with every check off: a sentence, and the command that shows what one needs."""

    says: str
    command: tuple[str, ...]


Found = Iterator[Finding | Skipped]


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One check. ``id`` is the file's and the function's name in kebab-case, ``manual`` is the module's docstring.

    ``judge`` is what a check of intents has in place of ``look``: it is asked last, and sees what became of each intent.
    """

    id: str
    stage: Stage
    reads: frozenset[Reads]
    since: str
    twin: Twin
    look: Callable[[Film], Found]
    judge: Callable[[tuple[Tried, ...]], Found] | None = None
    manual: str = ""


def told_once(said: Iterable[Finding | Skipped]) -> Found:
    """Give each finding, and each reason why something could not be looked at, once, in the order they came."""
    told: dict[str, Finding | Skipped] = {}
    for each in said:
        told.setdefault(each.id if isinstance(each, Finding) else each.reason, each)
    yield from told.values()


def check(*, stage: Stage, reads: set[Reads], since: str, twin: Twin) -> Callable[[Callable[[Film], Found]], Check]:
    """Make a check of a function; its name in kebab-case is the id, for ever."""

    def made(look: Callable[[Film], Found]) -> Check:
        return Check(id=_id(look), stage=stage, reads=frozenset(reads), since=since, twin=twin, look=look)

    return made


def check_of_intents(
    *, stage: Stage, since: str, twin: Twin
) -> Callable[[Callable[[tuple[Tried, ...]], Found]], Check]:
    """Make a check of a function that judges what became of people's intents once the other checks have looked.

    It reads nothing of the film; the runner asks it last. Named as :func:`check` names them.
    """

    def made(judge: Callable[[tuple[Tried, ...]], Found]) -> Check:
        @wraps(judge)
        def look(_film: Film) -> Found:
            yield Skipped(_id(judge), "it looks at what people said is meant, not at the film")

        made_of_film = check(stage=stage, reads={Reads.INTENTS}, since=since, twin=twin)(look)
        return msgspec.structs.replace(made_of_film, judge=judge)

    return made


def _id(function: Callable[..., Found]) -> str:
    return function.__name__.replace("_", "-")
