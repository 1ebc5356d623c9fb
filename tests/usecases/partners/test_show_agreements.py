from edgecode.usecases.partners.show_agreements import agreement_rows
from simulators.agreeing_film import BEA, AgreeingFilm
from simulators.agreements import BASE, OTHER, QUILL

DAY_MS = 86_400_000


def states(film: AgreeingFilm) -> list[str]:
    return [row.state for row in agreement_rows(film.agreeing.here(), at=film.clock.at)]


def test_a_film_without_partners_has_no_rows(film: AgreeingFilm) -> None:
    assert states(film) == []


def test_each_agreement_says_with_whom_and_how_it_stands(film: AgreeingFilm) -> None:
    film.sign(BASE)
    film.sign(OTHER, key=QUILL)
    [row, other] = agreement_rows(film.agreeing.here(), at=film.clock.at)
    assert (row.partner, row.version, row.ceiling, row.signed, row.by) == ("Aria Labs", 1, 90.0, "2025-11-24", BEA)
    assert other.partner == "Quill Research"
    assert states(film) == ["begins on 2025-12-01"] * 2
    film.clock.move(7 * DAY_MS)
    film.agreeing.revoke(str(OTHER.id), by=BEA)
    assert states(film) == ["holds", "revoked by the studio on 2025-12-01"]
    film.clock.move(365 * DAY_MS)
    assert states(film)[0] == "over since 2026-11-30"
