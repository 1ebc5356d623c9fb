"""What stands in film.toml and what was said through edgecode: the later word, and nothing lets in what somebody kept out."""

from pathlib import Path

import pytest

from edgecode.consent.people import May
from edgecode.consent.purpose import Purpose
from edgecode.consent.standing import Standing
from edgecode.entries.kind import Kind
from edgecode.errors import NotAllowedError
from simulators.desk_at_hand import DeskAtHand
from simulators.telling import tells

FILM = """
    --- film.toml
    [people.Bea]
    role = "producer"
    may = ["raise standings", "name people", "set intents"]
    [people.Jun]
    role = "editor"
    [people.Otto]
    role = "1st AD"
    [[consents]]
    purpose = "checks reading my material"
    answer = "given"
    by = "Jun"
    on = 2025-11-01
    [[standings]]
    check = "placeholder-in-cut"
    standing = "offered"
    by = "Bea"
    on = 2025-11-01
    --- one.cut
    1-1
    PLACEHOLDER
    """
CHECK = "placeholder-in-cut"
DAY = 24 * 3600 * 1000


@pytest.fixture
def office(folder: Path) -> DeskAtHand:
    return DeskAtHand(folder)


told = tells(FILM)


def begin(office: DeskAtHand) -> None:
    """Something is said, so that there is a record, and film.toml's words are in it."""
    office.says.all_off(by="Otto", mine=True)


@told
def test_a_consent_taken_out_of_the_file_is_over(office: DeskAtHand) -> None:
    begin(office)
    office.write(('answer = "given"', 'answer = "refused"'))
    assert office.ran() == set()
    assert office.kinds()[-1] is Kind.CONSENT_REFUSED


@told
def test_a_no_that_stood_in_the_file_stays_when_it_is_taken_out(office: DeskAtHand) -> None:
    office.write(
        '[[consents]]\npurpose = "checks reading my material"\nanswer = "withdrawn"\nby = "Jun"\non = 2025-11-20'
    )
    begin(office)
    assert office.ran() == set()
    office.write(('answer = "withdrawn"', 'answer = "given"'))
    office.write(("on = 2025-11-20", "on = 2025-11-02"))
    assert office.ran() == set(), "a yes of an earlier day"
    office.write(("on = 2025-11-02", "on = 2025-11-21"))
    assert office.ran() == {CHECK}


@told
def test_an_old_film_toml_put_back_brings_no_consent_back(office: DeskAtHand) -> None:
    begin(office)
    office.says.consent(Purpose.CHECKS, yes=False, by="Jun")
    office.write(('by = "Jun"\non = 2025-11-01', 'by = "Jun"\non = 2025-10-01'))
    assert office.ran() == set()
    assert office.again().ran() == set()


@told
def test_a_consent_of_a_day_to_come_counts_from_that_day(office: DeskAtHand) -> None:
    office.write(('by = "Jun"\non = 2025-11-01', 'by = "Jun"\non = 2025-11-25'))
    assert office.ran() == set()
    begin(office)
    assert office.ran() == set()
    office.clock.move(DAY)
    assert office.ran() == {CHECK}


@told
def test_no_ai_in_the_file_outlasts_the_file_once_it_is_on_record(office: DeskAtHand) -> None:
    office.write('[no_ai]\nby = "Otto"\non = 2025-11-02')
    assert office.ran() == set()
    begin(office)
    office.write(('[no_ai]\nby = "Otto"\non = 2025-11-02', ""))
    assert office.ran() == set()
    office.says.all_off_ended(by="Bea")
    assert office.ran() == {CHECK}
    office.write('[no_ai]\nby = "Otto"\non = 2025-11-02')
    assert office.ran() == {CHECK}, "the same words, ended since"
    office.write(("on = 2025-11-02", "on = 2025-11-03"))
    assert office.ran() == set(), "said again"


@told
def test_a_check_is_turned_off_in_the_file_by_who_may_not_raise_it(office: DeskAtHand) -> None:
    off = f'[[standings]]\ncheck = "{CHECK}"\nstanding = "off"\nby = "Otto"\non = 2025-11-03'
    office.write(off)
    assert (office.ran(), office.desk.today().look.remarks) == (set(), ())
    begin(office)
    assert office.ran() == set()
    assert office.kinds()[0] is Kind.STANDING_LOWERED
    office.write(('standing = "off"\nby = "Otto"', 'standing = "standard"\nby = "Otto"'))
    [remark] = office.desk.today().look.remarks
    assert "expected a person who may raise standings, found Otto" in remark.says


