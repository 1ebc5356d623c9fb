"""Running a guest tool, once, because somebody says so; what it found is rendered by us and decided by people."""

import inspect
import re
from collections.abc import Sequence

import msgspec
import pytest

from edgecode.boundary.errors import GuestError
from edgecode.boundary.guest.manifest import Part
from edgecode.consent.purpose import Purpose
from edgecode.entries.entry import Entry
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import Stage
from edgecode.errors import FindingGoneError, NoSuchOptionError, NotAllowedError, UnknownPersonError
from edgecode.findings.word import Deed
from edgecode.usecases.guests.run_desk import RunDesk
from edgecode.usecases.guests.show_guests import confidence_word
from edgecode.usecases.ports.guests import Ending
from edgecode.usecases.ports.record import Recorded
from simulators.guest_bundles import with_file
from simulators.guest_film import BEA, EDO, ID, PLACES, SAL, WIM, GuestFilm, changed

RAN = [Kind.GUEST_TOOL_RUN, Kind.GUEST_TOOL_STOPPED, Kind.GUEST_TOOL_REFUSED]


def refused(film: GuestFilm, why: str, *, by: str = WIM) -> GuestError:
    """A run that is refused, says why, is on record, and ran nothing."""
    before = film.kinds(*RAN)
    with pytest.raises(GuestError, match=why) as error:
        film.run(by=by)
    assert film.kinds(*RAN) == [*before, Kind.GUEST_TOOL_REFUSED]
    assert film.room.shown == []
    return error.value


def test_any_person_of_the_film_runs_it_and_nobody_else(film: GuestFilm) -> None:
    film.ready()
    for by in (WIM, BEA, SAL):
        [card] = film.run(by=by).cards
        assert card.finding.subjects == tuple(film.desk.look().film.script.paragraphs[at].id for _, at in PLACES)  # type: ignore[union-attr]
    for by in ("Ada", ""):
        with pytest.raises(UnknownPersonError):
            film.run(by=by)
    assert film.kinds(*RAN) == [Kind.GUEST_TOOL_RUN] * 3


def test_a_run_is_on_record_before_it_begins(film: GuestFilm) -> None:
    film.ready()
    film.room.breaks = OSError("the machine went out")
    with pytest.raises(OSError, match="went out"):
        film.run()
    assert film.kinds(*RAN) == [Kind.GUEST_TOOL_RUN, Kind.GUEST_TOOL_STOPPED]
    assert film.running.findings(ID).hidden == "It has not run yet."


def test_a_run_that_a_person_breaks_off_is_on_record_as_theirs(film: GuestFilm) -> None:
    film.ready()
    film.room.breaks = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        film.run()
    stopped = film.desk.entries()[0]
    assert (stopped.who, stopped.says) == (WIM, "stopped a guest tool, or noted that it did not end well")
    assert stopped.about.endswith("broken off")


@pytest.mark.parametrize("ending", [each for each in Ending if each is not Ending.DONE])
def test_a_run_that_does_not_end_well_shows_nothing_of_what_it_gave(film: GuestFilm, ending: Ending) -> None:
    film.ready().run()
    film.room.ending, film.room.errors = ending, b"call us: +44 20 7946 0018"
    found = film.run()
    assert (found.cards, found.ending) == ((), ending)
    assert film.kinds(*RAN)[-2:] == [Kind.GUEST_TOOL_RUN, Kind.GUEST_TOOL_STOPPED]
    assert film.desk.entries()[0].about.endswith(ending)
    assert "7946" not in repr((found, film.tools.runs, film.words.kept))


