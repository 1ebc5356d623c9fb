import pytest
from lxml import etree

from edgecode.formats.fcp7.values import Beat, Book, beat, number, start


def rated(timebase: str, ntsc: str) -> etree._Element:
    return etree.fromstring(f"<x><rate><timebase>{timebase}</timebase><ntsc>{ntsc}</ntsc></rate></x>")


@pytest.mark.parametrize(
    ("timebase", "ntsc", "rate"),
    [
        ("24", "FALSE", "24"),
        ("24", "TRUE", "23.976"),
        ("30", "TRUE", "29.97"),
        ("60", "true", "59.94"),
        ("25", "FALSE", "25"),
    ],
)
def test_a_timebase_is_slowed_where_it_is_ntscs(timebase: str, ntsc: str, rate: str) -> None:
    found = beat(rated(timebase, ntsc))
    assert found is not None
    assert str(found.rate) == rate


def test_a_rate_drops_only_where_dropping_exists() -> None:
    assert [str(found.rate) for base in ("30", "24") if (found := beat(rated(base, "TRUE"), drop=True))] == [
        "29.97 DF",
        "23.976",
    ]


@pytest.mark.parametrize("timebase", ["0", "-24", "x", "", "inf", "nan", "99999"])
def test_a_timebase_that_is_none_is_none(timebase: str) -> None:
    assert beat(rated(timebase, "FALSE")) is None
    assert beat(None) is None


def test_an_odd_timebase_counts_without_a_rate() -> None:
    assert beat(rated("12", "FALSE")) == Beat(12, None)


def test_a_timecode_is_its_count_of_frames_before_its_text() -> None:
    text = "<x><timecode><rate><timebase>25</timebase><ntsc>FALSE</ntsc></rate><string>01:00:00:01</string>{}</timecode></x>"
    frame = start(etree.fromstring(text.format("<frame>5</frame>")), otherwise=None)
    string = start(etree.fromstring(text.format("")), otherwise=None)
    assert (frame and frame[0], string and string[0]) == (5, 90_001)
    assert start(etree.fromstring(text.format("").replace(":01", ":99")), otherwise=None) is None
    assert start(etree.fromstring("<x/>"), otherwise=None) is None


def test_an_element_named_by_its_id_is_found_where_it_is_written_out() -> None:
    root = etree.fromstring("<x><file id='a'/><file id='a'><name>one</name></file><file id='b'/></x>")
    book = Book(root)
    assert book.whole(root[0]) is root[1]
    assert book.whole(root[2]) is root[2]
    assert book.named("clip", "a") is None


@pytest.mark.parametrize(
    ("written", "found"), [("12", 12), (" 1055.0 ", 1055), ("x", None), ("1e13", None), ("-1", -1)]
)
def test_a_number_may_have_a_fraction(written: str, found: float | None) -> None:
    assert number(etree.fromstring(f"<x><in>{written}</in></x>"), "in") == found
