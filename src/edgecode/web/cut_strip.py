"""The geometry of a cut's strip: where each clip stands in pixels, the ruler over it, and the scenes as bands.

Time runs in frames of the cut, counted from its first one, and is drawn to scale, except that no clip is drawn narrower than
:data:`LEAST`: what is shorter pushes all that follows to the right, on every track alike. So what is at one moment stays
above each other, and the ruler is stretched with it.
"""

import bisect
import statistics
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

import msgspec

from edgecode.film.cut import TrackKind
from edgecode.film.rate import Rate

LEAST: Final = 28
"""The least width of a clip, so that a finger or a pointer hits it."""
_USUAL: Final = 76
"""About how wide a clip of usual length is drawn."""
_SLOWEST: Final = 4.0
_FASTEST: Final = 40.0
"""Bounds of the scale, in pixels a second."""
_RULER: Final = 22
_BANDS: Final = 24
_PICTURE: Final = 54
_SOUND: Final = 26
_BETWEEN: Final = 4
APART: Final = 120
"""Timecodes on the ruler stand no closer than this."""
STEPS: Final = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200, 3600)
"""Seconds from one timecode to the next."""
_LETTER: Final = 9
_SMALL: Final = 7.5
_PAD: Final = 6
_WIDEST: Final = 110
_WEDGE: Final = 8.0
"""The least width of a transition's wedge."""
TINTS: Final = 6
"""How many quiet colours scenes take turns in."""


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """One clip as the strip needs it: frames ``begins`` up to ``ends`` (exclusive), and what is written on it."""

    key: str
    begins: int
    ends: int
    setup: str = ""
    take: str = ""
    camera: str = ""
    circled: bool = False
    scene: str = ""
    pace: str = ""
    nested: bool = False
    comes_in: int = 0
    """How many frames its transition lasts, at least 1 where it has one."""


class Lane(msgspec.Struct, frozen=True, kw_only=True):
    """One track; its pieces are in record order. ``holds`` says what they are, where all are of one kind."""

    name: str
    kind: TrackKind
    pieces: tuple[Piece, ...]
    holds: str = ""


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """One clip, drawn. ``label``, ``take`` and ``camera`` are what there is room for; ``ring`` is its ring's width, or 0."""

    piece: Piece
    x: float
    width: float
    label: str = ""
    take: str = ""
    camera: str = ""
    ring: float = 0
    tint: int = 0
    pace: str = ""
    wedge: float = 0
    """How wide the wedge of its transition is, 0 for a cut."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One track, drawn from ``y`` on; ``holds`` says what is on it, where all is of one kind."""

    name: str
    holds: str
    kind: TrackKind
    y: float
    height: float
    boxes: tuple[Box, ...]


class Tick(msgspec.Struct, frozen=True):
    """One timecode on the ruler."""

    x: float
    label: str


class Band(msgspec.Struct, frozen=True, kw_only=True):
    """Clips in a row that are of one scene; ``key`` is the first of them. ``label`` is empty where there is no room."""

    x: float
    width: float
    scene: str
    key: str
    label: str
    tint: int


class Strip(msgspec.Struct, frozen=True, kw_only=True):
    """A cut, or a part of it, drawn."""

    width: float
    height: float
    ticks: tuple[Tick, ...]
    bands: tuple[Band, ...]
    rows: tuple[Row, ...]

    @property
    def bands_at(self) -> float:
        """Where the bands begin, from the top."""
        return _RULER

    @property
    def gutter(self) -> int:
        """How wide the names of the tracks are, beside them."""
        return gutter(f"{row.name} · {row.holds}" if row.holds else row.name for row in self.rows)

    @property
    def bands_height(self) -> float:
        """How high they are."""
        return _BANDS - _BETWEEN


