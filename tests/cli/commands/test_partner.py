import importlib
import re
import subprocess
import sys

import click
import pytest

from edgecode.cli.commands.partner import VERBS
from simulators import command_line


@pytest.mark.parametrize("name", list(VERBS))
def test_the_list_of_verbs_says_what_each_says_of_itself(name: str) -> None:
    module, _colon, attribute = VERBS[name].place.partition(":")
    command = getattr(importlib.import_module(module), attribute)
    assert isinstance(command, click.Command)
    assert (command.name, command.short_help) == (name, VERBS[name].says)
    assert (command.help or "").startswith(VERBS[name].says)


def test_help_loads_no_verb_and_none_of_the_studio_s_parts() -> None:
    """What takes long to load is not loaded; how long it takes is then a matter of Python and click alone."""
    asked = "import sys; sys.argv = ['edgecode', 'partner', '--help']\n"
    tells = (
        "from edgecode.cli.main import run\ntry:\n    run()\nexcept SystemExit:\n    print(*sys.modules, sep='\\n')\n"
    )
    done = subprocess.run([sys.executable, "-c", asked + tells], capture_output=True, text=True, check=True)
    assert "revoke" in done.stdout
    loaded = {line for line in done.stdout.splitlines() if line.startswith("edgecode")}
    assert loaded <= {
        *("edgecode", "edgecode.cli", "edgecode.cli.main", "edgecode.cli.lazy_group", "edgecode.errors"),
        *("edgecode.cli.commands", "edgecode.cli.commands.partner"),
    }


def test_the_group_lists_every_verb_and_refuses_another_in_one_sentence() -> None:
    listed = command_line.run("partner", "--help")
    assert listed.code == 0
    assert re.findall(r"^  ([a-z]+)  +\S", listed.out, re.MULTILINE)[: len(VERBS)] == list(VERBS)
    refused = command_line.run("partner", "forgive")
    assert (refused.code, refused.out) == (2, "")
    assert "forgive" in refused.err
    assert "Traceback" not in refused.err
