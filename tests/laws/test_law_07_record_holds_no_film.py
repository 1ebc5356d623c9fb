"""Law 7. The record holds no film: free text lives elsewhere.

Here: no words fit into an entry, by type. That the record can be checked by someone who does not trust us is tested
where the record is.
"""

import enum
import subprocess
import sys
import typing
from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from edgecode.entries.detail import SCALES
from edgecode.entries.entry import LATEST, Entry
from edgecode.entries.handle import LENGTHS, Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import Role, Stage
from edgecode.errors import EntryError


class Inner(msgspec.Struct, frozen=True):
    """A record inside a record."""

    line: str


class Leaky(msgspec.Struct, frozen=True):
    """An entry as it must not be; ``at`` alone is harmless."""

    at: int
    says: str
    any: object
    map: dict[str, int]
    raw: bytes
    odd: tuple[int | str, ...]
    inner: tuple[Inner, ...]


WIDEST = 17
"""Bits of the widest number beside the time: too few for a word of three letters."""


def ways_in(type_: object, *, where: str) -> Iterator[str]:
    """Find every place in a type that could hold something other than a number, a word of a closed list or a handle."""
    if typing.get_origin(type_) is tuple:
        for inner in typing.get_args(type_):
            if inner is not Ellipsis:
                yield from ways_in(inner, where=where)
    elif isinstance(type_, type) and issubclass(type_, msgspec.Struct) and type_ is not Handle:
        for name, inner in typing.get_type_hints(type_).items():
            yield from ways_in(inner, where=f"{where}.{name}")
    elif type_ not in {int, Handle} and not (isinstance(type_, type) and issubclass(type_, enum.Enum)):
        yield f"{where}: {type_}"


def test_no_field_of_an_entry_can_hold_words() -> None:
    assert not list(ways_in(Entry, where="Entry"))


def test_a_planted_field_for_words_is_seen() -> None:
    assert [way.partition(":")[0] for way in ways_in(Leaky, where="Leaky")] == [
        *("Leaky.says", "Leaky.any", "Leaky.map", "Leaky.raw", "Leaky.odd"),
        "Leaky.inner.line",
    ]


def test_nothing_can_be_hung_onto_an_entry() -> None:
    somebody = Handle("0" * 15 + "1")
    entry = Entry(
        at=0, who=somebody, role=Role.WRITER, stage=Stage.SCRIPT, kind=Kind.NOTE_WRITTEN, film=somebody, ids=()
    )
    for thing, field in ((entry, "says"), (entry, "at"), (somebody, "says"), (somebody, "digits")):
        with pytest.raises(AttributeError):
            setattr(thing, field, "NADIA waits.")


@given(st.text())
def test_no_text_becomes_a_handle(text: str) -> None:
    assume(len(text) not in LENGTHS or not set(text) <= set("0123456789abcdef"))
    with pytest.raises(EntryError):
        Handle(text)


@given(st.text(min_size=1), st.integers(0, 64))
def test_no_text_with_a_space_becomes_a_handle(text: str, place: int) -> None:
    with pytest.raises(EntryError):
        Handle(f"{text[:place]} {text[place:]}")


@given(st.text("0123456789abcdef", min_size=65))
def test_nothing_longer_than_a_hash_becomes_a_handle(text: str) -> None:
    with pytest.raises(EntryError):
        Handle(text)


def test_numbers_are_too_small_to_carry_words() -> None:
    assert max(max(scale.most, len(scale.words)) for scale in SCALES.values()).bit_length() <= WIDEST
    assert LATEST.bit_length() <= 48


def test_the_vocabulary_is_read_without_loading_any_film() -> None:
    code = (
        "import sys, edgecode.entries.entry as _; "
        "print(*sorted(name for name in sys.modules if name.startswith('edgecode.')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert loaded
    assert all(name == "edgecode.errors" or name.startswith("edgecode.entries") for name in loaded), loaded
