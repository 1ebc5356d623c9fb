"""Whether a text is a script in Fountain, told from what it holds.

Plain text has no signature, so this looks for what no other paper of a film holds: a scene heading, a title page, a
forced element, or speeches under cues. What Markdown and mail also have (``#``, ``===``, ``=``, a lone ``>``) says
nothing. Tables, markup and edit lists are turned away first, whatever their cells hold.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from edgecode.errors import UnreadableError
from edgecode.film.script import UNDER_A_CUE, AsideKind, ParagraphKind
from edgecode.formats.fountain.document import Document, document
from edgecode.formats.fountain.page import Event

_HEAD: Final = 65_536
_UTF_16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_ONE_CONTROL_IN: Final = 100
"""Noise and compressed data hold ten of them; an old text one at its end, or a few in it."""
_MARKUP: Final = re.compile(r"[{<%]|\[\s*(?:[{\"\]\d]|$)")
"""What JSON, XML, HTML, RTF and PDF begin with."""

_CELL: Final = re.compile(r"[,;](?=\S)")
_TITLE_KEYS: Final = frozenset(
    {"title", "credit", "author", "authors", "source", "draft", "draft date", "revision", "contact", "copyright"}
)
_HEADING: Final = re.compile(r"(?:(?:INT|EXT|I/E|E/I)[./ ]|EST\.)[^\W\d]*[./ ]*[^\W\d]|(?i:int|ext)\..* - ")
_CHANGE: Final = re.compile(r"(?:[A-Z]+ )?(?:CUT|DISSOLVE|FADE|WIPE|IRIS)(?: [A-Z]+)? TO:|FADE IN:")
_NAME: Final = re.compile(r"[^\W\d_][\w .'’\-#/&]*(?:\([^()]*\)\s*)*\^?")
_LONGEST_NAME: Final = 40
_HEARD_ONLY: Final = re.compile(r"\((?:V\. ?O\.|O\. ?S\.|O\. ?C\.|CONT['’]D)")
_LETTER: Final = re.compile(r"[^\W\d_]")
_NO_TALK: Final = re.compile(r",\S|\t|^\w[\w ]*:")


def looks_like_fountain(head: bytes, *, named_so: bool) -> bool:
    """Whether the first 65,536 bytes of a file are a script; ``named_so`` says that its suffix claims it.

    A suffix is believed of any text, an empty one too: a draft begins empty.
    """
    try:
        found = document(_whole_lines(head), path="")
    except UnreadableError:
        return False
    if named_so:
        return True
    if _is_noise(head):
        return False
    first = next((text for text in found.lines.texts if text.strip()), "").strip()
    if _MARKUP.match(first) or _is_table(first):
        return False
    return _has_title_page(found) or _has_forced_or_headed(found) or _is_mostly_speeches(found)


def _is_noise(head: bytes) -> bool:
    """Whether it holds more control characters than a text does: any bytes can be read as Windows-1252."""
    return not head.startswith(_UTF_16_MARKS) and len(_CONTROL.findall(head)) > len(head) // _ONE_CONTROL_IN


def _whole_lines(head: bytes) -> bytes:
    """Leave off a last line that was cut, so that no character is; a lone line stays as it is."""
    if len(head) < _HEAD or head.startswith(_UTF_16_MARKS):
        return head
    return head[: max(head.rfind(b"\n"), head.rfind(b"\r")) + 1] or head


def _is_table(line: str) -> bool:
    return "\t" in line or len(_CELL.findall(line)) > 1


def _has_title_page(found: Document) -> bool:
    """Two keys that title pages use: an edit list has ``TITLE:`` alone."""
    return len({key.casefold() for key, _ in found.title_page.entries} & _TITLE_KEYS) > 1


def _has_forced_or_headed(found: Document) -> bool:
    texts = [*found.printed.texts, ""]
    return any(_PROOFS[event.kind](event, texts) for event in found.events if event.kind in _PROOFS)


def _heading_proves(event: Event, texts: Sequence[str]) -> bool:
    words = texts[event.first].strip()
    if event.number:
        return True
    return _alone(event, texts) and event.text.isupper() if words[0] == "." else _HEADING.match(words) is not None


def _action_proves(event: Event, texts: Sequence[str]) -> bool:
    forced = texts[event.first].strip().startswith("!") and event.text.isupper()
    return event.centered or forced or _CHANGE.fullmatch(event.text.strip()) is not None


def _transition_proves(event: Event, texts: Sequence[str]) -> bool:
    forced = texts[event.first].strip().startswith(">") and event.text.isupper() and _alone(event, texts)
    return forced or _CHANGE.fullmatch(event.text) is not None


def _cue_proves(event: Event, texts: Sequence[str]) -> bool:
    words = texts[event.first].strip()
    forced = words[0] == "@" and not words[1:].strip()[:1].islower() and bool(texts[event.first + 1].strip())
    return forced or (_HEARD_ONLY.search(words) is not None and _speaks(event, texts))


def _lyric_proves(event: Event, texts: Sequence[str]) -> bool:
    return event.cue is None and _LETTER.match(texts[event.first].strip()[1:].lstrip()) is not None


def _alone(event: Event, texts: Sequence[str]) -> bool:
    return not texts[event.last + 1].strip() and (event.first == 0 or not texts[event.first - 1].strip())


def _is_mostly_speeches(found: Document) -> bool:
    """At least every other paragraph of the text is somebody speaking, as in a scene without its heading."""
    texts = [*found.printed.texts, ""]
    speeches = sum(event.kind is ParagraphKind.CHARACTER and _speaks(event, texts) for event in found.events)
    others = sum(event.kind not in UNDER_A_CUE for event in found.events)
    return speeches > 0 and 2 * speeches >= others


def _speaks(event: Event, texts: Sequence[str]) -> bool:
    """Whether a cue looks like a name, and what stands under it like talk rather than a table or a list of keys."""
    said = texts[event.first + 1].strip()
    name = len(event.text) <= _LONGEST_NAME and _NAME.fullmatch(event.text) is not None
    return name and not said.isupper() and _LETTER.search(said) is not None and not _NO_TALK.search(said)


_PROOFS: Final[dict[ParagraphKind | AsideKind, Callable[[Event, Sequence[str]], bool]]] = {
    ParagraphKind.HEADING: _heading_proves,
    ParagraphKind.ACTION: _action_proves,
    ParagraphKind.TRANSITION: _transition_proves,
    ParagraphKind.CHARACTER: _cue_proves,
    ParagraphKind.LYRIC: _lyric_proves,
}
"""By kind of element, whether one alone shows that a text is a script."""
