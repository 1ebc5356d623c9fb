import importlib

import click
import pytest

from edgecode.cli.commands.guest import VERBS
from simulators import command_line


@pytest.mark.parametrize("name", list(VERBS))
def test_the_list_of_verbs_says_what_each_says_of_itself(name: str) -> None:
    module, _colon, attribute = VERBS[name].place.partition(":")
    command = getattr(importlib.import_module(module), attribute)
    assert isinstance(command, click.Command)
    assert (command.name, command.short_help) == (name, VERBS[name].says)
    assert (command.help or "").startswith(VERBS[name].says)


def test_a_verb_that_there_is_not_is_refused_in_one_sentence() -> None:
    refused = command_line.run("guest", "forgive")
    assert (refused.code, refused.out) == (2, "")
    assert "forgive" in refused.err
    assert "Traceback" not in refused.err
