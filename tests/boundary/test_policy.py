import json
import time
from collections.abc import Iterator
from typing import Final

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.boundary import policy as compiled
from edgecode.boundary.agreement import Agreement, Partner, day_number
from edgecode.boundary.errors import AgreementError
from edgecode.boundary.policy import FORBIDS, SCHEMA, Policy, Standing, days_of, granted, policy_of
from edgecode.boundary.universe import (
    MATERIALS,
    STUDIO,
    Action,
    Party,
    Principal,
    Request,
    Sort,
    Thing,
    of_class,
    one_of,
    people_of,
    requests,
)
from edgecode.entries.handle import Handle
from edgecode.entries.vocabulary import Group, ReportClass
from simulators.agreements import BASE, HOSTILE, OTHER, WIDE, agreements

DAY: Final = {"day": day_number("2026-03-01")}
HOLDS, ENDED = Standing.HOLDS, Standing.ENDED


def but(agreement: Agreement, **facts: object) -> Agreement:
    return msgspec.structs.replace(agreement, **facts)


def allowed(policy: Policy, *agreements: Agreement, context: dict[str, object] | None = None) -> set[Request]:
    """Walk the whole universe and give what is allowed in it."""
    every = list(requests(agreement.id for agreement in agreements))
    answers = policy.all_allowed(every, context=DAY if context is None else context)
    return {request for request, answer in zip(every, answers, strict=True) if answer}


_WALKED: Final[dict[tuple[str, str], set[Request]]] = {}


def allowed_again(policy: Policy, *agreements: Agreement) -> set[Request]:
    """Give what is allowed; a policy of the same words over the same people and things is walked once."""
    said = policy.text, json.dumps(list(compiled._entities(agreements)))  # noqa: SLF001  all that a policy is made of
    if said not in _WALKED:
        _WALKED[said] = allowed(policy, *agreements)
    return _WALKED[said]


def faults(found: set[Request], *deals: tuple[Agreement, Standing]) -> Iterator[str]:
    """Give what is wrong with what is allowed: film, what is another partner's, what was not granted, what is lacking."""
    wanted = {request for agreement, standing in deals if standing is HOLDS for request in granted(agreement)}
    for principal, action, thing in found:
        if thing.sort == Sort.MATERIAL:
            yield f"film: {principal} may {action} {thing}"
        elif principal.id and not thing.id.startswith(principal.id):
            yield f"strangers: {principal} may {action} {thing}"
    yield from (f"not granted: {request}" for request in found - wanted)
    yield from (f"lacking: {request}" for request in wanted - found)


CLAUSES: Final = [
    BASE,
    WIDE,
    *(
        but(WIDE, classes=tuple(each for each in ReportClass if each in {ReportClass.BASE, clause}))
        for clause in ReportClass
    ),
    but(BASE, groups=(Group.CUT,), visits=1, ceiling=0.5, delay_days=28),
    but(BASE, begins="2026-03-01", until="2026-03-01"),
]


@pytest.mark.parametrize("agreement", CLAUSES)
def test_exactly_what_an_agreement_says_is_allowed_and_nothing_of_the_film(agreement: Agreement) -> None:
    deals = ((agreement, HOLDS), (OTHER, HOLDS))
    assert list(faults(allowed(policy_of(*deals), agreement, OTHER), *deals)) == []


def test_an_agreement_that_ended_allows_nothing() -> None:
    assert allowed(policy_of((WIDE, ENDED)), WIDE, OTHER) == set()
    deals = ((WIDE, ENDED), (OTHER, HOLDS))
    assert list(faults(allowed(policy_of(*deals), WIDE, OTHER), *deals)) == []


def test_without_any_agreement_nothing_is_allowed() -> None:
    assert allowed(policy_of(), WIDE, OTHER) == set()


def test_what_one_partner_may_do_is_the_same_with_and_without_another() -> None:
    alone = allowed(policy_of((WIDE, HOLDS)), WIDE, OTHER)
    for standing in Standing:
        beside = allowed(policy_of((WIDE, HOLDS), (OTHER, standing)), WIDE, OTHER)
        assert {request for request in beside if str(OTHER.id) not in request[2].id} == alone


