import msgspec
import pytest
from hypothesis import given

from edgecode.papers.statements import Fact, Stated, Tool, Use
from edgecode.papers.words import Nature, Part, Runs, Told, YesNo
from simulators.random_facts import stated


@pytest.mark.parametrize(
    ("fact", "says"),
    [
        (Fact(), "unknown"),
        (Fact(Told.UNKNOWN, "secret"), "unknown"),
        (Fact(Told.REFUSED), "its maker refuses to say"),
        (Fact(Told.REFUSED, "secret"), "its maker refuses to say"),
        (Fact(Told.VALUE, "public domain films"), "public domain films"),
    ],
)
def test_a_fact_is_a_value_unknown_or_refused_and_those_are_not_the_same(fact: Fact, says: str) -> None:
    assert str(fact) == says


def test_what_is_not_said_of_a_tool_or_a_use_is_unknown() -> None:
    tool = Tool(name="VoiceWell")
    assert (tool.nature, tool.runs, tool.learns) == (Nature.UNKNOWN, Runs.UNKNOWN, YesNo.UNKNOWN)
    assert (str(tool.weights), str(tool.training)) == ("unknown", "unknown")
    use = Use(tool="VoiceWell", part=Part.VOICES)
    assert (use.in_film, use.since, use.concerns, use.declared) == (YesNo.UNKNOWN, "", (), False)


@given(stated)
def test_every_statement_comes_back_from_where_words_are_kept_as_what_it_was(said: Stated) -> None:
    assert msgspec.json.decode(msgspec.json.encode(said), type=Stated) == said
