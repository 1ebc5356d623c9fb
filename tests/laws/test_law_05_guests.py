"""Law 5 for guest tools: as intended is said once, at the same cost as agreeing, and stays said through all that follows."""

import inspect
from pathlib import Path

from edgecode.usecases.guests.run_desk import RunDesk
from simulators.guest_film import BEA, ID, WIM, GuestFilm, changed


def needed(call: object) -> int:
    """How much a call asks for."""
    assert callable(call)
    return sum(each.default is inspect.Parameter.empty for each in inspect.signature(call).parameters.values())


def test_as_intended_asks_for_no_more_than_deciding() -> None:
    assert needed(RunDesk.intend) <= needed(RunDesk.decide)
    assert inspect.signature(RunDesk.intend).parameters["because"].default == ""


def test_as_intended_stays_said_through_runs_drafts_versions_confidences_and_a_removal(tmp_path: Path) -> None:
    film = GuestFilm(tmp_path).ready()
    [card] = film.run().cards
    film.running.intend(card.finding.id, by=WIM)
    file = film.folder / "script.fountain"
    told = file.read_text(encoding="utf-8")
    rewritten = told.replace("The bus stops.", "The bus stops in the rain, and waits.")
    drafts = ((rewritten, 0, "low"), (f"INT. CAFE - DAY #11#\n\nRain on the window.\n\n{rewritten}", 2, "medium"))
    for draft, moved, sure in drafts:
        file.write_text(draft, encoding="utf-8")
        film.room.selects(("alike", [("script", 2 + moved), ("script", 6 + moved)], sure))
        found = film.run(by=BEA)
        assert (found.cards, [each.finding.id for each in found.intended]) == ((), [card.finding.id])
    film.install(changed(version=2, title="Third Hearing"))
    assert (film.run().cards, len(film.running.findings(ID).intended)) == ((), 1)
    film.guests.remove(ID, by=BEA)
    film.install(changed(version=3))
    assert (film.run().cards, len(film.running.findings(ID).intended)) == ((), 1)


def test_another_place_is_another_finding(tmp_path: Path) -> None:
    """The control: what was meant there is not meant everywhere."""
    film = GuestFilm(tmp_path).ready()
    film.room.selects(("odd", [("script", 2)], "high"), ("odd", [("script", 6)], "high"))
    first, second = film.run().cards
    film.running.intend(first.finding.id, by=WIM)
    assert [card.finding.id for card in film.run().cards] == [second.finding.id]
