"""A run of a guest tool states what the tool is, in its partner's name, and what it was used on: of each use the first."""

import msgspec

from edgecode.findings.decision import said
from edgecode.findings.guest_said import GuestSaid
from edgecode.findings.word import Deed, Word
from edgecode.papers.statements import Tool, Use
from edgecode.papers.words import Part

TOOL = Tool(name="Second Hearing of Aria Labs", vendor="Aria Labs", version="1")


def run(entry: str, *parts: Part, since: str) -> Word:
    """A run on some parts."""
    uses = tuple(Use(tool=TOOL.name, part=part, since=since) for part in parts)
    return Word(entry=entry, deed=Deed.RUN, by="Wim", at=1, guest=GuestSaid(described=TOOL, uses=uses))


def test_uses_are_stated_once_each_since_the_first_run() -> None:
    every = said([run("1", Part.EDIT, since="2026-03-01"), run("2", Part.EDIT, Part.SCREENPLAY, since="2026-03-02")])
    uses = [(word.entry, word.by, word.stated) for word in every.stated if isinstance(word.stated, Use)]
    assert uses == [
        ("1", "Wim", Use(tool=TOOL.name, part=Part.EDIT, since="2026-03-01")),
        ("2", "Wim", Use(tool=TOOL.name, part=Part.SCREENPLAY, since="2026-03-02")),
    ]
    assert {(word.by, word.deed) for word in every.stated if isinstance(word.stated, Tool)} == {("Aria Labs", Deed.RUN)}


def test_a_run_is_kept_and_read_again_with_its_word() -> None:
    word = run("1", Part.EDIT, since="2026-03-01")
    assert msgspec.json.decode(msgspec.json.encode(word), type=Word) == word
    assert msgspec.json.decode(b'{"entry":"1","deed":"take","by":"Wim","at":1}', type=Word).guest is None
