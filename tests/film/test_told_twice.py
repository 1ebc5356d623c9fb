from collections.abc import Iterable

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.film.place import Place
from edgecode.film.rate import Rate
from edgecode.film.recording import Recording, WrittenBy
from edgecode.film.timecode import Timecode
from edgecode.film.told_twice import told_twice
from simulators.papers import FILM, row

SOUND, SOUND_FILE, LOG = WrittenBy.SOUND, WrittenBy.SOUND_FILE, WrittenBy.SCRIPT_SUPERVISOR
TEN = ("10:00:00:00", "10:01:00:00")


def pairs(*rows: Recording) -> list[tuple[str, str]]:
    """Give the pairs by their slates, sorted."""
    return sorted(
        (min(pair), max(pair)) for pair in ((one.slate_text, two.slate_text) for one, two in told_twice(rows))
    )


def test_two_papers_that_name_one_file_tell_of_one_moment() -> None:
    assert pairs(row("3-2", file="A001C005_240101_R1AB.mov"), row("3-3", paper=LOG, file="a/A001C005_240101_r1ab")) == [
        ("3-2", "3-3")
    ]
    assert pairs(row("3-2", file="a.mov"), row("3-3", paper=LOG, file="b.mov")) == []


def test_each_two_of_three_papers_are_compared() -> None:
    rows = [row("3-2", file="a"), row("3-2", paper=SOUND, file="a"), row("3-3", paper=LOG, file="a")]
    assert pairs(*rows) == [("3-2", "3-2"), ("3-2", "3-3"), ("3-2", "3-3")]


def test_one_paper_is_not_compared_with_itself() -> None:
    assert pairs(row("3-2", file="a", ran=TEN), row("3-3", file="a", ran=TEN)) == []


def test_sound_files_are_one_paper_together() -> None:
    """Each lies in a file of its own, and what they say is still one recorder's word."""
    tracks = [row("3-2", paper=SOUND_FILE, place=f"a_{n}.wav", file=f"a_{n}", ran=TEN) for n in (1, 2)]
    assert pairs(*tracks) == []
    assert pairs(*tracks, row("3-3", paper=LOG, ran=TEN)) == [("3-2", "3-3"), ("3-2", "3-3")]
    other = row("4-1", paper=SOUND_FILE, place="b.wav", file="b", ran=TEN)
    assert pairs(*tracks, other, row("3-3", paper=LOG, ran=TEN)) == []


def test_rows_without_a_slate_or_a_take_are_not_compared() -> None:
    assert pairs(row("A001C005", file="a"), row("3", paper=LOG, file="a"), row("3-1", paper=SOUND, file="a")) == []


@pytest.mark.parametrize("days", [("date", "2026-03-02", "2026-03-03"), ("shoot_day", 1, 2)])
def test_files_of_one_name_on_two_days_are_two(days: tuple[str, object, object]) -> None:
    field, first, second = days
    one, other = (
        row("3-2", paper=SOUND, place="day-1.csv:1", file="T01.WAV"),
        row("4-1", place="day-2.csv:1", file="T01"),
    )
    one = msgspec.structs.replace(one, **{field: first})
    assert pairs(one, msgspec.structs.replace(other, **{field: second})) == []
    assert pairs(one, msgspec.structs.replace(other, **{field: first})) == [("3-2", "4-1")]
    assert pairs(one, other) == [("3-2", "4-1")]


def test_a_file_name_that_a_paper_gives_to_two_takes_tells_nothing() -> None:
    """A recorder that begins again at T01 on each roll, or a column that holds the roll."""
    assert pairs(row("3-2", file="T01"), row("3-3", file="T01"), row("3-3", paper=SOUND, file="T01")) == []


@pytest.mark.parametrize(
    ("ran", "found"),
    [
        (("10:00:00:00", "10:01:00:00"), 1),
        (("10:00:30:00", "10:01:30:00"), 1),
        (("10:00:30:01", "10:01:30:01"), 0),
        (("10:00:50:00", "10:01:00:00"), 1),
        (("09:00:00:00", "11:00:00:00"), 1),
        (("10:01:00:00", "10:02:00:00"), 0),
    ],
)
def test_rows_that_run_together_for_half_of_the_shorter_are_of_one_moment(ran: tuple[str, str], found: int) -> None:
    assert len(pairs(row("3-2", ran=TEN, date="1"), row("3-3", paper=SOUND, ran=ran, date="1"))) == found


def test_one_time_on_two_days_is_two_moments() -> None:
    assert pairs(row("3-2", ran=TEN, date="1"), row("4-1", paper=SOUND, ran=TEN, date="2")) == []
    assert pairs(row("3-2", ran=TEN, shoot_day=1), row("4-1", paper=SOUND, ran=TEN, date="2")) == []


def test_a_day_is_one_by_its_number_or_by_its_date() -> None:
    one = row("3-2", ran=TEN, shoot_day=1, date="2026-03-02")
    assert pairs(one, row("3-3", paper=SOUND, ran=TEN, shoot_day=1, date="2 March")) == [("3-2", "3-3")]
    assert pairs(one, row("3-3", paper=SOUND, ran=TEN, date="2026-03-02")) == [("3-2", "3-3")]


