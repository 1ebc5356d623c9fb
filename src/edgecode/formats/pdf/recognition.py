"""Whether the pages of a PDF are a screenplay, and what else they are.

Call sheets, schedules and shot lists name scenes as well. A screenplay sets its headings on lines of their own, most of them
at one left edge, with text in between; a table has cells beside them or nothing under them.
"""

from collections.abc import Sequence
from typing import Final

from edgecode.formats.pdf.layout import NEAR, columns, heading_at, left_edge, scene_number
from edgecode.formats.pdf.lines import Line, Page, joined

_UNREADABLE: Final = 0.3
_NO_LETTERS: Final = frozenset("\ufffd")
_MOST_IN_TABLES: Final = 0.3
_LEAST_TEXT: Final = 1.0


def why_no_screenplay(pages: Sequence[Page]) -> str:
    """What the pages are, if no screenplay: words for a sentence, empty for a screenplay."""
    count = f"{len(pages)} pages" if len(pages) > 1 else "1 page"
    if _meaningless(pages) > _UNREADABLE:
        return f"{count} in a font that does not say which letters its signs are"
    left = left_edge(pages)
    if left is None:
        return f"{count} of text without a scene heading such as INT. or EXT."
    headings = [line for page in pages for line in page.lines if _is_at_edge(line, left=left)]
    in_tables = sum(_has_cells(line) for line in headings)
    if not headings or in_tables > _MOST_IN_TABLES * len(headings):
        return f"{count} of tables that name scenes, as a schedule or a call sheet does"
    if _text_lines(pages, left=left) < _LEAST_TEXT * len(headings):
        return f"{count} of scene headings without text under them"
    return ""


def _meaningless(pages: Sequence[Page]) -> float:
    """The share of characters that are no letters of anything: unknown, or of a private area."""
    text = "".join(word.text for page in pages for line in page.lines for word in line.words)
    odd = sum(character in _NO_LETTERS or "\ue000" <= character <= "\uf8ff" or character < " " for character in text)
    return odd / max(1, len(text))


def _is_at_edge(line: Line, *, left: float) -> bool:
    at = heading_at(line)
    return at >= 0 and abs(line.words[at].left - left) < NEAR


def _has_cells(line: Line) -> bool:
    """Whether more stands beside a heading than its number and a mark of revision."""
    parts = [joined(part) for part in columns(line)]
    return sum(1 for part in parts if not scene_number(part) and part.strip("*")) > 1


def _text_lines(pages: Sequence[Page], *, left: float) -> int:
    """How many lines are no headings and stand at the left edge or are set in from it."""
    return sum(heading_at(line) < 0 and line.left > left - NEAR for page in pages for line in page.lines)
