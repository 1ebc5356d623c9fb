r"""Final Draft's own format (FDX, XML), to a script.

Nobody has published the format; what this knows was read off files that Final Draft and other programs wrote. It keeps
every word that is printed, all ``Text`` runs of a paragraph joined: emphasis as Fountain's marks (``*so*``, ``**so**``,
``_so_``; :func:`edgecode.film.emphasis.plain` takes them out), capitals where the style prints capitals, dual dialogue,
centered paragraphs, revision marks with the name of their set, breakdown tags as elements, scene numbers, lengths in
eighths, titles and summaries. The outline (Outline 1 to 4, Outline Body) becomes sections and synopses, script notes become
notes, the old words of an omitted scene a boneyard, and a paragraph that starts a new page a page break. Types that the
file's settings hide in print become synopses and notes.

What is not understood stays in ``extra`` under ``fdx.NAME``: types of paragraphs that are none of ours with the paragraphs
that have them, attributes of the document and of revisions and notes, and whole elements such as the page layout. Only how
windows stood and voices sounded (``WindowState``, ``Macros``, ``Actors`` …) is left behind.

It remarks on what is not well-formed, on bare ampersands and wrong encodings (and mends both), on revisions and tags that
the file does not list, lengths that are none, unknown types, and a scene number that stands on two headings.
"""

from collections.abc import Iterator
from typing import Final

import msgspec
from lxml import etree

from edgecode.film.place import Place, Remark
from edgecode.film.script import AsideKind, Paragraph, Scene, Script
from edgecode.formats.fdx.anchored import ANCHORED, anchored, pages_of
from edgecode.formats.fdx.attributes import said, tag_of
from edgecode.formats.fdx.document import Document, begins_like_fdx, document
from edgecode.formats.fdx.kinds import BONEYARD, Types
from edgecode.formats.fdx.paragraphs import Content
from edgecode.formats.fdx.revisions import Revisions
from edgecode.formats.fdx.scenes import scenes
from edgecode.formats.fdx.tags import Tags
from edgecode.formats.fdx.title_page import draft_of, entries
from edgecode.formats.fountain.title_page import TitlePage
from edgecode.formats.records import Record
from edgecode.formats.scene_numbers import used_twice
from edgecode.formats.source import Source

NAME: Final = "fdx"
SUFFIXES: Final = (".fdx", ".fdxt")

_READ: Final = frozenset({"Content", "TitlePage", "Revisions", "ScriptNotes", "TagData", *ANCHORED})
_LEFT: Final = frozenset(
    {
        *("WindowState", "TextState", "SplitState", "Macros", "Actors", "Cast", "SpellCheckIgnoreLists"),
        *("SceneNavigatorPreferences", "TagsNavigatorPreferences", "CharacterNavigatorPreferences", "DisplayBoards"),
    }
)


def recognises(head: bytes, *, suffix: str) -> bool:
    """Whether a file that begins with ``head`` is an FDX, whatever its suffix says."""
    del suffix
    return begins_like_fdx(head)


def read(source: Source) -> Iterator[Record | Remark]:
    """Read one draft: the script, then the remarks. Raises UnreadableError where the file is no FDX as a whole."""
    found = document(source.bytes(), path=source.path)
    revisions = Revisions(found.root.find("Revisions"), path=found.path)
    tags = Tags(found.root.find("TagData"), path=found.path)
    content = Content(found, revisions=revisions, tags=tags, types=_types(found.root))
    for element in found.root.iterchildren("Content"):
        content.read(element)
    notes = list(_notes(found, content=content))
    told = list(scenes(content.headings, content.paragraphs))
    found_scenes = tuple(each for each in told if isinstance(each, Scene))
    extra = _extra(found, content=content) | revisions.extra | tags.extra
    yield _script(found, content=content, found_scenes=found_scenes, extra=extra)
    yield from found.remarks
    if found.root.find("Content") is None:
        yield Remark(Place(found.path), "expected a <Content> with the script in it, found none")
    yield from (each for each in told if isinstance(each, Remark))
    yield from (*content.remarks, *notes, *revisions.remarks(), *tags.remarks(), *used_twice(found_scenes))


