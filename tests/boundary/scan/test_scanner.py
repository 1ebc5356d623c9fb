import gzip
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.boundary.scan import scanner
from edgecode.boundary.scan.decoders import Unwrapping
from edgecode.boundary.scan.fingerprints import Fingerprints, fingerprints_of
from edgecode.boundary.scan.scanner import Scan, scan

LINE = "Nobody rows across the quarry lake after the lamps are out."
PRINTS = fingerprints_of([LINE], key=bytes(range(32)), names=["Ottoline Quarrier"])
PIECES = st.sampled_from(
    ["%41", "&#65;", "\\u0041", "=41", "xn--a-", "<b", ">", "0x41 ", "01", "ab", ".-", " ", "\n", "\t", "\u200b", "\u200c",
     "{", "}", '"', "[", "]", ":", ",", "QUJD", "<~", "~>", "+AGE-", "\U000e0041",
     "\ufe00", "65 ", "101 ", "\udc80", "\x1f\x8b",
     "BZh", "\x78\x9c", "\xfd7zXZ", "Alfa ", "a", "A", "=\n", "//", "xn--", "=?utf-8?B?"]
)  # fmt: skip


def test_a_line_is_found_and_the_answer_holds_none_of_it(prints: Fingerprints) -> None:
    found = scan(LINE.encode(), fingerprints=prints)
    assert found == Scan(hit=True, how="as it stands", shingles=29)
    assert not any(word in repr(found).lower() for word in ("quarry", "lamps", "nobody"))


def test_a_name_is_found_whole_and_not_within_another_word(prints: Fingerprints) -> None:
    for text in (
        "Signed: Ottoline Quarrier",
        "ottoline_quarrier.mov",
        "OttolineQuarrier",
        "o.t.t.o.l.i.n.e q.u.a.r.r.i.e.r",
    ):
        assert scan(text.encode(), fingerprints=prints) == Scan(hit=True, how="as it stands", names=1)
    assert not scan(b"the pottolinequarriers of the north", fingerprints=prints).hit


def test_a_canary_is_told(prints: Fingerprints) -> None:
    assert scan(b"... zavubo tigerami lopedune ...", fingerprints=prints).canary
    assert not scan(LINE.encode(), fingerprints=prints).canary


def test_twenty_one_letters_are_found_and_twenty_are_not(prints: Fingerprints) -> None:
    assert scan(b"body rows across the quar", fingerprints=prints).hit
    assert not scan(b"nobody rows across the qx", fingerprints=prints).hit
    assert not scan(b"NobodyRowsAcrossTheQ", fingerprints=prints).hit


def test_more_in_a_row_may_be_asked_for(prints: Fingerprints) -> None:
    some = b"we say that nobody rows across the quarry here"
    assert scan(some, fingerprints=prints).shingles == 6
    assert not scan(some, fingerprints=prints, adjacent=7).hit


def test_what_is_too_much_to_look_through_stops_too(prints: Fingerprints, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small file that unpacks to more than there is room for."""
    much = gzip.compress(" ".join(f"harmless {each}" for each in range(2_000)).encode(), mtime=0)
    assert not scan(much, fingerprints=prints).stops
    monkeypatch.setattr(scanner, "Unwrapping", partial(Unwrapping, most=5_000))
    found = scan(much, fingerprints=prints)
    assert (found.hit, found.whole, found.stops) == (False, False, True)


@settings(max_examples=60)
@given(st.binary(max_size=600))
def test_no_bytes_make_it_raise(data: bytes) -> None:
    assert not scan(data, fingerprints=PRINTS).hit


@settings(max_examples=60)
@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=60))
def test_no_text_that_looks_wrapped_makes_it_raise(pieces: list[str]) -> None:
    assert not scan("".join(pieces).encode("utf-8", "surrogatepass"), fingerprints=PRINTS).hit


@pytest.mark.parametrize(
    "data", [b"", b"\x00" * 100, b"\xff" * 100, b"{" * 3000, b"<" * 3000, b"=" * 3000, b"A" * 3000]
)
def test_bytes_that_are_nothing_are_nothing(data: bytes, prints: Fingerprints) -> None:
    assert not scan(data, fingerprints=prints).hit
