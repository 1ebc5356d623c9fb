from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.formats.fountain.reader import recognises

REAL = Path(__file__).resolve().parents[3] / ".." / "shared" / "real"

SCRIPTS = {
    "a heading": "INT. BOAT SHED - NIGHT\n\nRain.\n",
    "a heading without a period": "Rain.\n\nEXT QUAY DAY\n",
    "a heading in small letters": "int. boat shed - night\n\nRain.",
    "a scene number": "est boat shed #12A#\n",
    "a title page": "Title: The Salt Ferry\nAuthor: Nobody\n\nRain.\n",
    "a speech": "NADIA\nNot again.\n",
    "a speech off screen": "Rain falls.\n\nWind.\n\nHail.\n\nNADIA (O.S.)\nNot again.\n",
    "speeches": "Rain.\n\nNADIA\n(low)\nNot again.\n\nRENÉE\nYes.\n",
    "a change": "Rain.\n\nSMASH CUT TO:\n\nWind.\n",
    "a fade": "FADE IN:\n\nRain.\n",
    "a forced heading": "Rain.\n\n.BOAT SHED\n\nWind.\n",
    "a forced cue": "Rain.\n\n@McAvoy\nNot again.\n\nWind.\n\nHail.\n",
    "a forced cue without case": "雨。\n\n@黒澤\nはい。\n",
    "a forced change": "Rain.\n\n> FADE OUT.\n",
    "a centered line": "Rain.\n\n> The End <\n",
    "a lyric": "Rain.\n\n~The tide comes in\n",
    "forced action": "!BANG\n",
}
OTHERS = {
    "an edit list": "TITLE: Reel 1\nFCM: NON-DROP FRAME\n\n001  AX       V     C        00:00:00:00 00:00:01:00\n"
    "* FROM CLIP NAME: EXT. QUAY\n",
    "an edit list with blank lines": "TITLE: Reel 1\n\nM2   AX       024.0                01:00:00:00\n* note\n",
    "a log": "Heading\nFIELD_DELIM\tTABS\n\nColumn\nName\tTape\n\nData\nINT. SHED\tA001\n",
    "a table": "slate,covers,mark\n12A-1,3-9,circled\n",
    "a table of headings": "INT. SHED,DAY,3\nEXT. QUAY,NIGHT,4\n",
    "a table of capitals": "SLATE,MARK\n12A,ok\n",
    "a report": "CAMERA REPORT\nProduction,The Salt Ferry\n",
    "tab-separated": "SCENE\tHEADING\n1\tINT. SHED\n",
    "semicolons": "scene;heading;day\n1;INT. SHED;2\n",
    "JSON": '{"heading": "INT. SHED - DAY"}\n',
    "a list in JSON": '[\n  {"a": 1}\n]\n',
    "XML": "<?xml version='1.0'?>\n<a>\n\nINT. SHED - DAY\n\n</a>\n",
    "RTF": "{\\rtf1 \n\nINT. SHED - DAY\n\n}",
    "prose": "It rained all night, and then it rained all day.\n\nNobody came. The ext. line was dead.\n",
    "prose with chapters": "CHAPTER ONE\nIt rained.\n\nThen it stopped.\n\nThen it rained.\n\nThe end was near.\n",
    "Markdown": "# The Salt Ferry\n\n> rain\n\n* one\n* two\n\n===\n\n![a](b.png)\n",
    "subtitles": "1\n00:00:01,000 --> 00:00:02,000\nNOT AGAIN.\nNo.\n\n2\n00:00:03,000 --> 00:00:04,000\nYES\nyes\n",
    "web subtitles": "WEBVTT\nKind: captions\n\n00:01.000 --> 00:02.000\nNot again.\n",
    "notes": "Call the mill, ext. 12.\n\nInt. rate is 4 %.\n\n~5 minutes of rain\n",
    "times": "EST 14:00 call\n\nEXT 412 is the lab\n",
    "nothing": "",
    "noise that begins a line with a cue": "\x03@R\x1a\x01\n@R\x7f\x05o\x1cq\n\x02k\n\n\n!Q\x11\n",
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_is_recognised_by_what_it_holds(name: str) -> None:
    assert recognises(SCRIPTS[name].encode(), suffix=".txt")
    assert recognises(SCRIPTS[name].replace("\n", "\r\n").encode("utf-16"), suffix="")


@pytest.mark.parametrize("name", OTHERS)
def test_another_paper_is_not_recognised(name: str) -> None:
    assert not recognises(OTHERS[name].encode(), suffix=".txt")


@pytest.mark.parametrize("suffix", [".fountain", ".spmd"])
@pytest.mark.parametrize("text", [b"", b"Rain.", b"\xef\xbb\xbf", "Été".encode("windows-1252")])
def test_any_text_is_a_script_where_its_suffix_says_so(text: bytes, suffix: str) -> None:
    assert recognises(text, suffix=suffix)
    assert not recognises(text, suffix=".txt")


def test_binary_data_is_none_whatever_its_suffix() -> None:
    assert not recognises(b"\x89PNG\0\0\1" * 64, suffix=".fountain")


def test_a_head_that_cuts_a_letter_in_two_is_no_less_a_script() -> None:
    text = "NADIA\nNot again.\n\nЮЛИЯ\nДым.\n\n" * 3000
    head = text.encode()[:65_536]
    assert recognises(head, suffix="")


@given(st.binary(max_size=300), st.sampled_from(["", ".fountain", ".edl"]))
def test_recognising_never_fails(head: bytes, suffix: str) -> None:
    assert recognises(head, suffix=suffix) in {True, False}


@pytest.mark.skipif(not REAL.exists(), reason="the real material is not beside the checkout")
def test_no_other_real_file_is_taken_for_a_script() -> None:
    files = [
        file for file in REAL.rglob("*") if file.is_file() and file.suffix != ".fountain" and file.stat().st_size < 2e6
    ]
    taken = [file.name for file in files if recognises(file.read_bytes()[:65_536], suffix=file.suffix.lower())]
    assert len(files) > 100
    assert taken == []
