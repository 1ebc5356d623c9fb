"""Letters at the desk: written, scanned, signed, given out, withdrawn; and what is refused."""

from pathlib import Path

import msgspec
import pytest

from edgecode.boundary.errors import LetterError
from edgecode.boundary.guest.letter import letter_text
from edgecode.dispatch.letters import checked_letter, given_key
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole
from edgecode.errors import NotAllowedError, RecordReadOnlyError, RecordStoreError, UnknownPersonError
from edgecode.findings.word import Deed
from edgecode.usecases.guests.letter_states import LetterState
from edgecode.usecases.partners.canaries import canaries_of
from simulators.agreeing_film import BEA, WIM
from simulators.lettered_film import HONEST, LINE, QUOTES, LetteredFilm


@pytest.fixture
def film(tmp_path: Path) -> LetteredFilm:
    """A film with a tool that is in, and no letter yet."""
    return LetteredFilm(tmp_path)


def test_a_letter_is_written_signed_and_given_out_the_same_each_time(film: LetteredFilm) -> None:
    """Wim writes it, Bea signs it and gives it out twice: each is on record, and the partner gets the same bytes."""
    view = film.wrote(by=WIM)
    assert (view.state, view.written_by, view.letter.to, view.letter.day) == (
        LetterState.WRITTEN,
        WIM,
        "Aria Labs",
        "2025-11-24",
    )
    film.letters.sign(view.id[:6], by=BEA)
    first = film.letters.send(view.id, by=BEA)
    film.clock.at += 86_400_000
    second = film.letters.send(view.id, by=BEA)
    assert first.note == second.note
    assert checked_letter(first.note, key=given_key(first.key), path="letter") == view.letter
    assert film.letters.letter(view.id).signed_by == BEA
    assert film.kinds() == [Kind.LETTER_WRITTEN, Kind.LETTER_SIGNED, Kind.LETTER_SENT, Kind.LETTER_SENT]
    assert film.drawn == 1


def test_what_is_shown_before_signing_is_what_goes(film: LetteredFilm) -> None:
    view = film.wrote()
    film.letters.sign(view.id, by=BEA)
    note = film.letters.send(view.id, by=BEA).note.decode()
    assert note.startswith(view.text + "\n\u2014 edgecode.letters/")
    assert note.count("\n") == view.text.count("\n") + 2
    assert view.text == letter_text(view.letter)


def test_the_name_is_said_as_its_owner_wants_it(film: LetteredFilm) -> None:
    assert film.letters.write(HONEST, "00c0", by=WIM, sender="W. Oort").view.letter.sender == "W. Oort"


def test_a_letter_that_quotes_the_film_is_stopped_and_shown_where(film: LetteredFilm) -> None:
    """It is on record as written and as stopped; it cannot be signed, and it can be withdrawn."""
    view = film.wrote(QUOTES, by=WIM)
    assert view.state is LetterState.STOPPED
    [stretch] = view.stretches
    assert (stretch.first_line, stretch.last_line, stretch.quote, stretch.how) == (4, 4, LINE, "as it stands")
    assert film.kinds() == [Kind.LETTER_WRITTEN, Kind.SCANNER_STOPPED_LETTER]
    with pytest.raises(LetterError, match="expected one that is written and not signed, found stopped by the scanner"):
        film.letters.sign(view.id, by=BEA)
    film.letters.withdraw(view.id, by=WIM)
    assert film.letters.letter(view.id).state is LetterState.WITHDRAWN


@pytest.mark.parametrize("which", [0, 1, 2])
def test_a_letter_that_holds_a_canary_is_stopped(film: LetteredFilm, which: int) -> None:
    canary = canaries_of(film.words.secret).all[which]
    view = film.wrote(f"Dear all,\n\nwe saw {canary} again.\n".encode())
    assert view.state is LetterState.STOPPED
    assert "a canary of this film is among it" in view.why


def test_a_letter_is_scanned_again_against_the_film_as_it_is_when_it_is_signed(film: LetteredFilm) -> None:
    """The script gets a line that stands in the letter, between its writing and its signing."""
    view = film.wrote()
    script = film.folder / "script.fountain"
    text = script.read_text(encoding="utf-8")
    script.write_text(f"{text}\nIt pointed at three places that were covered after all.\n", encoding="utf-8")
    with pytest.raises(LetterError, match="a letter without anything of the film"):
        film.letters.sign(view.id, by=BEA)
    assert film.letters.letter(view.id).state is LetterState.STOPPED
    assert film.kinds()[-1] is Kind.SCANNER_STOPPED_LETTER
    assert film.drawn == 0


