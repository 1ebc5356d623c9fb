import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.errors import RecordError
from edgecode.record import body
from edgecode.record.person_keys import person_keys

NADIA = person_keys(bytes(32))
IDA = person_keys(bytes(31) + b"\x01")
SAID = {"kind": b"intent-declared", "who": b"nadia"}

NAMES = st.from_regex(r"[a-z][a-z0-9_-]{0,20}", fullmatch=True)
FIELDS = st.dictionaries(NAMES, st.binary(max_size=40), max_size=6)


@given(FIELDS, st.binary(max_size=40))
@settings(deadline=None)
def test_a_body_opens_with_the_keys_it_was_sealed_with(fields: dict[str, bytes], entry: bytes) -> None:
    assert body.opened(body.sealed(fields, entry=entry, keys=NADIA), entry=entry, keys=NADIA) == fields


@given(FIELDS, FIELDS)
@settings(deadline=None)
def test_sealing_again_gives_the_same_and_other_fields_another_nonce(
    one: dict[str, bytes], two: dict[str, bytes]
) -> None:
    first, second = (body.sealed(fields, entry=b"entry 1", keys=NADIA) for fields in (one, two))
    assert (first == second) is (first[:12] == second[:12]) is (one == two)


def test_a_body_opens_for_nobody_else_and_under_no_other_entry() -> None:
    sealed = body.sealed(SAID, entry=b"entry 1", keys=NADIA)
    for entry, keys in ((b"entry 1", IDA), (b"entry 2", NADIA), (b"", NADIA)):
        with pytest.raises(RecordError, match="body: expected one sealed for this entry by this person, found another"):
            body.opened(sealed, entry=entry, keys=keys)


def test_no_body_opens_with_a_byte_changed_or_missing() -> None:
    sealed = body.sealed(SAID, entry=b"entry 1", keys=NADIA)
    for place in range(len(sealed)):
        for wrong in (sealed[:place], sealed[:place] + bytes((sealed[place] ^ 1,)) + sealed[place + 1 :]):
            with pytest.raises(RecordError, match="body: expected"):
                body.opened(wrong, entry=b"entry 1", keys=NADIA)


def test_what_is_sealed_cannot_be_read_off() -> None:
    sealed = body.sealed(SAID, entry=b"entry 1", keys=NADIA)
    assert not any(part in sealed for part in (b"nadia", b"intent", b"who", b"kind"))
