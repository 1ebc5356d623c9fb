"""Sentences are approved by their very words; the last word on one counts, and what was undone does not."""

from edgecode.findings.approvals import approvals, template_lines
from edgecode.findings.word import Deed, Word

SAYS = "{first} is odd."


def word(entry: str, deed: Deed, *, says: str = SAYS, tool: str = "a") -> Word:
    """A word on a sentence."""
    return Word(entry=entry, deed=deed, by="Bea", at=1, subject=tool, lines=template_lines("odd", says))


def test_the_last_word_on_a_sentence_counts() -> None:
    yes, no = word("1", Deed.APPROVE), word("2", Deed.DISAPPROVE)
    assert approvals([yes]).is_approved("a", "odd", SAYS)
    assert not approvals([yes, no]).is_approved("a", "odd", SAYS)
    assert approvals([yes, no], undone={"2"}).is_approved("a", "odd", SAYS)
    assert approvals([no, yes]).approved == {("a", *template_lines("odd", SAYS))}


def test_other_words_another_name_and_another_tool_are_another_sentence() -> None:
    said = approvals([word("1", Deed.APPROVE), Word(entry="2", deed=Deed.RUN, by="Bea", at=1, subject="a")])
    assert not said.is_approved("a", "odd", "{first} is very odd.")
    assert not said.is_approved("a", "even", SAYS)
    assert not said.is_approved("b", "odd", SAYS)
    assert said.word("a", "odd", SAYS) is not None
    assert said.word("b", "odd", SAYS) is None


def test_what_was_approved_before_a_record_was_adopted_is_approved_anew() -> None:
    """The record that was adopted may be older than what was refused."""
    yes, adopted = word("1", Deed.APPROVE), Word(entry="2", deed=Deed.ADOPT, by="Bea", at=2)
    assert approvals([yes, adopted]).approved == frozenset()
    assert approvals([yes, adopted, word("3", Deed.APPROVE)]).is_approved("a", "odd", SAYS)
