"""A script as a new FDX document, which is never the file it was read from.

Written is all an FDX can hold: every paragraph with its kind, emphasis as styles, dual dialogue, centered paragraphs, scene
numbers, lengths, titles and summaries, the title page, sections and synopses as Outline paragraphs, notes as script notes,
revisions, breakdown elements as tags, locked pages, omitted scenes with their old words, and of ``extra`` what an FDX reader
put there. Reading it gives the same script again, but for places in the file.

What an FDX cannot hold, so that reading gives something else:

- A backslash before a mark that would be none anyway, and marks set otherwise than they need be (``**_so_**`` comes back as
  ``_**so**_``); the words are the same.
- More than one page break in a row, one after the last paragraph, and the page numbers that Fountain writes into one.
- Sections deeper than four (they are four deep), and asides between the speeches of a dual dialogue (they come before it).
- A second element on the same words, or one on no words at all.
- Speakers of speeches without a cue, and pages of paragraphs other than headings where pages are not locked.
- Elements inside paragraphs that the reader did not understand, such as alternative lines; ``extra`` names them.
- Characters that XML forbids, and blank space at the end of a paragraph.
"""

from collections.abc import Iterator
from typing import Final

from edgecode.film.identity import digest
from edgecode.film.script import Aside, AsideKind, Element, Script
from edgecode.formats.fdx.anchored import ANCHORED, anchored_xml, locked_pages_xml
from edgecode.formats.fdx.attributes import attributes, escaped, pairs_of
from edgecode.formats.fdx.kinds import BONEYARD
from edgecode.formats.fdx.revisions import fdx_color
from edgecode.formats.fdx.title_page import title_page_xml
from edgecode.formats.fdx.written_content import WrittenContent

WRITES: Final = "fdx"
OF: Final = Script

_ROOT: Final = {"DocumentType": "Script", "Template": "No", "Version": "5"}
"""The version is that of Final Draft 10 to 12; older programs read it too."""

_NUMBERED: Final = ("fdx.Revision.", "fdx.ScriptNote.", "fdx.type.", "fdx.inside.")
_OWN: Final = frozenset({"fdx.Revisions", "fdx.TagDefinitions", *(f"fdx.{name}" for name in ANCHORED)})


def written(script: Script) -> bytes:
    """Write a script as an FDX document in UTF-8."""
    numbers = _revision_numbers(script)
    definitions = _definitions(script)
    content = WrittenContent(script, revisions=numbers, tags=_tags(script))
    parts = [
        '<?xml version="1.0" encoding="UTF-8" standalone="no" ?>',
        f"<FinalDraft{attributes(_root(script))}>",
        "  <Content>",
        *content.lines,
        "  </Content>",
        *_whole_elements(script),
        *_title_page(script),
        *_anchored(script, content=content),
        *_revisions(script, numbers=numbers),
        *_notes(script, content=content),
        *_tag_data(script, definitions=definitions),
        "</FinalDraft>",
        "",
    ]
    return "\n".join(parts).encode("utf-8", "ignore")


def _root(script: Script) -> Iterator[tuple[str, str]]:
    for name, usual in _ROOT.items():
        yield name, script.extra.get(f"fdx.{name}", usual)
    for name, value in script.extra.items():
        key = name.removeprefix("fdx.")
        if key != name and key not in _ROOT and name not in _OWN and not _is_element(name, value):
            yield key, value


def _is_element(name: str, value: str) -> bool:
    return value.startswith("<") or name.startswith(_NUMBERED)


def _whole_elements(script: Script) -> Iterator[str]:
    for name, value in script.extra.items():
        if name.startswith("fdx.") and name not in _OWN and not name.startswith(_NUMBERED) and value.startswith("<"):
            yield f"  {value}"


def _title_page(script: Script) -> Iterator[str]:
    if script.title_page:
        yield "  <TitlePage>"
        yield "    <Content>"
        yield title_page_xml(script.title_page)
        yield "    </Content>"
        yield "  </TitlePage>"


def _anchored(script: Script, *, content: WrittenContent) -> Iterator[str]:
    for name in ANCHORED:
        lines = script.extra.get(f"fdx.{name}", "")
        if lines:
            inside = anchored_xml(name, lines, places=content.places)
        elif name == "LockedPages" and script.locked:
            inside = locked_pages_xml(script.paragraphs, starts=content.starts)
        else:
            continue
        yield f"  <{name}>\n{inside}\n  </{name}>"


