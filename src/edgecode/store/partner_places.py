"""Where what belongs to a film's partners lies: in the film's stores, and in the user's own folder.

::

    STORES/report.db
    STORES/partners/AGREEMENT/outbox, log, window      what was made for the partner, and what it left at its window
    STATE/partners/FILM/facts                          how many facts report.db had
    STATE/partners/FILM/AGREEMENT/seed                 from which the film's alias and the log's key follow
    STATE/partners/FILM/AGREEMENT/window.pem               by which the partner knows its window, once it was opened
    STATE/partners/FILM/AGREEMENT/seen/checkpoint      the last checkpoint of the partner's log
    STATE/partners/FILM/AGREEMENT/witnessed            its checkpoints that witnesses cosigned

Who copies a film's folder copies no seed, and a film's folder that is put back to yesterday does not put back what was seen.
"""

from pathlib import Path
from typing import Final

import msgspec

PARTNERS: Final = "partners"


class PartnerPlaces(msgspec.Struct, frozen=True, kw_only=True):
    """Where one partner's things lie: folders of outbox, log and window, the file of the seed, the folder of what was seen."""

    outbox: Path
    log: Path
    window: Path
    seed: Path
    seen: Path

    @property
    def checkpoint(self) -> Path:
        """The file of the last checkpoint seen."""
        return self.seen / "checkpoint"

    @property
    def certificate(self) -> Path:
        """The file of the certificate by which the partner knows its window, with its key."""
        return self.seed.parent / "window.pem"

    @property
    def witnessed(self) -> Path:
        """The folder of the checkpoints that witnesses cosigned; it is made with the first."""
        return self.seed.parent / "witnessed"

    @property
    def folders(self) -> tuple[Path, ...]:
        """Every folder that has to be there."""
        return (self.outbox, self.log / "leaves", self.window, self.seen)


def places_of(agreement: str, *, stores: Path, state: Path, film_id: str) -> PartnerPlaces:
    """Name the places of one film under one agreement, given by the 16 digits of its id."""
    here, own = stores / PARTNERS / agreement, state / PARTNERS / film_id / agreement
    return PartnerPlaces(
        outbox=here / "outbox", log=here / "log", window=here / "window", seed=own / "seed", seen=own / "seen"
    )


def films_under(state: Path, *, agreement: str) -> int:
    """Count this user's films that are under an agreement, one that is just being agreed to included."""
    films = state / PARTNERS
    return sum((film / agreement / "seed").is_file() for film in films.iterdir()) if films.is_dir() else 0
