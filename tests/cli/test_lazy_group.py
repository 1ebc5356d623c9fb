import sys

import click
import pytest

from edgecode.cli.lazy_group import LazyGroup, Verb

GROUP = LazyGroup(
    name="made",
    verbs={
        "agree": Verb("edgecode.cli.partner.agreeing:agree", "Sign."),
        "table": Verb("edgecode.cli.commands.partner:VERBS", "No command at all."),
    },
)
CONTEXT = click.Context(GROUP)


def test_a_group_lists_its_verbs_without_importing_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "edgecode.cli.partner.agreeing", raising=False)
    assert GROUP.list_commands(CONTEXT) == ["agree", "table"]
    assert "Sign." in GROUP.get_help(CONTEXT)
    assert "edgecode.cli.partner.agreeing" not in sys.modules


def test_a_verb_is_imported_when_it_is_called_and_others_are_none() -> None:
    found = GROUP.get_command(CONTEXT, "agree")
    assert found is not None
    assert found.name == "agree"
    assert GROUP.get_command(CONTEXT, "frob") is None
    assert GROUP.get_command(CONTEXT, "table") is None
