import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.errors import UnreadableError
from edgecode.film.place import Place, Remark
from edgecode.film.transcript import Transcript
from edgecode.formats.srt import read, recognises
from simulators.damage import damaged
from simulators.memory_source import MemorySource

TWO = "1\n00:00:01,000 --> 00:00:02,500\nHildy!\n\n2\n00:00:03,000 --> 00:00:04,000\nHow are\nyou?\n"


def transcript(data: str | bytes, *, path: str = "12A-3.srt") -> Transcript:
    (found,) = [each for each in read(MemorySource(data, path=path)) if isinstance(each, Transcript)]
    return found


def told(data: str | bytes) -> list[tuple[int, int, str]]:
    return [(cue.begins, cue.ends, cue.text) for cue in transcript(data).cues]


def remarks(data: str | bytes) -> list[str]:
    found = read(MemorySource(data, path="a.srt"))
    return [f"{each.place}: {each.says}" for each in found if isinstance(each, Remark)]


def test_subtitles_are_read_whole() -> None:
    found = transcript(TWO)
    assert (found.path, found.media) == ("12A-3.srt", "12A-3")
    assert told(TWO) == [(1000, 2500, "Hildy!"), (3000, 4000, "How are\nyou?")]
    assert [cue.place for cue in found.cues] == [Place("12A-3.srt", line=2), Place("12A-3.srt", line=6)]
    assert all(cue.words == () and not cue.speaker for cue in found.cues)
    assert remarks(TWO) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(",", "."),
        lambda text: text.replace("00:00:0", "00:0"),
        lambda text: text.replace("1\n00", "00").replace("2\n00", "00"),
        lambda text: text.replace("\n\n2", "\n2"),
        lambda text: text.replace("\n\n", "\n\n\n \n"),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: text.replace("Hildy!", "<i>Hildy!</i>"),
        lambda text: text.replace("Hildy!", '<font color="#fff">{\\an8}Hildy!</font>'),
        lambda text: text.replace("Hildy!", "{Y:i}Hildy!"),
        lambda text: text.replace("2,500", "2,500  X1:1 X2:2 Y1:3 Y2:4"),
        lambda text: text.rstrip("\n"),
    ],
)
def test_it_is_read_alike_however_it_is_written(change: object) -> None:
    assert callable(change)
    assert told(change(TWO)) == told(TWO)
    assert remarks(change(TWO)) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_it_is_read_in_every_encoding(encoding: str) -> None:
    assert told(TWO.replace("Hildy", "H\xefldy").encode(encoding))[0][2] == "H\xefldy!"


def test_windows_1252_is_read_with_a_remark() -> None:
    assert told(TWO.replace("Hildy", "H\xefldy").encode("windows-1252"))[0][2] == "H\xefldy!"
    assert len(remarks(TWO.replace("Hildy", "H\xefldy").encode("windows-1252"))) == 1


def test_a_number_that_somebody_says_is_no_number() -> None:
    said = "1\n00:00:01,000 --> 00:00:02,000\nIn the year\n1984\n00:00:03,000 --> 00:00:04,000\nwe met\n"
    assert [text for _, _, text in told(said)] == ["In the year\n1984", "we met"]


def test_cues_that_stand_in_disorder_are_put_in_order_and_said() -> None:
    later = TWO.replace("00:00:01,000 --> 00:00:02,500", "00:00:11,000 --> 00:00:12,500")
    assert [begins for begins, _, _ in told(later)] == [3000, 11000]
    assert remarks(later) == [
        "a.srt:6: expected cues in order of time, found one that begins before the one above it; put in order"
    ]


def test_cues_that_overlap_are_nothing_to_remark() -> None:
    both = TWO.replace("00:00:03,000", "00:00:02,000")
    assert (len(told(both)), remarks(both)) == (2, [])


def test_a_cue_whose_times_cannot_be_read_is_left_out_and_said() -> None:
    assert told(TWO.replace("00:00:01,000", "one")) == [(3000, 4000, "How are\nyou?")]
    (remark,) = remarks(TWO.replace("00:00:01,000", "one"))
    assert remark.startswith("a.srt:2: expected times such as 00:00:01,000 --> 00:00:02,000, found 'one -->")


def test_negative_times_and_ends_before_begins_are_said() -> None:
    wrong = TWO.replace("00:00:01,000", "-00:00:01,000").replace("00:00:04,000", "00:00:02,000")
    assert told(wrong) == [(0, 2500, "Hildy!"), (3000, 3000, "How are\nyou?")]
    assert [remark.partition(": ")[0] for remark in remarks(wrong)] == ["a.srt:2", "a.srt:6"]


def test_text_above_the_first_cue_is_left_out_and_said() -> None:
    assert told(f"by somebody\n\n{TWO}") == told(TWO)
    assert remarks(f"by somebody\n\n{TWO}") == ["a.srt:1: expected a cue, found other text above the first; left out"]


def test_a_cue_without_words_is_none() -> None:
    assert told(TWO.replace("Hildy!", "<i></i>")) == [(3000, 4000, "How are\nyou?")]
    assert remarks("1\n00:00:01,000 --> 00:00:02,000\n\n") == ["a.srt: expected cues with words, found none"]


def test_a_text_without_any_times_is_unreadable() -> None:
    with pytest.raises(UnreadableError, match="subtitles with times"):
        list(read(MemorySource("Hildy!\n", path="a.srt")))


@pytest.mark.parametrize(
    ("head", "known"),
    [
        (TWO, True),
        (f"\ufeff\n\n{TWO}", True),
        (TWO.replace(",", "."), True),
        (f"WEBVTT\n\n{TWO}", False),
        ("An arrow --> here.\n", False),
        ('{"text": "00:00:01,000 --> 00:00:02,000"}', False),
        ("a line\n" * 30 + TWO, False),
        ("", False),
    ],
)
def test_subtitles_are_known_by_a_line_of_times_near_the_top(head: str, *, known: bool) -> None:
    assert recognises(head.encode(), suffix=".srt") is known
    assert recognises(head.encode("utf-16"), suffix=".txt") is known


def test_damaged_subtitles_are_read_or_refused() -> None:
    whole = "".join(
        f"{n}\r\n00:0{n}:01,000 --> 00:0{n}:02,500\r\n<i>Line {n}</i>\r\n\xe4nd {{\\an8}}more\r\n\r\n"
        for n in range(1, 9)
    )
    cues = 0
    for data in damaged(whole.encode(), count=300):
        recognises(data[:65_536], suffix=".srt")
        with contextlib.suppress(UnreadableError):
            cues += len(transcript(data).cues)
    assert cues > 1000


@settings(deadline=None)
@given(st.lists(st.sampled_from(["1", "2", "", " ", "00:00:01,000 --> 00:00:02,000", "-->", "<i>a", "{\\b"])))
def test_any_lines_are_read_and_no_word_is_lost(lines: list[str]) -> None:
    with contextlib.suppress(UnreadableError):
        transcript("\n".join(lines))
