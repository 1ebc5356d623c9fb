"""Law 6, for permissions: no standing above standard can be had anywhere, what a check came with is told, and what edgecode
announces is its own and is taken back by nobody.

Use beyond a standing, and the CUSUM that announces it, are tested with the streams: here is what holds of any announcement.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

import click
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.cli.main import edgecode_command
from edgecode.consent.announced import Announced, Why
from edgecode.consent.standing import Standing, Standings, StandingSet
from edgecode.entries.catalogue import MEANINGS
from edgecode.entries.detail import SCALES, Detail
from edgecode.entries.entry import Entry, checked
from edgecode.entries.handle import THE_HOUSE, Handle
from edgecode.entries.kind import Kind
from edgecode.entries.meaning import Meaning
from edgecode.entries.vocabulary import By, IdRole, Role, Stage
from edgecode.errors import EntryError, NothingToUndoError
from edgecode.findings.decision import said
from edgecode.findings.word import BY_NOBODY, Deed, Word
from edgecode.formats import film_toml
from simulators.desk_at_hand import DeskAtHand
from simulators.telling import tells

FOUR = ("off", "on request", "offered", "standard")
CHECK = "placeholder-in-cut"
ANNOUNCING = (
    Kind.RELIANCE_ANNOUNCED,
    Kind.RELIANCE_OWN_USE_TOLD,
    Kind.RELIANCE_DEPENDENCE_ANNOUNCED,
    Kind.STANDING_STEPPED_DOWN,
)


def beyond(standings: Iterable[str]) -> list[str]:
    """The standings that there should not be; and those that there should be, where they are not in rising order."""
    found = list(standings)
    return [each for each in found if each not in FOUR] or ([] if sorted(found, key=FOUR.index) == found else found)


def announced_by_people(meanings: Mapping[Kind, Meaning]) -> list[Kind]:
    """The kinds of announcements that are not edgecode's alone."""
    return [kind for kind in ANNOUNCING if meanings[kind].by != (By.EDGECODE,)]


def levels_of(verb: str, parameter: str) -> list[str]:
    """The choices that a verb of the command line gives."""
    command = edgecode_command.get_command(click.Context(edgecode_command), verb)
    assert command is not None
    [found] = [each for each in command.params if each.name == parameter]
    assert isinstance(found.type, click.Choice)
    return [str(each) for each in found.type.choices]


def test_there_is_no_standing_above_standard_wherever_one_can_be_said() -> None:
    assert beyond(Standing) == []
    assert beyond(SCALES[Detail.STANDING].words) == beyond(SCALES[Detail.STANDING_BEFORE].words) == []
    assert beyond(each for each in levels_of("standing", "level") if each != "as-film") == []


@pytest.mark.parametrize("planted", [[*FOUR, "default"], [*FOUR, "required"], ["standard", "off"]])
def test_a_planted_standing_beyond_standard_is_seen(planted: list[str]) -> None:
    assert beyond(planted)


@given(st.text(max_size=20) | st.sampled_from(["default", "always", "STANDARD", "standard ", "above", "mandatory"]))
def test_film_toml_sets_one_of_four_standings_or_none(level: str) -> None:
    text = f'[people.Bea]\nmay = ["raise standings"]\n[[standings]]\ncheck = "c"\nby = "Bea"\nstanding = {_quoted(level)}\n'
    settings = film_toml.read(text.encode())
    assert [str(each.standing) for each in settings.standings.values()] == [level] * (level in FOUR)
    assert bool(settings.remarks) is (level not in FOUR)


def _quoted(text: str) -> str:
    return '"' + "".join(f"\\U{ord(letter):08X}" for letter in text if not 0xD800 <= ord(letter) < 0xE000) + '"'


@given(st.integers(-3, 12))
def test_an_entry_holds_one_of_four_standings(level: int) -> None:
    entry = Entry(
        at=0,
        who=Handle("2" * 16),
        role=Role.PRODUCER,
        stage=Stage.PERMISSIONS,
        kind=Kind.STANDING_RAISED,
        film=Handle("1" * 16),
        ids=((IdRole.CHECK, Handle("3" * 16)),),
        details=((Detail.STANDING, level),),
    )
    if 0 <= level < len(FOUR):
        assert checked(entry) == entry
    else:
        with pytest.raises(EntryError):
            checked(entry)


