"""Join everything a folder holds in one film; in a running process, only what depends on a change is joined again."""

import re
import unicodedata
from collections.abc import Hashable, Iterable
from typing import Final, TypeVar

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
from edgecode.formats.film_toml import NAME
from edgecode.usecases.kept import Kept
from edgecode.usecases.read_folder import Library

T = TypeVar("T")
_NOT: Final = "which is not one"


class Joined(msgspec.Struct, frozen=True, kw_only=True):
    """A film, the remarks that came of joining it, and for each part a key that changes when the part does."""

    film: Film
    remarks: tuple[Remark, ...]
    keys: dict[Reads, Hashable]


class _Ground(msgspec.Struct, frozen=True, kw_only=True):
    """What was read, by kind, before anything is lined; each with its key."""

    drafts: Drafts | None
    script_key: Hashable
    omc: OmcFilm
    dailies: Dailies
    dailies_key: Hashable
    panels: tuple[Panel, ...]
    panels_key: Hashable
    cut: Cut | None
    proofs: tuple[Proof, ...]
    cut_key: Hashable
    """Of the current cut alone."""
    remarks: tuple[Remark, ...]

    @property
    def script(self) -> Script | None:
        return self.drafts.current if self.drafts else None


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
        ground = self._ground(library)
        planned, shot, used = self._lined(ground)
        required, owed, word_key, word_remarks = self._asked(ground, library, shot)
        film = Film(
            title=_title(library, ground),
            scenes=self._scenes.get(
                (ground.script_key, ground.dailies_key, ground.cut_key),
                lambda: film_scenes(ground.script, omc=ground.omc, dailies=ground.dailies, proofs=ground.proofs),
            ),
            script=ground.script,
            drafts=ground.drafts.all if ground.drafts else (),
            panels=ground.panels,
            dailies=ground.dailies,
            cuts=tuple(_all(library, Cut)),
            cut=ground.cut,
            proofs=ground.proofs,
            planned=planned.lined,
            shot=shot.lined,
            used=used,
            required=required,
            owed=owed,
        )
        return Joined(
            film=film,
            remarks=(*ground.remarks, *planned.remarks, *shot.remarks, *word_remarks),
            keys={
                Reads.SCRIPT: (ground.script_key, word_key),
                Reads.BOARDS: ground.panels_key,
                Reads.DAILIES: ground.dailies_key,
                Reads.CUTS: (_keys(library, Cut), ground.cut_key),
            },
        )

    def _ground(self, library: Library) -> _Ground:
        said = library.settings
        in_order, remarks = _in_order(library)
        script_key = (_keys(library, Script), tuple(script.path for script in in_order), said.current_draft)
        drafts = self._drafts.get(script_key, lambda: _drafts(in_order, said.current_draft))
        omc_key = _keys(library, OmcRecord)
        omc = self._omc.get(omc_key, lambda: omc_film.joined(_all(library, OmcRecord)))
        numbers = script_numbers(drafts.current if drafts else None, omc=omc)
        dailies_key = (_keys(library, Recording), omc_key, numbers, tuple(sorted(said.slates.items())))
        dailies = self._dailies.get(
            dailies_key,
            lambda: assembled((*_all(library, Recording), *omc_film.recordings(omc)), scenes=numbers, said=said.slates),
        )
        panels_key = (_keys(library, Panel), omc_key)
        cut, cut_remarks = _current_cut(library)
        cut_key = _cut_key(library, cut)
        return _Ground(
            drafts=drafts,
            script_key=script_key,
            omc=omc,
            dailies=dailies,
            dailies_key=dailies_key,
            panels=self._panels.get(panels_key, lambda: (*_all(library, Panel), *omc_film.panels(omc))),
            panels_key=panels_key,
            cut=cut,
            proofs=self._proofs.get((cut_key, dailies_key), lambda: proofs(cut, dailies=dailies) if cut else ()),
            cut_key=cut_key,
            remarks=(*remarks, *cut_remarks),
        )

    def _lined(self, ground: _Ground) -> tuple[Covering, Covering, Lined]:
        """Line panels, takes and clips over the current draft; nothing without a script."""
        drafts = ground.drafts
        if drafts is None:
            return Covering(), Covering(), Lined()
        planned = self._planned.get(
            (ground.panels_key, ground.script_key), lambda: coverage.planned(ground.panels, drafts=drafts)
        )
        shot = self._shot.get(
            (ground.dailies_key, ground.script_key), lambda: coverage.shot(ground.dailies, drafts=drafts)
        )
        used = self._used.get(
            (ground.cut_key, ground.dailies_key, ground.script_key),
            lambda: coverage.used(ground.proofs, shot=shot.lined, paragraphs=len(drafts.current.paragraphs)),
        )
        return planned, shot, used

    def _asked(
        self, ground: _Ground, library: Library, shot: Covering
    ) -> tuple[frozenset[int], tuple[int, ...], str, tuple[Remark, ...]]:
        """What must be shot, what of it is owed, a key of what people said about it, and remarks."""
        script, said = ground.script, library.settings.required
        word_key = repr(said)
        if script is None:
            return frozenset(), (), word_key, ()
        required, remarks = self._required.get((ground.script_key, word_key), lambda: required_lines(script, said))
        owed = self._owed.get(
            (ground.script_key, word_key, ground.dailies_key),
            lambda: owed_lines(required, shot=shot.lined, dailies=ground.dailies),
        )
        return required, owed, word_key, remarks


