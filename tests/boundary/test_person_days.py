from hypothesis import given
from hypothesis import strategies as st

from edgecode.boundary.bucket import Bucket
from edgecode.boundary.doing import Doing
from edgecode.boundary.person_days import buckets_of
from edgecode.entries.kind import Kind
from simulators.told_week import crowd, done, person


def test_five_people_on_a_day_are_told_and_four_are_not() -> None:
    five = [("cell", doing) for doing in crowd(Kind.CUT_NAMED, people=5, days=1)]
    assert buckets_of(five) == {"cell": Bucket.FIVE}
    assert buckets_of(five[:4]) == {"cell": Bucket.NOT_TOLD}


def test_what_nobody_did_is_not_in_the_answer() -> None:
    assert buckets_of([]) == {}


def test_a_person_counts_once_a_day_and_again_the_next() -> None:
    """Five people on one day are five person-days, however often they did it; on two days they are ten."""
    day = crowd(Kind.CUT_NAMED, people=5, days=1)
    assert buckets_of(("cell", doing) for doing in day * 9) == {"cell": Bucket.FIVE}
    assert buckets_of(("cell", doing) for doing in crowd(Kind.CUT_NAMED, people=5, days=2)) == {"cell": Bucket.TEN}


def test_four_people_are_not_told_however_much_they_do() -> None:
    assert buckets_of(("cell", doing) for doing in crowd(Kind.CUT_NAMED, people=4, days=7)) == {"cell": Bucket.NOT_TOLD}


@given(st.permutations([done(who, Kind.CUT_NAMED, day=who % 3) for who in range(7)]))
def test_cells_are_told_apart_in_any_order(told: list[Doing]) -> None:
    """Seven people in one cell, two of whom are in another as well."""
    few = [("few", doing) for doing in told if doing.who in {person(0), person(1)}]
    seen = [*few, *(("all", doing) for doing in told)]
    assert buckets_of(seen) == {"all": Bucket.FIVE, "few": Bucket.NOT_TOLD}
