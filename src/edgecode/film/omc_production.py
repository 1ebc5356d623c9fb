"""Which OMC entities are of this film: documents of another production may lie in the same folder.

An identifier's scope is the system that gave it. Two scopes belong together where an entity of one names an entity of the
other. Entities of scopes that nothing ties to the film's NarrativeScenes are another production's.
"""

from collections.abc import Iterable

import msgspec

from edgecode.film.omc import OmcRecord
from edgecode.film.place import Place, Remark

_STORY = frozenset({"NarrativeScene", "CreativeWork"})


class Sorted(msgspec.Struct, frozen=True):
    """The records of this film, and one remark for each file of which some were left out."""

    own: tuple[OmcRecord, ...]
    remarks: tuple[Remark, ...]


def own_production(records: Iterable[OmcRecord]) -> Sorted:
    """Keep what belongs to the film that has the most NarrativeScenes; without any, everything."""
    kept = tuple(records)
    scopes = _tied(kept)
    weight: dict[str, int] = {}
    for record in kept:
        if record.entity in _STORY:
            weight[scopes[_scope(record.id)]] = weight.get(scopes[_scope(record.id)], 0) + 1
    if not weight:
        return Sorted(kept, ())
    film = max(weight, key=lambda scope: weight[scope])
    own = tuple(record for record in kept if scopes[_scope(record.id)] == film)
    return Sorted(own, tuple(_remarks(record for record in kept if scopes[_scope(record.id)] != film)))


def _scope(identifier: str) -> str:
    scope, colon, _value = identifier.partition(":")
    return scope if colon else ""


def _tied(records: tuple[OmcRecord, ...]) -> dict[str, str]:
    """Give every scope the one that stands for all it is tied to (union by first met)."""
    stands: dict[str, str] = {}

    def root(scope: str) -> str:
        while stands.setdefault(scope, scope) != scope:
            scope = stands[scope]
        return scope

    for record in records:
        for _entity, other in record.refs:
            one, two = root(_scope(record.id)), root(_scope(other))
            stands[two] = one
    return {scope: root(scope) for scope in {*stands, *(_scope(record.id) for record in records)}}


def _remarks(strangers: Iterable[OmcRecord]) -> Iterable[Remark]:
    files: dict[tuple[str, str], int] = {}
    for record in strangers:
        key = (record.place.path, _scope(record.id))
        files[key] = files.get(key, 0) + 1
    for (path, scope), count in files.items():
        says = f"expected entities of this film, found {count} of scope {scope!r}, which nothing ties to its scenes; left out"
        yield Remark(Place(path), says)
