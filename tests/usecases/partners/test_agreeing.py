import msgspec
import pytest

from edgecode.boundary.agreement import Agreement
from edgecode.boundary.errors import AgreementError, CeilingError
from edgecode.consent.people import Person
from edgecode.entries.detail import Detail
from edgecode.entries.entry import Entry
from edgecode.entries.handle import THE_HOUSE
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, ReportClass, Stage
from edgecode.errors import NotAllowedError, NothingToUndoError, RecordError, UnknownPersonError
from edgecode.findings.word import Deed
from edgecode.record.keys import read_verifier
from edgecode.usecases.partners.agreeing import AgreeDesk
from edgecode.usecases.partners.signing_agreements import check_countersigned, signed_by
from edgecode.usecases.shape import Shape
from simulators.agreeing_film import BEA, WIM, AgreeingFilm
from simulators.agreements import ARIA, BASE, OTHER, PAIR, QUILL, WIDE
from simulators.entropy import CountedEntropy

DAY_MS = 86_400_000
FIRST = [Kind.AGREEMENT_SIGNED, Kind.PARTNER_NAMED, Kind.FILM_ENROLLED_FOR_REPORTS]
SIGNED = signed_by(BASE, key=ARIA, path="deal.toml")


def but(agreement: Agreement, **facts: object) -> Agreement:
    return msgspec.structs.replace(agreement, **facts)


def last(film: AgreeingFilm, kind: Kind) -> Entry:
    rows = (row.entry for row in reversed(film.record.rows))
    return next(entry for entry in rows if entry is not None and entry.kind is kind)


def test_the_first_version_is_on_record_and_holds_when_it_is_acknowledged(film: AgreeingFilm) -> None:
    done = film.sign(BASE)
    assert film.kinds() == FIRST
    [kept] = film.partners.versions
    assert (kept.agreement, kept.by, kept.at, kept.entry) == (BASE, BEA, film.clock.at, done.entry)
    assert kept.fresh_from == {ReportClass.BASE: film.clock.at}
    signed = last(film, Kind.AGREEMENT_SIGNED)
    assert (IdRole.AGREEMENT, BASE.id) in signed.ids
    assert Detail.UNTIL_DAY in dict(signed.details)
    assert "Aria Labs" in done.says


def test_what_is_kept_is_signed_by_both_sides_and_checked_from_public_keys(film: AgreeingFilm) -> None:
    film.sign(BASE)
    log = read_verifier(film.partners.key(str(BASE.id)))
    assert check_countersigned(film.partners.versions[0].note, log=log, path="deal.note") == BASE


def test_the_partner_gets_both_signatures_and_the_key_of_its_log(film: AgreeingFilm) -> None:
    note, key = film.agreeing.for_the_partner(film.sign(BASE))
    assert check_countersigned(note.encode(), log=read_verifier(key), path="deal.note") == BASE


def test_a_partner_s_name_is_nowhere_on_record(film: AgreeingFilm) -> None:
    film.sign(BASE)
    assert "Aria" not in repr(film.record.rows)


