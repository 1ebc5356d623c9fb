"""A pack in one file."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.errors import PaperError
from edgecode.papers.bundle import LARGEST, bundled, taken_out

NAMES = st.sampled_from(["seal.note", "disclosure.json", "integrity.json", "disclosure.html", "disclosure.pdf"])


@given(st.dictionaries(NAMES, st.binary(max_size=500)))
def test_what_goes_in_comes_out_and_the_same_files_are_the_same_bytes(files: dict[str, bytes]) -> None:
    turned = dict(reversed(files.items()))
    assert taken_out(bundled(files)) == files
    assert bundled(turned) == bundled(files)


@given(st.binary(max_size=300))
def test_rubbish_is_told_in_one_sentence(data: bytes) -> None:
    with pytest.raises(PaperError, match="expected a zip"):
        taken_out(b"PK\x03\x04" + data)


def test_a_bundle_that_would_come_to_too_much_is_not_taken_out() -> None:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("disclosure.json", b"0" * (LARGEST + 1))
    with pytest.raises(PaperError, match="found a larger one"):
        taken_out(made.getvalue())


def test_a_bundle_with_a_name_twice_is_refused(recwarn: pytest.WarningsRecorder) -> None:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as bundle:
        bundle.writestr("seal.note", b"one")
        bundle.writestr("seal.note", b"two")
    with pytest.raises(PaperError, match="a name twice"):
        taken_out(made.getvalue())
    assert [str(each.message) for each in recwarn] == ["Duplicate name: 'seal.note'"]


def test_names_stay_names_and_lead_nowhere(tmp_path: Path) -> None:
    """Taking out gives bytes by name; nothing is written, wherever a name points."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as bundle:
        bundle.writestr(f"../{tmp_path.name}/evil", b"x")
    assert taken_out(made.getvalue()) == {f"../{tmp_path.name}/evil": b"x"}
    assert not list(tmp_path.iterdir())