def test_a_letter_is_scanned_again_before_it_is_first_given_out(film: LetteredFilm) -> None:
    view = film.wrote()
    film.letters.sign(view.id, by=BEA)
    script = film.folder / "script.fountain"
    text = script.read_text(encoding="utf-8")
    script.write_text(f"{text}\nIt pointed at three places that were covered after all.\n", encoding="utf-8")
    with pytest.raises(LetterError, match="a letter without anything of the film"):
        film.letters.send(view.id, by=BEA)
    assert Kind.LETTER_SENT not in film.kinds()


def test_letters_are_no_words_of_the_film(film: LetteredFilm) -> None:
    """What was said in one letter may be said in the next, and so may the names of partner and tool."""
    film.wrote()
    assert film.wrote().state is LetterState.WRITTEN
    assert film.wrote(b"Dear Aria Labs, your Second Hearing is good. Yours, Bea Nwosu\n").state is LetterState.WRITTEN


def test_another_persons_name_is_of_the_film_and_ones_own_is_ones_own(film: LetteredFilm) -> None:
    assert film.wrote(b"Wim Oort says hello.\n", by=WIM).state is LetterState.WRITTEN
    assert film.wrote(b"Bea Nwosu says hello.\n", by=WIM).state is LetterState.STOPPED


def test_who_may_not_agree_with_partners_signs_and_sends_nothing(film: LetteredFilm) -> None:
    view = film.wrote(by=WIM)
    for deed in (film.letters.sign, film.letters.send):
        with pytest.raises(NotAllowedError, match="agree with partners"):
            deed(view.id, by=WIM)
    mine = film.wrote(by=BEA)
    with pytest.raises(NotAllowedError, match="agree with partners"):
        film.letters.withdraw(mine.id, by=WIM)
    with pytest.raises(UnknownPersonError):
        film.wrote(by="Nobody Known")
    assert film.kinds() == [Kind.LETTER_WRITTEN, Kind.LETTER_WRITTEN]


def test_a_letter_is_signed_once(film: LetteredFilm) -> None:
    view = film.wrote()
    film.letters.sign(view.id, by=BEA)
    with pytest.raises(LetterError, match="found signed, and not sent yet"):
        film.letters.sign(view.id, by=BEA)
    assert film.kinds(Kind.LETTER_SIGNED) == [Kind.LETTER_SIGNED]


def test_nothing_is_given_out_after_it_was_withdrawn_and_nothing_withdrawn_after_it_was_sent(
    film: LetteredFilm,
) -> None:
    withdrawn, sent = film.wrote(), film.wrote()
    film.letters.sign(withdrawn.id, by=BEA)
    film.letters.withdraw(withdrawn.id, by=BEA)
    with pytest.raises(LetterError, match="expected one that is signed, found withdrawn"):
        film.letters.send(withdrawn.id, by=BEA)
    film.letters.sign(sent.id, by=BEA)
    film.letters.send(sent.id, by=BEA)
    with pytest.raises(LetterError, match="expected one that was not sent yet, found sent"):
        film.letters.withdraw(sent.id, by=BEA)


def test_a_letter_is_to_the_partner_of_a_tool_that_is_in(film: LetteredFilm) -> None:
    """Once the tool is out none is written, signed or first given out; what was given out before is the same still."""
    written, signed, sent = film.wrote(), film.wrote(), film.wrote()
    for each in (signed, sent):
        film.letters.sign(each.id, by=BEA)
    before = film.letters.send(sent.id, by=BEA).note
    film.remove_tool()
    for deed in (
        film.wrote,
        lambda: film.letters.sign(written.id, by=BEA),
        lambda: film.letters.send(signed.id, by=BEA),
    ):
        with pytest.raises(LetterError, match=r"a guest tool that is in \(none is in\)"):
            deed()
    assert film.letters.send(sent.id, by=BEA).note == before


def test_a_letter_that_is_not_there_is_said_so(film: LetteredFilm) -> None:
    with pytest.raises(LetterError, match="there is none yet"):
        film.letters.letter("ab")
    view = film.wrote()
    with pytest.raises(LetterError, match=view.id):
        film.letters.letter("")