def test_a_part_is_shown_when_everybody_whose_it_is_said_yes_and_not_before(film: GuestFilm) -> None:
    film.install(approve=("alike",))
    error = refused(film, "nothing")
    assert WIM not in f"{error} {error.advice()}"
    film.says.consent(Purpose.CHECKS, yes=True, by=WIM)
    refused(film, "nothing")
    film.consent(Part.SCRIPT, Part.CUTS)
    film.run()
    assert set(film.room.shown[0]) == {"about.json", "script.json", "cuts.json"}
    film.write('[people."Una Holt"]\nrole = "writer"')
    film.run()
    assert set(film.room.shown[1]) == {"about.json", "cuts.json"}
    film.says.consent(Purpose.GUEST_TOOLS, yes=True, by="Una Holt", stage=Stage.SCRIPT)
    film.run()
    assert set(film.room.shown[2]) == {"about.json", "script.json", "cuts.json"}


def test_whoever_lets_a_tool_in_or_runs_it_has_not_said_yes_by_that(film: GuestFilm) -> None:
    film.write(('role = "producer"', 'role = "producer and writer"'))
    film.install(approve=("alike",))
    film.consent(Part.SCRIPT)
    refused(film, "nothing", by=BEA)
    film.says.consent(Purpose.GUEST_TOOLS, yes=True, by=BEA, stage=Stage.SCRIPT)
    film.run(by=BEA)


def test_what_is_nobody_s_is_shown_to_no_tool(film: GuestFilm) -> None:
    film.write(('role = "editor"', 'role = "driver"'))
    film.install(changed(reads=(Part.CUTS,)), approve=("odd",))
    film.says.consent(Purpose.GUEST_TOOLS, yes=True, by=EDO)
    refused(film, "nothing")


def test_it_is_shown_no_more_than_it_reads(film: GuestFilm) -> None:
    film.install(changed(reads=(Part.DAILIES,)), approve=("odd",))
    film.consent(*Part)
    film.room.selects(("odd", [("script", 2)], "high"), ("odd", [("dailies", 1)], "low"))
    found = film.run()
    assert set(film.room.shown[0]) == {"about.json", "dailies.json"}
    assert [card.finding.says for card in found.cards] == ["12A-2 is odd."]
    [line] = found.refused
    assert "a part that the tool was given" in line


def test_a_consent_withdrawn_later_takes_what_rests_on_it_away(film: GuestFilm) -> None:
    film.ready().run()
    film.clock.move(1)
    film.consent(Part.DAILIES, yes=False)
    found = film.running.findings(ID, viewer=WIM)
    assert (found.cards, found.left_out) == ((), 0)
    assert "may not be shown" in found.hidden
    assert SAL not in found.hidden
    with pytest.raises(FindingGoneError):
        film.running.decide(Deed.LEAVE, film.tools.runs[ID].shown[0].subjects[0], by=WIM)
    film.run()
    assert "dailies.json" not in film.room.shown[1]
    assert len(film.running.findings(ID).cards) == 1


def test_with_every_check_off_for_the_film_or_for_oneself_none_runs_and_none_shows(film: GuestFilm) -> None:
    film.ready().run()
    film.room.shown.clear()
    film.says.all_off(by=SAL, mine=True)
    refused(film, "every check is off", by=SAL)
    assert film.running.findings(ID, viewer=SAL).cards == ()
    assert len(film.running.findings(ID, viewer=WIM).cards) == 1
    film.says.all_off(by=WIM)
    refused(film, "every check is off")
    assert "Every check is off" in film.running.findings(ID).hidden


def test_without_an_approved_sentence_it_is_not_run(film: GuestFilm) -> None:
    film.install()
    film.consent(*Part)
    assert "edgecode guest approve" in refused(film, "a sentence of it that somebody approved").advice()


def test_a_sentence_that_is_refused_takes_its_findings_along(film: GuestFilm) -> None:
    film.ready().run()
    film.guests.refuse(ID, "alike", by=WIM)
    assert film.running.findings(ID).cards == ()


def test_where_there_is_no_room_it_is_not_run_and_says_so(film: GuestFilm) -> None:
    film.ready()
    film.room.why = "bwrap: expected the program, found none. Install bubblewrap."
    assert film.running.why_not() == film.room.why
    refused(film, "Install bubblewrap")


