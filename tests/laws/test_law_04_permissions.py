"""Law 4, for permissions: off until somebody turns it on, for a person, a stage, a film; off in no more steps than on; an
update turns nothing on; and with no AI on this film everything that is not a check still works.
"""

import inspect
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import click
import pytest
from click.testing import CliRunner

from edgecode.bootstrap import open_film
from edgecode.checks.check import Check, Found, Reads, Twin
from edgecode.checks.registry import every_check
from edgecode.cli.main import edgecode_command
from edgecode.consent.purpose import SHORT, Purpose
from edgecode.consent.standing import Standing, Standings, StandingSet
from edgecode.entries.vocabulary import WORK, Stage
from edgecode.film.cut import Cut
from edgecode.film.film import Film
from edgecode.film.place import Place
from edgecode.findings.finding import Evidence, Finding
from edgecode.findings.word import Deed
from edgecode.store.film_folder import FilmFolder
from edgecode.store.index_db import IndexDb
from edgecode.usecases.desk import Desk
from edgecode.usecases.open_film import OpenFilm
from edgecode.usecases.permission_desk import PermissionDesk
from edgecode.usecases.run_checks import CheckRunner
from simulators.clock import SetClock
from simulators.desk_at_hand import DeskAtHand
from simulators.entropy import CountedEntropy
from simulators.telling import tells

CHECK = "placeholder-in-cut"


class Turn(NamedTuple):
    """One way to turn something on, and the way to turn it off again: the words one types."""

    on: tuple[str, ...]
    off: tuple[str, ...]


TURNS = (
    Turn(("standing", CHECK, "on request"), ("standing", CHECK, "off")),
    Turn(("standing", CHECK, "as-film", "--mine"), ("standing", CHECK, "off", "--mine")),
    Turn(("no-ai", "--end"), ("no-ai",)),
    Turn(("no-ai", "--mine", "--end"), ("no-ai", "--mine")),
    *(Turn(("consent", each, "yes"), ("consent", each, "no")) for each in SHORT),
    *(
        Turn(("consent", "checks", "yes", "--stage", stage.value), ("consent", "checks", "no", "--stage", stage.value))
        for stage in WORK
    ),
)
"""For the film, for oneself, for a person's consent, and for one stage of it."""

CALLS: tuple[tuple[Callable[..., object], Callable[..., object]], ...] = (
    (PermissionDesk.all_off_ended, PermissionDesk.all_off),
    (PermissionDesk.standing_for_oneself, PermissionDesk.standing_for_oneself),
    (PermissionDesk.consent, PermissionDesk.consent),
    (Desk.standing, PermissionDesk.all_off),
    (Desk.standing, Desk.standing),
)
"""The same at the desk: the call that turns on, and that which turns off."""


def more_steps(turns: Iterable[Turn]) -> list[Turn]:
    """The turns that take more words off than on."""
    return [turn for turn in turns if len(turn.off) > len(turn.on)]


def asked_more(calls: Iterable[tuple[Callable[..., object], Callable[..., object]]]) -> list[str]:
    """The calls that ask for more to turn off than to turn on."""
    return [off.__qualname__ for on, off in calls if _needed(off) > _needed(on)]


def _needed(call: Callable[..., object]) -> int:
    return sum(each.default is inspect.Parameter.empty for each in inspect.signature(call).parameters.values())


def parsed(words: tuple[str, ...]) -> click.Context:
    """Parse words as the command line does, without doing anything."""
    context = click.Context(edgecode_command)
    command = edgecode_command.get_command(context, words[0])
    assert command is not None
    return command.make_context(words[0], [*words[1:]])


def test_turning_off_takes_no_more_words_than_turning_on() -> None:
    for turn in TURNS:
        for words in turn:
            parsed(words)
    assert more_steps(TURNS) == []


def test_turning_off_asks_for_no_more_at_the_desk() -> None:
    assert asked_more(CALLS) == []


def test_a_planted_way_off_that_is_longer_is_seen() -> None:
    planted = Turn(("no-ai", "--end"), ("no-ai", "--really", "--because", "I say so"))
    assert more_steps([*TURNS, planted]) == [planted]
    with pytest.raises(click.UsageError):
        parsed(planted.off)

    def off(check: str, *, by: str, because: str, until: str) -> None:
        del check, by, because, until

    def on(check: str, *, by: str) -> None:
        del check, by

    assert asked_more([(on, off)]) == [off.__qualname__]


FILM = """
    --- film.toml
    title = "Off"
    [people.Bea]
    role = "producer"
    may = ["raise standings"]
    [people.Jun]
    role = "editor"
    [people.Otto]
    role = "1st AD"
    [people.Hanne]
    role = "script supervisor"
    may = ["sign pages and days"]
    [[consents]]
    purpose = "checks reading my material"
    answer = "given"
    stage = "cut"
    by = "Jun"
    on = 2025-11-01
    [[standings]]
    check = "placeholder-in-cut"
    standing = "standard"
    by = "Bea"
    on = 2025-11-01
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
    """


told = tells(FILM)


@pytest.fixture
def office(folder: Path) -> DeskAtHand:
    return DeskAtHand(folder)


