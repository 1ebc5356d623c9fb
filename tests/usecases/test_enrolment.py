"""Whichever enrolment came on record first holds, also where whoever did it was erased since."""

import pytest

from edgecode.entries.entry import Entry
from edgecode.entries.handle import Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import Role, Stage
from edgecode.findings.word import Deed, Word
from edgecode.usecases.enrolment import Enrolled, enrolled, enrolment
from edgecode.usecases.ports.record import Recorded

WHO = Handle("0123456789abcdef")
REPORTS = [
    *(Kind.FILM_ENROLLED_FOR_REPORTS, Kind.AGREEMENT_SIGNED, Kind.AGREEMENT_WIDENED),
    *(Kind.AGREEMENT_NARROWED, Kind.AGREEMENT_REVOKED, Kind.AGREEMENT_EXPIRED),
]
GUESTS = [Kind.FILM_ENROLLED_FOR_GUEST_TOOLS, Kind.GUEST_TOOL_INSTALLED, Kind.GUEST_TOOL_RUN]


def on_record(*kinds: Kind | None) -> list[Recorded]:
    """Entries of some kinds, in order; ``None`` for one that nobody can open any more."""
    return [
        Recorded(index=index, id=bytes([index] * 16), entry=_entry(kind) if kind is not None else None)
        for index, kind in enumerate(kinds)
    ]


def _entry(kind: Kind) -> Entry:
    return Entry(at=1, who=WHO, role=Role.PRODUCER, stage=Stage.PARTNERS, kind=kind, film=WHO, ids=(), details=())


def word(index: int, deed: Deed) -> Word:
    return Word(entry=bytes([index] * 16).hex(), deed=deed, by="somebody", at=1)


@pytest.mark.parametrize("reports", REPORTS)
@pytest.mark.parametrize("guests", GUESTS)
def test_any_trace_of_one_holds_against_all_that_came_after_it(reports: Kind, guests: Kind) -> None:
    assert enrolled(on_record(Kind.PERSON_NAMED, reports, guests)) is Enrolled.REPORTS
    assert enrolled(on_record(Kind.PERSON_NAMED, guests, reports)) is Enrolled.GUESTS


def test_what_was_refused_or_named_enrols_nothing() -> None:
    kinds = (Kind.AGREEMENT_REFUSED, Kind.GUEST_TOOL_REFUSED, Kind.GUEST_TOOL_OFFERED, Kind.PARTNER_NAMED)
    assert enrolled(on_record(*kinds)) is None
    assert enrolled(()) is None
    assert enrolment(None) is None


@pytest.mark.parametrize(
    ("deed", "after", "found"),
    [
        (Deed.INSTALL, Kind.AGREEMENT_SIGNED, Enrolled.GUESTS),
        (Deed.RUN, Kind.AGREEMENT_SIGNED, Enrolled.GUESTS),
        (Deed.AGREE, Kind.GUEST_TOOL_INSTALLED, Enrolled.REPORTS),
        (Deed.REVOKE, Kind.GUEST_TOOL_INSTALLED, Enrolled.REPORTS),
    ],
)
def test_the_words_say_what_an_entry_was_that_nobody_can_open_any_more(
    deed: Deed, after: Kind, found: Enrolled
) -> None:
    rows = on_record(None, None, after)
    assert enrolled(rows, words=[word(0, Deed.NAME), word(1, deed)]) is found
    assert enrolled(rows, words=[word(9, deed)]) is not found
