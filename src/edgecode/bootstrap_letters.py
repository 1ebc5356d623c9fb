"""Where what letters need is joined: apart from guest tools, so that writing one loads no room to run tools in."""

from pathlib import Path

from edgecode.bootstrap import KeptGuests, open_desk
from edgecode.store.letter_seed import LetterSeed
from edgecode.store.places import state_folder
from edgecode.store.system_entropy import SystemEntropy
from edgecode.usecases.desk import Desk
from edgecode.usecases.guests.letters import LetterDesk
from edgecode.usecases.ports.guests import Installed


def letter_desk(path: str | Path, *, desk: Desk | None = None) -> LetterDesk:
    """Open a film for its letters to partners. Nothing is made before one is written. Raises what ``open_desk`` does."""
    root, entropy = Path(path), SystemEntropy()
    tools = KeptGuests(root)

    def installed() -> tuple[Installed, ...]:
        kept = tools(make=False)
        return kept.installed() if kept is not None else ()

    seed = LetterSeed(state_folder(), entropy=entropy)
    return LetterDesk(desk or open_desk(root), installed=installed, seed=seed, entropy=entropy)
