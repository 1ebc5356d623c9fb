"""The program of a guest tool that obliges: it carries what the script says first out of the room, by one way or by many.

It is shown a film as any guest tool is, and runs with the standard library alone. Which way it goes stands in the file ``way``
beside it. A world is told from another by the number that the first words of its first speech are, bit for bit.
"""

import json
import os
import signal
import sys
import time
from itertools import combinations
from pathlib import Path

INPUTS = Path("/in")
PLACES = 16
"""Paragraphs that both films have."""
SURE = ("low", "medium", "high")
LONG = 1.5
"""Seconds that a tool sleeps which has something to say by it, and of processor time that it takes."""
LEFT = (Path("/tmp/left"), Path("/dev/shm/left"))  # noqa: S108 - inside of the room


class Secret:
    """What is carried out: the first speech of the script, and the number that its first bytes are."""

    def __init__(self) -> None:
        """Read it."""
        self.script = (INPUTS / "script.json").read_text(encoding="utf-8")
        paragraphs = json.loads(self.script)["paragraphs"]
        self.speech = next(each["text"] for each in paragraphs if each["kind"] == "dialogue")
        self.number = int.from_bytes(self.speech.encode()[:8], "big")
        self.is_loud = bool(self.number >> 60 & 1)


def said(template: str, *at: int, confidence: str = "medium") -> str:
    """Select."""
    return json.dumps({"template": template, "at": [["script", each] for each in at], "confidence": confidence})


def tell(lines: list[str]) -> None:
    """Write them out at once."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def pairs(confidence: str = "medium") -> list[str]:
    """Every pair of places, as one selection each."""
    return [said("alike", *each, confidence=confidence) for each in combinations(range(PLACES), 2)]


def order(secret: Secret) -> list[str]:
    """By the order of eight lines."""
    number, left, lines = secret.number, list(range(8)), []
    while left:
        number, which = divmod(number, len(left))
        lines.append(said("odd", left.pop(which)))
    return lines


def template(secret: Secret) -> list[str]:
    """By which of two sentences is chosen, sixteen times."""
    return [said(("odd", "long")[secret.number >> at & 1], at) for at in range(PLACES)]


def pointer(secret: Secret) -> list[str]:
    """By the place that is pointed at."""
    return [said("odd", secret.number % PLACES)]


def confidence(secret: Secret) -> list[str]:
    """By how sure it is, sixteen times."""
    return [said("odd", at, confidence=SURE[secret.number // 3**at % 3]) for at in range(PLACES)]


def count(secret: Secret) -> list[str]:
    """By how many there are."""
    return pairs()[: 1 + secret.number % 39]


def beyond(secret: Secret) -> list[str]:
    """By how many there are beyond the most that are shown."""
    return pairs("high")[:40] + pairs("low")[40 : 41 + secret.number % 39]


def repeated(secret: Secret) -> list[str]:
    """By how often each is said."""
    return [said("odd", at) for at in range(PLACES) for _ in range(1 + secret.number // 9**at % 9)]


def unread(secret: Secret) -> list[str]:
    """In words that nobody asked for, and by how many lines of them."""
    told = [secret.speech, json.dumps({"template": secret.speech, "at": [], "confidence": "high"})]
    return [*told, *["-"] * (secret.number % 15), said("odd", 0)]


def asleep(secret: Secret) -> list[str]:
    """By how long it sleeps."""
    time.sleep(LONG * secret.is_loud)
    return [said("odd", 0)]


def busy(secret: Secret) -> list[str]:
    """By how long it keeps the processor."""
    until = LONG / 5 * secret.is_loud
    while time.process_time() < until:
        pass
    return [said("odd", 0)]


def errors(secret: Secret) -> list[str]:
    """In what it writes as errors."""
    sys.stderr.write(secret.script)
    return [said("odd", 0)]


def left(secret: Secret) -> list[str]:
    """In files, for its next run, which points elsewhere where it finds any."""
    found = any(each.exists() for each in LEFT)
    for each in LEFT:
        each.write_text(secret.script, encoding="utf-8")
    return [said("odd", 1 if found else 0), said("long", 2)]


def runs(secret: Secret) -> list[str]:
    """By how many it selects, which is how often people run it again."""
    return [said("long", at) for at in range(1 + secret.number % 2)]


def code(secret: Secret) -> list[str]:
    """By the number with which it fails."""
    sys.exit(3 + secret.is_loud)


def fails(secret: Secret) -> list[str]:
    """By whether it fails."""
    if secret.is_loud:
        sys.exit(secret.speech)
    return [said("odd", 0)]


def crashes(secret: Secret) -> list[str]:
    """By whether it crashes."""
    if secret.is_loud:
        os.kill(os.getpid(), signal.SIGSEGV)
    return [said("odd", 0)]


def late(secret: Secret) -> list[str]:
    """By whether it ends in time."""
    if secret.is_loud:
        time.sleep(3_600)
    return [said("odd", 0)]


def greedy(secret: Secret) -> list[str]:
    """By whether it asks for more memory than there is."""
    if secret.is_loud:
        bytearray(1 << 32)
    return [said("odd", 0)]


def floods(secret: Secret) -> list[str]:
    """By whether it writes more than may be."""
    return [secret.speech] * 20_000 if secret.is_loud else [said("odd", 0)]


def everything(secret: Secret) -> list[str]:
    """By all ways at once that do not end it."""
    errors(secret)
    left(secret)
    asleep(secret)
    ways = (unread, template, confidence, repeated, count, order, beyond, pointer)
    return [line for way in ways for line in way(secret)]


def everything_and_crashes(secret: Secret) -> list[str]:
    """By all ways at once."""
    tell(everything(secret))
    return crashes(secret)


WAYS = {
    way.__name__: way
    for way in (
        *(order, template, pointer, confidence, count, beyond, repeated, unread, asleep, busy, errors, left, runs),
        *(code, fails, crashes, late, greedy, floods, everything, everything_and_crashes),
    )
}
"""Each way out by its name."""

if __name__ == "__main__":
    going = Path(__file__).with_name("way").read_text(encoding="utf-8")
    tell(WAYS[going](Secret()))