def _title(library: Library, ground: _Ground) -> str:
    scripted = ground.script.title if ground.script is not None else ""
    return library.settings.title or scripted or ground.omc.title or library.name


def _all(library: Library, kind: type[T]) -> list[T]:
    return [record for reading in library.readings for record in reading.records if isinstance(record, kind)]


def _keys(library: Library, kind: type[object]) -> tuple[tuple[str, str], ...]:
    """Paths and content keys of the readings that hold records of a kind; a reader gives one kind a file."""
    return tuple(
        (reading.path, reading.key)
        for reading in library.readings
        if reading.records and isinstance(reading.records[0], kind)
    )


def _cut_key(library: Library, cut: Cut | None) -> Hashable:
    if cut is None:
        return None
    return next(
        ((reading.path, reading.key, cut.name) for reading in library.readings if reading.path == cut.path), None
    )


def _in_order(library: Library) -> tuple[list[Script], list[Remark]]:
    """Put the drafts in order: as film.toml lists them, the others before by when they were first seen."""
    settings, scripts = library.settings, _all(library, Script)
    named = {_same(script.path): script for script in scripts}
    said = list(dict.fromkeys(_same(path) for path in settings.drafts))
    remarks = [
        Remark(_said_at(library, "drafts"), f"expected drafts = to list scripts of this folder, found {path!r}, {_NOT}")
        for path in said
        if path not in named
    ]
    if settings.current_draft and _same(settings.current_draft) not in named:
        says = f"expected current_draft = to name a script of this folder, found {settings.current_draft!r}, {_NOT}"
        remarks.append(Remark(_said_at(library, "current_draft"), says))
    listed = [named[path] for path in said if path in named]
    paths = {script.path for script in listed}
    others = [script for script in scripts if script.path not in paths]
    others.sort(key=lambda script: _seen_order(library, script.path))
    return [*others, *listed], remarks


def _said_at(library: Library, key: str) -> Place:
    return Place(NAME, library.settings.lines.get(key))


def _seen_order(library: Library, path: str) -> tuple[int, list[tuple[str, int]]]:
    """Sorts paths by when they were first seen; those seen together as people number them, 9 before 10."""
    parts = re.findall(r"([^0-9]*)([0-9]*)", path)
    return library.first_seen.get(path, 0), [(words.casefold(), int(number[:18] or -1)) for words, number in parts]


def _same(path: str) -> str:
    """One way to write a path: accents come apart on some machines, and slashes lean the other way on others."""
    return unicodedata.normalize("NFC", path).replace("\\", "/").removeprefix("./")


def _drafts(in_order: Iterable[Script], current: str) -> Drafts | None:
    scripts = list(in_order)
    if not scripts:
        return None
    chosen = next((script for script in scripts if _same(script.path) == _same(current)), scripts[-1])
    return coverage.drafts_of(chosen, scripts)


def _current_cut(library: Library) -> tuple[Cut | None, list[Remark]]:
    """The cut film.toml calls current, else the one first seen last; none at all when film.toml names none of them."""
    said = library.settings.current_cut
    cuts = _all(library, Cut)
    found = [cut for cut in cuts if _same(cut.path) == _same(said)] if said else cuts
    if said and not found:
        says = f"expected current_cut = to name a cut of this folder, found {said!r}, {_NOT}"
        return None, [Remark(_said_at(library, "current_cut"), says)]
    in_order = sorted(found, key=lambda cut: _seen_order(library, cut.path))
    return (in_order[-1] if in_order else None), []
