from edgecode.findings.word import Deed, Word
from edgecode.usecases.sitting import SITTING_MS, asked_in_sitting


def word(at: int, deed: Deed = Deed.ASK, *, by: str = "Jun", check: str = "c", written: str = "") -> Word:
    return Word(entry=str(at), deed=deed, by=by, at=at, check=check, written=written)


def asked(*words: Word, at: int) -> set[str]:
    return set(asked_in_sitting(words, by="Jun", at=at))


def test_what_was_asked_counts_for_the_sitting() -> None:
    assert asked(word(0), at=SITTING_MS) == {"c"}
    assert asked(word(0), at=SITTING_MS + 1) == set()
    assert asked(at=0) == set()


def test_a_sitting_goes_on_while_something_is_said_and_ends_with_a_pause() -> None:
    kept_going = (word(0), word(SITTING_MS, Deed.LEAVE), word(2 * SITTING_MS, Deed.LEAVE))
    assert asked(*kept_going, at=3 * SITTING_MS) == {"c"}
    assert asked(word(0), word(SITTING_MS + 1, Deed.LEAVE), at=SITTING_MS + 2) == set()


def test_what_others_said_and_what_stands_in_the_file_is_no_part_of_it() -> None:
    others = (word(0), word(SITTING_MS, Deed.LEAVE, by="Bea"), word(SITTING_MS, Deed.STANDING, written="line"))
    assert asked(*others, at=SITTING_MS + 1) == set()
    assert asked(word(0, by="Bea"), at=0) == set()


def test_a_clock_that_jumps_back_ends_it() -> None:
    day = 24 * 3600 * 1000
    assert asked(word(day), at=0) == set()
    assert asked(word(day), word(0, Deed.LEAVE), at=0) == set()
    assert asked(word(day), word(0), at=1) == {"c"}
