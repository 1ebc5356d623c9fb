"""The jobs of the checks on the cut are walked by hand, on films in which each check finds something."""

import pytest

from edgecode.checks.registry import check_named
from edgecode.cli.in_process import answered
from edgecode.consent.standing import Standing
from edgecode.usecases.drill.jobs import walk_job
from edgecode.usecases.drill.scratch import Copies

FILM = """
    --- film.toml
    current_cut = "cuts/b.edl"
    --- script/a.fountain
    INT. KITCHEN - DAY 1 #1#

    ADA
    The kettle is on.

    BEN
    I heard it.

    INT. HALL - DAY 2 #2#

    ADA
    Then pour.

    --- dailies/log.csv
    slate,camera,roll,file,start,end,fps,mark,covers
    1-1,A,A001,A001C001.mov,10:00:00:00,10:00:30:00,24,circled,1
    1B-1,A,A001,A001C002.mov,10:01:00:00,10:01:30:00,24,ng,2
    2-1,A,A002,A002C001.mov,11:00:00:00,11:00:30:00,24,good,1
    --- cuts/a.edl
    TITLE: A
    * FRAME RATE: 24
    001  A001     V     C        10:01:00:00 10:01:02:00 01:00:00:00 01:00:02:00
    * FROM CLIP NAME: 1B-1
    --- cuts/b.edl
    TITLE: B
    * FRAME RATE: 24
    001  A002     V     C        11:00:02:00 11:00:06:00 01:00:00:00 01:00:04:00
    * FROM CLIP NAME: 2-1
    002  A002     V     C        11:00:02:00 11:00:06:00 01:00:04:00 01:00:08:00
    * FROM CLIP NAME: 2-1
    003  A001     V     C        10:00:02:00 10:00:02:03 01:00:08:00 01:00:08:03
    * FROM CLIP NAME: 1-1
    004  A001     V     C        10:00:04:00 10:00:06:00 01:00:08:03 01:00:10:03
    * FROM CLIP NAME: 1-1
    """


@pytest.mark.parametrize(
    "name", ["clip-under-four-frames", "line-twice", "shot-dropped-late", "story-day-out-of-order"]
)
def test_the_job_finishes_by_hand(copies: Copies, name: str) -> None:
    copies.with_checks.desk.standing(name, Standing.OFFERED, by=copies.with_checks.who)
    job = walk_job(check_named(name), copies=copies, face=answered)
    assert (job.failed, job.nothing) == ("", "")
    assert job.findings == 1


test_the_job_finishes_by_hand.__doc__ = FILM
