import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.film.dailies import Dailies, Take, assembled
from edgecode.film.recording import Mark, Recording, WrittenBy
from edgecode.usecases.open_film import Look
from simulators.papers import row

LOG, CAMERA, SOUND = WrittenBy.SCRIPT_SUPERVISOR, WrittenBy.CAMERA, WrittenBy.SOUND


def made(*rows: Recording, scenes: str = "", **said: str) -> Dailies:
    """Join rows; ``scenes`` are the script's numbers, ``_12A="12"`` what a person said of the slate 12A."""
    return assembled(rows, scenes=scenes.split(), said={stem.removeprefix("_"): scene for stem, scene in said.items()})


def only(dailies: Dailies) -> Take:
    assert len(dailies.takes) == 1
    return dailies.takes[0]


def test_one_take_holds_the_recordings_of_all_cameras_and_papers() -> None:
    take = only(made(row("12A-3", camera="B"), row("12A-3", paper=SOUND), row("12A-3", paper=LOG), row("12A-3A*")))
    assert [each.written_by for each in take.recordings] == [LOG, CAMERA, CAMERA, SOUND]
    assert take.cameras == ("A", "B")
    assert take.place.path == "dailies/script_supervisor.csv"


def test_rows_without_a_slate_or_a_take_are_kept_and_make_no_take() -> None:
    dailies = made(row("A001C003_240101_R1AB"), row(""), row("12A"), row("12A-1"))
    assert len(dailies.recordings) == 4
    assert only(dailies).label == "12A-1"


def test_a_take_is_found_by_its_id_and_by_its_slate() -> None:
    dailies = made(row("12-1"), row("12A-1"), row("12A-2"))
    assert [take.label for take in dailies.by_id.values()] == ["12-1", "12A-1", "12A-2"]
    assert all(dailies.by_id[take.id] is take and dailies.by_key[take.slate.take_key] is take for take in dailies.takes)


def test_a_setup_is_described_by_its_first_take_that_is() -> None:
    setups = made(row("12-1"), row("12-2", note="Wide"), row("12-3", note="Wider"), row("12A-1")).setups
    assert [setup.note for setup in setups] == ["Wide", ""]


def test_the_most_believed_paper_gives_the_mark_and_the_note() -> None:
    take = only(made(row("12-1", mark=Mark.NG, note="Buzz"), row("12-1", paper=LOG, mark=Mark.GOOD)))
    assert (take.mark, take.note, take.usable, take.circled) == (Mark.GOOD, "Buzz", True, False)
    take = only(made(row("12-1", mark=Mark.CIRCLED), row("12-1", paper=LOG)))
    assert (take.mark, take.circled) == (Mark.CIRCLED, True)


@pytest.mark.parametrize("marks", [(Mark.NG, Mark.CIRCLED), (Mark.CIRCLED, Mark.NG)])
def test_what_is_no_good_for_one_camera_may_be_circled_for_another(marks: tuple[Mark, Mark]) -> None:
    """Whichever report is read first."""
    take = only(made(row("12-1", camera="A", mark=marks[0]), row("12-1", camera="B", mark=marks[1])))
    assert take.mark is Mark.CIRCLED


def test_a_take_that_every_paper_calls_no_good_is_not_usable() -> None:
    assert not only(made(row("12-1", camera="A", mark=Mark.NG), row("12-1", camera="B"))).usable


def test_sound_alone_has_no_picture_and_neither_has_a_wild_track_whoever_lists_it() -> None:
    assert not only(made(row("12-1", paper=SOUND))).has_picture
    assert only(made(row("12-1", paper=SOUND), row("12-1"))).has_picture
    assert not only(made(row("12 WT1", paper=LOG), row("12 WT1", paper=SOUND))).has_picture


def test_a_take_is_silent_when_it_is_slated_mos_and_no_sound_report_has_it() -> None:
    assert only(made(row("12-1 MOS"))).silent
    assert not only(made(row("12-1"))).silent
    assert not only(made(row("12-1 MOS"), row("12-1", paper=SOUND))).silent


