"""Words out of a transcript's JSON, whatever each program calls their parts, and cues out of words."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from edgecode.film.place import Place, Remark
from edgecode.film.transcript import Cue, Milliseconds, SpokenWord
from edgecode.formats.json_document import Json, JsonDocument, number_of, objects_in

SECONDS: Final = 1000.0
MILLISECONDS: Final = 1.0

_TEXT: Final = ("punctuated_word", "word", "text", "content", "value")
_BEGINS: Final = ("start", "start_time", "startTime", "begin", "ts")
_ENDS: Final = ("end", "end_time", "endTime", "end_ts")
_CONFIDENCE: Final = ("confidence", "probability", "score", "conf")
_SPEAKER: Final = ("speaker", "speaker_label", "speaker_id")
_ENDS_A_SENTENCE: Final = (".", "?", "!", "…", "\u3002", "\uff1f", "\uff01")
"""The full stop, question and exclamation marks of East Asian scripts among them."""
_PAUSE: Final = 1000
"""Milliseconds of silence that part two cues where the transcript has none. An engineering choice."""
_LONGEST: Final = 60
"""Words of a cue made here. Likewise."""
_LAST_MOMENT: Final = 10**12


class Heard(msgspec.Struct, frozen=True):
    """One word, who said it where that is said, and the object it was read from."""

    word: SpokenWord
    speaker: str
    place: Place


class Teller:
    """Reads words and cues of one document, and remarks on what it cannot use."""

    def __init__(self, document: JsonDocument, *, path: str) -> None:
        """Take a document; ``remarks`` grows as it is read."""
        self.lines = document.lines
        self.path = path
        self.remarks: list[Remark] = []

    def place(self, node: Json) -> Place:
        """Where an object begins."""
        return Place(self.path, line=self.lines.get(id(node)))

    def remark(self, place: Place, says: str) -> None:
        """Remark on an object."""
        self.remarks.append(Remark(place, says))

    def listed(self, value: Json, *, what: str, of: Json) -> Iterator[dict[str, Json]]:
        """Yield the objects of a list; what is none is remarked on, a list that is missing is not."""
        if value is not None and not isinstance(value, list):
            self.remark(self.place(of), f"expected a list of {what}, found another value; left out")
        elif isinstance(value, list):
            others = sum(not isinstance(one, dict) for one in value)
            if others:
                self.remark(self.place(of), f"expected {what}, found {others} other values among them; left out")
            yield from objects_in(value)

    def heard(self, nodes: Iterable[dict[str, Json]], *, unit: float) -> list[Heard]:
        """Read the words of some objects; ``unit`` is how many milliseconds one of their times lasts."""
        found = (self.word(node, place=self.place(node), unit=unit) for node in nodes)
        return [each for each in found if each is not None]

    def word(self, node: dict[str, Json], *, place: Place, unit: float) -> Heard | None:
        """Read one word; ``None``, and a remark, where there is none."""
        text = words_of(first(node, _TEXT))
        if not text:
            self.remark(place, "expected a word, found none; left out")
            return None
        begins, ends = self.times(node, place=place, unit=unit)
        word = SpokenWord(text=text, begins=begins, ends=ends, confidence=confidence_of(first(node, _CONFIDENCE)))
        return Heard(word, speaker_of(node), place)

    def times(
        self, node: dict[str, Json], *, place: Place, unit: float
    ) -> tuple[Milliseconds | None, Milliseconds | None]:
        """Read begin and end; what is no time is remarked on and left out."""
        written = first(node, _BEGINS), first(node, _ENDS)
        begins, ends = (_moment(each, unit=unit) for each in written)
        for value, moment in zip(written, (begins, ends), strict=True):
            if value is not None and moment is None:
                self.remark(place, f"expected a time, found {str(value)[:40]!r}; left out")
        if begins is not None and ends is not None and ends < begins:
            self.remark(place, f"expected an end after the begin {begins} ms, found {ends} ms; left out")
            ends = None
        return begins, ends

    def cue(
        self,
        node: dict[str, Json],
        *,
        text: str,
        heard: Sequence[Heard] = (),
        unit: float,
        place: Place | None = None,
    ) -> Cue | None:
        """Make the cue an object tells of; where it has no times, its words' own. ``None`` where nothing times it."""
        place = place if place is not None else self.place(node)
        words = tuple(each.word for each in heard)
        said = words_of(text) or " ".join(word.text for word in words)
        if not said:
            return None
        begins, ends = self.times(node, place=place, unit=unit)
        begins = begins if begins is not None else _first_moment(words)
        if begins is None:
            self.remark(place, f"expected times, found none for {said[:40]!r}; left out")
            return None
        ends = ends if ends is not None else _last_moment(words)
        speakers = dict.fromkeys(each.speaker for each in heard if each.speaker)
        speaker = speaker_of(node) or (next(iter(speakers)) if len(speakers) == 1 else "")
        return Cue(
            text=said,
            place=place,
            begins=begins,
            ends=Milliseconds(max(begins, ends if ends is not None else begins)),
            speaker=speaker,
            words=words,
        )


def cues_of(heard: Iterable[Heard]) -> Iterator[Cue]:
    """Part words into cues where another speaks, where a sentence ends, and at a pause; words that nothing times go along."""
    group: list[Heard] = []
    for each in heard:
        if group and _parts(group[-1], each, count=len(group)):
            yield from _grouped(group)
            group = []
        group.append(each)
    yield from _grouped(group)


def _parts(last: Heard, following: Heard, *, count: int) -> bool:
    ends, begins = last.word.ends, following.word.begins
    paused = ends is not None and begins is not None and begins - ends > _PAUSE
    sentence = last.word.text.endswith(_ENDS_A_SENTENCE)
    return paused or sentence or count >= _LONGEST or last.speaker != following.speaker


def _grouped(group: Sequence[Heard]) -> Iterator[Cue]:
    words = tuple(each.word for each in group)
    begins, ends = _first_moment(words), _last_moment(words)
    if begins is not None:
        yield Cue(
            text=" ".join(word.text for word in words),
            place=group[0].place,
            begins=begins,
            ends=Milliseconds(max(begins, ends if ends is not None else begins)),
            speaker=group[0].speaker,
            words=words,
        )


def first(node: dict[str, Json], names: Iterable[str]) -> Json:
    """Give the value of the first of some names that is there and not null."""
    return next((node[name] for name in names if node.get(name) is not None), None)


def words_of(value: Json) -> str:
    """Give a text with single spaces; empty for what is no text."""
    return " ".join(value.split()) if isinstance(value, str) else ""


def speaker_of(node: dict[str, Json]) -> str:
    """Who speaks, as the program names them; a number stays that number."""
    value = first(node, _SPEAKER)
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else words_of(value)


def confidence_of(value: Json) -> float | None:
    """Read a confidence; ``None`` for what is no number from 0 to 1."""
    number = number_of(value)
    return number if number is not None and 0 <= number <= 1 else None


def _moment(value: Json, *, unit: float) -> Milliseconds | None:
    number = number_of(value)
    if number is None or not 0 <= number * unit < _LAST_MOMENT:
        return None
    return Milliseconds(round(number * unit))


def _first_moment(words: Iterable[SpokenWord]) -> Milliseconds | None:
    moments = (moment for word in words for moment in (word.begins, word.ends) if moment is not None)
    return min(moments, default=None)


def _last_moment(words: Iterable[SpokenWord]) -> Milliseconds | None:
    moments = (moment for word in words for moment in (word.ends, word.begins) if moment is not None)
    return max(moments, default=None)