@pytest.mark.parametrize(
    ("camera", "sound"), [("24", "23.976"), ("25", "24"), ("23.976", "29.97 DF"), ("24", "59.94 DF")]
)
def test_papers_at_two_rates_meet_at_the_time_the_clock_shows(camera: str, sound: str) -> None:
    """At ten in the morning a drop-frame clock has left out 36 seconds of frame numbers."""
    near, far = ("10:00:00:00", "10:00:10:00"), ("10:00:20:00", "10:00:30:00")
    one = row("3-2", ran=near, rate=Rate.parse(camera), date="1")
    assert pairs(one, row("3-3", paper=SOUND, ran=near, rate=Rate.parse(sound), date="1")) == [("3-2", "3-3")]
    assert pairs(one, row("3-3", paper=SOUND, ran=far, rate=Rate.parse(sound), date="1")) == []


def test_timecode_that_begins_anew_with_each_take_tells_no_moment() -> None:
    """Three takes cannot have run at once for one camera: its clock shows no time of day."""
    camera = [row(f"3-{take}", ran=("00:00:00:00", "00:01:00:00"), date="1") for take in (1, 2, 3)]
    assert pairs(*camera, row("9-1", paper=SOUND, ran=("00:00:10:00", "00:00:50:00"), date="1")) == []


def test_two_units_that_shoot_at_once_are_no_slip() -> None:
    main = [row("3-2", ran=TEN, date="1", place="a.csv:1"), row("3-2", paper=SOUND, ran=TEN, date="1", place="s.csv:1")]
    second = [
        row("X9-1", ran=TEN, date="1", place="x.csv:1"),
        row("X9-1", paper=LOG, ran=TEN, date="1", place="l.csv:1"),
    ]
    assert pairs(*main, *second) == [("3-2", "3-2"), ("X9-1", "X9-1")]
    assert pairs(*main, second[0]) == [("3-2", "3-2"), ("3-2", "X9-1"), ("3-2", "X9-1")]


def at(start: int, frames: int) -> dict[str, Timecode]:
    return {"start": Timecode(start, FILM), "end": Timecode(start + frames, FILM)}


rows = st.builds(
    lambda slate, paper, file, date, ran: msgspec.structs.replace(
        row(slate, place=f"{paper}.csv:1", file=file, date=date), **(at(*ran) if ran else {})
    ),
    st.sampled_from(["3-1", "3-2", "X9-1", "bars"]),
    st.sampled_from("abc"),
    st.sampled_from(["", "", "T01", "T02"]),
    st.sampled_from(["", "1", "2"]),
    st.none() | st.tuples(st.integers(0, 12), st.integers(0, 6)),
)
many = st.lists(rows, max_size=9).map(
    lambda made: [msgspec.structs.replace(each, place=Place(each.place.path, line)) for line, each in enumerate(made)]
)


def unordered(rows_found: Iterable[tuple[Recording, Recording]]) -> list[frozenset[int | None]]:
    return [frozenset((one.place.line, other.place.line)) for one, other in rows_found]


@settings(deadline=None)
@given(many, st.data())
def test_the_pairs_do_not_depend_on_the_order_of_the_rows_and_come_once(
    made: list[Recording], data: st.DataObject
) -> None:
    found = unordered(told_twice(made))
    assert len(set(found)) == len(found)
    assert set(unordered(told_twice(data.draw(st.permutations(made))))) == set(found)


def _overlap(one: Recording, other: Recording) -> bool:
    """Say by the definition, in frames, whether two rows of one day run together."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    lengths = (one.end - one.start, other.end - other.start)
    together = min(one.end.frame, other.end.frame) - max(one.start.frame, other.start.frame)
    return min(lengths) > 0 and together > 0 and 2 * together >= min(lengths) and one.date == other.date


def _key(one: Recording) -> str:
    return one.slate.take_key if one.slate is not None else ""


def by_definition(made: list[Recording]) -> set[frozenset[int | None]]:
    """Compare every row with every other, as the docstring says."""
    slated = [each for each in made if each.slate is not None]
    unclear = {
        id(each)
        for each in slated
        for other in slated
        if each.place.path == other.place.path and _key(each) != _key(other) and _overlap(each, other)
    }
    shared = {
        (each.place.path, each.file)
        for each in slated
        for other in slated
        if each.place.path == other.place.path and each.file == other.file and _key(each) != _key(other)
    }
    both = [
        (one, other)
        for place, one in enumerate(slated)
        for other in slated[:place]
        if one.place.path != other.place.path
    ]
    filed = [
        (one, other)
        for one, other in both
        if one.file and one.file == other.file
        if not {(one.place.path, one.file), (other.place.path, other.file)} & shared
        if one.date == other.date or not one.date or not other.date
    ]
    timed = [(one, other) for one, other in both if _overlap(one, other) and not {id(one), id(other)} & unclear]
    borne_out = {id(each) for pair in (*filed, *timed) if _key(pair[0]) == _key(pair[1]) for each in pair}
    timed = [(one, other) for one, other in timed if _key(one) == _key(other) or not {id(one), id(other)} <= borne_out]
    return set(unordered([*filed, *timed]))


@settings(deadline=None)
@given(many)
def test_the_pairs_are_those_of_the_definition(made: list[Recording]) -> None:
    assert set(unordered(told_twice(made))) == by_definition(made)
