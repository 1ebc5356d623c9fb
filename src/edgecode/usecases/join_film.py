"""Join everything a folder holds in one film; in a running process, only what depends on a change is joined again."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

import msgspec

from edgecode.checks.check import Reads
from edgecode.film import coverage, omc_film
from edgecode.film.board import Panel
from edgecode.film.coverage import Covering, Drafts
from edgecode.film.cut import Cut
from edgecode.film.dailies import Dailies, assembled
from edgecode.film.film import Film, FilmScene
from edgecode.film.lining import Lined
from edgecode.film.omc import OmcRecord
from edgecode.film.omc_film import OmcFilm
from edgecode.film.owed import owed_lines, required_lines
from edgecode.film.place import Place, Remark
from edgecode.film.proof import Proof, proofs
from edgecode.film.recording import Recording
from edgecode.film.scenes import film_scenes, script_numbers
from edgecode.film.script import Script
from edgecode.usecases.kept import Kept
from edgecode.usecases.read_folder import Library

T = TypeVar("T")


class Joined(msgspec.Struct, frozen=True, kw_only=True):
    """A film, the remarks that came of joining it, and for each part a key that changes when the part does."""

    film: Film
    remarks: tuple[Remark, ...]
    keys: dict[Reads, Hashable]


class FilmJoiner:
    """Joins a library in a film again and again, keeping each step whose inputs did not change."""

    def __init__(self) -> None:
        """Begin with nothing kept."""
        self._drafts: Kept[Drafts | None] = Kept()
        self._omc: Kept[OmcFilm] = Kept()
        self._panels: Kept[tuple[Panel, ...]] = Kept()
        self._dailies: Kept[Dailies] = Kept()
        self._proofs: Kept[tuple[Proof, ...]] = Kept()
        self._planned: Kept[Covering] = Kept()
        self._shot: Kept[Covering] = Kept()
        self._used: Kept[Lined] = Kept()
        self._required: Kept[tuple[frozenset[int], tuple[Remark, ...]]] = Kept()
        self._owed: Kept[tuple[int, ...]] = Kept()
        self._scenes: Kept[tuple[FilmScene, ...]] = Kept()

    def join(self, library: Library) -> Joined:
        """Join a library; raises nothing for what the film holds."""
        said = library.settings
        in_order, remarks = _in_order(library)
        script_key = (_keys(library, Script), tuple(script.path for script in in_order), said.current_draft)
        omc_key = _keys(library, OmcRecord)
        drafts = self._drafts.get(script_key, lambda: _drafts(in_order, said.current_draft))
        omc = self._omc.get(omc_key, lambda: omc_film.joined(_all(library, OmcRecord)))
        script = drafts.current if drafts else None
        numbers = script_numbers(script, omc=omc)
        dailies_key = (_keys(library, Recording), omc_key, numbers, tuple(sorted(said.slates.items())))
        dailies = self._dailies.get(
            dailies_key,
            lambda: assembled(
                (*_all(library, Recording), *omc_film.recordings(omc)), scenes=numbers, said=said.slates
            ),
        )
        panels_key = (_keys(library, Panel), omc_key)
        panels = self._panels.get(panels_key, lambda: (*_all(library, Panel), *omc_film.panels(omc)))
        cut, cut_remarks = _current_cut(library)
        cut_key = (_keys(library, Cut), cut.path if cut else "", cut.name if cut else "")
        proven = self._proofs.get((cut_key, dailies_key), lambda: proofs(cut, dailies=dailies) if cut else ())
        planned = self._planned.get(
            (panels_key, script_key), lambda: coverage.planned(panels, drafts=drafts) if drafts else Covering()
        )
        shot = self._shot.get(
            (dailies_key, script_key), lambda: coverage.shot(dailies, drafts=drafts) if drafts else Covering()
        )
        used = self._used.get(
            (cut_key, dailies_key, script_key),
            lambda: coverage.used(proven, shot=shot.lined, paragraphs=len(script.paragraphs)) if script else Lined(),
        )
        word_key = repr(said.required)
        required, required_remarks = self._required.get(
            (script_key, word_key), lambda: required_lines(script, said.required) if script else (frozenset(), ())
        )
        owed_key = (script_key, word_key, dailies_key)
        owed = self._owed.get(
            owed_key, lambda: owed_lines(required, shot=shot.lined, dailies=dailies) if script else ()
        )
        scenes = self._scenes.get(
            (script_key, omc_key, dailies_key, cut_key),
            lambda: film_scenes(script, omc=omc, dailies=dailies, proofs=proven),
        )
        film = Film(
            title=said.title or (script.title if script else "") or omc.title or library.name,
            scenes=scenes,
            script=script,
            drafts=drafts.all if drafts else (),
            panels=panels,
            dailies=dailies,
            cuts=tuple(_all(library, Cut)),
            cut=cut,
            proofs=proven,
            planned=planned.lined,
            shot=shot.lined,
            used=used,
            required=required,
            owed=owed,
        )
        return Joined(
            film=film,
            remarks=(*remarks, *cut_remarks, *planned.remarks, *shot.remarks, *required_remarks),
            keys={
                Reads.SCRIPT: (script_key, word_key),
                Reads.BOARDS: panels_key,
                Reads.DAILIES: dailies_key,
                Reads.CUTS: (cut_key, dailies_key),
            },
        )


def _all(library: Library, kind: type[T]) -> list[T]:
    return [record for reading in library.readings for record in reading.records if isinstance(record, kind)]


def _keys(library: Library, kind: type[object]) -> tuple[tuple[str, str], ...]:
    """Paths and content keys of the readings that hold records of a kind; a reader gives one kind a file."""
    return tuple(
        (reading.path, reading.key)
        for reading in library.readings
        if reading.records and isinstance(reading.records[0], kind)
    )


def _in_order(library: Library) -> tuple[list[Script], list[Remark]]:
    """Put the drafts in order: as film.toml lists them, the others before by when they were first seen."""
    said = library.settings.drafts
    scripts = {script.path: script for script in _all(library, Script)}
    remarks = [
        Remark(Place("film.toml"), f"expected drafts = to list scripts of this folder, found {path!r}, which is not one")
        for path in (*said, library.settings.current_draft)
        if path and path not in scripts
    ]
    listed = [scripts[path] for path in said if path in scripts]
    others = [script for path, script in scripts.items() if path not in said]
    others.sort(key=lambda script: (library.first_seen.get(script.path, 0), script.path))
    return [*others, *listed], remarks


def _drafts(in_order: Iterable[Script], current: str) -> Drafts | None:
    scripts = list(in_order)
    if not scripts:
        return None
    chosen = next((script for script in scripts if script.path == current), scripts[-1])
    return coverage.drafts_of(chosen, scripts)


def _current_cut(library: Library) -> tuple[Cut | None, list[Remark]]:
    """The cut film.toml calls current, else the one seen last."""
    said = library.settings.current_cut
    cuts = _all(library, Cut)
    found = [cut for cut in cuts if cut.path == said]
    if said and not found:
        remark = Remark(Place("film.toml"), f"expected current_cut = to name a cut of this folder, found {said!r}")
        return None, [remark]
    newest = sorted(found or cuts, key=lambda cut: (library.first_seen.get(cut.path, 0), cut.path))
    return (newest[-1] if newest else None), []
