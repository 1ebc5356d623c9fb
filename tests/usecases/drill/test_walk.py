"""The whole drill on a small film; what is planted turns the stage, or the ratio, red."""

import msgspec
import pytest

from edgecode.checks.check import Check, Twin
from edgecode.checks.registry import every_check
from edgecode.cli.in_process import answered
from edgecode.consent.people import Person
from edgecode.consent.standing import Standing
from edgecode.entries.vocabulary import Stage
from edgecode.usecases.deciding import Deciding
from edgecode.usecases.done import Done
from edgecode.usecases.drill.ratios import Ratio
from edgecode.usecases.drill.scratch import Copies
from edgecode.usecases.drill.walk import Drill, walk_drill

FILM = """
    --- film.toml
    [people.Ida]
    may = ["raise standings"]
    [[standings]]
    check = "unshot-line"
    standing = "offered"
    by = "Ida"

    --- script/a.fountain
    INT. KITCHEN #1#

    ADA
    Yes.

    BEN
    No.

    --- dailies/log.csv
    slate,mark,covers
    1-1,circled,1

    --- one.cut
    1-1
    PLACEHOLDER
    """


def drilled(copies: Copies, checks: tuple[Check, ...] = every_check()) -> Drill:
    """Walk the drill."""
    return walk_drill(copies, checks=checks, face=answered)


def passed(drill: Drill) -> dict[Stage, bool]:
    """Say of each stage whether it passed."""
    return {each.stage: each.passed for each in drill.stages}


def test_every_stage_that_has_checks_is_walked_and_passes(copies: Copies) -> None:
    drill = drilled(copies)
    assert passed(drill) == dict.fromkeys((Stage.SCRIPT, Stage.BOARDS, Stage.DAILIES, Stage.CUT), True)
    assert {job.check for job in drill.jobs} == {check.id for check in every_check()}
    assert drill.held
    found = {job.check: job.findings for job in drill.jobs if job.findings}
    assert found == {"time-of-day-unresolved": 1, "unshot-line": 1, "placeholder-in-cut": 1}
    assert dict(drill.nothing) == {Stage.BOARDS: "there is no storyboard"}
    for stage in drill.stages:
        assert stage.steps_by_hand == sum(job.by_hand.steps for job in drill.of(stage.stage))
        assert stage.steps_with == sum(job.with_checks.steps for job in drill.of(stage.stage))


test_every_stage_that_has_checks_is_walked_and_passes.__doc__ = FILM


def test_a_dishonest_twin_fails_its_stage_and_no_other(copies: Copies) -> None:
    blind = Twin("Count the intents.", ("coverage", "--list", "intents"))
    checks = tuple(
        msgspec.structs.replace(check, twin=blind) if check.id == "unshot-line" else check for check in every_check()
    )
    drill = drilled(copies, checks)
    assert [stage for stage, fine in passed(drill).items() if not fine] == [Stage.DAILIES]
    assert not drill.held


test_a_dishonest_twin_fails_its_stage_and_no_other.__doc__ = FILM


def test_a_check_that_does_not_go_off_fails_its_stage(copies: Copies, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Deciding.standing

    def sticky(self: Deciding, check: str, standing: Standing, *, person: Person, before: Standing) -> Done:
        kept = Standing.OFFERED if check == "unshot-line" else standing
        return real(self, check, kept, person=person, before=before)

    monkeypatch.setattr(Deciding, "standing", sticky)
    drill = drilled(copies)
    assert [stage for stage, fine in passed(drill).items() if not fine] == [Stage.DAILIES]
    assert [job.failed for job in drill.jobs if job.failed] == [
        "unshot-line is still let in, and every check was turned off"
    ]


test_a_check_that_does_not_go_off_fails_its_stage.__doc__ = FILM


def test_nothing_is_claimed_where_checks_cannot_be_turned_off(copies: Copies) -> None:
    nobody = msgspec.structs.replace(copies.by_hand, who="")
    drill = drilled(msgspec.structs.replace(copies, by_hand=nobody))
    assert not any(passed(drill).values())
    assert drill.ratios == dict.fromkeys(Ratio)
    assert not drill.held


test_nothing_is_claimed_where_checks_cannot_be_turned_off.__doc__ = FILM


def test_progress_is_told_before_each_job(copies: Copies) -> None:
    told: list[tuple[int, int, str]] = []
    walk_drill(copies, checks=every_check(), face=answered, progress=lambda *words: told.append(words))
    count = len(every_check())
    assert [(done, total) for done, total, _what in told] == [(done, count) for done in range(count + 1)]
    assert told[0][2] == "script, name-in-two-spellings"


test_progress_is_told_before_each_job.__doc__ = FILM
