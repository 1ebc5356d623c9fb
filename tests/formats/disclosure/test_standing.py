import msgspec

from edgecode.formats.disclosure.standing import SIGNED, UNSIGNED, standing_of
from formats.disclosure.sheets import small


def test_an_unsigned_sheet_says_so_once() -> None:
    assert standing_of(small()) == (UNSIGNED, "")
    longer = msgspec.structs.replace(small(), status="Nobody has signed this. It may still change.")
    assert standing_of(longer) == (UNSIGNED, "It may still change.")


def test_a_signed_sheet_says_who_signed() -> None:
    assert standing_of(small(is_signed=True)) == (SIGNED, "By Hanne Lindqvist, producer, on 2026-11-26.")


def test_a_sheet_of_no_status_still_stands_unsigned() -> None:
    assert standing_of(msgspec.structs.replace(small(), status="")) == (UNSIGNED, "")
