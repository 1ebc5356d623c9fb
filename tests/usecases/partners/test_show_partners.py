"""What *Partners* shows: exactly what each partner is told and can be, and nothing of what anybody answered."""

from collections.abc import Iterable
from pathlib import Path
from typing import cast

import msgspec
import pytest

from edgecode.boundary.agreement import DAY_MS, day_number
from edgecode.boundary.batch import read_body
from edgecode.boundary.bits import worst_case_bits
from edgecode.boundary.how_long import weeks_for_idea, years_for_script
from edgecode.boundary.policy import days_of as days_of_policy
from edgecode.boundary.refusal import Refusal, kept_line
from edgecode.boundary.told import GROUPS
from edgecode.boundary.week import Week
from edgecode.entries.vocabulary import Stage
from edgecode.record import note as notes
from edgecode.usecases.partners.batch_names import batch_name
from edgecode.usecases.partners.judging import Outcome, judge
from edgecode.usecases.partners.mirror import MirrorDesk
from edgecode.usecases.partners.partner_view import PartnerRow, PartnersView, TableView
from edgecode.usecases.partners.show_partners import LIMITS, NEVER, days_of, partners_view, tables_of
from edgecode.usecases.ports.partners import Agreed, Ended, Partners
from simulators.held_film import HeldFilm
from simulators.partnered_film import CAST, FIRST, NEXT, NOW, WEEK, PartneredFilm
from simulators.trace import EVERYBODY, consents, done, trace
from simulators.two_partners import P, Q

pytestmark = pytest.mark.xdist_group("partners page")


@pytest.fixture
def held(tmp_path: Path) -> HeldFilm:
    """A film in memory under two agreements, on the Tuesday of the third week; nothing has gone."""
    return HeldFilm(tmp_path).agree(P, Q).until(NOW, trace())


