import json
import re

import pytest

from edgecode.errors import UnreadableError
from edgecode.formats.otio.objects import DEEPEST, timelines
from edgecode.formats.timeline.items import Marker, Range, Time, Timeline


def time(value: float, rate: float = 24) -> dict[str, object]:
    return {"OTIO_SCHEMA": "RationalTime.1", "value": value, "rate": rate}


def span(start: float, length: float) -> dict[str, object]:
    return {"OTIO_SCHEMA": "TimeRange.1", "start_time": time(start), "duration": time(length)}


def clip(name: str = "12A-3", **more: object) -> dict[str, object]:
    return {"OTIO_SCHEMA": "Clip.2", "name": name, "source_range": span(0, 24), **more}


def told(*children: object) -> dict[str, object]:
    track = {"OTIO_SCHEMA": "Track.1", "kind": "Video", "children": list(children)}
    return {"OTIO_SCHEMA": "Timeline.1", "name": "t", "tracks": {"OTIO_SCHEMA": "Stack.1", "children": [track]}}


def only(node: object) -> tuple[Timeline, list[str]]:
    (found,), says = timelines(json.dumps(node), path="a.otio")
    return found, says


def refused(text: str) -> str:
    with pytest.raises(UnreadableError) as caught:
        timelines(text, path="a.otio")
    return str(caught.value)


def test_a_clip_is_read_with_its_media_of_either_version() -> None:
    media = {"OTIO_SCHEMA": "ExternalReference.1", "target_url": "file:///a.mov", "available_range": span(10, 40)}
    older = clip(source_range=None, media_reference=media)
    newer = clip(source_range=None, media_references={"x": media}, active_media_reference_key="x")
    for each in (older, newer):
        (found,) = only(told(each))[0].stack.clips()
        assert found.media is not None
        assert (found.media.file, found.range) == ("file:///a.mov", Range(Time(10, 24), Time(40, 24)))


def test_old_names_of_kinds_are_known() -> None:
    found, says = only(
        {"OTIO_SCHEMA": "Sequence.1", "kind": "Video", "name": "V", "children": [{"OTIO_SCHEMA": "Filler.1"}]}
    )
    (track,) = found.stack.children
    assert (track.kind, track.children[0].kind, says) == ("Track", "Gap", [])


def test_a_newer_version_is_read_and_said_once() -> None:
    newer = {**clip(), "OTIO_SCHEMA": "Clip.7"}
    found, says = only(told(newer, newer))
    assert [each.name for each in found.stack.clips()] == ["12A-3", "12A-3"]
    assert says == ["expected Clip version 2 or older, found version 7; read as far as it is known"]


def test_newer_effects_and_times_are_read_as_far_as_they_are_known() -> None:
    warp = {"OTIO_SCHEMA": "LinearTimeWarp.9", "time_scalar": 2, "curve": [1, 2]}
    range_ = span(5, 24)
    range_["OTIO_SCHEMA"] = "TimeRange.8"
    range_["start_time"] = {**time(5), "OTIO_SCHEMA": "RationalTime.3"}
    found, says = only(told(clip(effects=[warp, warp], source_range=range_), clip("12B-1")))
    first, second = found.stack.clips()
    assert (first.speed, first.range) == (4, Range(Time(5, 24), Time(24, 24)))
    assert (second.speed, second.range) == (1, Range(Time(0, 24), Time(24, 24)))
    assert says == [
        "expected LinearTimeWarp version 1 or older, found version 9; read as far as it is known",
        "expected TimeRange version 1 or older, found version 8; read as far as it is known",
        "expected RationalTime version 1 or older, found version 3; read as far as it is known",
    ]


@pytest.mark.parametrize(
    "kind", ["Timeline", "Stack", "Track", "Clip", "Gap", "Transition", "Marker", "ExternalReference"]
)
def test_every_kind_of_a_newer_version_is_said_once_and_costs_nothing(kind: str) -> None:
    media = {"OTIO_SCHEMA": "ExternalReference.1", "target_url": "a.mov"}
    marker = {"OTIO_SCHEMA": "Marker.2", "name": "fix", "marked_range": span(0, 0)}
    between = {"OTIO_SCHEMA": "Transition.1", "transition_type": "SMPTE_Dissolve"}
    gap = {"OTIO_SCHEMA": "Gap.1", "source_range": span(0, 5)}
    whole = told(clip(media_reference=media, markers=[marker]), between, clip("12B-1"), gap)
    older, nothing = only(whole)
    newer, says = only(json.loads(re.sub(rf'"{kind}\.\d"', f'"{kind}.9"', json.dumps(whole))))
    assert (newer, nothing) == (older, [])
    (said,) = says
    assert said.startswith(f"expected {kind} version ")
    assert said.endswith(" or older, found version 9; read as far as it is known")


