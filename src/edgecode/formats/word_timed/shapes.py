"""The shapes of JSON in which speech recognisers write transcripts, told apart by what they hold.

- Whisper, WhisperX, faster-whisper: ``segments`` with ``text``, in seconds (openai/whisper ``transcribe.py``, m-bain/whisperX
  ``types.py``);
- whisper.cpp: ``transcription`` with ``offsets``, in milliseconds (ggml-org/whisper.cpp, ``examples/cli``);
- Vosk: ``result`` with ``conf``, in seconds (alphacephei/vosk-api, ``recognizer.cc``);
- AWS Transcribe: ``results.items``, in seconds as text (AWS Transcribe Developer Guide, data output);
- Deepgram: ``results.channels``, in seconds (Deepgram API reference, pre-recorded audio);
- AssemblyAI: ``words`` or ``utterances`` at the top, in milliseconds (AssemblyAI API reference, transcripts);
- a plain list: objects with ``word`` or ``text``, ``start`` and ``end``.

The times of a plain list are seconds, unless all are whole numbers and the middle one of its words would last longer than
15 seconds: then they are milliseconds.
"""

from collections.abc import Callable, Iterator
from statistics import median
from typing import Final

import msgspec

from edgecode.film.transcript import Cue
from edgecode.formats.json_document import Json, number_of, objects_in
from edgecode.formats.word_timed.words import (
    MILLISECONDS,
    SECONDS,
    Heard,
    Teller,
    cues_of,
    first,
    speaker_of,
    words_of,
)

_OF_ASSEMBLY_AI: Final = ("audio_url", "language_model", "utterances", "acoustic_model", "audio_duration", "segments")
"""What stands beside ``words`` where they are not a plain list."""
_LONGEST_WORD: Final = 15.0
"""Seconds no word lasts; a plain list in which they would is in milliseconds."""


class Shape(msgspec.Struct, frozen=True):
    """One way to write a transcript: what it is called, and how its cues are read."""

    name: str
    cues: Callable[[Json, Teller], Iterator[Cue]]


def shape_of(root: Json) -> Shape | None:
    """Find the shape of a document; ``None`` where it is no transcript."""
    if isinstance(root, dict):
        return _of_object(root)
    listed = list(objects_in(root))
    if any("result" in one or ("text" in one and len(one) == 1) for one in listed):
        return _VOSK
    if any("segments" in one for one in listed):
        return Shape("Whisper", _several)
    if any(first(one, ("start", "begin", "start_time")) is not None and _has_words(one) for one in listed):
        return _A_LIST
    return None


def language_of(root: Json) -> str:
    """The language the transcript says it is in, empty where it says none."""
    node = root if isinstance(root, dict) else next(objects_in(root), {})
    inside = [node, *(each for name in ("results", "result", "params") for each in objects_in(node.get(name)))]
    return next(
        (
            words_of(value)
            for each in inside
            if (value := first(each, ("language", "language_code", "detected_language")))
        ),
        "",
    )


def _of_object(root: dict[str, Json]) -> Shape | None:
    results = root.get("results")
    if isinstance(results, dict):
        return next((shape for name, shape in _INSIDE.items() if name in results), None)
    if isinstance(root.get("words"), list) and not any(name in root for name in _OF_ASSEMBLY_AI):
        return _A_LIST
    return next((shape for name, shape in _AT_THE_TOP.items() if isinstance(root.get(name), list)), None)


def _has_words(node: dict[str, Json]) -> bool:
    return isinstance(first(node, ("word", "text", "punctuated_word")), str)


def _several(root: Json, teller: Teller) -> Iterator[Cue]:
    for one in objects_in(root):
        yield from _whisper(one, teller)


def _whisper(root: Json, teller: Teller) -> Iterator[Cue]:
    node = root if isinstance(root, dict) else {}
    for segment in teller.listed(node.get("segments"), what="segments", of=node):
        heard = teller.heard(teller.listed(segment.get("words"), what="words", of=segment), unit=SECONDS)
        cue = teller.cue(segment, text=words_of(segment.get("text")), heard=heard, unit=SECONDS)
        if cue is not None:
            yield cue


def _whisper_cpp(root: Json, teller: Teller) -> Iterator[Cue]:
    """Segments with offsets in milliseconds; words are not told apart from pieces of words, and are left out."""
    node = root if isinstance(root, dict) else {}
    for segment in teller.listed(node.get("transcription"), what="segments", of=node):
        offsets = next(objects_in(segment.get("offsets")), {})
        timed: dict[str, Json] = {
            "start": offsets.get("from"),
            "end": offsets.get("to"),
            "speaker": segment.get("speaker"),
        }
        cue = teller.cue(timed, text=words_of(segment.get("text")), unit=MILLISECONDS, place=teller.place(segment))
        if cue is not None:
            yield cue


