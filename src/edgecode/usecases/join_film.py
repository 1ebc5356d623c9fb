"""Join everything a folder holds in one film; in a running process, only what depends on a change is joined again."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Final, TypeVar, cast

import msgspec

from edgecode.film import coverage, omc_film
from edgecode.film.board import Panel, PanelImage
from edgecode.film.boards.from_pictures import panels_of_pictures
from edgecode.film.boards.laid import KeptBoards, Laid, laid
from edgecode.film.boards.said import SaidOfBoards
from edgecode.film.composed import composed
from edgecode.film.coverage import Covering, KeptLinings
from edgecode.film.cut import Cut
from edgecode.film.cutting.strange import oddities
from edgecode.film.dailies import Dailies, KeptDailies, assembled
from edgecode.film.drafts import Drafts, drafts_of
from edgecode.film.film import Film, FilmScene
from edgecode.film.hand import HandLining
from edgecode.film.heard.attached import Attached, transcript_of
from edgecode.film.heard.linings import HeardTakes, KeptHeard, heard_takes
from edgecode.film.identity import named_panels
from edgecode.film.lining import Group, Lined
from edgecode.film.memo import Memo, Step
from edgecode.film.names import Draft, Names, Version, named, names_of
from edgecode.film.omc import OmcRecord
from edgecode.film.omc_film import OmcFilm
from edgecode.film.owed import owed_lines, required_lines
from edgecode.film.place import Place, Remark
from edgecode.film.proof import KeptProofs, Proof, proofs
from edgecode.film.recording import Recording
from edgecode.film.scenes import film_scenes, script_numbers
from edgecode.film.script import Script
from edgecode.film.slate import Style
from edgecode.film.transcript import Transcript
from edgecode.findings.decision import Said
from edgecode.formats.film_toml import NAME
from edgecode.usecases.panel_files import missing_pictures, told_in_two_lists, with_own_names
from edgecode.usecases.read_folder import Holdings
from edgecode.usecases.seen_order import seen_order

T = TypeVar("T")
_NOT: Final = "which is not one"
_ANOTHER: Final = "is it another film? Nothing is carried over from there"


class Joined(msgspec.Struct, frozen=True, kw_only=True):
    """A film, and the remarks that came of joining it. What did not change since the last joining is the same object."""

    film: Film
    remarks: tuple[Remark, ...]
    names: tuple[Names, ...] = ()
    """The table of names of each draft, in their order."""


class _Ground(msgspec.Struct, frozen=True, kw_only=True):
    """What was read, by kind, before anything is lined."""

    drafts: Drafts | None
    omc: OmcFilm
    dailies: Dailies
    laid: Laid
    cuts: tuple[Cut, ...]
    cut: Cut | None
    proofs: tuple[Proof, ...]
    attached: Attached
    names: tuple[Names, ...]
    remarks: tuple[Remark, ...]

    @property
    def script(self) -> Script | None:
        return self.drafts.current if self.drafts else None


class FilmJoiner:
    """Joins what a folder holds in a film again and again, keeping each step whose inputs did not change."""

    def __init__(self) -> None:
        """Begin with nothing kept."""
        self._names_kept: dict[str, Names] = {}
        self._named: Memo[Script] = Memo()
        self._drafts: Step[Drafts | None] = Step()
        self._omc: Step[tuple[OmcFilm, tuple[Recording, ...], tuple[Panel, ...]]] = Step()
        self._numbers: Step[tuple[str, ...]] = Step()
        self._pictures: Step[tuple[Panel, ...]] = Step()
        self._about_panels: Step[tuple[Remark, ...]] = Step()
        self._dailies: Step[Dailies] = Step()
        self._cuts: Step[tuple[Cut, ...]] = Step()
        self._proofs: Step[tuple[Proof, ...]] = Step()
        self._planned: Step[Covering] = Step()
        self._shot: Step[Covering] = Step()
        self._used: Step[Lined] = Step()
        self._attached: Step[Attached] = Step()
        self._heard: Step[HeardTakes] = Step()
        self._by_take = KeptHeard()
        self._required: Step[tuple[frozenset[int], tuple[Remark, ...]]] = Step()
        self._owed: Step[tuple[int, ...]] = Step()
        self._scenes: Step[tuple[FilmScene, ...]] = Step()
        self._odd: Step[tuple[Remark, ...]] = Step()
        self._boards = KeptBoards()
        self._by_row: dict[Style, KeptDailies] = {}
        self._by_clip = KeptProofs()
        self._by_setup = KeptLinings()

    def join(self, holdings: Holdings, said: Said | None = None) -> Joined:
        """Join what a folder holds with what people said: of takes, boards, pickups and cuts.

        Raises nothing for what the film holds.
        """
        said = said if said is not None else Said()
        ground = self._ground(holdings, said.boarded)
        heard = self._listened(ground)
        planned, shot, used = self._lined(ground, hand=said.lined, heard=heard.linings)
        required, owed, word_remarks = self._asked(ground, holdings, shot)
        film = Film(
            title=_title(holdings, ground),
            scenes=self._scenes.get(
                (ground.script, ground.omc, ground.dailies, ground.proofs),
                lambda: film_scenes(ground.script, omc=ground.omc, dailies=ground.dailies, proofs=ground.proofs),
            ),
            production=tuple(scene.name for scene in ground.omc.production_scenes),
            omc=ground.omc.records,
            script=ground.script,
            drafts=ground.drafts.all if ground.drafts else (),
            panels=ground.laid.panels,
            boards=ground.laid.boards,
            dailies=ground.dailies,
            transcripts=ground.attached.by_take,
            hearings=heard.hearings,
            cuts=ground.cuts,
            cut=ground.cut,
            proofs=ground.proofs,
            planned=planned.lined,
            shot=shot.lined,
            used=used,
            required=required,
            owed=owed,
            picked=said.picked,
            cutting=said.cutting,
        )
        remarks = (
            *ground.remarks,
            *ground.laid.remarks,
            *planned.remarks,
            *shot.remarks,
            *heard.remarks,
            *word_remarks,
            *self._odd.get((film.cut, film.proofs, film.dailies), partial(_oddities, film)),
        )
        return Joined(film=film, remarks=remarks, names=ground.names)

    def _ground(self, holdings: Holdings, said_of_boards: tuple[SaidOfBoards, ...]) -> _Ground:
        said = holdings.settings
        in_order, remarks = _in_order(holdings)
        scripts, names = self._carried(in_order, holdings)
        drafts = self._drafts.get((*scripts, said.current_draft), lambda: _drafts(scripts, said.current_draft))
        records = _all(holdings, OmcRecord)
        omc, slated, boarded = self._omc.get(tuple(records), lambda: _omc(records))
        script = drafts.current if drafts else None
        numbers = self._numbers.get((script, omc), lambda: script_numbers(script, omc=omc))
        rows = (*_all(holdings, Recording), *slated)
        style = said.slate_style
        kept = self._by_row.setdefault(style, KeptDailies())
        dailies = self._dailies.get(
            (*rows, numbers, said.slates, style),
            lambda: assembled(rows, scenes=numbers, said=said.slates, style=style, kept=kept),
        )
        listed, panel_remarks = self._listed(holdings, boarded=boarded, numbers=numbers)
        cuts = tuple(_all(holdings, Cut))
        cut, cut_remarks = _current_cut(holdings)
        spoken = tuple(_all(holdings, Transcript))
        attached = self._attached.get((dailies, spoken), lambda: transcript_of(dailies, transcripts=spoken))
        return _Ground(
            drafts=drafts,
            omc=omc,
            dailies=dailies,
            laid=laid(listed, drafts=drafts, said=said_of_boards, kept=self._boards),
            cuts=self._cuts.get(cuts, lambda: cuts),
            cut=cut,
            proofs=self._proofs.get(
                (cut, dailies), lambda: proofs(cut, dailies=dailies, kept=self._by_clip) if cut else ()
            ),
            attached=attached,
            names=names,
            remarks=(
                *remarks,
                *_strangers(scripts, names),
                *panel_remarks,
                *cut_remarks,
                *omc.remarks,
                *attached.remarks,
            ),
        )

    def _listed(
        self, holdings: Holdings, *, boarded: tuple[Panel, ...], numbers: tuple[str, ...]
    ) -> tuple[tuple[Panel, ...], tuple[Remark, ...]]:
        """The panels of all lists, and of OMC; in a film without any, those that the boards' pictures are."""
        paths = tuple(reading.path for reading in holdings.readings)
        listed = with_own_names(_all(holdings, Panel), paths)
        remarks = self._about_panels.get(
            (listed, paths), lambda: (*missing_pictures(listed, paths), *told_in_two_lists(listed))
        )
        panels = (*listed, *with_own_names(boarded, paths))
        if not panels:
            images = tuple(_all(holdings, PanelImage))
            panels = self._pictures.get((images, numbers), lambda: panels_of_pictures(images, scenes=numbers))
        return panels, remarks

    def _carried(self, in_order: list[Script], holdings: Holdings) -> tuple[tuple[Script, ...], tuple[Names, ...]]:
        """Give the drafts with the names they carry over; one that was named once is not matched again."""
        contents = {reading.path: reading.key for reading in holdings.readings if reading.records}
        before = holdings.known.before
        drafts = [Draft(Version(contents[each.path], each), before.get(each.path)) for each in in_order]
        known = {**self._names_kept, **holdings.known.names}
        names = names_of(drafts, known)
        self._names_kept = {table.content: table for table in names}
        self._named.turn()
        scripts = tuple(
            self._named.get(each.path, (each, table), partial(named, each, table))
            for each, table in zip(in_order, names, strict=True)
        )
        return scripts, names

    def _listened(self, ground: _Ground) -> HeardTakes:
        """Line takes from their words; nothing without a script or without a transcript."""
        script, by_take = ground.script, ground.attached.by_take
        if script is None or not by_take:
            return HeardTakes()
        return self._heard.get(
            (ground.dailies, ground.attached, script),
            lambda: heard_takes(ground.dailies, transcripts=by_take, script=script, kept=self._by_take),
        )

    def _lined(
        self, ground: _Ground, *, hand: Mapping[str, HandLining], heard: Mapping[str, Group]
    ) -> tuple[Covering, Covering, Lined]:
        """Line panels, takes and clips over the current draft; nothing without a script."""
        drafts = ground.drafts
        if drafts is None:
            return Covering(), Covering(), Lined()
        planned = self._planned.get(
            (ground.laid, drafts),
            lambda: coverage.planned(ground.laid.panels, drafts=drafts, carried=ground.laid.boards.carried),
        )
        shot = self._shot.get(
            (ground.dailies, drafts, tuple(hand.values()), heard),
            lambda: coverage.shot(ground.dailies, drafts=drafts, hand=hand, heard=heard, kept=self._by_setup),
        )
        used = self._used.get(
            (ground.proofs, shot.lined, drafts),
            lambda: coverage.used(ground.proofs, shot=shot.lined, drafts=drafts, kept=self._by_setup),
        )
        return planned, shot, used

    def _asked(
        self, ground: _Ground, holdings: Holdings, shot: Covering
    ) -> tuple[frozenset[int], tuple[int, ...], tuple[Remark, ...]]:
        """What must be shot, what of it is owed, and remarks."""
        script, said = ground.script, holdings.settings.required
        if script is None:
            return frozenset(), (), ()
        required, remarks = self._required.get((script, said), lambda: required_lines(script, said))
        owed = self._owed.get(
            (required, shot.lined, ground.dailies),
            lambda: owed_lines(required, shot=shot.lined, dailies=ground.dailies),
        )
        return required, owed, remarks


