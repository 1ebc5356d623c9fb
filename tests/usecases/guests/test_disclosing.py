"""A guest tool as the papers have it: what its partner signed, analytical, here, and learning nothing."""

from edgecode.boundary.guest.manifest import Part
from edgecode.papers.words import Nature, Runs, YesNo
from edgecode.papers.words import Part as Touched
from edgecode.usecases.guests.disclosing import described, uses_of
from simulators.guest_bundles import CARD, RULES
from simulators.guest_film import TOOL, changed


def test_its_model_cards_are_what_is_said_of_it() -> None:
    tool = described(TOOL)
    assert (tool.name, tool.vendor, tool.version) == ("Second Hearing of Aria Labs", "Aria Labs", "1")
    assert (tool.nature, tool.runs, tool.learns) == (Nature.ANALYTICAL, Runs.HERE, YesNo.NO)
    assert CARD.sha256 in str(tool.weights)
    assert f"{RULES.name} 1: no weights" in str(tool.weights)
    assert "Letters and novels" in str(tool.training)
    assert "Apache-2.0" in str(tool.training)


def test_a_tool_without_a_model_says_so() -> None:
    assert str(described(changed(models=())).weights) == "none: it has no model"


def test_a_use_is_stated_for_each_part_it_was_shown_and_nothing_of_it_is_in_the_film() -> None:
    uses = uses_of(TOOL, tuple(Part), on="2026-03-01")
    assert [each.part for each in uses] == [Touched.SCREENPLAY, Touched.STORYBOARDS, Touched.PICTURE, Touched.EDIT]
    assert {(each.tool, each.since, each.in_film) for each in uses} == {
        ("Second Hearing of Aria Labs", "2026-03-01", YesNo.NO)
    }