def _vosk(root: Json, teller: Teller) -> Iterator[Cue]:
    """One object for each utterance, a file of one or a list of them; silence is an object with an empty text."""
    for utterance in objects_in(root):
        heard = teller.heard(teller.listed(utterance.get("result"), what="words", of=utterance), unit=SECONDS)
        cue = teller.cue(utterance, text=words_of(utterance.get("text")), heard=heard, unit=SECONDS) if heard else None
        if cue is not None:
            yield cue


def _aws(root: Json, teller: Teller) -> Iterator[Cue]:
    """Items in order: a word has times and alternatives, a punctuation mark hangs on the word before it."""
    results = _at(root, "results")
    speakers = {
        str(item.get("start_time")): speaker_of(item)
        for segment in objects_in(_at(results, "speaker_labels").get("segments"))
        for item in objects_in(segment.get("items"))
    }
    heard: list[Heard] = []
    for item in teller.listed(results.get("items"), what="items", of=results):
        best = next(objects_in(item.get("alternatives")), {})
        content = words_of(best.get("content"))
        if item.get("type") == "punctuation":
            if heard and content:
                last = heard[-1]
                word = msgspec.structs.replace(last.word, text=last.word.text + content)
                heard[-1] = Heard(word, last.speaker, last.place)
            continue
        timed: dict[str, Json] = {**item, "content": content, "confidence": best.get("confidence")}
        each = teller.word(timed, place=teller.place(item), unit=SECONDS)
        if each is not None:
            speaker = each.speaker or speakers.get(str(item.get("start_time")), "")
            heard.append(Heard(each.word, speaker, each.place))
    yield from cues_of(heard)


def _deepgram(root: Json, teller: Teller) -> Iterator[Cue]:
    """Utterances where they were asked for, else the words of the best alternative of each channel."""
    results = _at(root, "results")
    utterances = list(objects_in(results.get("utterances")))
    for utterance in utterances:
        heard = teller.heard(teller.listed(utterance.get("words"), what="words", of=utterance), unit=SECONDS)
        cue = teller.cue(utterance, text=words_of(utterance.get("transcript")), heard=heard, unit=SECONDS)
        if cue is not None:
            yield cue
    channels = () if utterances else teller.listed(results.get("channels"), what="channels", of=results)
    for channel in channels:
        best = next(objects_in(channel.get("alternatives")), {})
        yield from cues_of(teller.heard(teller.listed(best.get("words"), what="words", of=best), unit=SECONDS))


def _assembly_ai(root: Json, teller: Teller) -> Iterator[Cue]:
    node = root if isinstance(root, dict) else {}
    utterances = list(objects_in(node.get("utterances")))
    for utterance in utterances:
        heard = teller.heard(teller.listed(utterance.get("words"), what="words", of=utterance), unit=MILLISECONDS)
        cue = teller.cue(utterance, text=words_of(utterance.get("text")), heard=heard, unit=MILLISECONDS)
        if cue is not None:
            yield cue
    if not utterances:
        words = teller.listed(node.get("words"), what="words", of=node)
        yield from cues_of(teller.heard(words, unit=MILLISECONDS))


def _plain(root: Json, teller: Teller) -> Iterator[Cue]:
    """A list of words, or of longer stretches, each then a cue of its own."""
    value = root.get("words") if isinstance(root, dict) else root
    nodes = list(teller.listed(value, what="words", of=root))
    unit = _unit(nodes)
    if any(" " in words_of(first(node, ("word", "text"))) for node in nodes):
        made = (teller.cue(node, text=words_of(first(node, ("text", "word"))), unit=unit) for node in nodes)
        yield from (cue for cue in made if cue is not None)
    else:
        yield from cues_of(teller.heard(nodes, unit=unit))


def _unit(nodes: list[dict[str, Json]]) -> float:
    written = [value for node in nodes for name in ("start", "end") if (value := node.get(name)) is not None]
    if not all(isinstance(value, int) for value in written):
        return SECONDS
    spans = [(number_of(node.get("start")), number_of(node.get("end"))) for node in nodes]
    lengths = [end - start for start, end in spans if start is not None and end is not None]
    return MILLISECONDS if lengths and median(lengths) > _LONGEST_WORD else SECONDS


def _at(node: Json, name: str) -> dict[str, Json]:
    inside = node.get(name) if isinstance(node, dict) else None
    return inside if isinstance(inside, dict) else {}


_VOSK: Final = Shape("Vosk", _vosk)
_A_LIST: Final = Shape("a list of words", _plain)
_INSIDE: Final = {
    "channels": Shape("Deepgram", _deepgram),
    "utterances": Shape("Deepgram", _deepgram),
    "items": Shape("AWS Transcribe", _aws),
    "transcripts": Shape("AWS Transcribe", _aws),
}
"""By what ``results`` holds."""
_AT_THE_TOP: Final = {
    "segments": Shape("Whisper", _whisper),
    "transcription": Shape("whisper.cpp", _whisper_cpp),
    "result": _VOSK,
    "utterances": Shape("AssemblyAI", _assembly_ai),
    "words": Shape("AssemblyAI", _assembly_ai),
}
"""By which list the document holds."""
