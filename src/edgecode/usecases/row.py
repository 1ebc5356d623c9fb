"""One row of a list that a person reads down by hand."""

from collections.abc import Iterable

import msgspec

from edgecode.film.place import Place


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One row: what it is, where it stands, and what stands there in one line of words.

    ``at`` are all places that belong to it, ``where`` the first of them, as :class:`edgecode.film.place.Place` prints them:
    a line of dialogue stands at its cue and at its words, a take at every paper that lists it. Empty where nothing says.
    """

    what: str
    where: str
    at: tuple[str, ...]
    says: str
    scene: str = ""
    take: str = ""


def row_of(what: str, places: Iterable[Place], says: Iterable[str], *, scene: str = "", take: str = "") -> Row:
    """Make a row of something: its words in one line, those that are empty left out."""
    at = tuple(dict.fromkeys(map(str, places)))
    words = " · ".join(" ".join(each.split()) for each in says if each.strip())
    return Row(what=what, where=at[0] if at else "", at=at, says=words, scene=scene, take=take)
