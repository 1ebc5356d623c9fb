"""The content of an FDX: its paragraphs in order, with what is nested in them.

A dual dialogue sits inside a paragraph of its own, an omitted scene inside its heading. Of an omitted scene the old words
are an aside and no part of the printed script.
"""

from typing import Final

import msgspec
from lxml import etree

from edgecode.film.place import Place, Remark
from edgecode.film.script import UNDER_A_CUE, Aside, AsideKind, Element, Paragraph, ParagraphKind
from edgecode.formats.fdx.attributes import kept, said, tag_of
from edgecode.formats.fdx.document import Document
from edgecode.formats.fdx.kinds import KIND_OF, TYPE_OF, Types
from edgecode.formats.fdx.omitted import omitted_text
from edgecode.formats.fdx.places import BLOCK, Places
from edgecode.formats.fdx.revisions import Revisions
from edgecode.formats.fdx.runs import Run, Words, run_of, words_of
from edgecode.formats.fdx.tags import Tags
from edgecode.formats.fountain.cue import Cue, forced_cue
from edgecode.formats.xml_tree import line_of

_NOBODY: Final = Cue("", "")
_INDENTED: Final = frozenset({ParagraphKind.ACTION, ParagraphKind.GENERAL})
_BLOCKS: Final = frozenset({"DualDialogue", "OmittedScene"})
_BREAK, _INSIDE, _HIDDEN = range(3)
"""In which order asides of one place come: the page break, notes and old words, then what the paragraph itself is."""


class Heading(msgspec.Struct, frozen=True):
    """A scene heading: its index among the paragraphs, its number, and its properties, which it may lack."""

    paragraph: int
    number: str
    properties: etree._Element | None
    omitted: bool


class Hidden(msgspec.Struct, frozen=True):
    """An aside, where it stands (:mod:`edgecode.formats.fdx.places`), its rank there, and what else a note said of itself."""

    place: int
    rank: int
    aside: Aside
    said: str = ""


class _Parts(msgspec.Struct, frozen=True):
    """What stands in one paragraph: its runs, and elements that are no words of its own."""

    runs: list[Run]
    nested: list[etree._Element]
    properties: etree._Element | None

    @property
    def blocks(self) -> int:
        return sum(each.tag in _BLOCKS for each in self.nested)


