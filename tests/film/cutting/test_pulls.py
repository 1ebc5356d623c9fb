"""The pull list: handles as far as the recording has them."""

import msgspec
import pytest

from edgecode.film.cut import Cut
from edgecode.film.cutting.pulls import Pull, pulls_of
from edgecode.film.cutting.turned_over import given_ids
from edgecode.film.film import Film
from edgecode.film.proof import proofs
from edgecode.film.rate import Rate
from edgecode.film.timecode import Timecode
from edgecode.usecases.open_film import Look
from simulators.telling import tells
from simulators.told_cuts import cut
from simulators.turned_film import TURNED_FILM


def pulls(film: Film, made: Cut, *, handles: int) -> list[Pull]:
    proven = proofs(made, dailies=film.dailies)
    return list(pulls_of(made, given_ids(made, ()).ids, proofs=proven, film=film, handles=handles))


@tells(TURNED_FILM)
def test_handles_end_where_the_recording_does(look: Look) -> None:
    """1A-1 begins at 11:00:00:00 and lasts ten seconds; the older cut uses it from six frames in."""
    film = look.film
    older = next(each for each in film.cuts if each.path == "cuts/one.edl")
    _first, second, _third = pulls(film, older, handles=24)
    assert second.pull is not None
    assert (str(second.pull.first), str(second.pull.last)) == ("11:00:00:00", "11:00:03:06")
    assert (second.head, second.tail, second.short, second.bounded) == (6, 24, True, True)
    assert (second.roll, second.file) == ("A002", "A002C001.mov")


@tells(TURNED_FILM)
def test_what_no_paper_lists_has_its_handles_and_it_is_said_that_its_length_is_not_known(look: Look) -> None:
    [pull] = pulls(look.film, cut("77-1@10+48"), handles=24)
    assert pull.pull is not None
    assert (pull.bounded, pull.pull.first.frame, pull.head, pull.tail, pull.short) == (False, 0, 10, 24, False)


@tells(TURNED_FILM)
def test_a_clip_that_plays_twice_as_fast_has_handles_twice_as_long_in_its_source(look: Look) -> None:
    [pull] = pulls(look.film, cut("77-1@500+48x2"), handles=10)
    assert pull.pull is not None
    assert (pull.wanted, pull.head, pull.tail, pull.pull.frames) == (20, 20, 20, 96 + 40)


@tells(TURNED_FILM)
def test_a_clip_runs_on_under_the_dissolve_behind_it(look: Look) -> None:
    made = cut("77-1@500+48 ~78-1@500+48")
    tracks = made.tracks
    long = msgspec.structs.replace(tracks[0].clips[1], extra={"edl.transition_frames": "012"})
    track = msgspec.structs.replace(tracks[0], clips=(tracks[0].clips[0], long))
    first, second = pulls(look.film, msgspec.structs.replace(made, tracks=(track,)), handles=10)
    assert first.pull is not None
    assert second.pull is not None
    assert (first.pull.frames, first.tail, second.pull.frames) == (48 + 12 + 20, 10, 48 + 20)


@pytest.mark.parametrize(("rate", "handle"), [("23.976", 8), ("29.97 DF", 8), ("59.94", 8)])
@tells(TURNED_FILM)
def test_handles_are_counted_in_frames_of_the_cut(look: Look, rate: str, handle: int) -> None:
    """A source at twice the cut's rate has twice as many frames of handle."""
    counted = Rate.parse(rate)
    [pull] = pulls(look.film, cut("77-1@500+48", rate=counted), handles=handle)
    assert pull.pull is not None
    assert (pull.head, pull.tail) == (handle, handle)
    made = cut("77-1@500+48", rate=counted)
    double = Rate.of(counted.fps * 2)
    clip = msgspec.structs.replace(
        made.tracks[0].clips[0], source_in=Timecode(1000, double), source_out=Timecode(1096, double)
    )
    track = msgspec.structs.replace(made.tracks[0], clips=(clip,))
    [faster] = pulls(look.film, msgspec.structs.replace(made, tracks=(track,)), handles=handle)
    assert (faster.head, faster.tail) == (2 * handle, 2 * handle)