class Scale:
    """Maps frames to pixels, never narrower than :data:`LEAST` for any piece."""

    def __init__(self, pieces: Iterable[Piece], *, pixels: float) -> None:
        """Take the pieces of all tracks, and how many pixels one frame takes where nothing is stretched."""
        self._pixels = pixels
        spans = sorted({(piece.ends, piece.begins) for piece in pieces if piece.ends > piece.begins})
        edges = sorted({edge for span in spans for edge in span})
        ending = {end: [begin for _end, begin in group] for end, group in groupby(spans, key=lambda span: span[0])}
        at: dict[int, float] = {}
        x, before = 0.0, edges[0] if edges else 0
        for edge in edges:
            x = max([x + (edge - before) * pixels, *(at[begin] + LEAST for begin in ending.get(edge, ()))])
            at[edge] = x
            before = edge
        self._edges = edges
        self._at = [at[edge] for edge in edges]

    @property
    def width(self) -> float:
        """Where the last piece ends."""
        return self._at[-1] if self._at else 0.0

    def x(self, frame: int) -> float:
        """Where a frame stands; before the first piece and after the last nothing is stretched."""
        nth = bisect.bisect_right(self._edges, frame)
        if not self._edges:
            return 0.0
        if nth == 0:
            return (frame - self._edges[0]) * self._pixels
        if nth == len(self._edges):
            return self._at[-1] + (frame - self._edges[-1]) * self._pixels
        left, right = self._edges[nth - 1], self._edges[nth]
        share = (frame - left) / (right - left)
        return self._at[nth - 1] + share * (self._at[nth] - self._at[nth - 1])


def strip(lanes: Sequence[Lane], *, rate: Rate, first: int, timecode: Callable[[int], str]) -> Strip:
    """Draw tracks under each other: pictures, the first of them lowest, then sound, which has less room for words.

    ``first`` is the timecode of the cut's first frame as a count of frames, so that the ruler counts whole seconds;
    ``timecode`` says how a frame of the cut is written. Scenes are told by the first picture track, else the first track.
    """
    pieces = [piece for lane in lanes for piece in lane.pieces]
    fps = float(rate.fps)
    lead = next((lane for lane in lanes if lane.kind is TrackKind.PICTURE), lanes[0] if lanes else None)
    usual = pixels_a_second([piece.ends - piece.begins for piece in (lead.pieces if lead else ())], fps=fps)
    scale = Scale(pieces, pixels=usual / fps)
    tints = tints_of(piece.scene for piece in (lead.pieces if lead else ()))
    rows = []
    y: float = _RULER + _BANDS
    pictures = [lane for lane in lanes if lane.kind is TrackKind.PICTURE]
    for lane in (*reversed(pictures), *(lane for lane in lanes if lane.kind is TrackKind.SOUND)):
        height = _PICTURE if lane.kind is TrackKind.PICTURE else _SOUND
        boxes = tuple(_box(piece, scale=scale, tints=tints, flat=lane.kind is TrackKind.SOUND) for piece in lane.pieces)
        rows.append(Row(name=lane.name, holds=lane.holds, kind=lane.kind, y=y, height=height, boxes=boxes))
        y += height + _BETWEEN
    bands = tuple(_bands(lead.pieces, scale=scale, tints=tints)) if lead else ()
    ticks = tuple(_ticks(pieces, scale=scale, usual=usual, rate=rate, first=first, timecode=timecode))
    return Strip(width=scale.width, height=y, ticks=ticks, bands=bands, rows=tuple(rows))


def gutter(names: Iterable[str]) -> int:
    """How many pixels the names of tracks need beside them; a long one is cut off."""
    return min(max((int(_SMALL * len(name)) + 2 * _PAD for name in names), default=0), _WIDEST)


def pixels_a_second(lengths: Sequence[int], *, fps: float) -> float:
    """Choose the scale by the clips' usual length, in frames, so that most have room for their slate."""
    usual = statistics.median(lengths) / fps if lengths else 1.0
    return min(_FASTEST, max(_SLOWEST, _USUAL / usual)) if usual > 0 else _FASTEST


