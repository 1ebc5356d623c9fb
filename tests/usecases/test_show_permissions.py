"""Permissions as somebody may read them: who let what in, and of others' consents nothing but that something waits."""

from pathlib import Path

import msgspec
import pytest

from edgecode.checks.registry import every_check
from edgecode.consent.announced import Announced, Why
from edgecode.consent.consents import Answer
from edgecode.consent.people import May
from edgecode.consent.purpose import MEANS, Purpose
from edgecode.consent.standing import Standing
from edgecode.entries.vocabulary import Stage
from edgecode.errors import NotAllowedError
from edgecode.findings.word import Deed
from edgecode.usecases import permission_entries
from edgecode.usecases.show_permissions import CheckView, PermissionsView, announced_to, permissions_view
from simulators.desk_at_hand import DeskAtHand
from simulators.telling import tells

FILM = """
    --- film.toml
    [people."Nadia"]
    role = "producer"
    may = ["raise standings", "name people"]
    [people."Wim"]
    role = "writer"
    [people."Sol"]
    role = "script supervisor"
    speaks_for = ["Wim"]
    [people."Otto"]
    role = "director"
    [[standings]]
    check = "unshot-line"
    standing = "offered"
    by = "Nadia"
    on = 2025-11-01
    [[consents]]
    purpose = "checks reading my material"
    stage = "dailies"
    answer = "given"
    by = "Sol"
    on = 2025-11-01
    --- script.fountain
    INT. LIFT - NIGHT #12#

    NADIA
    You said you'd fixed it.
    --- day1/log.csv
    Shoot day,1
    slate,covers,mark
    12A-1,1,circled
    """


told = tells(FILM)


@pytest.fixture
def at(folder: Path) -> DeskAtHand:
    """The told film at a desk."""
    return DeskAtHand(folder)


def seen(at: DeskAtHand, viewer: str = "", *, person: str = "") -> PermissionsView:
    """What somebody sees."""
    return permissions_view(at.desk.today(viewer=viewer), checks=every_check(), person=person)


def unshot(view: PermissionsView) -> CheckView:
    """The check that the film let in."""
    return next(each for _stage, own in view.stages for each in own if each.check.id == "unshot-line")


@told
def test_every_check_is_there_once_by_stage_with_its_word_and_its_day(at: DeskAtHand) -> None:
    view = seen(at)
    ids = [each.check.id for _stage, own in view.stages for each in own]
    assert sorted(ids) == sorted(check.id for check in every_check())
    assert [stage for stage, _own in view.stages] == [Stage.SCRIPT, Stage.BOARDS, Stage.DAILIES, Stage.CUT]
    check = unshot(view)
    assert (check.standing, check.by, check.since) == (Standing.OFFERED, "Nadia", "2025-11-01")
    assert check.looks_for == "A required line of the script that no take covers."
    assert check.reads == ("script", "dailies")
    assert [heading for heading, _text in check.manual][:2] == ["What it looks for", "Why it matters"]


@told
def test_only_who_may_raise_may_raise_and_everybody_may_lower(at: DeskAtHand) -> None:
    for viewer, higher in (("Nadia", True), ("Otto", False), ("", False)):
        view = seen(at, viewer)
        steps = {level.standing: level.open for level in unshot(view).for_film}
        assert steps[Standing.OFF]
        assert steps[Standing.ON_REQUEST]
        assert steps[Standing.STANDARD] is higher
        assert bool(view.why_not_raised) is not higher
    assert seen(at, "Otto").why_not_raised == "Raising is for who may raise standings: Nadia."


@told
def test_a_word_said_here_has_the_day_it_was_said_on(at: DeskAtHand) -> None:
    at.desk.standing("unshot-line", Standing.ON_REQUEST, by="Otto")
    check = unshot(seen(at, "Nadia"))
    assert (check.standing, check.by, check.since) == (Standing.ON_REQUEST, "Otto", "2025-11-24")
    assert [level.says for level in check.for_film if level.now] == ["on request"]


def _withdraw(at: DeskAtHand) -> None:
    at.says.consent(Purpose.CHECKS, yes=True, by="Wim", stage=Stage.SCRIPT)
    at.says.consent(Purpose.CHECKS, yes=False, by="Wim", stage=Stage.SCRIPT)


def _expire(at: DeskAtHand) -> None:
    at.clock.move(-48 * 3600 * 1000)
    at.says.consent(Purpose.CHECKS, yes=True, by="Wim", stage=Stage.SCRIPT, until="2025-11-23")
    at.clock.move(48 * 3600 * 1000)


_NO_YES = (
    (Answer.NONE, lambda _at: None),
    (Answer.REFUSED, lambda at: at.says.consent(Purpose.CHECKS, yes=False, by="Wim", stage=Stage.SCRIPT)),
    (Answer.WITHDRAWN, _withdraw),
    (Answer.EXPIRED, _expire),
)


