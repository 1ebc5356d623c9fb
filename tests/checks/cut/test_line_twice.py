"""A line heard twice, told as films with the words of their takes."""

from edgecode.checks.cut.line_twice import line_twice
from edgecode.findings.finding import Finding, Skipped
from edgecode.usecases.open_film import Look
from simulators.telling import tells

FILM = """
    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    The kettle is on the stove already, I put it there.

    BEN
    I heard it sing an hour ago and nobody went.

    ADA
    Then pour us both a cup before it is cold.

    --- dailies/log.csv
    slate,camera,roll,file,start,end,fps,covers
    1-1,A,A001,A001C001.mov,10:00:00:00,10:00:30:00,24,whole
    1A-1,A,A002,A002C001.mov,11:00:00:00,11:00:30:00,24,1-2
    --- dailies/1-1.vtt
    WEBVTT

    00:02.000 --> 00:05.000
    The kettle is on the stove already, I put it there.

    00:06.000 --> 00:09.000
    I heard it sing an hour ago and nobody went.

    00:10.000 --> 00:13.000
    Then pour us both a cup before it is cold.
    --- dailies/1A-1.vtt
    WEBVTT

    00:02.000 --> 00:05.000
    The kettle is on the stove already, I put it there.

    00:06.000 --> 00:09.000
    I heard it sing an hour ago and nobody went.
    """.rstrip(" ")
HEAD = "    --- cuts/a.edl\n    TITLE: A\n    * FRAME RATE: 24\n"


def events(*told: str) -> str:
    """Events one behind the other: ``1-1 02:00 05:00`` plays take 1-1 from its second 2 to its second 5; ``A 1-1 …`` as sound."""
    lines, at = [], 0
    for nth, each in enumerate(told, start=1):
        *track, name, first, last = each.split()
        roll, hour = ("A001", 10) if name == "1-1" else ("A002", 11)
        ends = at + _frames(last) - _frames(first)
        times = f"{hour}:00:{first} {hour}:00:{last} {_clock(at)} {_clock(ends)}"
        lines.append(f"    {nth:03}  {roll:<8} {(*track, 'V')[0]:<5} C        {times}\n    * FROM CLIP NAME: {name}\n")
        at = ends
    return "".join(lines)


def _frames(clock: str) -> int:
    seconds, frames = map(int, clock.split(":"))
    return seconds * 24 + frames


def _clock(frames: int) -> str:
    return f"01:00:{frames // 24:02}:{frames % 24:02}"


def findings(look: Look) -> list[Finding]:
    """Look, and expect nothing to be skipped."""
    return [each for each in line_twice.look(look.film) if isinstance(each, Finding)]


@tells(FILM + HEAD + events("1-1 01:00 09:12", "1A-1 01:12 05:12"))
def test_a_line_of_two_takes_is_found(look: Look) -> None:
    """Ada's first line is in the master, and again in her single behind it."""
    [found] = findings(look)
    assert (found.kind, found.scene) == ("line-heard-twice", "1")
    assert found.says.startswith("“The kettle is on the stove already")
    assert found.says.endswith("is heard 2 times in A, from 1-1, 1A-1")
    assert [str(shown.place) for shown in found.evidence] == ["cuts/a.edl:3", "cuts/a.edl:5", "script/a.fountain:4"]


@tells(FILM + HEAD + events("1-1 01:00 05:12", "1A-1 05:12 09:12", "1-1 09:12 14:00"))
def test_a_scene_that_goes_from_take_to_take_is_quiet(look: Look) -> None:
    """Each take covers more lines than its clip plays."""
    assert findings(look) == []


@tells(FILM + HEAD + events("1-1 01:00 03:12", "1A-1 03:12 09:12"))
def test_a_line_that_is_cut_from_one_take_to_the_other_in_its_middle_is_quiet(look: Look) -> None:
    assert findings(look) == []


@tells(FILM + HEAD + events("1-1 01:00 05:12", "1A-1 05:12 06:00", "1-1 05:00 09:12"))
def test_a_few_frames_that_come_again_around_a_cutaway_are_quiet(look: Look) -> None:
    assert findings(look) == []


@tells(FILM + HEAD + events("1-1 01:00 05:12", "1-1 09:12 14:00", "1-1 01:12 05:12"))
def test_the_same_take_again_is_found_as_the_line(look: Look) -> None:
    assert [found.says.rpartition("from ")[2] for found in findings(look)] == ["1-1"]


@tells(FILM + HEAD + events("1-1 01:00 09:12", "A 1-1 01:00 09:12", "1A-1 01:12 05:12"))
def test_where_sound_is_cut_by_itself_the_sound_counts(look: Look) -> None:
    """The single's picture says the line again; on the track of sound it is heard once."""
    assert findings(look) == []


SILENT = FILM.partition("    --- dailies/1-1.vtt")[0]


@tells(SILENT + HEAD + events("1-1 01:00 09:12", "1A-1 01:12 05:12", "1-1 02:00 06:00"))
def test_without_anybodys_words_the_same_frames_are_told_once_a_take(look: Look) -> None:
    [found] = findings(look)
    assert (found.kind, found.take, found.confidence) == ("same-frames-twice", "1-1", 0.6)
    assert found.says == "4.0 seconds of 1-1 come twice in A, words and all"


@tells(SILENT + HEAD + events("1-1 01:00 09:12", "1A-1 01:12 05:12", "1-1 09:00 14:00"))
def test_half_a_second_that_matches_an_action_is_no_line(look: Look) -> None:
    assert findings(look) == []


def skipped(look: Look) -> str:
    """Why it could not look."""
    [each] = line_twice.look(look.film)
    assert isinstance(each, Skipped)
    return each.reason


@tells(FILM)
def test_without_a_cut_it_is_skipped(look: Look) -> None:
    assert skipped(look) == "there is no cut"


@tells(FILM + HEAD.replace("* FRAME RATE: 24", "* a list") + events("1-1 01:00 02:00"))
def test_without_a_rate_it_is_skipped(look: Look) -> None:
    assert skipped(look) == "A has no frame rate"


@tells(FILM + HEAD + "    001  X        V     C        01:00:00:00 01:00:02:00 01:00:00:00 01:00:02:00\n")
def test_without_a_proven_clip_it_is_skipped(look: Look) -> None:
    assert skipped(look) == "A has no proven clip with source timecode"
