import pytest

from edgecode.errors import ExportError
from edgecode.film.cut import Cut
from edgecode.formats.changes.edl_list import changed_events, edl_list
from edgecode.formats.edl.reader import read
from simulators.memory_source import MemorySource
from simulators.told_cuts import changes

OLD = "1-1@0+50 2-1@0+60 3-1@0+70 4-1@0+80"


def test_the_changed_events_are_read_back_at_their_place_with_what_was_done() -> None:
    found = changes(OLD, "1-1@0+50 2-1@8+52 3-2@0+70 4-1@0+80")
    *_remarks, cut = read(MemorySource(edl_list(found).data, path="list.edl"))
    assert isinstance(cut, Cut)
    clips = cut.tracks[0].clips
    assert [(clip.name, clip.record_in_text, clip.source_in_text) for clip in clips] == [
        ("2-1", "01:00:02:02", "00:00:00:08"),
        ("3-2", "01:00:04:06", "00:00:00:00"),
    ]
    assert [clip.notes for clip in clips] == [("CHANGE: TRIMMED head -8",), ("CHANGE: REPLACED 3-1 -> 3-2",)]


def test_all_parts_of_a_split_clip_have_an_event() -> None:
    found = changes(OLD, "1-1@0+50 2-1@0+20 2-1@20+40 3-1@0+70 4-1@0+80")
    assert [clip.name for clip in changed_events(found).tracks[0].clips] == ["2-1", "2-1"]


def test_what_went_has_no_event_and_that_is_said() -> None:
    made = edl_list(changes(OLD, "1-1@0+44 3-1@0+70 4-1@0+80"))
    assert [remark.says for remark in made.remarks][-1].startswith("expected changes that have an event")
    with pytest.raises(ExportError, match="a clip in the newer cut that is not as it was, found none"):
        edl_list(changes(OLD, OLD))
