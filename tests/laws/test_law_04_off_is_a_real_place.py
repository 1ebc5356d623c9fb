"""Law 4. Off is a real place: everything is off until someone turns it on, and turning off takes no more than turning on.

Here: the standings of a film nobody has said anything about, what a check that is off does (nothing), what is done without
any check (everything), and what the record asks of either turn.
"""

from pathlib import Path

import pytest

from edgecode.checks.check import Check, Found, Twin
from edgecode.checks.registry import every_check
from edgecode.consent.standing import Standing, Standings, StandingSet
from edgecode.entries.catalogue import MEANINGS
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import Stage
from edgecode.errors import WithheldError
from edgecode.film.cut import Cut
from edgecode.film.film import Film
from edgecode.store.film_folder import single_file
from edgecode.usecases.join_film import Joined
from edgecode.usecases.open_film import Look, OpenFilm
from edgecode.usecases.read_file import read_file
from edgecode.usecases.run_checks import CheckRunner, limited
from edgecode.usecases.show_coverage import scene_views


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
    """The drill, as far as it goes here: coverage and read do each check's job by hand.

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
        assert set(check.twin.command) <= {"coverage", "read"}, "a twin that needs a check is none"


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
