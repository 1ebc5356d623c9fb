"""A bundle is held against the key that a person named; which tool it says it is proves nothing."""

import hashlib

import msgspec
import pytest

from edgecode.boundary.errors import GuestError
from edgecode.usecases.guests.named_bundles import checked, digest_of, tool_of
from simulators.agreements import QUILL
from simulators.guest_film import ID, KEY, TOOL, bundle_of

TODAY = "2025-11-24"


def test_a_bundle_that_holds_gives_its_manifest() -> None:
    assert checked(bundle_of(), key=KEY, today=TODAY, path="tool.zip") == TOOL


@pytest.mark.parametrize(
    ("key", "why"),
    [("", "public key, to check it with"), ("Aria", "found 'Aria'"), (str(QUILL.verifier), "signature by")],
)
def test_no_key_no_key_at_all_and_another_key_are_refused(key: str, why: str) -> None:
    with pytest.raises(GuestError, match=why) as error:
        checked(bundle_of(), key=key, today=TODAY, path="tool.zip")
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
