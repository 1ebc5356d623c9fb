import contextlib
from pathlib import Path

import pytest

from edgecode.errors import UnreadableError
from edgecode.film.place import Place, Remark
from edgecode.film.transcript import Cue, Transcript
from edgecode.formats.vtt import read, recognises
from simulators.damage import damaged
from simulators.memory_source import MemorySource

REAL = Path(__file__).parents[2] / ".." / "shared" / "real"
HEAD = "WEBVTT\n\n"


def transcript(data: str | bytes, *, path: str = "12A-3.vtt") -> Transcript:
    (found,) = [each for each in read(MemorySource(data, path=path)) if isinstance(each, Transcript)]
    return found


def cues(text: str) -> tuple[Cue, ...]:
    return transcript(HEAD + text).cues


def remarks(data: str | bytes, *, path: str = "a.vtt") -> list[str]:
    found = read(MemorySource(data, path=path))
    return [f"{each.place}: {each.says}" for each in found if isinstance(each, Remark)]


def said(text: str) -> list[tuple[str, str]]:
    """Who says what in one cue of four seconds."""
    return [(cue.speaker, cue.text) for cue in cues(f"00:00.000 --> 00:04.000\n{text}\n")]


def words(text: str) -> list[tuple[str, int | None, int | None]]:
    """The words of the one cue that lasts from 1 s to 4 s."""
    (cue,) = cues(f"00:01.000 --> 00:04.000\n{text}\n")
    return [(word.text, word.begins, word.ends) for word in cue.words]


def test_captions_are_read_whole() -> None:
    whole = (
        "WEBVTT - the film\nKind: captions\nLanguage: en-GB\nAuthor: Ines\n\nNOTE one\n\nNOTE\ntwo\nlines\n\n"
        "STYLE\n::cue { color: red }\n\nREGION\nid:left\n\n"
        "first\n00:00:01.000 --> 00:00:02.500 line:80%\nHildy!\n\n00:03.000 --> 00:04.000\nHow are\nyou?\n"
    )
    found = transcript(whole)
    assert (found.media, found.language) == ("12A-3", "en-GB")
    assert found.extra == {"vtt.header": "the film", "vtt.Author": "Ines", "vtt.note": "one\ntwo\nlines"}
    assert [(cue.begins, cue.ends, cue.text, cue.speaker, cue.words) for cue in found.cues] == [
        (1000, 2500, "Hildy!", "", ()),
        (3000, 4000, "How are\nyou?", "", ()),
    ]
    assert found.cues[0].place == Place("12A-3.vtt", line=19)
    assert remarks(whole) == []


def test_the_speaker_is_the_voice_and_several_part_the_cue() -> None:
    assert said("<v Ada>Yes.") == [("Ada", "Yes.")]
    assert said("<v.loud.first Ada Lovelace>Yes.</v>") == [("Ada Lovelace", "Yes.")]
    assert said("<v Ada>Yes.\n<v Ben &amp; Co>No.") == [("Ada", "Yes."), ("Ben & Co", "No.")]
    assert said("Both. <v Ada>Yes.</v> All.") == [("", "Both."), ("Ada", "Yes."), ("", "All.")]


def test_tags_are_layout_and_entities_are_characters() -> None:
    assert said("<i>Tom</i> <c.red>&amp;</c> <b>Jerry</b> &lt;3&nbsp;you <lang en>now</lang>") == [
        ("", "Tom & Jerry <3 you now")
    ]
    assert said("1 < 2 and <ruby>kan<rt>ji</rt></ruby>") == [("", "1 < 2 and kanji")]


def test_times_inside_a_cue_give_its_words() -> None:
    assert words("One <00:00:02.000>two <00:00:03.000>three") == [
        ("One", 1000, 2000),
        ("two", 2000, 3000),
        ("three", 3000, 4000),
    ]
    assert words("One<00:02.000><c> two three</c>") == [("One", 1000, 2000), ("two", 2000, None), ("three", None, 4000)]


def test_a_word_that_is_timed_in_two_parts_is_one_word() -> None:
    assert words("ka<00:02.000>ra<00:03.000>oke now") == [("karaoke", 1000, None), ("now", None, 4000)]
    assert words("ka<00:02.000>ra") == [("kara", 1000, 4000)]


def test_times_that_run_backwards_or_out_of_the_cue_do_no_harm() -> None:
    assert words("One <00:09.000>two <00:00.500>three") == []
    assert words("One <00:02.000><i>t</i>wo <00:01.500>three") == [
        ("One", 1000, 2000),
        ("two", 2000, None),
        ("three", None, 4000),
    ]


def test_captions_that_roll_up_are_told_once() -> None:
    """Every line comes a second time, for a moment alone and above the next one."""
    rolled = cues(
        "00:00.000 --> 00:02.000\n \nhello<00:01.000><c> there</c>\n\n00:02.000 --> 00:02.010\nhello there\n \n\n"
        "00:02.010 --> 00:04.000\nhello there\nnice<00:03.000><c> day</c>\n\n00:04.000 --> 00:04.010\nnice day\n"
    )
    assert [(cue.text, len(cue.words)) for cue in rolled] == [("hello there", 2), ("nice day", 2)]


