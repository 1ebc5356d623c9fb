"""Who may state what for the papers: about one's own work anybody, about others' and for the film whoever may sign papers."""

from edgecode.consent.people import May, Person
from edgecode.consent.roles import roles_of
from edgecode.papers.claims import CLAIM, By
from edgecode.papers.statements import Attested, Authorship, Delivered, PackSaid, Stated, Wording


def may_state(person: Person, stated: Stated) -> bool:
    """Whether a person may state a thing. A tool and a use of one anybody may, so that nobody has to ask first."""
    if isinstance(stated, Attested):
        return may_attest(person, stated.claim)
    if May.SIGN_PAPERS in person.may:
        return True
    if isinstance(stated, Authorship):
        return set(stated.people) == {person.name}
    return not isinstance(stated, Wording | PackSaid | Delivered)


def may_attest(person: Person, claim: str) -> bool:
    """Whether a person may stand for a claim: by their work on the film, or since they may sign papers."""
    known = CLAIM.get(claim)
    if known is None or known.by is not By.PERSON:
        return False
    return May.SIGN_PAPERS in person.may or not roles_of(person.role).isdisjoint(known.roles)