@pytest.fixture
def partnered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PartneredFilm:
    """The film of which one week has gone to each."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return PartneredFilm(tmp_path)


def shown(film: HeldFilm | PartneredFilm, *, viewer: str = "", part: str = "") -> PartnersView:
    partners: Partners = film.partners
    return partners_view(film.desk, film.desk.today(viewer=viewer), partners, part=part)


def row(film: HeldFilm | PartneredFilm, name: str = "Aria Labs") -> PartnerRow:
    return next(each for each in shown(film).rows if each.name == name)


def symbols(tables: Iterable[TableView]) -> list[list[str]]:
    """The cells of tables that have any, row by row."""
    return [[cell.symbol for cell in cells] for table in tables for _name, cells in table.rows]


def test_a_film_without_partners_says_who_may_agree_and_nothing_else(tmp_path: Path) -> None:
    film = HeldFilm(tmp_path)
    view = partners_view(film.desk, film.desk.today(viewer=CAST["office"]), None, cannot_send="No bubblewrap.")
    assert (view.rows, view.mine, view.may_agree, view.agreers) == ((), (), True, (CAST["office"],))
    assert view.cannot_send == "", "nothing is to be sent"
    assert not partners_view(film.desk, film.desk.today(viewer=CAST["join"]), None).may_agree


def test_bits_are_those_of_the_schemas_and_left_is_what_the_slots_to_come_take(partnered: PartneredFilm) -> None:
    a_week = worst_case_bits(P)
    one = row(partnered)
    assert (one.bits, one.ceiling, one.used) == (a_week, P.ceiling, a_week)
    assert one.term == pytest.approx(5 * a_week), "five weeks, of which one is used"
    assert one.share == 20
    assert one.idea_weeks == weeks_for_idea(a_week)
    script = partnered.desk.look().film.script
    assert script is not None
    assert one.script_years == years_for_script(a_week, letters=sum(len(each.text) for each in script.paragraphs))
    assert one.has_script


def test_a_missed_week_is_still_to_be_used_while_a_slot_is_to_come(held: HeldFilm) -> None:
    """Nothing went in the first slot: it goes empty in the next, and is debited in full then; after the last it never is."""
    assert row(held).used == 0
    assert row(held).term == pytest.approx(5 * worst_case_bits(P))
    held.clock.at = P.slot([*P.weeks()][-1]) + 7 * 60_000
    assert row(held).term == pytest.approx(5 * worst_case_bits(P))
    held.clock.at += 60_000
    assert row(held).term == 0
    assert row(held).share == 0


def test_a_film_without_a_script_is_told_by_one_of_usual_length(held: HeldFilm, tmp_path: Path) -> None:
    (tmp_path / "film/script/causeway.fountain").unlink()
    one = row(held)
    assert not one.has_script
    assert one.script_years == years_for_script(worst_case_bits(P))


def test_what_went_is_shown_as_it_went(partnered: PartneredFilm) -> None:
    [gone] = row(partnered).gone
    [sent] = partnered.partners.sent(str(P.id))
    told = read_body(notes.decoded(sent.note).text, agreement=P).told
    places = [GROUPS.index(group) for group in P.groups]
    cells = [[str(cells[place]) for place in places] for cells in told.table]
    cells += [[str(cell)] for cell in (*told.pairs[: len(P.pairs)], *told.reasons)]
    assert symbols(gone.tables) == cells
    assert {"a", "-"} <= {cell for each in cells for cell in each}
    assert (gone.week, gone.days, gone.why, gone.received) == (FIRST.name, "2 to 8 March 2026", "", "2026-03-12")


def test_a_batch_that_went_is_shown_by_the_version_it_went_under(partnered: PartneredFilm) -> None:
    """A later version tells of fewer groups: the week that went shows those that went all the same."""
    store = partnered.partners

    class Narrowed:
        """What is kept, with one version more."""

        def agreed(self) -> tuple[Agreed, ...]:
            """Give the version that was signed, and a narrower one after it."""
            [first, other] = store.agreed()
            narrow = msgspec.structs.replace(first.agreement, version=2, groups=P.groups[:2])
            return (first, other, msgspec.structs.replace(first, agreement=narrow))

        def __getattr__(self, name: str) -> object:
            return getattr(store, name)

    view = partners_view(partnered.desk, partnered.desk.today(), cast("Partners", Narrowed()))
    one = view.rows[0]
    assert one.gone[0].tables[0].columns == P.groups
    assert one.coming[0].tables[0].columns == P.groups[:2]


def test_what_the_scanner_stopped_went_empty_and_is_told_with_its_entry(partnered: PartneredFilm) -> None:
    one = row(partnered, "Quill Research")
    [gone], [stopped] = one.gone, one.stopped
    assert (gone.tables, gone.why, gone.received) == ((), "the scanner stopped it", "")
    assert (stopped.week, stopped.judged) == (FIRST.name, "")
    judge(partnered.desk, partnered.partners, stopped.entry, outcome=Outcome.NO_FILM, by=CAST["office"])
    assert row(partnered, "Quill Research").stopped[0].judged == f"{CAST['office']} found that it was not the film."
    assert row(partnered).stopped == (), "it is no other partner's"


def test_the_next_weeks_are_shown_at_their_most_and_the_one_that_goes_first_is_first(held: HeldFilm) -> None:
    one = row(held)
    assert [each.week for each in one.coming] == [WEEK, NEXT]
    first, second = one.coming
    assert (first.goes, first.days, first.is_over) == ("2026-03-19 12:00 UTC", "9 to 15 March 2026", True)
    assert not second.is_over
    made = read_body(held.closing.preview(str(P.id), Week.named(WEEK))).told
    assert symbols(first.tables) == symbols(tables_of(made, agreement=P)), "nobody has said no"
    assert [each.of for each in first.tables][-1] == "No outcome of a trial is due"
    held.clock.at = P.slot(Week.named(WEEK)) - 1
    assert row(held).coming[0].week == WEEK
    held.clock.at += 1
    assert row(held).coming[0].week == NEXT, "in its slot it is made and goes"


def test_a_week_that_has_not_begun_shows_no_table(tmp_path: Path) -> None:
    film = HeldFilm(tmp_path).agree(P)
    [coming] = row(film).coming
    assert (coming.week, coming.tables, coming.why_empty) == (FIRST.name, (), "The week has not begun.")


def test_the_outcome_of_a_trial_is_not_told_before_it_goes(held: HeldFilm) -> None:
    due = [*P.weeks()][-1]
    held.until(P.slot(due) - DAY_MS, [each for each in trace() if each.at >= NOW])
    coming = next(each for each in row(held).coming if each.week == due.name)
    assert coming.tables[-1].of == "The outcome of a trial goes with it"
    made = read_body(held.closing.preview(str(P.id), due)).told
    assert [each.of for each in tables_of(made, agreement=P)][-1] == f"The trial that was due: {made.outcome}"


def exactly_five(film: HeldFilm) -> HeldFilm:
    """In the week that goes next five people, and no more, named a draft."""
    doings = done("draft.named", EVERYBODY[:5], when=(1, [5]), stage=Stage.SCRIPT, draft={"nth": 1})
    return film.until(NOW, sorted((*trace(), *doings), key=lambda each: each.at))


def page_of(film: HeldFilm, *, viewer: str) -> bytes:
    """All that the page of a viewer is made of."""
    return msgspec.json.encode(shown(film, viewer=CAST[viewer]))


@pytest.mark.parametrize("how", ["withdrew", "withdrew and let it count", "refused", "looked"])
def test_a_table_to_come_tells_nobody_who_withdrew_or_refused(tmp_path: Path, how: str) -> None:
    """Five people are in a cell: without any one of them it is not told. The page of the others stays as it was."""
    film = exactly_five(HeldFilm(tmp_path).agree(P))
    before = {part: page_of(film, viewer=part) for part in EVERYBODY}
    would_go = film.closing.preview(str(P.id), Week.named(WEEK))
    mirror, lead = MirrorDesk(film.desk, film.partners), CAST["lead"]
    if how == "refused":
        film.until(NOW, consents(["lead"], at=NOW - 1, verb="withdrawn"))
    elif how == "looked":
        mirror.look(str(P.id), WEEK, by=lead)
    else:
        mirror.withhold(str(P.id), WEEK, by=lead)
        if how != "withdrew":
            mirror.withhold_ended(str(P.id), WEEK, by=lead)
    changes = film.closing.preview(str(P.id), Week.named(WEEK)) != would_go
    assert changes is (how in {"withdrew", "refused"}), "else nothing is shown by this"
    for part in EVERYBODY:
        assert (page_of(film, viewer=part) == before[part]) is (part != "lead" or not changes), part


def test_one_s_own_part_is_shown_to_oneself_and_only_where_one_asked(held: HeldFilm) -> None:
    viewer = CAST["join"]
    mine = shown(held, viewer=viewer, part=batch_name(str(P.id), Week.named(WEEK))).mine
    named = [(each.partner, each.week, each.shown) for each in mine]
    assert named == [
        ("Aria Labs", WEEK, True),
        ("Aria Labs", NEXT, False),
        ("Quill Research", WEEK, False),
        ("Quill Research", NEXT, False),
    ]
    assert ("shoot", "takes and linings", 4) in mine[0].counts
    assert ("", "reason: on purpose", 1) in mine[0].counts
    assert shown(held).mine == ()
    assert shown(held, viewer="Somebody Else").mine == ()


def test_own_decisions_in_a_trial_are_part_of_it(held: HeldFilm) -> None:
    [mine, *_rest] = shown(held, viewer=CAST["lead"]).mine
    assert mine.trials == (("unshot-line", 2),)


def test_an_agreement_that_ended_uses_no_more_and_shows_nothing_to_come(partnered: PartneredFilm) -> None:
    partnered.partners.end(Ended(agreement=str(P.id), at=NOW, by="partner", entry="0" * 32))
    one = row(partnered)
    assert (one.in_force, one.state) == (False, "revoked by the partner on 2026-03-17")
    assert (one.used, one.term, one.coming) == (one.bits, one.bits, ())
    assert len(one.gone) == 1, "what went stays told"
    assert {each.partner for each in shown(partnered, viewer=CAST["join"]).mine} == {"Quill Research"}


def test_an_agreement_is_over_when_its_last_slots_and_its_window_are(held: HeldFilm) -> None:
    """Its term ends on 5 April, its last week goes on the 9th, and its window answers for some days after that."""
    assert row(held).state == "in force"
    held.clock.at = (day_number(P.until) + 1) * DAY_MS
    assert row(held).state == "over since 2026-04-05; its last weeks go yet"
    assert [each.goes for each in row(held).coming] == ["2026-04-09 12:00 UTC"]
    held.clock.at = P.slot([*P.weeks()][-1]) + DAY_MS
    assert (row(held).in_force, row(held).coming, row(held).state) == (True, (), "over since 2026-04-05")
    held.clock.at = (days_of_policy(P)[1] + 1) * DAY_MS - 1
    assert row(held).in_force
    held.clock.at += 1
    assert not row(held).in_force


def test_a_log_that_cannot_be_read_hides_no_other_partner(partnered: PartneredFilm) -> None:
    places = partnered.partners.places(str(P.id))
    (places.log / "checkpoint").write_text("torn", encoding="utf-8")
    one, other = row(partnered), row(partnered, "Quill Research")
    assert "expected" in one.trouble
    assert (one.gone, one.refused) == ((), ())
    assert one.in_force, "it can be ended all the same"
    assert other.trouble == ""
    assert len(other.gone) == 1


def test_the_words_are_true_of_what_is_agreed(held: HeldFilm) -> None:
    wide, narrow = row(held), row(held, "Quill Research")
    assert len(wide.told) == len(narrow.told) + 3, "pairs, reasons, trials"
    assert "On 2 days a week their window" in wide.told[-1]
    assert "On one day a week their window" in narrow.told[-1]
    assert "unshot line, 2026-03-02 to 2026-03-29: whether at least 60 %" in wide.told[3]
    assert (wide.never, wide.limits) == (NEVER, LIMITS)
    for each in (*wide.told, *wide.never, *wide.limits):
        assert each[0].isupper(), each
        assert each.endswith("."), each


def test_refusals_are_counted_and_said_in_words(partnered: PartneredFilm) -> None:
    folder = partnered.partners.places(str(P.id)).window / "refusals"
    folder.mkdir(exist_ok=True)
    (folder / "2026-03-16").write_text(
        "".join(
            kept_line(each, at="2026-03-16T09:00:00Z") for each in (Refusal.CLOCK, Refusal.REPLAYED, Refusal.CLOCK)
        ),
        encoding="ascii",
    )
    says = {word: (sentence, count) for word, sentence, count in row(partnered).refused}
    assert says["clock"] == ("A request is signed within five minutes of this clock, which the header Date tells.", 2)
    assert says["replayed"][1] == 1


@pytest.mark.parametrize(
    ("week", "says"),
    [
        ("2026-W10", "2 to 8 March 2026"),
        ("2026-W14", "30 March to 5 April 2026"),
        ("2026-W53", "28 December 2026 to 3 January 2027"),
    ],
)
def test_a_week_is_said_by_its_days(week: str, says: str) -> None:
    assert days_of(Week.named(week)) == says