def test_a_line_that_is_said_twice_stays_where_nothing_rolls_up() -> None:
    assert [cue.text for cue in cues("00:01.000 --> 00:02.000\nNo.\n\n00:02.000 --> 00:03.000\nNo.\n")] == [
        "No.",
        "No.",
    ]


def test_cues_without_a_blank_line_between_are_two() -> None:
    found = cues("1\n00:01.000 --> 00:02.000\nYes.\n2\n00:02.000 --> 00:03.000\nNo.\n")
    assert [cue.text for cue in found] == ["Yes.", "No."]


def test_what_cannot_be_used_is_said_with_its_line() -> None:
    wrong = HEAD + "lost words\n\n00:01.000 --> soon\nYes.\n\n00:05.000 --> 00:04.000\nNo.\n"
    assert [cue.text for cue in transcript(wrong).cues] == ["No."]
    assert remarks(wrong) == [
        "a.vtt:3: expected times, found 'lost words'; the lines up to the next blank one left out",
        "a.vtt:5: expected times such as 00:01.000 --> 00:02.000, found '00:01.000 --> soon'; cue left out",
        "a.vtt:8: expected an end after the begin, found 00:05.000 --> 00:04.000; it ends where it begins",
    ]


def test_a_note_may_hold_a_cue_that_was_taken_out() -> None:
    assert cues("NOTE\n00:01.000 --> 00:02.000\nYes.\n\n00:02.000 --> 00:03.000\nNo.\n")[0].text == "No."


@pytest.mark.parametrize(
    ("head", "path", "text", "kind"),
    [
        ("WEBVTT\nKind: chapters\n", "a.vtt", "Prologue", "chapters"),
        ("WEBVTT\n", "film-chapters.en.vtt", "Prologue", "chapters"),
        ("WEBVTT\n", "film.descriptions.vtt", "Two people stand on a bridge.", "descriptions"),
        ("WEBVTT\n", "a.vtt", '{"scene": 12}', "metadata"),
        ("WEBVTT\n", "a.vtt", "sprite-1.jpg#xywh=0,0,160,90", "metadata"),
        ("WEBVTT\n", "a.vtt", "thumbs/1.png", "metadata"),
    ],
)
def test_what_nobody_says_is_no_speech(head: str, path: str, text: str, kind: str) -> None:
    whole = f"{head}\n00:01.000 --> 00:02.000\n{text}\n"
    found = transcript(whole, path=path)
    assert (found.cues, found.extra["vtt.kind"]) == ((), kind)
    assert found.extra["vtt.text"] == f"1.000 {text}"
    assert remarks(whole, path=path) == [
        f"{path}: expected what is said, found {kind}; its 1 cues are not read as speech"
    ]


def test_the_header_outranks_the_name_of_the_file() -> None:
    whole = "WEBVTT\nKind: captions\n\n00:01.000 --> 00:02.000\nChapter one.\n"
    assert len(transcript(whole, path="chapters-12A.vtt").cues) == 1


@pytest.mark.parametrize(
    ("head", "known"),
    [
        ("WEBVTT", True),
        ("WEBVTT\n\n", True),
        ("\ufeffWEBVTT - words\r\n", True),
        ("WEBVTT\twords\n", True),
        ("WEBVTTX\n", False),
        (" WEBVTT\n", False),
        ("1\n00:00:01,000 --> 00:00:02,000\n", False),
        ("", False),
    ],
)
def test_captions_are_known_by_their_first_word(head: str, *, known: bool) -> None:
    assert recognises(head.encode(), suffix=".txt") is known


def test_what_does_not_begin_with_it_is_unreadable() -> None:
    with pytest.raises(UnreadableError, match="expected WEBVTT"):
        list(read(MemorySource("1\n", path="a.vtt")))


HELD = {
    "elephantsdream-captions.ar": (77, "ar"),
    "elephantsdream-captions.en": (78, "en"),
    "elephantsdream-captions.ja": (77, "ja"),
    "elephantsdream-captions.ru": (84, "ru"),
    "elephantsdream-captions.sv": (81, "sv"),
    "elephantsdream-chapters.en": (0, "en"),
    "elephantsdream-descriptions.en": (0, "en"),
    "sintel-en": (14, ""),
    "friday": (5, ""),
}
"""Cues and language of every real file; two are no speech."""


@pytest.mark.skipif(not REAL.exists(), reason="the real material is not there")
def test_every_real_file_is_read_whole() -> None:
    files = [*sorted((REAL / "subtitles").glob("*.vtt")), REAL / "footage" / "friday.vtt"]
    found = {}
    for file in files:
        data = file.read_bytes()
        assert recognises(data[:65_536], suffix=".vtt")
        read_ = transcript(data, path=file.name)
        found[file.stem] = (len(read_.cues), read_.language)
        if read_.cues:
            assert len(read_.cues) == data.count(b"-->")
            assert remarks(data, path=file.name) == []
    assert found == HELD


def test_damaged_captions_are_read_or_refused() -> None:
    whole = HEAD + "".join(
        f"{n}\n00:0{n}:01.000 --> 00:0{n}:09.500\n<v Ada>One <00:0{n}:02.000>tw\xf6 &amp; three</v>\n\n"
        for n in range(1, 9)
    )
    found = 0
    for data in damaged(whole.encode(), count=300):
        recognises(data[:65_536], suffix=".vtt")
        with contextlib.suppress(UnreadableError):
            found += len(transcript(data).cues)
    assert found > 1000
