import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.entries.detail import Detail
from edgecode.entries.entry import Entry
from edgecode.entries.handle import LENGTHS, Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Role, Stage
from edgecode.errors import RecordError
from edgecode.store.record_db.fields import entry_of, fields_of
from store.record_db.made_record import entry

HANDLES = (
    st.sampled_from(LENGTHS).flatmap(lambda size: st.text("0123456789abcdef", min_size=size, max_size=size)).map(Handle)
)
ENTRIES = st.builds(
    Entry,
    at=st.integers(0, 2**53),
    who=HANDLES,
    role=st.sampled_from(Role),
    stage=st.sampled_from(Stage),
    kind=st.sampled_from(Kind),
    film=HANDLES,
    ids=st.lists(st.tuples(st.sampled_from(IdRole), HANDLES), max_size=4).map(tuple),
    details=st.lists(st.tuples(st.sampled_from(Detail), st.integers(0, 10**6)), max_size=4).map(tuple),
    vocabulary=st.integers(1, 9),
)


@given(ENTRIES)
def test_an_entry_comes_back_from_its_fields(made: Entry) -> None:
    assert entry_of(fields_of(made)) == made


def test_fields_are_told_by_their_names() -> None:
    assert fields_of(entry()) == {
        "at": b"1764000000000",
        "who": b"a" * 16,
        "role": b"editor",
        "stage": b"cut",
        "kind": b"finding.left",
        "film": b"0123456789abcdef",
        "ids": b"finding " + b"c" * 16 + b",check " + b"d" * 16,
        "details": b"",
        "vocabulary": b"3",
    }


def test_a_field_of_the_records_own_is_passed_over() -> None:
    assert entry_of(fields_of(entry()) | {"erases": b"\xff"}) == entry()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("at", b"01764000000000"),
        ("at", b" 1"),
        ("at", b"one"),
        ("at", "\uff11".encode()),
        ("who", b"Nadia"),
        ("role", b"queen"),
        ("ids", b"finding"),
        ("ids", b","),
        ("ids", b"finding " + b"c" * 16 + b" x"),
        ("details", b"option 1.5"),
        ("details", b"option +1"),
        ("vocabulary", b"1_0"),
        ("kind", b"\xff"),
    ],
)
def test_any_other_spelling_is_refused(field: str, value: bytes) -> None:
    with pytest.raises(RecordError, match="body: expected the fields of an entry"):
        entry_of(fields_of(entry()) | {field: value})


def test_a_missing_field_is_refused() -> None:
    fields = fields_of(entry())
    del fields["role"]
    with pytest.raises(RecordError):
        entry_of(fields)
