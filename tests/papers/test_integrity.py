import msgspec
import pytest

from edgecode.errors import PaperError
from edgecode.papers.integrity import ShownEntry, ShownField, decoded, encoded
from edgecode.papers.seal import INTEGRITY
from simulators.made_pack import MadePack


def test_proofs_that_are_written_and_read_are_the_same(made: MadePack) -> None:
    data = made.files[INTEGRITY]
    assert encoded(decoded(data)) == data
    assert decoded(encoded(made.everything)) == made.everything


def test_the_value_of_a_field_is_empty_where_it_is_not_shown() -> None:
    kind = ShownField(field="kind", value="pack.signed", nonce="00")
    entry = ShownEntry(index=0, leaf="", proof=(), fields=(kind,))
    assert (entry.value("kind"), entry.value("who"), entry.value("")) == ("pack.signed", "", "")


@pytest.mark.parametrize(
    "data", [b"", b"null", b"{}", b"[]", b"[" * 100_000, b"\xff", b'{"format": "edgecode integrity 1"}']
)
def test_what_holds_no_proofs_is_told_and_nothing_else_is_raised(data: bytes) -> None:
    with pytest.raises(PaperError, match="integrity: expected edgecode integrity 1 as JSON"):
        decoded(data)


def test_another_format_and_fields_there_are_not_are_refused(made: MadePack) -> None:
    other = msgspec.structs.replace(made.integrity, format="edgecode integrity 2")
    with pytest.raises(PaperError, match="found 'edgecode integrity 2'"):
        decoded(encoded(other))
    with pytest.raises(PaperError, match="unknown field"):
        decoded(made.files[INTEGRITY].replace(b"{", b'{"note": "No AI was used.",', 1))


def test_a_use_declared_to_the_register_shows_nobody_s_handle(made: MadePack) -> None:
    """It stands at the end of the record, the day of which is cited as well."""
    [declared] = [use for use in made.pack.uses if use.declared]
    [entry] = [each for each in made.integrity.entries if each.index == declared.entry]
    assert {each.field for each in entry.fields} == {"at", "kind"}
    whole = {each.field: each.value for each in made.everything.entries[entry.index].fields}
    assert whole["who"].encode() not in made.files[INTEGRITY]
