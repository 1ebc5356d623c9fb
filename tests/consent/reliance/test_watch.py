import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.consent.reliance.clusters import LEAST_RHO
from edgecode.consent.reliance.cusum import STEPS
from edgecode.consent.reliance.decided import Choice, Decided, Declared
from edgecode.consent.reliance.unexamined import Unexamined
from edgecode.consent.reliance.watch import Watch, watched
from edgecode.consent.reliance.watched import Measured, Verdict, Watched
from edgecode.consent.reliance.wilson import wilson
from edgecode.consent.standing import Standing
from simulators.deciding import MINUTE, by_chance, by_pattern, decided, lowered, raised

OFFERED = raised(Standing.OFFERED)
STANDARD = raised(Standing.STANDARD)
EVERY_OTHER = [False, True]
ALWAYS = [True]
NEVER = [False]


def told(*history: Declared | list[Decided], eligible: int = 3) -> Watched:
    """Fold changes of standing and stretches of decisions."""
    flat = [each for part in history for each in ([part] if isinstance(part, Declared) else part)]
    return watched(flat, eligible_people=eligible)


def stretch(pattern: list[bool], *, size: int = 1, people: int = 3, pulled: bool = False) -> list[Decided]:
    """A stretch of decisions by a pattern."""
    return list(by_pattern(pattern, size=size, people=people, pulled=pulled))


def test_a_check_nobody_has_spoken_of_is_off_and_nothing_is_measured() -> None:
    found = told()
    assert (found.declared, found.verdict, found.n) == (Standing.OFF, Verdict.OFF, 0)
    assert [
        found.adoption, found.solicited, found.override, found.m, found.recent_m, found.rho, found.design_effect,
        found.effective_n, found.threshold, found.measured, found.detectable,
    ] == [None] * 11  # fmt: skip


def test_decisions_while_it_is_off_are_eligible_and_change_nothing() -> None:
    found = told(stretch(NEVER * 50))
    assert (found.n, found.consulted, found.measured, found.verdict) == (50, 0, Measured.OFF, Verdict.OFF)


def test_what_is_consulted_while_off_is_told_and_not_judged() -> None:
    found = told(stretch(ALWAYS * 50))
    assert (found.verdict, found.alarms) == (Verdict.CANNOT_TELL, ())
    assert found.reason == "It was consulted 50 times while off, where nothing is watched."


def test_what_people_did_is_counted() -> None:
    did = [
        decided(0, consulted=True, pulled=True, choice=Choice.FOLLOWED),
        decided(1, consulted=True, choice=Choice.CHANGED),
        decided(2, consulted=True, choice=Choice.REJECTED),
        decided(3, consulted=True, choice=Choice.SILENT),
        decided(4),
    ]
    found = told(OFFERED, did, eligible=1)
    counts = (found.n, found.consulted, found.pulled, found.followed, found.changed, found.rejected)
    assert counts == (5, 4, 1, 1, 1, 1)
    assert (found.override, found.people, found.contributors) == (0.5, 1, ("ida",))
    assert found.unexamined == Unexamined(why_not="nobody has 20 timed decisions made without the check")


def test_shares_have_bounds_on_the_effective_number_of_decisions() -> None:
    """Twenty sittings of ten; nothing alike, so the design effect is that of a fifth."""
    found = told(OFFERED, stretch(EVERY_OTHER * 100, size=10))
    assert (found.m, found.recent_m) == (10, 10)
    assert found.rho is not None
    assert found.rho.high < LEAST_RHO
    assert found.design_effect == pytest.approx(1 + 9 * LEAST_RHO)
    assert found.effective_n == pytest.approx(200 / 2.8)
    assert found.adoption == wilson(0.5, effective=200 / 2.8)
    assert found.solicited == wilson(0, effective=100 / 2.8)


def test_one_sitting_counts_as_one_decision() -> None:
    found = told(OFFERED, [decided(nth, consulted=nth % 2 == 0) for nth in range(15)], eligible=1)
    assert (found.rho, found.effective_n) == (None, 1)


