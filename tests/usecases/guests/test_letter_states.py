"""How a letter stands, folded from what was said of it."""

from boundary.guest.test_letter import LETTER
from edgecode.entries.catalogue import MEANINGS
from edgecode.findings.word import Deed, Word
from edgecode.usecases.guests.letter_entries import of_letter
from edgecode.usecases.guests.letter_states import LetterState, letter_views

ID = str(LETTER.id)


def word(deed: Deed, number: int, *, lines: tuple[str, ...] = (), by: str = "Mona") -> Word:
    written = LETTER if deed is Deed.WRITE_LETTER else None
    return Word(entry=f"{number:032x}", deed=deed, by=by, at=0, subject=ID, lines=lines, letter=written)


def test_a_letter_is_what_was_said_of_it_last() -> None:
    words = [
        word(Deed.WRITE_LETTER, 1, lines=("ab",)),
        word(Deed.SIGN_LETTER, 2, lines=("note", "key"), by="Bea"),
        word(Deed.SEND_LETTER, 3, by="Bea"),
    ]
    [view] = letter_views([word(Deed.JUDGE, 0), *words])
    assert (view.state, view.tool, view.note, view.key) == (LetterState.SENT, "ab", "note", "key")
    assert (view.written_by, view.signed_by, view.was_sent) == ("Mona", "Bea", True)
    assert [step.at for step in view.steps] == ["1970-01-01 00:00 UTC"] * 3
    [early] = letter_views(words[:1])
    assert (early.state, early.signed_by, early.was_sent) == (LetterState.WRITTEN, "", False)


def test_what_was_said_of_a_letter_that_there_is_not_is_nothing() -> None:
    assert letter_views([word(Deed.SIGN_LETTER, 1, lines=("note", "key"))]) == ()


def test_each_entry_of_a_letter_is_one_that_the_record_has() -> None:
    for deed in (Deed.WRITE_LETTER, Deed.STOP_LETTER, Deed.SIGN_LETTER, Deed.SEND_LETTER, Deed.WITHDRAW_LETTER):
        shape = of_letter(deed, LETTER, tool="ab")
        meaning = MEANINGS[shape.kind]
        roles = {role for role, _name in shape.ids}
        assert set(meaning.ids) <= roles <= {*meaning.ids, *meaning.ids_if_known}
