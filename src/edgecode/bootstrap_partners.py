"""Where what partners and witnesses need is joined: apart from the rest, so that no other command loads it."""

import importlib
from functools import partial
from pathlib import Path
from typing import cast

from edgecode.bootstrap import KeptPartners, WordsOf, open_desk
from edgecode.boundary.bits import worst_case_bits
from edgecode.boundary.errors import AgreementError, SendError
from edgecode.store import partner_places, sandbox
from edgecode.store.partner_witnessed import PartnerLog
from edgecode.store.partners_store import PartnersStore
from edgecode.store.places import state_folder
from edgecode.store.system_entropy import SystemEntropy
from edgecode.usecases.desk import Desk
from edgecode.usecases.partners.agreeing import AgreeDesk, OpenPartners
from edgecode.usecases.ports.partners import Partners
from edgecode.usecases.ports.witnesses import Witness, WitnessedLog
from edgecode.usecases.witnessing import WitnessDesk


def partners_of(path: str | Path) -> OpenPartners:
    """Give what opens what a film keeps for its partners; asked with ``True`` it makes it. Nothing is opened before."""
    root = Path(path)
    return KeptPartners(root, words=WordsOf(root, entropy=SystemEntropy()))


def agree_desk(path: str | Path, *, desk: Desk | None = None) -> AgreeDesk:
    """Open a film for agreeing with partners. Its stores are made with the first agreement. Raises what ``open_desk`` does."""
    desk = desk or open_desk(path)
    return AgreeDesk(
        desk,
        partners=partners_of(path),
        entropy=SystemEntropy(),
        worst_case=worst_case_bits,
        films_under=partial(_other_films_under, desk=desk),
    )


def kept_partners(path: str | Path) -> Partners:
    """Open what a film keeps for its partners. Raises ``AgreementError`` where nothing was agreed to yet."""
    kept = partners_of(path)(False)  # noqa: FBT003  it is asked so
    if kept is None:
        advice = "edgecode partner agree FILE signs one that a partner signed."
        raise AgreementError(str(path), expected="an agreement with a partner", found="none", advice=advice)
    return kept


def partner_log(path: str | Path, agreement: str) -> WitnessedLog:
    """Open the log that a film keeps for one partner, by the agreement's id or the first digits of it.

    Raises ``AgreementError`` where there is no such agreement.
    """
    kept = kept_partners(path)
    if not isinstance(kept, PartnersStore):
        raise TypeError(kept)
    return PartnerLog(kept, kept.agreement(agreement).agreement)


def witness_desk(path: str | Path) -> WitnessDesk:
    """Open a film for having its logs cosigned; what asks over the network is loaded only then."""
    made = importlib.import_module("edgecode.store.witness_client").HttpWitness
    return WitnessDesk(open_desk(path), witness=cast("Witness", made()))


def why_not_sent() -> str:
    """Say why nothing can be sent to partners from this machine, and what to do; empty where it can."""
    try:
        sandbox.command((), bound=(), private=())
    except SendError as error:
        return f"{error}. {error.advice()}"
    return ""


def _other_films_under(agreement: str, *, desk: Desk) -> int:
    """Count the other films of this user that are under an agreement: this one is, where it has a seed under it."""
    state, film = state_folder(), _film_id(desk) or "none"
    own = partner_places.places_of(agreement, stores=Path(), state=state, film_id=film).seed.is_file()
    return partner_places.films_under(state, agreement=agreement) - int(own)


def _film_id(desk: Desk) -> str:
    """Give the film's own handle; empty while nothing of it is on record."""
    with desk.whole_record(make=False) as stores:
        return stores.deciding.film.digits if stores is not None else ""
