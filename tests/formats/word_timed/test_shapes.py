import json

import pytest

from edgecode.film.transcript import Cue
from edgecode.formats.json_document import json_of
from edgecode.formats.word_timed.shapes import language_of, shape_of
from edgecode.formats.word_timed.words import Teller

Spoken = tuple[str, int | None, int | None]


def told(root: object) -> tuple[str, list[Cue], list[str]]:
    """Read a document; give the shape's name, the cues, and what was remarked."""
    document = json_of(json.dumps(root, indent=1).encode(), path="a.json", expected="a transcript")
    shape = shape_of(document.root)
    assert shape is not None
    teller = Teller(document, path="a.json")
    cues = list(shape.cues(document.root, teller))
    return shape.name, cues, [f"{remark.place}: {remark.says}" for remark in teller.remarks]


def spans(cues: list[Cue]) -> list[tuple[str, int, int, str]]:
    return [(cue.text, cue.begins, cue.ends, cue.speaker) for cue in cues]


def words(cue: Cue) -> list[Spoken]:
    return [(word.text, word.begins, word.ends) for word in cue.words]


WHISPER = {
    "text": " Tell me. Is he in?",
    "language": "en",
    "segments": [
        {
            "id": 0,
            "start": 1.5,
            "end": 3.0,
            "text": " Tell me.",
            "words": [
                {"word": " Tell", "start": 1.5, "end": 1.84, "probability": 0.97},
                {"word": " me.", "start": 1.84, "end": 2.2, "probability": 0.9},
            ],
        },
        {"id": 1, "start": 3.0, "end": 4.25, "text": " Is he in?"},
    ],
}


def test_whisper_is_read_by_its_segments() -> None:
    name, cues, remarks = told(WHISPER)
    assert (name, remarks) == ("Whisper", [])
    assert spans(cues) == [("Tell me.", 1500, 3000, ""), ("Is he in?", 3000, 4250, "")]
    assert words(cues[0]) == [("Tell", 1500, 1840), ("me.", 1840, 2200)]
    assert [word.confidence for word in cues[0].words] == [0.97, 0.9]
    assert cues[1].words == ()
    assert [cue.place.line for cue in cues] == [5, 25]


def test_whisper_x_names_speakers_and_leaves_some_words_without_times() -> None:
    said = [{"word": "In", "start": 0.5, "end": 0.7, "score": 0.5}, {"word": "1940"}]
    segment = {"start": 0.5, "end": 1.5, "text": "In 1940", "speaker": "SPEAKER_01", "words": said}
    _, cues, remarks = told({"segments": [segment], "word_segments": said})
    assert spans(cues) == [("In 1940", 500, 1500, "SPEAKER_01")]
    assert words(cues[0]) == [("In", 500, 700), ("1940", None, None)]
    assert (cues[0].words[1].confidence, remarks) == (None, [])


def test_whisper_cpp_counts_milliseconds() -> None:
    said = {"timestamps": {"from": "00:00:01,500"}, "offsets": {"from": 1500, "to": 2500}, "text": " Yes."}
    name, cues, _ = told({"result": {"language": "en"}, "transcription": [said]})
    assert (name, spans(cues)) == ("whisper.cpp", [("Yes.", 1500, 2500, "")])


def test_vosk_gives_an_utterance_an_object() -> None:
    said = [
        {"conf": 1.0, "word": "is", "start": 0.36, "end": 0.6},
        {"conf": 0.4, "word": "he", "start": 0.6, "end": 0.93},
    ]
    name, cues, _ = told([{"result": said, "text": "is he"}, {"text": ""}])
    assert (name, spans(cues)) == ("Vosk", [("is he", 360, 930, "")])
    assert [word.confidence for word in cues[0].words] == [1.0, 0.4]
    assert spans(told({"result": said, "text": "is he"})[1]) == spans(cues)


def aws_item(word: str, start: str, end: str, **more: str) -> dict[str, object]:
    best = [{"confidence": "0.99", "content": word}, {"confidence": "0.1", "content": "other"}]
    return {"type": "pronunciation", "start_time": start, "end_time": end, "alternatives": best, **more}


def test_aws_hangs_punctuation_on_words_and_says_who_speaks() -> None:
    mark = {"type": "punctuation", "alternatives": [{"confidence": "0.0", "content": "."}]}
    items = [aws_item("Yes", "0.04", "0.5"), mark, aws_item("No", "0.6", "0.9")]
    spoken = [{"start_time": "0.04", "speaker_label": "spk_0"}, {"start_time": "0.6", "speaker_label": "spk_1"}]
    labels = {"segments": [{"items": spoken}]}
    root = {
        "jobName": "a",
        "results": {"transcripts": [], "items": items, "speaker_labels": labels, "language_code": "en-GB"},
    }
    name, cues, remarks = told(root)
    assert (name, remarks) == ("AWS Transcribe", [])
    assert spans(cues) == [("Yes.", 40, 500, "spk_0"), ("No", 600, 900, "spk_1")]
    assert cues[0].words[0].confidence == 0.99
    assert language_of(root) == "en-GB"
    newer = {"results": {"transcripts": [], "items": [aws_item("Yes", "0.04", "0.5", speaker_label="spk_3")]}}
    assert spans(told(newer)[1]) == [("Yes", 40, 500, "spk_3")]


