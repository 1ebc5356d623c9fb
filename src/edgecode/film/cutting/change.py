"""What changed between two cuts: the operations, and what one change says. All frames are whole frames of the newer cut."""

from enum import StrEnum

import msgspec

from edgecode.film.cut import Clip, ClipKind, Cut, TrackKind
from edgecode.film.timecode import Timecode


class Op(StrEnum):
    """What was done to a clip; one clip may have several changes, of one operation each."""

    ADDED = "added"
    REMOVED = "removed"
    TRIMMED = "trimmed"
    """Its head, its tail, or both stand elsewhere in its source."""
    SLIPPED = "slipped"
    """Another part of the same source in its place; as long as before, unless it is trimmed as well."""
    MOVED = "moved"
    """It stands elsewhere among its neighbours, or on another track."""
    SHIFTED = "shifted"
    """Nothing but its record time changed, because of what was done before it."""
    REPLACED = "replaced"
    """Another take, another camera of the take, or other material in its place."""
    RETIMED = "retimed"
    SPLIT = "split"
    JOINED = "joined"
    TRANSITION = "transition"
    """The way it comes in: a cut, dissolve, wipe …, or how long that lasts."""
    EFFECT = "effect"
    TITLE = "title"
    """What a title or another generator says."""


class Use(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One clip as it stands in one of the two cuts.

    ``index`` counts the clips of its track from 0, those that are compared. ``first`` and ``last`` (exclusive) are record
    frames from the start of its cut, in frames of the newer cut; ``start`` is the timecode its own cut begins at.
    """

    clip: Clip
    track: str
    index: int
    first: int
    last: int
    start: Timecode

    @property
    def id(self) -> str:
        """The clip's id in its cut."""
        return self.clip.id

    @property
    def name(self) -> str:
        """What the clip is called."""
        return self.clip.name

    @property
    def frames(self) -> int:
        """How many frames of the cut it takes."""
        return self.last - self.first

    @property
    def record_in(self) -> str:
        """Where it begins, in the timecode of its own cut."""
        return str(self.start + (self.clip.record_in or 0))

    @property
    def record_out(self) -> str:
        """Where it ends, exclusive, in the timecode of its own cut."""
        return str(self.start + (self.clip.record_out or 0))

    @property
    def source_in(self) -> str:
        """Where its source begins, in the source's own timecode; what the file says where that cannot be counted."""
        clip = self.clip
        return str(clip.source_in) if clip.source_in is not None else clip.source_in_text

    @property
    def source_out(self) -> str:
        """Where its source ends, exclusive, likewise."""
        clip = self.clip
        return str(clip.source_out) if clip.source_out is not None else clip.source_out_text


class Change(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One operation on one clip. ``old`` is ``None`` for what was added, ``new`` for what was removed.

    ``frames`` says by how many: how much longer (or, below zero, shorter) the clip is for ``trimmed``, ``replaced``,
    ``retimed``, ``split`` and ``joined``; how much later in its source it begins for ``slipped``; how much later in the cut
    it stands for ``moved`` and ``shifted``; how many frames came or went for ``added`` and ``removed``.
    """

    op: Op
    kind: TrackKind
    material: ClipKind
    old: Use | None = None
    new: Use | None = None
    slate: str = ""
    """The take that its name or its proof says, as slated, without the camera."""
    frames: int = 0
    head: int = 0
    """By how many frames the head is longer, below zero shorter; only for ``trimmed``, ``split`` and ``joined``."""
    tail: int = 0
    was: str = ""
    """The older take, speed, transition, effect or title, in words."""
    now: str = ""
    parts: tuple[Use, ...] = ()
    """What a clip was split to, or joined from, in source order."""
    at: int = 0
    """Where in the newer cut the change is met, in its record frames; for what went, where it would have stood."""
    later: int = 0
    """By how many frames what follows on its track stands later than it did, below zero earlier."""
    reel: str = ""
    """The edit reel in which it is met, empty where the cut does not say."""

    @property
    def use(self) -> Use:
        """The clip in the newer cut, or in the older where it went."""
        use = self.new or self.old
        if use is None:  # pragma: no cover  nothing makes one without both
            raise AssertionError(self.op)
        return use

    @property
    def name(self) -> str:
        """What the clip is called now, or was."""
        return self.use.name


class Apart(StrEnum):
    """Why two cuts cannot be compared clip by clip."""

    RATE = "a cut in another rate"
    UNRATED = "a cut without a rate"
    FLATTENED = "a flattened cut"
    ANOTHER_FILM = "a cut of another film or reel"
    EMPTY = "a cut without clips"


class Refusal(msgspec.Struct, frozen=True):
    """Why two cuts are not compared: the reason, one sentence, and what to do now."""

    why: Apart
    says: str
    advice: str


class CutChanges(msgspec.Struct, frozen=True, kw_only=True):
    """Two cuts and what changed from the older to the newer, in the order of the newer; with a ``refusal``, nothing is told.

    ``says`` are sentences about what could only be compared in part: clips that have no place, frames counted at two rates.
    """

    old: Cut
    new: Cut
    changes: tuple[Change, ...] = ()
    refusal: Refusal | None = None
    same: int = 0
    """How many clips are as they were, in the same place."""
    lengths: tuple[int, int] = (0, 0)
    """How long the pictures of either cut are, in frames of the newer, up to the end of the last clip."""
    says: tuple[str, ...] = ()

    @property
    def edits(self) -> tuple[Change, ...]:
        """What somebody did: all changes but the clips that merely shifted."""
        return tuple(change for change in self.changes if change.op is not Op.SHIFTED)
