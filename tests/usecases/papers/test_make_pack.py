import datetime as dt
from pathlib import Path

import pytest

from edgecode.entries.kind import Kind
from edgecode.errors import (
    PaperError,
    RecordCopiedError,
    RecordKeyMissingError,
    RecordReadOnlyError,
    RecordRolledBackError,
)
from edgecode.papers import integrity as integrities
from edgecode.papers import pack as packs
from edgecode.papers.checking import checked
from edgecode.papers.registry import every_paper
from edgecode.papers.seal import INTEGRITY, NEEDED, PAGE, PDF, SEAL, STATEMENT
from edgecode.papers.statements import Attested
from edgecode.papers.words import Profile
from edgecode.usecases.papers.make_pack import checked_day
from simulators.paper_film import PLAIN, REAL, PaperFilm, at, told

DAY = "2025-11-26"


def test_two_runs_on_one_record_and_day_give_the_same_bytes_the_seal_included(film: PaperFilm) -> None:
    told(film)
    first = {paper.profile: film.papers.files(paper.profile, renderers=PLAIN) for paper in every_paper()}
    real = film.papers.files("insurer", renderers=REAL)
    film.clock.move(3_600_000)
    again = film.again()
    for profile, files in first.items():
        assert again.papers.files(profile, renderers=PLAIN) == files
    assert again.papers.files("insurer", renderers=REAL) == real
    assert sorted(real) == sorted((*NEEDED, PAGE, PDF, SEAL))


def test_a_checkpoint_that_is_handed_out_changes_no_pack(film: PaperFilm) -> None:
    told(film)
    before = film.papers.files("insurer", renderers=PLAIN)
    film.record.checkpoint()
    assert film.papers.files("insurer", renderers=PLAIN) == before


def test_signing_and_handing_out_change_nothing_of_what_was_signed(film: PaperFilm) -> None:
    told(film)
    before = film.papers.pack("insurer")
    film.papers.sign("insurer", by="Bea Nwosu", seen=before.digest)
    film.papers.handed_out("insurer", by="Kit Moss")
    film.papers.sign("festival", by="Bea Nwosu")
    after = film.papers.pack("insurer")
    assert (after.statement, after.digest) == (before.statement, before.digest)
    assert [(each.by, each.role, each.on) for each in after.signatures] == [("Bea Nwosu", "producer", DAY)]
    assert before.signatures == after.signed_otherwise == ()
    files = film.papers.files("insurer", renderers=PLAIN)
    film.papers.handed_out("insurer", by="Kit Moss")
    later = film.papers.files("insurer", renderers=PLAIN)
    assert files[STATEMENT] == later[STATEMENT] == before.statement
    assert checked(later, keys=[film.key]).problems == ()


def test_the_pack_of_a_day_that_is_past_is_that_of_the_day_and_stays_so(film: PaperFilm) -> None:
    told(film)
    film.on("2025-11-25", hour=20)
    then = {paper.profile: film.papers.pack(paper.profile).statement for paper in every_paper()}
    film.papers.sign("insurer", by="Bea Nwosu")
    film.on("2025-12-01")
    film.papers.state(Attested("no-generated-music"), by="Bea Nwosu")
    consent = (
        'purpose = "checks reading my material"\nstage = "script"\nanswer = "given"\nby = "Jun Arai"\non = 2025-11-01'
    )
    film.write(f"[[consents]]\n{consent}")
    film.write('[[attested]]\nclaim = "no-complaint"\nby = "Bea Nwosu"\non = 2025-11-20')
    film.write('[[standings]]\ncheck = "line-lost-in-cut"\nstanding = "offered"\nby = "Bea Nwosu"\non = 2025-11-02')
    for profile, statement in then.items():
        assert film.papers.pack(profile, on="2025-11-25").statement == statement, profile
    assert [each.by for each in film.papers.pack("insurer", on="2025-11-25").signatures] == ["Bea Nwosu"]
    assert film.papers.pack("insurer").statement != then[Profile.INSURER]
    again = film.again()
    found = checked(again.papers.files("insurer", renderers=PLAIN, on="2025-11-25"), keys=[again.key])
    assert (found.problems, found.entries, found.signed_by) == ((), 13, ("Bea Nwosu",))