def test_installed_files_that_were_altered_since_are_not_run(film: GuestFilm) -> None:
    film.ready()
    film.tools.bundles[ID] = msgspec.structs.replace(
        film.tools.bundles[ID], files=with_file("tool.py", b"import socket\n").files
    )
    refused(film, "SHA-256")


def test_after_its_last_day_it_is_not_run(film: GuestFilm) -> None:
    film.ready()
    film.clock.move(365 * 86_400_000)
    refused(film, "2026-10-31")


def test_where_an_agreement_on_reports_came_beside_it_nothing_is_run(film: GuestFilm) -> None:
    film.ready()
    film.has_agreements = True
    refused(film, "enrolled for reports")


def test_a_tool_that_is_removed_while_it_runs_leaves_nothing(film: GuestFilm) -> None:
    film.ready()

    class Removing(type(film.room)):  # type: ignore[misc]
        """A room in which the tool is removed meanwhile."""

        def run(self, *words: object, **named: object) -> object:
            """Remove it."""
            film.guests.remove(ID, by=BEA)
            return super().run(*words, **named)

    film.room.__class__ = Removing
    with pytest.raises(GuestError, match="was removed"):
        film.run()
    assert film.tools.runs == {}


@pytest.mark.parametrize("how", ["for the film", "for who runs it", "consent"])
def test_what_is_taken_back_by_another_process_while_it_runs_keeps_nothing_and_is_on_record(
    film: GuestFilm, how: str
) -> None:
    """Every check is turned off, or a consent taken back, while a run is under way: what it gave is never shown."""
    film.ready()
    other = film.again()

    class Meanwhile(type(film.room)):  # type: ignore[misc]
        """A room in which another process says something meanwhile."""

        def run(self, *words: object, **named: object) -> object:
            """Say it."""
            if how == "consent":
                other.says.consent(Purpose.GUEST_TOOLS, yes=False, by=WIM, stage=Stage.SCRIPT)
            else:
                other.says.all_off(by=BEA if how == "for the film" else WIM, mine=how != "for the film")
            return super().run(*words, **named)

    film.room.__class__ = Meanwhile
    with pytest.raises(GuestError, match="not any more" if how == "consent" else "every check is off"):
        film.run()
    assert film.tools.runs == {}
    assert film.kinds(*RAN) == [Kind.GUEST_TOOL_RUN, Kind.GUEST_TOOL_STOPPED]
    assert "nothing of it was kept" in film.desk.entries()[0].about
    assert film.running.findings(ID, viewer=BEA).cards == ()


def test_a_run_that_is_broken_off_between_its_entry_and_the_room_is_on_record_as_that(
    film: GuestFilm, monkeypatch: pytest.MonkeyPatch
) -> None:
    film.ready()
    append = film.record.append
    fell: list[bool] = []

    def interrupted(batch: Sequence[tuple[bytes, Entry]]) -> tuple[Recorded, ...]:
        done = append(batch)
        if any(entry.kind is Kind.GUEST_TOOL_RUN for _id, entry in batch) and not fell:
            fell.append(True)
            raise KeyboardInterrupt
        return done

    monkeypatch.setattr(film.record, "append", interrupted)
    with pytest.raises(KeyboardInterrupt):
        film.run()
    assert film.kinds(*RAN) == [Kind.GUEST_TOOL_RUN, Kind.GUEST_TOOL_STOPPED]
    assert "broken off" in film.desk.entries()[0].about
    assert film.room.shown == []


