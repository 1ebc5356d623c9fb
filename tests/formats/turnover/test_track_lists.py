"""Lists of one track each, read back frame for frame at the rates that are ordinary."""

import msgspec
import pytest

from edgecode.film.cut import Cut
from edgecode.film.rate import Rate
from edgecode.film.timecode import Timecode
from edgecode.formats.edl import reader
from edgecode.formats.turnover.track_lists import differences, track_lists
from simulators.memory_source import MemorySource
from simulators.told_cuts import cut, with_clips

RATES = ["23.976", "24", "25", "29.97 DF", "30", "59.94", "59.94 DF"]
TOLD = "1-1@100+48 gap+12 ~2-1@0+24 3-1@50+30x2 black+10 title:Later+12"


def read(data: bytes) -> Cut:
    [made] = [each for each in reader.read(MemorySource(data, path="a.edl")) if isinstance(each, Cut)]
    return made


@pytest.mark.parametrize("name", RATES)
def test_each_track_is_a_list_that_is_read_back_frame_for_frame(name: str) -> None:
    """Across a minute, where drop frame drops; a reel of ninety minutes does not drift at 23.976."""
    rate = Rate.parse(name)
    made = cut(TOLD, V2="gap+1790 4-1@7+60", A1="1-1@100+5000 2-1@0+130000", rate=rate)
    made = msgspec.structs.replace(made, start=Timecode.parse("01:00:58:10", rate))
    lists = dict(track_lists(made))
    assert list(lists) == ["V1", "V2", "A1"]
    for track in made.tracks:
        again = read(lists[track.name].data)
        assert (again.rate, again.name) == (rate, f"cut {track.name}")
        assert list(differences(lists[track.name].data, cut=made, track=track)) == []
        start = again.start
        assert start is not None
        assert made.start is not None
        found = [(str(start + (clip.record_in or 0)), clip.name) for each in again.tracks for clip in each.clips]
        wanted = [(str(made.start + (clip.record_in or 0)), clip.name) for clip in track.clips]
        assert [at for at, _name in found] == [at for at, _name in wanted]
    sources = [(clip.source_in, clip.source_out) for clip in read(lists["A1"].data).tracks[0].clips]
    assert sources == [(clip.source_in, clip.source_out) for clip in made.tracks[2].clips]


def test_two_tracks_of_one_name_are_two_lists_and_an_empty_one_is_none() -> None:
    made = cut("1-1@0+48", V2="2-1@0+48", A1="gap+10")
    same = tuple(msgspec.structs.replace(track, name="Bild 1/2") for track in made.tracks)
    assert [name for name, _made in track_lists(msgspec.structs.replace(made, tracks=same))] == [
        "Bild-1-2",
        "Bild-1-2-2",
    ]


def test_a_list_that_is_not_the_track_is_told() -> None:
    made = cut("1-1@0+48 2-1@0+48")
    [(_name, other)] = track_lists(cut("1-1@0+47 2-1@0+48"))
    [says] = differences(other.data, cut=made, track=made.tracks[0])
    assert says.startswith(
        "expected 2 events frame for frame, found 2 when the list was read back; the first that differs"
    )
    [(_name, fine)] = track_lists(with_clips(made, notes=("paint out",)))
    assert fine.remarks == ()
