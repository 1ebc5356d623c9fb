import re
from functools import cache

import msgspec
import pytest
from drawn_plans import film_of
from made_plans import TUNED, UNTOUCHED, MadeScene, made_scenes

from edgecode.checks.boards.crosses_the_line import crosses_the_line
from edgecode.checks.boards.eyelines_do_not_meet import eyelines_do_not_meet
from edgecode.checks.check import Check
from edgecode.consent.standing import Standing, Standings, StandingSet
from edgecode.film.film import Film
from edgecode.film.place import Place
from edgecode.film.pointer import Pointer
from edgecode.findings.finding import Finding, Skipped
from edgecode.findings.intent import Intent
from edgecode.usecases.join_film import Joined
from edgecode.usecases.run_checks import Checked, CheckRunner

SCENES = 60
"""So many are made of each seed."""
CHECKS = (crosses_the_line, eyelines_do_not_meet)
LET_IN = Standings(
    {
        check.id: StandingSet(check=check.id, standing=Standing.OFFERED, by="Ida", place="film.toml:3")
        for check in CHECKS
    }
)
Pairs = set[tuple[str, str, str]]


@cache
def scenes_of(seed: int) -> tuple[MadeScene, ...]:
    """The scenes made of a seed, once."""
    return made_scenes(seed, SCENES)


def truth(scenes: tuple[MadeScene, ...], check: Check) -> tuple[Pairs, set[str]]:
    """What is so by construction: pairs of shots with their scene, and the scenes that are skipped."""
    crossing = check is crosses_the_line
    pairs = {(scene.number, *pair) for scene in scenes for pair in (scene.crossings if crossing else scene.unmet)}
    skipped = {scene.number for scene in scenes if (scene.skips_crossings if crossing else scene.skips_eyelines)}
    return pairs, skipped


def told(film: Film, check: Check) -> tuple[Pairs, set[str]]:
    """What a check says: pairs of shots with their scene, and the scenes that it skips something of."""
    said = list(check.look(film))
    findings = [each for each in said if isinstance(each, Finding)]
    pairs = {(each.scene, *each.subjects[:2]) for each in findings}
    assert len(pairs) == len(findings)
    named = [re.match(r"scenes? ([^:]+)", each.reason) for each in said if isinstance(each, Skipped)]
    skipped = {
        number for each in named for number in re.findall(r"\d+", each[1].partition(", plan")[0] if each else "")
    }
    assert all(named)
    return {(scene, one.removeprefix("shot "), other.removeprefix("shot ")) for scene, one, other in pairs}, skipped


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
@pytest.mark.parametrize("seed", [*TUNED, *UNTOUCHED])
def test_all_that_is_so_is_told_and_nothing_else(seed: int, check: Check) -> None:
    """Precision and recall are 1, and what a plan lacks is skipped in every scene that lacks it, and in no other."""
    scenes = scenes_of(seed)
    assert told(film_of(scenes, seed=seed), check) == truth(scenes, check)


@pytest.mark.parametrize("seeds", [TUNED, UNTOUCHED], ids=["tuned", "untouched"])
def test_the_made_scenes_hold_enough_of_everything(seeds: tuple[int, ...]) -> None:
    """Else the test above would be easy."""
    scenes = [scene for seed in seeds for scene in scenes_of(seed)]
    assert sum(len(scene.crossings) for scene in scenes) > 500
    assert sum(len(scene.unmet) for scene in scenes) > 150
    assert sum(not scene.skips_crossings and not scene.crossings for scene in scenes) > 100
    assert sum(not scene.skips_eyelines and not scene.unmet for scene in scenes) > 100
    assert sum(len(scene.order) > len(set(scene.order)) for scene in scenes) > 100
    assert {len(scene.people) for scene in scenes} == {1, 2, 3, 4, 5}
    assert any(scene.unmet and not scene.crossings and not scene.skips_crossings for scene in scenes)
    assert any(scene.crossings and not scene.unmet and not scene.skips_eyelines for scene in scenes)


def test_the_seeds_for_the_last_judgement_are_apart() -> None:
    assert not {*TUNED} & {*UNTOUCHED}
    assert made_scenes(TUNED[0], 3) == made_scenes(TUNED[0], 3) != made_scenes(TUNED[1], 3)


def checked(film: Film, intents: tuple[Intent, ...] = ()) -> Checked:
    """Run both checks as edgecode runs them."""
    return CheckRunner(CHECKS).run(Joined(film=film, remarks=()), standings=LET_IN, intents=intents)


@pytest.mark.parametrize("seed", [*TUNED[:3], *UNTOUCHED[:3]])
def test_what_is_intended_stays_silent_through_a_redraw(seed: int) -> None:
    """Every finding is said to be meant; then every sketch is drawn anew, and the panels of every shot as well."""
    scenes = scenes_of(seed)
    first, again = film_of(scenes, seed=seed), film_of(scenes, seed=seed + 7)
    assert {panel.id for panel in first.panels}.isdisjoint(panel.id for panel in again.panels)
    findings = checked(first).findings
    assert {each.check for each in findings} == {check.id for check in CHECKS}
    intents = tuple(
        Intent(check=each.check, pointer=Pointer(), by="Ida", place=Place("film.toml", 9), finding=each.id)
        for each in findings
    )
    redrawn = checked(again, intents)
    assert redrawn.findings == ()
    assert {each.finding.id for each in redrawn.intended} == {each.id for each in findings}
    assert [each.finding.evidence for each in redrawn.intended] != [each.evidence for each in findings]
    [spared, *_] = findings
    [told_again] = checked(again, intents[1:]).findings
    assert told_again.id == spared.id


def test_a_redraw_that_mends_a_crossing_is_quiet() -> None:
    """Every camera is put where the first of its scene stands: nothing crosses any more."""
    film = film_of(scenes_of(TUNED[0]), seed=1)
    plans = tuple(
        msgspec.structs.replace(
            plan,
            cameras=tuple(
                msgspec.structs.replace(each, x=plan.cameras[0].x, y=plan.cameras[0].y, to_x=None, to_y=None)
                for each in plan.cameras
            ),
        )
        for plan in film.boards.plans
    )
    mended = msgspec.structs.replace(film, boards=msgspec.structs.replace(film.boards, plans=plans))
    assert told(film, crosses_the_line)[0]
    assert not told(mended, crosses_the_line)[0]
