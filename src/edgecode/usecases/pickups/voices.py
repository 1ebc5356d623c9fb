"""Who plays which part, and whether they consent to recording its lines again."""

from edgecode.consent.letting_in import Permitted
from edgecode.consent.people import Person
from edgecode.consent.purpose import Purpose
from edgecode.entries.vocabulary import Stage
from edgecode.film.pickups.fillers import Consented, Voice, Voices, part_key


def voices_of(let: Permitted) -> Voices:
    """Give each part that somebody is said to play; of several who play one, the first who has not consented is given."""
    found: dict[str, Voice] = {}
    for name in sorted(let.people):
        person = let.people[name]
        voice = Voice(name, Consented.GIVEN if consents_to_adr(person, let) else Consented.NOT_GIVEN)
        for part in map(part_key, sorted(person.plays)):
            if part not in found or found[part].consented is Consented.GIVEN:
                found[part] = voice
    return found


def consents_to_adr(person: Person, let: Permitted) -> bool:
    """Whether a person consents now to recording lines again; nobody who has not answered does."""
    return let.consents.holds(person.name, Purpose.AGAIN, stage=Stage.PICKUPS, at=let.at)
