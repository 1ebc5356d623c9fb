from hypothesis import given
from hypothesis import strategies as st

from edgecode.boundary.bucket import Bucket
from edgecode.boundary.doing import Doing
from edgecode.boundary.table import table_of
from edgecode.boundary.told import GROUPS, NO_TABLE, PHASES
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import Group, Phase, ReportClass
from simulators.told_week import BARE, KINDS, WHOLE, by_person, changed, crowd, doings, done, renamed


def cell(told: list[Doing], phase: Phase, group: Group) -> Bucket:
    """Look up one cell of the table under the bare agreement."""
    return table_of(told, agreement=BARE)[PHASES.index(phase)][GROUPS.index(group)]


def test_a_week_is_told_by_phase_and_group() -> None:
    """Six people cut while the film is shot, on two days each: 12 person-days."""
    told = crowd(Kind.CUT_NAMED, people=6, days=2)
    assert cell(told, Phase.SHOOT, Group.CUT) is Bucket.TEN
    table = table_of(told, agreement=BARE)
    assert [symbol for row in table for symbol in row].count(Bucket.NOT_TOLD) == 32


def test_kinds_of_one_group_are_counted_together() -> None:
    """Three people log takes, three others circle them: six people, and each alone would be too few."""
    told = [done(who, Kind.TAKE_LOGGED) for who in range(3)] + [done(who, Kind.TAKE_CIRCLED) for who in range(3, 6)]
    assert cell(told, Phase.SHOOT, Group.DAILIES) is Bucket.FIVE


def test_a_kind_without_a_group_is_never_counted() -> None:
    assert table_of(crowd(Kind.CONSENT_GIVEN, people=9, days=7), agreement=BARE) == NO_TABLE


def test_a_group_outside_of_the_agreement_is_not_told() -> None:
    assert table_of(crowd(Kind.PANEL_ADDED, people=9, days=7), agreement=WHOLE) == NO_TABLE
    assert table_of(crowd(Kind.PANEL_ADDED, people=9, days=7), agreement=BARE) != NO_TABLE


def test_without_the_base_class_nothing_is_told() -> None:
    agreement = changed(BARE, classes=(ReportClass.REASONS,))
    assert table_of(crowd(Kind.CUT_NAMED, people=9, days=7), agreement=agreement) == NO_TABLE


def test_one_person_day_more_moves_a_cell_over_its_border() -> None:
    """Nine person-days are ``a``, ten are ``b``."""
    nine = [*crowd(Kind.CUT_NAMED, people=5, days=1), *(done(who, Kind.CUT_NAMED, day=1) for who in range(4))]
    assert cell(nine, Phase.SHOOT, Group.CUT) is Bucket.FIVE
    assert cell([*nine, done(4, Kind.CUT_NAMED, day=1)], Phase.SHOOT, Group.CUT) is Bucket.TEN


@given(doings(), st.data())
def test_the_order_of_people_and_doings_does_not_matter(told: list[Doing], data: st.DataObject) -> None:
    made = table_of(told, agreement=BARE)
    assert table_of(by_person(told), agreement=BARE) == made
    assert table_of(data.draw(st.permutations(told)), agreement=BARE) == made


@given(doings().filter(bool), st.data())
def test_more_of_the_same_on_a_day_changes_nothing(told: list[Doing], data: st.DataObject) -> None:
    again = data.draw(st.lists(st.sampled_from(told), max_size=50))
    assert table_of([*told, *again], agreement=BARE) == table_of(told, agreement=BARE)


@given(doings(people=3), st.lists(st.sampled_from(KINDS), max_size=3), st.integers(0, 1000), st.integers(0, 6))
def test_a_fourth_person_never_changes_a_cell(told: list[Doing], kinds: list[Kind], times: int, day: int) -> None:
    """Three others, and a fourth who does nothing, or up to 1,000 things, or has left."""
    fourth = [done(99, kinds[turn % len(kinds)], day=(day + turn) % 7) for turn in range(times if kinds else 0)]
    assert table_of([*told, *fourth], agreement=BARE) == table_of(told, agreement=BARE) == NO_TABLE


@given(doings(), doings(most=5))
def test_more_person_days_never_lower_a_cell(told: list[Doing], more: list[Doing]) -> None:
    before, after = (table_of(each, agreement=BARE) for each in (told, [*told, *more]))
    assert all(
        _height(low) <= _height(high)
        for was, now in zip(before, after, strict=True)
        for low, high in zip(was, now, strict=True)
    )


@given(doings())
def test_other_handles_change_nothing(told: list[Doing]) -> None:
    assert table_of(renamed(told), agreement=BARE) == table_of(told, agreement=BARE)


def _height(bucket: Bucket) -> int:
    return list(Bucket).index(bucket)
