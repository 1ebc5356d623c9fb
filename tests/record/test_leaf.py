from hashlib import sha256

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.errors import RecordError
from edgecode.record import leaf
from edgecode.record.leaf import Leaf
from edgecode.record.person_keys import person_keys

NADIA = person_keys(bytes(32))
IDA = person_keys(bytes(31) + b"\x01")
ENTRY = b"entry 1"
BODY = b"what is sealed"
SAID = {"kind": b"intent-declared", "who": b"nadia"}

NAMES = st.from_regex(r"[a-z][a-z0-9_-]{0,20}", fullmatch=True)
FIELDS = st.dictionaries(NAMES, st.binary(max_size=40), min_size=1, max_size=6)
DIGESTS = st.binary(min_size=32, max_size=32)
LEAVES = st.builds(
    Leaf, entry=st.binary(max_size=40), body=DIGESTS, commitments=st.dictionaries(NAMES, DIGESTS, max_size=6)
)


@given(LEAVES)
@settings(deadline=None)
def test_a_leaf_comes_back_as_it_went_in(made: Leaf) -> None:
    assert leaf.decoded(leaf.encoded(made)) == made


@given(LEAVES, LEAVES)
@settings(deadline=None)
def test_two_leaves_give_two_encodings(one: Leaf, two: Leaf) -> None:
    assert (leaf.encoded(one) == leaf.encoded(two)) is (one == two)


@given(st.binary(max_size=100))
@settings(deadline=None)
def test_bytes_are_refused_or_are_the_only_ones_for_their_leaf(data: bytes) -> None:
    for each in (data, leaf.VERSION + b"\0\x02" + data):
        try:
            made = leaf.decoded(each)
        except RecordError:
            continue
        assert leaf.encoded(made) == each


def test_what_is_not_a_leaf_is_refused() -> None:
    good = leaf.encoded(leaf.committed(SAID, entry=ENTRY, body=BODY, keys=NADIA))
    odd = leaf.encoded(Leaf(entry=ENTRY, body=bytes(32), commitments={"who": bytes(31)}))
    for wrong in (b"", b"\x02" + good[1:], good[:5], good[:30], good[:-1], good + b"\0", odd):
        with pytest.raises(RecordError, match="expected"):
            leaf.decoded(wrong)


def test_the_bytes_begin_as_the_page_says() -> None:
    made = leaf.encoded(leaf.committed({}, entry=ENTRY, body=BODY, keys=NADIA))
    assert made == b"\x01\0\x07entry 1" + sha256(BODY).digest()
    assert made.startswith(leaf.head(ENTRY))


def test_a_commitment_is_as_the_page_says() -> None:
    shown = leaf.opening("who", value=b"nadia", entry=ENTRY, keys=NADIA)
    made = leaf.committed({"who": b"nadia"}, entry=ENTRY, body=BODY, keys=NADIA)
    assert made.commitments == {"who": sha256(shown.nonce + b"\0\x03who" + b"nadia").digest()}


@given(FIELDS, st.binary(max_size=40), st.data())
@settings(deadline=None)
def test_each_field_can_be_shown_apart(fields: dict[str, bytes], entry: bytes, data: st.DataObject) -> None:
    made = leaf.committed(fields, entry=entry, body=BODY, keys=NADIA)
    field = data.draw(st.sampled_from(sorted(fields)))
    shown = leaf.opening(field, value=fields[field], entry=entry, keys=NADIA)
    assert leaf.opens(made, with_=shown)
    for other in (b"", b"another value"):
        claimed = msgspec.structs.replace(shown, value=other)
        assert leaf.opens(made, with_=claimed) is (other == fields[field])


def test_nothing_else_opens_a_field() -> None:
    made = leaf.committed(SAID, entry=ENTRY, body=BODY, keys=NADIA)
    shown = leaf.opening("who", value=b"nadia", entry=ENTRY, keys=NADIA)
    moved = msgspec.structs.replace(shown, nonce=shown.nonce + b"\0\x03who", value=b"ia")
    for wrong in (
        leaf.opening("who", value=b"nadia", entry=b"entry 2", keys=NADIA),
        leaf.opening("who", value=b"nadia", entry=ENTRY, keys=IDA),
        leaf.opening("kind", value=b"nadia", entry=ENTRY, keys=NADIA),
        leaf.opening("when", value=b"nadia", entry=ENTRY, keys=NADIA),
        msgspec.structs.replace(shown, field="No name"),
        moved,
    ):
        assert not leaf.opens(made, with_=wrong)


def test_the_same_value_looks_different_in_every_entry_and_field() -> None:
    """Else one could tell who did something by comparing leaves."""
    same = {"role": b"editor", "stage": b"editor"}
    made = [leaf.committed(same, entry=b"entry %d" % number, body=BODY, keys=NADIA) for number in range(3)]
    assert len({digest for each in made for digest in each.commitments.values()}) == 6


def test_an_id_that_is_too_long_is_refused() -> None:
    with pytest.raises(RecordError, match="expected a length of 16 bits"):
        leaf.encoded(Leaf(entry=bytes(65536), body=bytes(32), commitments={}))
