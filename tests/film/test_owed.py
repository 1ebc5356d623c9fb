from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.film import coverage
from edgecode.film.dailies import assembled
from edgecode.film.drafts import drafts_of
from edgecode.film.owed import Requirement, owed_lines, required_lines
from edgecode.film.place import Place
from edgecode.film.pointer import Pointer
from edgecode.film.recording import Mark, Recording, WrittenBy
from edgecode.usecases.open_film import Look
from simulators.papers import row, script

LOG = WrittenBy.SCRIPT_SUPERVISOR
FILM = script(
    """
    " A voice before any heading.
    # 4 INT. KITCHEN - NIGHT
    She waits.
    MAYA: You said you'd be here.
    ~ La la.
    BO: I was held up.
    # 5 OMITTED
    BO: Never mind.
    # - EXT. YARD - DAY
    BO: Come back.
    """
)


def word(line: str, *, scene: str = "", required: bool = True) -> Requirement:
    pointer = Pointer(scene=scene, line=line)
    return Requirement(pointer=pointer, by="Ines", place=Place("film.toml", 3), required=required)


def texts(indexes: frozenset[int]) -> list[str]:
    return [FILM.paragraphs[index].text for index in sorted(indexes)]


def test_all_that_is_said_or_sung_in_scenes_not_omitted_is_required() -> None:
    required, remarks = required_lines(FILM)
    assert texts(required) == ["You said you'd be here.", "La la.", "I was held up.", "Come back."]
    assert not remarks


def test_a_person_may_require_an_action_and_spare_a_line() -> None:
    required, _ = required_lines(FILM, [word("she waits"), word("held up", required=False)])
    assert texts(required) == ["She waits.", "You said you'd be here.", "La la.", "Come back."]


def test_a_person_may_require_a_line_of_an_omitted_scene_and_the_later_word_stands() -> None:
    words = [word("never mind"), word("held up", required=False), word("held up")]
    assert texts(required_lines(FILM, words)[0])[-3:] == ["I was held up.", "Never mind.", "Come back."]


def test_a_word_on_a_line_nobody_says_is_told_and_changes_nothing() -> None:
    required, remarks = required_lines(FILM, [word("the ferry", scene="4")])
    assert required == required_lines(FILM)[0]
    assert [f"{each.place}: {each.says}" for each in remarks] == [
        "film.toml:3: expected a line of the current draft, found none that says scene 4, “the ferry”"
    ]


rows = st.builds(
    row,
    st.from_regex("4[AB]?-[123]", fullmatch=True),
    paper=st.sampled_from([LOG, WrittenBy.CAMERA, WrittenBy.SOUND]),
    mark=st.sampled_from(Mark),
    covers=st.sampled_from(["", "1", "2", "3 off", "2-3", "whole"]),
)


@settings(deadline=None)
@given(st.lists(rows, max_size=6), st.sets(st.integers(0, len(FILM.paragraphs) - 1)))
def test_owed_is_what_is_required_less_what_is_usable(listed: list[Recording], required: set[int]) -> None:
    dailies = assembled(listed, scenes=("4", "5"))
    shot = coverage.shot(dailies, drafts=drafts_of(FILM, (FILM,))).lined
    usable = {
        index
        for take in dailies.takes
        for lining in shot.linings
        if take.usable and lining.by == take.id
        for index in range(lining.first, lining.last)
    }
    assert owed_lines(required, shot=shot, dailies=dailies) == tuple(sorted(required - usable))


def test_a_line_that_only_takes_marked_no_good_cover_is_still_owed(look: Look) -> None:
    """The second speech is busted in every take, and picked up only by a camera.

    --- film.toml
    [people."Ines Calder"]
    may = ["say what is required"]

    [[required]]
    scene = "4"
    line = "He sits"
    by = "Ines Calder"

    --- script/film.fountain
    INT. KITCHEN - NIGHT #4#

    MAYA
    You said it.

    BO
    I was held up.

    He sits.

    --- dailies/log.csv
    Report,Script supervisor's log

    slate,covers,mark
    4-1,1-2,ng
    4-2,1,circled
    4A-1,2,ng
    """
    film = look.film
    assert film.script is not None
    assert [film.script.paragraphs[index].text for index in film.owed] == ["I was held up.", "He sits."]
