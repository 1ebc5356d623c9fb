from edgecode.film.place import Remark
from edgecode.formats import avid_markers
from edgecode.formats.avid_markers import AvidMarker
from simulators.memory_source import MemorySource

FILE = (
    "Isabel Y\t01:01:07:21\tV1\tred\tVFX - fade in\t1\n"
    "\n"
    "Isabel Y\t01;07;43;10\tA2\tCyan\tToo loud, see notes\t24\t\tcyan\n"
    "no marker at all\n"
)


def read(text: str) -> list[AvidMarker | Remark]:
    return list(avid_markers.read(MemorySource(text, path="m.txt")))


def test_avids_text_is_recognised_by_its_columns_and_nothing_else_is() -> None:
    assert avid_markers.recognises(FILE.encode(), suffix=".txt")
    assert not avid_markers.recognises(b"a\tb\tc\td\te\n", suffix=".txt")
    assert not avid_markers.recognises(b"", suffix=".txt")


def test_each_line_is_a_marker_and_what_is_none_is_remarked_on() -> None:
    first, second, remark = read(FILE)
    assert isinstance(first, AvidMarker)
    assert isinstance(second, AvidMarker)
    assert (first.user, first.timecode, first.track, first.color, first.comment, first.spans) == (
        *("Isabel Y", "01:01:07:21", "V1", "red", "VFX - fade in"),
        1,
    )
    assert (second.color, second.spans, second.place.line) == ("cyan", 24, 3)
    assert isinstance(remark, Remark)
    assert remark.says == "expected user, timecode, track, colour and comment, found 'no marker at all'; left out"


def test_a_file_of_an_older_version_without_a_span_is_read() -> None:
    [marker] = read("Ida\t01:00:00:00\tTC1\tgreen\tFine\n")
    assert isinstance(marker, AvidMarker)
    assert marker.spans == 1
