"""Word-timed transcripts: the JSON that speech recognisers write, in the shapes of :mod:`.shapes`.

A segment, utterance or result becomes a cue with its words; where a transcript has words alone, they are parted into cues
where another speaks, where a sentence ends, and at a pause of a second. Which shape it was is kept in ``extra`` as
``word-timed.shape``. Left out: other alternatives than the first, tokens, translations.
"""

import re
from collections.abc import Iterator
from typing import Final

from edgecode.errors import UnreadableError
from edgecode.film.place import Remark
from edgecode.film.transcript import Transcript
from edgecode.formats.cue_times import order_remarks, transcript_of
from edgecode.formats.head import peeked
from edgecode.formats.json_document import json_of
from edgecode.formats.source import Source
from edgecode.formats.word_timed.shapes import language_of, shape_of
from edgecode.formats.word_timed.words import Teller

NAME: Final = "word-timed"
SUFFIXES: Final = (".json",)

_OTHERS: Final = ("movielabs.com", "OTIO_SCHEMA", '"boards"')
"""What other readers' JSON has near its top."""
_NEEDED: Final = (
    (r'"segments"\s*:\s*\[', r'"start"\s*:', r'"text"\s*:'),
    (r'"segments"\s*:\s*\[', r'"start"\s*:', r'"words"\s*:'),
    (r'"transcription"\s*:\s*\[', r'"offsets"\s*:'),
    (r'"result"\s*:\s*\[', r'"word"\s*:', r'"start"\s*:'),
    (r'"results"\s*:\s*\{', r'"(?:transcripts|items)"\s*:\s*\['),
    (r'"results"\s*:\s*\{', r'"channels"\s*:\s*\[', r'"alternatives"\s*:'),
    (r'"(?:words|utterances)"\s*:\s*\[', r'"start"\s*:', r'"(?:text|word)"\s*:'),
    (r'"audio_url"\s*:', r'"text"\s*:'),
    (r"\A\s*\[\s*\{", r'"(?:word|text)"\s*:', r'"start"\s*:', r'"end"\s*:'),
)
_SHAPES: Final = tuple(tuple(map(re.compile, needed)) for needed in _NEEDED)
_LONG: Final = re.compile(r'\A\s*\{\s*"text"\s*:\s*"(?:[^"\\]|\\.)*+\Z', re.DOTALL)
"""Whisper writes the whole text first, which may fill all that a reader is shown."""
_A_LOT: Final = 60_000


def recognises(head: bytes, *, suffix: str) -> bool:
    """Look for the names of one of the shapes in JSON that is no other reader's."""
    del suffix
    text = peeked(head)
    if text.lstrip()[:1] not in {"{", "["} or any(other in text for other in _OTHERS):
        return False
    if any(all(part.search(text) for part in parts) for parts in _SHAPES):
        return True
    return len(text) > _A_LOT and _LONG.match(text) is not None


def read(source: Source) -> Iterator[Transcript | Remark]:
    """Yield the transcript, before it what is to be remarked. Raises UnreadableError where the file is no transcript."""
    document = json_of(source.bytes(), path=source.path, expected="a transcript in JSON")
    if document.text.remark is not None:
        yield document.text.remark
    shape = shape_of(document.root)
    if shape is None:
        expected = "a transcript in JSON with segments or words"
        raise UnreadableError(source.path, line=None, expected=expected, found="none")
    teller = Teller(document, path=source.path)
    cues = list(shape.cues(document.root, teller))
    yield from teller.remarks
    yield from order_remarks(cues, path=source.path)
    extra = {"word-timed.shape": shape.name}
    yield transcript_of(cues, path=source.path, language=language_of(document.root), extra=extra)
