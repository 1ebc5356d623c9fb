"""A film, whole and frozen: what was read, joined in one coverage graph."""

import msgspec

from edgecode.film import scene_number
from edgecode.film.board import Panel
from edgecode.film.boards.shot import Boards
from edgecode.film.cut import Cut
from edgecode.film.cut_said import SaidOfCuts
from edgecode.film.dailies import Dailies
from edgecode.film.heard.hearing import Hearing
from edgecode.film.lining import Lined
from edgecode.film.omc import OmcRecord
from edgecode.film.pickup import SaidOfPickups
from edgecode.film.proof import Proof
from edgecode.film.script import Scene, Script
from edgecode.film.transcript import Transcript


class FilmScene(msgspec.Struct, frozen=True, kw_only=True):
    """One scene of the film, from the script or, where there is none, from whatever paper names it.

    ``index`` is its place in :attr:`Script.scenes` of the current draft, ``None`` for a scene that only papers know.
    """

    number: str
    heading: str = ""
    index: int | None = None
    omitted: bool = False
    production: tuple[str, ...] = ()
    """The production scenes that shoot it, by name (OMC's ProductionScene)."""


class Film(msgspec.Struct, frozen=True, kw_only=True):
    """Everything edgecode knows of one film at one moment.

    ``planned``, ``shot`` and ``used`` are the three kinds of coverage over the paragraphs of ``script``; ``required`` and
    ``owed`` are indexes of paragraphs in it. ``proofs`` belong to ``cut``, the current one.
    """

    title: str = ""
    scenes: tuple[FilmScene, ...] = ()
    production: tuple[str, ...] = ()
    """Every production scene by name, also those that no scene of the story is shot in (OMC's ProductionScene)."""
    omc: tuple[OmcRecord, ...] = ()
    """What OMC documents say of this film, mention by mention, kept so that it can go out again."""
    script: Script | None = None
    drafts: tuple[Script, ...] = ()
    panels: tuple[Panel, ...] = ()
    """In the order of the boards; each with the number its scene has in the current draft, and the name of its shot."""
    boards: Boards = Boards()
    """Shots, overhead plans, what became of each panel, and what else people said of the storyboard."""
    dailies: Dailies = Dailies()
    transcripts: dict[str, Transcript] = {}
    """What was said in a take, by the take's id."""
    hearings: dict[str, Hearing] = {}
    """What of its scene was heard in a take, by the take's id."""
    cuts: tuple[Cut, ...] = ()
    cut: Cut | None = None
    proofs: tuple[Proof, ...] = ()
    planned: Lined = Lined()
    shot: Lined = Lined()
    used: Lined = Lined()
    required: frozenset[int] = frozenset()
    owed: tuple[int, ...] = ()
    picked: tuple[SaidOfPickups, ...] = ()
    """What people said of pickups and of states, in order."""
    cutting: tuple[SaidOfCuts, ...] = ()
    """What people said of cuts, in order: turnovers, locked reels, alternates, notes."""

    def scene_of(self, paragraph: int) -> Scene | None:
        """Give the scene a paragraph of the current draft stands in, ``None`` before the first heading."""
        if self.script is None:
            return None
        index = self.script.paragraphs[paragraph].scene
        return self.script.scenes[index] if index >= 0 else None

    def scene_numbered(self, number: str) -> FilmScene | None:
        """Find a scene by its number, however it is written; ``None`` where none has it, and for no number at all."""
        wanted = scene_number.folded(number)
        return next((scene for scene in self.scenes if wanted and scene_number.folded(scene.number) == wanted), None)