@told
def test_what_is_not_a_yes_looks_the_same_to_others_whatever_it_is(at: DeskAtHand, folder: Path) -> None:
    views = []
    for answer, said in _NO_YES:
        other = DeskAtHand(folder)
        said(other)
        own = seen(other, "Wim").asked
        assert own is not None
        checks = next(each for each in own.purposes if each.purpose is Purpose.CHECKS)
        assert [each.answer for each in checks.own if each.stage is Stage.SCRIPT] == [answer]
        others = (_without_code(seen(other, viewer)) for viewer in ("Otto", "Nadia", ""))
        views += [msgspec.json.encode(msgspec.structs.replace(each, viewer=None)) for each in others]
        assert unshot(seen(other, "Otto")).waits
    for each in range(3):
        assert len(set(views[each::3])) == 1
    at.says.consent(Purpose.CHECKS, yes=True, by="Wim", stage=Stage.SCRIPT)
    assert not unshot(seen(at, "Otto")).waits


def _without_code(view: PermissionsView) -> PermissionsView:
    """A check holds the function that looks, which is no word of the page."""
    none = msgspec.structs.replace(every_check()[0], look=None, judge=None)
    stages = tuple((at, tuple(msgspec.structs.replace(c, check=none) for c in own)) for at, own in view.stages)
    return msgspec.structs.replace(view, stages=stages)


@told
def test_who_refused_reads_that_it_does_not_look_for_them_and_others_do_not(at: DeskAtHand) -> None:
    at.says.consent(Purpose.CHECKS, yes=True, by="Wim", stage=Stage.SCRIPT)
    at.says.consent(Purpose.CHECKS, yes=False, by="Otto", stage=Stage.DAILIES)
    assert unshot(seen(at, "Otto")).refused
    assert not unshot(seen(at, "Nadia")).refused
    assert not unshot(seen(at)).refused


@told
def test_what_is_asked_of_somebody_is_by_purpose_with_their_own_stages_first(at: DeskAtHand) -> None:
    asked = seen(at, "Sol").asked
    assert asked is not None
    assert [each.purpose for each in asked.purposes] == [each for each in Purpose if each is not Purpose.AGAIN]
    assert all(each.means == MEANS[each.purpose] for each in asked.purposes)
    checks, report = asked.purposes[0], asked.purposes[3]
    assert [(each.about, each.answer, each.since) for each in checks.own] == [
        ("every stage", Answer.NONE, ""),
        ("dailies", Answer.GIVEN, "2025-11-01"),
    ]
    assert [each.stage for each in checks.other] == [
        *(Stage.GREENLIGHT, Stage.SCRIPT, Stage.BOARDS, Stage.PLANNING, Stage.CUT, Stage.PICKUPS)
    ]
    assert report.own == (), "no agreement with a partner is in force, so nothing is asked"
    assert len({each.id for purpose in asked.purposes for each in (*purpose.own, *purpose.other)}) == sum(
        len(purpose.own) + len(purpose.other) for purpose in asked.purposes
    )


@told
def test_an_answer_for_every_stage_is_told_as_such_at_each(at: DeskAtHand) -> None:
    at.says.consent(Purpose.TIMING, yes=True, by="Sol", until="2025-12-01")
    asked = seen(at, "Sol").asked
    assert asked is not None
    every, dailies = asked.purposes[1].own
    assert (every.answer, every.until, every.of_every_stage) == (Answer.GIVEN, "2025-12-01", False)
    assert (dailies.answer, dailies.until, dailies.of_every_stage) == (Answer.GIVEN, "2025-12-01", True)
    at.says.consent(Purpose.TIMING, yes=False, by="Sol", stage=Stage.DAILIES)
    asked = seen(at, "Sol").asked
    assert asked is not None
    assert [each.answer for each in asked.purposes[1].own] == [Answer.GIVEN, Answer.WITHDRAWN]


@told
def test_one_answers_for_whom_one_speaks_and_for_nobody_else(at: DeskAtHand) -> None:
    assert seen(at, "Sol").others == ("Wim",)
    at.says.consent(Purpose.CHECKS, yes=True, by="Sol", person="Wim", stage=Stage.SCRIPT)
    shown = seen(at, "Sol", person="Wim").asked
    assert shown is not None
    assert shown.person == "Wim"
    [script] = [each for each in shown.purposes[0].own if each.stage is Stage.SCRIPT]
    assert (script.answer, script.by) == (Answer.GIVEN, "Sol")
    for viewer in ("Otto", "Wim", ""):
        with pytest.raises(NotAllowedError, match="speak for Sol"):
            seen(at, viewer, person="Sol")


