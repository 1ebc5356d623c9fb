"""What is owed: everything, and one thing once."""

import msgspec

from edgecode.film.boards.shot import AsBoarded, Compared
from edgecode.film.covers import Span
from edgecode.film.film import Film
from edgecode.film.hand import lines_of
from edgecode.film.pickup import PickupProposed, ReshootCalled, SaidOfPickups
from edgecode.film.pickups.owing import Owing, OwingKind, owing, unshot_shots
from edgecode.usecases.open_film import Look
from simulators.picked_film import PICKED_FILM
from simulators.telling import tells

told = tells(PICKED_FILM)


def told_of(every: tuple[Owing, ...]) -> list[tuple[OwingKind, str, tuple[int, ...], str]]:
    """Kind, scene, lines and words of what is owed."""
    return [(each.kind, each.scene, each.lines, each.says) for each in every]


@told
def test_everything_that_is_owed_is_told_in_the_order_of_the_script(look: Look) -> None:
    assert told_of(owing(look.film)) == [
        (OwingKind.LOST, "1", (3,), "I heard it an hour ago."),
        (OwingKind.LINE, "1", (4,), "Then you pour."),
        (OwingKind.LOST, "1", (5,), "Nobody asked me."),
        (OwingKind.SHOT, "2", (1,), "2B: The latch"),
        (OwingKind.LINE, "2", (3,), "Nobody came."),
        (OwingKind.PLACEHOLDER, "2", (), "SCENE 2 INSERT MISSING"),
    ]


@told
def test_a_line_that_is_owed_and_boarded_is_one(look: Look) -> None:
    """Shot 1C holds the line that is owed: the line is it. Shot 2B holds one that was shot, and stands for itself."""
    shots = {shot.id: shot.name for shot in look.film.boards.shots}
    lines = {each.says: [shots[shot] for shot in each.shots] for each in owing(look.film) if each.shots}
    assert lines == {"Then you pour.": ["1C"], "2B: The latch": ["2B"]}


@told
def test_ids_are_made_of_what_a_thing_is_and_stay(look: Look) -> None:
    before = owing(look.film)
    assert len({each.id for each in before}) == len(before)
    after = owing(msgspec.structs.replace(look.film, cut=None))
    of_the_cut = {OwingKind.PLACEHOLDER, OwingKind.LOST}
    assert {each.id for each in after} == {each.id for each in before if each.kind not in of_the_cut}


def without_shot(film: Film, name: str, outcome: AsBoarded) -> list[str]:
    """The boarded shots nobody shot, after somebody said of a take how it stands beside one."""
    shot = next(each for each in film.boards.shots if each.name == name)
    said = Compared(take=film.dailies.takes[0].id, shot=shot.id, outcome=outcome)
    boards = msgspec.structs.replace(film.boards, compared={said.take: said})
    return [each.name for each in unshot_shots(msgspec.structs.replace(film, boards=boards))]


@told
def test_a_shot_that_was_shot_as_boarded_under_another_name_is_not_owed(look: Look) -> None:
    assert without_shot(look.film, "2B", AsBoarded.NO) == ["1C", "2B"]
    assert without_shot(look.film, "2B", AsBoarded.YES) == ["1C"]


def test_a_shot_is_found_by_its_name_with_and_without_the_number_of_its_scene(look: Look) -> None:
    """Shot A of scene 2 was slated 2A; shot 1 of scene 2 is not setup 1, which is of scene 1.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    One.

    INT. HALL - DAY #2#

    ADA
    Two.
    --- boards/panels.csv
    panel,scene,shot
    1,2,A
    2,2,1
    --- log.csv
    slate,covers
    1-1,whole
    2A-1,whole
    """
    assert [shot.name for shot in unshot_shots(look.film)] == ["1"]


def test_a_panel_that_wants_a_decision_and_an_omitted_scene_owe_no_shot(look: Look) -> None:
    """Scene 3 is omitted in blue, and its panel waits.

    --- film.toml
    drafts = ["white.fountain", "blue.fountain"]
    --- white.fountain
    INT. KITCHEN - DAY #1#

    ADA
    One.

    INT. HALL - DAY #3#

    ADA
    Three.
    --- blue.fountain
    INT. KITCHEN - DAY #1#

    ADA
    One.

    OMITTED #3#
    --- boards/panels.csv
    panel,scene,shot
    1,3,3A
    2,1,1A
    """
    assert [shot.name for shot in unshot_shots(look.film)] == ["1A"]


def test_a_placeholder_with_the_name_of_a_boarded_shot_is_that_shot(look: Look) -> None:
    """The card says 2B: the insert of the latch.

    --- script/a.fountain
    INT. HALL - DAY #2#

    ADA
    Two.
    --- boards/panels.csv
    panel,scene,shot,action
    1,2,2B,The latch
    --- log.csv
    slate,covers
    2-1,whole
    --- one.cut
    2-1
    2B INSERT TO COME
    """
    [card] = owing(look.film)
    assert (card.kind, card.says) == (OwingKind.PLACEHOLDER, "2B INSERT TO COME")
    assert card.shots == (look.film.boards.shots[0].id,)


def test_a_required_action_that_nobody_shot_is_owed(look: Look) -> None:
    """
    --- film.toml
    [people.Ines]
    may = ["say what is required"]
    [[required]]
    scene = "1"
    line = "Ada fills the kettle"
    by = "Ines"
    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    Ada fills the kettle.

    ADA
    One.
    --- log.csv
    slate,covers
    1-1,2
    """
    assert told_of(owing(look.film)) == [(OwingKind.ACTION, "1", (1,), "Ada fills the kettle.")]


def said(*deeds: PickupProposed | ReshootCalled) -> tuple[SaidOfPickups, ...]:
    """Ines said so."""
    return tuple(SaidOfPickups(by="Ines", entry=str(at), says="", deed=deed) for at, deed in enumerate(deeds))


@told
def test_what_people_ask_for_is_owed_and_what_is_owed_anyway_is_not_told_twice(look: Look) -> None:
    """A close-up somebody wants, a reshoot of a line, and a proposal of what is owed by itself."""
    script = look.film.script
    assert script is not None
    scene = script.scenes[1]
    line = next(at for at, each in enumerate(script.paragraphs) if each.text == "The gate is open.")
    before = owing(look.film)
    asked = said(
        PickupProposed(pickup="a" * 16, scene=scene.id, what="her hands on the gate"),
        ReshootCalled(pickup="b" * 16, scene=scene.id, lines=lines_of((Span(line, line + 1),), script=script)),
        PickupProposed(pickup=before[0].id),
    )
    after = owing(msgspec.structs.replace(look.film, picked=asked))
    new = [each for each in after if each.id not in {one.id for one in before}]
    assert told_of(tuple(new)) == [
        (OwingKind.RESHOOT, "2", (1,), "EXT. YARD, GATE - NIGHT"),
        (OwingKind.ASKED, "2", (), "her hands on the gate"),
    ]
    assert len(after) == len(before) + 2
