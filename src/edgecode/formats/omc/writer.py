"""A film as a new OMC-JSON 2.8 document: one array of entities, each once, with Contexts that name the others.

Written are the CreativeWork, NarrativeScenes, NarrativeLocations and Characters of the current draft, ProductionScenes where
OMC documents of the film know them, a Slate for each camera's picture of each take with its Assets (camera and sound files),
storyboard frames and drafts as Assets. What came from OMC goes out as it came, with everything edgecode did not understand;
entities that were nested in others stand by themselves. Types of entities that the reader leaves out are not there.

Identifiers that edgecode gives have the scope ``edgecode`` and are made of what a thing is, so that a film written twice has
the same ones. Marks, notes, timecodes and lines covered, for which OMC has no words, are customData of a Slate.
"""

from typing import Final

import msgspec

from edgecode.errors import ExportError
from edgecode.film.film import Film
from edgecode.formats.omc.flat import joined, node_of
from edgecode.formats.omc.nodes import Node
from edgecode.formats.omc.shoot import boards, slates
from edgecode.formats.omc.story import Story
from edgecode.formats.written import Written

WRITES: Final = "omc"
OF: Final = Film


def written(film: Film) -> Written:
    """Write a film. Raises :class:`ExportError` for one without scenes, takes and panels."""
    if not (film.scenes or film.dailies.recordings or film.panels or film.omc):
        raise ExportError(WRITES, expected="scenes, takes or panels", found="none in this film")
    known = _known(film)
    story = Story(film, known=known)
    nodes = [*story.nodes(), *slates(film, story=story, known=known), *boards(film, story=story, known=known)]
    there = {id(node) for node in nodes}
    nodes += [node for node in known.values() if id(node) not in there]
    data = msgspec.json.format(msgspec.json.encode(nodes), indent=2)
    return Written(data + b"\n")


def _known(film: Film) -> dict[str, Node]:
    """Give the entities that OMC documents tell of, all mentions of one joined, by ``scope:value``."""
    same = {alias: record.id for record in film.omc for named, alias in record.refs if named == "identifier"}
    found: dict[str, Node] = {}
    for record in film.omc:
        node = node_of(record.whole)
        if node and "identifier" in node:
            own = same.get(record.id, record.id)
            found[own] = joined(found.get(own, {}), node)
    return found
