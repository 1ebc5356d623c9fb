"""A scene of which the script does not say whether it plays by day or by night.

## What it looks for
Headings of the current draft (INT, EXT or both, not omitted) without a time of day, and headings whose CONTINUOUS, SAME or
LATER leads back to none. CONTINUOUS, SAME, MEANWHILE and MOMENTS LATER take the time of the scene before, wherever that
plays. LATER takes it from the last scene at the same place, unless day has become night or night day since then. Scenes
that hang on an open one are counted with it. Where more than a third of the headings say no time, that is how the script is
written, and it is said once.

## Why it matters
A strip is white or yellow, blue or green: no schedule stands while a scene is neither day nor night.

## When to leave it
The scene plays where there is neither, or the time is left open on purpose. Say so once, with a name, in `film.toml` under
`[[intents]]`.

## What it cannot see
Times that stand in the action and not in the heading, and times in words it does not know: it reads those of a schedule in
English, and day, night, morning and evening in French, German, Italian, Spanish and Swedish.
"""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from edgecode.checks.check import Found, Reads, Twin, check
from edgecode.entries.vocabulary import Stage
from edgecode.film.emphasis import plain
from edgecode.film.film import Film
from edgecode.film.script import Scene, Script
from edgecode.findings.finding import Evidence, Finding, Skipped, Weight
from edgecode.findings.wording import short

ID = "time-of-day-unresolved"
_STYLE: Final = 1 / 3
"""The share of headings without a time above which it is the script's way of writing: an engineering choice."""
_SHOWN: Final = 3
_OPTIONS: Final = ("It is day", "It is night", "Ask the writer")
_PLACED: Final = re.compile(r"(?:INT|EXT|EST|I\s?/\s?E|E\s?/\s?I)\b", re.IGNORECASE)
_DASH: Final = re.compile(r"\s[-–—]{1,3}\s|\s?[–—]{1,3}\s?|[-–—]{2,3}")
_BY_NIGHT: Final = (
    "NIGHT NIGHTTIME EVENING DUSK SUNSET MIDNIGHT NIGHTFALL TWILIGHT NUIT SOIR NACHT ABEND NOTTE SERA NOCHE NATT"
)
_BY_DAY: Final = (
    "DAY MORNING AFTERNOON NOON MIDDAY DAWN SUNRISE DAYBREAK DAYTIME DAYLIGHT SUNSHINE JOUR MATIN TAG MORGEN MITTAG GIORNO"
    " MATTINA DÍA DIA MAÑANA DAG MAGIC GOLDEN"
)
_HALVES: Final = {word: half for half, words in (("night", _BY_NIGHT), ("day", _BY_DAY)) for word in words.split()}
_SHORT: Final = re.compile(r"(?:^| - )([DN])\d{0,3}$", re.IGNORECASE)
"""``D``, ``N``, and story days: ``D3``."""
_CLOCK: Final = re.compile(r"\b(\d{1,2})(?:[:.]\d{2}|\s?(?=[AP]\.?M))\s?([AP]\.?M)?\b", re.IGNORECASE)
_GOES_ON: Final = re.compile(
    r"\b(?:CONT(?:INUOUS|INUED|INUING|['’]?D|\.)?|SAME|SIMULTANEOUS(?:LY)?|MEANWHILE|RESUM(?:E|ING)"
    r"|(?:A )?(?:FEW )?(?:MOMENTS?|SECONDS?|MINUTES?|BEATS?) LATER)(?!\w)",
    re.IGNORECASE,
)
_LATER: Final = re.compile(r"\b(?:LATER|AFTER|BACK TO SCENE)\b", re.IGNORECASE)


class _Told(msgspec.Struct, frozen=True):
    """What one heading comes to: ``half`` is day, night or empty, ``kind`` why it is empty, ``head`` the scene it hangs on."""

    scene: Scene
    half: str
    kind: str = ""
    head: int = -1


@check(
    stage=Stage.SCRIPT,
    reads={Reads.SCRIPT},
    since="0.1",
    twin=Twin(
        "Read down the headings and colour each strip by day or night; stop where you cannot.",
        ("coverage", "--list", "scenes"),
    ),
)
def time_of_day_unresolved(film: Film) -> Found:
    """Yield one finding for each scene that is neither day nor night, or one for a script that never says."""
    if film.script is None:
        yield Skipped(ID, "there is no script")
        return
    placed = [
        scene for scene in film.script.scenes if not scene.omitted and _PLACED.match(plain(scene.heading).strip())
    ]
    if not placed:
        yield Skipped(ID, f"no heading of {film.script.path} says INT or EXT")
        return
    told = list(_resolved(placed))
    bare = [each for each in told if each.kind == "no-time"]
    if len(bare) > _STYLE * len(told) and len(bare) > 1:
        yield _style(film.script, bare, count=len(told))
        return
    for index, each in enumerate(told):
        if each.kind and each.head == index:
            hanging = sum(other.head == index for other in told) - 1
            yield _finding(each, hanging=hanging, before=told[index - 1].scene if index else None)