@told
def test_who_may_no_more_by_the_room_s_word_raises_nothing_in_the_file(office: DeskAtHand) -> None:
    office.says.name("Bea", by="Bea", role="producer", may=frozenset({May.NAME_PEOPLE}))
    assert office.ran() == {CHECK}, "said when she might"
    office.write(
        ('standing = "offered"\nby = "Bea"\non = 2025-11-01', 'standing = "standard"\nby = "Bea"\non = 2025-11-09')
    )
    assert office.desk.today().let.standings.standing(CHECK) is Standing.OFF
    office.write('[[intents]]\ncheck = "placeholder-in-cut"\nfinding = "1"\nby = "Bea"')
    kinds = office.kinds()
    assert not any(kind is Kind.INTENT_DECLARED or kind is Kind.FINDING_INTENDED for kind in kinds)


@told
def test_who_has_left_says_nothing_more_in_the_file_but_their_own_yes_and_no(office: DeskAtHand) -> None:
    begin(office)
    office.says.has_left("Jun", by="Bea")
    office.write(
        '[[consents]]\npurpose = "checks reading my material"\nanswer = "refused"\nby = "Jun"\non = 2025-11-02'
    )
    assert office.ran() == set()
    office.says.has_left("Bea", by="Bea")
    office.write(('check = "placeholder-in-cut"', 'check = "unshot-line"'))
    assert office.desk.today().let.standings.standing("unshot-line") is Standing.OFF


@told
def test_who_speaks_for_somebody_by_the_file_alone_and_no_more_by_the_room_is_not_heard(office: DeskAtHand) -> None:
    office.write(("[people.Otto]", '[people.Agnes]\nspeaks_for = ["Jun"]\n[people.Otto]'))
    office.says.consent(Purpose.CHECKS, yes=False, by="Jun")
    office.says.name("Agnes", by="Bea")
    office.write(
        '[[consents]]\npurpose = "checks reading my material"\nanswer = "given"\nby = "Agnes"\nperson = "Jun"\non = 2025-11-25'
    )
    office.clock.move(2 * DAY)
    assert office.ran() == set()


@told
def test_a_clock_that_jumps_back_brings_no_consent_back_and_is_told_once(office: DeskAtHand) -> None:
    begin(office)
    office.clock.move(DAY)
    office.says.consent(Purpose.CHECKS, yes=False, by="Jun")
    office.clock.move(-20 * DAY)
    assert office.ran() == set()
    done = office.says.all_off_ended(by="Otto", mine=True)
    assert done.says.endswith(". The clock here is behind the last entry, so this one has its time")
    office.says.consent(Purpose.CHECKS, yes=True, by="Jun")
    assert office.ran() == {CHECK}
    office.says.consent(Purpose.CHECKS, yes=False, by="Jun")
    assert office.ran() == set()
    office.clock.move(365 * DAY)
    assert office.ran() == set(), "whatever the clock said, this was said last"


@told
def test_what_was_said_and_never_came_on_record_is_put_there_the_next_time(office: DeskAtHand) -> None:
    """Killed between film.toml's words and their entries."""
    office.record.breaks = NotAllowedError("the disk", may="be written to")
    with pytest.raises(NotAllowedError):
        begin(office)
    office.record.breaks = None
    begin(office)
    assert office.kinds() == [Kind.STANDING_RAISED, Kind.CONSENT_GIVEN, Kind.CHECKS_ALL_TURNED_OFF_FOR_ONESELF]


@told
def test_the_room_s_words_and_the_file_s_about_one_check_count_by_which_was_later(office: DeskAtHand) -> None:
    begin(office)
    office.desk.standing(CHECK, Standing.ON_REQUEST, by="Otto")
    assert office.desk.today().let.standings.standing(CHECK) is Standing.ON_REQUEST
    office.write(
        ('standing = "offered"\nby = "Bea"\non = 2025-11-01', 'standing = "offered"\nby = "Bea"\non = 2025-11-20')
    )
    assert office.desk.today().let.standings.standing(CHECK) is Standing.OFFERED
    assert office.kinds()[-2:] == [Kind.STANDING_LOWERED, Kind.STANDING_RAISED]


@told
def test_an_intent_about_no_check_there_is_keeps_nobody_from_deciding(office: DeskAtHand) -> None:
    office.write('[[intents]]\ncheck = "no-such-check"\nscene = "1"\nby = "Bea"')
    begin(office)
    today = office.desk.today()
    assert today.read_only == ""
    assert [remark.place.line for remark in today.checked.remarks] == [19]
    assert office.kinds()[-1] is Kind.CHECKS_ALL_TURNED_OFF_FOR_ONESELF
