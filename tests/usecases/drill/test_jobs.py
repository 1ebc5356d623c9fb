"""One job on real scratch copies, through the real commands; what is planted turns it red with a sentence."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from edgecode.checks.check import Check, Twin
from edgecode.checks.registry import check_named
from edgecode.cli.in_process import answered
from edgecode.consent.standing import Standing
from edgecode.entries.vocabulary import Stage
from edgecode.errors import NotAllowedError
from edgecode.film.film import Film
from edgecode.film.pointer import Pointer
from edgecode.findings.finding import Finding
from edgecode.findings.intent import Aimed
from edgecode.usecases.desk import Desk
from edgecode.usecases.done import Done
from edgecode.usecases.drill.jobs import Job, walk_job
from edgecode.usecases.drill.scratch import Answer, Copies

FILM = """
    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    Yes.

    BEN
    No.

    ADA
    Perhaps.

    --- dailies/log.csv
    slate,mark,covers
    1-1,circled,1
    1A-1,ng,3
    """


def walked(name: str, copies: Copies) -> Job:
    """Walk the job of a check that is let in on one copy, and off on the other."""
    copies.with_checks.desk.standing(name, Standing.OFFERED, by=copies.with_checks.who)
    return walk_job(check_named(name), copies=copies, face=answered)


def test_what_the_check_finds_is_seen_and_settled_by_hand(copies: Copies) -> None:
    job = walked("unshot-line", copies)
    assert (job.passed, job.findings, job.nothing) == (True, 1, "")
    assert (job.with_checks.commands, job.with_checks.read, job.with_checks.deeds) == (1, 1, 1)
    assert (job.by_hand.commands, job.by_hand.read, job.by_hand.deeds) == (1, 1 + 3 + 2, 1)
    assert job.by_hand.steps > job.with_checks.steps


test_what_the_check_finds_is_seen_and_settled_by_hand.__doc__ = FILM


def test_what_was_said_for_the_drill_is_taken_back(copies: Copies) -> None:
    assert walked("unshot-line", copies).passed
    desk = copies.by_hand.desk
    assert [view.undone for view in desk.entries()] == [False, True]
    assert not desk.intents()


test_what_was_said_for_the_drill_is_taken_back.__doc__ = FILM


def test_a_twin_that_does_not_show_the_place_does_not_finish(copies: Copies) -> None:
    copies.with_checks.desk.standing("none-usable", Standing.OFFERED, by=copies.with_checks.who)
    blind = msgspec.structs.replace(
        check_named("none-usable"), twin=Twin("Read the headings.", ("coverage", "--list", "scenes"))
    )
    job = walk_job(blind, copies=copies, face=answered)
    assert job.failed == (
        "“Only takes marked NG cover “Perhaps.”: 1A-1” points at script/a.fountain:10, and edgecode coverage --list scenes"
        " does not show that place"
    )
    assert job.by_hand.deeds == 0


test_a_twin_that_does_not_show_the_place_does_not_finish.__doc__ = FILM


def test_a_twin_that_does_not_name_the_take_does_not_finish(copies: Copies, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    --- dailies/log.csv
    slate,mark,covers
    1-1,circled,1

    --- one.cut
    1-2
    """

    def nameless(words: Sequence[str]) -> Answer:
        answer = answered(words)
        rows = answer.document.get("rows")
        bare = [{**row, "says": "", "take": ""} for row in rows] if isinstance(rows, list) else []
        return msgspec.structs.replace(answer, document={**answer.document, "rows": bare})

    copies.with_checks.desk.standing("take-not-in-report", Standing.OFFERED, by=copies.with_checks.who)
    job = walk_job(check_named("take-not-in-report"), copies=copies, face=nameless)
    assert job.failed.endswith("is about take 1-2, and edgecode coverage --list takes --list clips does not name it")


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (("coverage", "--list", "nothing"), "edgecode coverage --list nothing went no further: "),
        (("coverage",), "edgecode coverage lists no rows that a person could read down"),
    ],
)
def test_a_twin_that_lists_nothing_does_not_finish(copies: Copies, command: tuple[str, ...], says: str) -> None:
    copies.with_checks.desk.standing("unshot-line", Standing.OFFERED, by=copies.with_checks.who)
    check = msgspec.structs.replace(check_named("unshot-line"), twin=Twin("Look.", command))
    assert walk_job(check, copies=copies, face=answered).failed.startswith(says)


test_a_twin_that_lists_nothing_does_not_finish.__doc__ = FILM


def test_a_check_that_is_left_on_does_not_count_as_by_hand(copies: Copies) -> None:
    copies.by_hand.desk.standing("unshot-line", Standing.OFFERED, by=copies.by_hand.who)
    assert walked("unshot-line", copies).failed == ("unshot-line is still let in, and every check was turned off")


