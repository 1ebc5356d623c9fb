import re

import numpy as np
import pytest
import zxingcpp

from edgecode.web.checkpoint_code import QUIET, CheckpointCode, checkpoint_code

NOTE = (
    "edgecode/3b0f9e1c22d8a401\n12\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
    "— edgecode/3b0f9e1c22d8a401 Kr6l8Xkq0dzxbW7JYgbZqkNv8yJwQ3YJ5n0c6m3w2l5n2m8b0mQ1T0dS9o2Zq5J7l8Y1r6x4p3w2v1u0t9s8r7q6p5o=\n"
)
_RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z")


def printed(code: CheckpointCode, *, dots: int = 3) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    """The drawing as a printer would fill it, ``dots`` to a module: 255 is paper."""
    paper = np.full((code.side, code.side), 255, np.uint8)
    for x, y, right, left in (map(int, run) for run in _RUN.findall(code.path)):
        assert right == left
        paper[y, x : x + right] = 0
    assert not _RUN.sub("", code.path)
    return np.kron(paper, np.ones((dots, dots), np.uint8))


@pytest.mark.parametrize("note", [NOTE, "a\n", "naïve – 墨 🎬\n", "x" * 2331])
def test_another_reader_reads_the_note_byte_for_byte(note: str) -> None:
    code = checkpoint_code(note)
    assert code is not None
    [found] = zxingcpp.read_barcodes(printed(code))
    assert found.format == zxingcpp.BarcodeFormat.QRCode
    assert found.bytes == note.encode()


def test_it_is_read_with_a_corner_of_a_page_lost() -> None:
    code = checkpoint_code(NOTE)
    assert code is not None
    paper = printed(code)
    paper[60:84, 60:84] = 255
    [found] = zxingcpp.read_barcodes(paper)
    assert found.bytes == NOTE.encode()


def test_nothing_dark_stands_in_the_quiet_zone() -> None:
    code = checkpoint_code(NOTE)
    assert code is not None
    paper = printed(code, dots=1)
    assert paper[QUIET:-QUIET, QUIET:-QUIET].min() == 0
    paper[QUIET:-QUIET, QUIET:-QUIET] = 255
    assert paper.min() == 255


@pytest.mark.parametrize("note", ["", "x" * 2332])
def test_what_no_code_can_hold_has_none(note: str) -> None:
    assert checkpoint_code(note) is None
