"""The example film has exactly the faults its README lists, and the two commands of the README find them."""

import json
import re
import shutil
from pathlib import Path

import pytest

from edgecode.bootstrap import open_film
from edgecode.findings.finding import Skipped
from edgecode.usecases.run_checks import Checked

FILM = Path(__file__).resolve().parents[2] / "examples" / "the-ferry"
NOT_LET_IN = {
    *("boards-longer-than-page", "crosses-the-line", "eyelines-do-not-meet", "idle-intent", "name-in-two-spellings"),
    *("panel-behind-draft", "scene-out-of-script-order", "single-cover", "time-of-day-unresolved", "unpanelled-scene"),
    "clip-under-four-frames",
    "line-twice",
    "shot-dropped-late",
    "state-differs",
    "story-day-out-of-order",
}


@pytest.fixture(scope="module")
def checked() -> Checked:
    return open_film(FILM).check()


def test_each_fault_is_found_once_with_file_and_line_or_frame(checked: Checked) -> None:
    found = {(each.check, each.kind): [str(shown.place) for shown in each.evidence] for each in checked.findings}
    assert found == {
        ("unshot-line", "never-covered"): ["script/the-ferry-blue.fountain:109", *_near(checked)],
        ("none-usable", "only-ng"): [
            "script/the-ferry-blue.fountain:164",
            "dailies/day-1/log.csv:19",
            "dailies/day-1/log.csv:20",
        ],
        ("line-lost-in-cut", "line-not-used"): ["script/the-ferry-blue.fountain:208", "dailies/day-2/log.csv:16"],
        ("placeholder-in-cut", "says-so"): ["cuts/cut-2.otio @ 01:05:55:12"],
        ("slate-differs", "papers-differ"): [
            "dailies/day-2/camera-a.csv:18",
            "dailies/day-2/log.csv:19",
            "dailies/day-2/sound.csv:19",
        ],
        ("take-not-in-report", "cut-only"): ["cuts/cut-2.otio @ 01:00:00:00"],
    }


def _near(checked: Checked) -> list[str]:
    [unshot] = [each for each in checked.findings if each.check == "unshot-line"]
    near = [str(shown.place) for shown in unshot.evidence[1:]]
    assert near, "the takes nearest to the line are shown"
    assert all(place.startswith("dailies/day-") for place in near)
    return near


def test_nothing_else_weighs_much(checked: Checked) -> None:
    assert {each.weight for each in checked.findings} == {"high"}
    assert len(checked.findings) == 6
    assert not checked.skipped
    assert set(checked.off) == NOT_LET_IN


def test_the_intent_silences_exactly_one(checked: Checked) -> None:
    [intended] = checked.intended
    assert (intended.finding.check, intended.finding.scene) == ("line-lost-in-cut", "6")
    assert "You could have asked" in intended.finding.says
    assert intended.intent.by == "Ines Calder"


def test_the_checks_it_has_not_let_in_find_the_faults_made_for_them(tmp_path: Path, checked: Checked) -> None:
    """Panels behind the draft and a scene moved in the cut, as the README lists them, and three lines on one setup each."""
    film = shutil.copytree(FILM, tmp_path / "film", ignore=shutil.ignore_patterns(".edgecode", "*.mp4"))
    with (film / "film.toml").open("a", encoding="utf-8") as toml:
        for check in NOT_LET_IN:
            toml.write(f'\n[[standings]]\ncheck = "{check}"\nstanding = "offered"\nby = "Beatrice Nwosu"\n')
    every = open_film(film).check()
    more = [each for each in every.findings if each.check in NOT_LET_IN]
    assert [(each.check, each.kind, each.scene) for each in more] == [
        ("panel-behind-draft", "scene-left-out", "4"),
        ("panel-behind-draft", "line-changed", "2"),
        ("panel-behind-draft", "line-cut", "3"),
        ("panel-behind-draft", "line-changed", "6"),
        ("scene-out-of-script-order", "told-elsewhere", "3"),
        ("single-cover", "otherwise-twice", "2"),
        ("single-cover", "otherwise-twice", "5"),
        ("single-cover", "otherwise-twice", "6"),
    ]
    assert [each for each in every.findings if each not in more] == list(checked.findings)
    assert (every.intended, every.off) == (checked.intended, ())
    no_plan = "there is no overhead plan"
    script = "script/the-ferry-blue.fountain"
    assert every.skipped == (
        Skipped("crosses-the-line", no_plan),
        Skipped("eyelines-do-not-meet", no_plan),
        Skipped("story-day-out-of-order", f"no heading of {script} counts a day of the story"),
        Skipped("state-differs", "nobody wrote down wardrobe, hair, props, set or light"),
    )


def test_it_reads_without_a_remark() -> None:
    assert open_film(FILM).look().remarks == ()


def test_two_lines_are_owed_and_both_were_found(checked: Checked) -> None:
    film = open_film(FILM).look().film
    assert film.script is not None
    owed = [film.script.paragraphs[index].place.line for index in film.owed]
    assert owed == [109, 164]
    lines = {each.evidence[0].place.line for each in checked.findings if each.check in {"unshot-line", "none-usable"}}
    assert lines == {109, 164}


def test_ids_are_the_same_in_every_run(checked: Checked) -> None:
    again = open_film(FILM).check()
    assert json.dumps([each.id for each in again.findings]) == json.dumps([each.id for each in checked.findings])


def test_one_scene_has_moved_in_the_cut() -> None:
    film = open_film(FILM).look().film
    assert film.cut is not None
    told = json.loads((FILM / "cuts" / "cut-2.otio").read_bytes())["tracks"]["children"][0]["children"]
    slates = (re.match(r"[A-Z]?\d+", clip["name"]) for clip in told)
    assert list(dict.fromkeys(slate[0] for slate in slates if slate)) == ["1", "3", "2", "5", "A6", "6"]


def test_every_panel_has_its_picture_and_four_are_behind_the_draft() -> None:
    film = open_film(FILM).look().film
    assert film.script is not None
    assert len(film.panels) == 28
    assert all((FILM / panel.image).is_file() for panel in film.panels)
    blue, white = (
        " ".join((FILM / "script" / f"the-ferry-{name}.fountain").read_text(encoding="utf-8").split())
        for name in ("blue", "white")
    )
    behind = [panel for panel in film.panels if panel.dialogue.rstrip(".?") not in blue]
    assert [panel.name for panel in behind] == ["2.3a", "3.1a", "6.3b", "4.1"]
    assert all(panel.dialogue in white for panel in behind)


def test_a_line_is_heard_off_camera_in_the_cut() -> None:
    film = open_film(FILM).look().film
    assert film.script is not None
    [line] = [index for index, each in enumerate(film.script.paragraphs) if each.text == "And tonight?"]
    assert any(lining.off for lining in film.shot.over(line))
