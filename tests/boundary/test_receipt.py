"""Receipts as text: one spelling, and nothing else is one."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.boundary.errors import BatchError
from edgecode.boundary.receipt import Receipt, digest_of, read, text
from edgecode.boundary.week import Week

RECEIPT = Receipt(origin="edgecode.partner/1/2", week=Week.named("2026-W14"), sha256=digest_of(b"note"))


def test_a_receipt_is_read_as_it_is_written() -> None:
    assert read(text(RECEIPT)) == RECEIPT
    assert text(RECEIPT).splitlines()[2] == "2026-W14"


def test_a_receipt_under_a_checkpoint_has_a_line_more_and_another_number() -> None:
    under = msgspec.structs.replace(RECEIPT, under=(5, b"r" * 32))
    assert read(text(under)) == under
    assert text(under).splitlines() == [
        "edgecode receipt 2", *text(RECEIPT).splitlines()[1:], "5 cnJycnJycnJycnJycnJycnJycnJycnJycnJycnJycnI="
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("receipt 2", "receipt 1"),
        ("receipt 2", "receipt 3"),
        ("\n5 ", "\n05 "),
        ("\n5 ", "\n0 "),
        ("nI=", "nJ="),
        ("nI=", "n=="),
        ("5 cn", "5  cn"),
        ("nI=\n", "nI=\n\n"),
    ],
)
def test_another_spelling_of_a_checkpoint_is_none(before: str, after: str) -> None:
    whole = text(msgspec.structs.replace(RECEIPT, under=(5, b"r" * 32)))
    assert before in whole
    with pytest.raises(BatchError, match="receipt"):
        read(whole.replace(before, after, 1))
    with pytest.raises(BatchError, match="receipt"):
        read(text(RECEIPT).replace("receipt 1", "receipt 2"))


@given(st.text(max_size=300))
def test_any_other_text_is_no_receipt(written: str) -> None:
    with pytest.raises(BatchError, match="receipt"):
        read(written)


def test_a_week_that_there_is_not_is_refused() -> None:
    with pytest.raises(BatchError, match="week"):
        read(text(RECEIPT).replace("W14", "W54"))
