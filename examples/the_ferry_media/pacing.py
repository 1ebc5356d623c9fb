"""When each line of a take happens: worked out from how long its words are, so that no voice is needed to cut the film.

The head of every take belongs to the clapper and the tail to the director. What the speeches leave is shared among actions
and pauses. All times are frames from the first frame of the take.
"""

from collections.abc import Sequence
from typing import Final

import msgspec

from the_ferry_media.script import Played

CLAP: Final = 36
"""The frame on which the clapper shuts: one and a half seconds in."""
SLATE_OUT: Final = 48
"""The first frame without the board."""
HEAD: Final = 72
TAIL: Final = 24
_LETTERS_A_SECOND: Final = 13.0
_AROUND_A_SPEECH: Final = 0.30
_PAUSE: Final = 0.55
_SHORTEST_ACTION: Final = 1.8
_LONGEST_ACTION: Final = 5.5
_WORDS_TO_ACT: Final = 30.0
_TIGHTEST: Final = 0.3
_LOOSEST: Final = 2.2


class Beat(msgspec.Struct, frozen=True):
    """One line of a take and the frames it has, ``end`` exclusive. Its voice, if it has one, stays inside them."""

    played: Played
    start: int
    end: int


def beats_of(lines: Sequence[Played], *, length: int, rate: int) -> tuple[Beat, ...]:
    """Lay a take's lines out over its ``length`` frames. Raises ValueError where they do not fit."""
    fixed = [_spoken(each) for each in lines]
    loose = [_acted(each) for each in lines]
    room = (length - HEAD - TAIL) / rate - sum(fixed)
    give = min(_LOOSEST, room / sum(loose)) if lines else 0.0
    if give < _TIGHTEST and lines:
        msg = f"expected a take of {(length + (_TIGHTEST - give) * sum(loose) * rate) / rate:.1f} s, found {length / rate}"
        raise ValueError(msg)
    made: list[Beat] = []
    at = HEAD / rate
    for each, still, moving in zip(lines, fixed, loose, strict=True):
        end = at + still + moving * give
        spoken_end = at + still if each.line.who else end
        made.append(Beat(each, round(at * rate), round(spoken_end * rate)))
        at = end
    return tuple(made)


def _spoken(each: Played) -> float:
    """Seconds a speech takes, a little air around it; an action has none of its own."""
    return len(each.line.text) / _LETTERS_A_SECOND + 2 * _AROUND_A_SPEECH if each.line.who else 0.0


def _acted(each: Played) -> float:
    """Seconds that may stretch or shrink: an action, or the pause after a speech."""
    if each.line.who:
        return _PAUSE
    return min(_LONGEST_ACTION, _SHORTEST_ACTION + len(each.line.text) / _WORDS_TO_ACT)
