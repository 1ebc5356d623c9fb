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
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise
from typing import Final

import msgspec
from rapidfuzz.distance import OSA

from edgecode.checks.check import Found, Reads, Twin, check
from edgecode.entries.vocabulary import Stage
from edgecode.film.film import Film
from edgecode.film.place import Place
from edgecode.film.script import Paragraph, ParagraphKind, Script
from edgecode.findings.finding import Evidence, Finding, Skipped

ID = "name-in-two-spellings"
_SHOWN: Final = 3
_LONG: Final = 5
"""Shorter words are one letter apart from too many others: an engineering choice, as are the numbers below."""
_VERY_LONG: Final = 8
_RARE: Final = {"signs-alone": 0, "sounds-alike": 3, "one-letter": 5, "long": 2}
"""How many there must be of the one spelling for each of the rarer."""
_SURE: Final = {"signs-alone": 0.9, "sounds-alike": 0.8, "one-letter": 0.6}
_CROWD: Final = 50
"""So many names that are alike are no slips of anybody's."""
_WORD: Final = re.compile(r"[^\W_]+")
_ROMAN: Final = re.compile(r"[ivxlcdm]+")
_SOUNDS: Final = (
    *(("ph", "f"), ("ck", "k"), ("ch", "x"), ("sh", "x"), ("qu", "k"), ("c", "k"), ("q", "k"), ("j", "i"), ("y", "i")),
    *(("w", "v"), ("z", "s")),
)
_SILENT: Final = re.compile(r"(?<=\w)h|(?<=[^aeiou])e$")
_TWICE: Final = re.compile(r"(\w)\1+")


class _Name(msgspec.Struct, frozen=True, kw_only=True):
    """One spelling as printed, its words folded, and the paragraphs that have it."""

    printed: str
    words: tuple[str, ...]
    at: tuple[Paragraph, ...]


@check(
    stage=Stage.SCRIPT,
    reads={Reads.SCRIPT},
    since="0.1",
    twin=Twin("Write the cues and the places of the script in the order of the alphabet and read down.", ("coverage",)),
)
def name_in_two_spellings(film: Film) -> Found:
    """Yield one finding for each two spellings that look like one name."""
    script = film.script
    if script is None:
        yield Skipped(ID, "there is no script")
        return
    for rare, common, kind in _pairs(_cues(script)):
        if kind == "signs-alone" or not _are_two(rare, common, script=script, kind=kind):
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
    return [_Name(printed=name, words=_words(name), at=tuple(all_)) for name, all_ in at.items() if _words(name)]


def _words(text: str) -> tuple[str, ...]:
    apart = unicodedata.normalize("NFKD", text.casefold().replace("'", "").replace("’", ""))
    return tuple(_WORD.findall("".join(sign for sign in apart if not unicodedata.combining(sign))))


def _pairs(names: list[_Name]) -> Iterator[tuple[_Name, _Name, str]]:
    """Give each two names that are alike: the rarer, the other, and how they are alike."""
    alike: dict[object, dict[str, _Name]] = {}
    for name in names:
        for key in _keys(name.words):
            alike.setdefault(key, {})[name.printed] = name
    seen = set()
    for group in alike.values():
        for pair in combinations(group.values(), 2) if len(group) < _CROWD else ():
            rare, common = sorted(pair, key=lambda name: (len(name.at), name.printed))
            kind = _kind(rare.words, common.words)
            if kind and _rare_enough(rare, common, kind=kind) and (rare.printed, common.printed) not in seen:
                seen.add((rare.printed, common.printed))
                yield rare, common, kind


def _keys(words: tuple[str, ...]) -> Iterator[object]:
    """What two names share that are alike: all letters, the sound, or all but one letter of a long word."""
    yield "".join(words)
    yield tuple(map(_sound, words))
    for index, word in enumerate(words):
        if len(word) >= _LONG - 1:
            for cut in ("", *(f"{word[:at]}{word[at + 1 :]}" for at in range(1, len(word) - 1))):
                yield ("but one", *words[:index], cut or word, *words[index + 1 :])


def _kind(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    """``signs-alone``, ``sounds-alike`` or ``one-letter``; empty where the names are plainly two."""
    if "".join(one) == "".join(other):
        return "signs-alone"
    differing = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    if len(one) != len(other) or len(differing) != 1:
        return ""
    a, b = differing[0]
    if not (a.isalpha() and b.isalpha()) or (_ROMAN.fullmatch(a) and _ROMAN.fullmatch(b)) or min(len(a), len(b)) < 3:  # noqa: PLR2004
        return ""
    if _sound(a) == _sound(b):
        return "sounds-alike"
    inside = a[0] == b[0] and a[-1] == b[-1] and max(len(a), len(b)) >= _LONG
    return "one-letter" if inside and OSA.distance(a, b, score_cutoff=1) == 1 else ""


def _rare_enough(rare: _Name, common: _Name, *, kind: str) -> bool:
    """Whether the rarer is rare beside the other; one letter of many is a slip sooner."""
    long = kind == "one-letter" and any(len(word) >= _VERY_LONG for word in set(rare.words) ^ set(common.words))
    return len(rare.at) * (_RARE["long"] if long else _RARE[kind]) <= len(common.at)


def _sound(word: str) -> str:
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    return _TWICE.sub(r"\1", _SILENT.sub("", word))


def _are_two(rare: _Name, common: _Name, *, script: Script, kind: str) -> bool:
    """Whether the script speaks of two people: they answer each other, or its actions name the rarer or both."""
    own = {word for word in rare.words if word not in common.words}
    short = any(len(word) < _LONG for word in own)
    for paragraph in script.paragraphs:
        if paragraph.kind is ParagraphKind.ACTION:
            said = set(_words(paragraph.text))
            both = said.issuperset(word for word in common.words if word not in rare.words)
            if said >= own and (both or short or kind == "one-letter"):
                return True
    cues = [each for each in script.paragraphs if each.kind is ParagraphKind.CHARACTER]
    names = {rare.printed, common.printed}
    return any(
        one.scene == other.scene and "CONT" not in other.text.upper() and {_printed(one), _printed(other)} == names
        for one, other in pairwise(cues)
    )


def _printed(cue: Paragraph) -> str:
    return " ".join(cue.character.upper().replace("’", "'").split())


def _finding(rare: _Name, common: _Name, *, script: Script, what: str, kind: str) -> Finding:
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
