"""The fingerprints of a film: every text that edgecode knows of it, and every name, handed to the scanner as numbers.

No list of fields is kept: every record that was read is walked, and every string in it counts, so that a reader's new field is
fingerprinted without a word here. What is named below is only what is looked for as a name as well.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from pathlib import PurePosixPath
from typing import Final

import msgspec

from edgecode.boundary.scan.fingerprints import Fingerprints, fingerprints_of, scan_key
from edgecode.film.memo import Step
from edgecode.film.place import Place
from edgecode.film.script import SPEECH, ParagraphKind, Script
from edgecode.film.transcript import SpokenWord, Transcript
from edgecode.findings.word import ON_GUESTS, ON_LETTERS, ON_MIRROR, Deed, Word
from edgecode.usecases.open_film import Look
from edgecode.usecases.partners.canaries import canaries_of
from edgecode.usecases.read_folder import Holdings

_NAMES: Final = frozenset(
    {
        *("audio", "by", "character", "file", "heading", "image", "link", "location", "media", "name", "path", "roll"),
        *("slate_text", "sound_roll", "speaker", "tape", "title"),
    }
)
"""Fields whose text is a name, if it is long enough to be one."""
_OURS: Final = frozenset({"id", "key", "uid", "entry", "content", "film_id", "undoes"})
"""Fields that hold numbers we made, and no text."""
_ABOUT_PARTNERS: Final = (
    frozenset({Deed.AGREE, Deed.REVOKE, Deed.REFUSE, Deed.EXPIRE, Deed.JUDGE, Deed.WITNESS, Deed.DISAGREE})
    | ON_MIRROR
    | ON_LETTERS
    | ON_GUESTS
)
"""What is said to partners and of them is none of the film: the partner has it, or each batch begins with it."""
_PASSED_OVER: Final = (SpokenWord, Place)
"""A word that was heard is in its cue's text; a place holds a path that stands elsewhere too."""


class Fingerprinting:
    """Makes the fingerprints of a film, and keeps the last ones while neither the film nor the words about it changed."""

    def __init__(self) -> None:
        """Begin with none made."""
        self._kept: Step[Fingerprints] = Step()

    def of(self, look: Look, *, words: Mapping[str, Word], secret: bytes) -> Fingerprints:
        """Give the fingerprints of what a look saw and of what people said, under a key derived from the film's secret."""
        read = tuple((reading.path, reading.key) for reading in look.holdings.readings)
        stands = (read, look.holdings.settings, tuple(words), secret)
        return self._kept.get(stands, lambda: fingerprints(look, words=words, secret=secret))


def of_the_film(words: Iterable[Word]) -> dict[str, Word]:
    """Give the words that are of the film, by their entries: those about partners are not."""
    return {word.entry: word for word in words if word.deed not in _ABOUT_PARTNERS}


def fingerprints(look: Look, *, words: Mapping[str, Word], secret: bytes) -> Fingerprints:
    """Make the fingerprints of a film anew."""
    holdings = look.holdings
    said = tuple(words.values())
    texts = [*film_texts(holdings), *(text for word in said for _field, text in _strings(word))]
    names = [*film_names(holdings), *(name for word in said for name in _names(word))]
    canaries = canaries_of(secret).all
    return fingerprints_of(texts, key=scan_key(secret), names=names, canaries=canaries)


def film_texts(holdings: Holdings) -> Iterator[str]:
    """Give every text of a film: whole scripts and transcripts in their order first, then each string there is."""
    for record in _records(holdings):
        if isinstance(record, Script):
            yield from _script_texts(record)
        elif isinstance(record, Transcript):
            yield "\n".join(cue.text for cue in record.cues)
    for record in (holdings.settings, *_records(holdings)):
        yield from (text for _field, text in _strings(record))
    yield from (reading.path for reading in holdings.readings)
    yield from (remark.says for reading in holdings.readings for remark in reading.remarks)


def film_names(holdings: Holdings) -> Iterator[str]:
    """Give every name of a film: people, characters, places, titles, files, clips; too many rather than too few."""
    yield from map(str, holdings.settings.people)
    yield holdings.name
    for reading in holdings.readings:
        yield from _of_path(reading.path)
    for record in (holdings.settings, *_records(holdings)):
        yield from _names(record)
        if isinstance(record, Script):
            yield from (line for _what, lines in record.title_page for line in lines)


def _records(holdings: Holdings) -> Iterator[object]:
    """What was read, and what scripts held before."""
    for reading in holdings.readings:
        yield from reading.records
    for version in holdings.known.before.values():
        yield version.script


def _script_texts(script: Script) -> Iterator[str]:
    """A script whole, without its cues, and what is spoken alone: somebody who copies it copies one of them."""
    printed = script.paragraphs
    yield "\n".join(each.text for each in printed)
    yield "\n".join(each.text for each in printed if each.kind is not ParagraphKind.CHARACTER)
    yield "\n".join(each.text for each in printed if each.kind in SPEECH)
    yield "\n".join(each.text for each in printed if each.kind in SPEECH - {ParagraphKind.CHARACTER})
    yield "\n".join(each.text for each in script.asides)


def _names(record: object) -> Iterator[str]:
    for field, text in _strings(record):
        if field in _NAMES:
            yield text
            if "/" in text or "." in text:
                yield from _of_path(text)


def _of_path(path: str) -> Iterator[str]:
    """A file's name with and without what stands behind its last dot, and the folders it lies in."""
    whole = PurePosixPath(path.replace("\\", "/"))
    yield from (whole.name, whole.stem, *(part for part in whole.parts[:-1] if part != "/"))


def _strings(record: object) -> Iterator[tuple[str, str]]:
    """Every string of a record, however deep, with the name of its field; words of a closed list are none."""
    waiting: list[tuple[str, object]] = [("", record)]
    while waiting:
        field, each = waiting.pop()
        if isinstance(each, Enum):
            continue
        if isinstance(each, str):
            if each and field not in _OURS:
                yield field, each
        elif isinstance(each, msgspec.Struct):
            waiting += _fields(each)
        elif isinstance(each, Mapping):
            waiting += [(field, inner) for pair in each.items() for inner in pair]
        elif isinstance(each, Iterable) and not isinstance(each, bytes):
            waiting += [(field, inner) for inner in each]


def _fields(record: msgspec.Struct) -> list[tuple[str, object]]:
    if isinstance(record, _PASSED_OVER):
        return []
    return [(name, getattr(record, name)) for name in record.__struct_fields__]
