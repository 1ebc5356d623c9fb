"""Law 4. Off is a real place: everything is off until someone turns it on, and turning off takes no more than turning on.

Here: the standings of a film nobody has said anything about, what a check that is off does (nothing), what is done without
any check (everything), what the record asks of either turn, and the drill on the example film: every job of every stage by
hand, and three ratios of steps.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from edgecode.bootstrap import scratch_copies
from edgecode.checks.check import Check, Found, Twin
from edgecode.checks.registry import every_check
from edgecode.cli.in_process import answered
from edgecode.consent.standing import Standing, Standings, StandingSet
from edgecode.entries.catalogue import MEANINGS
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import Reason, Stage
from edgecode.errors import NoSuchOptionError, WithheldError
from edgecode.film.cut import Cut
from edgecode.film.film import Film
from edgecode.findings.word import Deed
from edgecode.store.film_folder import single_file
from edgecode.usecases.desk import Desk
from edgecode.usecases.done import Done
from edgecode.usecases.drill.ratios import Ratio
from edgecode.usecases.drill.scratch import Copies
from edgecode.usecases.drill.walk import walk_drill
from edgecode.usecases.join_film import Joined
from edgecode.usecases.open_film import Look, OpenFilm
from edgecode.usecases.read_file import read_file
from edgecode.usecases.run_checks import CheckRunner, limited
from edgecode.usecases.show_coverage import scene_views
from simulators.the_ferry import copied


def looking(_film: Film) -> Found:
    """Look at nothing."""
    yield from ()


def check_of(name: str) -> Check:
    """A check that may read nothing."""
    return Check(
        id=name, stage=Stage.CUT, reads=frozenset(), since="0.1", twin=Twin("Look.", ("coverage",)), look=looking
    )


UNTOUCHABLE = limited(Film(), check_of("nobody"))
"""A film of which every part raises when it is touched in any way."""


def every_check_at(standing: Standing) -> Standings:
    """Ida gives every check one standing."""
    return Standings({check.id: StandingSet(check=check.id, standing=standing, by="Ida") for check in every_check()})


def test_every_check_is_off_until_someone_turns_it_on() -> None:
    assert every_check(), "no check was found: this test has gone blind"
    assert {Standings().standing(check.id) for check in every_check()} == {Standing.OFF}


def test_a_check_that_comes_with_an_update_is_off() -> None:
    assert Standings().standing("a-check-nobody-has-heard-of") is Standing.OFF


def test_turning_off_asks_for_no_more_than_turning_on() -> None:
    on = MEANINGS[Kind.STANDING_RAISED]
    for kind in (Kind.STANDING_LOWERED, Kind.STANDING_LOWERED_FOR_ONESELF):
        off = MEANINGS[kind]
        assert set(off.ids) <= set(on.ids)
        assert set(off.details) <= set(on.details)


def test_turning_everything_off_is_one_thing_to_do() -> None:
    for kind in (Kind.CHECKS_ALL_TURNED_OFF, Kind.CHECKS_ALL_TURNED_OFF_FOR_ONESELF):
        assert not MEANINGS[kind].ids
        assert not MEANINGS[kind].details


def test_in_a_fresh_folder_every_check_is_off_and_none_looks(opened: OpenFilm) -> None:
    """There is something to find for all of them.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    Yes.

    --- dailies/log.csv
    slate,mark,covers
    1-1,ng,1

    --- one.cut
    1-1
    PLACEHOLDER
    """
    checked = opened.check()
    assert checked.off == tuple(check.id for check in every_check())
    assert (checked.ran, checked.findings, checked.intended, checked.skipped) == ((), (), (), ())


@pytest.mark.parametrize("standing", [Standing.OFF, Standing.ON_REQUEST])
def test_a_check_that_is_off_or_on_request_touches_nothing(standing: Standing) -> None:
    """The film raises at a touch, and nobody touches it; a check that is asked for does."""
    with pytest.raises(WithheldError):
        bool(UNTOUCHABLE.script)
    runner = CheckRunner(every_check())
    joined = Joined(film=UNTOUCHABLE, remarks=())
    checked = runner.run(joined, standings=every_check_at(standing))
    assert (checked.ran, checked.skipped) == ((), ())
    asked = runner.run(joined, standings=every_check_at(standing), asked=["unshot-line"])
    assert asked.ran == (("unshot-line",) if standing is Standing.ON_REQUEST else ())


def test_asking_for_a_check_does_not_turn_it_on() -> None:
    joined = Joined(film=Film(), remarks=())
    runner = CheckRunner(every_check())
    on_request = every_check_at(Standing.ON_REQUEST)
    assert runner.run(joined, standings=on_request, asked=["unshot-line"]).ran == ("unshot-line",)
    assert runner.run(joined, standings=on_request).ran == ()
    assert runner.run(joined, standings=Standings(), asked=["unshot-line"]).ran == ()


def test_a_check_that_joins_the_package_is_off_while_all_others_are_standard() -> None:
    """An update turns nothing on."""
    updated = CheckRunner([*every_check(), check_of("new-in-this-version")])
    checked = updated.run(Joined(film=Film(), remarks=()), standings=every_check_at(Standing.STANDARD))
    assert checked.off == ("new-in-this-version",)


def test_with_every_check_off_everything_is_still_read_and_shown(folder: Path, look: Look) -> None:
    """Coverage and read need no check.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    Yes.

    BEN
    No.

    --- dailies/log.csv
    slate,mark,covers
    1-1,ng,1

    --- one.cut
    1-1
    PLACEHOLDER
    7-1
    """
    first, seventh = scene_views(look.film)
    assert [(line.number, line.shot, line.used, line.owed) for line in first.lines] == [
        (1, True, True, True),
        (2, False, False, True),
    ]
    [take] = first.setups[0].takes
    assert take.mark == "ng"
    [unlisted] = seventh.setups[0].takes
    assert not unlisted.listed
    names = [clip.name for track in _cut(folder).tracks for clip in track.clips]
    assert "PLACEHOLDER" in names


def _cut(folder: Path) -> Cut:
    [cut] = read_file(single_file(folder / "one.edl")).records
    assert isinstance(cut, Cut)
    return cut


def test_every_check_names_the_way_without_it() -> None:
    for check in every_check():
        assert check.twin.says
        assert check.twin.command[0] in {"coverage", "read"}, "a twin that needs a check is none"


@pytest.fixture
def ferry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Copies]:
    """The example film's scratch copies for the drill."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    with scratch_copies(copied(tmp_path / "ferry")) as copies:
        yield copies


