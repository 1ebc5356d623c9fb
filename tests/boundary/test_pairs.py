from hypothesis import given
from hypothesis import strategies as st

from edgecode.boundary.bucket import Bucket
from edgecode.boundary.doing import Doing
from edgecode.boundary.pairs import pairs_of
from edgecode.boundary.told import MOST_PAIRS, NO_PAIRS
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import ReportClass
from simulators.told_week import BARE, KINDS, PAIRS, WHOLE, by_person, changed, doings, done, renamed

OPENED, MADE, NAMED = Kind.FINDING_OPENED, Kind.DECISION_MADE, Kind.CUT_NAMED


def days_of(*kinds: Kind, people: int = 5, day: int = 0) -> list[Doing]:
    """Tell that each of so many people did these things one after the other on a day, all of them at the same time."""
    return [done(who, kind, day=day) for kind in kinds for who in range(people)]


def first(told: list[Doing]) -> Bucket:
    """Give the cell of a decision made directly after a finding was opened."""
    return pairs_of(told, agreement=WHOLE)[0]


def test_a_second_thing_directly_after_the_first_is_told() -> None:
    """Others come between in time: that is no matter, each person's own order counts."""
    assert pairs_of(days_of(OPENED, MADE), agreement=WHOLE) == (Bucket.FIVE, *NO_PAIRS[1:])


def test_the_other_order_is_another_pair() -> None:
    assert first(days_of(MADE, OPENED)) is Bucket.NOT_TOLD


def test_something_in_between_parts_a_pair() -> None:
    assert first(days_of(OPENED, NAMED, MADE)) is Bucket.NOT_TOLD


def test_what_is_never_counted_parts_nothing() -> None:
    assert first(days_of(OPENED, Kind.CONSENT_WITHDRAWN, MADE)) is Bucket.FIVE


def test_the_night_parts_a_pair() -> None:
    assert first([*days_of(OPENED), *days_of(MADE, day=1)]) is Bucket.NOT_TOLD


def test_a_pair_may_be_twice_the_same_kind() -> None:
    assert pairs_of(days_of(NAMED, NAMED), agreement=WHOLE)[1] is Bucket.FIVE
    assert pairs_of(days_of(NAMED), agreement=WHOLE)[1] is Bucket.NOT_TOLD


def test_a_pair_counts_once_a_day() -> None:
    assert first(days_of(*[OPENED, MADE] * 20)) is Bucket.FIVE
    assert first([*days_of(OPENED, MADE), *days_of(OPENED, MADE, day=1)]) is Bucket.TEN


def test_pairs_outside_of_the_agreement_are_not_told() -> None:
    told = days_of(OPENED, MADE)
    assert pairs_of(told, agreement=BARE) == NO_PAIRS
    assert pairs_of(told, agreement=changed(WHOLE, classes=(ReportClass.BASE,))) == NO_PAIRS
    assert pairs_of(told, agreement=changed(WHOLE, pairs=PAIRS[1:])) == NO_PAIRS


def test_eight_pairs_are_the_most() -> None:
    crowded = changed(WHOLE, pairs=PAIRS[1:] * 8 + PAIRS[:1])
    assert pairs_of(days_of(OPENED, MADE), agreement=crowded) == NO_PAIRS
    assert len(pairs_of(days_of(NAMED, NAMED), agreement=crowded)) == MOST_PAIRS


@given(doings())
def test_the_order_of_people_and_their_handles_do_not_matter(told: list[Doing]) -> None:
    made = pairs_of(told, agreement=WHOLE)
    assert pairs_of(by_person(told), agreement=WHOLE) == made
    assert pairs_of(renamed(told), agreement=WHOLE) == made


@given(doings())
def test_doing_each_thing_twice_changes_only_pairs_of_one_kind(told: list[Doing]) -> None:
    twice = [again for doing in told for again in (doing, doing)]
    assert pairs_of(twice, agreement=WHOLE)[0] == pairs_of(told, agreement=WHOLE)[0]


@given(doings(people=3), st.lists(st.sampled_from(KINDS), max_size=3), st.integers(0, 1000))
def test_a_fourth_person_never_changes_a_cell(told: list[Doing], kinds: list[Kind], times: int) -> None:
    fourth = [done(99, kinds[turn % len(kinds)]) for turn in range(times if kinds else 0)]
    assert pairs_of([*told, *fourth], agreement=WHOLE) == pairs_of(told, agreement=WHOLE) == NO_PAIRS


@given(doings(), st.integers(0, 6), st.integers(9, 20))
def test_a_further_person_day_never_lowers_a_cell(told: list[Doing], day: int, who: int) -> None:
    more = [*told, done(who, OPENED, day=day), done(who, MADE, day=day)]
    pairs = zip(pairs_of(told, agreement=WHOLE), pairs_of(more, agreement=WHOLE), strict=True)
    assert all(list(Bucket).index(low) <= list(Bucket).index(high) for low, high in pairs)
