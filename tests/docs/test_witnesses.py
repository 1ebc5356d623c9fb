"""The page on witnesses names commands and options that there are."""

import re
from pathlib import Path
from typing import Final

import click
import pytest

from edgecode.cli.commands.record import VERBS, verify
from edgecode.cli.partner.windowing import ask
from edgecode.cli.verify import verify_command
from edgecode.cli.witnessing import witness
from edgecode.record.witnessing import CLOCKS_APART_MS
from edgecode.store.witness_client import PATIENCE_SECONDS

PAGE: Final = (Path(__file__).resolve().parents[2] / "docs" / "witnesses.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("begins", "command"),
    [
        ("edgecode record witness", witness),
        ("edgecode record verify", verify),
        ("edgecode-verify", verify_command),
        ("edgecode partner ask", ask),
    ],
)
def test_every_option_on_the_page_is_there(begins: str, command: click.Command) -> None:
    lines = re.findall(rf"(?:^    |`){re.escape(begins)} ([^`\n]+)", PAGE, re.MULTILINE)
    named = {option for line in lines for option in re.findall(r"--[a-z]+", line)}
    there = {option for each in command.params for option in each.opts}
    assert lines
    assert named <= there


def test_every_verb_of_the_record_on_the_page_is_there() -> None:
    assert set(re.findall(r"edgecode record ([a-z]+)", PAGE)) <= set(VERBS)


def test_the_numbers_on_the_page_are_those_of_the_code() -> None:
    assert (CLOCKS_APART_MS, "five minutes" in PAGE) == (5 * 60_000, True)
    assert f"at most {PATIENCE_SECONDS:g} seconds" in PAGE
