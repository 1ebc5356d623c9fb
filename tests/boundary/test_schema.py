import json
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from edgecode.boundary.agreement import Agreement
from edgecode.boundary.batch import body, empty_body
from edgecode.boundary.bits import count
from edgecode.boundary.bucket import Bucket
from edgecode.boundary.errors import BatchError
from edgecode.boundary.schema import ARRIVED, MOST_VISITS, Schema, Visit, batch_schema, constant, observation_schema
from edgecode.boundary.told import GROUPS, NO_PAIRS, NO_TABLE, Told
from edgecode.boundary.trials import Outcome
from edgecode.boundary.week import Week
from edgecode.entries.vocabulary import Group, ReportClass
from simulators.told_week import ALIAS, BARE, QUIET_WEEK, WEEK, WHOLE, changed, tellings

NARROW = changed(BARE, groups=(Group.CUT,))
"""Three cells: one group in three phases."""


def valid(schema: Schema, text: str) -> bool:
    """Whether a body keeps to a schema, taken as the list of its lines."""
    return Draft202012Validator(dict(schema)).is_valid([json.loads(line) for line in text.splitlines()])


@pytest.mark.parametrize("agreement", [WHOLE, BARE, NARROW])
def test_a_schema_is_one_by_the_dialect_it_names(agreement: Agreement) -> None:
    for made in (batch_schema, observation_schema):
        schema = made(agreement, alias=ALIAS, week=WEEK)
        assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
        Draft202012Validator.check_schema(dict(schema))


@given(st.data())
def test_every_body_keeps_to_the_schema_of_its_week(data: st.DataObject) -> None:
    agreement, week = data.draw(st.sampled_from([WHOLE, BARE, NARROW])), data.draw(st.sampled_from([WEEK, QUIET_WEEK]))
    told = data.draw(tellings(agreement, week=week))
    schema = batch_schema(agreement, alias=ALIAS, week=week)
    assert valid(schema, body(agreement, alias=ALIAS, week=week, told=told))
    assert valid(schema, empty_body(agreement, alias=ALIAS, week=week))


def test_a_schema_allows_as_many_batches_as_can_be_written() -> None:
    """Under an agreement with three cells: all 125 tables and the empty batch, each another text."""
    place = GROUPS.index(Group.CUT)
    texts = {empty_body(NARROW, alias=ALIAS, week=WEEK)}
    for symbols in product(Bucket, repeat=3):
        rows = tuple((*row[:place], cell, *row[place + 1 :]) for row, cell in zip(NO_TABLE, symbols, strict=True))
        texts.add(body(NARROW, alias=ALIAS, week=WEEK, told=Told(table=rows)))
    schema = batch_schema(NARROW, alias=ALIAS, week=WEEK)
    assert count(schema) == len(texts) == 5**3 + 1
    assert all(valid(schema, text) for text in texts)


def test_what_follows_from_agreement_and_week_is_one_value() -> None:
    """Without any class there are two batches: tables that tell nothing, and the empty one."""
    assert count(batch_schema(changed(WHOLE, classes=()), alias=ALIAS, week=WEEK)) == 2
    trials = changed(WHOLE, classes=(ReportClass.TRIALS,))
    assert count(batch_schema(trials, alias=ALIAS, week=WEEK)) == 3 + 1
    assert count(batch_schema(trials, alias=ALIAS, week=QUIET_WEEK)) == 1 + 1


def test_a_batch_of_another_film_week_or_agreement_is_not_valid() -> None:
    schema = batch_schema(WHOLE, alias=ALIAS, week=QUIET_WEEK)
    assert valid(schema, body(WHOLE, alias=ALIAS, week=QUIET_WEEK, told=Told()))
    for agreement, alias, week in (
        (WHOLE, "0" * 16, QUIET_WEEK),
        (WHOLE, ALIAS, QUIET_WEEK.after),
        (changed(WHOLE, version=3), ALIAS, QUIET_WEEK),
        (changed(WHOLE, sends_minute=0), ALIAS, QUIET_WEEK),
    ):
        assert not valid(schema, body(agreement, alias=alias, week=week, told=Told()))


def test_a_cell_that_is_not_agreed_is_not_valid() -> None:
    told = Told(pairs=(Bucket.FIVE, *NO_PAIRS[1:]), outcome=Outcome.HELD)
    text = body(WHOLE, alias=ALIAS, week=WEEK, told=told)
    assert valid(batch_schema(WHOLE, alias=ALIAS, week=WEEK), text)
    assert not valid(batch_schema(changed(WHOLE, pairs=()), alias=ALIAS, week=WEEK), text)


def test_a_week_outside_of_the_term_has_no_schema() -> None:
    with pytest.raises(BatchError, match="a week of which the agreement tells"):
        batch_schema(WHOLE, alias=ALIAS, week=Week.named("2027-W14"))


def test_an_observation_is_batch_arrival_and_visits() -> None:
    schema = observation_schema(changed(WHOLE, classes=()), alias=ALIAS, week=WEEK)
    assert count(schema) == 2 * 9 * 3**2
    batch = [json.loads(line) for line in empty_body(changed(WHOLE, classes=()), alias=ALIAS, week=WEEK).splitlines()]
    validator = Draft202012Validator(dict(schema))
    visits = [[*two, *[Visit.NO_VISIT] * 5] for two in product(list(Visit)[:3], repeat=2)]
    seen = [{"batch": batch, "arrived": at, "visits": each} for at, each in product(ARRIVED, visits)]
    assert len(seen) == 9 * 9
    assert all(validator.is_valid(each) for each in seen)
    for wrong in (
        {"arrived": 8},
        {"arrived": "late"},
        {"visits": [Visit.ANSWERED] * 2},
        {"visits": [Visit.ANSWERED] * 7},
    ):
        assert not validator.is_valid(seen[0] | wrong)
    assert not validator.is_valid(seen[0] | {"batch": batch[:-1]})


def test_an_observation_has_room_for_each_day_of_a_week() -> None:
    schema = observation_schema(changed(WHOLE, classes=(), visits=7), alias=ALIAS, week=WEEK)
    assert MOST_VISITS == 7
    assert count(schema) == 2 * 9 * 3**7


@given(st.recursive(st.sampled_from(["a", 1, None]), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
    st.sampled_from("xy"), inner), max_leaves=6))  # fmt: skip
def test_a_constant_allows_one_value(value: object) -> None:
    schema = constant(value)
    assert count(schema) == 1
    assert Draft202012Validator(dict(schema)).is_valid(value)
    assert not Draft202012Validator(dict(schema)).is_valid([value])
