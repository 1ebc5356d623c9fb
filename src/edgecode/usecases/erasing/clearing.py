"""What becomes of a word once a person was erased: what it decided stands, and nothing in it names them or is in their words.

Of their own words go the reason, what they wrote freely about tools and authorship, and letters. What stays is what others
decide by, and what was chosen from closed lists. Of other people's words only the name goes. What is the film's stays as it
is: the lines, scenes and takes a word is about, the words for the film's audience, and what a tool is called.
"""

from collections.abc import Mapping

import msgspec

from edgecode.consent.announced import Announced
from edgecode.consent.consents import ConsentSaid
from edgecode.consent.erased import closed_role
from edgecode.consent.people import Person
from edgecode.film.pickup import LineGivenToAdr
from edgecode.findings.guest_said import GuestSaid
from edgecode.findings.naming import Names
from edgecode.findings.word import Deed, Word
from edgecode.papers.statements import Authorship, Fact, Stated, Tool, Use, Wording
from edgecode.usecases.erasing.clearing_boards import without_names
from edgecode.usecases.erasing.clearing_cuts import without_names_of_note
from edgecode.usecases.erasing.clearing_letters import without_letter
from edgecode.usecases.erasing.clearing_pickups import without_names_of
from edgecode.usecases.stated_says import stated_says


def cleared(word: Word, *, names: Names, own: bool, words: Mapping[str, Word]) -> Word:
    """Give a word without the names; ``own`` where it is the erased person's. ``words`` are all, by their entries' ids."""
    stated = _stated(word.stated, names=names, own=own) if word.stated is not None else None
    after = msgspec.structs.replace(
        without_letter(word, names=names, words=words),
        by=names.name(word.by),
        says=names.text(word.says),
        because="" if own else names.text(word.because),
        named=_person(word.named, names) if word.named is not None else None,
        consent=_consent(word.consent, names) if word.consent is not None else None,
        announced=_announced(word.announced, names) if word.announced is not None else None,
        stated=stated,
        guest=_guest(word.guest, names) if word.guest is not None else None,
        boarded=without_names(word.boarded, names) if word.boarded is not None else None,
        picked=without_names_of(word.picked, names) if word.picked is not None else None,
        cutting=without_names_of_note(word.cutting, names) if word.cutting is not None else None,
    )
    if own and stated is not None:
        return msgspec.structs.replace(after, says=stated_says(stated))
    undone = words.get(word.undoes) if own and word.deed is Deed.UNDO else None
    if undone is not None and undone.deed is not Deed.UNDO:
        says = cleared(undone, names=names, own=True, words=words).says
        return msgspec.structs.replace(after, says=f"undone: {says}")
    return after


def every_name(word: Word) -> frozenset[str]:
    """Give the names of people that a word holds where a name belongs."""
    found = {word.by}
    if word.named is not None:
        found |= {word.named.name, *word.named.speaks_for}
    if word.consent is not None:
        found |= {word.consent.person, word.consent.by}
    if word.announced is not None:
        found.update(word.announced.to)
    if isinstance(word.picked, LineGivenToAdr):
        found.add(word.picked.person)
    if isinstance(word.stated, Authorship):
        found.update(word.stated.people)
    if isinstance(word.stated, Use):
        found.update(each.person for each in word.stated.concerns)
    return frozenset(found - {""})


def _person(person: Person, names: Names) -> Person:
    speaks_for = frozenset(map(names.name, person.speaks_for))
    name = names.name(person.name)
    role = closed_role(person.role) if name != person.name else names.text(person.role)
    return msgspec.structs.replace(person, name=name, role=role, speaks_for=speaks_for)


def _consent(said: ConsentSaid, names: Names) -> ConsentSaid:
    return msgspec.structs.replace(said, person=names.name(said.person), by=names.name(said.by))


def _announced(said: Announced, names: Names) -> Announced:
    return msgspec.structs.replace(said, to=tuple(map(names.name, said.to)), what=names.text(said.what))


def _stated(stated: Stated, *, names: Names, own: bool) -> Stated:
    if isinstance(stated, Tool):
        return _tool(stated, names)
    if isinstance(stated, Use):
        concerns = tuple(msgspec.structs.replace(each, person=names.name(each.person)) for each in stated.concerns)
        what = "" if own else names.text(stated.what)
        return msgspec.structs.replace(stated, tool=names.text(stated.tool), what=what, concerns=concerns)
    if isinstance(stated, Authorship):
        share = "" if own else names.text(stated.share)
        people = tuple(map(names.name, stated.people))
        return msgspec.structs.replace(stated, people=people, tool=names.text(stated.tool), share=share)
    return Wording(names.text(stated.text)) if isinstance(stated, Wording) else stated


def _guest(said: GuestSaid, names: Names) -> GuestSaid:
    uses = tuple(
        msgspec.structs.replace(each, tool=names.text(each.tool), what=names.text(each.what)) for each in said.uses
    )
    return GuestSaid(described=_tool(said.described, names), uses=uses)


def _tool(tool: Tool, names: Names) -> Tool:
    weights, training = (Fact(each.told, names.text(each.value)) for each in (tool.weights, tool.training))
    return msgspec.structs.replace(
        tool,
        name=names.text(tool.name),
        vendor=names.text(tool.vendor),
        version=names.text(tool.version),
        weights=weights,
        training=training,
    )
