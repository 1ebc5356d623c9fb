"""The register of tools: the last word on each, and of the amnesty register no name."""

from pathlib import Path

import pytest

from edgecode.papers.statements import Authorship, Tool, Use, Wording
from edgecode.papers.words import Making, Nature, Part
from edgecode.usecases.papers.paper_desk import PaperDesk
from edgecode.usecases.papers.show_register import Register, register_of
from simulators.desk_at_hand import DeskAtHand
from simulators.telling import tells

told = tells("""
    --- film.toml
    [people."Nadia"]
    role = "producer"
    may = ["sign papers"]
    [people."Wim"]
    role = "writer"
    --- script.fountain
    INT. LIFT - NIGHT #12#
    """)


@pytest.fixture
def at(folder: Path) -> DeskAtHand:
    return DeskAtHand(folder)


def seen(at: DeskAtHand, viewer: str = "") -> Register:
    return register_of(PaperDesk(at.desk).stated(), viewer=viewer)


@told
def test_nothing_stated_is_an_empty_register(at: DeskAtHand) -> None:
    assert seen(at) == Register(tools=(), authorship=(), wording=None, wording_said=None)


@told
def test_a_declared_use_names_nobody_and_is_taken_back_by_who_declared_it(at: DeskAtHand) -> None:
    done = PaperDesk(at.desk).state(Use(tool="Quill", part=Part.SCREENPLAY, declared=True), by="Wim")
    for viewer, entry in (("", ""), ("Nadia", ""), ("Wim", done.entry)):
        [tool] = seen(at, viewer).tools
        [use] = tool.uses
        assert (tool.name, tool.tool, tool.said) == ("Quill", None, None)
        assert (use.said.by, use.said.entry) == ("", entry)
        assert use.said.on
    assert "Wim" not in repr(seen(at, "Nadia"))


@told
def test_a_use_stands_with_its_tool_however_the_name_is_written(at: DeskAtHand) -> None:
    papers = PaperDesk(at.desk)
    papers.state(Use(tool="quill", part=Part.SCREENPLAY), by="Wim")
    papers.state(Tool(name="Quill", version="1"), by="Wim")
    papers.state(Tool(name="QUILL", version="2", nature=Nature.GENERATIVE), by="Nadia")
    [tool] = seen(at, "Wim").tools
    assert tool.tool is not None
    assert tool.said is not None
    assert (tool.tool.version, tool.said.by, tool.said.entry) == ("2", "Nadia", "")
    assert [use.said.by for use in tool.uses] == ["Wim"]
    assert tool.uses[0].said.entry


@told
def test_who_made_what_and_the_words_are_as_they_were_said_last(at: DeskAtHand) -> None:
    papers = PaperDesk(at.desk)
    for part, making in ((Part.EDIT, Making.PERSON), (Part.SCREENPLAY, Making.PERSON), (Part.EDIT, Making.WITH_TOOL)):
        papers.state(Authorship(part=part, people=("Jun",), making=making), by="Nadia")
    papers.state(Wording("Made by hand."), by="Nadia")
    found = seen(at)
    assert [(each.authorship.part, each.authorship.making) for each in found.authorship] == [
        (Part.SCREENPLAY, Making.PERSON),
        (Part.EDIT, Making.WITH_TOOL),
    ]
    assert found.wording == Wording("Made by hand.")
    papers.state(Wording(""), by="Nadia")
    assert seen(at).wording is None


def test_what_film_toml_states_off_the_record_is_there_and_nobody_takes_it_back(at: DeskAtHand) -> None:
    """
    --- film.toml
    [people."Wim"]
    role = "writer"
    [[tools]]
    name = "Quill"
    by = "Wim"
    on = 2026-01-01
    --- script.fountain
    INT. LIFT - NIGHT #12#
    """
    [tool] = seen(at, "Wim").tools
    assert tool.said is not None
    assert (tool.said.by, tool.said.on, tool.said.entry) == ("Wim", "", "")
