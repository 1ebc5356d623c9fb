"""What the printed lines are: headings, action, speeches and the rest, by the rules of fountain.io/syntax 1.1.

Where writing programs are more generous than that page, so is this: a heading and a transition need no blank line after
them, and what follows is read as if one stood there. Beyond the page, ``!!`` makes a shot, ``=== 12A ===`` names the page
that ends there, and an asterisk after two spaces or a tab at the end of a line is a revision mark.
"""

from collections.abc import Callable
from typing import Final

from edgecode.film.script import AsideKind, ParagraphKind
from edgecode.formats.fountain.cue import cue, forced_cue
from edgecode.formats.fountain.page import Event, Page
from edgecode.formats.fountain.scene_heading import SceneHeading, forced, unforced
from edgecode.formats.fountain.speech import PAGE_BREAK, is_spoken, lyrics_end, speech

_SHORTEST_TRANSITION: Final = len("X TO:")


def events(texts: list[str], *, begin: int = 0) -> list[Event]:
    """Read printed lines from line ``begin`` (counted from 0) on; the events come in the lines' order and share none."""
    page = Page(texts)
    line = begin
    while line < len(page.words):
        line = _element(page, line) if page.words[line] else line + 1
    return page.events


def _element(page: Page, line: int) -> int:
    """Keep what begins on a line that is not blank; give back the line after it."""
    words = page.words[line]
    by_force = _BY_FORCE.get(words[0])
    if by_force and (after := by_force(page, line)):
        return after
    if heading := unforced(words):
        return _heading(page, line, heading=heading)
    if _is_transition(page.texts[line]):
        return _single(page, Event(ParagraphKind.TRANSITION, words, line, line))
    if is_spoken(page, line=line + 1) and (said_by := cue(words)):
        return speech(page, line, cue=said_by)
    return _action(page, line)


def _single(page: Page, event: Event) -> int:
    page.add(event)
    return event.last + 1


def _heading(page: Page, line: int, *, heading: SceneHeading) -> int:
    return _single(page, Event(ParagraphKind.HEADING, heading.text, line, line, number=heading.number))


def _is_transition(text: str) -> bool:
    """In capitals and with ``TO:`` at its very end: a space after the colon makes it action."""
    return text.endswith("TO:") and text.isupper() and len(text.strip()) >= _SHORTEST_TRANSITION


def _action(page: Page, line: int) -> int:
    after = line + 1
    while after < len(page.words) and page.words[after] and not _stands_alone(page.words[after]):
        after += 1
    text = "\n".join([_unforced(each) for each in page.texts[line:after]])
    if text.strip():
        page.add(Event(ParagraphKind.ACTION, text, line, after - 1))
    return after


def _unforced(text: str) -> str:
    """A line of action as it is printed: its indent kept, without the mark that forced it."""
    text = text.rstrip()
    return text.replace("!", "", 1) if text.lstrip().startswith("!") else text


def _stands_alone(words: str) -> bool:
    """Whether a line is no action even with action on the line before it."""
    match words[0]:
        case "~":
            return True
        case "=":
            return PAGE_BREAK.fullmatch(words) is not None
        case ">":
            return bool(_centered(words))
        case _:
            return words.startswith("!!")


def _forced_heading(page: Page, line: int) -> int:
    heading = forced(page.words[line])
    return _heading(page, line, heading=heading) if heading else 0


def _forced_action(page: Page, line: int) -> int:
    words = page.words[line]
    shot = words[2:].strip() if words.startswith("!!") else ""
    return _single(page, Event(ParagraphKind.SHOT, shot, line, line)) if shot else _action(page, line)


def _forced_speech(page: Page, line: int) -> int:
    said_by = forced_cue(page.words[line])
    return speech(page, line, cue=said_by) if said_by else 0


def _centered(words: str) -> str:
    return words[1:-1].strip() if words[0] == ">" and words[-1] == "<" else ""


def _centered_or_transition(page: Page, line: int) -> int:
    after = line
    while after < len(page.words) and page.words[after] and _centered(page.words[after]):
        after += 1
    if after > line:
        text = "\n".join(map(_centered, page.words[line:after]))
        return _single(page, Event(ParagraphKind.ACTION, text, line, after - 1, centered=True))
    text = page.words[line][1:].strip()
    return _single(page, Event(ParagraphKind.TRANSITION, text, line, line)) if text.strip("<> ") else 0


def _lyrics(page: Page, line: int) -> int:
    after = lyrics_end(page.words, line, end=len(page.words))
    text = "\n".join(words[1:].strip() for words in page.words[line:after])
    if text.strip():
        page.add(Event(ParagraphKind.LYRIC, text, line, after - 1))
    return after


def _section(page: Page, line: int) -> int:
    words = page.words[line]
    text = words.lstrip("#")
    return _single(page, Event(AsideKind.SECTION, text.strip(), line, line, depth=len(words) - len(text)))


def _page_break_or_synopsis(page: Page, line: int) -> int:
    words = page.words[line]
    if page_break := PAGE_BREAK.fullmatch(words):
        return _single(page, Event(AsideKind.PAGE_BREAK, (page_break[1] or "").strip(), line, line))
    return _single(page, Event(AsideKind.SYNOPSIS, words[1:].strip(), line, line))


_BY_FORCE: Final[dict[str, Callable[[Page, int], int]]] = {
    ".": _forced_heading,
    "!": _forced_action,
    "@": _forced_speech,
    ">": _centered_or_transition,
    "~": _lyrics,
    "#": _section,
    "=": _page_break_or_synopsis,
}
"""What a first character makes of a line; each gives back the line after, 0 if the line is not what the mark promised."""
