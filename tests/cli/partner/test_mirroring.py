"""``edgecode partner mirror``: one's own part before it goes, kept back and let go, and one sentence for what cannot be."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from edgecode.entries.kind import Kind
from simulators import command_line
from simulators.command_line import Said
from simulators.partnered_film import CAST, FIRST, NEXT, WEEK, PartneredFilm
from simulators.the_ferry import copied
from simulators.two_partners import P

pytestmark = pytest.mark.xdist_group("partners page")
LEAD = CAST["lead"]
Here = Callable[..., Said]


@pytest.fixture
def film(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PartneredFilm:
    """A film in the middle of its partners' weeks; commands that are run in this process find its time behind every folder."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    made = PartneredFilm(tmp_path)
    monkeypatch.setattr("edgecode.cli.partner.mirroring.open_desk", lambda _folder: made.desk)
    return made


@pytest.fixture
def mirror(film: PartneredFilm, here: Here) -> Here:
    """Run the command on it."""
    return lambda *words: here("partner", "mirror", film.folder, *words)


def kinds(film: PartneredFilm, *, since: int) -> list[Kind | None]:
    """What came on record since it had so many entries."""
    with film.desk.whole_record(make=False) as stores:
        assert stores is not None
        return [row.entry.kind if row.entry is not None else None for row in stores.record.entries()[since:]]


def test_one_s_own_part_is_told_batch_by_batch_and_looking_is_on_record(film: PartneredFilm, mirror: Here) -> None:
    before = film.entries
    said = mirror("--by", LEAD)
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert lines[0] == f"Aria Labs  {WEEK}, 9 to 15 March 2026  goes on 2026-03-19 12:00 UTC"
    assert "  takes and linings, shoot: 3 days" in lines
    assert "  reason: known already: 2 days" in lines
    assert "  trial of unshot-line: 2 decisions so far" in lines
    assert f"Aria Labs  {NEXT}, 16 to 22 March 2026  goes on 2026-03-26 12:00 UTC; the week is not over" in lines
    assert kinds(film, since=before) == [Kind.MIRROR_READ] * 4, "two weeks of two partners"


def test_withdrawing_and_letting_go_are_one_command_each(film: PartneredFilm, mirror: Here) -> None:
    before = film.entries
    assert mirror("--withdraw", "--partner", "Aria Labs", "--week", WEEK, "--by", LEAD).code == 0
    rows = json.loads(mirror("--by", LEAD, "--json").out)
    assert [(each["partner"], each["week"]) for each in rows if each["withdrawn"]] == [("Aria Labs", WEEK)]
    assert "  withdrawn: nothing of yours is in it" in mirror("--by", LEAD).out.splitlines()
    assert mirror("--let-go", "--partner", str(P.id), "--week", WEEK, "--by", LEAD, "--json").code == 0
    assert "withdrawn" not in mirror("--by", LEAD).out
    said = [each for each in kinds(film, since=before) if each is not Kind.MIRROR_READ]
    assert said == [Kind.MIRROR_WITHDRAWN, Kind.MIRROR_WITHDRAWAL_ENDED]


def test_to_somebody_else_it_says_the_same_whether_one_withdrew_or_not(film: PartneredFilm, mirror: Here) -> None:
    other = mirror("--by", CAST["join"]).out
    assert "takes and linings, shoot: 4 days" in other
    mirror("--withdraw", "--partner", "Aria Labs", "--week", WEEK, "--by", LEAD)
    assert mirror("--by", CAST["join"]).out == other


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            ("--withdraw", "--let-go", "--partner", "Aria Labs", "--week", WEEK),
            "expected one of --withdraw or --let-go",
        ),
        (("--withdraw", "--week", WEEK), "expected --partner and --week beside it, which name the batch"),
        (("--let-go", "--partner", "Aria Labs"), "expected --partner and --week beside it, which name the batch"),
        (("--let-go", "--partner", "Aria Labs", "--week", WEEK), "that was withdrawn, found none"),
        (("--withdraw", "--partner", "Aria Labs", "--week", FIRST.name), "cannot be called back"),
        (("--withdraw", "--partner", "Aria Labs", "--week", "soon"), "expected"),
        (("--withdraw", "--partner", "Mallory", "--week", WEEK), "expected one whose agreement is in force: Aria Labs"),
    ],
)
def test_what_cannot_be_gets_one_sentence_and_changes_nothing(
    film: PartneredFilm, mirror: Here, words: tuple[str, ...], says: str
) -> None:
    before = film.entries
    said = mirror(*words, "--by", LEAD)
    assert (said.code, said.out) == (2, "")
    assert says in " ".join(said.err.split())
    assert "Traceback" not in said.err
    assert film.entries == before


@pytest.mark.parametrize("by", [(), ("--by", "Mallory")])
def test_a_part_is_shown_to_somebody_of_the_film_alone(film: PartneredFilm, mirror: Here, by: tuple[str, ...]) -> None:
    before = film.entries
    said = mirror(*by)
    assert (said.code, said.out) == (2, "")
    assert "expected" in said.err
    assert film.entries == before


def test_a_film_without_partners_says_that_nothing_goes(tmp_path: Path, edgecode: command_line.Edgecode) -> None:
    ferry = copied(tmp_path / "ferry")
    assert edgecode("partner", "mirror", ferry) == (
        "No agreement with a partner: nothing of yours goes to anybody.\n",
        "",
        0,
    )
    assert json.loads(edgecode("partner", "mirror", ferry, "--json").out) == []


def test_where_nothing_waits_it_says_when_one_counts(tmp_path: Path, edgecode: command_line.Edgecode) -> None:
    """By the clock of this machine all terms are over."""
    film = PartneredFilm(tmp_path)
    said = edgecode("partner", "mirror", film.folder, "--by", LEAD)
    assert (said.code, said.err) == (0, "")
    assert " ".join(said.out.split()).startswith("Nothing of yours is waiting to go. You count only where you said yes")