def test_a_copy_that_may_not_sign_does_nothing_at_all(film: LetteredFilm, monkeypatch: pytest.MonkeyPatch) -> None:
    view = film.wrote()
    kept = dict(film.words.kept)

    def ready() -> None:
        raise RecordReadOnlyError("record.db", why="a copy", advice="")

    monkeypatch.setattr(film.record, "ready", ready)
    for deed in (
        film.wrote,
        lambda: film.letters.sign(view.id, by=BEA),
        lambda: film.letters.send(view.id, by=BEA),
        lambda: film.letters.withdraw(view.id, by=BEA),
    ):
        with pytest.raises(RecordReadOnlyError):
            deed()
    assert (film.words.kept, film.drawn) == (kept, 0)


def test_a_letter_whose_entry_never_came_to_be_is_none_and_is_named_as_an_orphan(film: LetteredFilm) -> None:
    """Killed between words and record: while it is written, while it is signed, and while it is given out."""
    film.record.breaks = RecordStoreError("record.db", why="killed")
    with pytest.raises(RecordStoreError):
        film.wrote()
    film.record.breaks = None
    assert film.letters.letters() == ()
    assert [word.deed for word in film.deciding.orphans()] == [Deed.WRITE_LETTER]
    view = film.wrote()
    film.record.breaks = RecordStoreError("record.db", why="killed")
    with pytest.raises(RecordStoreError):
        film.letters.sign(view.id, by=BEA)
    film.record.breaks = None
    assert film.letters.letter(view.id).state is LetterState.WRITTEN
    film.letters.sign(view.id, by=BEA)
    film.record.breaks = RecordStoreError("record.db", why="killed")
    with pytest.raises(RecordStoreError):
        film.letters.send(view.id, by=BEA)
    film.record.breaks = None
    assert film.letters.letter(view.id).state is LetterState.SIGNED
    assert film.letters.send(view.id, by=BEA).note.decode() == film.letters.letter(view.id).note


def test_what_was_changed_in_the_store_after_signing_is_not_given_out(film: LetteredFilm) -> None:
    view = film.wrote()
    film.letters.sign(view.id, by=BEA)
    [written] = [word for word in film.words.kept.values() if word.deed is Deed.WRITE_LETTER]
    assert written.letter is not None
    other = msgspec.structs.replace(written.letter, body="Something else.\n")
    film.words.kept[written.entry] = msgspec.structs.replace(written, letter=other)
    with pytest.raises(LetterError, match="changed since"):
        film.again_desk().send(view.id, by=BEA)
    assert Kind.LETTER_SENT not in film.kinds()


def test_the_record_names_letter_partner_and_tool_by_handles(film: LetteredFilm) -> None:
    view = film.wrote()
    [row] = film.record.rows
    assert row.entry is not None
    assert [role for role, _handle in row.entry.ids] == [IdRole.LETTER, IdRole.PARTNER, IdRole.GUEST_TOOL]
    assert view.id not in {handle.digits for _role, handle in row.entry.ids}


def test_a_letter_is_not_undone(film: LetteredFilm) -> None:
    view = film.wrote()
    with pytest.raises(Exception, match="undo"):
        film.desk.undo(by=BEA)
    assert film.letters.letter(view.id).state is LetterState.WRITTEN


@pytest.mark.parametrize("body", ["", "as somebody who was erased (01234567) said\n"])
def test_a_letter_that_is_not_as_it_was_written_any_more_is_signed_and_given_out_by_nobody(
    film: LetteredFilm, body: str
) -> None:
    """Something of it went with somebody who was erased; it may still be withdrawn."""
    own = film.wrote(by=WIM).id
    film.letters.sign(own, by=BEA)
    word = next(each for each in film.words.all().values() if each.letter is not None)
    assert word.letter is not None
    changed = msgspec.structs.replace(word, letter=msgspec.structs.replace(word.letter, body=body))
    film.words.clear("e", changed=[changed], gone=())
    desk = film.again_desk()
    assert not desk.letter(own).is_whole
    with pytest.raises(LetterError, match="as it was written"):
        desk.send(own, by=BEA)
    desk.withdraw(own, by=BEA)
    assert desk.letter(own).state is LetterState.WITHDRAWN
