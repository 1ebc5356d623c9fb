import pytest

from edgecode.film.cut import Clip, Cut, Track, TrackKind
from edgecode.film.place import Place
from edgecode.film.rate import Rate
from edgecode.film.timecode import Timecode
from edgecode.formats.edl.decisions import Loss, counted_at, decisions_of

RATE = Rate.parse("24")


def use(name: str, first: int, last: int, *, transition: str = "") -> Clip:
    at = Timecode(first, RATE)
    return Clip(
        name=name, place=Place("a"), track=0, record_in=first, record_out=last, source_in=at, transition=transition
    )


def laid(*tracks: tuple[str, tuple[Clip, ...]]) -> list[tuple[str, tuple[str, ...], str]]:
    cut = Cut(name="a", path="a", rate=RATE)
    named = [(name, Track(name=name, kind=TrackKind.PICTURE, clips=clips)) for name, clips in tracks]
    return [(each.clip.name, each.tracks, each.record_in) for each in decisions_of(named, cut=cut, lost=Loss())]


@pytest.mark.parametrize(
    ("written", "at", "rate", "counted"),
    [
        ("01:00:00:12", "24", "24", "01:00:00:12"),
        ("01:00:00:12", "23.976", "24", "01:00:00:12"),
        ("01:00:00:24", "48", "24", "01:00:00:12"),
        ("01:00:00:20", "25", "50", "01:00:00:40"),
        ("00:01:00;02", "29.97 DF", "29.97", "00:01:00:00"),
        ("00:01:00:00", "25", "29.97 DF", "00:00:59;28"),
    ],
)
def test_a_timecode_is_counted_at_another_rate(written: str, at: str, rate: str, counted: str) -> None:
    """The clock's reading stays where both count alike; to and from drop frame, real time does."""
    assert str(counted_at(Timecode.parse(written, Rate.parse(at)), Rate.parse(rate))) == counted


def test_events_stand_in_record_order_and_one_use_is_one_event() -> None:
    both = use("2-1", 24, 48)
    assert laid(("V", (use("1-1", 0, 24), both)), ("A1", (both, use("3-1", 10, 20)))) == [
        ("1-1", ("V",), "00:00:00:00"),
        ("3-1", ("A1",), "00:00:00:10"),
        ("2-1", ("V", "A1"), "00:00:01:00"),
    ]


def test_the_same_use_twice_on_one_track_is_two_events() -> None:
    twice = use("1-1", 0, 24)
    assert [name for name, _tracks, _at in laid(("V", (twice, twice)))] == ["1-1", "1-1"]


def test_a_transition_comes_in_over_what_ends_where_it_begins() -> None:
    cut = Cut(name="a", path="a", rate=RATE)
    clips = (use("1-1", 0, 24), use("2-1", 24, 48, transition="dissolve"), use("3-1", 60, 72, transition="dissolve"))
    track = Track(name="V", kind=TrackKind.PICTURE, clips=clips)
    found = decisions_of([("V", track)], cut=cut, lost=Loss())
    assert [each.outgoing.clip.name if each.outgoing else None for each in found] == [None, "1-1", None]


def test_each_kind_of_loss_is_counted_and_said_once() -> None:
    lost = Loss()
    for _ in range(3):
        lost.count("found {} odd")
    lost.say("once")
    lost.say("once")
    assert list(lost.said()) == ["found 3 odd", "once"]
