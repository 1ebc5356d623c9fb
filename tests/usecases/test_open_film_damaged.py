"""The example film under damage: what a running process has kept must not change what it says."""

from pathlib import Path

import pytest

from edgecode.bootstrap import open_film
from edgecode.checks.registry import every_check
from edgecode.consent.standing import Standing, Standings, StandingSet
from edgecode.usecases.join_film import FilmJoiner
from edgecode.usecases.run_checks import CheckRunner
from edgecode.usecases.show_coverage import scene_views
from simulators.clock import SetClock
from simulators.damage import damaged
from simulators.entropy import CountedEntropy
from simulators.the_ferry import copied

FILM = Path(__file__).resolve().parents[2] / "examples" / "the-ferry"
ALL_ON = Standings(
    {check.id: StandingSet(check=check.id, standing=Standing.STANDARD, by="Ida") for check in every_check()}
)


@pytest.mark.parametrize(
    "path",
    [
        "film.toml",
        "script/the-ferry-white.fountain",
        "script/the-ferry-blue.fountain",
        "boards/panels.csv",
        "dailies/day-1/log.csv",
        "dailies/day-2/sound.csv",
        "dailies/day-1.ale",
        "cuts/cut-2.otio",
        "cuts/assembly.edl",
    ],
)
def test_a_running_process_says_of_a_damaged_film_what_a_fresh_one_says(tmp_path: Path, path: str) -> None:
    folder = copied(tmp_path / "film")
    whole = (folder / path).read_bytes()
    film = open_film(folder, clock=SetClock(), entropy=CountedEntropy())
    running = CheckRunner(every_check())
    for torn in (*damaged(whole, count=18), whole):
        (folder / path).write_bytes(torn)
        look = film.look()
        intents = look.holdings.settings.intents
        checked = running.run(look.joined, standings=ALL_ON, intents=intents)
        fresh = FilmJoiner().join(look.holdings)
        assert fresh == look.joined
        assert CheckRunner(every_check()).run(fresh, standings=ALL_ON, intents=intents) == checked
        assert not [each for each in checked.skipped if "fault" in each.reason]
        assert not [remark for remark in look.remarks if "fault in edgecode" in remark.says]
        found = [finding.id for finding in checked.findings]
        assert len(set(found)) == len(found)
        assert len(scene_views(look.film)) >= len(look.film.scenes)