def test_use_as_declared_is_told_with_what_would_have_been_noticed() -> None:
    found = told(OFFERED, stretch(EVERY_OTHER * 100))
    assert found.verdict is Verdict.AS_DECLARED
    assert found.detectable == STEPS[Standing.OFFERED].smallest_rate(1, decisions=200)
    assert found.reason == "Consulted in 100 of 200 decisions; 68% over the last 200 would have been announced."


def test_a_check_nobody_consults_is_as_declared() -> None:
    found = told(STANDARD, stretch(NEVER * 200))
    assert (found.verdict, found.measured, found.solicited, found.cusum) == (
        Verdict.AS_DECLARED, Measured.OFF, None, 0,
    )  # fmt: skip


def test_too_few_decisions_to_have_announced_anything_cannot_tell() -> None:
    found = told(OFFERED, stretch(EVERY_OTHER * 4))
    assert (found.verdict, found.detectable) == (Verdict.CANNOT_TELL, None)
    assert found.reason == "Too few decisions: however 8 had gone, none would have been announced."


def test_use_that_outgrows_its_standing_is_announced_once_the_sum_is_there() -> None:
    """Single decisions that all consult it: the sum is there at the first that lifts it to the boundary."""
    step = STEPS[Standing.OFFERED]
    due = next(n for n in range(1, 99) if n * step.up >= (step.bound(1, decisions=n) or 99))
    found = told(OFFERED, stretch(ALWAYS * due))
    people = ("person-0", "person-1", "person-2")
    [alarm] = found.alarms
    assert (alarm.at, alarm.nth, alarm.standing) == ((due - 1) * MINUTE, due, Standing.OFFERED)
    assert (alarm.contributors, alarm.lately, alarm.consulted) == (people, due, due)
    assert (found.verdict, found.cusum, found.measured) == (Verdict.BEYOND, 0, Measured.STANDARD)
    assert found.reason == f"At decision {due} its use had outgrown offered."
    assert not told(OFFERED, stretch(ALWAYS * (due - 1))).alarms


def test_an_alarm_begins_the_sum_again_and_the_next_takes_as_long() -> None:
    first, second, *_ = told(OFFERED, stretch(ALWAYS * 60)).alarms
    assert second.nth == 2 * first.nth


def test_the_watch_hands_over_each_alarm_as_it_comes() -> None:
    watch = Watch(eligible_people=3)
    history: list[Declared | Decided] = [OFFERED, *stretch(ALWAYS * 60)]
    handed = [alarm for each in history if (alarm := watch.take(each)) is not None]
    assert tuple(handed) == watch.told().alarms != ()


@pytest.mark.parametrize(("size", "within"), [(1, 26), (10, 60), (20, 86)])
@pytest.mark.parametrize("rho", [0.0, 0.1, 0.2])
def test_a_planted_change_is_announced_in_time_more_often_than_not(size: int, within: int, rho: float) -> None:
    in_time = 0
    for seed in range(80):
        changed = by_chance(seed, (within, 0.8), size=size, rho=rho)
        in_time += bool(told(OFFERED, stretch(changed, size=size)).alarms)
    assert in_time >= 34, "half of eighty, less what chance takes"


@pytest.mark.parametrize("standing", [Standing.OFFERED, Standing.STANDARD])
@pytest.mark.parametrize("size", [1, 10, 20])
def test_streams_without_a_change_are_seldom_announced(standing: Standing, size: int) -> None:
    rate = STEPS[standing].null
    false = 0
    for seed in range(100):
        unchanged = by_chance(seed, (200, rate), size=size, rho=0.2 if size > 1 else 0.0)
        false += bool(told(raised(standing), stretch(unchanged, size=size)).alarms)
    assert false <= 11, "five of a hundred, and what chance adds"


def test_raising_begins_the_evidence_again() -> None:
    found = told(OFFERED, stretch(ALWAYS * 60), STANDARD)
    assert (found.n, found.people, found.cusum, found.verdict) == (0, 0, 0, Verdict.CANNOT_TELL)
    assert len(found.alarms) == 4, "what was announced stays told"


@given(st.lists(st.booleans(), max_size=80), st.lists(st.booleans(), max_size=80))
def test_after_raising_nothing_from_before_counts(before: list[bool], after: list[bool]) -> None:
    again, fresh = told(OFFERED, stretch(before), OFFERED, stretch(after)), told(OFFERED, stretch(after))
    assert (again.n, again.consulted, again.people, again.cusum) == (
        fresh.n,
        fresh.consulted,
        fresh.people,
        fresh.cusum,
    )
    assert (again.rho, again.verdict, again.threshold) == (fresh.rho, fresh.verdict, fresh.threshold)