def _mutations() -> Iterator[Agreement]:
    """Every field by every other value that means something, hostile names among them."""
    for name in HOSTILE:
        yield but(WIDE, purpose=name)
        yield but(WIDE, studio=name)
        yield but(WIDE, partner=Partner(name=name, key=WIDE.partner.key))
        yield but(WIDE, partner=Partner(name="Aria Labs", key=name))
        yield but(WIDE, exclusions={name: name})
    yield but(WIDE, id=Handle("f" * 16))
    yield but(WIDE, version=99)
    yield but(WIDE, begins="2026-02-01")
    yield but(WIDE, until="2027-02-01")
    yield but(WIDE, groups=())
    yield but(WIDE, pairs=(), trials=())
    yield but(WIDE, ceiling=1e9)
    yield but(WIDE, films=20, visits=7)
    yield but(WIDE, delay_days=28, sends_day="Sunday", sends_minute=0)
    yield but(WIDE, exclusions={})
    yield but(WIDE, classes=())


@pytest.mark.parametrize("agreement", list(_mutations()))
def test_no_mutation_of_an_agreement_allows_any_of_the_film(agreement: Agreement) -> None:
    deals = ((agreement, HOLDS), (OTHER, HOLDS))
    assert list(faults(allowed_again(policy_of(*deals), agreement, OTHER), *deals)) == []


@settings(max_examples=25)
@given(agreements(), agreements(), st.sampled_from(Standing), st.sampled_from(Standing))
def test_no_two_agreements_whatever_they_say_allow_any_of_the_film(
    ours: Agreement, theirs: Agreement, standing: Standing, other: Standing
) -> None:
    theirs = but(theirs, id=OTHER.id)
    deals = ((ours, standing), (theirs, other))
    policy = policy_of(*deals)
    found = allowed(policy, ours, context={"day": day_number(ours.begins)})
    found |= allowed(policy, theirs, context={"day": day_number(theirs.begins)})
    assert not [fault for fault in faults(found, *deals) if not fault.startswith("lacking")]
    assert {request for request in granted(ours) if standing is HOLDS} <= found


@pytest.mark.parametrize(
    ("planted", "says"),
    [
        ("permit (principal, action, resource);", "film: "),
        ('permit (principal, action == Action::"read-film", resource);', "film: "),
        ('permit (principal, action, resource == Material::"cut timing");', "film: "),
        ("permit (principal is Engineer, action, resource is Batch);", "strangers: "),
        (f'permit (principal, action == Action::"tell", resource in Deal::"{OTHER.id}");', "not granted: "),
    ],
)
def test_a_bad_permission_that_somebody_planted_is_seen(planted: str, says: str) -> None:
    """Without the prohibitions; so the walk over the universe is one that can fail."""
    policy = Policy(planted, agreements=[WIDE, OTHER])
    assert any(fault.startswith(says) for fault in faults(allowed(policy, WIDE, OTHER)))


def test_the_prohibitions_keep_the_film_from_a_permission_for_everything() -> None:
    policy = Policy(f"permit (principal, action, resource);\n{FORBIDS}", agreements=[WIDE, OTHER])
    found = allowed(policy, WIDE, OTHER)
    assert found
    assert not any(thing.sort == Sort.MATERIAL for _who, _action, thing in found)
    assert not any(who.party == Party.SOMEBODY for who, _action, _thing in found)


@pytest.mark.parametrize("deals", [((WIDE, HOLDS),), ((WIDE, ENDED),), ()])
def test_both_prohibitions_stand_in_every_policy(deals: tuple[tuple[Agreement, Standing], ...]) -> None:
    assert policy_of(*deals).text.endswith(FORBIDS)


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_of_an_agreement_goes_into_its_policy(name: str) -> None:
    hostile = but(WIDE, purpose=name, studio=name, partner=Partner(name=name, key=name), exclusions={name: name})
    assert policy_of((hostile, HOLDS)).text == policy_of((WIDE, HOLDS)).text


GRANT: Final = (people_of(WIDE.id)[1], Action.READ_BATCH, one_of(Sort.BATCH, WIDE.id))


