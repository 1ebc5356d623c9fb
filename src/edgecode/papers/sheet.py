"""A sheet: a pack as people read it, in words, sections and tables. The page, the HTML and the PDF all show this one.

A sheet holds no facts of its own: it is made from a pack, the same for the same pack, and everything that looks at it sets
the same words. What rests on nothing is never on it as a statement; see :mod:`edgecode.papers.claims`.
"""

import msgspec


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """Rows under columns; each row has as many cells as there are columns. ``empty`` is said where there is no row."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str = ""


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A heading, sentences under it, and a table under those, where there is one.

    ``warns`` are sentences that an addressee must not pass over: what is missing, disputed or out of order.
    """

    heading: str
    says: tuple[str, ...] = ()
    warns: tuple[str, ...] = ()
    table: Table | None = None


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """One pack for reading.

    ``title`` is the film's, ``kind`` what paper this is, ``addressee`` for whom; ``on`` the day it speaks of, as ISO 8601 has
    it. ``status`` says who signed it, or that nobody did. ``checking`` are the lines by which it is checked, to be set in a
    face with one width.
    """

    title: str
    kind: str
    addressee: str
    on: str
    status: str
    is_signed: bool
    sections: tuple[Section, ...]
    checking: tuple[str, ...] = ()
