"""People who decide with a check at hand, the same way every time: by a pattern, or by chance from a seed."""

import random
from collections.abc import Iterable, Iterator

from edgecode.consent.reliance.decided import Choice, Decided, Declared
from edgecode.consent.standing import Standing

MINUTE = 60_000


def decided(nth: int = 0, **said: object) -> Decided:
    """One decision: by Ida, alone with the check, unless told otherwise."""
    facts: dict[str, object] = {
        "at": nth * MINUTE,
        "who": "ida",
        "sitting": "monday",
        "consulted": False,
        "pulled": False,
        "choice": Choice.FOLLOWED if said.get("consulted") else Choice.SILENT,
    }
    return Decided(**(facts | said))  # type: ignore[arg-type]


def by_pattern(pattern: Iterable[bool], *, size: int = 1, people: int = 3, pulled: bool = False) -> Iterator[Decided]:
    """Tell whether each decision consulted the check, in sittings of a size, of so many people in turn."""
    for nth, consulted in enumerate(pattern):
        sitting = nth // size
        yield decided(
            nth,
            who=f"person-{sitting % people}",
            sitting=str(sitting),
            consulted=consulted,
            pulled=consulted and pulled,
        )


def by_chance(seed: int, *rates: tuple[int, float], size: int = 1, rho: float = 0.0) -> list[bool]:
    """Consult at a rate for so many decisions, then at the next; sittings of a size are alike by ``rho``."""
    draw = random.Random(seed)  # noqa: S311  habits, not secrets
    made: list[bool] = []
    for many, rate in rates:
        for nth in range(many):
            if nth % size == 0:
                spread = (1 - rho) / rho if rho else 0.0
                of_sitting = draw.betavariate(rate * spread, (1 - rate) * spread) if rho else rate
            made.append(draw.random() < of_sitting)
    return made


def raised(standing: Standing, *, at: int = 0) -> Declared:
    """A named person raises the check."""
    return Declared(at, standing, raised=True)


def lowered(standing: Standing, *, at: int = 0) -> Declared:
    """It is taken down."""
    return Declared(at, standing, raised=False)
