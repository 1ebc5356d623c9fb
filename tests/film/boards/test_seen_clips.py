import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.film.boards.seen_clips import SeenClip, seen_clips
from edgecode.film.cut import Clip, Cut, Track, TrackKind
from edgecode.film.film import Film
from edgecode.film.place import Place
from edgecode.film.proof import Proof
from edgecode.film.rate import Rate

RATE = Rate.parse("24")


def film(*tracks: list[tuple[str, int, int]], sound: int | None = None, rate: Rate | None = RATE) -> Film:
    """A cut of tracks, lowest first, each of clips of the takes they are named as; those with a ``?`` are not proven."""
    made, proofs = [], []
    for index, rows in enumerate(tracks):
        clips = [
            Clip(name=name, id=f"{index}.{nth}", place=Place("a"), track=index, record_in=first, record_out=last)
            for nth, (name, first, last) in enumerate(rows)
        ]
        kind = TrackKind.SOUND if index == sound else TrackKind.PICTURE
        made.append(Track(name=f"V{index}", kind=kind, clips=tuple(clips)))
        proofs += [Proof(clip=clip, take="" if "?" in clip.name else clip.name) for clip in clips]
    return Film(cut=Cut(name="cut", path="cut", rate=rate, tracks=tuple(made)), proofs=tuple(proofs))


def shown(made: tuple[SeenClip, ...]) -> list[tuple[str, int, int]]:
    return [(each.take, each.first, each.last) for each in made]


def test_clips_one_after_the_other_are_seen_as_they_stand() -> None:
    found = seen_clips(film([("a", 0, 10), ("b", 10, 15), ("a", 20, 30)]))
    assert shown(found) == [("a", 0, 10), ("b", 10, 15), ("a", 20, 30)]
    assert [each.frames for each in found] == [10, 5, 10]


def test_the_higher_track_is_seen_and_what_lies_under_it_is_not_counted() -> None:
    found = seen_clips(film([("a", 0, 30)], [("b", 10, 20)]))
    assert shown(found) == [("a", 0, 10), ("b", 10, 20), ("a", 20, 30)]


def test_what_is_not_proven_hides_nothing() -> None:
    assert shown(seen_clips(film([("a", 0, 30)], [("?vfx", 10, 20)]))) == [("a", 0, 30)]


def test_on_one_track_the_later_clip_is_seen() -> None:
    """As in a dissolve whose list counts its frames for both."""
    assert shown(seen_clips(film([("a", 0, 20), ("b", 15, 30)]))) == [("a", 0, 15), ("b", 15, 30)]


def test_sound_is_not_seen() -> None:
    assert shown(seen_clips(film([("a", 0, 10)], [("b", 0, 40)], sound=1))) == [("a", 0, 10)]


@pytest.mark.parametrize("rows", [[("a", 5, 5)], [("?", 0, 5)], []])
def test_a_clip_of_no_length_or_no_take_is_not_seen(rows: list[tuple[str, int, int]]) -> None:
    assert seen_clips(film(rows)) == ()


def test_nothing_is_seen_of_no_cut_or_of_one_without_a_rate() -> None:
    assert seen_clips(Film()) == ()
    assert seen_clips(film([("a", 0, 10)], rate=None)) == ()


ROWS = st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 30), st.integers(1, 20)), max_size=6)


@given(lower=ROWS, upper=ROWS)
def test_each_frame_is_the_topmost_clips_that_covers_it(
    lower: list[tuple[str, int, int]], upper: list[tuple[str, int, int]]
) -> None:
    """Told frame by frame, the slow way."""
    tracks = [[(name, first, first + length) for name, first, length in rows] for rows in (lower, upper)]
    expected: dict[int, str] = {}
    for rows in tracks:
        for name, first, last in rows:
            expected |= dict.fromkeys(range(first, last), name)
    found = seen_clips(film(*tracks))
    assert {frame: each.take for each in found for frame in range(each.first, each.last)} == expected
    assert sum(each.frames for each in found) == len(expected)
