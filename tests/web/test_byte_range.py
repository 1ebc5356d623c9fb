import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.web.byte_range import Part, asked_part


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-99", Part(0, 100)),
        ("bytes=900-", Part(900, 1000)),
        ("bytes=900-5000", Part(900, 1000)),
        ("bytes=-100", Part(900, 1000)),
        ("bytes=-5000", Part(0, 1000)),
        ("BYTES=0-0", Part(0, 1)),
    ],
)
def test_one_range_of_bytes_is_that_part_of_the_file(header: str, part: Part) -> None:
    assert asked_part(header, size=1000) == part


@pytest.mark.parametrize("header", ["", "bytes=", "bytes=-", "bytes=9-2", "bytes=0-1,5-6", "lines=1-2", "bytes=a-b"])
def test_what_is_no_single_range_asks_for_the_whole(header: str) -> None:
    assert asked_part(header, size=1000) is None


@pytest.mark.parametrize("header", ["bytes=1000-", "bytes=1000-2000", "bytes=-0"])
def test_a_range_beyond_the_end_is_empty(header: str) -> None:
    part = asked_part(header, size=1000)
    assert part is not None
    assert part.length == 0


def test_nothing_of_an_empty_file_can_be_had_in_part() -> None:
    assert asked_part("bytes=0-", size=0) == Part(0, 0)


@given(st.text(max_size=40) | st.from_regex(r"bytes=\d*-\d*", fullmatch=True), st.integers(0, 10**12))
def test_no_header_leads_out_of_the_file(header: str, size: int) -> None:
    part = asked_part(header, size=size)
    assert part is None or 0 <= part.first <= part.end <= size
