import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.formats.head import peeked


@pytest.mark.parametrize(
    "head",
    [
        b"TITLE: x",
        codecs.BOM_UTF8 + b"TITLE: x",
        codecs.BOM_UTF16_LE + "TITLE: x".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "TITLE: x".encode("utf-16-be"),
    ],
)
def test_a_head_is_text_without_its_mark(head: bytes) -> None:
    assert peeked(head) == "TITLE: x"


def test_a_head_may_end_within_a_character() -> None:
    assert peeked("Zoë".encode()[:-1]) == "Zo�"


@given(st.binary())
def test_any_bytes_are_some_text(head: bytes) -> None:
    assert isinstance(peeked(head), str)
