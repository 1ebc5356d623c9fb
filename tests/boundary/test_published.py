import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from edgecode.boundary.agreement import Agreement
from edgecode.boundary.batch import body, empty_body
from edgecode.boundary.bits import SET_BY, count
from edgecode.boundary.bucket import Bucket
from edgecode.boundary.lines import MOST_VERSION
from edgecode.boundary.published import report_observation_schema, report_schema
from edgecode.boundary.schema import Visit, batch_schema, observation_schema
from edgecode.boundary.told import NO_PAIRS, Told
from edgecode.boundary.trials import Outcome
from edgecode.entries.handle import Handle
from simulators.told_week import ALIAS, BARE, QUIET_WEEK, WEEK, WHOLE, changed, tellings

REPORT, OBSERVATION = (Draft202012Validator(dict(made())) for made in (report_schema, report_observation_schema))
OTHER = changed(
    BARE, id=Handle("0" * 16), version=MOST_VERSION, begins="2025-01-01", until="2027-12-31", sends_minute=5
)
HELD = Told(pairs=(Bucket.FIVE, *NO_PAIRS[1:]), outcome=Outcome.HELD)

Lines = list[dict[str, Any]]


def lines(text: str) -> Lines:
    """Give a body as the list of its lines, which is what the schemas are about."""
    return [json.loads(line) for line in text.splitlines()]


def holds_nothing(batch: Lines) -> None:
    """Say that a batch with symbols in it holds nothing."""
    batch[0]["holds"] = "nothing"


CORRUPTED: dict[str, Callable[[Lines], object]] = {
    "a note in the head": lambda batch: batch[0].update(note="Nadia waits"),
    "no week": lambda batch: batch[0].pop("week"),
    "words for an alias": lambda batch: batch[0].update(film="the ferry"),
    "seconds in the slot": lambda batch: batch[0].update(slot="2026-04-09T12:00:07Z"),
    "another format": lambda batch: batch[0].update(edgecode="partner report 2"),
    "a version as text": lambda batch: batch[0].update(version="2"),
    "a symbol that is none": lambda batch: batch[2]["cells"].__setitem__(0, "e"),
    "a count for a symbol": lambda batch: batch[2]["cells"].__setitem__(0, 7),
    "a cell too many": lambda batch: batch[2]["cells"].append("-"),
    "a cell too few": lambda batch: batch[5]["cells"].pop(),
    "two phases exchanged": lambda batch: batch.insert(1, batch.pop(2)),
    "a line left out": lambda batch: batch.pop(4),
    "a line more": lambda batch: batch.append({"pads": "."}),
    "an outcome in other words": lambda batch: batch[6].update(outcome="held, mostly"),
    "pads that say something": lambda batch: batch[7].update(pads="Nadia waits"),
    "an empty batch that tells": holds_nothing,
}


@given(st.data())
def test_bodies_of_every_agreement_keep_to_the_published_schema(data: st.DataObject) -> None:
    agreement = data.draw(st.sampled_from([WHOLE, BARE, OTHER]))
    week = data.draw(st.sampled_from([WEEK, QUIET_WEEK]))
    told = data.draw(tellings(agreement, week=week))
    assert REPORT.is_valid(lines(body(agreement, alias=ALIAS, week=week, told=told)))
    assert REPORT.is_valid(lines(empty_body(agreement, alias=ALIAS, week=week)))


@pytest.mark.parametrize("corrupt", CORRUPTED.values(), ids=CORRUPTED)
def test_a_corrupted_batch_is_not_valid(corrupt: Callable[[Lines], object]) -> None:
    batch = lines(body(WHOLE, alias=ALIAS, week=WEEK, told=HELD))
    assert REPORT.is_valid(batch)
    corrupt(batch)
    assert not REPORT.is_valid(batch)


@pytest.mark.parametrize("agreement", [WHOLE, BARE, OTHER])
def test_no_agreement_tells_more_than_is_published(agreement: Agreement) -> None:
    assert count(batch_schema(agreement, alias=ALIAS, week=WEEK)) <= count(report_schema())
    assert count(observation_schema(agreement, alias=ALIAS, week=WEEK)) <= count(report_observation_schema())


def test_the_published_schemas_have_a_count() -> None:
    """All cells of all classes with four words for a trial, and an empty batch with two; nine arrivals, seven visits."""
    batches = 5 ** (33 + 8 + 6) * 4 + 2
    assert count(report_schema()) == batches
    assert count(report_observation_schema()) == batches * 9 * 4**7


def test_an_observation_of_any_agreement_is_valid() -> None:
    seen = {
        "batch": lines(empty_body(WHOLE, alias=ALIAS, week=WEEK)),
        "arrived": "not in its slot",
        "visits": [Visit.ANSWERED, Visit.ENDED, *[Visit.NO_VISIT] * 5],
    }
    assert OBSERVATION.is_valid(seen)
    assert not OBSERVATION.is_valid(seen | {"arrived": 12})
    assert not OBSERVATION.is_valid(seen | {"visits": ["answered"]})
    assert not OBSERVATION.is_valid(seen | {"seconds": 3})


def test_a_published_schema_says_who_sets_what_the_film_does_not() -> None:
    assert sorted(set(_setters(report_schema()))) == ["agreement", "clock", "seed"]
    assert not list(_setters(batch_schema(WHOLE, alias=ALIAS, week=WEEK)))


def test_the_published_files_are_what_the_code_makes() -> None:
    folder = Path(__file__).parents[2] / "docs" / "reference"
    for name, made in (("report", report_schema()), ("report-observation", report_observation_schema())):
        published = json.loads((folder / f"{name}.schema.json").read_text(encoding="utf-8"))
        assert published == json.loads(json.dumps(made))
        Draft202012Validator.check_schema(published)


def _setters(schema: object) -> list[str]:
    if isinstance(schema, dict):
        own = [schema[SET_BY]] if SET_BY in schema else []
        return [*own, *(setter for part in schema.values() for setter in _setters(part))]
    return [setter for part in schema for setter in _setters(part)] if isinstance(schema, list) else []
