from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from edgecode.checks.check import Check, Found, Reads, Twin
from edgecode.checks.registry import every_check
from edgecode.consent.standing import Standing, Standings, StandingSet
from edgecode.entries.vocabulary import Stage
from edgecode.errors import WithheldError
from edgecode.film.film import Film
from edgecode.film.place import Place, Remark
from edgecode.film.pointer import Pointer
from edgecode.findings.finding import Evidence, Finding, Skipped
from edgecode.findings.intent import Intent, Tried
from edgecode.usecases.join_film import Joined
from edgecode.usecases.open_film import OpenFilm
from edgecode.usecases.run_checks import NEEDS, CheckRunner, limited

FIELDS = {field for field in Film.__struct_fields__ if field != "title"}
HERE = Place("a.fountain", 1)


def nothing(_film: Film) -> Found:
    """Look, and find nothing."""
    yield from ()


def check_of(name: str, *reads: Reads, look: Callable[[Film], Found] = nothing) -> Check:
    """A check that looks as told."""
    twin = Twin("Look at it.", ("coverage",))
    return Check(id=name, stage=Stage.CUT, reads=frozenset(reads), since="0.1", twin=twin, look=look)


def finding(check: str, *subjects: str, scene: str = "1") -> Finding:
    """One finding about some subjects."""
    return Finding(
        check=check, kind="k", says="s", evidence=(Evidence(HERE, "e"),), options=(), subjects=subjects, scene=scene
    )


def standings(**of: Standing) -> Standings:
    """Standings by Ida; an underscore stands for a hyphen."""
    words = {name.replace("_", "-"): standing for name, standing in of.items()}
    return Standings(
        {
            check: StandingSet(check=check, standing=standing, by="Ida", place="film.toml:3")
            for check, standing in words.items()
        }
    )


def intent(check: str, *, scene: str = "", finding: str = "") -> Intent:
    """An intent of Ida's."""
    return Intent(check=check, pointer=Pointer(scene=scene), by="Ida", place=Place("film.toml", 9), finding=finding)


def listener(name: str) -> tuple[list[tuple[Tried, ...]], Check]:
    """A check of intents that finds nothing, and what it has heard, run by run."""
    heard: list[tuple[Tried, ...]] = []

    def judge(tried: tuple[Tried, ...]) -> Found:
        heard.append(tried)
        yield from ()

    return heard, msgspec.structs.replace(check_of(name), judge=judge)


EMPTY = Joined(film=Film(title="Empty"), remarks=())
ALL_ON = standings(a=Standing.STANDARD, b=Standing.OFFERED)


def test_a_check_looks_when_it_is_offered_or_standard_and_not_before() -> None:
    runner = CheckRunner([check_of(name) for name in ("a", "b", "c", "d")])
    checked = runner.run(
        EMPTY, standings=standings(a=Standing.STANDARD, b=Standing.OFFERED, c=Standing.ON_REQUEST, d=Standing.OFF)
    )
    assert (checked.ran, checked.on_request, checked.off) == (("a", "b"), ("c",), ("d",))


def test_without_a_word_every_check_is_off() -> None:
    assert CheckRunner([check_of("a")]).run(EMPTY, standings=Standings()).off == ("a",)


def test_those_asked_look_and_no_others() -> None:
    runner = CheckRunner([check_of(name) for name in ("a", "b", "c")])
    of = standings(a=Standing.OFFERED, b=Standing.ON_REQUEST)
    checked = runner.run(EMPTY, standings=of, asked=["b", "c"])
    assert (checked.ran, checked.on_request, checked.off) == (("b",), (), ("c",))


def test_every_field_of_a_film_is_withheld_unless_it_is_declared() -> None:
    assert set(NEEDS) == FIELDS
    for field in FIELDS:
        blind = limited(Film(), check_of("a", *(set(Reads) - NEEDS[field])))
        with pytest.raises(WithheldError, match=f"a: expected to read only what it declares, found it .* {field}"):
            bool(getattr(blind, field))
    whole = limited(Film(), check_of("a", *Reads))
    assert whole == Film()