def test_wild_tracks_and_pickups_are_takes_of_their_own() -> None:
    dailies = made(row("12A-4"), row("12A-4PU"), row("12A-WT4", paper=SOUND), row("12A-4 MOS", camera="B"))
    assert [(take.label, len(take.recordings)) for take in dailies.takes] == [
        ("12A-4", 2),
        ("12A-4PU", 1),
        ("12A-4WT", 1),
    ]
    assert [setup.label for setup in dailies.setups] == ["12A"]


def test_the_script_decides_what_is_a_setup_and_what_an_inserted_scene() -> None:
    rows = (row("12-1"), row("12A-1"))
    assert [setup.scene for setup in made(*rows, scenes="12 13").setups] == ["12", "12"]
    assert [setup.scene for setup in made(*rows, scenes="12 12A").setups] == ["12", "12A"]


def test_zeros_make_no_other_take_and_no_other_setup() -> None:
    dailies = made(row("012A-1", paper=LOG), row("12A-1"), row("12A-2"), scenes="12")
    assert [(setup.label, [take.label for take in setup.takes]) for setup in dailies.setups] == [
        ("012A", ["012A-1", "012A-2"])
    ]


def test_setups_of_one_scene_that_differ_by_their_shot_are_two() -> None:
    dailies = made(row("469C-10-1"), row("469C-4-1"), row("469C-4-2"), scenes="469C")
    assert [(setup.scene, setup.label, len(setup.takes)) for setup in dailies.setups] == [
        ("469C", "469C-4", 2),
        ("469C", "469C-10", 1),
    ]


def test_setups_are_in_scene_order_then_in_slate_order() -> None:
    slates = ["14-1", "12AA-1", "12B-1", "12-2", "12-1", "12A-1", "A12-1", "2-1"]
    dailies = made(*map(row, slates), scenes="2 A12 12 14")
    assert [take.label for take in dailies.takes] == [
        "2-1",
        "A12-1",
        "12-1",
        "12-2",
        "12A-1",
        "12B-1",
        "12AA-1",
        "14-1",
    ]


@pytest.mark.parametrize(
    ("slate", "column", "scenes", "scene"),
    [
        ("12A-3", "12", "12 12A", "12"),
        ("12A-3", "12A", "12 13", "12"),
        ("12A-3", "012a.", "12 13", "12"),
        ("12-3", "12A", "12 12A", "12A"),
        ("12-3", "12A", "12 13", "12"),
        ("1A-3", "12", "1 12", "12"),
        ("1A-3", "12", "1", "12"),
        ("12-3", "12/13", "12 13", "12"),
        ("417-3", "12", "12 13", "12"),
        ("14-3", "2", "2 14", "2"),
        ("14-3", "2", "02. 14", "02."),
        ("417-3", "", "12 13", "417"),
        ("12-3", "Tag", "12 13", "TAG"),
    ],
)
def test_the_scene_a_paper_names_wins_unless_it_is_the_slate_over_again(
    slate: str, column: str, scenes: str, scene: str
) -> None:
    assert only(made(row(slate, scene=column), scenes=scenes)).scene == scene


def test_a_scene_that_one_paper_names_goes_for_the_whole_setup() -> None:
    """In the UK a slate's number does not tell its scene: the log does, and a camera report lists takes the log left out."""
    dailies = made(row("417-1", paper=LOG, scene="12"), row("417-1"), row("417-2"), scenes="12 13")
    assert [(setup.scene, len(setup.takes)) for setup in dailies.setups] == [("12", 2)]


def test_a_persons_word_on_a_slate_outranks_the_papers() -> None:
    take = only(made(row("12A-3", scene="13"), scenes="12 12A 13", _12A="12"))
    assert (take.scene, take.ambiguous) == ("12", False)