@told
def test_turning_off_wants_no_authority_no_reason_and_no_more_than_one_act(office: DeskAtHand) -> None:
    """Of Otto, who may nothing in particular."""
    offs: list[Callable[[], object]] = [
        lambda: office.says.all_off(by="Otto", mine=True),
        lambda: office.says.standing_for_oneself(CHECK, Standing.OFF, by="Otto"),
        lambda: office.says.consent(Purpose.CHECKS, yes=False, by="Otto"),
        lambda: office.desk.standing(CHECK, Standing.OFF, by="Otto"),
        lambda: office.says.all_off(by="Otto"),
    ]
    for off in offs:
        fresh = DeskAtHand(office.folder)
        office.desk, office.says = fresh.desk, fresh.says
        assert CHECK in fresh.desk.today(viewer="Otto").checked.ran
        off()
        assert CHECK not in fresh.desk.today(viewer="Otto").checked.ran
        assert [word.by for word in fresh.words.kept.values() if not word.written] == ["Otto"]


@told
def test_off_is_for_a_person_a_stage_and_a_film(office: DeskAtHand) -> None:
    office.says.all_off(by="Otto", mine=True)
    assert [CHECK in office.ran(viewer=each) for each in ("Otto", "Bea", "")] == [False, True, True]
    office.says.consent(Purpose.CHECKS, yes=False, by="Jun", stage=Stage.DAILIES)
    assert CHECK in office.ran()
    office.says.consent(Purpose.CHECKS, yes=False, by="Jun", stage=Stage.CUT)
    assert CHECK not in office.ran()
    office.says.consent(Purpose.CHECKS, yes=True, by="Jun", stage=Stage.CUT)
    office.says.all_off(by="Hanne")
    assert office.ran() == set()


def turned_on(ran: Iterable[str], *, raised: Iterable[str]) -> set[str]:
    """The checks that look and that nobody ever let in."""
    return set(ran) - set(raised)


def looking(film: Film) -> Found:
    """Speak wherever there is a cut."""
    for cut in film.cuts:
        yield finding_in(cut)


def finding_in(cut: Cut) -> Finding:
    """A finding about a cut as a whole."""
    return Finding(
        check="new-in-this-version",
        kind="new",
        subjects=(cut.name,),
        says="This came with the update",
        evidence=(Evidence(Place("one.edl", 1), "the cut"),),
        options=("Leave it",),
    )


NEW = Check(
    id="new-in-this-version",
    stage=Stage.CUT,
    reads=frozenset({Reads.CUTS}),
    since="9",
    twin=Twin("Look.", ("coverage",)),
    look=looking,
)


@told
def test_an_update_turns_nothing_on(office: DeskAtHand) -> None:
    """The record and film.toml were made with fewer checks; then there is one more."""
    office.says.consent(Purpose.CHECKS, yes=True, by="Jun")
    office.desk.standing("unshot-line", Standing.STANDARD, by="Bea")
    raised = {word.check for word in office.words.kept.values() if word.deed is Deed.STANDING}
    before = office.desk.today()
    clock = SetClock()
    updated = OpenFilm(
        FilmFolder(office.folder, clock=clock),
        index=IndexDb(None, code="", entropy=CountedEntropy()),
        clock=clock,
        checks=[*every_check(), NEW],
    )
    for viewer in ("", "Otto", "Bea"):
        after = updated.check(said=before.said, viewer=viewer)
        assert turned_on(after.ran, raised=raised) == set()
        assert NEW.id in after.off
        assert after.ran == before.checked.ran


@told
def test_a_planted_update_that_turns_something_on_is_seen(office: DeskAtHand) -> None:
    joined = open_film(office.folder, clock=SetClock(), entropy=CountedEntropy()).look().joined
    on_by_itself = Standings({NEW.id: StandingSet(check=NEW.id, standing=Standing.STANDARD, by="")})
    checked = CheckRunner([*every_check(), NEW]).run(joined, standings=on_by_itself)
    assert len(checked.findings) == 1
    assert turned_on(checked.ran, raised=[]) == {NEW.id}


WITHOUT = {
    "read": ("read", "one.edl"),
    "coverage": ("coverage", "."),
    "lined script": ("coverage", ".", "--scene", "1"),
    "lining by hand": ("line", "1-1", ".", "--covers", "1-2", "--by", "Hanne"),
    "signing": ("sign", ".", "--page", "1", "--by", "Hanne"),
    "undo": ("undo", ".", "--by", "Hanne"),
    "exporting": ("export", "fountain", ".", "--to", "out.fountain"),
    "who is on the film": ("people", "."),
    "the record": ("record", "log", "."),
    "verifying": ("record", "verify", "."),
    "saying no": ("consent", "timing", "no", ".", "--by", "Jun"),
}
"""What is done without any check: what it is, and the words for it."""


def stopped(codes: Mapping[str, int]) -> list[str]:
    """What could not be done: 0 is fine, 1 that something remains to look at, 2 that it could not go on."""
    return [what for what, code in codes.items() if code not in {0, 1}]


@told
def test_with_no_ai_on_this_film_everything_that_is_not_a_check_still_works(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(folder.parent / "state"))
    monkeypatch.chdir(folder)
    runner = CliRunner()
    assert _code(runner, ("no-ai", ".", "--by", "Otto")) == 0, "one act, of anybody"
    codes = {what: _code(runner, words) for what, words in WITHOUT.items()}
    assert stopped(codes) == []
    assert (folder / "out.fountain").exists()
    assert '"ran": []' in runner.invoke(edgecode_command, ["check", ".", "--json"], standalone_mode=False).output


def _code(runner: CliRunner, words: tuple[str, ...]) -> int:
    result = runner.invoke(edgecode_command, list(words), standalone_mode=False)
    return 2 if result.exception is not None else int(result.return_value or 0)


def test_a_planted_job_that_no_ai_stops_is_seen() -> None:
    assert stopped({"coverage": 1, "signing": 0, "exporting": 2}) == ["exporting"]
