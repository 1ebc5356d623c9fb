from collections.abc import Callable

import pytest

from edgecode.film.place import Remark
from edgecode.film.script import Script
from edgecode.formats.fountain.scene_heading import SceneHeading, Setting, forced, setting, unforced


def test_a_sample_of_headings(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    script, remarks = sample("scene_headings")
    assert [(scene.interior, scene.location, scene.time) for scene in script.scenes] == [
        (True, "BOAT SHED", "NIGHT"),
        (False, "BOAT SHED - YARD", "DAWN"),
        (None, "van – moving", "day"),
        (None, "VAN", "DUSK"),
        (None, "THE HARBOUR", ""),
        (True, "BAKERY DAY", ""),
        (False, "QUAY", "DAY"),
        (None, "LIGHTHOUSE STAIRS", "LATER"),
    ]
    assert remarks == []


def test_a_sample_of_scene_numbers(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    script, _ = sample("scene_numbers")
    assert [scene.number for scene in script.scenes] == ["1", "12A", "A12", "1-A-1.", "15-16", "17", "", ""]
    assert script.scenes[0].heading == "INT. BOAT SHED - NIGHT"
    assert script.scenes[7].heading == "INT. ROOM #!#"


def test_a_sample_of_omitted_scenes(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    script, _ = sample("omitted_scenes")
    assert [(scene.number, scene.omitted, scene.location, scene.time) for scene in script.scenes] == [
        ("13", False, "BOAT SHED", "NIGHT"),
        ("14", True, "", ""),
        ("15", True, "QUAY", ""),
        ("16", True, "", ""),
        ("17", False, "THE OMITTED ROAD", "DAY"),
    ]


@pytest.mark.parametrize("line", ["INTERIOR, she thinks.", "EXTRA", "EST", "I am", "Inside.", "Omitted."])
def test_a_word_that_begins_like_a_prefix_is_none(line: str) -> None:
    assert unforced(line) is None


@pytest.mark.parametrize("line", ["...and so", "..", ". KITCHEN", "."])
def test_a_period_forces_only_before_a_letter_or_a_figure(line: str) -> None:
    assert forced(line) is None


def test_a_forced_heading_may_be_emphasised() -> None:
    assert forced(".**KITCHEN - DAY** #3#") == SceneHeading("**KITCHEN - DAY**", "3")
    assert setting("**KITCHEN - DAY**") == Setting(None, "KITCHEN", "DAY")


@pytest.mark.parametrize(
    ("heading", "interior"),
    [
        *(("INT. A", True), ("EXT. A", False), ("EST. A", None), ("INT/EXT A", None), ("INT./EXT. A", None)),
        *(("EXT./INT. A", None), ("INT. / EXT. A", None), ("I/E A", None), ("I./E. A", None), ("E/I. A", None)),
        ("KITCHEN", None),
    ],
)
def test_inside_outside_or_neither(*, heading: str, interior: bool | None) -> None:
    told = setting(heading)
    assert told.interior is interior
    assert told.location in {"A", "KITCHEN"}


@pytest.mark.parametrize(
    ("heading", "location", "time"),
    [
        ("INT. A", "A", ""),
        ("INT - A - DAY", "A", "DAY"),
        ("INT. A - B - DAY (1979)", "A - B", "DAY (1979)"),
        ("INT. A -- DAY", "A", "DAY"),
        ("INT. ARTS-DEPARTMENT", "ARTS-DEPARTMENT", ""),
        ("INT.", "", ""),
    ],
)
def test_the_time_stands_after_the_last_dash(heading: str, location: str, time: str) -> None:
    assert (setting(heading).location, setting(heading).time) == (location, time)
