"""A script as a new Fountain document (fountain.io/syntax 1.1), such that reading it gives the same script again.

Each paragraph is written plainly where that reads back as it is, else with the mark that forces it. What Fountain cannot hold
(breakdown elements, sets of revisions, printed page numbers, a paragraph of FDX's kind General) is left out and remarked
upon. The document is read again before it is given, and every paragraph that comes back otherwise is remarked upon too.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from edgecode.film.place import Place, Remark
from edgecode.film.script import Aside, AsideKind, Paragraph, Script
from edgecode.formats.fountain.blocks import aside_lines, blocks_of, one_line
from edgecode.formats.fountain.document import document
from edgecode.formats.fountain.reader import script_of
from edgecode.formats.fountain.title_page import KNOWN_KEYS
from edgecode.formats.written import Written

WRITES: Final = "fountain"
OF: Final = Script

_DRAFT_KEYS: Final = frozenset({"revision", "draft", "draft date"})
_SHOWN: Final = 40
"""How many characters of a paragraph a remark quotes."""


def written(script: Script) -> Written:
    """Write a script as UTF-8 with line feeds."""
    parts = list(_parts(script))
    title = list(_title_page(script))
    data = "".join(f"{line}\n" for line in _spaced([title, *parts] if title else parts)).encode("utf-8", "replace")
    again = script_of(document(data, path=script.path))
    return Written(data, (*_left_out(script), *_differing(script, again)))


def _parts(script: Script) -> Iterator[list[str]]:
    """Yield the blocks and the asides before them, each as lines; a blank line goes between any two."""
    waiting: dict[int, list[Aside]] = {}
    for aside in script.asides:
        waiting.setdefault(aside.before, []).append(aside)
    at = 0
    for block in blocks_of(script):
        yield from (aside_lines(aside) for aside in waiting.pop(at, ()))
        inside = [waiting.pop(at + nth, []) for nth in range(1, len(block.paragraphs))]
        yield block.lines(inside, first=at == 0 and not script.title_page)
        late = [aside for asides in inside for aside in asides if aside.kind not in _HIDDEN]
        yield from (aside_lines(aside) for aside in late)
        at += len(block.paragraphs)
    yield from (aside_lines(aside) for _, asides in sorted(waiting.items()) for aside in asides)


_HIDDEN: Final = frozenset({AsideKind.NOTE, AsideKind.BONEYARD})
"""What may stand inside a speech; anything else waits until it is over."""


def _spaced(parts: Iterable[list[str]]) -> Iterator[str]:
    first = True
    for lines in parts:
        if lines and not first:
            yield ""
        yield from lines
        first = first and not lines


def _title_page(script: Script) -> Iterator[str]:
    keys = {key.casefold() for key, _ in script.title_page}
    if script.title and "title" not in keys:
        yield f"Title: {one_line(script.title)}"
    elif keys and not keys & KNOWN_KEYS:
        yield "Title:"
    if script.draft and not keys & _DRAFT_KEYS:
        yield f"Draft: {one_line(script.draft)}"
    for key, values in script.title_page:
        name = one_line(key).replace(":", " ").strip()
        lines = [line for value in values if (line := one_line(value))]
        if not name:
            continue
        if len(lines) == 1:
            yield f"{name}: {lines[0]}"
        else:
            yield f"{name}:"
            yield from (f"    {line}" for line in lines)


def _left_out(script: Script) -> Iterator[Remark]:
    """Say once for each kind of thing that Fountain has no place for."""
    counted = (
        (len(script.elements), "tagged breakdown elements"),
        (len(script.revisions), "sets of revised pages by name"),
        (sum(bool(paragraph.page) for paragraph in script.paragraphs), "paragraphs with a printed page number"),
        (sum(scene.eighths is not None for scene in script.scenes), "scenes with a length in eighths"),
        (sum(bool(scene.title or scene.summary) for scene in script.scenes), "scenes with a title or summary"),
        (int(script.locked), "locking of pages"),
    )
    for count, what in counted:
        if count:
            says = f"expected a place in Fountain for {what}, found none; {count} left out"
            yield Remark(Place(script.path), says)


def _differing(script: Script, again: Script) -> Iterator[Remark]:
    """Compare paragraph by paragraph with what is read back, then what is not a paragraph."""
    ours, theirs = [_told(each) for each in script.paragraphs], [_told(each) for each in again.paragraphs]
    if ours != theirs:
        yield from _paragraphs_differing(script, again, ours, theirs)
    numbers = [(scene.number, scene.omitted) for scene in script.scenes]
    back = [(scene.number, scene.omitted) for scene in again.scenes]
    if len(numbers) == len(back):
        for scene, own, other in zip(script.scenes, numbers, back, strict=True):
            if own != other:
                says = f"expected Fountain to hold scene {own[0]!r}, omitted {own[1]}, found {other[0]!r}, omitted {other[1]}"
                yield Remark(scene.place, says)
    if script.title_page and script.title_page != again.title_page:
        yield Remark(Place(script.path), "expected the title page to read back as it is, found it changed")
    asides = Counter((aside.kind, aside.text, aside.before, aside.depth) for aside in script.asides)
    asides.subtract((aside.kind, aside.text, aside.before, aside.depth) for aside in again.asides)
    lost = [aside for aside, count in asides.items() if count > 0]
    if lost:
        says = f"expected {len(script.asides)} notes and other asides where they were, found {len(lost)} that read otherwise"
        yield Remark(Place(script.path), says)


def _told(paragraph: Paragraph) -> tuple[object, ...]:
    return (
        *(paragraph.kind, paragraph.text, paragraph.character, paragraph.extension),
        *(paragraph.dual, paragraph.centered, paragraph.revised or bool(paragraph.revision)),
    )


def _paragraphs_differing(
    script: Script, again: Script, ours: Sequence[tuple[object, ...]], theirs: Sequence[tuple[object, ...]]
) -> Iterator[Remark]:
    if len(ours) == len(theirs):
        pairs = [(nth, nth + 1, nth, nth + 1) for nth in range(len(ours)) if ours[nth] != theirs[nth]]
    else:
        matched = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
        pairs = [where for kind, *where in matched if kind != "equal"]  # type: ignore[misc]
    for first, last, from_, to in pairs:
        place = script.paragraphs[min(first, len(ours) - 1)].place if ours else Place(script.path)
        expected = _said(script.paragraphs[first:last])
        found = _said(again.paragraphs[from_:to])
        yield Remark(place, f"expected Fountain to hold {expected}, found that it reads as {found}")


def _said(paragraphs: Sequence[Paragraph]) -> str:
    if not paragraphs:
        return "nothing"
    first = paragraphs[0]
    flags = [word for word in ("dual", "centered", "revised") if getattr(first, word)]
    shown = first.text if len(first.text) <= _SHOWN else f"{first.text[:_SHOWN]}…"
    more = f" and {len(paragraphs) - 1} more" if len(paragraphs) > 1 else ""
    return f"{' '.join([*flags, first.kind])} {shown!r}{more}"
