from edgecode.film.cutting.marker import COLORS, Marker, Said, by_clip, clip_at
from simulators.told_cuts import cut


def marker(frame: int, *, clip: str = "c", said: Said = Said.NOTE) -> Marker:
    return Marker(said=said, clip=clip, track="V1", frame=frame, text="Trim it", by="Ida")


def test_a_marker_says_what_it_is_and_who_said_it_and_each_kind_has_its_colour() -> None:
    assert (marker(1).comment, marker(1).words) == ("Note: Trim it", "Note: Trim it [Ida]")
    assert len(set(COLORS.values())) == len(Said)


def test_markers_are_grouped_by_clip_in_the_order_of_their_frames() -> None:
    assert {clip: [each.frame for each in own] for clip, own in by_clip([marker(9), marker(3)]).items()} == {
        "c": [3, 9]
    }


def test_the_clip_on_the_first_track_that_has_one_is_found() -> None:
    made = cut("1-1@0+10 gap+10 2-1@0+10", V2="gap+12 3-1@0+4")
    found = [clip_at(made, frame) for frame in (0, 9, 13, 25, 99)]
    assert [clip.name if clip is not None else "" for clip in found] == ["1-1", "1-1", "3-1", "2-1", ""]