def test_a_slate_that_could_be_of_two_scenes_says_so_until_somebody_tells() -> None:
    assert only(made(row("12A-3"), scenes="12 12A")).ambiguous
    assert only(made(row("12A-3", scene="12A"), scenes="12 12A")).ambiguous
    assert not only(made(row("12A-3", scene="12"), scenes="12 12A")).ambiguous
    assert not only(made(row("12A-3"), scenes="12 12A", _12A="12A")).ambiguous


def test_two_slates_of_one_name_are_one_take_with_both() -> None:
    """A slate that was not counted on, or two OMC slates with one UID."""
    take = only(made(row("12-2", paper=WrittenBy.OMC, file="a.mov"), row("12-2", paper=WrittenBy.OMC, file="b.mov")))
    assert [each.file for each in take.recordings] == ["a.mov", "b.mov"]


def test_a_slates_own_scene_and_the_script_of_numbers_with_zeros_meet() -> None:
    assert only(made(row("12-1"), scenes="012 013")).scene == "012"


slates = st.from_regex(r"0?[12][AB]?-[12](PU)?", fullmatch=True)
papers = st.builds(
    row,
    slates,
    paper=st.sampled_from(WrittenBy),
    scene=st.sampled_from(["", "1", "2", "2A"]),
    mark=st.sampled_from(Mark),
)


@settings(deadline=None)
@given(st.lists(papers, max_size=12))
def test_every_slated_row_is_in_one_take_and_every_take_in_one_setup(rows: list[Recording]) -> None:
    dailies = made(*rows, scenes="1 2 2A")
    assert len(dailies.recordings) == len(rows)
    assert sorted(map(id, (each for take in dailies.takes for each in take.recordings))) == sorted(map(id, rows))
    assert [take.id for setup in dailies.setups for take in setup.takes] == [take.id for take in dailies.takes]
    assert len({setup.id for setup in dailies.setups}) == len(dailies.setups)


@settings(deadline=None)
@given(st.lists(papers, max_size=8), st.data())
def test_takes_and_their_marks_do_not_depend_on_which_paper_is_read_first(
    rows: list[Recording], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(rows))
    first, second = made(*rows, scenes="1 2 2A"), made(*shuffled, scenes="1 2 2A")
    assert {take.id: take.mark for take in first.takes} == {take.id: take.mark for take in second.takes}


def test_a_film_whose_reports_are_read_from_files(look: Look) -> None:
    """Two cameras and a wild track.

    --- script/film.fountain
    INT. KITCHEN - NIGHT #12#

    MAYA
    You said it.

    --- dailies/camera.csv
    Report,Camera report

    slate,camera,mark
    12A-1,A,ng
    12A-1,B,
    12A-2,A,circled

    --- dailies/sound.csv
    Report,Sound report

    slate,file
    12A-1,S001T01.WAV
    12 WT1,S001T02.WAV
    """
    assert [(take.label, take.scene, take.mark, take.has_picture) for take in look.film.dailies.takes] == [
        ("12-1WT", "12", Mark.NONE, False),
        ("12A-1", "12", Mark.NG, True),
        ("12A-2", "12", Mark.CIRCLED, True),
    ]


def test_on_a_film_slated_the_british_way_the_number_is_the_slates_and_the_scene_is_told_by_the_paper(
    look: Look,
) -> None:
    """
    --- film.toml
    slate_style = "uk"
    --- script.fountain
    INT. LIFT - NIGHT #12#

    NADIA
    You said you'd fixed it.
    --- log.csv
    slate,scene,covers
    417-1,12,1
    418-1,12,1
    --- one.cut
    417-1
    """
    dailies = look.film.dailies
    assert [(take.label, take.scene) for take in dailies.takes] == [("417-1", "12"), ("418-1", "12")]
    assert [proof.take for proof in look.film.proofs] == [dailies.takes[0].id]
    assert look.film.owed == ()
    assert look.remarks == ()
