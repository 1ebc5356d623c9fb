"""What an OMC document says about a film, in OMC's own words, joined later by its identifiers."""

import msgspec

from edgecode.film.place import Place


class OmcRecord(msgspec.Struct, frozen=True, kw_only=True, tag="omc"):
    """One OMC entity that the film needs: a NarrativeScene, ProductionScene, Slate, Asset, Character or CreativeWork.

    ``id`` is ``scope:value`` of its first identifier. ``refs`` are the identifiers of entities that its Contexts and
    relationships name, with the entity type they are named as. ``values`` are the plain properties edgecode reads,
    by OMC's names. ``whole`` is everything the document says of it, as JSON, with the entities in it shortened to their
    identifiers: what edgecode does not understand goes out again as it came.
    """

    entity: str
    id: str
    place: Place
    name: str = ""
    values: dict[str, str] = {}
    refs: tuple[tuple[str, str], ...] = ()
    whole: str = ""