def test_a_run_that_is_broken_off_before_it_is_on_record_leaves_nothing(
    film: GuestFilm, monkeypatch: pytest.MonkeyPatch
) -> None:
    film.ready()

    def interrupted(_batch: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(film.record, "append", interrupted)
    with pytest.raises(KeyboardInterrupt):
        film.run()
    assert film.kinds(*RAN) == []


def test_what_it_found_is_a_filled_template_with_its_places_and_a_confidence_in_a_word(film: GuestFilm) -> None:
    [card] = film.ready().run().cards
    finding = card.finding
    assert (finding.check, finding.kind, card.stage) == (f"guest-{ID}", "alike", Stage.SCRIPT)
    assert finding.says == (
        "“You said you would have it mended by Easter.” and “You said you would have it mended by Easter, and you did …” say"
        " nearly the same."
    )
    assert [str(each.place) for each in finding.evidence] == ["script.fountain:4", "script.fountain:11"]
    assert confidence_word(finding) == "high"


def test_what_it_found_is_taken_up_left_or_put_off_and_undone(film: GuestFilm) -> None:
    [card] = film.ready().run().cards
    own = card.finding.id
    done = film.running.decide(Deed.TAKE, own[:6], by=WIM, option=1, because="it grates")
    assert done.says == "Wim Oort took an option of a finding: Take it up"
    assert film.kinds()[-1] is Kind.FINDING_OPTION_TAKEN
    found = film.run()
    assert (found.cards, [each.decision.because for each in found.decided if each.decision]) == ((), ["it grates"])
    film.desk.undo(by=WIM)
    film.running.decide(Deed.LATER, own, by=WIM)
    [card] = film.running.findings(ID).cards
    assert card.decision is not None
    film.running.decide(Deed.LEAVE, own, by=BEA)
    assert film.running.every_finding()[0].cards == ()
    with pytest.raises(NoSuchOptionError):
        film.running.decide(Deed.TAKE, own, by=WIM, option=2)
    with pytest.raises(FindingGoneError):
        film.running.decide(Deed.LEAVE, "ffff", by=WIM)


def test_as_intended_is_said_once_and_stays_through_later_runs_drafts_and_versions(film: GuestFilm) -> None:
    [card] = film.ready().run().cards
    with pytest.raises(NotAllowedError):
        film.running.intend(card.finding.id, by=SAL)
    film.running.intend(card.finding.id, by=WIM, because="he quotes her")
    file = film.folder / "script.fountain"
    file.write_text("INT. CAFE - DAY #11#\n\nRain.\n\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    film.room.selects(("alike", [("script", 4), ("script", 8)], "low"))
    found = film.run()
    assert (found.cards, [each.intent.because for each in found.intended]) == ((), ["he quotes her"])
    film.install(changed(version=2))
    assert film.run().cards == ()
    film.desk.undo(by=WIM)
    assert len(film.running.findings(ID).cards) == 1


def test_deciding_about_it_says_nothing_of_a_check_of_ours(film: GuestFilm) -> None:
    """No remark says that there is no such check, no check is announced, and convergence and reliance go on as before."""
    [card] = film.ready().run().cards
    film.running.intend(card.finding.id, by=WIM)
    today = film.desk.today(viewer=WIM)
    assert [each.says for each in today.checked.remarks] == []
    assert all(leaning.decisions == () for leaning in film.desk.leanings())
    assert film.desk.entries()[0].about == card.finding.says


def test_what_is_gone_from_the_film_is_not_shown(film: GuestFilm) -> None:
    film.ready().run()
    file = film.folder / "script.fountain"
    file.write_text(re.sub(r"JONAS\n.*\n", "", file.read_text(encoding="utf-8")), encoding="utf-8")
    found = film.running.findings(ID)
    assert (found.cards, found.gone) == ((), 1)


def test_running_and_deciding_take_no_more_than_naming_who_does_it() -> None:
    for call, needed in ((RunDesk.run, {"tool", "by"}), (RunDesk.intend, {"finding", "by"})):
        told = inspect.signature(call).parameters.values()
        assert {each.name for each in told if each.default is inspect.Parameter.empty} - {"self"} == needed