@pytest.mark.parametrize(
    ("by", "error"), [(WIM, NotAllowedError), ("Ada Lovelace", UnknownPersonError), ("", UnknownPersonError)]
)
def test_who_may_not_agree_signs_nothing_and_revokes_nothing(
    film: AgreeingFilm, by: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        film.sign(BASE, by=by)
    assert film.kinds() == []
    film.sign(BASE)
    with pytest.raises(error):
        film.agreeing.revoke(str(BASE.id), by=by)
    assert film.partners.ends == []


def test_checking_tells_what_it_comes_to_and_changes_nothing(film: AgreeingFilm) -> None:
    told = film.agreeing.check(SIGNED, path="deal.note")
    assert (told.agreement, told.bits, told.wider, told.narrower) == (BASE, 50.0, (), ())
    assert told.asked_afresh == (ReportClass.BASE,)
    assert (film.kinds(), film.partners.versions, film.made, film.has_partners) == ([], [], False, False)
    film.bits = 90.5
    with pytest.raises(CeilingError):
        film.agreeing.check(SIGNED, path="deal.note")
    assert film.kinds() == []


def test_a_class_that_is_added_is_asked_afresh_and_the_others_are_carried_over(film: AgreeingFilm) -> None:
    film.sign(BASE)
    first = film.clock.at
    film.clock.move(DAY_MS)
    wider = but(BASE, version=2, classes=(ReportClass.BASE, ReportClass.PAIRS), pairs=(PAIR,))
    told = film.agreeing.check(signed_by(wider, key=ARIA, path="x"), path="deal.note")
    assert told.asked_afresh == (ReportClass.PAIRS,)
    assert "The class “pairs of kinds” is added." in told.wider
    film.sign(wider)
    assert film.partners.versions[-1].fresh_from == {ReportClass.BASE: first, ReportClass.PAIRS: film.clock.at}
    assert film.kinds() == [*FIRST, Kind.AGREEMENT_WIDENED]
    assert Detail.REPORT_CLASS in dict(last(film, Kind.AGREEMENT_WIDENED).details)


def test_a_higher_ceiling_asks_everybody_afresh(film: AgreeingFilm) -> None:
    film.sign(BASE)
    film.clock.move(DAY_MS)
    film.sign(but(BASE, version=2, ceiling=95.0))
    assert film.partners.versions[-1].fresh_from == {ReportClass.BASE: film.clock.at}


def test_narrowing_is_immediate_and_asks_nobody(film: AgreeingFilm) -> None:
    film.sign(WIDE)
    first = film.clock.at
    film.clock.move(DAY_MS)
    film.sign(but(BASE, version=2))
    assert film.kinds() == [*FIRST, Kind.AGREEMENT_NARROWED]
    assert film.partners.versions[-1].fresh_from == {ReportClass.BASE: first}


def test_a_class_that_comes_back_is_asked_afresh(film: AgreeingFilm) -> None:
    film.sign(WIDE)
    film.clock.move(DAY_MS)
    film.sign(but(WIDE, version=2, classes=(ReportClass.BASE,), pairs=(), trials=()))
    film.clock.move(DAY_MS)
    film.sign(but(WIDE, version=3, classes=(ReportClass.BASE, ReportClass.REASONS), pairs=(), trials=()))
    assert film.partners.versions[-1].fresh_from[ReportClass.REASONS] == film.clock.at
    assert film.partners.versions[-1].fresh_from[ReportClass.BASE] == film.clock.at - 2 * DAY_MS


def test_a_version_may_be_wider_and_narrower_at_once(film: AgreeingFilm) -> None:
    film.sign(BASE)
    film.sign(but(BASE, version=2, visits=1, films=2))
    assert film.kinds() == [*FIRST, Kind.AGREEMENT_WIDENED, Kind.AGREEMENT_NARROWED]


def test_a_second_partner_is_named_and_the_film_is_enrolled_once(film: AgreeingFilm) -> None:
    film.sign(BASE)
    film.sign(OTHER, key=QUILL)
    assert film.kinds() == [*FIRST, Kind.AGREEMENT_SIGNED, Kind.PARTNER_NAMED]


def test_every_partner_s_log_has_a_seed_of_its_own_and_later_versions_keep_it(film: AgreeingFilm) -> None:
    film.sign(BASE)
    film.sign(OTHER, key=QUILL)
    before = dict(film.partners.seeds)
    assert len(set(before.values())) == 2
    film.sign(but(BASE, version=2, visits=1))
    log = read_verifier(film.partners.key(str(BASE.id)))
    assert check_countersigned(film.partners.versions[-1].note, log=log, path="deal.note").version == 2
    assert film.partners.seeds == before


def refusals(film: AgreeingFilm) -> list[Entry]:
    rows = (row.entry for row in film.record.rows)
    return [entry for entry in rows if entry is not None and entry.kind is Kind.AGREEMENT_REFUSED]


@pytest.mark.parametrize(
    ("agreement", "says"),
    [
        (but(BASE, version=2), "expected version 1, found version 2"),
        (
            but(BASE, begins="2025-01-01", until="2025-11-23"),
            "expected a term that is not over, found one that ended on 2025-11-23",
        ),
        (but(BASE, ceiling=49.9), "expected at most 49.9 bits a week, its own ceiling, found 50.0 in the worst case"),
        (
            but(WIDE, trials=(msgspec.structs.replace(WIDE.trials[0], check="no-such-check"),)),
            "expected trials of checks that there are, found no-such-check",
        ),
    ],
)
def test_what_cannot_be_kept_is_refused_and_the_refusal_is_on_record(
    film: AgreeingFilm, agreement: Agreement, says: str
) -> None:
    with pytest.raises(AgreementError, match=says):
        film.sign(agreement)
    [refused] = refusals(film)
    assert (refused.who, refused.ids) == (THE_HOUSE, ((IdRole.AGREEMENT, BASE.id),))
    assert film.kinds() == [Kind.AGREEMENT_REFUSED]
    assert film.partners.versions == []


@pytest.mark.parametrize(
    ("data", "recorded"),
    [
        (SIGNED.replace(b"ceiling = 90.0", b"ceiling = 99.0"), 1),
        (SIGNED.replace(b"ceiling = 90.0", b"ceiling = 900"), 1),
        (SIGNED[:-5], 1),
        (SIGNED.replace(b"agreement = ", b"agreed = "), 0),
        (b"", 0),
    ],
)
def test_what_was_tampered_with_is_refused_and_on_record_where_it_says_which_it_is(
    film: AgreeingFilm, data: bytes, recorded: int
) -> None:
    with pytest.raises(AgreementError):
        film.agreeing.agree(data, path="deal.note", by=BEA)
    assert len(refusals(film)) == len(film.kinds()) == recorded
    assert film.partners.versions == []


def test_the_same_version_twice_is_refused(film: AgreeingFilm) -> None:
    film.sign(BASE)
    with pytest.raises(AgreementError, match="expected version 2, found version 1"):
        film.sign(BASE)
    with pytest.raises(AgreementError, match="expected something wider or narrower than before, found no difference"):
        film.sign(but(BASE, version=2))
    assert len(film.partners.versions) == 1


def test_one_partner_has_one_agreement_on_a_film_at_a_time(film: AgreeingFilm) -> None:
    film.sign(BASE)
    again = but(BASE, id=OTHER.id)
    with pytest.raises(
        AgreementError, match=f"expected one agreement with Aria Labs on this film, found agreement {BASE.id}"
    ):
        film.sign(again)
    with pytest.raises(AgreementError, match="expected one agreement with Aria Labs"):
        film.sign(but(again, partner=msgspec.structs.replace(BASE.partner, name="Somebody Else")))
    film.agreeing.revoke(str(BASE.id), by=BEA)
    film.sign(again)
    assert len(film.partners.versions) == 2


def test_more_films_than_were_agreed_to_are_refused(film: AgreeingFilm) -> None:
    film.others = 1
    with pytest.raises(AgreementError, match="expected at most 1 films under it, found that this is film 2"):
        film.sign(BASE)
    film.sign(but(BASE, films=2))


def test_a_film_that_guest_tools_were_let_into_is_refused(film: AgreeingFilm) -> None:
    film.made = True
    with film.desk.acting(BEA) as acting:
        deciding, person = acting.deciding, acting.person
        refused = Shape(kind=Kind.GUEST_TOOL_REFUSED, stage=Stage.PARTNERS, ids=((IdRole.GUEST_TOOL, "x"),))
        deciding.commit(deciding.word(Deed.REFUSE, None), None, refused)
        film.agreeing.check(SIGNED, path="deal.note")
        enrolled = Shape(kind=Kind.FILM_ENROLLED_FOR_GUEST_TOOLS, stage=Stage.PARTNERS, ids=())
        deciding.commit(deciding.word(Deed.NAME, person, named=person), person, enrolled)
    with pytest.raises(AgreementError, match="expected a film that no guest tool was let into") as caught:
        film.sign(BASE)
    assert "for all partners, from the start" in caught.value.advice()
    assert len(refusals(film)) == 1


def test_a_revoked_agreement_ends_and_no_version_follows(film: AgreeingFilm) -> None:
    film.sign(BASE)
    done = film.agreeing.revoke("a1b2", by=BEA)
    [ended] = film.partners.ends
    assert (ended.agreement, ended.by, ended.entry, ended.at) == (str(BASE.id), "studio", done.entry, film.clock.at)
    assert film.kinds()[-1] is Kind.AGREEMENT_REVOKED
    with pytest.raises(AgreementError, match="expected an agreement that holds, found one that was revoked"):
        film.sign(but(BASE, version=2, visits=1))
    with pytest.raises(AgreementError, match="expected one that holds, found one that was revoked already"):
        film.agreeing.revoke(str(BASE.id), by=BEA)
    assert film.kinds(Kind.AGREEMENT_REVOKED) == [Kind.AGREEMENT_REVOKED]


@pytest.mark.parametrize("wanted", ["", "ffff", "a1b2c3d4e5f60718ff"])
def test_an_agreement_that_there_is_not_is_not_revoked(film: AgreeingFilm, wanted: str) -> None:
    with pytest.raises(AgreementError, match=r"expected the id of one of this film's \(none yet\)"):
        film.agreeing.revoke(wanted, by=BEA)
    film.sign(BASE)
    with pytest.raises(AgreementError, match=str(BASE.id)) as caught:
        film.agreeing.revoke(wanted, by=BEA)
    assert caught.value.advice() == "edgecode partner show lists them."


def test_a_run_killed_before_the_version_held_is_finished_under_the_same_entry(film: AgreeingFilm) -> None:
    film.partners.breaks = KeyboardInterrupt()  # type: ignore[assignment]
    with pytest.raises(KeyboardInterrupt):
        film.sign(BASE)
    assert film.kinds() == FIRST
    assert film.partners.versions == []
    film.partners.breaks, first = None, film.clock.at
    film.clock.move(DAY_MS)
    done = film.sign(BASE)
    assert film.kinds() == FIRST
    [kept] = film.partners.versions
    assert (kept.entry, kept.at, done.index) == (done.entry, first, 0)


def test_a_run_killed_before_the_entry_signs_nothing(film: AgreeingFilm) -> None:
    film.record.breaks = RecordError("record", expected="room", found="a full disk")
    with pytest.raises(RecordError):
        film.sign(BASE)
    film.record.breaks = None
    assert film.partners.versions == []
    film.sign(BASE)
    assert film.kinds() == FIRST


def test_revoking_ends_at_once_also_where_it_cannot_be_recorded_and_is_recorded_later(film: AgreeingFilm) -> None:
    film.sign(BASE)
    film.record.breaks = RecordError("record", expected="room", found="a full disk")
    with pytest.raises(RecordError):
        film.agreeing.revoke(str(BASE.id), by=BEA)
    assert len(film.partners.ends) == 1
    film.record.breaks = None
    done = film.agreeing.revoke(str(BASE.id), by=BEA)
    assert (done.entry, len(film.partners.ends)) == (film.partners.ends[0].entry, 1)
    assert film.kinds(Kind.AGREEMENT_REVOKED) == [Kind.AGREEMENT_REVOKED]


def test_the_end_of_a_term_is_noted_once_and_nothing_follows_it(film: AgreeingFilm) -> None:
    film.sign(BASE)
    film.clock.move(372 * DAY_MS)
    with pytest.raises(
        AgreementError, match="expected a version before the term is over, found that it ended on 2026-11-30"
    ):
        film.sign(but(BASE, version=2, until="2027-11-30"))
    with pytest.raises(AgreementError):
        film.sign(but(BASE, version=2, until="2027-11-30"))
    assert film.kinds(Kind.AGREEMENT_EXPIRED) == [Kind.AGREEMENT_EXPIRED]
    assert last(film, Kind.AGREEMENT_EXPIRED).who == THE_HOUSE


def test_signing_is_not_undone(film: AgreeingFilm) -> None:
    done = film.sign(BASE)
    for entry in ("", done.entry):
        with pytest.raises(NothingToUndoError):
            film.desk.undo(by=BEA, entry=entry)


def test_where_a_guest_tool_came_on_record_just_before_it_an_agreement_is_void_at_once(film: AgreeingFilm) -> None:
    """Between the last look and the record another process lets a tool in: nothing holds, and that is on record."""
    enrolled = Shape(kind=Kind.FILM_ENROLLED_FOR_GUEST_TOOLS, stage=Stage.PARTNERS, ids=())

    def meanwhile(_agreement: object) -> int:
        film.made = True
        bea = Person(name=BEA)
        film.deciding.commit(film.deciding.word(Deed.INSTALL, bea), bea, enrolled)
        return 0

    film.agreeing = AgreeDesk(
        film.desk,
        partners=lambda _make: film.partners,
        entropy=CountedEntropy(7),
        worst_case=lambda _agreement: 50.0,
        films_under=meanwhile,
    )
    with pytest.raises(AgreementError, match="enrolled for guest tools"):
        film.sign(BASE)
    assert film.kinds()[-1] is Kind.AGREEMENT_REFUSED
    assert film.partners.agreed() == ()
    with pytest.raises(AgreementError, match="enrolled for guest tools"):
        film.sign(BASE)
