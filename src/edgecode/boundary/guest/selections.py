"""Reading what a tool gave: strictly, one line apart from another, into selections in an order that is ours.

A line is ``{"template": "said-again", "at": [["script", 12], ["script", 40]], "confidence": "high"}``. What is anything else
is dropped, and a sentence says why without a word of what stood there: nothing that a tool wrote comes to be read. Alike ones
are one, the surest are shown, in the film's own order: how they were ordered and how often they were said makes no difference.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from edgecode.boundary.guest.manifest import Part, Template
from edgecode.boundary.guest.selection import MOST_BYTES, MOST_SHOWN, SLOTS, Confidence, Pointed, Selected

MOST_LINES: Final = 10_000
"""Lines of a run; of more none is read, as which came first may make no difference."""
LONGEST_LINE: Final = 1_000
"""Bytes of a line."""
MOST_REFUSED: Final = 20
"""Sentences on what was dropped; one more says how many there were besides."""
_KEYS: Final = ["at", "confidence", "template"]
_PAIR: Final = 2
_SURE: Final = tuple(Confidence)
_MADE: Final = tuple(Part)


class Understood(msgspec.Struct, frozen=True, kw_only=True):
    """What a run gave: selections to show, how many were beyond the cap, and sentences on what was dropped."""

    selected: tuple[Selected, ...] = ()
    left_out: int = 0
    refused: tuple[str, ...] = ()


def understood(output: bytes, *, templates: Iterable[Template], staged: Mapping[Part, int]) -> Understood:
    """Read what a tool gave.

    ``templates`` are those that a person approved, ``staged`` says how many places of each part the tool was given; a part
    that it was not given is not in it.
    """
    slots = {each.name: _slots(each) for each in templates}
    lines = output.split(b"\n")
    if not lines[-1]:
        lines.pop()
    whole = _too_much(output, lines=len(lines))
    if whole:
        return Understood(refused=(whole,))
    found: dict[tuple[str, tuple[Pointed, ...]], Selected] = {}
    refused = []
    for number, line in enumerate(lines, start=1):
        one = _selected(line, slots=slots, staged=staged)
        if isinstance(one, str):
            refused.append(f"line {number}: {one}, and was dropped")
            continue
        before = found.get((one.template, one.at))
        if before is None or _SURE.index(one.confidence) > _SURE.index(before.confidence):
            found[one.template, one.at] = one
    surest = sorted(found.values(), key=lambda one: (-_SURE.index(one.confidence), _in_film(one)))
    shown = sorted(surest[:MOST_SHOWN], key=_in_film)
    return Understood(selected=tuple(shown), left_out=len(surest) - len(shown), refused=_at_most(refused))


def _slots(template: Template) -> int:
    return sum(f"{{{slot}}}" in template.says for slot in SLOTS)


def _too_much(output: bytes, *, lines: int) -> str:
    if len(output) > MOST_BYTES:
        return f"the whole: expected at most {MOST_BYTES} bytes, found {len(output)}, and nothing of it was read"
    if lines > MOST_LINES:
        return f"the whole: expected at most {MOST_LINES} lines, found {lines}, and nothing of it was read"
    return ""


def _at_most(refused: list[str]) -> tuple[str, ...]:
    more = len(refused) - MOST_REFUSED
    return (*refused[:MOST_REFUSED], *([f"and {more} more were dropped"] if more > 0 else []))


def _in_film(one: Selected) -> tuple[list[tuple[int, int]], str]:
    """The film's own order: by part as films are made, place, then template; the rest of the places breaks ties."""
    return [(_MADE.index(place.part), place.at) for place in one.at], one.template


def _selected(line: bytes, *, slots: Mapping[str, int], staged: Mapping[Part, int]) -> Selected | str:
    """Read a line, or say why it is none."""
    said = _object(line)
    if isinstance(said, str):
        return said
    template, places, confidence = said["template"], said["at"], said["confidence"]
    if not isinstance(template, str) or template not in slots:
        return "expected the name of an approved template, found something else"
    if not isinstance(confidence, str) or confidence not in _SURE:
        return f"expected one of {', '.join(_SURE)}, found something else"
    at = _places(places, wanted=slots[template], staged=staged)
    return at if isinstance(at, str) else Selected(template=template, at=at, confidence=Confidence(confidence))


def _places(said: object, *, wanted: int, staged: Mapping[Part, int]) -> tuple[Pointed, ...] | str:
    if not isinstance(said, list) or len(said) != wanted:
        return "expected a place for each slot of the template, found another number of them"
    at = []
    for each in said:
        place = _place(each, staged=staged)
        if isinstance(place, str):
            return place
        at.append(place)
    return tuple(at) if len(set(at)) == len(at) else "expected each place once, found one twice"


def _place(said: object, *, staged: Mapping[Part, int]) -> Pointed | str:
    if not isinstance(said, list) or len(said) != _PAIR:
        return "expected a place as a part and its number, found something else"
    part, number = said
    if not isinstance(part, str) or part not in _MADE:
        return "expected one of the parts of a film, found something else"
    if type(number) is not int:
        return "expected a place's number, found something else"
    if Part(part) not in staged:
        return f"expected a place in a part that the tool was given, found one in {part}, which it was not"
    if not 0 <= number < staged[Part(part)]:
        return f"expected a place that the tool was given, found a number that nothing in {part} has"
    return Pointed(Part(part), number)


def _object(line: bytes) -> dict[str, object] | str:
    """Read an object of JSON with the three keys, each once; objects are read as pairs, so that none hides another."""
    if len(line) > LONGEST_LINE:
        return f"expected at most {LONGEST_LINE} bytes, found {len(line)}"
    try:
        pairs = json.loads(line.decode(), object_pairs_hook=tuple)
    except UnicodeDecodeError:
        return "expected UTF-8, found other bytes"
    except (ValueError, RecursionError):
        return "expected an object of JSON, found something else"
    if not isinstance(pairs, tuple):
        return "expected an object of JSON, found another value"
    if sorted(name for name, _said in pairs) != _KEYS:
        return "expected the keys template, at and confidence, each once, found others"
    return dict(pairs)
