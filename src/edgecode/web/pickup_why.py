"""Why something is owed, in a few words, and the papers that say so."""

from typing import Final

import msgspec

from edgecode.film.dailies import Take
from edgecode.film.film import Film
from edgecode.film.pickups.owing import Owing, OwingKind

_SAYS: Final = {
    OwingKind.LOST: "lost in the cut",
    OwingKind.LEFT_OUT: "the whole scene is not in the cut",
    OwingKind.SHOT: "boarded and never shot",
    OwingKind.PLACEHOLDER: "placeholder in the cut",
    OwingKind.ASKED: "somebody asked for it",
    OwingKind.RESHOOT: "a reshoot somebody called",
}
_MOST: Final = 3
"""Takes that are named one by one; their fillers show the rest."""


class Why(msgspec.Struct, frozen=True, kw_only=True):
    """Why in a few words, ``more`` of it, and the places that say it; ``nobody`` says that nobody shot it at all."""

    says: str
    places: tuple[str, ...]
    more: str = ""
    nobody: bool = False


def why_owed(film: Film, owing: Owing) -> Why:
    """Say why something is owed."""
    place = str(owing.place)
    if owing.kind not in {OwingKind.LINE, OwingKind.ACTION}:
        cut = film.cut.path if film.cut is not None and owing.kind in {OwingKind.LOST, OwingKind.LEFT_OUT} else ""
        nobody = owing.kind is OwingKind.SHOT
        return Why(says=_SAYS[owing.kind], places=tuple(filter(None, (place, cut))), nobody=nobody)
    takes = _takes(film, owing)
    if not takes:
        return Why(says="never shot", places=(place,), nobody=True)
    if not any(take.usable for take in takes):
        named = ", ".join(take.label for take in takes[:_MOST])
        more = f"{named} and {len(takes) - _MOST} more" if len(takes) > _MOST else named
        places = (place, *(str(take.place) for take in takes[:_MOST]))
        return Why(says="only no good takes", more=more, places=places)
    return Why(says="no usable take has it on camera", places=(place,))


def _takes(film: Film, owing: Owing) -> list[Take]:
    found = dict.fromkeys(lining.by for index in owing.paragraphs for lining in film.shot.over(index))
    return [film.dailies.by_id[take] for take in found]