@pytest.mark.parametrize(
    ("principal", "action", "thing", "context"),
    [
        (GRANT[0], GRANT[1], GRANT[2], {}),
        (GRANT[0], GRANT[1], GRANT[2], {"day": "20513"}),
        (GRANT[0], GRANT[1], GRANT[2], {"day": 10**30}),
        (GRANT[0], GRANT[1], GRANT[2], {"day": None}),
        (GRANT[0], GRANT[1], GRANT[2], {"day": object()}),
        (GRANT[0], GRANT[1], GRANT[2], {**DAY, "more": 1}),
        (Principal(Party.ENGINEER, "f" * 16), GRANT[1], GRANT[2], DAY),
        (Principal(Party.ENGINEER, f"{WIDE.id}\n"), GRANT[1], GRANT[2], DAY),
        (Principal(Party.ENGINEER, "\ud800"), GRANT[1], GRANT[2], DAY),
        (Principal("Nobody", str(WIDE.id)), GRANT[1], GRANT[2], DAY),
        (Principal('Engineer"', str(WIDE.id)), GRANT[1], GRANT[2], DAY),
        (Principal(Party.SOMEBODY, str(WIDE.id)), GRANT[1], GRANT[2], DAY),
        (GRANT[0], GRANT[1], Thing(Sort.BATCH, "f" * 16), DAY),
        (GRANT[0], GRANT[1], Thing("Anything", str(WIDE.id)), DAY),
        (GRANT[0], GRANT[1], Thing("Workflow", "all"), DAY),
        (GRANT[0], GRANT[1], Thing(Sort.MATERIAL, "somebody's diary"), DAY),
    ],
)
def test_an_error_something_unlisted_and_no_decision_are_denials(
    principal: Principal, action: Action, thing: Thing, context: dict[str, object]
) -> None:
    policy = policy_of((WIDE, HOLDS))
    assert policy.allows(*GRANT, context=DAY)
    assert not policy.allows(principal, action, thing, context=context)


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_somebody_calls_themselves_they_are_somebody(name: str) -> None:
    policy = policy_of((WIDE, HOLDS))
    assert not any(policy.allows(Principal(party, name), GRANT[1], GRANT[2], context=DAY) for party in Party)
    assert not any(
        policy.allows(GRANT[0], action, Thing(sort, name), context=DAY) for action in Action for sort in Sort
    )


def test_an_action_that_there_is_not_is_a_denial() -> None:
    policy = policy_of((WIDE, HOLDS))
    assert not policy.all_allowed([(GRANT[0], "anything", GRANT[2])], context=DAY)[0]  # type: ignore[list-item]


def test_an_error_beside_a_permission_is_a_denial_too() -> None:
    """One permission applies; another rule cannot be decided, since the request says nothing of ``trusted``."""
    text = "permit (principal, action, resource) when { context.day > 0 || context.day + 9223372036854775807 > 0 };\n"
    broken = "permit (principal, action, resource) when { context.day + 9223372036854775807 > 0 };\n"
    assert Policy(text, agreements=[WIDE]).allows(*GRANT, context=DAY)
    assert not Policy(text + broken, agreements=[WIDE]).allows(*GRANT, context=DAY)


def test_a_permission_holds_from_the_first_day_until_the_last_batch_can_have_been_fetched() -> None:
    policy = policy_of((WIDE, HOLDS))
    first, last = days_of(WIDE)
    assert first == day_number("2025-12-01")
    assert last == day_number("2026-12-31")  # the last whole week ends on 29 November, and goes on Thursday, 3 December
    assert [policy.allows(*GRANT, context={"day": day}) for day in (first - 1, first, last, last + 1)] == [
        *(False, True, True, False)
    ]


@pytest.mark.parametrize(
    "text", ["permit (principal, action, resource)", "permit (principal is Ghost, action, resource);"]
)
def test_a_policy_that_is_none_is_refused_before_anybody_asks(text: str) -> None:
    with pytest.raises(AgreementError, match="policy: expected Cedar by its schema"):
        Policy(text, agreements=[WIDE])


def test_the_schema_knows_every_word_of_the_universe() -> None:
    for word in (*Party, *Sort, *Action):
        assert word in SCHEMA
    assert {who.party for who in STUDIO} <= set(Party)
    assert {thing.sort for thing in (*MATERIALS, of_class(Sort.TABLE, WIDE.id, ReportClass.BASE))} <= set(Sort)


def test_one_answer_takes_well_under_a_millisecond() -> None:
    """The best of several tries, since the machine may be busy: the policy was parsed once, and is not parsed again."""
    policy = policy_of((WIDE, HOLDS), (OTHER, HOLDS))
    tries = []
    for _ in range(20):
        begun = time.perf_counter()
        policy.allows(*GRANT, context=DAY)
        tries.append(time.perf_counter() - begun)
    assert min(tries) < 0.001
