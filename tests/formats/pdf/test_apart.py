import os
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from edgecode.errors import UnreadableError
from edgecode.formats.pdf import apart as module
from edgecode.formats.pdf.apart import Apart
from edgecode.formats.pdf.sheets import sheets_of
from simulators.printed_script import placed

TRUE = shutil.which("true") or ""
QUAY = placed([(72, 72, "quay")])


def forms_in_forms(*, deep: int, times: int = 10) -> bytes:
    """Make a sheet whose form draws a form so many times, which draws a form as often, and so on to the last one's word."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</XObject<</X 6 0 R>>>>>>",
        stream(b"/X Do"),
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier>>",
    ]
    for level in range(deep):
        last = level == deep - 1
        content = b"BT /F 12 Tf 72 72 Td (x) Tj ET" if last else b"/X Do " * times
        inside = b"/Font<</F 5 0 R>>" if last else b"/XObject<</X %d 0 R>>" % (7 + level)
        objects.append(stream(content, b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<<" + inside + b">>"))
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, each) for number, each in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer\n<</Root 1 0 R>>\n%%EOF\n"


def stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), more, content)


@pytest.fixture
def apart() -> Iterator[Apart]:
    made = Apart()
    yield made
    made.close()


def test_a_file_read_apart_is_the_same_as_one_read_here(apart: Apart) -> None:
    whole = placed([(72, 72, "quay"), (300, 200, "night")], [(72, 72, "two")])
    assert apart.sheets_of(whole, path="a.pdf") == sheets_of(whole, path="a.pdf")
    shallow = forms_in_forms(deep=3)
    assert apart.sheets_of(shallow, path="a.pdf") == sheets_of(shallow, path="a.pdf")
    assert len(sheets_of(shallow, path="a.pdf").sheets[0].words) > 0


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\nnothing more"])
def test_what_cannot_be_opened_is_refused_in_the_same_words(apart: Apart, data: bytes) -> None:
    with pytest.raises(
        UnreadableError, match=r"^a\.pdf: expected a PDF, found a damaged one, or another kind of file$"
    ):
        apart.sheets_of(data, path="a.pdf")


def test_forms_that_draw_one_another_over_and_over_cost_their_file_alone() -> None:
    apart = Apart(seconds=1)
    says = r"^bomb\.pdf: expected a PDF that can be read, found one that takes longer than 1 s$"
    try:
        with pytest.raises(UnreadableError, match=says):
            apart.sheets_of(forms_in_forms(deep=9), path="bomb.pdf")
        assert apart.sheets_of(QUAY, path="a.pdf") == sheets_of(QUAY, path="a.pdf")
    finally:
        apart.close()


def test_a_process_that_was_ended_between_two_files_is_started_again(apart: Apart) -> None:
    first = apart.sheets_of(QUAY, path="a.pdf")
    process = apart._running()  # noqa: SLF001  to end it as a system short of memory would
    os.kill(process.pid, signal.SIGTERM)
    process.wait()
    assert apart.sheets_of(QUAY, path="a.pdf") == first


def test_a_process_that_ends_in_the_middle_of_a_file_is_said(apart: Apart) -> None:
    says = r"^a\.pdf: expected a PDF that can be read, found one that ends the program reading it, or takes more memory"
    with mock.patch.object(sys, "executable", TRUE), pytest.raises(UnreadableError, match=says):
        apart.sheets_of(QUAY, path="a.pdf")
    assert apart.sheets_of(QUAY, path="a.pdf") == sheets_of(QUAY, path="a.pdf")


def test_an_answer_that_comes_after_somebody_gave_up_is_not_taken_for_the_next_file(apart: Apart) -> None:
    other = placed([(72, 72, "other")])
    with mock.patch.object(module, "_exchanged", side_effect=KeyboardInterrupt), pytest.raises(KeyboardInterrupt):
        apart.sheets_of(other, path="other.pdf")
    assert apart.sheets_of(QUAY, path="a.pdf") == sheets_of(QUAY, path="a.pdf")


def test_modules_are_looked_for_where_this_process_finds_them_and_not_in_the_film(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, apart: Apart
) -> None:
    for name in ("edgecode", "msgspec", "struct"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('the film ran')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["", *sys.path])
    assert apart.sheets_of(QUAY, path="a.pdf") == sheets_of(QUAY, path="a.pdf")


def test_without_a_python_to_start_a_file_is_read_here(apart: Apart) -> None:
    with mock.patch.object(sys, "executable", ""):
        assert apart.sheets_of(QUAY, path="a.pdf") == sheets_of(QUAY, path="a.pdf")
