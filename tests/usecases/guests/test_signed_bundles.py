import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.boundary.agreement import Partner
from edgecode.boundary.errors import GuestError
from edgecode.boundary.guest import manifest_toml
from edgecode.record.keys import KeyKind, SigningKey
from edgecode.record.note import Note, decoded, encoded, signed
from edgecode.usecases.guests.signed_bundles import check_bundle, check_day, packed, signed_bundle
from edgecode.usecases.ports.guests import Bundle
from simulators.agreements import ARIA, QUILL
from simulators.guest_bundles import BUNDLE, FILES, MANIFEST, TODAY, TOLD, with_file

KEY = ARIA.verifier


def refused(bundle: Bundle, *, today: str = TODAY, key: SigningKey = ARIA) -> str:
    with pytest.raises(GuestError) as caught:
        check_bundle(bundle, key=key.verifier, today=today, path="tool.zip")
    assert caught.value.advice()
    assert "\n" not in str(caught.value)
    return str(caught.value)


def noted(note: bytes) -> Bundle:
    return msgspec.structs.replace(BUNDLE, note=note)


def test_what_the_partner_signed_is_read() -> None:
    assert check_bundle(BUNDLE, key=KEY, today=TODAY, path="tool.zip") == MANIFEST


def test_a_manifest_as_a_person_writes_it_is_packed_signed_and_read() -> None:
    bundle = packed(TOLD.encode(), files=FILES, key=ARIA, today=TODAY, path="tool.toml")
    manifest = check_bundle(bundle, key=KEY, today=TODAY, path="tool.zip")
    assert (manifest.title, manifest.files) == (MANIFEST.title, MANIFEST.files)
    assert packed(TOLD.encode(), files=FILES, key=ARIA, today=TODAY, path="tool.toml") == bundle


@pytest.mark.parametrize(
    ("bundle", "says"),
    [
        (
            noted(manifest_toml.text(MANIFEST).encode()),
            "tool.zip: expected a bundle that its partner signed: .*no sign",
        ),
        (noted(b""), "expected a bundle that its partner signed"),
        (noted(b"\xff"), "expected a bundle that its partner signed: UTF-8"),
        (noted(b"x" * (1 << 19)), "a signed manifest of at most 262144 bytes, found 524288"),
        (noted(encoded(signed(manifest_toml.text(MANIFEST), key=QUILL))), "a signature by aria-labs.*, found none"),
        (
            noted(BUNDLE.note.replace(b"version = 3", b"version = 4")),
            "one that does not hold: the manifest was changed",
        ),
        (
            noted(encoded(signed("version = 1\n", key=ARIA))),
            r"tool\.zip/bundle\.note:1: expected the key tool, found no",
        ),
        (with_file("tool.py", b"print(1)\n"), r"tool\.zip/tool\.py: expected a file with the SHA-256 [0-9a-f]{64}, fo"),
        (with_file("more.py", b""), r"tool\.zip/more\.py: expected only files that the manifest names, found one"),
        (with_file("\x1b[2J", b""), r"tool\.zip/\\x1b\[2J: expected only files"),
        (Bundle(note=BUNDLE.note, files={"tool.py": FILES["tool.py"]}), "a file that the manifest names, found none"),
        (Bundle(note=BUNDLE.note, files={}), "a file that the manifest names, found none"),
    ],
)
def test_what_is_unsigned_altered_or_not_whole_is_refused(bundle: Bundle, says: str) -> None:
    with pytest.raises(GuestError, match=says):
        check_bundle(bundle, key=KEY, today=TODAY, path="tool.zip")
    assert refused(bundle)


def test_the_key_that_a_person_named_is_what_counts() -> None:
    """A bundle that a stranger signed with a key of the partner's name, and one whose manifest names another's key."""
    assert "expected a signature by quill" in refused(BUNDLE, key=QUILL)
    same_name = SigningKey(name=ARIA.name, kind=KeyKind.LOG, seed=b"z" * 32)
    assert refused(BUNDLE, key=same_name).endswith("found none")
    crossed = msgspec.structs.replace(MANIFEST, partner=Partner(name="Quill", key=str(QUILL.verifier)))
    note = encoded(signed(manifest_toml.text(crossed), key=ARIA))
    assert "expected a manifest that names the key aria-labs" in refused(noted(note))


def test_a_second_signature_is_one_too_many() -> None:
    note = decoded(BUNDLE.note)
    both = Note(note.text, (*note.signatures, *signed(note.text, key=QUILL).signatures))
    assert "expected the partner's signature alone, found 2 signatures" in refused(noted(encoded(both)))


def test_a_manifest_with_another_key_is_not_signed() -> None:
    with pytest.raises(GuestError, match="expected a manifest with the key quill"):
        signed_bundle(MANIFEST, files=FILES, key=QUILL, path="tool.toml")


@pytest.mark.parametrize(
    ("today", "may"), [("2026-12-31", True), ("2027-01-01", False), ("2025-12-30", True), ("2025-12-29", False)]
)
def test_a_tool_may_be_run_up_to_its_day_and_no_longer_than_a_year_before(today: str, may: bool) -> None:  # noqa: FBT001  a case, not a switch
    if may:
        check_day(MANIFEST, today=today, path="tool.zip")
        assert check_bundle(BUNDLE, key=KEY, today=today, path="tool.zip") == MANIFEST
    else:
        assert refused(BUNDLE, today=today)


def test_an_expired_tool_says_until_when_it_was_good() -> None:
    assert refused(BUNDLE, today="2027-01-01").endswith("found one that was to be run until 2026-12-31")
    assert "whose until is at most 366 days from 2025-01-01" in refused(BUNDLE, today="2025-01-01")


@pytest.mark.parametrize(
    ("told", "says"),
    [
        (b"\xff", r"^tool\.toml: expected a manifest as TOML in UTF-8, found other bytes at 0$"),
        (TOLD.replace("2026-12-31", "2026-03-01").encode(), "expected a tool that may be run on 2026-03-02"),
        (TOLD.replace("2026-12-31", "2027-03-04").encode(), "at most 366 days from 2026-03-02, found 2027-03-04"),
        (TOLD.replace("analytical", "voice").encode(), r"^tool\.toml:3: expected analytical"),
    ],
)
def test_what_the_studio_would_refuse_is_not_packed(told: bytes, says: str) -> None:
    with pytest.raises(GuestError, match=says):
        packed(told, files=FILES, key=ARIA, today=TODAY, path="tool.toml")


@given(st.integers(0, len(BUNDLE.note) - 1), st.integers(1, 255))
def test_a_note_with_one_byte_changed_does_not_hold(at: int, by: int) -> None:
    changed = bytearray(BUNDLE.note)
    changed[at] ^= by
    assert refused(noted(bytes(changed)))


@given(st.sampled_from(sorted(FILES)), st.data())
def test_a_file_with_one_byte_changed_does_not_hold(name: str, data: st.DataObject) -> None:
    changed = bytearray(FILES[name])
    changed[data.draw(st.integers(0, len(changed) - 1))] ^= data.draw(st.integers(1, 255))
    assert "a file with the SHA-256" in refused(with_file(name, bytes(changed)))
