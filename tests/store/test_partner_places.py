from pathlib import Path

from edgecode.store.partner_places import films_under, places_of
from simulators.agreements import BASE, OTHER
from simulators.made_partner import SEED, MadePartner, agreed

ID = BASE.id.digits


def test_nothing_of_a_seed_lies_in_the_films_folder(tmp_path: Path) -> None:
    stores, state = tmp_path / "film" / ".edgecode", tmp_path / "state"
    places = places_of(ID, stores=stores, state=state, film_id="f" * 16)
    assert places.seed.is_relative_to(state)
    assert places.checkpoint.is_relative_to(state)
    assert all(place.is_relative_to(stores) for place in (places.outbox, places.log, places.window))


def test_the_films_of_a_user_under_an_agreement_are_counted(tmp_path: Path) -> None:
    assert films_under(tmp_path / "state", agreement=ID) == 0
    made = MadePartner(tmp_path)
    made.store.agree(agreed(OTHER, seed=SEED), seed=SEED)
    for film in ("1" * 16, "2" * 16):
        other = places_of(ID, stores=tmp_path / film, state=made.state, film_id=film)
        other.seed.parent.mkdir(parents=True)
        other.seed.write_text("00", encoding="ascii")
    (made.state / "partners" / "a-file").touch()
    assert films_under(made.state, agreement=ID) == 3
    assert films_under(made.state, agreement=OTHER.id.digits) == 1
    assert films_under(made.state, agreement="0" * 15 + "1") == 0
