"""Agreeing with partners: a named person signs a version of an agreement for a film, or revokes one.

A version comes on record first and holds after that; killed in between, it does not hold, and agreeing to the same text again
finishes it under the entry that there is. Revoking goes the other way round: it ends first and comes on record then.
"""

from collections.abc import Callable
from typing import Final

import msgspec

from edgecode.boundary.agreement import DAY_MS, Agreement, day_number
from edgecode.boundary.errors import AgreementError
from edgecode.boundary.seeds import SEED_BYTES
from edgecode.consent.people import May
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole
from edgecode.findings.decision import Said
from edgecode.findings.word import Deed, Word
from edgecode.usecases.acting import Acting
from edgecode.usecases.deciding import Saying, must
from edgecode.usecases.desk import Desk
from edgecode.usecases.done import Done
from edgecode.usecases.enrolment import enrolment
from edgecode.usecases.may_sign import check_may_sign
from edgecode.usecases.partners import partner_entries as entries
from edgecode.usecases.partners.agreement_rules import (
    AgreementsHere,
    Measures,
    Proposal,
    change_of,
    check_film,
    fresh_from,
    named_version,
    proposed,
)
from edgecode.usecases.partners.show_agreements import AgreementRow, agreement_rows
from edgecode.usecases.partners.signing_agreements import SignedAgreement, agreement_id, countersigned, read_signed
from edgecode.usecases.ports.entropy import Entropy
from edgecode.usecases.ports.partners import Agreed, Ended, Partners
from edgecode.usecases.ports.record import Recorded

_STUDIO: Final = "studio"
_LISTS: Final = "edgecode partner show lists them."

OpenPartners = Callable[[bool], Partners | None]
"""Opens a film's partners; asked with ``True`` it makes their stores where they are not there yet."""


class AgreeDesk:
    """What people of one film agree to with partners. A stranger raises :class:`UnknownPersonError`."""

    def __init__(
        self,
        desk: Desk,
        *,
        partners: OpenPartners,
        entropy: Entropy,
        worst_case: Callable[[Agreement], float],
        films_under: Callable[[str], int],
    ) -> None:
        """Take the desk of the film, and what an agreement is measured by.

        ``worst_case`` gives the bits a week that a partner could learn at worst, and ``films_under`` how many other films of
        this user are under an agreement, by its id.
        """
        self._desk, self._open, self._entropy = desk, partners, entropy
        self._measures = Measures(worst_case=worst_case, films_under=films_under)

    def check(self, data: bytes, *, path: str) -> Proposal:
        """Tell what signing a file comes to, and change nothing. ``path`` is the file as it was named.

        Raises :class:`AgreementError` where it would be refused.
        """
        now = self._desk.film.clock.now()
        found = read_signed(data, path=path)
        return proposed(found.agreement, here=self.here(), measures=self._measures, at=now)

    def agree(self, data: bytes, *, path: str, by: str) -> tuple[Proposal, Done]:
        """Sign the agreement in a file, and tell what it came to; it holds once this returns.

        Raises :class:`NotAllowedError` for who may not, and :class:`AgreementError` where it is refused by rule, which is on
        record then wherever the file says which agreement it is.
        """
        with self._desk.acting(by) as acting:
            must(acting.person, May.AGREE)
            self._note_expired(acting)
            try:
                found = read_signed(data, path=path)
                proposal = proposed(
                    found.agreement, here=self.here(), measures=self._measures, at=self._desk.film.clock.now()
                )
            except AgreementError as error:
                _note_refused(error, data, acting=acting)
                raise
            return proposal, self._agreed(found, acting=acting)

    def revoke(self, agreement: str, *, by: str) -> Done:
        """Revoke an agreement by its id or the first digits of it: nothing is sent any more, and its window refuses.

        Raises :class:`NotAllowedError`, and :class:`AgreementError` where there is no such agreement, or it ended already.
        """
        with self._desk.acting(by) as acting:
            must(acting.person, May.AGREE)
            check_may_sign(self._desk)  # nothing ends by a copy that could not say so
            self._note_expired(acting)
            here = self.here()
            last = _last(agreement, here)
            named = str(last.agreement.id)
            word = acting.deciding.word(Deed.REVOKE, acting.person, says=_named(last.agreement), subject=named)
            ended = here.end_of(named)
            if ended is None:
                self._made_partners().end(Ended(agreement=named, at=word.at, by=_STUDIO, entry=word.entry))
            else:
                self._check_unrecorded(ended)
                word = msgspec.structs.replace(word, entry=ended.entry)
            saying = Saying(word=word, person=acting.person, shape=entries.revoked(last.agreement))
            kept = {each.entry for each in acting.deciding.every_word()}
            return acting.deciding.commit_all([saying], kept=kept)[0]

    def rows(self) -> tuple[AgreementRow, ...]:
        """Give the agreements of the film as a person reads them."""
        return agreement_rows(self.here(), at=self._desk.film.clock.now())

    def for_the_partner(self, done: Done) -> tuple[str, str]:
        """Give what the partner gets of a version that was signed: the note with both signatures, and the key of its log."""
        partners = self._made_partners()
        agreed = next(each for each in partners.agreed() if each.entry == done.entry)
        return agreed.note.decode(), partners.key(str(agreed.agreement.id))

    def here(self) -> AgreementsHere:
        """Give what the film has of agreements; nothing is made for it."""
        partners = self._have(make=False)
        agreed = partners.agreed() if partners is not None else ()
        ended = partners.ended() if partners is not None else ()
        on_record = tuple(each.entry for each in self._recorded() if each.entry is not None)
        with self._desk.whole_record(make=False) as stores:
            return AgreementsHere(agreed=agreed, ended=ended, entries=on_record, enrolled=enrolment(stores))

    def _agreed(self, found: SignedAgreement, *, acting: Acting) -> Done:
        """Put a version on record, unless a run before this one did and was killed then, and let it hold."""
        acting.stores()  # what is kept for partners stands under the film's own handle, which is made with the record
        here, partners, named = self.here(), self._made_partners(), str(found.agreement.id)
        is_first = not here.versions(named)
        seed = self._entropy.token(SEED_BYTES) if is_first else partners.seed(named)
        word, done = self._unfinished(found, here=here, said=acting.today.said) or _put_on_record(
            found, here=here, acting=acting
        )
        self._check_first(found, acting=acting)
        agreed = Agreed(
            agreement=found.agreement,
            note=countersigned(found, seed=seed),
            at=word.at,
            by=word.by,
            entry=word.entry,
            fresh_from=fresh_from(found.agreement, here=here, at=word.at),
        )
        partners.agree(agreed, seed=seed)
        return done

    def _check_first(self, found: SignedAgreement, *, acting: Acting) -> None:
        """Refuse what is on record since a moment where another process let a guest tool in just before it."""
        try:
            check_film(named_version(found.agreement), self.here().enrolled)
        except AgreementError as error:
            _note_refused_of(error, str(found.agreement.id), acting=acting)
            raise

    def _unfinished(self, found: SignedAgreement, *, here: AgreementsHere, said: Said) -> tuple[Word, Done] | None:
        """Find the word of a run that was killed after the version came on record and before it held."""
        kept = {each.entry for each in here.agreed}
        for word in said.words:
            same = (word.deed, word.subject, word.lines) == (Deed.AGREE, str(found.agreement.id), (found.digest,))
            if same and word.entry not in kept:
                index = next(each.index for each in self._recorded() if each.id.hex() == word.entry)
                return word, Done(entry=word.entry, index=index, says=f"{word.by} signed an agreement: {word.says}")
        return None

    def _note_expired(self, acting: Acting) -> None:
        """Note of every agreement that its term is over, once."""
        here, today = self.here(), acting.today.let.at // DAY_MS
        over = {
            handle
            for entry in here.entries
            if entry.kind is Kind.AGREEMENT_EXPIRED
            for role, handle in entry.ids
            if role is IdRole.AGREEMENT
        }
        for each in here.latest():
            last = each.agreement
            if day_number(last.until) < today and here.end_of(str(last.id)) is None and last.id not in over:
                deciding = acting.deciding
                word = deciding.word(Deed.EXPIRE, None, says=_named(last), subject=str(last.id))
                deciding.commit(word, None, entries.expired(last))

    def _recorded(self) -> tuple[Recorded, ...]:
        with self._desk.whole_record(make=False) as stores:
            return stores.record.entries() if stores is not None else ()

    def _check_unrecorded(self, ended: Ended) -> None:
        """Only what ended and never came on record, in a run that was killed on the way, is ended again."""
        if any(each.id.hex() == ended.entry for each in self._recorded()):
            what = f"agreement {ended.agreement}"
            raise AgreementError(what, expected="one that holds", found="one that was revoked already")

    def _have(self, *, make: bool) -> Partners | None:
        return self._open(make)

    def _made_partners(self) -> Partners:
        partners = self._have(make=True)
        if partners is None:
            raise AssertionError
        return partners


