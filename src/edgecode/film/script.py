"""A script: scenes of paragraphs, as printed, and what stands between them unprinted."""

from enum import StrEnum

import msgspec

from edgecode.film.place import Place


class ParagraphKind(StrEnum):
    """What a paragraph is; FDX's names in lower case."""

    HEADING = "heading"
    ACTION = "action"
    CHARACTER = "character"
    PARENTHETICAL = "parenthetical"
    DIALOGUE = "dialogue"
    LYRIC = "lyric"
    TRANSITION = "transition"
    SHOT = "shot"
    GENERAL = "general"


SPOKEN = frozenset({ParagraphKind.DIALOGUE, ParagraphKind.LYRIC})
UNDER_A_CUE = SPOKEN | {ParagraphKind.PARENTHETICAL}
"""What stands under a cue and belongs to its speech."""
SPEECH = UNDER_A_CUE | {ParagraphKind.CHARACTER}
"""A speech whole: the cue and what stands under it."""


class AsideKind(StrEnum):
    """What stands in a script and is not printed as a paragraph."""

    SECTION = "section"
    SYNOPSIS = "synopsis"
    NOTE = "note"
    BONEYARD = "boneyard"
    PAGE_BREAK = "page break"


class Paragraph(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One paragraph of a script.

    ``text`` is what is printed: notes, boneyard and forcing characters taken out, emphasis marks kept, the lines of one
    paragraph joined with newlines. ``start`` and ``end`` are byte offsets in the file (half open). ``scene`` is the index
    in :attr:`Script.scenes`, -1 before the first heading. ``id`` is empty until
    :func:`edgecode.film.identity.with_ids` sets it.
    """

    kind: ParagraphKind
    text: str
    place: Place
    start: int
    end: int
    scene: int = -1
    id: str = ""
    character: str = ""
    """Who speaks (character, parenthetical, dialogue, lyric): the cue without extensions."""
    extension: str = ""
    """What the cue says in brackets, such as ``O.S.`` or ``V.O.``, without the brackets."""
    dual: bool = False
    """Speaks at the same time as the cue before."""
    centered: bool = False
    revised: bool = False
    """Carries a revision mark (an asterisk in the margin)."""
    revision: str = ""
    """The revision that changed it last, by its name in :attr:`Script.revisions`, where the file says."""
    page: str = ""
    """The printed number of the page it begins on (``12``, ``12A``, ``15-16``), where the file says."""


class Aside(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A section, synopsis, note, boneyard or page break; ``before`` is the index of the paragraph that follows it."""

    kind: AsideKind
    text: str
    place: Place
    start: int
    end: int
    before: int = 0
    depth: int = 0
    """How deep a section is: 1 for ``#``, 2 for ``##`` …"""


class Scene(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One scene: its heading and the paragraphs ``first`` (the heading) up to but not including ``last``.

    ``number`` is as printed (``12``, ``A14``, ``12A``), empty where the draft has none.
    """

    number: str
    heading: str
    place: Place
    first: int
    last: int
    id: str = ""
    interior: bool | None = None
    """``True`` for INT, ``False`` for EXT, ``None`` for both or neither."""
    location: str = ""
    time: str = ""
    """The time of day as written after the dash, such as ``NIGHT`` or ``CONTINUOUS``."""
    omitted: bool = False
    eighths: int | None = None
    """Its length in eighths of a page, where the file says; the AD's hand-set count is truth."""
    title: str = ""
    summary: str = ""
    extra: dict[str, str] = {}
    """What the reader kept without understanding it, under ``format.name``."""


class Revision(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One set of revised pages, as the file describes it: its name, its colour and its mark in the margin."""

    name: str
    color: str = ""
    mark: str = "*"
    date: str = ""


class Element(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A breakdown element that somebody tagged: cast, prop, vehicle … and the words that were tagged.

    ``paragraph`` is an index into :attr:`Script.paragraphs`; ``start`` and ``end`` count characters of its text (half open).
    """

    category: str
    name: str
    place: Place
    paragraph: int
    start: int = 0
    end: int = 0


class Script(msgspec.Struct, frozen=True, kw_only=True, tag="script"):
    """One draft of a script, as one file holds it."""

    path: str
    title: str = ""
    draft: str = ""
    """What the title page calls this draft (``Blue revision``, ``2nd draft``), else empty."""
    title_page: tuple[tuple[str, tuple[str, ...]], ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    scenes: tuple[Scene, ...] = ()
    asides: tuple[Aside, ...] = ()
    revisions: tuple[Revision, ...] = ()
    """The sets of revised pages the file knows, oldest first."""
    elements: tuple[Element, ...] = ()
    locked: bool = False
    """The pages are locked: their numbers stay, new ones are A and B pages."""
    extra: dict[str, str] = {}
    """What the reader kept without understanding it, under ``format.name``."""
