"""Law 5. A rule broken on purpose is said once and stays said, at the same number of steps as agreeing.

Here: what has to be given for either, in the record and in an intent; and that an intent silences one finding, and goes on
doing so through new readings, drafts and cuts.
"""

from pathlib import Path

import msgspec
import pytest

from edgecode.bootstrap import open_film
from edgecode.entries.catalogue import MEANINGS
from edgecode.entries.kind import Kind
from edgecode.findings.intent import Intent
from edgecode.usecases.open_film import OpenFilm
from edgecode.usecases.run_checks import Checked
from simulators.clock import SetClock
from simulators.entropy import CountedEntropy

SCRIPT = """\
INT. KITCHEN - DAY #1#

ADA
The kettle is on.

BEN
I heard it.

ADA
Then you pour.

INT. HALL - NIGHT #2#

BEN
Nobody is there.
"""
LOG = """\
Draft,white
slate,covers
1-1,1
1A-1,2
1B-1,3
2-1,1
"""
CUT = """\
TITLE: one
FCM: NON-DROP FRAME
* FRAME RATE: 24
001  A001 V C 01:00:00:00 01:00:01:00 01:00:00:00 01:00:01:00
* FROM CLIP NAME: 1-1
002  A001 V C 01:00:02:00 01:00:03:00 01:00:01:00 01:00:02:00
* FROM CLIP NAME: 2-1
"""
PEOPLE = """\
[people.Ida]
may = ["raise standings", "set intents"]
[[standings]]
check = "line-lost-in-cut"
standing = "standard"
by = "Ida"
"""
INTENT = """\
[[intents]]
check = "line-lost-in-cut"
scene = "1"
line = "I heard it"
by = "Ida"
"""
IDLE = '[[standings]]\ncheck = "idle-intent"\nstanding = "offered"\nby = "Ida"\n'


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A cut that has lost two lines of scene 1."""
    for path, content in {"white.fountain": SCRIPT, "log.csv": LOG, "one.edl": CUT, "film.toml": PEOPLE}.items():
        (tmp_path / path).write_text(content, encoding="utf-8")
    return tmp_path


@pytest.fixture
def running(film: Path) -> OpenFilm:
    """A process that has the film open."""
    return opened_anew(film)


def opened_anew(film: Path) -> OpenFilm:
    """Another process that opens the film."""
    return open_film(film, clock=SetClock(), entropy=CountedEntropy())


def lost(checked: Checked) -> list[str]:
    """What is found, by the words in quotation marks."""
    return [finding.says.partition("“")[2].partition("”")[0] for finding in checked.findings]


def meant(checked: Checked) -> list[str]:
    """What is as intended, likewise."""
    return [each.finding.says.partition("“")[2].partition("”")[0] for each in checked.intended]


def told(film: Path, checked: Checked, words: str) -> None:
    """Ida says that a finding is meant: by its place, or by its id."""
    found = next(finding.id for finding in checked.findings if "I heard it" in finding.says)
    (film / "film.toml").write_text(PEOPLE + words.replace("ID", found), encoding="utf-8")


def test_saying_as_intended_asks_for_no_more_than_agreeing() -> None:
    agreeing = MEANINGS[Kind.FINDING_OPTION_TAKEN]
    for kind in (Kind.FINDING_INTENDED, Kind.FINDING_LEFT, Kind.FINDING_LATER):
        assert set(MEANINGS[kind].ids) <= set(agreeing.ids)
        assert set(MEANINGS[kind].details) <= set(agreeing.details)
        assert MEANINGS[kind].stages == agreeing.stages


def test_saying_as_intended_is_counted_with_agreeing() -> None:
    assert MEANINGS[Kind.FINDING_INTENDED].group is MEANINGS[Kind.FINDING_OPTION_TAKEN].group


def test_an_intent_needs_a_name_and_no_reason() -> None:
    required = {field.name: field.required for field in msgspec.structs.fields(Intent)}
    assert required["by"]
    assert not required["because"]


BY_PLACE = pytest.param(INTENT, id="by its place")
BY_ID = pytest.param('[[intents]]\ncheck = "line-lost-in-cut"\nfinding = "ID"\nby = "Ida"\n', id="by its id")


@pytest.mark.parametrize("words", [BY_PLACE, BY_ID])
def test_an_intent_silences_one_finding_and_no_other(film: Path, running: OpenFilm, words: str) -> None:
    before = running.check()
    assert lost(before) == ["I heard it.", "Then you pour."]
    told(film, before, words)
    after = running.check()
    assert (lost(after), meant(after)) == (["Then you pour."], ["I heard it."])
    assert after.findings == before.findings[1:]
    assert after.remarks == ()


@pytest.mark.parametrize("words", [BY_PLACE, BY_ID])
def test_an_intent_stays_through_readings_drafts_and_cuts(film: Path, running: OpenFilm, words: str) -> None:
    told(film, running.check(), words)
    assert meant(opened_anew(film).check()) == ["I heard it."]

    (film / ".edgecode/index.db").unlink()
    assert meant(opened_anew(film).check()) == ["I heard it."]

    blue = SCRIPT.replace("Then you pour", "Then pour").replace("INT. HALL", "EXT. YARD")
    (film / "blue.fountain").write_text(f"FADE IN:\n\n{blue}\nADA\nI am.\n", encoding="utf-8")
    toml = (film / "film.toml").read_text(encoding="utf-8")
    (film / "film.toml").write_text(f'drafts = ["white.fountain", "blue.fountain"]\n{toml}', encoding="utf-8")
    drafted = running.check()
    assert running.look().film.script == running.look().film.drafts[1]
    assert meant(drafted) == ["I heard it."]

    (film / "two.edl").write_text(CUT.replace("one", "two").replace("2-1", "1-1"), encoding="utf-8")
    recut = running.check()
    assert [each.finding.says.split()[0] for each in recut.intended] == ["two"]
    assert meant(recut) == meant(opened_anew(film).check()) == ["I heard it."]


def test_an_intent_whose_line_is_back_is_said_to_excuse_nothing_and_stands(film: Path, running: OpenFilm) -> None:
    """Said where a person let that check in, at low weight; and it excuses again when the line is lost again."""
    told(film, running.check(), INTENT)
    (film / "one.edl").write_text(CUT.replace("1-1", "1A-1"), encoding="utf-8")
    back = running.check()
    assert {finding.check for finding in back.findings} == {"line-lost-in-cut"}, "idle-intent is off"
    assert meant(back) == []
    (film / "film.toml").write_text(PEOPLE + IDLE + INTENT, encoding="utf-8")
    [idle] = [finding for finding in running.check().findings if finding.check == "idle-intent"]
    assert (idle.kind, idle.weight, idle.scene) == ("excuses-nothing", "low", "1")
    (film / "one.edl").write_text(CUT, encoding="utf-8")
    assert meant(running.check()) == ["I heard it."]


def test_an_intent_about_one_check_leaves_the_others(film: Path, running: OpenFilm) -> None:
    (film / "log.csv").write_text(LOG.replace("1A-1,2\n", ""), encoding="utf-8")
    another = '[[standings]]\ncheck = "unshot-line"\nstanding = "standard"\nby = "Ida"\n'
    (film / "film.toml").write_text(PEOPLE + another + INTENT, encoding="utf-8")
    checked = running.check()
    assert checked.ran == ("line-lost-in-cut", "unshot-line")
    assert [finding.kind for finding in checked.findings if finding.check == "unshot-line"] == ["never-covered"]
