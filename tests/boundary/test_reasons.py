from hypothesis import given
from hypothesis import strategies as st

from edgecode.boundary.bucket import Bucket
from edgecode.boundary.doing import Doing
from edgecode.boundary.reasons import reasons_of
from edgecode.boundary.told import NO_REASONS, REASONS
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import Reason
from simulators.told_week import BARE, WHOLE, by_person, crowd, doings, done, renamed


def test_a_reason_is_told_in_person_days() -> None:
    told = crowd(Kind.DECISION_MADE, people=5, days=4, reason=Reason.ON_PURPOSE)
    cells = dict(zip(REASONS, reasons_of(told, agreement=WHOLE), strict=True))
    assert cells.pop(Reason.ON_PURPOSE) is Bucket.TWENTY
    assert set(cells.values()) == {Bucket.NOT_TOLD}


def test_a_decision_without_a_reason_is_not_told() -> None:
    assert reasons_of(crowd(Kind.DECISION_MADE, people=9, days=7), agreement=WHOLE) == NO_REASONS


def test_without_the_class_nothing_is_told() -> None:
    told = crowd(Kind.DECISION_MADE, people=9, days=7, reason=Reason.KNOWN)
    assert reasons_of(told, agreement=WHOLE) != NO_REASONS
    assert reasons_of(told, agreement=BARE) == NO_REASONS


@given(doings(), st.data())
def test_order_handles_and_repetition_do_not_matter(told: list[Doing], data: st.DataObject) -> None:
    made = reasons_of(told, agreement=WHOLE)
    again = data.draw(st.lists(st.sampled_from(told), max_size=30)) if told else []
    assert reasons_of([*by_person(told), *again], agreement=WHOLE) == made
    assert reasons_of(renamed(told), agreement=WHOLE) == made


@given(doings(people=3), st.sampled_from(Reason), st.integers(0, 1000))
def test_a_fourth_person_never_changes_a_cell(told: list[Doing], reason: Reason, times: int) -> None:
    fourth = [done(99, Kind.DECISION_MADE, day=turn % 7, reason=reason) for turn in range(times)]
    assert reasons_of([*told, *fourth], agreement=WHOLE) == reasons_of(told, agreement=WHOLE) == NO_REASONS


@given(doings(), doings(most=5))
def test_more_person_days_never_lower_a_cell(told: list[Doing], more: list[Doing]) -> None:
    cells = zip(reasons_of(told, agreement=WHOLE), reasons_of([*told, *more], agreement=WHOLE), strict=True)
    assert all(list(Bucket).index(low) <= list(Bucket).index(high) for low, high in cells)
