"""Receipts as text: one spelling, and nothing else is one."""

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


@given(st.text(max_size=300))
def test_any_other_text_is_no_receipt(written: str) -> None:
    with pytest.raises(BatchError, match="receipt"):
        read(written)


def test_a_week_that_there_is_not_is_refused() -> None:
    with pytest.raises(BatchError, match="week"):
        read(text(RECEIPT).replace("W14", "W54"))