def _omc(records: Iterable[OmcRecord]) -> tuple[OmcFilm, tuple[Recording, ...], tuple[Panel, ...]]:
    film = omc_film.joined(records)
    return film, omc_film.recordings(film), tuple(named_panels(omc_film.panels(film)))


def _oddities(film: Film) -> tuple[Remark, ...]:
    """What is odd about the current cut."""
    if film.cut is None:
        return ()
    scenes = [scene.number for scene in film.scenes if scene.index is not None]
    odd = oddities(film.cut, film.proofs, dailies=film.dailies, scenes=scenes)
    return tuple(Remark(Place(film.cut.path), says) for says in odd)


def _title(holdings: Holdings, ground: _Ground) -> str:
    scripted = ground.script.title if ground.script is not None else ""
    return holdings.settings.title or scripted or ground.omc.title or holdings.name


def _all(holdings: Holdings, kind: type[T]) -> list[T]:
    """All records of a kind, by path; a reader gives one kind a file, so that the first tells."""
    return [
        cast("T", record)
        for reading in holdings.readings
        if reading.records and isinstance(reading.records[0], kind)
        for record in reading.records
    ]


def _in_order(holdings: Holdings) -> tuple[list[Script], list[Remark]]:
    """Put the drafts in order: as film.toml lists them, the others before by when they were first seen."""
    settings, scripts = holdings.settings, _all(holdings, Script)
    named = {_same(script.path): script for script in scripts}
    said = list(dict.fromkeys(_same(path) for path in settings.drafts))
    remarks = [
        Remark(
            _said_at(holdings, "drafts"), f"expected drafts = to list scripts of this folder, found {path!r}, {_NOT}"
        )
        for path in said
        if path not in named
    ]
    if settings.current_draft and _same(settings.current_draft) not in named:
        says = f"expected current_draft = to name a script of this folder, found {settings.current_draft!r}, {_NOT}"
        remarks.append(Remark(_said_at(holdings, "current_draft"), says))
    listed = [named[path] for path in said if path in named]
    paths = {script.path for script in listed}
    others = [script for script in scripts if script.path not in paths]
    others.sort(key=lambda script: seen_order(holdings, script.path))
    return [*others, *listed], remarks


