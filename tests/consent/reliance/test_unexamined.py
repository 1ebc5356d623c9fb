from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from edgecode.consent.reliance.decided import Choice, Decided
from edgecode.consent.reliance.unexamined import LEAST_UNAIDED, Paces, Unexamined
from simulators.deciding import decided


def unexamined(decisions: Iterable[Decided]) -> Unexamined:
    """Count over some decisions."""
    paces = Paces()
    for each in decisions:
        paces.add(each)
    return paces.unexamined()


def alone(*seconds: int, who: str = "ida") -> list[Decided]:
    """Decisions without the check."""
    return [decided(who=who, seconds=each) for each in seconds]


def followed(
    *seconds: int, who: str = "ida", opened: int | None = 0, choice: Choice = Choice.FOLLOWED
) -> list[Decided]:
    """Decisions that consulted it."""
    return [
        decided(who=who, consulted=True, seconds=each, alternatives_opened=opened, choice=choice) for each in seconds
    ]


STEADY = alone(*range(10, 31))
"""Twenty-one decisions of 10 to 30 seconds: the 10th percentile is 12."""


def test_faster_than_ones_own_pace_is_unexamined() -> None:
    assert unexamined([*STEADY, *followed(3, 11, 12, 40)]) == Unexamined(count=2, of=4, share=0.5)


def test_who_opened_another_option_has_examined() -> None:
    assert unexamined([*STEADY, *followed(3), *followed(3, opened=1)]) == Unexamined(count=1, of=2, share=0.5)


def test_only_what_was_followed_can_be_accepted_unexamined() -> None:
    refused = followed(3, choice=Choice.REJECTED) + followed(3, choice=Choice.CHANGED)
    assert unexamined([*STEADY, *refused, *followed(60)]) == Unexamined(count=0, of=1, share=0.0)


def test_each_person_is_measured_by_their_own_pace() -> None:
    quick = alone(*range(1, 22), who="bo")
    assert unexamined([*STEADY, *quick, *followed(5), *followed(5, who="bo")]) == Unexamined(count=1, of=2, share=0.5)


def test_who_has_no_pace_of_their_own_is_left_out() -> None:
    assert unexamined([*STEADY, *followed(60), *followed(1, who="bo")]) == Unexamined(count=0, of=1, share=0.0)


def test_one_timed_decision_short_of_a_pace_is_not_enough() -> None:
    short = [*STEADY[: LEAST_UNAIDED - 1], *followed(1)]
    assert unexamined(short).why_not == "nobody has 20 timed decisions made without the check"
    assert unexamined([STEADY[-1], *short]).share == 1


def test_without_consent_to_timing_nothing_is_told() -> None:
    untimed = [decided(), decided(consulted=True)] * 30
    assert unexamined(untimed).share is None
    nothing = unexamined([*STEADY, *untimed, *followed(3, opened=None)])
    assert nothing == Unexamined(why_not="nobody who has a pace of their own has followed the check with timing")


@given(st.permutations([*STEADY, *followed(3, 11, 12, 40), *alone(*range(50, 75), who="bo"), *followed(49, who="bo")]))
def test_the_order_of_decisions_does_not_matter(decisions: list[Decided]) -> None:
    assert unexamined(decisions) == Unexamined(count=3, of=5, share=0.6)