def test_who_signed_what_was_said_before_has_signed_otherwise(film: PaperFilm) -> None:
    told(film)
    film.papers.sign("insurer", by="Bea Nwosu")
    film.papers.state(Attested("no-generated-music"), by="Bea Nwosu")
    made = film.papers.pack("insurer")
    assert made.signatures == ()
    assert [each.by for each in made.signed_otherwise] == ["Bea Nwosu"]
    assert integrities.decoded(film.papers.files("insurer", renderers=PLAIN)[INTEGRITY]).signatures == ()


def test_a_pack_counts_what_it_says(film: PaperFilm) -> None:
    told(film)
    made = film.papers.pack("insurer")
    assert (made.stated, made.against, made.unknown) == (6, 2, 7)
    assert made.wants


@pytest.mark.parametrize(
    "on", ["2025-11-27", "9999-12-31", "2025-1-1", "20251124", "2025-02-30", "soon", "2025-11-24T10", " "]
)
def test_a_day_to_come_and_a_day_that_is_none_are_refused(film: PaperFilm, on: str) -> None:
    told(film)
    for deed in (
        lambda: film.papers.pack("writers", on=on),
        lambda: film.papers.files("writers", on=on, renderers=PLAIN),
        lambda: film.papers.sign("writers", on=on, by="Bea Nwosu"),
    ):
        with pytest.raises(PaperError, match="on: expected a day"):
            deed()
    assert film.kinds(Kind.PACK_SIGNED) == []


def test_a_day_is_today_where_none_is_given() -> None:
    now = at("2026-03-01", hour=23)
    assert checked_day("", now=now) == checked_day("2026-03-01", now=now) == "2026-03-01"
    assert checked_day("1970-01-01", now=now) == "1970-01-01"
    tomorrow = dt.date(2026, 3, 2).isoformat()
    with pytest.raises(PaperError, match="expected a day up to today, 2026-03-01, found 2026-03-02"):
        checked_day(tomorrow, now=now)


def test_where_nothing_is_on_record_nothing_is_sealed(film: PaperFilm) -> None:
    film.on(DAY)
    assert film.papers.pack("writers").pack.record.entries == 0
    for on in ("", "2025-11-24"):
        with pytest.raises(PaperError, match="expected a record for it to rest on, found that nothing is on record by"):
            film.papers.files("writers", renderers=PLAIN, on=on)
    told(film)
    with pytest.raises(PaperError, match="found that nothing is on record by that day"):
        film.papers.files("writers", renderers=PLAIN, on="2025-11-23")


def test_a_copy_of_a_record_seals_nothing_and_says_so(film: PaperFilm) -> None:
    told(film).copied("copy")
    copy = film.again(folder="copy")
    assert copy.papers.pack("writers").pack.record.entries == 13
    with pytest.raises(RecordCopiedError, match="found a copy of the record in"):
        copy.papers.files("writers", renderers=PLAIN)
    with pytest.raises(RecordCopiedError):
        copy.papers.sign("writers", by="Bea Nwosu")


def test_a_record_that_was_rolled_back_seals_nothing_and_says_so(film: PaperFilm, root: Path) -> None:
    told(film).copied("kept")
    again = film.again()
    again.papers.sign("writers", by="Bea Nwosu")
    again.close()
    record = again.folder / ".edgecode" / "record.db"
    record.write_bytes((root / "kept" / ".edgecode" / "record.db").read_bytes())
    for beside in record.parent.glob("record.db-*"):
        beside.unlink()
    older = again.again()
    with pytest.raises(RecordRolledBackError, match="found 13 entries where 14 were seen before"):
        older.papers.files("writers", renderers=PLAIN)


def test_a_record_without_its_key_seals_nothing_and_says_so(film: PaperFilm, root: Path) -> None:
    told(film).close()
    [key] = (root / "state").rglob("log.key")
    key.unlink()
    with pytest.raises(RecordKeyMissingError):
        film.again().papers.files("writers", renderers=PLAIN)
    assert issubclass(RecordKeyMissingError, RecordReadOnlyError)


def test_what_is_shown_of_entries_is_what_the_pack_cites_and_no_more(film: PaperFilm) -> None:
    told(film)
    files = film.papers.files("writers", renderers=PLAIN)
    shown = {
        each.index: {field.field for field in each.fields} for each in integrities.decoded(files[INTEGRITY]).entries
    }
    pack = packs.decoded(files[STATEMENT])
    assert pack.uses == ()
    assert set(shown) == {0, 6, 9, 12}
    assert shown[12] == {"at"}, "the last entry, of which the day alone is cited"
    assert shown[6] == {"at", "who", "kind", "ids"}