def test_a_higher_standing_is_a_raised_one_whatever_is_said_of_it() -> None:
    found = told(OFFERED, stretch(EVERY_OTHER * 50), Declared(0, Standing.STANDARD, raised=False))
    assert found.n == 0


def test_stepping_down_keeps_the_counts_and_watches_the_other_step_from_zero() -> None:
    found = told(STANDARD, stretch(ALWAYS * 10), lowered(Standing.OFFERED))
    assert (found.declared, found.n, found.consulted, found.cusum) == (Standing.OFFERED, 10, 10, 0)
    assert found.reason == "Too few decisions: however 0 had gone, none would have been announced."
    assert found.threshold == STEPS[Standing.OFFERED].bound(1, decisions=0)


def test_stepping_down_after_an_announcement_leaves_the_verdict_until_somebody_raises_it() -> None:
    down = told(OFFERED, stretch(ALWAYS * 20), lowered(Standing.ON_REQUEST), lowered(Standing.OFF))
    assert (down.declared, down.verdict, down.threshold) == (Standing.OFF, Verdict.BEYOND, None)
    up = told(OFFERED, stretch(ALWAYS * 20), lowered(Standing.ON_REQUEST), raised(Standing.OFFERED))
    assert up.verdict is Verdict.CANNOT_TELL


def test_declaring_the_standing_it_has_changes_nothing() -> None:
    once = told(OFFERED, stretch(ALWAYS * 8))
    assert told(OFFERED, stretch(ALWAYS * 8), lowered(Standing.OFFERED)) == once
    assert once.cusum > 0


def test_below_the_floor_of_people_it_cannot_tell_however_it_is_used() -> None:
    found = told(OFFERED, stretch(ALWAYS * 200, people=2), eligible=7)
    assert (found.verdict, found.alarms, found.detectable) == (Verdict.CANNOT_TELL, (), None)
    assert found.reason == "Only 2 of at least 3 people have decided anything yet."


def test_an_announcement_that_waited_for_a_third_person_comes_with_them() -> None:
    third = decided(200, who="person-2", sitting="last", consulted=False)
    found = told(OFFERED, stretch(ALWAYS * 200, people=2), [third], eligible=7)
    assert [(alarm.nth, len(alarm.contributors)) for alarm in found.alarms] == [(201, 3)]


def test_an_announcement_that_waited_is_dropped_when_use_falls_back_first() -> None:
    back = stretch(ALWAYS * 20 + NEVER * 20, people=2)
    found = told(OFFERED, back, [decided(40, who="person-2", sitting="last", consulted=True)], eligible=7)
    assert (found.alarms, found.verdict) == ((), Verdict.AS_DECLARED)


@pytest.mark.parametrize("eligible", [1, 0])
def test_a_lone_editor_is_judged_and_alone_is_named(eligible: int) -> None:
    found = told(OFFERED, stretch(ALWAYS * 40, people=1), eligible=eligible)
    assert found.verdict is Verdict.BEYOND
    assert {alarm.contributors for alarm in found.alarms} == {("person-0",)}


def test_two_people_of_two_are_judged() -> None:
    assert told(OFFERED, stretch(ALWAYS * 40, people=2), eligible=2).verdict is Verdict.BEYOND


def test_sittings_longer_than_twenty_cannot_tell() -> None:
    found = told(OFFERED, stretch(ALWAYS * 300, size=30))
    assert (found.verdict, found.alarms, found.threshold, found.detectable) == (Verdict.CANNOT_TELL, (), None, None)


def test_one_giant_sitting_long_ago_does_not_silence_it_for_ever() -> None:
    found = told(OFFERED, stretch(NEVER * 900, size=300), stretch(ALWAYS * 250))
    assert found.m is not None
    assert found.m > 20
    assert found.recent_m == 1
    assert found.verdict is Verdict.BEYOND