def _script(found: Document, *, content: Content, found_scenes: tuple[Scene, ...], extra: dict[str, str]) -> Script:
    title = TitlePage(entries(found.root.find("TitlePage/Content")))
    locked = found.root.find("LockedPages/LockedPage")
    hidden = sorted(content.hidden, key=lambda each: (each.place, each.rank))
    extra |= {f"fdx.ScriptNote.{index}": each.said for index, each in enumerate(hidden) if each.said}
    return Script(
        path=found.path,
        title=title.value("title"),
        draft=draft_of(title),
        title_page=title.entries,
        paragraphs=tuple(_with_pages(found.root, content=content)),
        scenes=found_scenes,
        asides=tuple(each.aside for each in hidden),
        revisions=content.revisions.sets,
        elements=tuple(content.elements),
        locked=locked is not None,
        extra=extra,
    )


def _with_pages(root: etree._Element, *, content: Content) -> list[Paragraph]:
    """The paragraphs with their pages, where the locked pages tell them."""
    locked = root.find("LockedPages")
    if locked is None:
        return content.paragraphs
    numbers = pages_of(locked, places=content.places, headings=content.paragraphs)
    pages = [""] * len(content.paragraphs)
    bounds = [*content.places.before[1:], len(pages)]
    for number, first, last in zip(numbers, content.places.before, bounds, strict=bool(numbers)):
        pages[first:last] = [number] * (last - first)
    return [
        msgspec.structs.replace(paragraph, page=page) if page else paragraph
        for paragraph, page in zip(content.paragraphs, pages, strict=True)
    ]


def _types(root: etree._Element) -> Types:
    """What the settings of the file say of each type of paragraph."""
    styles = {
        settings.get("Type", "").casefold(): font.get("Style", "").casefold().split("+")
        for settings in root.iterchildren("ElementSettings")
        for font in settings.iterchildren("FontSpec")
    }
    return Types(
        *(frozenset(name for name, style in styles.items() if word in style) for word in ("allcaps", "hiddentext"))
    )


def _notes(found: Document, *, content: Content) -> Iterator[Remark]:
    """Put the script notes where they belong; one whose range is none stands at the end."""
    for note in found.root.iterfind("ScriptNotes/ScriptNote"):
        start = note.get("Range", "").partition(",")[0].strip()
        place = int(start) if start.isascii() and start.isdigit() else None
        if place is None:
            says = f"expected two numbers as the range of a note, found {note.get('Range', '')!r}; kept at the end"
            yield Remark(content.place(note), says)
        kind = AsideKind.BONEYARD if note.get("Type") == BONEYARD else AsideKind.NOTE
        content.note(note, kind=kind, place=content.places.end if place is None else place)


def _extra(found: Document, *, content: Content) -> dict[str, str]:
    extra = {f"fdx.{name}": value for name, value in said(found.root).items()}
    for prefix, by_name in (("type", content.types), ("inside", content.others)):
        for name, paragraphs in by_name.items():
            extra[f"fdx.{prefix}.{name}"] = " ".join(map(str, paragraphs))
    for element in found.root:
        key = f"fdx.{tag_of(element)}"
        if _is_kept(element):
            whole = str(etree.tostring(element, encoding="unicode", with_tail=False))
            extra[key] = f"{extra[key]}\n{whole}" if key in extra else whole
    for name in ANCHORED:
        for element in found.root.iterchildren(name):
            if lines := anchored(element, places=content.places):
                extra[f"fdx.{name}"] = lines
    return extra


def _is_kept(element: etree._Element) -> bool:
    """Whether an element of the document is none of those that are read or left behind, and holds anything."""
    name = tag_of(element)
    return bool(name) and name not in _READ | _LEFT and bool(len(element) or element.attrib or element.text)