def _resolved(scenes: list[Scene]) -> Iterator[_Told]:
    """Go down the scenes and give each its half of the day, from its own heading or from one before."""
    told: list[_Told] = []
    for index, scene in enumerate(scenes):
        says = _said(scene)
        half = _half(says)
        from_ = told[-1] if told else None
        kind = ""
        if not half:
            if not (_GOES_ON.search(says) or _LATER.search(says)):
                from_, kind = None, "no-time"
            elif from_ is None:
                kind = "hangs-on-nothing"
            elif not _GOES_ON.search(says) and not _settled(scene, told):
                from_, kind = None, "cannot-be-settled"
            half = from_.half if from_ is not None else ""
        hangs = from_ is not None and not half
        head = from_.head if hangs and from_ is not None else index
        told.append(_Told(scene, half, kind or ("hangs-on-an-open-one" if hangs else ""), head))
        yield told[-1]


def _settled(scene: Scene, told: list[_Told]) -> bool:
    """Whether LATER here means one time: the half has not changed since the last scene at this place."""
    place = _place(scene)
    for before in reversed(told):
        if before.half != told[-1].half:
            return False
        if _place(before.scene) == place:
            return True
    return False


def _said(scene: Scene) -> str:
    """The words of a heading that may hold its time: all after its first dash, else the last one (``KITCHEN, NIGHT``)."""
    heading = plain(scene.heading).strip()
    parts = _DASH.split(heading)
    if len(parts) > 1:
        return " - ".join(parts[1:])
    words = re.split(r"[\s,(/]+", heading.rstrip(" .)"))
    return " ".join(words[-2 if words[-1].upper() == "LATER" else -1 :]) if len(words) > 2 else ""  # noqa: PLR2004


def _half(says: str) -> str:
    """``day`` or ``night``, empty where the words say neither; of several, the first counts (DAY FOR NIGHT, DUSK TO NIGHT)."""
    for word in re.findall(r"\w+", says.upper()):
        if word in _HALVES:
            return _HALVES[word]
    short, clock = _SHORT.search(says), _CLOCK.search(says)
    if short is not None:
        return "day" if short[1].upper() == "D" else "night"
    if clock is None:
        return ""
    hour = int(clock[1]) % 12 + 12 * clock[2].upper().startswith("P") if clock[2] else int(clock[1])
    return "day" if 6 <= hour < 18 else "night"  # noqa: PLR2004


def _place(scene: Scene) -> str:
    return " ".join(re.findall(r"\w+", scene.location.casefold()))


def _finding(told: _Told, *, hanging: int, before: Scene | None) -> Finding:
    scene = told.scene
    why = {
        "no-time": "says no time of day",
        "hangs-on-nothing": f"says {scene.time or 'that it goes on'}, and no scene with a time stands before it",
        "cannot-be-settled": f"says {scene.time or 'LATER'}, and neither place nor time goes on from before",
    }
    follow = f"; {hanging} more {'hangs' if hanging == 1 else 'hang'} on it" if hanging else ""
    shown = [Evidence(scene.place, "the heading")]
    if before is not None and told.kind == "cannot-be-settled":
        shown.append(Evidence(before.place, "the scene before it"))
    return Finding(
        check=ID,
        kind=told.kind,
        says=f"Day or night is open in {short(scene.heading)}: it {why[told.kind]}{follow}",
        evidence=tuple(shown),
        options=_OPTIONS,
        subjects=(scene.id,),
        scene=scene.number,
        weight=Weight.LOW if scene.interior else Weight.NORMAL,
    )


def _style(script: Script, bare: list[_Told], *, count: int) -> Finding:
    return Finding(
        check=ID,
        kind="seldom-says",
        says=f"{len(bare)} of {count} headings of {script.path} say no time of day",
        evidence=tuple(Evidence(each.scene.place, "a heading without a time") for each in bare[:_SHOWN]),
        options=("Ask the writer for them", "Set them on the strips"),
        subjects=("times of day",),
    )
