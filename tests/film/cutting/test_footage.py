"""What was ever used of each take, told with made cuts and as any stretches at all."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from edgecode.film.cutting.footage import Footage, footage_of, merged, take_footage, unseen
from edgecode.usecases.open_film import Look
from simulators.telling import tells
from simulators.turned_film import TURNED_FILM


def stretch(first: int, last: int, *, cut: str = "a", recording: str = "r", seen: int = 0) -> Footage:
    return Footage(take="1-1", recording=recording, first=first, last=last, rate="24", cut=cut, seen=seen)


STRETCHES = st.lists(
    st.builds(
        lambda first, length, cut: stretch(first, first + length, cut=cut),
        st.integers(0, 60),
        st.integers(1, 30),
        st.sampled_from("ab"),
    ),
    max_size=8,
)


def frames(stretches: tuple[Footage, ...]) -> set[tuple[str, int]]:
    return {(each.cut, frame) for each in stretches for frame in range(each.first, each.last)}


@given(STRETCHES, STRETCHES)
def test_what_is_new_and_what_is_kept_are_together_all_of_it_and_nothing_is_new_twice(
    now: list[Footage], kept: list[Footage]
) -> None:
    fresh = unseen(now, kept)
    assert frames(fresh) == frames(tuple(now)) - frames(tuple(kept))
    assert unseen(now, (*kept, *fresh)) == ()
    assert frames(merged(now)) == frames(tuple(now))


def test_stretches_that_touch_are_one_and_keep_when_they_were_first_seen() -> None:
    assert merged([stretch(10, 20, seen=5), stretch(0, 10, seen=9)]) == (stretch(0, 20, seen=5),)


def test_a_use_of_unknown_frames_is_new_only_where_nothing_of_the_take_is_kept() -> None:
    somewhere = stretch(0, 0)
    assert unseen([somewhere], []) == (somewhere,)
    assert unseen([somewhere], [stretch(5, 9)]) == ()


@tells(TURNED_FILM)
def test_the_cut_tells_stretches_of_recordings(look: Look) -> None:
    film = look.film
    assert film.cut is not None
    used = footage_of(film.cut, film.proofs, dailies=film.dailies)
    assert [(each.take, each.recording, each.frames, each.cut) for each in used] == [
        ("1-1", "A001C001", 84, "cuts/two.edl"),
        ("1-1", "A001C001", 48, "cuts/two.edl"),
        ("2-1", "A003C001", 120, "cuts/two.edl"),
    ]


@tells(TURNED_FILM)
def test_what_is_left_of_each_take_is_told_in_frames(look: Look) -> None:
    """A stretch that a deleted cut used counts; 1-2 was never used; a cut that says no frames uses it somewhere."""
    film = look.film
    assert film.cut is not None
    used = footage_of(film.cut, film.proofs, dailies=film.dailies)
    gone = msgspec.structs.replace(used[0], first=used[0].first - 24, last=used[0].last, cut="gone.edl")
    loose = Footage(take="2-1", recording="", first=0, last=0, rate="", cut="bare.edl")
    told = take_footage(film.dailies, (*used, gone, loose))
    rows = {each.take.label: each for each in told}
    assert (rows["1-1"].frames, rows["1-1"].used_frames, rows["1-1"].left_frames) == (480, 84 + 24 + 48, 480 - 156)
    assert rows["1-1"].cuts == ("cuts/two.edl", "gone.edl")
    assert [str(first) for first, _last in rows["1-1"].left] == ["10:00:00:00", "10:00:06:00", "10:00:12:00"]
    assert (rows["1-2"].unused, rows["1-2"].left_frames) == (True, 240)
    assert rows["2-1"].somewhere == ("bare.edl",)
