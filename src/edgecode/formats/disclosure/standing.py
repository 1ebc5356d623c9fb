"""What HTML and PDF say alike about a sheet: who stands for it, and what stands where nothing is."""

from typing import Final

from edgecode.papers.sheet import Sheet

SIGNED: Final = "Signed"
_BY: Final = "Signed by "
UNSIGNED: Final = "Nobody has signed this"
UNTITLED: Final = "Without a title"
EMPTY: Final = "No row stands here."
MOST_COLUMNS: Final = 6
"""Of a table with more columns, each row stands as a list of its own: columns would be narrower than words."""


def standing_of(sheet: Sheet) -> tuple[str, str]:
    """The words that are seen first, and what the status says besides them; those words are said once."""
    head = SIGNED if sheet.is_signed else UNSIGNED
    rest = sheet.status.strip()
    if rest.casefold().startswith(f"{head}.".casefold()) or rest.casefold() == head.casefold():
        rest = rest[len(head) + 1 :].strip()
    elif rest.startswith(_BY):
        rest = f"By {rest[len(_BY) :]}"
    return head, rest
