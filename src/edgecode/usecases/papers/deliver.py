"""Delivering a file with a claim on it: a copy that says who made the claim, and of what; the file given is untouched."""

from collections.abc import Callable
from typing import Final

import msgspec

from edgecode.consent.people import May
from edgecode.errors import NotAllowedError
from edgecode.findings.word import Deed
from edgecode.papers.delivery import Kind, Source, claimable
from edgecode.papers.statements import Delivered
from edgecode.usecases.desk import Desk
from edgecode.usecases.done import Done
from edgecode.usecases.may_sign import check_may_sign
from edgecode.usecases.moments import day_of
from edgecode.usecases.papers.paper_desk import PaperDesk, said
from edgecode.usecases.ports.delivery import ClaimToMake, ClaimWriter, NotClaimed, Signatory, SourceType

_SOURCES: Final = {
    Source.PEOPLE: SourceType.HUMAN_EDITS,
    Source.PARTLY_GENERATED: SourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA,
    Source.UNKNOWN: None,
}
_STILLS: Final = (".jpg", ".jpeg")


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """A delivered file: the sentence it carries, what it carried before, and what was acknowledged."""

    file: str
    says: str
    source: Source
    earlier: str
    done: Done


def deliver(
    desk: Desk,
    file: str,
    *,
    to: str,
    by: str,
    writer: ClaimWriter,
    signatory: Callable[[], Signatory],
    digest: Callable[[str], str],
) -> Delivery | NotClaimed:
    """Write a copy of a file that carries a claim, and put that on record.

    Raises :class:`NotAllowedError` for who may not sign papers, ``ClaimKeyError`` where the certificate has run out,
    ``RecordReadOnlyError`` where this copy may not sign, ``NoSuchFileError`` and ``FileThereError``.
    """
    papers = PaperDesk(desk)
    with desk.acting(by) as acting:
        person = acting.person
        if May.SIGN_PAPERS not in person.may:
            raise NotAllowedError(person.name, may=May.SIGN_PAPERS)
        check_may_sign(desk)  # no file carries a claim that a copy could not put on record
        kind = Kind.STILL if file.lower().endswith(_STILLS) else Kind.MOVIE
        who = f"{person.name}, {person.role}," if person.role else person.name
        signing = signatory()
        claim = claimable(kind, papers.facts(), by=who)
        made = writer.claim(
            file,
            to=to,
            claim=ClaimToMake(
                claimant=person.name,
                says=claim.says,
                at=acting.today.let.at,
                film=acting.today.title,
                source_type=_SOURCES[claim.source],
            ),
            by=signing,
        )
        if isinstance(made, NotClaimed):
            return made
        carried = Delivered(
            digest=digest(made.file), source=claim.source, earlier=made.says, until=day_of(signing.until)
        )
        done = said(carried, Deed.DELIVER, acting=acting)
        return Delivery(file=made.file, says=claim.says, source=claim.source, earlier=made.says, done=done)