@told
def test_no_ai_says_by_whom_and_since_when_and_for_oneself_only_to_oneself(at: DeskAtHand) -> None:
    assert seen(at, "Otto").all_off is None
    at.says.all_off(by="Otto")
    off = seen(at, "Wim").all_off
    assert off is not None
    assert (off.by, off.since) == ("Otto", "2025-11-24 16:00 UTC")
    at.says.all_off_ended(by="Nadia")
    assert seen(at, "Wim").all_off is None
    at.says.all_off(by="Wim", mine=True)
    mine = seen(at, "Wim").all_off_mine
    assert mine is not None
    assert mine.since == "2025-11-24 16:00 UTC"
    assert seen(at, "Otto").all_off_mine is None


def test_no_ai_written_in_film_toml_is_told_before_and_after_it_is_on_record(folder: Path) -> None:
    """
    --- film.toml
    [people."Nadia"]
    role = "producer"
    [no_ai]
    by = "Nadia"
    on = 2025-11-02
    """
    at = DeskAtHand(folder)
    for _time in range(2):
        off = seen(at).all_off
        assert off is not None
        assert (off.by, off.since) == ("Nadia", "2025-11-02")
        at.says.all_off(by="Nadia", mine=True)


@told
def test_what_edgecode_took_down_is_told_until_somebody_raises_it(at: DeskAtHand) -> None:
    at.says.standing_for_oneself("unshot-line", None, by="Otto")
    word = at.deciding.word(Deed.STEP_DOWN, None, says="down", check="unshot-line", standing=Standing.ON_REQUEST)
    at.deciding.commit(word, None, permission_entries.stepped_down(word, before=Standing.OFFERED))
    check = unshot(seen(at, "Nadia"))
    assert (check.standing, check.stepped_down, check.since) == (Standing.ON_REQUEST, True, "2025-11-24")
    at.desk.standing("unshot-line", Standing.OFFERED, by="Nadia")
    assert not unshot(seen(at, "Nadia")).stepped_down


@told
def test_how_far_somebody_lets_a_check_in_for_themselves_is_theirs(at: DeskAtHand) -> None:
    assert [each.says for each in unshot(seen(at, "Otto")).for_me if each.now] == ["as the film"]
    at.says.standing_for_oneself("unshot-line", Standing.OFF, by="Otto")
    assert [each.says for each in unshot(seen(at, "Otto")).for_me if each.now] == ["off"]
    assert [each.says for each in unshot(seen(at, "Nadia")).for_me if each.now] == ["as the film"]
    assert all(each.open for each in unshot(seen(at, "Otto")).for_me)


@told
def test_people_are_told_with_what_they_may_do(at: DeskAtHand) -> None:
    people = {each.name: each for each in seen(at).people}
    assert people["Nadia"].may == (May.RAISE_STANDINGS, May.NAME_PEOPLE)
    assert people["Sol"].speaks_for == ("Wim",)
    assert seen(at, "Nadia").may(May.NAME_PEOPLE)
    assert not seen(at, "Sol").may(May.NAME_PEOPLE)


@told
def test_an_announcement_is_for_whom_it_is_told_until_they_have_read_it(at: DeskAtHand) -> None:
    every = at.announce(Announced(why=Why.USE, check="unshot-line", declared=Standing.OFFERED), says="To all.")
    alone = Announced(why=Why.USE, check="unshot-line", declared=Standing.OFFERED, to=("Wim",))
    at.announce(alone, says="To one.", deed=Deed.TELL_ALONE)
    assert [word.says for word in announced_to(at.desk.today(viewer="Wim"))] == ["To all.", "To one."]
    assert [word.says for word in announced_to(at.desk.today(viewer="Otto"))] == ["To all."]
    assert announced_to(at.desk.today()) == (), (
        "nobody in particular sees it while the check is down for it, and it is not"
    )
    at.says.read(every, by="Wim")
    assert [word.says for word in announced_to(at.desk.today(viewer="Wim"))] == ["To one."]
    assert [word.says for word in announced_to(at.desk.today(viewer="Otto"))] == ["To all."]


@told
def test_what_somebody_may_do_they_keep_when_another_changes_their_role(at: DeskAtHand) -> None:
    """Who names people without every authority themselves does not strip others of theirs."""
    at.says.name("Pia", by="Nadia", role="runner", may=frozenset({May.NAME_PEOPLE}))
    may = frozenset({May.RAISE_STANDINGS, May.NAME_PEOPLE})
    at.says.name("Nadia", by="Pia", role="executive producer", may=may)
    assert {each.name: (each.role, each.may) for each in at.desk.today().people}["Nadia"] == ("executive producer", may)
    with pytest.raises(NotAllowedError):
        at.says.name("Otto", by="Pia", may=may)
