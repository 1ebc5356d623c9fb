"""How long it takes to tell what changed between two cuts, how that grows, and how much is right, against difflib.

Prints a JSON line for 2,000 and for 8,000 clips, one for the growth between them, and one for each operation. The peer is
difflib.SequenceMatcher over the identities of the clips (file, source in and out, speed), as a script around two lists would
use it; it is read kindly: where a stretch was replaced by one of as many clips, these are paired in order and told by what
differs. ``ratio`` is our time in parts of difflib's; times are those of the processor, so that what else runs on the machine
does not count. Seeds are those never looked at while the comparison was written; a peer's number is null where it says nothing.
"""

import difflib
import json
import sys
import time
from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import partial

from made_recuts import UNTOUCHED, Known
from recut_truth import SINGLE, Score, made_recut, told

from edgecode.film.cut import Clip, Cut
from edgecode.film.cutting.change import Op
from edgecode.film.cutting.compared import compared

LIMIT_MS = 500
SIZES = (2000, 8000)
GROWTH = 1.25
"""Time may grow by so much more than the number of clips: sorting, and what the machine does meanwhile."""
ENOUGH = 0.98
ROUNDS = 7
SEEDS = 24


def best(works: Sequence[Callable[[], object]]) -> list[float]:
    """Time the quickest of some rounds of each work, in milliseconds, one after the other, so that all see the same machine."""
    quickest = [float("inf")] * len(works)
    for _ in range(ROUNDS):
        for nth, work in enumerate(works):
            began = time.process_time()
            work()
            quickest[nth] = min(quickest[nth], (time.process_time() - began) * 1000)
    return quickest


def identity(clip: Clip) -> Hashable:
    """What a script would take for a clip's identity."""
    return (
        clip.file or clip.tape or clip.name,
        clip.source_in_text,
        str(clip.source_in),
        str(clip.source_out),
        clip.speed,
    )


def by_difflib(old: Cut, new: Cut) -> Known:
    """What difflib says of the first tracks, in our words."""
    olds, news = old.tracks[0].clips, new.tracks[0].clips
    matcher = difflib.SequenceMatcher(None, [*map(identity, olds)], [*map(identity, news)], autojunk=False)
    found: Known = {}
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal" or (tag == "replace" and i2 - i1 == j2 - j1):
            for at, to in zip(range(i1, i2), range(j1, j2), strict=True):
                op = _op(olds[at], news[to])
                if op is not None:
                    found[op, (at,), (to,)] = (0, 0, 0)
        else:
            found.update({(Op.REMOVED, (at,), ()): (0, 0, 0) for at in range(i1, i2)})
            found.update({(Op.ADDED, (), (to,)): (0, 0, 0) for to in range(j1, j2)})
    return found


def _op(old: Clip, new: Clip) -> Op | None:
    """The first thing in which two clips differ."""
    differs = (
        (Op.REPLACED, (old.file, old.tape) != (new.file, new.tape)),
        (Op.RETIMED, old.speed != new.speed),
        (Op.TRIMMED, _length(old) != _length(new)),
        (Op.SLIPPED, old.source_in != new.source_in),
        (Op.TRANSITION, old.transition != new.transition),
        (Op.EFFECT, old.extra != new.extra),
        (Op.SHIFTED, old.record_in != new.record_in),
    )
    return next((op for op, is_so in differs if is_so), None)


def _length(clip: Clip) -> int:
    return (clip.record_out or 0) - (clip.record_in or 0)


def measured() -> Iterator[bool]:
    """Print how long comparisons take and how that grows; tell whether each is within its limit."""
    made = [made_recut(UNTOUCHED, clips=clips) for clips in SIZES]
    began = time.process_time()
    compared(made[0].old, made[0].new)
    first = (time.process_time() - began) * 1000
    own = best([partial(compared, each.old, each.new) for each in made])
    peer = best([partial(by_difflib, each.old, each.new) for each in made])
    for nth, clips in enumerate(SIZES):
        line = {
            "bench": "recuts", "clips": clips, "ms": round(own[nth], 1), "peer": "difflib.SequenceMatcher",
            "peer_ms": round(peer[nth], 1), "ratio": round(own[nth] / peer[nth], 2),
            **({"first_ms": round(first, 1), "limit_ms": LIMIT_MS} if not nth else {}),
        }  # fmt: skip
        print(json.dumps(line))
    growth, peers = (times[1] / times[0] / (SIZES[1] / SIZES[0]) for times in (own, peer))
    print(json.dumps({"bench": "recuts", "growth": round(growth, 2), "limit": GROWTH, "peer_growth": round(peers, 2)}))
    yield from (first <= LIMIT_MS, own[0] <= LIMIT_MS, growth <= GROWTH)


def scores() -> Iterator[bool]:
    """Print, for each operation, what was found by us and by difflib; tell whether ours is enough."""
    ours, theirs = Score(), Score()
    for nth, kinds in enumerate([*((kind,) for kind in SINGLE), SINGLE, SINGLE]):
        for seed in range(UNTOUCHED + nth * 100, UNTOUCHED + nth * 100 + SEEDS):
            # Plain lists only: that names are cut short, or a rate is slower, is nothing that difflib could know.
            made = made_recut(seed * 4, kinds=kinds)
            ours.count(made.known, told(compared(made.old, made.new)))
            theirs.count(made.known, by_difflib(made.old, made.new))
    peers = {row[0]: row for row in theirs.rows()}
    said = theirs.found + theirs.wrong
    for op, precision, recall, exact, count in ours.rows():
        line = {
            "bench": "recuts", "op": op, "clips": count, "precision": round(precision, 4), "recall": round(recall, 4),
            "exact": round(exact, 4), "peer_precision": round(peers[op][1], 4) if said[op] else None,
            "peer_recall": round(peers[op][2], 4),
        }  # fmt: skip
        print(json.dumps(line))
        yield min(precision, recall) >= ENOUGH
    moved = {
        "bench": "recuts", "moved_as_removed_and_added": ours.moved_as_two, "shifted_as_moved": ours.shifted_as_moved,
        "peer_moved_as_removed_and_added": theirs.moved_as_two,
    }  # fmt: skip
    print(json.dumps(moved))
    yield ours.moved_as_two == ours.shifted_as_moved == 0


def main() -> int:
    """Measure time, growth and what is right; 1 where a limit is passed or an operation is not found well enough."""
    return 0 if all([*measured(), *scores()]) else 1


if __name__ == "__main__":
    sys.exit(main())