def test_every_job_of_every_stage_finishes_with_all_checks_off(ferry: Copies) -> None:
    drill = walk_drill(ferry, checks=every_check(), face=answered)
    assert [job.failed for job in drill.jobs if job.failed] == []
    assert {each.stage for each in drill.stages} == {check.stage for check in every_check()}
    assert all(each.passed and each.steps_by_hand and each.steps_with for each in drill.stages)
    assert sum(job.findings for job in drill.jobs) >= len(drill.stages), (
        "hardly anything was found: the drill went blind"
    )
    assert all(value is not None and value <= 1 for value in drill.ratios.values())
    assert drill.held


@pytest.mark.parametrize("stage", sorted({check.stage for check in every_check()}))
def test_the_drill_sees_a_job_that_does_not_finish_by_hand(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planted, stage by stage: a way by hand that shows nothing of what its check points at."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    film = copied(tmp_path / "ferry")
    with (film / "script" / "the-ferry-blue.fountain").open("a", encoding="utf-8") as script:
        script.write("\n\nINT. SHED #7#\n\nOars.\n")  # neither day nor night: the script stage has a finding, too
    blind = Twin("Go through the intents.", ("coverage", "--list", "intents"))
    checks = [msgspec.structs.replace(check, twin=blind) if check.stage is stage else check for check in every_check()]
    with scratch_copies(film) as copies:
        drill = walk_drill(copies, checks=checks, face=answered, pairs=())
    assert [each.stage for each in drill.stages if not each.passed] == [stage]
    assert not drill.held


def test_the_drill_sees_that_declining_takes_more(ferry: Copies, monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: leaving a finding wants a reason."""
    real = Desk.decide

    def asking(
        self: Desk,
        deed: Deed,
        finding: str,
        *,
        by: str,
        option: int = 0,
        because: str = "",
        why: Reason | None = None,
    ) -> Done:
        if deed is Deed.LEAVE and not because:
            raise NoSuchOptionError(0, options=1)
        return real(self, deed, finding, by=by, option=option, because=because, why=why)

    monkeypatch.setattr(Desk, "decide", asking)
    drill = walk_drill(ferry, checks=every_check(), face=answered)
    assert drill.ratios[Ratio.DECLINE_AGREE] == 1.25
    assert not drill.held
    assert all(each.passed for each in drill.stages)


def test_turning_off_in_film_toml_takes_the_same_words_as_turning_on(folder: Path, opened: OpenFilm) -> None:
    """One word is another, and nothing else.

    --- film.toml
    [people.Ida]
    may = ["raise standings"]
    [[standings]]
    check = "placeholder-in-cut"
    standing = "standard"
    by = "Ida"
    """
    assert opened.check().ran == ("placeholder-in-cut",)
    told = (folder / "film.toml").read_text(encoding="utf-8")
    (folder / "film.toml").write_text(told.replace("standard", "off"), encoding="utf-8")
    assert opened.check().ran == ()