def test_a_damaged_part_costs_that_part_alone() -> None:
    bad = clip(source_range=[1], markers=7, effects=[None], metadata=3, media_reference=["x"], enabled="yes")
    bad["name"] = None
    found, says = only(told(bad, None, clip("12B-1")))
    first, second = found.stack.clips()
    assert (first.name, first.range, first.markers, first.effects, first.media, first.enabled) == (
        "",
        None,
        (),
        (),
        None,
        True,
    )
    assert second.name == "12B-1"
    assert says == ["expected an object, found null; left out"]


@pytest.mark.parametrize("rate", [0, -24, 1e-9, None, "24", True])
def test_a_time_without_a_rate_is_none(rate: object) -> None:
    found, _ = only(told(clip(source_range={**span(0, 24), "start_time": {"value": 1, "rate": rate}})))
    assert next(found.stack.clips()).range is None


def test_a_length_of_nothing_needs_no_rate() -> None:
    nothing = {"start_time": time(5), "duration": {"value": 0, "rate": 0}}
    (found,) = only(told(clip(markers=[{"OTIO_SCHEMA": "Marker.2", "name": "fix", "marked_range": nothing}])))[
        0
    ].stack.clips()
    assert found.markers == (Marker("fix", Time(5, 24)),)


def test_numbers_that_no_timeline_holds_are_none() -> None:
    for number in ("1e400", "-Infinity", "NaN", "Inf", "9" * 400):
        text = json.dumps(told(clip())).replace('"value": 24', f'"value": {number}')
        (found,), _ = timelines(text, path="a.otio")
        assert next(found.stack.clips()).range is None


def test_markers_say_their_name_and_comment() -> None:
    old = {"OTIO_SCHEMA": "Marker.2", "name": "fix", "metadata": {"fcp_xml": {"comment": "the boom"}}}
    new = {
        "OTIO_SCHEMA": "Marker.3",
        "name": "fix",
        "comment": "fix",
        "color": {"name": "RED"},
        "marked_range": span(5, 0),
    }
    (found,) = only(told(clip(markers=[old, new])))[0].stack.clips()
    assert found.markers == (Marker("fix: the boom", None), Marker("fix", Time(5, 24)))


def test_what_is_no_timeline_is_refused_by_its_kind() -> None:
    assert refused("") == "a.otio:1: expected a timeline, found damaged JSON (expecting value)"
    assert (
        refused('{"OTIO_SCHEMA": "Timeline.1",\n"name": ')
        == "a.otio:2: expected a timeline, found damaged JSON (expecting value)"
    )
    assert refused("[]") == "a.otio: expected a timeline, found JSON of another kind"
    assert refused('{"OTIO_SCHEMA": "Marker.2"}') == "a.otio: expected a timeline, found a Marker"
    assert refused(f'{{"a": {"9" * 5000}}}') == "a.otio: expected a timeline, found a number of thousands of digits"


def test_brackets_without_end_are_refused() -> None:
    assert (
        refused('{"a": ' + "[" * 1_000_000)
        == f"a.otio: expected a timeline, found more than {DEEPEST} levels of brackets"
    )
    assert only({**told(clip()), "name": "[" * 1000})[0].name == "[" * 1000


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"\ud83d\ude00", "\N{GRINNING FACE}"),
        (r"\ud800", "\N{REPLACEMENT CHARACTER}"),
        (r"\ude00 b", "\N{REPLACEMENT CHARACTER} b"),
        (r"\\ud800", r"\ud800"),
    ],
)
def test_half_a_character_is_read_as_a_sign_that_something_is_missing(written: str, read: str) -> None:
    text = (
        f'{{"OTIO_SCHEMA": "Timeline.1", "name": "{written}", "tracks": {{"OTIO_SCHEMA": "Stack.1", "children": []}}}}'
    )
    [timeline], _says = timelines(text, path="a.otio")
    assert timeline.name == read