@pytest.mark.parametrize(
    "touch",
    [
        len,
        iter,
        bool,
        lambda held: held.cut,
        lambda held: held[0],
        lambda held: 1 in held,
        lambda held: held == 1,
        hash,
    ],
)
def test_what_is_withheld_cannot_be_touched(touch: Callable[..., object]) -> None:
    film = limited(Film(), check_of("a", Reads.SCRIPT))
    with pytest.raises(WithheldError):
        touch(film.dailies)


def test_a_check_that_reaches_for_more_could_not_look() -> None:
    def reaching(film: Film) -> Found:
        if film.cut:
            yield finding("a", "x")

    checked = CheckRunner([check_of("a", Reads.SCRIPT, look=reaching)]).run(EMPTY, standings=ALL_ON)
    [skipped] = checked.skipped
    assert "expected to read only what it declares, found it reaching for cut" in skipped.reason


def test_a_check_that_breaks_could_not_look_and_silences_no_other() -> None:
    def breaking(_film: Film) -> Found:
        yield finding("a", "x")
        raise KeyError("line")

    def sound(_film: Film) -> Found:
        yield finding("b", "y")

    runner = CheckRunner([check_of("a", look=breaking), check_of("b", look=sound)])
    checked = runner.run(EMPTY, standings=ALL_ON)
    assert [each.check for each in checked.findings] == ["b"]
    assert checked.skipped == (Skipped("a", "of a fault in edgecode, KeyError: 'line'"),)
    assert checked.ran == ("a", "b")


def test_a_check_looks_again_when_what_it_reads_changes(folder: Path, opened: OpenFilm) -> None:
    """A script, a report, a panel and a cut, changed one after the other.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    Yes.

    --- dailies/log.csv
    slate,covers
    1-1,1

    --- boards/panels.csv
    panel,scene
    1,1

    --- one.cut
    1-1
    """
    looked: list[str] = []

    def counting(name: str) -> Callable[[Film], Found]:
        def look(_film: Film) -> Found:
            looked.append(name)
            yield from ()

        return look

    parts = {"script": Reads.SCRIPT, "dailies": Reads.DAILIES, "boards": Reads.BOARDS, "cuts": Reads.CUTS}
    runner = CheckRunner([check_of(name, part, look=counting(name)) for name, part in parts.items()])
    of = standings(**dict.fromkeys(parts, Standing.OFFERED))

    def again(path: str, old: str, new: str) -> list[str]:
        looked.clear()
        told = (folder / path).read_text(encoding="utf-8")
        (folder / path).write_text(told.replace(old, new), encoding="utf-8")
        runner.run(opened.look().joined, standings=of)
        return looked

    assert sorted(again("one.edl", "", "")) == ["boards", "cuts", "dailies", "script"]
    assert again("one.edl", "", "") == []
    assert again("script/a.fountain", "Yes", "No") == ["script"]
    assert again("dailies/log.csv", "1-1", "1-2") == ["dailies"]
    assert again("boards/panels.csv", "1,1", "2,1") == ["boards"]
    assert again("one.edl", "1-1", "1-2") == ["cuts"]


def test_an_intent_takes_its_finding_out_of_the_others() -> None:
    def two(_film: Film) -> Found:
        yield finding("a", "x", scene="1")
        yield finding("a", "y", scene="2")

    runner = CheckRunner([check_of("a", look=two)])
    checked = runner.run(EMPTY, standings=ALL_ON, intents=[intent("a", scene="2")])
    assert [each.scene for each in checked.findings] == ["1"]
    assert [(each.finding.scene, each.intent.by) for each in checked.intended] == [("2", "Ida")]


def test_a_check_of_intents_hears_what_became_of_each() -> None:
    def one(_film: Film) -> Found:
        yield finding("a", "x", scene="1")

    def could_not(_film: Film) -> Found:
        yield Skipped("b", "there is no cut")

    heard, listening = listener("z")
    runner = CheckRunner([listening, check_of("a", look=one), check_of("b", look=could_not), check_of("c")])
    told = [intent("a", scene="1"), *(intent(name, scene="9") for name in "abc")]
    on = {**ALL_ON.of, **standings(z=Standing.OFFERED).of}
    checked = runner.run(EMPTY, standings=Standings(on), intents=told)
    assert [(each.aim.intent.check, each.looked, each.excused) for each in heard.pop()] == [
        ("a", True, True),
        ("a", True, False),
        ("b", False, False),
        ("c", False, False),
    ]
    assert (checked.ran, checked.findings, len(checked.intended)) == (("z", "a", "b"), (), 1)