def test_deepgram_is_read_by_utterances_or_by_words() -> None:
    said = [
        {"word": "yes", "punctuated_word": "Yes.", "start": 0.08, "end": 0.4, "confidence": 0.9, "speaker": 0},
        {"word": "no", "punctuated_word": "No.", "start": 0.5, "end": 0.75, "confidence": 0.8, "speaker": 1},
    ]
    channels = [{"alternatives": [{"transcript": "Yes. No.", "words": said}, {"words": said}]}]
    name, cues, _ = told({"metadata": {}, "results": {"channels": channels}})
    assert (name, spans(cues)) == ("Deepgram", [("Yes.", 80, 400, "0"), ("No.", 500, 750, "1")])
    utterances = [{"start": 0.0, "end": 1.0, "transcript": "Yes. No.", "speaker": 4, "words": said}]
    _, cues, _ = told({"results": {"channels": channels, "utterances": utterances}})
    assert spans(cues) == [("Yes. No.", 0, 1000, "4")]
    assert words(cues[0]) == [("Yes.", 80, 400), ("No.", 500, 750)]


def test_assembly_ai_counts_milliseconds() -> None:
    said = [{"text": "Yes.", "start": 250, "end": 650, "confidence": 0.97, "speaker": "A"}]
    root = {"id": "x", "audio_url": "u", "text": "Yes.", "words": said, "utterances": None, "language_code": "en_us"}
    name, cues, _ = told(root)
    assert (name, spans(cues)) == ("AssemblyAI", [("Yes.", 250, 650, "A")])
    spoken = {"text": "Yes.", "start": 200, "end": 700, "speaker": "B", "words": said}
    assert spans(told({**root, "utterances": [spoken]})[1]) == [("Yes.", 200, 700, "B")]
    assert language_of(root) == "en_us"


@pytest.mark.parametrize(("name", "unit"), [("word", 1), ("text", 1), ("word", 1000), ("text", 1000)])
def test_a_plain_list_is_in_seconds_or_in_milliseconds(name: str, unit: int) -> None:
    times = [(1.5, 1.75), (1.75, 2.0)]
    said = [
        {name: word, "start": int(start * unit) if unit > 1 else start, "end": int(end * unit) if unit > 1 else end}
        for word, (start, end) in zip(("Is", "he?"), times, strict=True)
    ]
    shape, cues, _ = told(said)
    assert (shape, spans(cues)) == ("a list of words", [("Is he?", 1500, 2000, "")])
    assert spans(told({"words": said})[1]) == spans(cues)


def test_whole_seconds_stay_seconds() -> None:
    said = [{"word": "Is", "start": 1, "end": 2}, {"word": "he?", "start": 2, "end": 3}]
    assert spans(told(said)[1]) == [("Is he?", 1000, 3000, "")]


def test_a_list_of_longer_stretches_is_a_cue_each() -> None:
    said = [
        {"text": "Is he in?", "start": 0.5, "end": 1.0, "speaker": "Ada"},
        {"text": "No.", "start": 1.0, "end": 1.5},
    ]
    assert spans(told(said)[1]) == [("Is he in?", 500, 1000, "Ada"), ("No.", 1000, 1500, "")]


@pytest.mark.parametrize(
    "root",
    [
        {},
        [],
        {"boards": []},
        {"results": {}},
        {"words": "none"},
        [{"name": "a", "start": 1}],
        [{"text": "a", "more": 1}],
        [1, "a", None],
    ],
)
def test_what_is_no_transcript_has_no_shape(root: object) -> None:
    assert shape_of(root) is None


def test_what_cannot_be_used_is_said_and_the_rest_stands() -> None:
    bad = [
        {"word": "one", "start": "soon", "end": 2.0},
        {"word": "two", "start": 3.0, "end": 2.0, "probability": 7},
        {"word": "", "start": 3.0},
        17,
    ]
    segments = [{"start": 1.0, "end": 2.0, "text": "one two", "words": bad}, {"text": "never"}, "other"]
    _, cues, remarks = told({"segments": segments})
    assert spans(cues) == [("one two", 1000, 2000, "")]
    assert words(cues[0]) == [("one", None, 2000), ("two", 3000, None)]
    assert cues[0].words[1].confidence is None
    assert remarks == [
        "a.json:1: expected segments, found 1 other values among them; left out",
        "a.json:3: expected words, found 1 other values among them; left out",
        "a.json:8: expected a time, found 'soon'; left out",
        "a.json:13: expected an end after the begin 3000 ms, found 2000 ms; left out",
        "a.json:19: expected a word, found none; left out",
        "a.json:26: expected times, found none for 'never'; left out",
    ]


@pytest.mark.parametrize("value", [-1, 1e300, True, "nan", "inf", [], {}, 10**400])
def test_what_is_no_time_is_left_out(value: object) -> None:
    _, cues, remarks = told({"segments": [{"start": value, "end": 2.0, "text": "a"}]})
    assert [cue.begins for cue in cues] == []
    assert len(remarks) == 2