class Content:
    """What was found in a file's content, in order.

    ``types`` are the types that are none of the kinds, each with the paragraphs that have it; ``others`` are elements
    inside paragraphs that nobody here understands, likewise.
    """

    def __init__(self, document: Document, *, revisions: Revisions, tags: Tags, types: Types) -> None:
        """Begin with nothing; ``types`` is what the file's settings say of types of paragraphs."""
        self.document = document
        self.revisions = revisions
        self.tags = tags
        self.settings = types
        self.paragraphs: list[Paragraph] = []
        self.headings: list[Heading] = []
        self.hidden: list[Hidden] = []
        self.elements: list[Element] = []
        self.places = Places()
        self.types: dict[str, list[int]] = {}
        self.others: dict[str, list[int]] = {}
        self.remarks: list[Remark] = []
        self._cue = _NOBODY
        self._dual = False
        self._here = 0

    def read(self, element: etree._Element) -> None:
        """Read the paragraphs of an element; other elements between them are passed through."""
        for child in element:
            if child.tag == "Paragraph":
                self._here = self.places.end
                self._paragraph(child, counted=True)
            elif tag_of(child):
                self.others.setdefault(tag_of(child), []).append(len(self.paragraphs))
                self.read(child)
        self.places.printed = len(self.paragraphs)

    def place(self, element: etree._Element) -> Place:
        """The line on which an element begins."""
        return Place(self.document.path, line=line_of(element))

    def _paragraph(self, element: etree._Element, *, counted: bool) -> None:
        name = element.get("Type", "")
        kind = KIND_OF.get(name.casefold(), ParagraphKind.GENERAL)
        parts = self._parts(element, capitals=name.casefold() in self.settings.capitals)
        words = words_of(parts.runs, indent=kind in _INDENTED)
        before = len(self.paragraphs)
        hidden = self.settings.aside(name)
        if hidden:
            self._aside(element, kind=hidden[0], depth=hidden[1], text=words.text)
        elif words.text or (kind is ParagraphKind.HEADING and (element.get("Number") or parts.blocks)):
            self._printed(element, kind=kind, name=name, parts=parts, words=words)
        else:
            self._empty(element, kind=kind)
        if counted:
            self._count(words, blocks=parts.blocks, before=before, kept=bool(hidden) or len(self.paragraphs) > before)
        for each in parts.nested:
            self._nested(each, units=words.units)

    def _count(self, words: Words, *, blocks: int, before: int, kept: bool) -> None:
        units = words.units + BLOCK * blocks
        if kept or blocks:
            self.places.add(units, kept=units if blocks else words.kept_units, before=before)
        else:
            self.places.skip(units)

    def _parts(self, element: etree._Element, *, capitals: bool) -> _Parts:
        runs: list[Run] = []
        nested: list[etree._Element] = []
        properties = None
        for child in element:
            if child.tag == "Text":
                runs.append(run_of(child, capitals=capitals))
                nested += [each for each in child if tag_of(each)]
            elif child.tag == "SceneProperties":
                properties = child
            elif child.tag in _BLOCKS or child.tag in {"Paragraph", "ScriptNote"}:
                nested.append(child)
            elif tag_of(child):
                self.others.setdefault(tag_of(child), []).append(len(self.paragraphs))
        return _Parts(runs, nested, properties)

    def _printed(self, element: etree._Element, *, kind: ParagraphKind, name: str, parts: _Parts, words: Words) -> None:
        place = self.place(element)
        index = len(self.paragraphs)
        if TYPE_OF[kind].casefold() != name.casefold():
            self._type(name, place=place)
        self._meet(kind, words=words)
        if kind is ParagraphKind.HEADING:
            self._heading(element, parts=parts, place=place)
        if element.get("StartsNewPage") == "Yes":
            self._aside(element, kind=AsideKind.PAGE_BREAK, rank=_BREAK)
        page = parts.properties.get("Page", "") if parts.properties is not None else ""
        start, end = self.document.spans.get(element, (0, 0))
        self.paragraphs.append(
            Paragraph(
                kind=kind,
                text=words.text,
                place=place,
                start=start,
                end=end,
                scene=len(self.headings) - 1,
                character=self._cue.name,
                extension=self._cue.extension,
                dual=self._cue.dual,
                centered=element.get("Alignment") == "Center",
                revised=bool(words.revisions),
                revision=self.revisions.last_of(words.revisions, line=place.line),
                page=page if kind is ParagraphKind.HEADING else "",
            )
        )
        self.elements += self.tags.elements(words.tags, place=place, paragraph=index)

    def _type(self, name: str, *, place: Place) -> None:
        """Keep a type that is none of the kinds, and remark on it once unless Final Draft has it of itself."""
        if name not in self.types and name.casefold() not in KIND_OF:
            found = name or "none"
            self.remarks.append(
                Remark(place, f"expected a type of paragraph that is known, found {found}; kept as general")
            )
        self.types.setdefault(name, []).append(len(self.paragraphs))

    def _meet(self, kind: ParagraphKind, *, words: Words) -> None:
        """Know who speaks: a cue names them, and all that is no speech ends it."""
        if kind is ParagraphKind.CHARACTER:
            cue = forced_cue("@" + words.text.replace("^", " ")) or _NOBODY
            self._cue = msgspec.structs.replace(cue, dual=self._dual)
        elif kind not in UNDER_A_CUE:
            self._cue = _NOBODY

    def _heading(self, element: etree._Element, *, parts: _Parts, place: Place) -> None:
        parent = element.getparent()
        if parent is not None and parent.tag == "DualDialogue":
            self.remarks.append(
                Remark(place, "expected speeches in a dual dialogue, found a scene heading; a scene begins")
            )
        blocks = [each for each in parts.nested if each.tag == "OmittedScene"]
        number = element.get("Number", "").strip()
        if not number and blocks:
            number = next((each.get("Number", "") for each in blocks[0].iterchildren("Paragraph")), "").strip()
        self.headings.append(Heading(len(self.paragraphs), number, parts.properties, bool(blocks)))

    def _empty(self, element: etree._Element, *, kind: ParagraphKind) -> None:
        """A paragraph without words prints nothing; it ends a speech all the same."""
        if kind not in UNDER_A_CUE:
            self._cue = _NOBODY
        if kind is ParagraphKind.HEADING:
            says = "expected words or a number in a scene heading, found neither; no scene begins"
            self.remarks.append(Remark(self.place(element), says))

    def _nested(self, element: etree._Element, *, units: int) -> None:
        if element.tag == "DualDialogue":
            self._dual_dialogue(element)
        elif element.tag == "OmittedScene":
            self._here += units
            text = omitted_text(element, types=self.settings)
            if text:
                self._aside(element, kind=AsideKind.BONEYARD, text=text, rank=_INSIDE)
        elif element.tag == "ScriptNote":
            self._aside(element, kind=AsideKind.NOTE, text=_note_text(element), rank=_INSIDE)
        elif element.tag == "Paragraph":
            self._paragraph(element, counted=False)

    def _dual_dialogue(self, block: etree._Element) -> None:
        """Two speeches side by side, the left one first; all from the second cue on speak at the same time."""
        cues = 0
        for each in block.iterchildren("Paragraph"):
            kind = KIND_OF.get(each.get("Type", "").casefold())
            cues = 0 if kind is ParagraphKind.HEADING else cues + (kind is ParagraphKind.CHARACTER)
            self._dual = cues > 1
            self._paragraph(each, counted=False)
        self._cue, self._dual = _NOBODY, False

    def _aside(
        self, element: etree._Element, *, kind: AsideKind, text: str = "", depth: int = 0, rank: int = _HIDDEN
    ) -> None:
        if rank == _HIDDEN:
            self._cue = _NOBODY
        start, end = self.document.spans.get(element, (0, 0))
        aside = Aside(
            kind=kind,
            text=text,
            place=self.place(element),
            start=start,
            end=end,
            before=len(self.paragraphs),
            depth=depth,
        )
        self.hidden.append(Hidden(self._here, rank, aside))

    def note(self, element: etree._Element, *, kind: AsideKind, place: int) -> None:
        """Keep a note that stands elsewhere in the file and belongs to a place in the script."""
        start, end = self.document.spans.get(element, (0, 0))
        aside = Aside(
            kind=kind,
            text=_note_text(element),
            place=self.place(element),
            start=start,
            end=end,
            before=self.places.printed_before(place),
        )
        passed = {"Range", "Id", "Type"} if kind is AsideKind.BONEYARD else {"Range", "Id"}
        rest = kept((name, value) for name, value in said(element).items() if name not in passed)
        self.hidden.append(Hidden(place, _INSIDE, aside, rest))


def _note_text(note: etree._Element) -> str:
    """The paragraphs of a note, a line each."""
    lines = (
        "".join(run_of(each).words for each in paragraph.iterchildren("Text"))
        for paragraph in note.iterchildren("Paragraph")
    )
    return "\n".join(lines).strip()
