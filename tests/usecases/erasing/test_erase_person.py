from pathlib import Path

import pytest

from conftest import written
from edgecode.consent.erased import is_erased
from edgecode.consent.purpose import Purpose
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import Stage
from edgecode.errors import NotAllowedError, UnknownPersonError
from edgecode.findings.naming import Names
from edgecode.findings.word import Deed
from edgecode.usecases.erasing.erase_person import EraseDesk
from edgecode.usecases.erasing.standing_names import Stands
from simulators.desk_at_hand import DeskAtHand

BEA, IDA, TOM = "Bea Nwosu", "Ida Lund", "Tom Oak"
PEOPLE = """\
[people."Ida Lund"]
role = "script supervisor"
may = ["set intents", "sign pages and days"]
"""
ANSWER = """\
[[consents]]
purpose = "checks reading my material"
stage = "dailies"
answer = "given"
by = "Ida Lund"
on = 2025-09-01
"""
FILM = f"""
--- film.toml
title = "Night Bus"
[people."Bea Nwosu"]
role = "producer"
may = ["raise standings", "name people"]
[people."Tom Oak"]
role = "director"
{PEOPLE}
[[standings]]
check = "unshot-line"
standing = "offered"
by = "Bea Nwosu"

{ANSWER}
--- script.fountain
INT. LAST BUS OF THE LINE - NIGHT #12#

NADIA
You said you would have it mended by Easter.

TOM
It rained.
--- dailies/day-1.csv
slate,mark
12-1,circled
"""


class Beside:
    """Nothing lies beside."""

    def clear(self, names: Names, *, by: object) -> None:
        """Clear nothing."""

    def compare(self, *, by: object) -> None:
        """Compare nothing."""


@pytest.fixture
def film(tmp_path: Path) -> DeskAtHand:
    made = DeskAtHand(written(FILM, tmp_path / "film"))
    made.desk.line("12-1", by=BEA, covers="1")
    return made


def erasing(film: DeskAtHand) -> EraseDesk:
    return EraseDesk(film.desk, words=lambda: film.words, beside=Beside())


def decided(film: DeskAtHand, *, by: str = IDA) -> str:
    """Leave the first finding, and give its id."""
    found = film.desk.today(viewer=by).cards[0].finding.id
    film.desk.decide(Deed.LEAVE, found, by=by, because="the tide was wrong")
    return found


def test_who_is_erased_decided_it_still_and_is_called_otherwise(film: DeskAtHand) -> None:
    found, ran = decided(film), film.ran()
    done = erasing(film).erase(IDA, by=BEA)
    decision = film.desk.today().said.decisions[found]
    assert is_erased(decision.by)
    assert (decision.deed, decision.because) == (Deed.LEAVE, "")
    assert done.says == f"{BEA} erased a person by destroying their key: {decision.by}"
    assert IDA not in str(film.words.all())
    assert film.ran() == ran
    [kind] = [each.entry.kind for each in film.record.entries()[done.index :] if each.entry is not None]
    assert kind is Kind.PERSON_ERASED


def test_what_film_toml_said_by_them_holds_also_once_their_name_is_out_of_it(film: DeskAtHand) -> None:
    """Their consent let the checks read the dailies: nobody else loses these by it."""
    film.write('[[intents]]\ncheck = "unshot-line"\nscene = "12"\nby = "Ida Lund"\non = 2025-09-01')
    film.says.all_off(by=TOM, mine=True)
    ran, cards = film.ran(), film.desk.today().cards
    assert "unshot-line" in ran
    assert cards == ()
    erasing(film).erase(IDA, by=BEA)
    assert (film.ran(), film.desk.today().cards) == (ran, cards)
    film.write((PEOPLE, ""))
    film.write((ANSWER, ""))
    film.write(('[[intents]]\ncheck = "unshot-line"\nscene = "12"\nby = "Ida Lund"\non = 2025-09-01', ""))
    assert (film.ran(), film.desk.today().cards) == (ran, cards)
    assert IDA not in str(film.words.all())


def test_a_no_of_theirs_stays_a_no(film: DeskAtHand) -> None:
    film.says.consent(Purpose.CHECKS, yes=False, by=IDA, stage=Stage.DAILIES)
    assert "unshot-line" not in film.ran()
    erasing(film).erase(IDA, by=BEA)
    film.write((PEOPLE, ""))
    film.write((ANSWER, ""))
    assert "unshot-line" not in film.ran()


def test_who_asks_for_it_themselves_is_erased_and_that_they_asked_is_on_record(film: DeskAtHand) -> None:
    decided(film)
    before = len(film.record.entries())
    done = erasing(film).erase(IDA, by=IDA)
    assert done.says.endswith(" was erased, as they asked")
    assert [each.entry for each in film.record.entries()[before:-1]] == [None]
    assert IDA not in str(film.words.all())


def test_what_it_comes_to_is_told_and_nothing_changes(film: DeskAtHand) -> None:
    decided(film)
    film.desk.undo(by=IDA)
    film.desk.decide(Deed.LEAVE, film.desk.today(viewer=BEA).cards[0].finding.id, by=BEA, because="as Ida Lund said")
    words, entries = film.words.all(), film.record.entries()
    plan = erasing(film).plan(IDA, by=BEA)
    assert (plan.name, plan.own, plan.texts, plan.others, plan.again) == (IDA, 3, 1, 1, False)
    assert is_erased(plan.called)
    assert plan.stands == (Stands("film.toml", 7), Stands("film.toml", 20))
    assert plan.alone == ("set intents", "sign pages and days")
    assert (film.words.all(), film.record.entries()) == (words, entries)


@pytest.mark.parametrize(
    ("name", "by", "error"),
    [
        ("Nobody Here", BEA, UnknownPersonError),
        (IDA, TOM, NotAllowedError),
        (IDA, "Nobody Here", UnknownPersonError),
        (IDA, "", UnknownPersonError),
        ("", BEA, UnknownPersonError),
    ],
)
def test_who_is_unknown_and_who_may_not_are_refused(
    film: DeskAtHand, name: str, by: str, error: type[Exception]
) -> None:
    decided(film)
    words = film.words.all()
    for each in (erasing(film).plan, erasing(film).erase):
        with pytest.raises(error):
            each(name, by=by)
    assert film.words.all() == words


def test_who_has_left_erases_themselves(film: DeskAtHand) -> None:
    decided(film)
    film.says.has_left(IDA, by=BEA)
    erasing(film).erase(IDA, by=IDA)
    assert IDA not in str(film.words.all())


def test_erasing_twice_puts_nothing_on_record(film: DeskAtHand) -> None:
    decided(film)
    erasing(film).erase(IDA, by=BEA)
    before = film.record.entries()
    assert erasing(film).plan(IDA, by=BEA).again
    done = erasing(film).erase(IDA, by=BEA)
    assert done.says.endswith("is erased already; what had come back is gone again")
    assert film.record.entries() == before


def test_nobody_acts_under_what_they_are_called(film: DeskAtHand) -> None:
    decided(film)
    called = erasing(film).plan(IDA, by=BEA).called
    erasing(film).erase(IDA, by=BEA)
    with pytest.raises(UnknownPersonError):
        film.says.consent(Purpose.CHECKS, yes=False, by=called, stage=Stage.DAILIES)
    with pytest.raises(UnknownPersonError):
        film.desk.undo(by=called)
