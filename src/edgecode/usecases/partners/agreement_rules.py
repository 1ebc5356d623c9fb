"""Whether an agreement can be signed for a film: by its versions, the film's partners, what it is enrolled for, and bits."""

from collections.abc import Callable, Sequence
from typing import Final

import msgspec

from edgecode.boundary.agreement import DAY_MS, Agreement, day_number
from edgecode.boundary.errors import AgreementError, CeilingError
from edgecode.boundary.widening import Changes, changes
from edgecode.checks.registry import every_check
from edgecode.entries.entry import Entry
from edgecode.entries.vocabulary import ReportClass
from edgecode.record.keys import read_verifier
from edgecode.usecases.enrolment import FOR_ALL, Enrolled
from edgecode.usecases.ports.partners import Agreed, Ended

_BEGIN_ANEW: Final = "Agree to a new one, under an id of its own."


class AgreementsHere(msgspec.Struct, frozen=True, kw_only=True):
    """What a film has: the versions that were signed, those that ended, and what is on record, each in order.

    ``enrolled`` is what it is enrolled for.
    """

    agreed: Sequence[Agreed] = ()
    ended: Sequence[Ended] = ()
    entries: Sequence[Entry] = ()
    enrolled: Enrolled | None = None

    def versions(self, agreement: str) -> tuple[Agreed, ...]:
        """Give the versions of one agreement."""
        return tuple(each for each in self.agreed if str(each.agreement.id) == agreement)

    def latest(self) -> tuple[Agreed, ...]:
        """Give the last version of each agreement, in the order in which the first ones were signed."""
        return tuple({str(each.agreement.id): each for each in self.agreed}.values())

    def end_of(self, agreement: str) -> Ended | None:
        """Give how an agreement was revoked; ``None`` where it was not."""
        return next((each for each in self.ended if each.agreement == agreement), None)

    @property
    def is_enrolled(self) -> bool:
        """Whether the film is enrolled for reports."""
        return self.enrolled is Enrolled.REPORTS


class Measures(msgspec.Struct, frozen=True, kw_only=True):
    """What cannot be seen from one film: bits a week at worst, and how many other films of this user are under an agreement."""

    worst_case: Callable[[Agreement], float]
    films_under: Callable[[str], int]


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """What signing a version comes to: ``bits`` a week at worst, and what changes against the version before it, if any.

    ``asked_afresh`` are the classes for which people's consents count from the signing on alone.
    """

    agreement: Agreement
    bits: float
    wider: tuple[str, ...]
    narrower: tuple[str, ...]
    asked_afresh: tuple[ReportClass, ...]


def proposed(agreement: Agreement, *, here: AgreementsHere, measures: Measures, at: int) -> Proposal:
    """Tell what signing a version comes to at a moment, in milliseconds since 1970, UTC.

    Raises :class:`AgreementError` where it cannot be signed, and :class:`CeilingError` where its ceiling would not hold.
    """
    name = named_version(agreement)
    check_film(name, here.enrolled)
    _check_version(name, agreement, here=here, today=at // DAY_MS)
    _check_partner(name, agreement, here=here, today=at // DAY_MS)
    _check_trials(name, agreement)
    bits = measures.worst_case(agreement)
    if not bits <= agreement.ceiling:
        raise CeilingError(
            name,
            expected=f"at most {agreement.ceiling:g} bits a week, its own ceiling",
            found=f"{bits:.1f} in the worst case",
            advice="Take out a class, a group, pairs or visits, or agree to a higher ceiling.",
        )
    films = measures.films_under(str(agreement.id)) + 1
    if films > agreement.films:
        raise AgreementError(
            name, expected=f"at most {agreement.films} films under it", found=f"that this is film {films}"
        )
    made = change_of(agreement, here=here)
    return Proposal(
        agreement=agreement,
        bits=bits,
        wider=tuple(change.says for change in made.widening),
        narrower=tuple(change.says for change in made.narrower),
        asked_afresh=tuple(each for each in agreement.classes if each in _touched(agreement, here=here)),
    )


def change_of(agreement: Agreement, *, here: AgreementsHere) -> Changes:
    """Compare a version with the one before it; nothing changes with the first."""
    before = here.versions(str(agreement.id))
    return changes(before[-1].agreement, agreement) if before else Changes()


def fresh_from(agreement: Agreement, *, here: AgreementsHere, at: int) -> dict[ReportClass, int]:
    """Tell for each class since when a consent counts, for a version that is signed at a moment."""
    before = here.versions(str(agreement.id))
    carried = before[-1].fresh_from if before else {}
    touched = _touched(agreement, here=here)
    return {each: at if each in touched else carried.get(each, at) for each in agreement.classes}


def _touched(agreement: Agreement, *, here: AgreementsHere) -> frozenset[ReportClass]:
    if not here.versions(str(agreement.id)):
        return frozenset(agreement.classes)
    return change_of(agreement, here=here).touched(agreement.classes)


def named_version(agreement: Agreement) -> str:
    """Name a version of an agreement in a sentence."""
    return f"agreement {agreement.id}, version {agreement.version}"


def check_film(name: str, enrolled: Enrolled | None) -> None:
    """Refuse a film that a guest tool was let into, whichever partner's. Raises :class:`AgreementError`."""
    if enrolled is Enrolled.GUESTS:
        raise AgreementError(
            name,
            expected="a film that no guest tool was let into",
            found="one that is enrolled for guest tools",
            advice=FOR_ALL,
        )


def _check_version(name: str, agreement: Agreement, *, here: AgreementsHere, today: int) -> None:
    before = here.versions(str(agreement.id))
    if here.end_of(str(agreement.id)) is not None:
        raise AgreementError(name, expected="an agreement that holds", found="one that was revoked", advice=_BEGIN_ANEW)
    if before and day_number(before[-1].agreement.until) < today:
        found = f"that it ended on {before[-1].agreement.until}"
        raise AgreementError(name, expected="a version before the term is over", found=found, advice=_BEGIN_ANEW)
    if agreement.version != len(before) + 1:
        expected, found = f"version {len(before) + 1}", f"version {agreement.version}"
        raise AgreementError(name, expected=expected, found=found, advice="Versions are signed in order, each once.")
    if day_number(agreement.until) < today:
        raise AgreementError(name, expected="a term that is not over", found=f"one that ended on {agreement.until}")
    if before and change_of(agreement, here=here) == Changes():
        raise AgreementError(name, expected="something wider or narrower than before", found="no difference")


def _check_partner(name: str, agreement: Agreement, *, here: AgreementsHere, today: int) -> None:
    """One partner with two agreements on one film would learn the bits of both."""
    key, partner = read_verifier(agreement.partner.key).public, agreement.partner.name.casefold()
    for each in here.latest():
        other = each.agreement
        holds = here.end_of(str(other.id)) is None and day_number(other.until) >= today
        same = partner == other.partner.name.casefold() or key == read_verifier(other.partner.key).public
        if holds and same and other.id != agreement.id:
            raise AgreementError(
                name,
                expected=f"one agreement with {other.partner.name} on this film",
                found=f"agreement {other.id} beside it",
                advice="Sign a new version of that one, or revoke it first.",
            )


def _check_trials(name: str, agreement: Agreement) -> None:
    known = {check.id for check in every_check()}
    for trial in agreement.trials:
        if trial.check not in known:
            raise AgreementError(name, expected="trials of checks that there are", found=trial.check)
