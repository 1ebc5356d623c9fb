import json
import re
from math import log2
from pathlib import Path

import jsonschema
import pytest

from edgecode.boundary.batch import body, read_body
from edgecode.boundary.bits import bits, count, within_ceiling, worst_case_bits
from edgecode.boundary.bucket import SAYS, Bucket
from edgecode.boundary.lines import BODY_BYTES
from edgecode.boundary.pairs import pairs_of
from edgecode.boundary.reasons import reasons_of
from edgecode.boundary.schema import batch_schema
from edgecode.boundary.table import table_of
from edgecode.boundary.told import GROUPS, REASONS, Told
from edgecode.boundary.trials import TrialCount, outcome_of
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import Group, Reason, ReportClass
from simulators.told_week import ALIAS, BARE, TRIAL, WEEK, WHOLE, changed, crowd, done

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "partner-report.md").read_text(encoding="utf-8")
AGREEMENT = changed(WHOLE, groups=tuple(group for group in Group if group is not Group.CHOOSING))
NO_CLASS = changed(BARE, classes=())


def shown(name: str) -> str:
    """Give what the page shows between a name and the end of it."""
    found = re.search(rf"<!-- {name} -->\n?(.*?)\n?<!-- end -->", PAGE, re.DOTALL)
    assert found, f"docs/partner-report.md shows no {name}"
    return found[1]


def example() -> str:
    """Make the batch of the week that the page tells."""
    asked = [
        done(who, kind, day=day, reason=Reason.ON_PURPOSE if kind is Kind.DECISION_MADE and day < 2 else None)
        for day in range(3)
        for who in range(5)
        for kind in (Kind.FINDING_OPENED, Kind.CHECK_ASKED, Kind.FINDING_OPENED, Kind.DECISION_MADE)
    ]
    doings = [
        *crowd(Kind.TAKE_LOGGED, people=7, days=6),
        *asked,
        *crowd(Kind.NOTE_WRITTEN, people=6, days=1),
        *crowd(Kind.CLIP_ASSIGNED, people=4, days=7),
    ]
    told = Told(
        table=table_of(doings, agreement=AGREEMENT),
        pairs=pairs_of(doings, agreement=AGREEMENT),
        reasons=reasons_of(doings, agreement=AGREEMENT),
        outcome=outcome_of(TRIAL, count=TrialCount(people=6, decisions=80, as_found=64)),
    )
    return body(AGREEMENT, alias=ALIAS, week=WEEK, told=told)


def costs() -> list[tuple[str, float]]:
    """Give what the page says each thing costs, in bits, as the schemas have it."""
    nothing = worst_case_bits(NO_CLASS)

    def more(**parts: object) -> float:
        return worst_case_bits(changed(NO_CLASS, **parts)) - nothing

    visit = more(visits=3)
    return [
        ("a batch with nothing to tell, or empty", log2(count(batch_schema(NO_CLASS, alias=ALIAS, week=WEEK)))),
        ("when it came", nothing - 2 * visit - 1),
        ("a visit", visit),
        ("a group of the base class, in three phases", log2(5**3)),
        ("a pair", log2(5)),
        ("reasons, all six", log2(5**6)),
        ("a trial, in the one week a quarter in which it is due", log2(3)),
    ]


def test_the_batch_on_the_page_is_what_the_code_makes() -> None:
    assert shown("a batch") == f"```\n{example()}```"


def test_the_batch_on_the_page_is_as_the_page_says() -> None:
    """The steps of *Reading one*, with the published schema as it lies in docs."""
    text = shown("a batch").removeprefix("```\n").removesuffix("```")
    assert len(text.encode("ascii")) == BODY_BYTES
    schema = json.loads((DOCS / "reference" / "report.schema.json").read_text(encoding="utf-8"))
    lines = [json.loads(line) for line in text.splitlines()]
    jsonschema.validate(lines, schema, cls=jsonschema.Draft202012Validator)
    again = "".join(json.dumps(line, separators=(",", ":")) + "\n" for line in lines)
    assert again == text
    read = read_body(text, agreement=AGREEMENT)
    shoot = dict(zip(GROUPS, read.told.table[1], strict=True))
    assert {group: symbol for group, symbol in shoot.items() if symbol is not Bucket.NOT_TOLD} == {
        Group.DAILIES: Bucket.FORTY,
        Group.ASKING: Bucket.TEN,
        Group.DECIDING: Bucket.TEN,
        Group.NOTING: Bucket.FIVE,
    }


def test_every_symbol_is_on_the_page() -> None:
    rows = "\n".join(f"| `{symbol}` | {SAYS[symbol]} |" for symbol in Bucket)
    assert shown("symbols") == f"| symbol | says |\n|---|---|\n{rows}"


def test_groups_and_reasons_are_on_the_page_in_their_order() -> None:
    assert shown("groups") == ", ".join(GROUPS)
    assert shown("reasons") == ", ".join(REASONS)


def test_every_cost_is_on_the_page() -> None:
    rows = "\n".join(f"| {what} | {cost:.2f} |" for what, cost in costs())
    assert shown("bits") == f"| what | bits |\n|---|---|\n{rows}"
    assert shown("worst") == f"{within_ceiling(AGREEMENT):.1f}"


def test_costs_on_the_page_add_up_to_the_worst_case() -> None:
    """All but the empty batch, which is one value more beside so many and weighs nothing by then."""
    cost = [each for _what, each in costs()]
    [_empty, when, visit, group, pair, reasons, trial] = cost
    whole = when + 2 * visit + 10 * group + 2 * pair + reasons + trial
    assert worst_case_bits(AGREEMENT) == pytest.approx(whole, abs=1e-9)
    assert worst_case_bits(BARE) == pytest.approx(when + 2 * visit + 11 * group, abs=1e-9)
    assert bits(count(batch_schema(changed(BARE, classes=(ReportClass.REASONS,)), alias=ALIAS, week=WEEK))) == (
        pytest.approx(reasons, abs=1e-3)
    )