def _strangers(scripts: Iterable[Script], names: Iterable[Names]) -> Iterator[Remark]:
    """Say which drafts have hardly anything in common, as long as both are there."""
    drafts = list(scripts)
    paths = {script.path for script in drafts}
    for script, table in zip(drafts, names, strict=True):
        for other in table.strangers:
            if other in paths:
                yield Remark(Place(script.path), f"hardly any paragraph of {other} stands in it: {_ANOTHER}")


def _said_at(holdings: Holdings, key: str) -> Place:
    return Place(NAME, holdings.settings.lines.get(key))


def _same(path: str) -> str:
    """One way to write a path: accents come apart on some machines, and slashes lean the other way on others."""
    return composed(path).replace("\\", "/").removeprefix("./")


def _drafts(in_order: Iterable[Script], current: str) -> Drafts | None:
    scripts = list(in_order)
    if not scripts:
        return None
    chosen = next((script for script in scripts if _same(script.path) == _same(current)), scripts[-1])
    return drafts_of(chosen, scripts)


def _current_cut(holdings: Holdings) -> tuple[Cut | None, list[Remark]]:
    """The cut film.toml calls current, else the one first seen last; none at all when film.toml names none of them."""
    said = holdings.settings.current_cut
    cuts = _all(holdings, Cut)
    found = [cut for cut in cuts if _same(cut.path) == _same(said)] if said else cuts
    if said and not found:
        says = f"expected current_cut = to name a cut of this folder, found {said!r}, {_NOT}"
        return None, [Remark(_said_at(holdings, "current_cut"), says)]
    # A project file may hold several sequences, some of them empty: those are nobody's current cut while there is another.
    found = [cut for cut in found if any(track.clips for track in cut.tracks)] or found
    in_order = sorted(found, key=lambda cut: seen_order(holdings, cut.path))
    return (in_order[-1] if in_order else None), []
