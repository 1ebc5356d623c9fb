import pypdfium2  # type: ignore[import-untyped]  # it has no stubs
import pytest

from edgecode.formats.changes.pdf_list import pdf_list
from simulators.told_cuts import changes, cut

OLD = "1-1@0+50 2-1@0+60 3-1@0+70 4-1@0+80"
NASTY = '#panic("x")$*_@ref'


def printed(data: bytes) -> str:
    pages = pypdfium2.PdfDocument(data)
    return " ".join(page.get_textpage().get_text_bounded() for page in pages)


def test_the_pages_hold_every_row_by_reel_and_are_the_same_bytes_each_time() -> None:
    found = changes(cut(OLD, name="R2"), cut(OLD.replace("2-1@0+60", "2-1@0+55"), name="R2 v2"))
    text = printed(pdf_list(found))
    for words in ("R2 v2", "Reel 2", "trimmed", "2-1", "01:00:02:02", "1 trimmed"):
        assert words in text
    assert pdf_list(found) == pdf_list(found)


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_a_name_is_never_read_as_markup(paper: str) -> None:
    found = changes(f"1-1@0+50 title:{NASTY.replace('@', '')}+20", f"1-1@0+50 title:{NASTY.replace('@', '')}+30")
    assert '#panic("x")$*_ref' in printed(pdf_list(found, paper=paper))
