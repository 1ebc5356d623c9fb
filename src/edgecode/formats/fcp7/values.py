"""Single values of a Final Cut Pro 7 document: texts, frames, rates, timecodes, and elements named by their id."""

import math
from typing import Final

import msgspec
from lxml import etree

from edgecode.errors import RateError, TimecodeError
from edgecode.film.rate import Rate
from edgecode.film.timecode import Timecode

_MOST: Final = 1e12
"""No frame lies beyond this; a century at 120 frames a second has some 4e11."""

_FASTEST: Final = 1000

Element = etree._Element  # noqa: SLF001  lxml has no public name for it


class Book:
    """Elements by their tag and id: one is written out once and named by its id alone wherever else it is used."""

    def __init__(self, root: Element) -> None:
        """Look through a whole document; of two written out under one id the first counts, as in Final Cut Pro."""
        self.written: dict[tuple[str, str], Element] = {}
        for element in root.iter("file", "sequence", "clip"):
            name = element.get("id")
            if name and len(element):
                self.written.setdefault((element.tag, name), element)

    def whole(self, element: Element) -> Element:
        """Find where an element is written out: where it stands, if it says anything there, else by its id."""
        return element if len(element) else self.written.get((element.tag, element.get("id", "")), element)

    def named(self, tag: str, name: str) -> Element | None:
        """Find an element by its tag and id."""
        return self.written.get((tag, name))


class Beat(msgspec.Struct, frozen=True):
    """A rate as a document says it: ``fps`` frames a second, and the film's rate of it, ``None`` where there is none."""

    fps: float
    rate: Rate | None


def text(element: Element | None, path: str) -> str:
    """The text at a path below an element, without spaces around it; empty where there is none."""
    found = element.findtext(path) if element is not None else None
    return found.strip() if isinstance(found, str) else ""


def true(element: Element | None, path: str) -> bool:
    """Whether a TRUE stands at a path."""
    return text(element, path).upper() == "TRUE"


def number(element: Element | None, path: str) -> float | None:
    """The number at a path; ``None`` where there is none, or one no timeline holds."""
    return parsed_number(text(element, path))


def parsed_number(written: str) -> float | None:
    """Read a number; ``None`` for what is none, or one no timeline holds."""
    try:
        found = float(written)
    except ValueError:
        return None
    return found if math.isfinite(found) and abs(found) < _MOST else None


def beat(element: Element | None, *, drop: bool = False) -> Beat | None:
    """Read the ``rate`` below an element: its timebase, slowed by 1000/1001 where it is NTSC's."""
    timebase = number(element, "rate/timebase")
    if timebase is None or not 0 < timebase < _FASTEST:
        return None
    fps = timebase * 1000 / 1001 if true(element, "rate/ntsc") else timebase
    try:
        rate = Rate.of(fps)
    except RateError:
        return Beat(fps, None)
    try:
        return Beat(float(rate.fps), Rate.of(rate.fps, drop=drop))
    except RateError:
        return Beat(float(rate.fps), rate)


def start(element: Element | None, *, otherwise: Beat | None) -> tuple[float, Beat] | None:
    """Read the ``timecode`` below an element: the count of frames it begins at, and what they are counted in.

    The count is believed before the text, since programs write ``:`` at drop frame as well. ``None`` where neither is
    there; ``otherwise`` is the rate of a timecode that says none.
    """
    timecode = element.find("timecode") if element is not None else None
    drop = text(timecode, "displayformat").upper() == "DF"
    counted = beat(timecode, drop=drop) or otherwise
    if timecode is None or counted is None:
        return None
    frame = number(timecode, "frame")
    if frame is None and counted.rate is not None:
        try:
            frame = float(Timecode.parse(text(timecode, "string"), counted.rate).frame)
        except TimecodeError:
            return None
    return (frame, counted) if frame is not None else None
