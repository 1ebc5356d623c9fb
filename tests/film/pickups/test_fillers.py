"""What might fill what is owed: ranked, with evidence, and ready only where nothing speaks against it."""

import pytest

from edgecode.film.pickups.fillers import Consented, Filler, FillerKind, Voice, Voices, fillers, part_key
from edgecode.film.pickups.owing import Owing, OwingKind, owing
from edgecode.usecases.open_film import Look
from simulators.picked_film import PICKED_FILM
from simulators.telling import tells

told = tells(PICKED_FILM)


def owed(look: Look, says: str) -> Owing:
    """What is owed by its words."""
    return next(each for each in owing(look.film) if each.says == says)


def found(look: Look, says: str, *, voices: Voices | None = None) -> tuple[Filler, ...]:
    """What might fill it."""
    return fillers(look.film, owed(look, says), voices=voices)


@told
def test_takes_are_ranked_and_what_is_no_good_comes_last(look: Look) -> None:
    """1A-2 covers Ben's line, 1-1 runs on over it though its paper ends before, 1A-1 is no good."""
    every = found(look, "I heard it an hour ago.")
    assert [(each.kind, each.ready) for each in every] == [
        (FillerKind.USABLE, True),
        (FillerKind.TAIL, True),
        (FillerKind.NO_GOOD, False),
    ]
    usable, tail, no_good = every
    assert usable.says == "1A-2 covers it: the paper says which lines"
    assert (tail.begins, tail.ends, tail.file) == (4500, 6000, "A001C001")
    assert [str(each.place) for each in tail.shows] == ["dailies/log.csv:3", "1-1.srt"]
    assert no_good.why == "somebody marked it no good"


@told
def test_of_a_line_with_no_good_takes_alone_nothing_is_ready(look: Look) -> None:
    assert [(each.kind, each.ready) for each in found(look, "Then you pour.")] == [(FillerKind.NO_GOOD, False)]


@told
def test_a_line_that_nothing_has_has_no_filler(look: Look) -> None:
    assert found(look, "Nobody came.") == ()


@pytest.mark.parametrize(
    ("voices", "ready", "why"),
    [
        ({}, False, "needs the actor's consent, and nobody is said to play BEN"),
        ({"ben": Voice("Bo Berg")}, False, "needs the consent of Bo Berg"),
        ({"ben": Voice("Bo Berg", Consented.GIVEN)}, True, ""),
        (
            {"ada": Voice("Ada Ahl", Consented.GIVEN)},
            False,
            "needs the actor's consent, and nobody is said to play BEN",
        ),
    ],
)
@told
def test_a_line_off_camera_is_wild_off_and_adr_by_consent_alone(
    look: Look, voices: dict[str, Voice], *, ready: bool, why: str
) -> None:
    """Ben is O.S.: a wild track, the sound of 1B-1, and recording it again if the actor said yes to that."""
    wild, off, adr = found(look, "Nobody asked me.", voices=voices)
    assert (wild.kind, off.kind, adr.kind) == (FillerKind.WILD, FillerKind.OFF, FillerKind.ADR)
    assert (wild.says, off.ready) == ("1B-1WT is a wild track of it: the paper says which lines", True)
    assert (adr.ready, adr.why) == (ready, why)
    assert [str(each.place) for each in adr.shows] == ["script/a.fountain:15", "dailies/log.csv:6"]


@told
def test_every_filler_has_evidence_and_an_id_of_its_own(look: Look) -> None:
    every = [filler for each in owing(look.film) for filler in fillers(look.film, each)]
    assert len({each.id for each in every}) == len(every) > 0
    assert all(each.shows for each in every)
    assert all(each.ready != bool(each.why) for each in every)


def test_a_take_whose_words_do_not_have_the_line_is_not_ready(look: Look) -> None:
    """The log says that 1A-1 covers both lines; its words leave Ben's out, and nobody lined it by hand.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    The kettle is on, and it has been on for an hour.

    BEN
    I heard it whistle from the garden gate.

    ADA
    Then pour the tea before it turns to tar.
    --- log.csv
    slate,mark,covers
    1-1,circled,1
    1-2,,3
    1A-1,circled,1-3
    --- 1A-1.srt
    1
    00:00:01,000 --> 00:00:03,000
    The kettle is on, and it has been on for an hour.

    2
    00:00:04,000 --> 00:00:06,000
    Then pour the tea before it turns to tar.
    --- one.cut
    1-1
    1-2
    """
    [filler] = found(look, "I heard it whistle from the garden gate.")
    assert (filler.kind, filler.ready) == (FillerKind.CIRCLED, False)
    assert filler.why == "its words do not have the line"


def test_a_placeholder_is_filled_by_takes_of_the_setup_that_it_names(look: Look) -> None:
    """Insert 2B was shot, and the card still stands.

    --- script/a.fountain
    INT. HALL - DAY #2#

    ADA
    Two.
    --- log.csv
    slate,mark,covers
    2-1,circled,whole
    2B-1,ng,1
    2B-2,circled,1
    --- one.cut
    2-1
    2B INSERT TO COME
    """
    every = found(look, "2B INSERT TO COME")
    assert [(each.kind, each.says) for each in every] == [
        (FillerKind.CIRCLED, "2B-2 is of the setup that the clip's name says"),
        (FillerKind.NO_GOOD, "2B-1 is of the setup that the clip's name says"),
    ]


@told
def test_a_reshoot_has_none_whatever_there_is(look: Look) -> None:
    line = owed(look, "I heard it an hour ago.")
    again = Owing(id="r", kind=OwingKind.RESHOOT, says="", place=line.place, scene="1", paragraphs=line.paragraphs)
    assert fillers(look.film, again) == ()


def test_parts_are_found_however_they_are_written() -> None:
    assert part_key("  Mrs.  HAZEN ") == part_key("mrs. hazen")
