"""A partner's log before a witness, on disk: round trip by the command line, and what it finds afterwards."""

import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from edgecode.bootstrap_partners import kept_partners
from edgecode.boundary.batch import empty_body
from edgecode.boundary.errors import LogError
from edgecode.boundary.seeds import alias_of
from edgecode.dispatch import partner_log
from edgecode.dispatch.leaves import key_of
from edgecode.record import note as notes
from edgecode.record.keys import read_verifier
from edgecode.store.partner_witnessed import PartnerLog
from edgecode.store.partners_store import PartnersStore
from edgecode.usecases.ports.partners import Debit
from simulators.command_line import Said, run
from simulators.film_world import HOUSE
from simulators.partnered_film import CAST, PartneredFilm
from simulators.two_partners import P, Q
from simulators.witness import W1, WitnessAtHand, served

PARTNER = P.id.digits


@pytest.fixture
def film(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PartneredFilm:
    """A film with two partners, in a state folder of its own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return PartneredFilm(tmp_path)


@pytest.fixture
def witness(film: PartneredFilm) -> WitnessAtHand:
    """One that knows the logs of both partners."""
    keys = (read_verifier(film.partners.key(each.id.digits)) for each in (P, Q))
    return WitnessAtHand(*keys, now=lambda: int(time.time()))


@pytest.fixture
def url(witness: WitnessAtHand) -> Iterator[str]:
    """Where it listens."""
    with served(witness) as at:
        yield at


def ask(film: PartneredFilm, url: str, *more: str | Path) -> Said:
    """Ask about the first partner's log."""
    words = ("--at", url, "--key", str(W1.verifier), "--partner", PARTNER[:6], "--by", CAST[HOUSE])
    return run("record", "witness", film.folder, *words, *more)


def send(partners: PartnersStore, number: int) -> None:
    """Send the empty batch of one more week, as the sender does."""
    week, seed = list(P.weeks())[number], partners.seed(PARTNER)
    partners.debit(Debit(agreement=PARTNER, version=1, week=week, bits=1.0, at=1))
    places, key = partners.places(PARTNER), key_of(seed, agreement=P.id)
    with partner_log.writing(places.log, key=key, seen=places.checkpoint) as writer:
        writer.append((notes.encoded(notes.signed(empty_body(P, alias=alias_of(seed), week=week), key=key)),))


def test_a_partners_log_is_cosigned_as_it_stands_and_as_it_grew(
    film: PartneredFilm, witness: WitnessAtHand, url: str, tmp_path: Path
) -> None:
    size = film.partners.log(PARTNER).size
    said = ask(film, url, "--out", tmp_path / "for-the-partner")
    assert (said.code, said.err) == (0, "")
    assert f"Cosigned: the log of {P.partner.name} of {size} entries" in said.out
    assert (tmp_path / "for-the-partner").read_text().startswith(film.partners.key(PARTNER).split("+")[0])
    send(film.partners, 1)
    assert ask(film, url).code == 0
    assert [each.split(b"\n", 1)[0] for each in witness.asked] == [b"old 0", b"old %d" % size]
    assert film.partners.log(PARTNER).size == size + 1, "that it was cosigned is not in the partner's log"
    assert "had a checkpoint cosigned by a witness" in run("record", "log", film.folder).out


def test_a_log_that_was_put_back_with_what_was_seen_of_it_is_found(
    film: PartneredFilm, url: str, tmp_path: Path
) -> None:
    """The film's folder and all of the user's but what the witness cosigned is put back; reading the log finds it."""
    shutil.copytree(film.folder, tmp_path / "yesterday")
    places = film.partners.places(PARTNER)
    seen, facts = places.checkpoint.read_bytes(), places.seed.parent.parent / "facts"
    known = facts.read_bytes()
    send(film.partners, 1)
    assert ask(film, url).code == 0
    film.partners.close()
    shutil.rmtree(film.folder)
    shutil.copytree(tmp_path / "yesterday", film.folder)
    places.checkpoint.write_bytes(seen)
    facts.write_bytes(known)
    told = run("partner", "receipt", PARTNER, film.folder)
    assert (told.code, "expected the partner's log as a witness cosigned it" in " ".join(told.err.split())) == (2, True)
    assert ask(film, url).code == 2
    kept = next(places.witnessed.iterdir())
    kept.unlink()
    assert run("partner", "receipt", PARTNER, film.folder).code == 0, "nothing else here knows"
    again = ask(film, url)
    assert (again.code, "it was put back to an earlier day" in " ".join(again.out.split())) == (1, True)


def test_other_leaves_than_a_witness_saw_are_found(film: PartneredFilm, url: str, tmp_path: Path) -> None:
    """The same, and then another week is sent in place of the one that the witness saw."""
    shutil.copytree(film.folder, tmp_path / "yesterday")
    places = film.partners.places(PARTNER)
    facts = places.seed.parent.parent / "facts"
    seen, known = places.checkpoint.read_bytes(), facts.read_bytes()
    send(film.partners, 1)
    assert ask(film, url).code == 0
    kept = next(places.witnessed.iterdir())
    film.partners.close()
    shutil.rmtree(film.folder)
    shutil.copytree(tmp_path / "yesterday", film.folder)
    places.checkpoint.write_bytes(seen)
    facts.write_bytes(known)
    shutil.move(kept, tmp_path / "kept")
    send(cast("PartnersStore", kept_partners(film.folder)), 2)
    assert run("partner", "receipt", PARTNER, film.folder).code == 0, "nothing else here knows"
    shutil.move(tmp_path / "kept", kept)
    told = run("partner", "receipt", PARTNER, film.folder)
    assert (told.code, "cosigned it, found other leaves" in " ".join(told.err.split())) == (2, True)
    kept.unlink()
    split = ask(film, url)
    assert (split.code, "two histories were written" in " ".join(split.out.split())) == (1, True)


def test_a_cosignature_of_another_log_stands_for_none(film: PartneredFilm, url: str) -> None:
    assert ask(film, url).code == 0
    [kept] = film.partners.places(PARTNER).witnessed.iterdir()
    other = PartnerLog(film.partners, Q)
    assert other.cosigned() == ()
    document = json.loads(kept.read_text())
    document["note"] = other.checkpoint()
    kept.write_text(json.dumps(document))
    with pytest.raises(LogError, match="expected a checkpoint as a witness cosigned it"):
        film.partners.log(PARTNER)


def test_a_partner_that_is_not_there_is_one_sentence(film: PartneredFilm, url: str) -> None:
    words = ("--at", url, "--key", str(W1.verifier), "--partner", "ffff", "--by", CAST[HOUSE])
    said = run("record", "witness", film.folder, *words)
    assert (said.code, "expected one agreement of that id, found none" in " ".join(said.err.split())) == (2, True)
