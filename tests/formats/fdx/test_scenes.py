from collections.abc import Callable

import pytest

from edgecode.film.place import Remark
from edgecode.film.script import Script
from edgecode.formats.fdx.scenes import eighths, length


@pytest.mark.parametrize(
    ("said", "counted"),
    [
        ("3/8", 3),
        ("1 3/8", 11),
        ("2", 16),
        ("0", 0),
        ("10 7/8", 87),
        ("1/2", 4),
        ("1 1/4", 10),
        (" 2/8 ", 2),
        ("9/8", 9),
        ("1/3", None),
        ("1.5", None),
        ("about a page", None),
        ("3/", None),
        ("-1/8", None),
        ("1 2", None),
        ("1/8 1", None),
        ("/8", None),
        ("", None),
        ("²/8", None),
        ("9" * 5000, None),
    ],
)
def test_a_length_is_pages_and_eighths(said: str, counted: int | None) -> None:
    assert eighths(said) == counted


@pytest.mark.parametrize("counted", [*range(40), 119, 960])
def test_a_length_is_written_as_final_draft_writes_it(counted: int) -> None:
    assert eighths(length(counted)) == counted
    assert (length(3), length(8), length(11), length(0)) == ("3/8", "1", "1 3/8", "0")


def test_a_scene_has_what_its_properties_say(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    script, _ = sample("scene_properties")
    first = script.scenes[0]
    assert (first.number, first.heading, first.eighths, first.title) == ("12", "INT. BOAT SHED - NIGHT", 11, "The rope")
    assert (first.interior, first.location, first.time) == (True, "BOAT SHED", "NIGHT")
    assert first.summary == "Nadia finds the rope.\nShe says nothing."
    assert first.extra == {"fdx.Color": "#FDFDCCCCD4D4", "fdx.SceneArcBeats": "NADIA\tLearns to wait.\nOTTO"}
    assert [(scene.number, scene.eighths) for scene in script.scenes] == [
        ("12", 11),
        ("12A", 4),
        ("13", None),
        ("14", 16),
        ("12a", None),
    ]
    assert [script.paragraphs[scene.first].page for scene in script.scenes] == ["7", "8", "8A", "", ""]
    assert [(scene.first, scene.last) for scene in script.scenes] == [(0, 2), (2, 3), (3, 4), (4, 5), (5, 6)]


def test_what_is_wrong_with_a_scene_is_said_with_its_line(
    sample: Callable[[str], tuple[Script, list[Remark]]],
) -> None:
    script, remarks = sample("scene_properties")
    assert [f"{remark.place.line}: {remark.says}" for remark in remarks] == [
        "22: expected a length in eighths of a page, found 'about a page'; left out",
        "31: expected words or a number in a scene heading, found neither; no scene begins",
        "30: expected each scene number once, found 12a also on line 18",
    ]
    assert script.scenes[2].extra == {"fdx.Length": "about a page"}
