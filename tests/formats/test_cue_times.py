import pytest

from edgecode.film.place import Place
from edgecode.film.transcript import Cue, Milliseconds
from edgecode.formats.cue_times import moment_of, named, order_remarks, span_of, transcript_of


def cue(begins: int, *, text: str = "Yes.", line: int = 1) -> Cue:
    return Cue(text=text, place=Place("a.srt", line=line), begins=Milliseconds(begins), ends=Milliseconds(begins + 1))


@pytest.mark.parametrize(
    ("line", "begins", "ends"),
    [
        ("00:00:01,000 --> 00:00:02,500", 1000, 2500),
        ("00:00:01.000 --> 00:00:02.500", 1000, 2500),
        ("00:01.5-->00:02,25", 1500, 2250),
        ("1:02:03,004 -> 100:00:00,000", 3_723_004, 360_000_000),
        ("0 : 01 : 02 --> 00:01:03", 62_000, 63_000),
        ("00:00:01,0000 --> 00:00:02,999999", 1000, 2999),
        ("\t00:00:01,000  -->  00:00:02,500 X1:10 X2:20", 1000, 2500),
        ("00:75:90,000 --> 00:77:00,000", 4_590_000, 4_620_000),
    ],
)
def test_two_times_are_read_as_they_are_written(line: str, begins: int, ends: int) -> None:
    span = span_of(line)
    assert span is not None
    assert (span.begins, span.ends, span.fault) == (begins, ends, "")


def test_what_stands_behind_the_times_is_kept_apart() -> None:
    span = span_of("00:01.000 --> 00:02.000 align:start position:10%")
    assert span is not None
    assert span.more == "align:start position:10%"


@pytest.mark.parametrize("line", ["", "-->", "a --> b", "00:00:01,000 --> ", "00:00:01,000", "1 --> 2"])
def test_what_is_no_pair_of_times_is_none(line: str) -> None:
    assert span_of(line) is None


def test_a_time_before_the_start_is_taken_as_the_start_and_said() -> None:
    span = span_of("-00:00:01,000 --> 00:00:01,500")
    assert span is not None
    assert (span.begins, span.ends) == (0, 1500)
    assert span.fault.startswith("expected times from the start on, found -00:00:01,000")
    both = span_of("-00:00:05,000 --> -00:00:04,000")
    assert both is not None
    assert (both.begins, both.ends) == (0, 0)


def test_an_end_before_its_begin_is_taken_as_the_begin_and_said() -> None:
    span = span_of("00:00:05,000 --> 00:00:04,000")
    assert span is not None
    assert (span.begins, span.ends) == (5000, 5000)
    assert span.fault.endswith("it ends where it begins")


def test_one_time_alone_is_read() -> None:
    assert moment_of(" 00:00:01.500 ") == 1500
    assert moment_of("c.loud") is None


@pytest.mark.parametrize(
    ("path", "media", "language"),
    [
        ("12A-3.srt", "12A-3", ""),
        ("speech/12A-3.en.srt", "12A-3", "en"),
        ("12A-3.pt-BR.vtt", "12A-3", "pt-BR"),
        ("12A-3.zh_Hans.vtt", "12A-3", "zh-Hans"),
        ("12A-3.eng.sdh.srt", "12A-3", "eng"),
        ("A003C002.mov.en.vtt", "A003C002", "en"),
        ("A003C002.WAV.json", "A003C002", ""),
        ("12A-3.words.json", "12A-3", ""),
        ("Dr. Strange 2.srt", "Dr. Strange 2", ""),
        ("cut.v2.srt", "cut.v2", ""),
        ("12A-3.mix.srt", "12A-3.mix", ""),
        (".srt", ".srt", ""),
    ],
)
def test_the_recording_is_named_by_the_file_without_its_suffixes(path: str, media: str, language: str) -> None:
    assert named(path) == (media, language)


def test_cues_stand_by_their_times_and_those_of_one_time_as_they_stood() -> None:
    cues = [cue(2000), cue(1000, text="one"), cue(1000, text="two")]
    made = transcript_of(cues, path="12A-3.en.srt")
    assert [each.text for each in made.cues] == ["one", "two", "Yes."]
    assert (made.path, made.media, made.language, made.extra) == ("12A-3.en.srt", "12A-3", "en", {})


def test_what_the_file_says_of_its_language_outranks_its_name() -> None:
    assert transcript_of([], path="12A-3.en.srt", language="sv").language == "sv"


def test_disorder_is_said_once_and_emptiness_too() -> None:
    late = [cue(3000), cue(2000, line=5), cue(1000, line=9)]
    assert [str(remark.place) for remark in order_remarks(late, path="a.srt")] == ["a.srt:5"]
    assert [remark.says for remark in order_remarks([], path="a.srt")] == ["expected cues with words, found none"]
    assert list(order_remarks([cue(1), cue(1), cue(2)], path="a.srt")) == []
