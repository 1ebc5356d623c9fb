import re
from pathlib import Path
from typing import Final

import pytest

from edgecode.boundary.agreement import MOST_BITS
from edgecode.boundary.agreement_toml import (
    EXCLUSIONS,
    KEYS,
    LEAST_DELAY,
    LONGEST_DAYS,
    LONGEST_NAME,
    LONGEST_PURPOSE,
    MOST_DELAY,
    MOST_FILMS,
    MOST_LINES,
    MOST_PAIRS,
    MOST_VERSIONS,
    MOST_VISITS,
    read,
    text,
)
from edgecode.boundary.bits import worst_case_bits
from edgecode.boundary.universe import Material
from edgecode.cli.commands.partner import VERBS
from edgecode.entries.vocabulary import ReportClass
from edgecode.usecases.partners.signing_agreements import partner_key, read_signed, signed_by
from simulators.agreements import ARIA, BASE, WIDE

PAGE: Final = (Path(__file__).resolve().parents[2] / "docs" / "agreements.md").read_text(encoding="utf-8")
ONE_LINE: Final = " ".join(PAGE.split())
EXAMPLE: Final = PAGE.partition("```toml\n")[2].partition("```")[0]


def test_the_example_is_an_agreement_as_edgecode_writes_it() -> None:
    agreement = read(EXAMPLE, path="docs/agreements.md")
    assert text(agreement) == EXAMPLE
    assert partner_key(agreement, path="docs/agreements.md").name == "aria-labs"


def test_the_example_can_be_signed_by_whoever_holds_the_key_it_names() -> None:
    agreement = read(EXAMPLE.replace(read(EXAMPLE, path="x").partner.key, str(ARIA.verifier)), path="x")
    assert read_signed(signed_by(agreement, key=ARIA, path="x"), path="x").agreement == agreement


def test_the_example_keeps_below_its_own_ceiling_and_the_bits_on_the_page_are_those_counted() -> None:
    agreement = read(EXAMPLE, path="docs/agreements.md")
    assert worst_case_bits(agreement) <= agreement.ceiling
    assert f"all eleven groups, read on two days a week, comes to {worst_case_bits(BASE):.1f} bits" in ONE_LINE
    assert (len(BASE.groups), BASE.visits) == (11, 2)
    assert worst_case_bits(WIDE) > MOST_BITS


@pytest.mark.parametrize("key", [*KEYS, "pairs", "trials", "partner.name", "partner.key"])
def test_every_key_is_in_the_table(key: str) -> None:
    rows = [row for row in PAGE.splitlines() if row.startswith("| `")]
    assert key == "partner" or any(f"`{key}`" in row.split(" | ")[0] for row in rows)


@pytest.mark.parametrize(
    "says",
    [
        f"1 to {MOST_VERSIONS}",
        f"one line, 1 to {LONGEST_PURPOSE} letters",
        f"one line, 1 to {LONGEST_NAME} letters",
        f"at most {LONGEST_DAYS} days",
        f"1 to {MOST_PAIRS}, each once",
        f"above 0, up to {MOST_BITS:g}",
        f"| 1 to {MOST_FILMS} |",
        f"| 1 to {MOST_VISITS} |",
        f"| {LEAST_DELAY} to {MOST_DELAY} |",
        f"at most {MOST_LINES} lines and 16,384 letters",
        *(f'"{use}" = "notAllowed"' for use in EXCLUSIONS),
        *(f"`{each}`" for each in ReportClass),
    ],
)
def test_every_bound_on_the_page_is_the_one_that_holds(says: str) -> None:
    assert says in ONE_LINE


def test_every_verb_on_the_page_is_there() -> None:
    shown = set(re.findall(r"edgecode partner ([a-z]+)", PAGE))
    assert shown <= set(VERBS)
    assert {"agree", "revoke", "show", "draft", "sign", "key"} <= shown


def test_what_is_of_the_film_is_told_whole() -> None:
    told = ONE_LINE.lower()
    assert not [
        each for each in Material if each not in told and each not in {"shot lengths", "counts derived from content"}
    ]
    assert "shot and scene lengths" in told
    assert "every count derived from content" in told