def tints_of(scenes: Iterable[str]) -> dict[str, int]:
    """Give each scene one of :data:`TINTS` quiet colours, in the order in which they are met; no scene has none (-1)."""
    met = dict.fromkeys(scene for scene in scenes if scene)
    return {"": -1, **{scene: nth % TINTS for nth, scene in enumerate(met)}}


def shares(pieces: Sequence[Piece], *, tints: dict[str, int] | None = None) -> tuple[Band, ...]:
    """Lay the scenes of a whole cut side by side, in hundredths of its length, to scale; ``tints`` are their colours."""
    if not pieces:
        return ()
    begins, ends = pieces[0].begins, max(piece.ends for piece in pieces)
    tints = tints if tints is not None else tints_of(piece.scene for piece in pieces)
    bands = []
    for scene, group in groupby(pieces, key=lambda piece: piece.scene):
        own = list(group)
        x, right = ((frame - begins) * 100 / max(ends - begins, 1) for frame in (own[0].begins, own[-1].ends))
        label = scene if right - x > 1 + len(scene) else ""
        bands.append(Band(x=x, width=right - x, scene=scene, key=own[0].key, label=label, tint=tints[scene]))
    return tuple(bands)


def _box(piece: Piece, *, scale: Scale, tints: dict[str, int], flat: bool) -> Box:
    x, right = scale.x(piece.begins), scale.x(piece.ends)
    width = max(right - x - 1, 1.0)
    room = width - 2 * _PAD
    name = f"{piece.setup}-{piece.take}" if flat and piece.take else piece.setup
    ring = 10 + _SMALL * len(piece.take) if piece.circled and piece.take else 0.0
    needed = ring or _SMALL * len(piece.take)
    shown = not flat and needed <= room + _PAD
    named = _LETTER * len(name) if _LETTER * len(name) <= room else 0.0
    wedge = min(max(scale.x(piece.begins + piece.comes_in) - x, _WEDGE), width) if piece.comes_in else 0.0
    return Box(
        piece=piece,
        x=x,
        width=width,
        label=name if named else "",
        pace=piece.pace if not flat and named + _PAD + _SMALL * len(piece.pace) <= room else "",
        wedge=wedge,
        take=piece.take if shown else "",
        camera=piece.camera if shown and needed + _PAD + _SMALL <= room else "",
        ring=ring if shown else 0.0,
        tint=tints.get(piece.scene, -1),
    )


def _bands(pieces: Sequence[Piece], *, scale: Scale, tints: dict[str, int]) -> Iterator[Band]:
    for scene, group in groupby(pieces, key=lambda piece: piece.scene):
        own = list(group)
        x, right = scale.x(own[0].begins), scale.x(own[-1].ends)
        label = f"Scene {scene}" if _LETTER * (6 + len(scene)) < right - x else scene
        fits = _LETTER * len(label) < right - x
        if scene:
            yield Band(
                x=x, width=right - x - 1, scene=scene, key=own[0].key, label=label if fits else "", tint=tints[scene]
            )


def _ticks(
    pieces: Sequence[Piece],
    *,
    scale: Scale,
    usual: float,
    rate: Rate,
    first: int,
    timecode: Callable[[int], str],
) -> Iterator[Tick]:
    """Timecodes on whole steps of the clock, left out where one would touch the one before.

    A clock that drops numbers has no even steps: there they are counted from the first frame of the cut.
    """
    if not pieces:
        return
    begins, ends = min(piece.begins for piece in pieces), max(piece.ends for piece in pieces)
    step = next((each for each in STEPS if each * usual >= APART), STEPS[-1]) * rate.nominal
    clock = begins if rate.drop else begins + first
    last = -float(APART)
    for frame in range(begins + -clock % step, ends, step):
        x = scale.x(frame)
        if x - last >= APART:
            yield Tick(x, timecode(frame))
            last = x