def _revision_numbers(script: Script) -> dict[str, str]:
    """Give every set of revised pages its number: the one it had, else the next; the one without a name comes last."""
    numbers: dict[str, str] = {}
    for nth, revision in enumerate(script.revisions, start=1):
        numbers[revision.name] = pairs_of(script.extra.get(f"fdx.Revision.{nth}", "")).get("ID", str(nth))
    for paragraph in script.paragraphs:
        if paragraph.revised and paragraph.revision not in numbers:
            taken = {int(number) for number in numbers.values() if number.isascii() and number.isdigit()}
            numbers[paragraph.revision] = str(max(taken, default=0) + 1)
    return numbers


def _revisions(script: Script, *, numbers: dict[str, str]) -> Iterator[str]:
    if not numbers and "fdx.Revisions" not in script.extra:
        return
    yield f"  <Revisions{attributes(pairs_of(script.extra.get('fdx.Revisions', '')).items())}>"
    listed = {revision.name for revision in script.revisions}
    for nth, revision in enumerate(script.revisions, start=1):
        kept = pairs_of(script.extra.get(f"fdx.Revision.{nth}", ""))
        color = {} if kept else {"PageColor": fdx_color(revision.color)} if revision.color else {}
        said = {"ID": numbers[revision.name], "Mark": revision.mark, "Name": revision.name, **color, **kept}
        yield f"    <Revision{attributes(said.items())}/>"
    for name, number in numbers.items():
        if name not in listed:
            yield f"    <Revision{attributes([('ID', number), ('Mark', '*'), ('Name', name)])}/>"
    yield "  </Revisions>"


def _notes(script: Script, *, content: WrittenContent) -> Iterator[str]:
    if not content.notes:
        return
    yield "  <ScriptNotes>"
    for nth, (place, index, aside) in enumerate(content.notes, start=1):
        said = pairs_of(script.extra.get(f"fdx.ScriptNote.{index}", ""))
        yield from _note(aside, nth=nth, place=place, said=said)
    yield "  </ScriptNotes>"


def _note(aside: Aside, *, nth: int, place: int, said: dict[str, str]) -> Iterator[str]:
    kind = {"Type": BONEYARD} if aside.kind is AsideKind.BONEYARD else {}
    yield f"    <ScriptNote{attributes({'Id': str(nth), 'Range': f'{place},{place}', **said, **kind}.items())}>"
    for line in aside.text.split("\n"):
        yield f"      <Paragraph><Text>{escaped(line)}</Text></Paragraph>"
    yield "    </ScriptNote>"


def _tags(script: Script) -> dict[int, list[tuple[str, Element]]]:
    """Number the elements, and list them by the paragraph they are on."""
    found: dict[int, list[tuple[str, Element]]] = {}
    for nth, element in enumerate(script.elements, start=1):
        found.setdefault(element.paragraph, []).append((str(nth), element))
    return found


def _definitions(script: Script) -> list[tuple[str, str]]:
    """Every category and name once, those tagged nowhere last."""
    idle = (line.partition("\t") for line in script.extra.get("fdx.TagDefinitions", "").splitlines())
    tagged = [(element.category, element.name) for element in script.elements]
    return list(dict.fromkeys([*tagged, *((category, name) for category, _, name in idle)]))


def _tag_data(script: Script, *, definitions: list[tuple[str, str]]) -> Iterator[str]:
    if not definitions:
        return
    yield "  <TagData>"
    yield "    <TagCategories>"
    categories = list(dict.fromkeys(category for category, _ in definitions))
    for nth, category in enumerate(filter(None, categories), start=1):
        said = [("Id", _identifier("category", category)), ("Name", category), ("Number", str(nth))]
        yield f"      <TagCategory{attributes(said)}/>"
    yield "    </TagCategories>"
    yield "    <TagDefinitions>"
    for nth, (category, name) in enumerate(definitions, start=1):
        own = [("Id", _identifier(category, name)), ("Label", name), ("Number", str(nth))]
        said = [("CatId", _identifier("category", category)), *own] if category else own
        yield f"      <TagDefinition{attributes(said)}/>"
    yield "    </TagDefinitions>"
    yield "    <Tags>"
    for nth, element in enumerate(script.elements, start=1):
        yield f'      <Tag Number="{nth}"><DefId>{_identifier(element.category, element.name)}</DefId></Tag>'
    yield "    </Tags>"
    yield "  </TagData>"


def _identifier(*parts: str) -> str:
    """An identifier of the form Final Draft gives; the same for the same things."""
    digits = digest("fdx", *parts) + digest("fdx again", *parts)
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:32]))