test_a_check_that_is_left_on_does_not_count_as_by_hand.__doc__ = FILM


def test_a_deed_that_nobody_may_do_fails_the_job(copies: Copies, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Desk.intend

    def refused(self: Desk, check: str, pointer: Pointer, *, by: str, finding: str = "", because: str = "") -> Done:
        if not finding:
            raise NotAllowedError(by, may="say anything in advance")
        return real(self, check, pointer, by=by, finding=finding, because=because)

    monkeypatch.setattr(Desk, "intend", refused)
    assert "say anything in advance" in walked("unshot-line", copies).failed


test_a_deed_that_nobody_may_do_fails_the_job.__doc__ = FILM


def test_a_word_that_does_not_mean_the_finding_settles_nothing(copies: Copies, monkeypatch: pytest.MonkeyPatch) -> None:
    def deaf(_aim: Aimed, _finding: Finding) -> bool:
        return False

    monkeypatch.setattr("edgecode.usecases.drill.jobs.excuses", deaf)
    assert walked("unshot-line", copies).failed == (
        "“as intended” was said in advance, and does not mean “No take covers “No.””"
    )


test_a_word_that_does_not_mean_the_finding_settles_nothing.__doc__ = FILM


def test_a_word_that_is_not_on_record_settles_nothing(copies: Copies, monkeypatch: pytest.MonkeyPatch) -> None:
    job = None
    with monkeypatch.context() as patch:
        patch.setattr(Desk, "entries", lambda _self: ())
        job = walked("unshot-line", copies)
    assert job.failed == "what was said by hand is not on record under the name of who said it"


test_a_word_that_is_not_on_record_settles_nothing.__doc__ = FILM


def test_a_word_that_cannot_be_taken_back_fails_the_job(copies: Copies, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Desk.undo

    def other(self: Desk, *, by: str, entry: str = "") -> Done:
        self.intend("none-usable", Pointer(scene="9"), by=by)
        return real(self, by=by)

    monkeypatch.setattr(Desk, "undo", other)
    assert walked("unshot-line", copies).failed == "what was said by hand could not be taken back"


test_a_word_that_cannot_be_taken_back_fails_the_job.__doc__ = FILM


def test_a_check_that_cannot_look_leaves_nothing_to_walk(copies: Copies) -> None:
    job = walked("line-lost-in-cut", copies)
    assert (job.passed, job.nothing) == (True, "there is no cut")
    assert (job.by_hand.steps, job.with_checks.steps) == (0, 0)


test_a_check_that_cannot_look_leaves_nothing_to_walk.__doc__ = FILM


def test_a_check_that_finds_nothing_is_still_read_down_by_hand(copies: Copies) -> None:
    job = walked("time-of-day-unresolved", copies)
    assert job.passed
    assert (job.by_hand.steps, job.with_checks.steps) == (2, 1)


test_a_check_that_finds_nothing_is_still_read_down_by_hand.__doc__ = FILM


def test_a_check_that_breaks_proves_nothing(copies: Copies, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_film: Film, _check: Check) -> object:
        return object()

    copies.with_checks.desk.standing("unshot-line", Standing.OFFERED, by=copies.with_checks.who)
    monkeypatch.setattr("edgecode.usecases.run_checks.limited", broken)
    job = walk_job(check_named("unshot-line"), copies=copies, face=answered)
    assert job.failed == (
        "unshot-line could not look because of a fault in edgecode, AttributeError: 'object' object has no attribute 'script'"
    )


test_a_check_that_breaks_proves_nothing.__doc__ = FILM


def test_a_check_that_cannot_be_turned_on_proves_nothing(copies: Copies) -> None:
    job = walk_job(check_named("unshot-line"), copies=copies, face=answered)
    assert job.failed == "unshot-line could not be turned on for comparison"


test_a_check_that_cannot_be_turned_on_proves_nothing.__doc__ = FILM


def test_what_belongs_to_no_scene_is_settled_for_the_whole_film(copies: Copies) -> None:
    """
    --- script/a.fountain
    INT. KITCHEN

    Steam.

    INT. HALL

    Boots.
    """
    job = walked("time-of-day-unresolved", copies)
    assert (job.findings, job.failed, job.by_hand.deeds) == (1, "", 1)


def test_an_idle_intent_is_found_among_the_intents_by_hand(copies: Copies, folder: Path) -> None:
    """
    --- film.toml
    [people.Ida]
    may = ["set intents"]
    [[intents]]
    check = "time-of-day-unresolved"
    scene = "1"
    by = "Ida"

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    Steam.
    """
    copies.with_checks.desk.standing("time-of-day-unresolved", Standing.OFFERED, by=copies.with_checks.who)
    job = walked("idle-intent", copies)
    assert (job.stage, job.findings, job.failed) == (Stage.CUT, 1, "")
