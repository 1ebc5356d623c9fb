"""What an FCPXML document lists ahead of its projects: formats, assets, effects, and media with timelines in them."""

from fractions import Fraction
from typing import Final

import msgspec
from lxml import etree

from edgecode.film.rate import Rate
from edgecode.formats.fcpxml.times import rate_of, seconds
from edgecode.formats.timeline.clips import file_name

Element = etree._Element  # noqa: SLF001  lxml has no public name for it

_APPLE: Final = "com.apple.proapps."


class Counted(msgspec.Struct, frozen=True):
    """How a timeline or a source counts frames; ``rate`` is ``None`` where the film knows no such rate."""

    fps: Fraction
    rate: Rate | None


class Asset(msgspec.Struct, frozen=True, kw_only=True):
    """One file: what it is called, when its own time begins and how long it lasts, and what it holds."""

    name: str
    file: str = ""
    start: Fraction = Fraction(0)
    duration: Fraction | None = None
    counted: Counted | None = None
    picture: bool = True
    sound: bool = False
    metadata: dict[str, str] = {}


class Resources:
    """The resources of a document by their id."""

    def __init__(self, root: Element) -> None:
        """Look for them wherever they stand, since the oldest versions kept them inside the project."""
        self._named: dict[tuple[str, str], Element] = {}
        for element in root.iter("format", "asset", "effect", "media"):
            parent = element.getparent()
            if parent is not None and parent.tag == "resources":
                self._named.setdefault((element.tag, element.get("id", "")), element)
        self._assets: dict[str, Asset | None] = {}

    def named(self, tag: str, name: str | None) -> Element | None:
        """Find a resource by its kind and id."""
        return self._named.get((tag, name or ""))

    def counted(self, name: str | None, *, drop: bool = False) -> Counted | None:
        """Find how a format counts frames; ``None`` where there is no such format or it does not say."""
        found = self.named("format", name)
        if found is None:
            return None
        frame = seconds(found.get("frameDuration"))
        rate = rate_of(frame, name=found.get("name", ""), drop=drop)
        return Counted(*rate) if rate is not None else None

    def asset(self, name: str | None) -> Asset | None:
        """Find an asset by its id."""
        key = name or ""
        if key not in self._assets:
            found = self.named("asset", name)
            self._assets[key] = self._asset(found) if found is not None else None
        return self._assets[key]

    def _asset(self, element: Element) -> Asset:
        copies = sorted(element.iterfind("media-rep"), key=lambda each: each.get("kind") != "original-media")
        address = next(filter(None, (element.get("src"), *(each.get("src") for each in copies))), "")
        sound = element.get("hasAudio") == "1"
        return Asset(
            name=element.get("name", ""),
            file=file_name(address),
            start=seconds(element.get("start")) or Fraction(0),
            duration=seconds(element.get("duration")),
            counted=self.counted(element.get("format")),
            picture=element.get("hasVideo") == "1" or not sound,
            sound=sound,
            metadata=metadata(element),
        )


def metadata(element: Element) -> dict[str, str]:
    """The plain values of the ``metadata`` right below an element, by their keys without Apple's own beginning."""
    found = {}
    for each in element.iterfind("metadata/md"):
        value = each.get("value") or ", ".join(filter(None, (str(text).strip() for text in each.itertext())))
        if value:
            found[each.get("key", "").removeprefix(_APPLE)] = value
    return found
