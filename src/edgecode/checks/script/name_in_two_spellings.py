"""A name that the current draft writes in two ways.

## What it looks for
Cues, and places in headings, that differ in signs alone (O'BRIEN and OBRIEN, RENÉE and RENEE, MRS. VELL and MRS VELL); that
sound alike (NADIA and NADJA, JON and JOHN); or that are one letter apart inside a word of five letters or more. In the last
two cases the rarer must be rare, and nothing may speak for two people: they answer each other, one action names both, or, for
short words and where no more than a letter differs, an action names the rarer. What differs in a number, in a first or last
letter or in a plural is two names.

## Why it matters
A cast list, a day out of days and a breakdown count every spelling as somebody else.

## When to leave it
They are two people, or two places. Say so once, with a name, in `film.toml` under `[[intents]]`.

## What it cannot see
Nicknames, married names, a name that is cut short, and two people of one sound: a JON and a JOHN who never meet, one of whom
hardly speaks and whom no action names, will be found. Speeches and actions are not searched for spellings, nor are slates.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise
from typing import Final

import msgspec

from edgecode.checks.check import Found, Reads, Twin, check
from edgecode.entries.vocabulary import Stage
from edgecode.film.alike_names import LONG, Alike, alike_keys, how_alike, name_words
from edgecode.film.film import Film
from edgecode.film.script import Paragraph, ParagraphKind, Script
from edgecode.findings.finding import Evidence, Finding, Skipped

ID = "name-in-two-spellings"
_SHOWN: Final = 3
_VERY_LONG: Final = 8
_RARE: Final = {Alike.SIGNS: 0, Alike.SOUND: 3, Alike.LETTER: 5}
"""How many there must be of the one spelling for each of the rarer: engineering choices, as are the numbers below."""
_RARE_LONG: Final = 2
"""The same where one letter differs in a word of eight or more, which is a slip sooner than a name."""
_SURE: Final = {Alike.SIGNS: 0.9, Alike.SOUND: 0.8, Alike.LETTER: 0.6}
_CROWD: Final = 50
"""So many names that are alike are no slips of anybody's."""


class _Name(msgspec.Struct, frozen=True, kw_only=True):
    """One spelling as printed, its words folded, and the paragraphs that have it."""

    printed: str
    words: tuple[str, ...]
    at: tuple[Paragraph, ...]


@check(
    stage=Stage.SCRIPT,
    reads={Reads.SCRIPT},
    since="0.1",
    twin=Twin(
        "Write the cues and the places of the script in the order of the alphabet and read down.",
        ("coverage", "--list", "scenes", "--list", "lines"),
    ),
)
def name_in_two_spellings(film: Film) -> Found:
    """Yield one finding for each two spellings that look like one name."""
    script = film.script
    if script is None:
        yield Skipped(ID, "there is no script")
        return
    for rare, common, kind in _pairs(_cues(script)):
        if kind is Alike.SIGNS or not _are_two(rare, common, script=script, kind=kind):
            yield _finding(rare, common, script=script, what="character", kind=kind)
    for rare, common, kind in _pairs(_places(script)):
        yield _finding(rare, common, script=script, what="place", kind=kind)


def _cues(script: Script) -> list[_Name]:
    return _names(
        (each.character, each)
        for each in script.paragraphs
        if each.kind is ParagraphKind.CHARACTER and not (each.scene >= 0 and script.scenes[each.scene].omitted)
    )


def _places(script: Script) -> list[_Name]:
    """The places of headings; what stands between their parts (dash, comma, slash) is no spelling."""
    return _names(
        (re.sub(r"[\s,./–—-]+", " ", scene.location), script.paragraphs[scene.first])
        for scene in script.scenes
        if not scene.omitted
    )


def _names(found: Iterable[tuple[str, Paragraph]]) -> list[_Name]:
    """Gather the paragraphs of each spelling; capitals and the kind of apostrophe make no other one."""
    at: dict[str, list[Paragraph]] = {}
    for name, paragraph in found:
        at.setdefault(" ".join(name.upper().replace("’", "'").split()), []).append(paragraph)
    return [
        _Name(printed=name, words=name_words(name), at=tuple(all_)) for name, all_ in at.items() if name_words(name)
    ]


def _pairs(names: list[_Name]) -> Iterator[tuple[_Name, _Name, Alike]]:
    """Give each two names that are alike: the rarer, the other, and how they are alike."""
    alike: dict[object, dict[str, _Name]] = {}
    for name in names:
        for key in alike_keys(name.words):
            alike.setdefault(key, {})[name.printed] = name
    seen = set()
    for group in alike.values():
        for pair in combinations(group.values(), 2) if len(group) < _CROWD else ():
            rare, common = sorted(pair, key=lambda name: (len(name.at), name.printed))
            kind = how_alike(rare.words, common.words)
            if kind and _rare_enough(rare, common, kind=kind) and (rare.printed, common.printed) not in seen:
                seen.add((rare.printed, common.printed))
                yield rare, common, kind


def _rare_enough(rare: _Name, common: _Name, *, kind: Alike) -> bool:
    long = kind is Alike.LETTER and any(len(word) >= _VERY_LONG for word in {*rare.words} ^ {*common.words})
    return len(rare.at) * (_RARE_LONG if long else _RARE[kind]) <= len(common.at)


def _are_two(rare: _Name, common: _Name, *, script: Script, kind: Alike) -> bool:
    """Whether the script speaks of two people: they answer each other, or its actions name the rarer or both."""
    own = {word for word in rare.words if word not in common.words}
    short = any(len(word) < LONG for word in own)
    for paragraph in script.paragraphs:
        if paragraph.kind is ParagraphKind.ACTION:
            said = set(name_words(paragraph.text))
            both = said.issuperset(word for word in common.words if word not in rare.words)
            if said >= own and (both or short or kind is Alike.LETTER):
                return True
    cues = [each for each in script.paragraphs if each.kind is ParagraphKind.CHARACTER]
    names = {rare.printed, common.printed}
    return any(
        one.scene == other.scene and "CONT" not in other.text.upper() and {_printed(one), _printed(other)} == names
        for one, other in pairwise(cues)
    )


def _printed(cue: Paragraph) -> str:
    return " ".join(cue.character.upper().replace("’", "'").split())


def _finding(rare: _Name, common: _Name, *, script: Script, what: str, kind: Alike) -> Finding:
    first = rare.at[0]
    counted = "cue" if what == "character" else "heading"
    return Finding(
        check=ID,
        kind=kind,
        says=f"{rare.printed} ({_count(rare, counted)}) and {common.printed} ({_count(common, counted)}) look like one name",
        evidence=(
            *(Evidence(each.place, rare.printed) for each in rare.at[:_SHOWN]),
            Evidence(common.at[0].place, f"{common.printed} for the first time"),
        ),
        options=(f"It is {common.printed}", f"It is {rare.printed}", "They are two"),
        subjects=(first.id, f"{what} {rare.printed} {common.printed}"),
        scene=script.scenes[first.scene].number if first.scene >= 0 else "",
        confidence=_SURE[kind],
    )


def _count(name: _Name, what: str) -> str:
    return f"{len(name.at)} {what}{'s' if len(name.at) > 1 else ''}"
