"""Reading what a tool gave: strictly, one line apart from another, into selections in an order that is ours.

A line is ``{"template": "said-again", "at": [["script", 12], ["script", 40]], "confidence": "high"}``. What is anything else
is dropped, and a sentence says why without a word of what stood there: nothing that a tool wrote comes to be read. Alike ones
are one, the surest are shown, in the film's own order: how they were ordered and how often they were said makes no difference.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from edgecode.boundary.errors import GuestError
from edgecode.boundary.guest.manifest import Part, Template
from edgecode.boundary.guest.selection import MOST_BYTES, MOST_SHOWN, SLOTS, Confidence, Pointed, Selected

MOST_LINES: Final = 10_000
"""Lines of a run; of more none is read, as which came first may make no difference."""
LONGEST_LINE: Final = 1_000
"""Bytes of a line."""
MOST_REFUSED: Final = 20
"""Sentences on what was dropped; one more says how many there were besides."""
_KEYS: Final = frozenset({"template", "at", "confidence"})
_PAIR: Final = 2
_PLACE: Final = "a place as a part and its number"
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
        try:
            one = _selected(line, slots=slots, staged=staged)
        except GuestError as error:
            refused.append(f"line {number}: {error.args[0].removeprefix('line: ')}, and was dropped")
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


def _fault(expected: str, found: str) -> GuestError:
    return GuestError("line", expected=expected, found=found)


def _selected(line: bytes, *, slots: Mapping[str, int], staged: Mapping[Part, int]) -> Selected:
    said = _object(line)
    if said.keys() != _KEYS:
        raise _fault("the keys template, at and confidence", "others")
    template, places, confidence = said["template"], said["at"], said["confidence"]
    if not isinstance(template, str) or template not in slots:
        raise _fault("the name of an approved template", "something else")
    if not isinstance(confidence, str) or confidence not in _SURE:
        raise _fault(f"a confidence of {', '.join(_SURE)}", "something else")
    if not isinstance(places, list) or len(places) != slots[template]:
        raise _fault("a place for each slot of the template", "another number of them")
    at = tuple(_place(each, staged=staged) for each in places)
    if len(set(at)) < len(at):
        raise _fault("a place once in a selection", "one twice")
    return Selected(template=template, at=at, confidence=Confidence(confidence))


def _place(said: object, *, staged: Mapping[Part, int]) -> Pointed:
    if not isinstance(said, list) or len(said) != _PAIR:
        raise _fault(_PLACE, "something else")
    part, number = said
    if not isinstance(part, str) or part not in _MADE:
        raise _fault(_PLACE, "a part that there is not")
    if type(number) is not int:
        raise _fault(_PLACE, "a number that is not whole, or none")
    if Part(part) not in staged:
        raise _fault("a place in a part that the tool was given", f"one in {Part(part)}, which it was not")
    if not 0 <= number < staged[Part(part)]:
        raise _fault("a place that the tool was given", f"a number beyond those of {Part(part)}")
    return Pointed(Part(part), number)


def _object(line: bytes) -> dict[str, object]:
    if len(line) > LONGEST_LINE:
        raise _fault(f"at most {LONGEST_LINE} bytes", f"{len(line)}")
    try:
        text = line.decode()
    except UnicodeDecodeError as error:
        raise _fault("UTF-8", "other bytes") from error
    try:
        said = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise _fault("an object of JSON", "something else") from error
    if not isinstance(said, dict):
        raise _fault("an object of JSON", "another value")
    return said


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    said = dict(pairs)
    if len(said) < len(pairs):
        raise _fault("each key once", "one twice")
    return said


def _no_number(_said: str) -> object:
    raise _fault("numbers of JSON", "NaN or infinity")