def test_a_check_of_intents_that_is_asked_alone_hears_what_the_others_see() -> None:
    """What they find is not told, since nobody asked them; one on request does not look for it, nor one that is off."""

    def one(_film: Film) -> Found:
        yield finding("a", "x", scene="1")

    heard, listening = listener("z")
    runner = CheckRunner([check_of("a", look=one), *(check_of(name) for name in "bcd"), listening])
    of = standings(a=Standing.OFFERED, b=Standing.STANDARD, c=Standing.ON_REQUEST, z=Standing.ON_REQUEST)
    told = [intent("a", scene="1"), *(intent(name, scene="9") for name in "bcd")]
    checked = runner.run(EMPTY, standings=of, intents=told, asked=["z"])
    assert [(each.looked, each.excused) for each in heard.pop()] == [
        (True, True),
        (True, False),
        (False, False),
        (False, False),
    ]
    assert (checked.ran, checked.findings, checked.intended) == (("z",), (), ())
    assert runner.run(EMPTY, standings=of, intents=told).ran == ("a", "b")
    assert not heard


def test_what_a_check_of_intents_finds_can_be_meant_as_well() -> None:
    def judge(_tried: tuple[Tried, ...]) -> Found:
        yield finding("z", "idle", scene="9")

    listening = msgspec.structs.replace(check_of("z"), judge=judge)
    told = [intent("a", scene="9"), intent("z", scene="9")]
    checked = CheckRunner([listening, check_of("a")]).run(
        EMPTY, standings=standings(a=Standing.OFFERED, z=Standing.OFFERED), intents=told
    )
    assert checked.findings == ()
    assert [each.finding.check for each in checked.intended] == ["z"]


def test_a_check_of_intents_that_breaks_silences_no_other() -> None:
    def judge(tried: tuple[Tried, ...]) -> Found:
        yield finding("z", str(tried[99]))

    listening = msgspec.structs.replace(check_of("z"), judge=judge)
    checked = CheckRunner([listening, check_of("a")]).run(
        EMPTY, standings=standings(a=Standing.OFFERED, z=Standing.OFFERED)
    )
    assert checked.skipped == (Skipped("z", "of a fault in edgecode, IndexError: tuple index out of range"),)


def test_a_word_about_a_check_that_does_not_exist_is_remarked_on() -> None:
    checked = CheckRunner([check_of("a")]).run(
        EMPTY, standings=standings(a_b=Standing.OFFERED), intents=[intent("A", scene="1")]
    )
    assert checked.remarks == (
        Remark(Place("film.toml", 3), "expected the id of a check, one of a, found 'a-b'"),
        Remark(Place("film.toml", 9), "expected the id of a check, one of a, found 'A'"),
    )


def test_an_intent_about_words_nobody_says_is_remarked_on() -> None:
    lost = Intent(check="a", pointer=Pointer(line="Yes"), by="Ida", place=Place("film.toml", 9))
    [remark] = CheckRunner([check_of("a")]).run(EMPTY, standings=Standings(), intents=[lost]).remarks
    assert remark.place == Place("film.toml", 9)


def test_what_checks_say_stands_in_the_order_of_the_checks(opened: OpenFilm) -> None:
    """Everything there is to find here is found in one order, every time.

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
    of = Standings({each.id: StandingSet(check=each.id, standing=Standing.OFFERED, by="Ida") for each in every_check()})
    joined = opened.look().joined
    once, twice = (CheckRunner(every_check()).run(joined, standings=of) for _ in range(2))
    assert once == twice
    found = [each.check for each in once.findings]
    assert found == sorted(found, key=[each.id for each in every_check()].index)
    assert len({each.id for each in once.findings}) == len(found) == 4
