"""Two cuts compared: what was added, removed, trimmed, slipped, moved, replaced, retimed, split, joined, or looks otherwise.

Clips are told apart by what they show and where in its source it lies, then by their neighbours, never by their place alone.
What stayed in order is the heaviest increasing subsequence of the clips both cuts have (:mod:`edgecode.film.cutting.heaviest`):
these have at most *shifted*; a clip out of that order was *moved*. Clips that are switched off play nothing and are left out,
so that switching one off removes it. In an edit decision list a dissolve begins where its incoming clip does; to turn a cut
into one therefore trims both clips, too.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from functools import partial
from typing import Final

import msgspec

from edgecode.film.cut import Clip, Cut, TrackKind
from edgecode.film.cutting.change import Apart, Change, CutChanges, Refusal
from edgecode.film.cutting.frames import Counting, counting, named, rate_of
from edgecode.film.cutting.laid import LaidCut, laid, playing
from edgecode.film.cutting.looks import Slates
from edgecode.film.cutting.material import Materials
from edgecode.film.cutting.reels import Reels
from edgecode.film.cutting.telling import Telling
from edgecode.film.cutting.tracks import TrackPair, track_pairs
from edgecode.film.dailies import Dailies
from edgecode.film.proof import Proof
from edgecode.film.slate import Slate, Style

_HARDLY_ANY: Final = 0.1
"""Of the clips of the shorter cut: fewer than so many that the other has as well, and the two are of two films."""
_FEW: Final = 12
"""Cuts with fewer clips than this can be told whole, whatever they have in common."""
_FLAT_BESIDE: Final = 4
"""A cut of one clip is flattened where the other has at least so many."""
_ONCE: Final = Fraction(1)
_NO_EFFECTS: Final = "found files of two kinds; effects are not compared, as each kind names them otherwise"
_UNFLATTENED: Final = "Export the sequence itself (AAF: linked to its sources, without a mixdown), or an EDL of it."
_OTHER_CUT: Final = "Name two cuts of one film, and of one reel where each reel is a cut of its own."


def compared(old: Cut, new: Cut, *, slates: Mapping[str, Slate] | None = None, style: Style = Style.US) -> CutChanges:
    """Tell what changed from an older cut to a newer.

    ``slates`` are those of proven takes by the clip's id (:func:`proven_slates`); of other clips the name is read as a slate.
    Two cuts that cannot be compared clip by clip are not: :attr:`CutChanges.refusal` says why.
    """
    counted = counting(old, new)
    if isinstance(counted, Refusal):
        return CutChanges(old=old, new=new, refusal=counted)
    said = Slates(dict(slates or {}), style=style)
    found = _found(old, new, counted=counted, slates=said)
    refusal = _refusal(old, new, found)
    if refusal is not None:
        return CutChanges(old=old, new=new, refusal=refusal)
    with_effects = _suffix(old) == _suffix(new)
    telling = Telling(old, new, slates=said, reel=Reels(new).reel, with_effects=with_effects)
    changes = [change for pair in found.pairs for change in telling.changes(pair)]
    changes.sort(key=_order)
    says = (counted.says, *_left_out(found), "" if with_effects else _NO_EFFECTS)
    return CutChanges(
        old=old,
        new=new,
        changes=tuple(changes),
        same=telling.same,
        lengths=(found.before.length, found.after.length),
        says=tuple(filter(None, says)),
    )


def proven_slates(proofs: Iterable[Proof], *, dailies: Dailies) -> dict[str, Slate]:
    """Give the slates of the takes of proven clips, by the clip's id."""
    return {proof.clip.id: dailies.by_id[proof.take].slate for proof in proofs if proof.take and proof.clip.id}


class _Found(msgspec.Struct, frozen=True, eq=False):
    """Both cuts laid out, and what was paired on their tracks."""

    before: LaidCut
    after: LaidCut
    pairs: tuple[TrackPair, ...]

    def in_common(self) -> float:
        """Which part of the shorter cut's clips the other has as well, black aside; 1 where either has none."""
        both = sum(
            use.anchors and pair.pairing.to_new[at] >= 0 for pair in self.pairs for at, use in enumerate(pair.old.uses)
        )
        both += sum(len(pair.across) for pair in self.pairs)
        fewer = min(sum(use.anchors for track in cut.tracks for use in track.uses) for cut in (self.before, self.after))
        return both / fewer if fewer else 1.0


def _found(old: Cut, new: Cut, *, counted: Counting, slates: Slates) -> _Found:
    """Pair the clips of both: by file and tape; by name where files and tapes have hardly anything in common."""
    materials = Materials((*playing(old), *playing(new)))

    def found(material: Callable[[Clip], str]) -> _Found:
        before = laid(old, rate=rate_of(new), times=counted.times, material=material)
        after = laid(new, rate=rate_of(new), times=_ONCE, material=material)
        return _Found(before, after, track_pairs(before, after, setup=slates.setup))

    by_file = found(materials.of)
    if by_file.in_common() >= _HARDLY_ANY:
        return by_file
    by_name = found(partial(materials.of, by_name=True))
    return by_name if by_name.in_common() >= _HARDLY_ANY else by_file


def _refusal(old: Cut, new: Cut, found: _Found) -> Refusal | None:
    """Why two cuts are not compared clip by clip, ``None`` where they are."""
    before, after = found.before, found.after
    for cut, own, other in ((old, before, after), (new, after, before)):
        if not own.uses and other.uses:
            says = f"expected clips to compare, found none that has a place in {named(cut)}"
            return Refusal(Apart.EMPTY, says, "edgecode read FILE tells what could be read of it.")
        if own.pictures == 1 and other.pictures >= _FLAT_BESIDE:
            says = f"expected the clips of an edit, found one clip for the whole picture in {named(cut)}"
            return Refusal(Apart.FLATTENED, says, _UNFLATTENED)
    if max(before.uses, after.uses) >= _FEW and found.in_common() < _HARDLY_ANY:
        says = f"expected two cuts of one film, found hardly any material of {named(old)} in {named(new)}"
        return Refusal(Apart.ANOTHER_FILM, says, _OTHER_CUT)
    return None


def _left_out(found: _Found) -> Iterator[str]:
    placeless = found.before.placeless + found.after.placeless
    off = found.before.off + found.after.off
    if placeless:
        yield f"expected clips with a place and a length in the cut, found {placeless} without; not compared"
    if off:
        yield f"found {off} clips switched off, which play nothing; compared as if they were not there"


def _suffix(cut: Cut) -> str:
    return cut.path.rpartition(".")[2].casefold()


def _order(change: Change) -> tuple[int, bool, bool, int, str]:
    """By their place in the newer cut, on the pictures first; what went stands before what came."""
    use = change.use
    first = use.first if change.new is None else 0
    return change.at, change.kind is not TrackKind.PICTURE, change.new is not None, first, use.track
