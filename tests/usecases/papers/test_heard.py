from edgecode.entries.kind import Kind
from edgecode.formats.film_toml import Settings
from edgecode.papers.statements import Attested
from edgecode.usecases.papers.heard import ABOUT_PAPERS, heard
from simulators.paper_film import PaperFilm, told


def settings_of(film: PaperFilm) -> Settings:
    return film.desk.look().holdings.settings


def test_a_pack_of_a_day_hears_what_was_said_by_its_end(film: PaperFilm) -> None:
    told(film)
    settings, stores = settings_of(film), film.stores(make=False)
    sizes = {
        on: len(heard(settings, stores, on=on).recorded)
        for on in ("2025-11-23", "2025-11-24", "2025-11-25", "2025-12-31")
    }
    assert sizes == {"2025-11-23": 0, "2025-11-24": 12, "2025-11-25": 13, "2025-12-31": 13}
    first = heard(settings, stores, on="2025-11-24")
    assert len(first.said.stated) == 7
    assert len(heard(settings, stores, on="2025-11-25").said.stated) == 8


def test_a_moment_before_midnight_is_of_the_day_and_midnight_is_of_the_next(film: PaperFilm) -> None:
    film.on("2025-11-25", hour=0)
    film.clock.move(-1)
    film.papers.state(Attested("no-generated-screenplay"), by="Wim Oort")
    film.clock.move(1)
    film.papers.state(Attested("no-training"), by="Bea Nwosu")
    settings, stores = settings_of(film), film.stores(make=False)
    by_day = {
        on: [word.stated for word in heard(settings, stores, on=on).said.stated] for on in ("2025-11-24", "2025-11-25")
    }
    assert by_day["2025-11-24"] == [Attested("no-generated-screenplay")]
    assert by_day["2025-11-25"] == [Attested("no-generated-screenplay"), Attested("no-training")]


def test_entries_about_packs_at_the_end_are_not_what_a_pack_speaks_of(film: PaperFilm) -> None:
    told(film)
    film.papers.sign("writers", by="Bea Nwosu")
    film.papers.handed_out("writers", by="Kit Moss")
    found = heard(settings_of(film), film.stores(make=False), on="2025-11-26")
    assert (len(found.recorded), [each.entry.kind for each in found.after if each.entry]) == (
        13,
        [Kind.PACK_SIGNED, Kind.PACK_EXPORTED],
    )
    film.papers.state(Attested("no-generated-music"), by="Bea Nwosu")
    later = heard(settings_of(film), film.stores(make=False), on="2025-11-26")
    assert (len(later.recorded), later.after) == (16, ())
    assert {Kind.PACK_SIGNED, Kind.PACK_WITHDRAWN} < ABOUT_PAPERS


def test_without_any_record_film_toml_is_heard_and_has_no_entries(film: PaperFilm) -> None:
    film.write('[[attested]]\nclaim = "no-complaint"\nby = "Bea Nwosu"\non = 2025-11-20')
    found = heard(settings_of(film), None, on="2025-11-24")
    assert [word.stated for word in found.said.stated] == [Attested("no-complaint")]
    assert (found.recorded, found.index, found.is_recorded) == ((), {}, False)
    pack = film.papers.pack("insurer").pack
    [answer] = [each for each in pack.claims if each.claim == "no-complaint"]
    assert answer.rests_on == "Attested by Bea Nwosu, producer, in film.toml, which is not on record yet."
    assert (pack.record.entries, pack.record.origin, answer.entries) == (0, "", ())


def test_what_was_undone_by_the_day_is_not_heard_and_what_was_undone_later_is(film: PaperFilm) -> None:
    film.papers.state(Attested("no-generated-screenplay"), by="Wim Oort")
    film.on("2025-11-25")
    film.desk.undo(by="Wim Oort")
    settings, stores = settings_of(film), film.stores(make=False)
    assert len(heard(settings, stores, on="2025-11-24").said.stated) == 1
    assert heard(settings, stores, on="2025-11-25").said.stated == ()
