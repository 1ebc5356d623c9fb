import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.boundary.agreement import Agreement, Partner
from edgecode.boundary.widening import Change, Changes, changes
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import Group, ReportClass
from simulators.agreements import BASE, OTHER, PAIR, QUILL, TRIAL, WIDE, agreements

ALL = frozenset(ReportClass)
_FIELDS = [name for name in Agreement.__struct_fields__ if name not in {"id", "version"}]


def but(agreement: Agreement, **facts: object) -> Agreement:
    return msgspec.structs.replace(agreement, **facts)


def whats(found: tuple[Change, ...]) -> set[str]:
    return {change.what for change in found}


@st.composite
def versions(draw: st.DrawFn, count: int) -> tuple[Agreement, ...]:
    """Make versions that differ from each other in some fields and are alike in the others."""
    first = draw(agreements())
    found = [first]
    for _ in range(count - 1):
        donor = draw(agreements())
        taken = draw(st.sets(st.sampled_from(_FIELDS)))
        found.append(but(found[-1], **{name: getattr(donor, name) for name in taken}))
    return tuple(found)


@given(agreements())
def test_an_agreement_changes_nothing_of_itself(agreement: Agreement) -> None:
    assert changes(agreement, agreement) == Changes()
    assert changes(agreement, but(agreement, version=7)) == Changes()


@settings(max_examples=40)
@given(versions(2))
def test_what_is_wider_one_way_is_narrower_the_other(pair: tuple[Agreement, ...]) -> None:
    before, after = pair
    there, back = changes(before, after), changes(after, before)
    assert whats(there.wider) == whats(back.narrower)
    assert whats(there.narrower) == whats(back.wider)
    assert whats(there.other) == whats(back.other)
    assert not whats(there.wider) & whats(there.narrower)


@settings(max_examples=40)
@given(versions(3))
def test_two_steps_widen_no_less_and_no_more_than_one(three: tuple[Agreement, ...]) -> None:
    first, second, third = three
    once, then, both = changes(first, second), changes(second, third), changes(first, third)
    assert whats(both.wider) <= whats(once.wider) | whats(then.wider)
    assert whats(both.narrower) <= whats(once.narrower) | whats(then.narrower)
    assert whats(both.other) <= whats(once.other) | whats(then.other)
    assert whats(once.wider) <= whats(both.wider) | whats(then.narrower)


@settings(max_examples=40)
@given(versions(2))
def test_something_that_differs_is_told_or_makes_no_difference(pair: tuple[Agreement, ...]) -> None:
    before, after = pair
    found = changes(before, after)
    told = {name for name in _FIELDS if getattr(before, name) != getattr(after, name)}
    told -= {"sends_day", "sends_minute", "delay_days"}
    assert bool(told) <= bool(found.widening or found.narrower)


@settings(max_examples=40)
@given(versions(2))
def test_whoever_is_touched_is_touched_by_something_wider(pair: tuple[Agreement, ...]) -> None:
    before, after = pair
    found = changes(before, after)
    touched = found.touched(after.classes)
    assert touched <= set(after.classes)
    assert bool(touched) == bool(found.widening)
    assert set(after.classes) - set(before.classes) <= touched


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"groups": tuple(Group)}, "The group “pickups and reshoots” is added."),
        ({"pairs": (PAIR, PAIR[::-1])}, "The pair “intent.declared → finding.later” is added."),
        ({"trials": (TRIAL, msgspec.structs.replace(TRIAL, begins="2026-04-01", until="2026-04-02"))}, "The trial of "),
        ({"ceiling": 100.0}, "The ceiling is raised from 90 to 100 bits a week."),
        ({"begins": "2025-11-30"}, "It begins earlier, on 2025-11-30 in place of 2025-12-01."),
        ({"until": "2026-12-01"}, "It lasts longer, until 2026-12-01 in place of 2026-11-30."),
        ({"films": 2}, "It may hold for more films, 2 in place of 1."),
        ({"visits": 3}, "on more days a week, 3 in place of 2."),
        ({"delay_days": 3}, "sooner after its week, 3 d 12 h 00 min in place of 10 d 12 h 00 min"),
        ({"sends_minute": 0}, "sooner after its week, 10 d 0 h 00 min in place of 10 d 12 h 00 min"),
        ({"purpose": "To sell it."}, "The purpose is another: “To sell it.” in place of “To learn"),
        ({"studio": "Day Bus"}, "The studio is another"),
        ({"partner": OTHER.partner}, "The partner is another: “Quill Research” in place of “Aria Labs”."),
        ({"partner": Partner(name="Aria Labs", key=str(QUILL.verifier))}, "The partner's key is another"),
        ({"exclusions": {}}, "The use “cawg.ai_generative_training” is excluded no more."),
    ],
)
def test_whatever_is_wider_is_a_sentence_and_asks_everybody_afresh(facts: dict[str, object], says: str) -> None:
    before = but(WIDE, ceiling=90.0, groups=tuple(Group)[:6], delay_days=7)
    found = changes(before, but(before, **facts))
    assert any(says in change.says for change in found.widening)
    assert found.narrower == ()
    assert found.touched(before.classes) == ALL


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        (WIDE, BASE, "The class “reason codes” is taken out."),
        (WIDE, but(WIDE, ceiling=12.5), "The ceiling is lowered from 100 to 12.5 bits a week."),
        (WIDE, but(WIDE, begins="2025-12-02"), "It begins later, on 2025-12-02 in place of 2025-12-01."),
        (WIDE, but(WIDE, until="2026-01-31"), "It ends sooner, on 2026-01-31 in place of 2026-11-30."),
        (WIDE, but(WIDE, visits=1), "on fewer days a week, 1 in place of 2."),
        (WIDE, but(WIDE, sends_day="Friday"), "later after its week, 4 d 12 h 00 min in place of 3 d 12 h 00 min"),
        (but(WIDE, exclusions={}), WIDE, "The use “cawg.data_mining” is excluded from now on."),
        (but(WIDE, films=3), WIDE, "It may hold for fewer films, 1 in place of 3."),
    ],
)
def test_whatever_is_narrower_is_a_sentence_and_asks_nobody(before: Agreement, after: Agreement, says: str) -> None:
    found = changes(before, after)
    assert any(says in change.says for change in found.narrower)
    assert found.widening == ()
    assert found.touched(after.classes) == frozenset()


def test_a_class_that_is_added_asks_that_class_alone() -> None:
    wider = but(BASE, classes=(ReportClass.BASE, ReportClass.PAIRS), pairs=(PAIR,))
    found = changes(BASE, wider)
    assert found.touched(wider.classes) == {ReportClass.PAIRS}
    trial = but(BASE, classes=(ReportClass.BASE, ReportClass.TRIALS), trials=(TRIAL,))
    assert changes(BASE, trial).touched(trial.classes) == {ReportClass.TRIALS}


def test_a_class_that_is_added_under_a_higher_ceiling_asks_everybody() -> None:
    assert changes(BASE, WIDE).touched(WIDE.classes) == ALL


def test_another_kind_in_a_pair_is_wider_and_narrower_at_once() -> None:
    found = changes(WIDE, but(WIDE, pairs=((Kind.FINDING_LATER, Kind.FINDING_LEFT),)))
    assert whats(found.wider) == {"pair finding.later → finding.left"}
    assert whats(found.narrower) == {"pair finding.later → intent.declared"}


def test_a_longer_delay_that_moves_no_slot_changes_nothing() -> None:
    later = but(WIDE, delay_days=4, sends_day="Saturday")
    assert changes(later, but(later, delay_days=5)) == Changes()