@given(st.text(max_size=12) | st.just("default"))
def test_a_word_that_is_kept_holds_one_of_four_standings(level: str) -> None:
    word = Word(entry="1", deed=Deed.STANDING, by="Bea", at=0, check="c", standing=Standing.STANDARD)
    tampered = msgspec.msgpack.encode(msgspec.to_builtins(word) | {"standing": level})
    if level in FOUR:
        assert msgspec.msgpack.decode(tampered, type=Word).standing == level
    else:
        with pytest.raises(msgspec.ValidationError):
            msgspec.msgpack.decode(tampered, type=Word)


def test_nothing_can_be_made_to_be_higher_than_standard() -> None:
    assert not any(each.is_above(Standing.STANDARD) for each in Standing)
    assert (
        Standings({"c": StandingSet(check="c", standing=Standing.STANDARD, by="Bea")}).standing("c")
        is Standing.STANDARD
    )


def test_an_announcement_is_edgecode_s_alone_to_make() -> None:
    assert announced_by_people(MEANINGS) == []
    for kind in ANNOUNCING:
        planted = msgspec.structs.replace(MEANINGS[kind], by=(By.PERSON,))
        assert announced_by_people({**MEANINGS, kind: planted}) == [kind]


@pytest.mark.parametrize("kind", ANNOUNCING)
def test_an_announcement_in_a_person_s_name_is_refused(kind: Kind) -> None:
    meaning = MEANINGS[kind]
    entry = Entry(
        at=0,
        who=THE_HOUSE,
        role=Role.EDGECODE,
        stage=Stage.PERMISSIONS,
        kind=kind,
        film=Handle("1" * 16),
        ids=tuple((role, Handle("3" * 16)) for role in meaning.ids),
        details=tuple((detail, 1) for detail in meaning.details),
    )
    assert checked(entry) == entry
    with pytest.raises(EntryError):
        checked(msgspec.structs.replace(entry, who=Handle("2" * 16), role=Role.PRODUCER))


@pytest.mark.parametrize("deed", sorted(BY_NOBODY))
@pytest.mark.parametrize("by", ["", "Bea"])
def test_an_announcement_is_taken_back_by_nobody(deed: Deed, by: str) -> None:
    announced = Announced(why=Why.USE, check="c", declared=Standing.STANDARD)
    told = Word(entry="1", deed=deed, by="", at=0, check="c", standing=Standing.OFF, announced=announced)
    undoing = Word(entry="2", deed=Deed.UNDO, by=by, at=0, undoes="1")
    assert said([told, undoing]).announced == (told,)


FILM = """
    --- film.toml
    [people.Bea]
    role = "editor"
    may = ["raise standings"]
    [people.Otto]
    [[standings]]
    check = "placeholder-in-cut"
    standing = "standard"
    by = "Bea"
    on = 2025-11-01
    --- one.cut
    PLACEHOLDER
    """


@pytest.fixture
def office(folder: Path) -> DeskAtHand:
    return DeskAtHand(folder)


told = tells(FILM)


@pytest.mark.parametrize("what", ['template = "house style"', 'required_for = "the turnover"'])
@told
def test_what_a_check_came_with_or_what_hangs_on_it_is_told_and_takes_it_down(office: DeskAtHand, what: str) -> None:
    office.write(what)
    word = office.desk.today().look.holdings.settings.standings[CHECK]
    assert word.template or word.required_for
    office.says.all_off(by="Otto", mine=True)
    today = office.desk.today()
    assert today.let.standings.standing(CHECK) is Standing.OFFERED
    assert {word.deed for word in today.said.announced} == {Deed.DEPEND, Deed.STEP_DOWN}
    for each in today.said.announced:
        for by in ("Bea", "Otto"):
            with pytest.raises(NothingToUndoError):
                office.desk.undo(by=by, entry=each.entry)
    office.desk.standing(CHECK, Standing.STANDARD, by="Bea")
    assert office.desk.today().let.standings.standing(CHECK) is Standing.STANDARD, "a named person raised it"
