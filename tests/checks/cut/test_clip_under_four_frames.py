"""Clips of fewer than four frames, told as cuts."""

from edgecode.checks.cut.clip_under_four_frames import clip_under_four_frames
from edgecode.film.cut import Cut
from edgecode.film.film import Film
from edgecode.film.rate import Rate
from edgecode.findings.finding import Finding, Skipped
from edgecode.usecases.open_film import Look
from simulators.told_cuts import cut, with_clips


def findings(made: Cut) -> list[Finding]:
    """Look, and expect nothing to be skipped."""
    return [each for each in clip_under_four_frames.look(Film(cut=made)) if isinstance(each, Finding)]


def test_a_clip_of_three_frames_is_found_and_one_of_four_is_quiet() -> None:
    [found] = findings(cut("1-1@0+48 2-1@0+3 3-1@0+4"))
    assert (found.kind, found.says) == ("under-four-frames", "On V1 of cut, “2-1” stands for 3 frames")
    assert [shown.shows for shown in found.evidence] == ["3 at 24"]
    assert len(found.subjects) == 1


def test_clips_one_behind_the_other_are_told_once_and_apart_twice() -> None:
    told = findings(cut("1-1@0+48 2-1@0+1 3-1@0+2 4-1@0+1 5-1@0+48 6-1@0+1 gap+1 7-1@0+1"))
    assert [len(each.subjects) for each in told] == [3, 1, 1]
    assert told[0].says == "On V1 of cut, 3 clips one behind the other stand for 1, 2 frames each"


def test_black_titles_and_what_is_switched_off_are_passed_over_and_so_is_sound() -> None:
    assert findings(cut("black+2 title:Later+3 1-1@0+48", A1="1-1@0+2")) == []
    assert findings(with_clips(cut("1-1@0+2"), enabled=False)) == []


def test_frames_are_counted_at_the_cuts_own_rate_on_every_track_of_picture() -> None:
    made = cut("1-1@0+240", V2="gap+10 2-1@0+3", rate=Rate.parse("59.94 DF"))
    assert [each.says for each in findings(made)] == ["On V2 of cut, “2-1” stands for 3 frames"]
    assert findings(cut("missing+2"))[0].says == "On V1 of cut, “missing” stands for 2 frames"


def test_a_retimed_clip_counts_by_how_long_it_stands() -> None:
    assert findings(cut("1-1@0+4x8")) == []
    assert len(findings(cut("1-1@0+3x8"))) == 1


def test_without_a_cut_or_a_rate_it_cannot_look() -> None:
    assert list(clip_under_four_frames.look(Film())) == [Skipped("clip-under-four-frames", "there is no cut")]
    [skipped] = clip_under_four_frames.look(Film(cut=cut("1-1@0+2", rate=None)))
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "cuts/cut.otio has no frame rate"


def test_the_scene_is_the_takes(look: Look) -> None:
    """
    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    Yes.

    --- dailies/log.csv
    slate,covers
    1-1,whole

    --- cuts/a.edl
    TITLE: A
    * FRAME RATE: 24
    001  A001     V     C        01:00:00:00 01:00:00:02 01:00:00:00 01:00:00:02
    * FROM CLIP NAME: 1-1
    """
    [found] = clip_under_four_frames.look(look.film)
    assert isinstance(found, Finding)
    assert found.scene == "1"
