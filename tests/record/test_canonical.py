import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from edgecode.errors import RecordError
from edgecode.record import canonical

NAMES = st.from_regex(r"[a-z][a-z0-9_-]{0,63}", fullmatch=True)
FIELDS = st.dictionaries(NAMES, st.binary(max_size=40), max_size=6)


@given(FIELDS)
@settings(deadline=None)
def test_fields_come_back_as_they_went_in(fields: dict[str, bytes]) -> None:
    assert canonical.decoded(canonical.encoded(fields)) == fields


@given(FIELDS, FIELDS)
@settings(deadline=None)
def test_different_fields_give_different_bytes(one: dict[str, bytes], two: dict[str, bytes]) -> None:
    assert (canonical.encoded(one) == canonical.encoded(two)) is (one == two)


@given(FIELDS)
@settings(deadline=None)
def test_the_order_they_were_given_in_does_not_matter(fields: dict[str, bytes]) -> None:
    assert canonical.encoded(dict(reversed(fields.items()))) == canonical.encoded(fields)


def test_the_bytes_are_as_the_page_says() -> None:
    assert canonical.encoded({"who": b"nadia", "at": b""}) == b"\0\x02at\0\0\0\0\0\x03who\0\0\0\x05nadia"
    assert canonical.encoded({}) == b""


@given(st.binary(max_size=40))
@settings(deadline=None)
def test_bytes_are_refused_or_are_the_only_ones_for_their_fields(data: bytes) -> None:
    try:
        fields = canonical.decoded(data)
    except RecordError:
        return
    assert canonical.encoded(fields) == data


@given(FIELDS.filter(bool), st.data())
@settings(deadline=None)
def test_what_is_cut_short_is_refused(fields: dict[str, bytes], data: st.DataObject) -> None:
    whole = canonical.encoded(fields)
    cut = whole[: data.draw(st.integers(1, len(whole) - 1))]
    assume(cut not in [canonical.encoded(dict(sorted(fields.items())[:count])) for count in range(len(fields))])
    with pytest.raises(RecordError):
        canonical.decoded(cut)


def test_fields_out_of_order_or_twice_are_refused() -> None:
    at, who = b"\0\x02at\0\0\0\0", b"\0\x03who\0\0\0\x05nadia"
    assert canonical.decoded(at + who) == {"at": b"", "who": b"nadia"}
    for wrong in (who + at, at + at, who + who):
        with pytest.raises(RecordError, match="fields: expected sorted names with their values"):
            canonical.decoded(wrong)


@pytest.mark.parametrize("name", ["", "Who", "1st", "a b", "é", "a" * 65])
def test_a_name_that_could_hold_words_is_refused_and_not_repeated(name: str) -> None:
    with pytest.raises(RecordError, match=f"field: expected a short name in lower case, found {len(name)} other"):
        canonical.encoded({name: b""})


def test_what_is_too_long_for_its_length_is_refused() -> None:
    assert canonical.short(bytes(65535)) == b"\xff\xff" + bytes(65535)
    with pytest.raises(RecordError, match="field: expected a length of 16 bits, found 65536 bytes") as error:
        canonical.short(bytes(65536))
    assert "record verify" in error.value.advice()