def test_sittings_that_grow_long_are_seen_though_there_were_many_short_ones() -> None:
    found = told(OFFERED, stretch(EVERY_OTHER * 1000), stretch(ALWAYS * 400, size=40))
    assert found.m is not None
    assert found.m < 20
    assert [alarm for alarm in found.alarms if alarm.nth > 2000 + 200] == []


def test_sittings_too_much_alike_cannot_tell() -> None:
    alike = by_chance(5, (400, 0.5), size=10, rho=0.6)
    assert told(OFFERED, stretch(alike, size=10)).verdict is Verdict.CANNOT_TELL


def test_a_habit_that_creeps_in_after_long_disuse_is_announced() -> None:
    crept = by_chance(7, (1000, 0.1), (200, 0.95), size=10)
    [first, *_] = told(OFFERED, stretch(crept, size=10)).alarms
    assert 1000 < first.nth <= 1060


def test_at_standard_what_is_mostly_asked_for_is_no_creeping() -> None:
    found = told(STANDARD, stretch(ALWAYS * 200, pulled=True))
    assert (found.verdict, found.alarms, found.detectable) == (Verdict.AS_DECLARED, (), None)
    assert found.reason == "At least half of what was consulted was asked for, so nothing grows unasked."
    assert told(STANDARD, stretch(ALWAYS * 200)).verdict is Verdict.BEYOND


def test_below_standard_it_does_not_matter_who_asked() -> None:
    assert told(OFFERED, stretch(ALWAYS * 200, pulled=True)).verdict is Verdict.BEYOND


def test_four_fifths_is_what_standard_says() -> None:
    four_fifths = [True, True, True, True, False]
    assert not told(STANDARD, stretch(four_fifths * 40)).alarms
    assert told(OFFERED, stretch(four_fifths * 40)).alarms


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 4), st.integers(0, 9)), max_size=150))
def test_the_sum_is_never_negative_and_the_shares_are_of_what_was_counted(told_: list[tuple[bool, int, int]]) -> None:
    history = [
        decided(nth, who=f"person-{who}", sitting=str(sitting), consulted=consulted)
        for nth, (consulted, who, sitting) in enumerate(told_)
    ]
    found = told(OFFERED, history, eligible=5)
    assert found.cusum >= 0
    assert found.consulted == found.followed == sum(consulted for consulted, _, _ in told_)
    assert found.people == len(found.contributors) == len({who for _, who, _ in told_})
    assert found.adoption is None or found.adoption.share == found.consulted / found.n


@given(st.lists(st.booleans(), min_size=1, max_size=60), st.permutations([0, 1, 2, 3]))
def test_who_is_called_what_does_not_matter(pattern: list[bool], names: list[int]) -> None:
    one = told(OFFERED, stretch(pattern, size=5, people=4), eligible=4)
    renamed = [
        decided(nth, who=f"person-{names[nth // 5 % 4]}", sitting=str(nth // 5), consulted=consulted)
        for nth, consulted in enumerate(pattern)
    ]
    other = told(OFFERED, renamed, eligible=4)
    assert (one.cusum, one.rho, one.adoption, one.verdict) == (other.cusum, other.rho, other.adoption, other.verdict)
    assert [alarm.nth for alarm in one.alarms] == [alarm.nth for alarm in other.alarms]


def test_times_are_told_on_and_never_reckoned_with() -> None:
    """The same millisecond for all, one from before 1970, and a clock that jumps back."""
    plain = stretch(ALWAYS * 40)
    odd = [
        decided(who=each.who, sitting=each.sitting, consulted=True, at=(0, -9_000_000_000_000, 50)[nth % 3])
        for nth, each in enumerate(plain)
    ]
    one, other = told(OFFERED, plain), told(OFFERED, odd)
    assert [alarm.nth for alarm in one.alarms] == [alarm.nth for alarm in other.alarms]
    assert (one.cusum, one.adoption) == (other.cusum, other.adoption)


def test_twenty_thousand_decisions_are_folded_while_one_waits() -> None:
    history: list[Declared | Decided] = [OFFERED, *stretch(by_chance(1, (20_000, 0.5), size=10, rho=0.1), size=10)]
    began = time.process_time()
    assert watched(history, eligible_people=3).n == 20_000
    assert time.process_time() - began < 3, "a tenth of a second on an ordinary machine"
