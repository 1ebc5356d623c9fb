from edgecode.findings.word import Deed, Word
from edgecode.usecases.sitting import SITTING_MS, asked_in_sitting

LONG = SITTING_MS + 1


def word(at: int, *, deed: Deed = Deed.ASK, by: str = "Nadia", check: str = "unshot-line", written: str = "") -> Word:
    return Word(entry=str(at), deed=deed, by=by, at=at, check=check, written=written)


def test_what_a_person_asked_for_counts_until_a_long_pause() -> None:
    words = [word(0), word(10, check="none-usable")]
    assert asked_in_sitting(words, by="Nadia", at=10 + SITTING_MS) == {"unshot-line", "none-usable"}
    assert asked_in_sitting(words, by="Nadia", at=10 + LONG) == frozenset()


def test_work_in_between_keeps_a_sitting_going() -> None:
    words = [word(0), word(SITTING_MS, deed=Deed.LEAVE)]
    assert asked_in_sitting(words, by="Nadia", at=2 * SITTING_MS) == {"unshot-line"}


def test_what_was_asked_before_a_pause_is_asked_no_more() -> None:
    words = [word(0), word(LONG, deed=Deed.LEAVE)]
    assert asked_in_sitting(words, by="Nadia", at=LONG) == frozenset()


def test_nobody_asks_for_another_and_film_toml_asks_for_nobody() -> None:
    assert asked_in_sitting([word(0, by="Otto"), word(1, written="x")], by="Nadia", at=1) == frozenset()
