"""Coverage: who covers which paragraphs of the script. Planned by panels, shot by takes, used by clips."""

from collections.abc import Iterable

import msgspec

from edgecode.film import scene_number
from edgecode.film.board import Panel
from edgecode.film.covers import Span, spans_of
from edgecode.film.dailies import Dailies, Setup, Take
from edgecode.film.lining import Basis, Lined, Lining, LiningKind, SetBy, lined, runs
from edgecode.film.place import Place, Remark
from edgecode.film.proof import Proof
from edgecode.film.recording import Recording
from edgecode.film.script import Scene, Script


class Drafts(msgspec.Struct, frozen=True):
    """All drafts that were read and which one is current; each scene by its folded number, each paragraph by its id."""

    current: Script
    all: tuple[Script, ...]
    scenes: dict[str, dict[str, Scene]]
    """Path of a draft -> folded number -> scene; the first wins where a number stands twice."""
    places: dict[str, int]
    """Paragraph id -> its index in the current draft."""


class Covering(msgspec.Struct, frozen=True):
    """The linings of one kind, and what the papers said that could not be understood."""

    lined: Lined = Lined()
    remarks: tuple[Remark, ...] = ()


def drafts_of(current: Script, scripts: Iterable[Script]) -> Drafts:
    """Index the drafts of a film."""
    every = tuple(scripts)
    return Drafts(
        current=current,
        all=every,
        scenes={script.path: _by_number(script) for script in every},
        places={paragraph.id: index for index, paragraph in enumerate(current.paragraphs)},
    )


def planned(panels: Iterable[Panel], *, drafts: Drafts) -> Covering:
    """Line every panel: the lines its list names, else its whole scene."""
    linings: list[Lining] = []
    remarks: list[Remark] = []
    for panel in panels:
        scene = drafts.scenes[drafts.current.path].get(scene_number.folded(panel.scene))
        if scene is None:
            continue
        if not panel.covers:
            linings.append(
                Lining(by=panel.id, kind=LiningKind.PLANNED, first=scene.first, last=scene.last, basis=Basis.SCENE)
            )
            continue
        found = spans_of(panel.covers, script=drafts.current, scene=scene)
        remarks += [Remark(panel.place, f"panel {panel.name}: {problem}") for problem in found.problems]
        linings += [
            Lining(
                by=panel.id,
                kind=LiningKind.PLANNED,
                first=span.first,
                last=span.last,
                off=span.off,
                set_by=SetBy.PERSON,
            )
            for span in found.spans
        ]
    return Covering(lined(linings, paragraphs=len(drafts.current.paragraphs)), tuple(remarks))


def shot(dailies: Dailies, *, drafts: Drafts) -> Covering:
    """Line every take: the lines its papers name, else those of its setup, else its whole scene."""
    linings: list[Lining] = []
    remarks: list[Remark] = []
    for setup in dailies.setups:
        own = {take.id: _said(take, drafts=drafts, remarks=remarks) for take in setup.takes}
        shared = runs(
            sorted({(index, span.off) for spans in own.values() for span in spans for index in _indexes(span)})
        )
        for take in setup.takes:
            linings += _take_linings(take, own[take.id], shared=shared, drafts=drafts)
    return Covering(lined(linings, paragraphs=len(drafts.current.paragraphs)), tuple(remarks))


def used(proofs: Iterable[Proof], *, shot: Lined, paragraphs: int) -> Lined:
    """Line every proven clip with the lines its take covers; the others do not count."""
    by_take: dict[str, list[Lining]] = {}
    for lining in shot.linings:
        by_take.setdefault(lining.by, []).append(lining)
    return lined(
        (
            Lining(
                by=proof.clip.id,
                kind=LiningKind.USED,
                first=lining.first,
                last=lining.last,
                off=lining.off,
                basis=Basis.TAKE,
            )
            for proof in proofs
            for lining in by_take.get(proof.take, ())
        ),
        paragraphs=paragraphs,
    )


def setup_of(take: Take, *, dailies: Dailies) -> Setup | None:
    """Find the setup a take belongs to."""
    return next((setup for setup in dailies.setups if setup.scene == take.scene and setup.label == take.setup), None)


def _take_linings(take: Take, own: tuple[Span, ...], *, shared: tuple[Span, ...], drafts: Drafts) -> list[Lining]:
    if own:
        person = next((row.by for row in take.recordings if row.covers and row.by), "")
        return [_lining(take, span, basis=Basis.SAID, set_by=SetBy.PERSON, person=person) for span in own]
    if not take.has_picture:
        return []
    if shared:
        return [_lining(take, span, basis=Basis.SETUP) for span in shared]
    scene = drafts.scenes[drafts.current.path].get(scene_number.folded(take.scene))
    return [] if scene is None else [_lining(take, Span(scene.first, scene.last), basis=Basis.SCENE)]


def _lining(take: Take, span: Span, *, basis: Basis, set_by: SetBy = SetBy.MACHINE, person: str = "") -> Lining:
    return Lining(
        by=take.id,
        kind=LiningKind.SHOT,
        first=span.first,
        last=span.last,
        off=span.off or not take.has_picture,
        basis=basis,
        set_by=set_by,
        person=person,
    )


def _said(take: Take, *, drafts: Drafts, remarks: list[Remark]) -> tuple[Span, ...]:
    """The spans of the current draft that the take's most believed paper names."""
    row = next((row for row in take.recordings if row.covers), None)
    if row is None:
        return ()
    draft = _draft_named(row, drafts=drafts, remarks=remarks)
    scene = drafts.scenes[draft.path].get(scene_number.folded(take.scene))
    if scene is None:
        remarks.append(Remark(row.place, f"expected a scene of {draft.path}, found {take.label}, scene {take.scene}"))
        return ()
    found = spans_of(row.covers, script=draft, scene=scene)
    remarks += [Remark(row.place, f"{take.label}: {problem}") for problem in found.problems]
    if draft is drafts.current:
        return found.spans
    return _carried(found.spans, draft=draft, drafts=drafts)


def _carried(spans: Iterable[Span], *, draft: Script, drafts: Drafts) -> tuple[Span, ...]:
    """Carry spans of an earlier draft over to the current one, paragraph by paragraph, by id."""
    pairs = {
        (drafts.places[draft.paragraphs[index].id], span.off)
        for span in spans
        for index in _indexes(span)
        if draft.paragraphs[index].id in drafts.places
    }
    return runs(sorted(pairs))


def _draft_named(row: Recording, *, drafts: Drafts, remarks: list[Remark]) -> Script:
    if not row.draft:
        return drafts.current
    wanted = _draft_words(row.draft)
    for script in drafts.all:
        if wanted and wanted <= (_draft_words(script.draft) | _draft_words(script.path)):
            return script
    known = ", ".join(script.draft or script.path for script in drafts.all)
    place = Place(row.place.path)
    remark = Remark(
        place, f"expected one of the drafts {known}, found {row.draft!r}; its lines are read in the current one"
    )
    if remark not in remarks:
        remarks.append(remark)
    return drafts.current


def _draft_words(name: str) -> set[str]:
    tidy = "".join(sign if sign.isalnum() else " " for sign in name.casefold())
    return set(tidy.split()) - {"draft", "revision", "revised", "script", "fountain", "the"}


def _by_number(script: Script) -> dict[str, Scene]:
    found: dict[str, Scene] = {}
    for scene in script.scenes:
        if scene.number:
            found.setdefault(scene_number.folded(scene.number), scene)
    return found


def _indexes(span: Span) -> range:
    return range(span.first, span.last)
