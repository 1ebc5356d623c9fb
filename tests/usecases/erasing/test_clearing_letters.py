"""What becomes of letters when who wrote one, or is named in one, is erased."""

import msgspec

from edgecode.boundary.guest.letter import Letter, Stretch
from edgecode.entries.handle import Handle
from edgecode.findings.naming import Names
from edgecode.findings.word import Deed, Word
from edgecode.usecases.erasing.clearing import cleared
from edgecode.usecases.erasing.clearing_letters import letters_gone_out

IDA, BEA, GONE = "Ida Lund", "Bea Nwosu", "somebody who was erased (01234567)"
NAMES = Names({IDA: GONE})
LETTER = Letter(
    id=Handle("0123456789abcdef"),
    sender="I. L.",
    to="Aria Labs",
    title="Second Hearing",
    version=1,
    day="2026-03-02",
    body="Dear all,\n\nas Ida Lund said.\n",
)
STRETCH = Stretch(first_line=3, last_line=3, quote="as Ida Lund said.", how="as it stands")


def said(deed: Deed, *, by: str = IDA, entry: str = "", **facts: object) -> Word:
    word = Word(entry=entry or str(deed), deed=deed, by=by, at=1, says="letter 0123", subject="0123456789abcdef")
    return msgspec.structs.replace(word, **facts)


def history(*, by: str, letter: Letter = LETTER) -> dict[str, Word]:
    """A letter that somebody wrote, that was stopped, signed by Bea, and given out by Ida."""
    words = (
        said(Deed.WRITE_LETTER, by=by, lines=("00c0ffee00c0ffee",), letter=letter),
        said(Deed.STOP_LETTER, by="", stretches=(STRETCH,)),
        said(Deed.SIGN_LETTER, by=BEA, lines=(f"{letter.body}signed", "key")),
        said(Deed.SEND_LETTER),
    )
    return {word.entry: word for word in words}


def after(words: dict[str, Word]) -> dict[str, Word]:
    return {
        entry: cleared(word, names=NAMES, own=NAMES.name(word.by) != word.by, words=words)
        for entry, word in words.items()
    }


def test_of_a_letter_of_theirs_nothing_stays_that_it_said() -> None:
    found = after(history(by=IDA))
    wrote = found[Deed.WRITE_LETTER]
    assert wrote.letter == msgspec.structs.replace(LETTER, sender=GONE, body="")
    assert (wrote.by, wrote.lines) == (GONE, ("00c0ffee00c0ffee",))
    assert found[Deed.STOP_LETTER].stretches == (msgspec.structs.replace(STRETCH, quote=""),)
    assert (found[Deed.SIGN_LETTER].by, found[Deed.SIGN_LETTER].lines) == (BEA, ("", "key"))
    assert found[Deed.SEND_LETTER].by == GONE
    assert after(found) == found


def test_of_a_letter_of_somebody_else_the_name_goes_and_what_was_signed() -> None:
    found = after(history(by=BEA))
    letter = found[Deed.WRITE_LETTER].letter
    assert letter is not None
    assert (letter.sender, letter.body) == ("I. L.", f"Dear all,\n\nas {GONE} said.\n")
    assert found[Deed.STOP_LETTER].stretches[0].quote == f"as {GONE} said."
    assert found[Deed.SIGN_LETTER].lines == ("", "key")


def test_a_letter_that_names_nobody_who_was_erased_is_as_it_was_also_where_they_gave_it_out() -> None:
    plain = msgspec.structs.replace(LETTER, body="Dear all,\n\nit was right.\n")
    words = history(by=BEA, letter=plain)
    del words[Deed.STOP_LETTER]
    found = after(words)
    assert found[Deed.WRITE_LETTER] == words[Deed.WRITE_LETTER]
    assert found[Deed.SIGN_LETTER] == words[Deed.SIGN_LETTER]
    assert found[Deed.SEND_LETTER].by == GONE
    assert letters_gone_out(words.values(), names=NAMES) == 0


def test_a_word_about_a_letter_that_is_not_there_loses_the_name_alone() -> None:
    word = said(Deed.SIGN_LETTER, lines=("note", "key"))
    assert cleared(word, names=NAMES, own=True, words={}) == msgspec.structs.replace(word, by=GONE)


def test_letters_that_went_out_are_counted_where_they_are_theirs_or_name_them() -> None:
    for by in (IDA, BEA):
        words = history(by=by)
        assert letters_gone_out(words.values(), names=NAMES) == 1
        del words[Deed.SEND_LETTER]
        assert letters_gone_out(words.values(), names=NAMES) == 0
