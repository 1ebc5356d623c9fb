import contextlib
import json

import pytest

from edgecode.errors import UnreadableError
from edgecode.film.place import Remark
from edgecode.film.transcript import Transcript
from edgecode.formats.registry import HEAD, reader_for
from edgecode.formats.word_timed.reader import read, recognises
from simulators.damage import damaged
from simulators.memory_source import MemorySource

WORD = {"word": " Yes.", "start": 1.5, "end": 2.0, "probability": 0.9}
WHISPER = {
    "text": " Yes.",
    "segments": [{"start": 1.5, "end": 2.0, "text": " Yes.", "words": [WORD]}],
    "language": "en",
}
EACH: dict[str, object] = {
    "Whisper": WHISPER,
    "whisper.cpp": {"transcription": [{"offsets": {"from": 1500, "to": 2000}, "text": " Yes."}]},
    "Vosk": {"result": [{"conf": 0.9, "word": "yes", "start": 1.5, "end": 2.0}], "text": "yes"},
    "AWS Transcribe": {
        "jobName": "a",
        "results": {
            "transcripts": [{"transcript": "Yes."}],
            "items": [{"start_time": "1.5", "end_time": "2.0", "alternatives": [{"content": "Yes."}]}],
        },
    },
    "Deepgram": {
        "metadata": {},
        "results": {"channels": [{"alternatives": [{"transcript": "Yes.", "words": [WORD]}]}]},
    },
    "AssemblyAI": {"audio_url": "u", "text": "Yes.", "words": [{"text": "Yes.", "start": 1500, "end": 2000}]},
    "a list of words": [WORD],
}


def transcript(root: object, *, path: str = "12A-3.json") -> Transcript:
    source = MemorySource(json.dumps(root), path=path)
    (found,) = [each for each in read(source) if isinstance(each, Transcript)]
    return found


@pytest.mark.parametrize("shape", EACH)
def test_every_shape_is_known_and_says_the_same(shape: str) -> None:
    data = json.dumps(EACH[shape], indent=2)
    reader = reader_for(data.encode()[:HEAD], suffix=".json")
    assert reader is not None
    assert reader.NAME == "word-timed"
    found = transcript(EACH[shape])
    assert (found.media, found.extra) == ("12A-3", {"word-timed.shape": shape})
    (cue,) = found.cues
    assert (cue.text.casefold().rstrip("."), cue.begins, cue.ends) == ("yes", 1500, 2000)


def test_the_language_is_what_the_file_says_else_what_its_name_says() -> None:
    assert transcript(WHISPER).language == "en"
    assert transcript([WORD], path="12A-3.sv.json").language == "sv"


@pytest.mark.parametrize(
    "head",
    [
        '{"OTIO_SCHEMA": "Timeline.1", "words": [{"text": "a", "start": 1}]}',
        '[{"$schema": "https://movielabs.com/omc/json/schema/v2.8", "text": "a", "start": 1, "end": 2}]',
        '{"version": "2.0", "fps": 24, "boards": [{"uid": "A", "words": [], "text": "", "start": 1}]}',
        '{"name": "package", "scripts": {"start": "run"}}',
        '{"results": [], "text": "x"}',
        "slate,start,text\n",
        "",
    ],
)
def test_other_json_is_left_to_others(head: str) -> None:
    assert not recognises(head.encode(), suffix=".json")


def test_a_text_longer_than_a_reader_is_shown_does_not_hide_the_segments() -> None:
    long = json.dumps(WHISPER | {"text": "so on " * 20_000})
    assert recognises(long.encode()[:HEAD], suffix=".json")
    assert not recognises(long.encode()[:2_000], suffix=".json")


def test_json_that_is_no_transcript_is_unreadable() -> None:
    with pytest.raises(UnreadableError, match="segments or words"):
        list(read(MemorySource("{}", path="a.json")))


def test_broken_json_is_unreadable_with_its_line() -> None:
    with pytest.raises(UnreadableError) as caught:
        list(read(MemorySource('{"segments": [\n{"start": 1,,}]}', path="a.json")))
    assert caught.value.line == 2


def test_cues_in_disorder_are_put_in_order() -> None:
    segments = [{"start": 5, "end": 6, "text": "b"}, {"start": 1, "end": 2, "text": "a"}]
    found = list(read(MemorySource(json.dumps({"segments": segments}), path="a.json")))
    assert [type(each) for each in found] == [Remark, Transcript]
    assert [cue.text for cue in transcript({"segments": segments}).cues] == ["a", "b"]


@pytest.mark.parametrize("shape", EACH)
def test_a_damaged_transcript_is_read_or_refused(shape: str) -> None:
    one = EACH[shape]
    for data in damaged(json.dumps(one, indent=1).encode(), count=300):
        recognises(data[:HEAD], suffix=".json")
        with contextlib.suppress(UnreadableError):
            list(read(MemorySource(data, path="a.json")))