def _put_on_record(found: SignedAgreement, *, here: AgreementsHere, acting: Acting) -> tuple[Word, Done]:
    agreement, deciding = found.agreement, acting.deciding
    word = deciding.word(
        Deed.AGREE, acting.person, says=_named(agreement), subject=str(agreement.id), lines=(found.digest,)
    )
    partner = deciding.handle(IdRole.PARTNER, agreement.partner.name)
    knows_partner = any(
        entry.kind is Kind.PARTNER_NAMED and (IdRole.PARTNER, partner) in entry.ids for entry in here.entries
    )
    if here.versions(str(agreement.id)):
        made = change_of(agreement, here=here)
        shapes = entries.later_signed(agreement, changes=made, knows_partner=knows_partner)
    else:
        shapes = entries.first_signed(agreement, knows_partner=knows_partner, is_enrolled=here.is_enrolled)
    return word, deciding.commit(word, acting.person, shapes[0], also=shapes[1:])


def _note_refused(error: AgreementError, data: bytes, *, acting: Acting) -> None:
    named = agreement_id(data)
    if named is not None:
        _note_refused_of(error, str(named), acting=acting)


def _note_refused_of(error: AgreementError, named: str, *, acting: Acting) -> None:
    word = acting.deciding.word(Deed.REFUSE, None, says=str(error), subject=named)
    acting.deciding.commit(word, None, entries.refused(named))


def _last(wanted: str, here: AgreementsHere) -> Agreed:
    found = [each for each in here.latest() if wanted and str(each.agreement.id).startswith(wanted)]
    if len(found) != 1:
        known = ", ".join(str(each.agreement.id) for each in here.latest()) or "none yet"
        raise AgreementError(
            "agreement", expected=f"the id of one of this film's ({known})", found=ascii(wanted), advice=_LISTS
        )
    return found[0]


def _named(agreement: Agreement) -> str:
    return f"agreement {agreement.id} with {agreement.partner.name}, version {agreement.version}"
