"""The key a person names for a bundle is one; which tool a bundle says it is proves nothing."""

import hashlib

import msgspec
import pytest

from edgecode.boundary.errors import GuestError
from edgecode.usecases.guests.named_bundles import digest_of, read_key, tool_of
from simulators.agreements import ARIA
from simulators.guest_film import ID, KEY, bundle_of


def test_a_partner_s_key_is_read() -> None:
    assert read_key(KEY, path="tool.zip") == ARIA.verifier


@pytest.mark.parametrize(("key", "why"), [("", "public key, to check it with"), ("Aria", "found 'Aria'")])
def test_no_key_and_no_key_at_all_are_refused(key: str, why: str) -> None:
    with pytest.raises(GuestError, match=why) as error:
        read_key(key, path="tool.zip")
    assert "another way" in error.value.advice()


def test_which_tool_it_says_it_is_is_found_whatever_is_wrong_with_it() -> None:
    bundle = bundle_of()
    assert tool_of(bundle) == ID
    for note, found in (
        (b"\xff\n" + bundle.note + b"\xff", ID),
        (bundle.note.replace(b"version = 1", b"version = x"), ID),
        (b"", ""),
        (b'tool = "0000000000000000"\n', ""),
        (b'tool = "00C0FFEE00C0FFEE"\n', ""),
    ):
        assert tool_of(msgspec.structs.replace(bundle, note=note)) == found


def test_a_bundle_s_digest_is_that_of_its_note_alone() -> None:
    bundle = bundle_of()
    assert digest_of(bundle) == hashlib.sha256(bundle.note).hexdigest()
