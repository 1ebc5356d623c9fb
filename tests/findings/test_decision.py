import msgspec
from hypothesis import given
from hypothesis import strategies as st

from edgecode.consent.standing import Standing
from edgecode.findings.decision import said
from edgecode.findings.word import Deed, Word


def word(entry: str, deed: Deed, **facts: object) -> Word:
    return msgspec.structs.replace(Word(entry=entry, deed=deed, by="Nadia", at=0), **facts)


def test_the_later_decision_about_a_finding_stands() -> None:
    told = said([word("1", Deed.LATER, finding="f"), word("2", Deed.TAKE, finding="f", option=1)])
    assert told.decisions["f"].entry == "2"


def test_what_is_undone_does_not_count_and_the_one_before_stands_again() -> None:
    told = said(
        [
            word("1", Deed.LEAVE, finding="f"),
            word("2", Deed.TAKE, finding="f", option=2),
            word("3", Deed.UNDO, undoes="2"),
        ]
    )
    assert told.decisions["f"].entry == "1"
    assert told.undone == {"2"}


def test_an_undoing_can_be_undone() -> None:
    words = [word("1", Deed.LEAVE, finding="f"), word("2", Deed.UNDO, undoes="1"), word("3", Deed.UNDO, undoes="2")]
    assert said(words[:2]).decisions == {}
    assert said(words).decisions["f"].entry == "1"


def test_what_stood_in_film_toml_counts_only_while_it_stands_there() -> None:
    written = word("1", Deed.STANDING, check="unshot-line", standing=Standing.OFFERED, written="key")
    assert said([written], written={"key"}).standings["unshot-line"].standing is Standing.OFFERED
    assert said([written]).standings == {}


def test_undoing_what_film_toml_says_withdraws_it() -> None:
    written = word("1", Deed.INTEND, check="unshot-line", written="key")
    told = said([written, word("2", Deed.UNDO, undoes="1")], written={"key"})
    assert told.withdrawn == {"key"}


def test_the_last_signature_on_a_line_is_told() -> None:
    told = said([word("1", Deed.SIGN_PAGE, lines=("a", "b")), word("2", Deed.SIGN_DAY, lines=("b",), by="Otto")])
    assert told.signed == {"a": "Nadia", "b": "Otto"}


def test_a_take_is_lined_in_the_last_entry_that_was_not_undone() -> None:
    lined = [word("1", Deed.LINE, subject="t"), word("2", Deed.LINE, subject="t"), word("3", Deed.LINE, subject="u")]
    assert said(lined).lined_in == {"t": "2", "u": "3"}
    assert said([*lined, word("4", Deed.UNDO, undoes="2")]).lined_in == {"t": "1", "u": "3"}


@given(st.lists(st.integers(0, 12), max_size=12))
def test_undoing_is_what_its_definition_says(undoes: list[int]) -> None:
    """Word n is undone exactly when a later undoing of it is not undone itself."""
    words = [word("0", Deed.LEAVE, finding="f")]
    words += [word(str(nth), Deed.UNDO, undoes=str(which)) for nth, which in enumerate(undoes, start=1) if which < nth]
    told = said(words)
    for each in words:
        later = [other for other in words if other.undoes == each.entry and int(other.entry) > int(each.entry)]
        assert (each.entry in told.undone) == any(other.entry not in told.undone for other in later)
