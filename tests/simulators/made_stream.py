"""Streams of entries for a replay: people who decide in bursts with a check at hand, the same way every time."""

import datetime as dt
import json
import random
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

BEGINS: Final = dt.datetime(2025, 10, 1, 9, tzinfo=dt.UTC)
"""Before the time at which a set clock stands still unless told otherwise."""
CREW: Final = {"Nadia": "script supervisor", "Otto": "1st AD", "Ines": "director"}
Line = dict[str, object]


def at(seconds: int) -> str:
    """A time so many seconds after the stream begins."""
    return (BEGINS + dt.timedelta(seconds=seconds)).isoformat().replace("+00:00", "Z")


def decisions(
    many: int,
    *,
    rate: float,
    seed: int = 0,
    burst: int = 1,
    crew: Mapping[str, str] = CREW,
    begins: int = 0,
    **more: object,
) -> Iterator[Line]:
    """Decisions a minute apart, of one person a burst in turn, which consult ``unshot-line`` at a rate."""
    draw = random.Random(seed)  # noqa: S311  habits, not secrets
    for nth in range(many):
        who, role = list(crew.items())[nth // burst % len(crew)]
        consulted = draw.random() < rate
        yield {
            "at": at(begins + 60 * nth),
            "who": who,
            "role": role,
            "stage": "dailies",
            "kind": "decision.made",
            "check": "unshot-line",
            "decision": f"{begins} {nth}",
            "choice": "followed" if consulted else "the check said nothing",
            "consulted": consulted,
            "pulled": False,
            "sitting": f"{begins} {nth // burst}",
        } | more


def standing(verb: str, to: str, *, seconds: int, who: str = "Nadia", check: str = "unshot-line") -> Line:
    """Somebody raises or lowers a check: *raised*, *lowered*."""
    said: Line = {"kind": f"standing.{verb}", "check": check, "standing": to}
    return {"at": at(seconds), "who": who, "role": CREW[who], "stage": "permissions"} | said


def consent(verb: str, *, seconds: int, who: str = "Otto", **more: object) -> Line:
    """Somebody answers about the timing of their decisions: *given*, *refused*, *withdrawn*."""
    said: Line = {"kind": f"consent.{verb}", "purpose": "timing of my decisions"}
    return {"at": at(seconds), "who": who, "role": CREW[who], "stage": "permissions"} | said | more


def written(lines: Iterable[Mapping[str, object]], *, end: str = "\n") -> bytes:
    """Write lines as a stream."""
    return "".join(f"{json.dumps(line, ensure_ascii=False)}{end}" for line in lines).encode("utf-8", "surrogatepass")
