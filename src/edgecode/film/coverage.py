"""Coverage: who covers which paragraphs of the script. Planned by panels, shot by takes, used by clips."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

import msgspec

from edgecode.film import scene_number
from edgecode.film.board import Panel
from edgecode.film.boards import carry
from edgecode.film.boards.drawn_for import unknown_draft
from edgecode.film.boards.shot import Carry, Change
from edgecode.film.covers import Span, spans_of
from edgecode.film.dailies import Dailies, Setup, Take
from edgecode.film.drafts import Drafts, draft_named
from edgecode.film.hand import HandLining, spans_by_hand
from edgecode.film.identity import says_the_same
from edgecode.film.lining import Basis, Group, Lined, Lining, LiningKind, SetBy, lined, lined_scenes, linings_by, runs
from edgecode.film.memo import Memo
from edgecode.film.place import Place, Remark
from edgecode.film.proof import Proof
from edgecode.film.recording import Recording
from edgecode.film.script import SPOKEN, Scene, Script
from edgecode.film.slate import Flag
from edgecode.film.speech import LEADS, numbered_lines, with_lead


class Covering(msgspec.Struct, frozen=True):
    """The linings of one kind, and what the papers said that could not be understood."""

    lined: Lined = Lined()
    remarks: tuple[Remark, ...] = ()


def planned(panels: Iterable[Panel], *, drafts: Drafts, carried: Mapping[str, Carry] | None = None) -> Covering:
    """Line every panel that stands in the current draft: the lines its list names, else its whole scene.

    ``carried`` is what became of each panel, by its id; without it that is found, and ``panels`` must be as their lists have
    them. A panel that wants a decision covers nothing until somebody took it.
    """
    every = tuple(panels)
    carried = carried if carried is not None else carry.carried(every, drafts=drafts)
    linings: list[Lining] = []
    remarks: dict[Remark, None] = {}
    for panel in every:
        became = carried[panel.id]
        remarks.update((remark, None) for remark in _panel_remarks(panel, became, drafts=drafts))
        basis, set_by = (Basis.SCENE, SetBy.MACHINE) if became.whole else (Basis.SAID, SetBy.PERSON)
        linings += [
            Lining(
                by=panel.id,
                kind=LiningKind.PLANNED,
                first=span.first,
                last=span.last,
                off=span.off,
                basis=basis,
                set_by=set_by,
            )
            for span in (became.spans if became.scene else ())
        ]
    return Covering(lined(linings, paragraphs=len(drafts.current.paragraphs)), tuple(remarks))


def _panel_remarks(panel: Panel, became: Carry, *, drafts: Drafts) -> Iterator[Remark]:
    """What a panel covers and could not be used; a list that names no draft is told of once."""
    unknown = unknown_draft(panel, drafts=drafts)
    for problem in became.problems:
        if problem == unknown:
            yield Remark(Place(panel.place.path), problem)
        else:
            yield Remark(panel.place, f"panel {panel.name}: {problem}")
    if panel.covers and Change.GONE in became.changes:
        yield Remark(
            panel.place, f"panel {panel.name}: expected a scene of {drafts.current.path}, found scene {became.was}"
        )


class KeptLinings:
    """What was lined the last time: by setup, by clip, and by scene."""

    def __init__(self) -> None:
        """Begin with nothing kept."""
        self.setups: Memo[tuple[Group, tuple[Remark, ...]]] = Memo()
        self.clips: Memo[Group] = Memo()
        self.shot: Memo[tuple[Group, ...]] = Memo()
        self.used: Memo[tuple[Group, ...]] = Memo()


def shot(
    dailies: Dailies,
    *,
    drafts: Drafts,
    hand: Mapping[str, HandLining] | None = None,
    heard: Mapping[str, Group] | None = None,
    kept: KeptLinings | None = None,
) -> Covering:
    """Line every take: what a person lined by hand, else its papers' lines, else what was heard, its setup's, its scene.

    ``hand`` and ``heard`` (:mod:`edgecode.film.heard.linings`) are by the take's id.

    A pickup holds a part of its setup, and sound alone no picture: neither says anything of the other takes. Where all
    that a paper names has since left the script, the take covers nothing: what was rewritten is owed.
    """
    kept = kept if kept is not None else KeptLinings()
    hand, heard = hand or {}, heard or {}
    kept.setups.turn()
    groups: dict[tuple[int, int], Group] = {}
    remarks: dict[Remark, None] = {}
    for setup in dailies.setups:
        own = tuple(hand[take.id] for take in setup.takes if take.id in hand)
        said_of = tuple(heard.get(take.id, ()) for take in setup.takes)
        inputs = (setup, drafts, own, said_of)
        linings, said = kept.setups.get(setup.id, inputs, partial(_setup, *inputs))
        remarks.update(dict.fromkeys(said))
        if linings:
            scene = _scene_at(linings[0].first, drafts=drafts)
            groups[scene] = (*groups.get(scene, ()), *linings)
    made = lined_scenes(groups, paragraphs=len(drafts.current.paragraphs), memo=kept.shot)
    return Covering(made, tuple(remarks))


def used(proofs: Iterable[Proof], *, shot: Lined, drafts: Drafts, kept: KeptLinings | None = None) -> Lined:
    """Line every proven clip with the lines its take covers; the others do not count."""
    kept = kept if kept is not None else KeptLinings()
    kept.clips.turn()
    by_take = linings_by(shot.linings)
    scenes: dict[tuple[int, int], list[str | Lining]] = {}
    stands = {take: scenes.setdefault(_scene_at(own[0].first, drafts=drafts), []) for take, own in by_take.items()}
    for proof in proofs:
        if proof.take in stands:
            stands[proof.take] += (proof.clip.id, *by_take[proof.take])
    groups = {
        scene: kept.clips.get(scene, tuple(found), partial(_clips, found)) for scene, found in scenes.items() if found
    }
    return lined_scenes(groups, paragraphs=len(drafts.current.paragraphs), memo=kept.used)


def _setup(
    setup: Setup, drafts: Drafts, hand: tuple[HandLining, ...], heard: tuple[Group, ...]
) -> tuple[Group, tuple[Remark, ...]]:
    """Line the takes of one setup; what its papers said that could not be understood comes along."""
    linings: list[Lining] = []
    remarks: dict[Remark, None] = {}
    by_hand = {said.take: said for said in hand}
    own = {
        take.id: spans_by_hand(by_hand[take.id], script=drafts.current, places=drafts.places)
        if take.id in by_hand
        else _said(take, drafts=drafts, remarks=remarks)
        for take in setup.takes
    }
    lent = [own[take.id] for take in setup.takes if take.has_picture and Flag.PU not in take.slate.flags]
    lines = [spans for spans in lent if spans is not None]
    shared = runs((index, span.off) for spans in lines for span in spans for index in _indexes(span)) if lines else None
    for take, lines_heard in zip(setup.takes, heard, strict=True):
        spans = own[take.id]
        if spans is None and lines_heard:
            linings += lines_heard
        elif spans is None:
            linings += _assumed(take, shared=shared, drafts=drafts, remarks=remarks)
        else:
            person = by_hand[take.id].by if take.id in by_hand else _named_lines(take).by
            linings += [_lining(take, span, set_by=SetBy.PERSON, person=person) for span in spans]
    return tuple(linings), tuple(remarks)


def _clips(found: Iterable[str | Lining]) -> Group:
    """Line the clips of one scene: each clip's id stands before the linings of its take."""
    made = []
    by = ""
    for each in found:
        if isinstance(each, str):
            by = each
        else:
            made.append(
                Lining(
                    by=by,
                    kind=LiningKind.USED,
                    first=each.first,
                    last=each.last,
                    off=each.off,
                    basis=Basis.TAKE,
                    dropped=each.dropped,
                )
            )
    return tuple(made)


def _scene_at(paragraph: int, *, drafts: Drafts) -> tuple[int, int]:
    """The first and last (exclusive) paragraph of the scene a paragraph stands in, or of what stands before the first."""
    script = drafts.current
    index = script.paragraphs[paragraph].scene
    if index < 0:
        return 0, script.scenes[0].first if script.scenes else len(script.paragraphs)
    return script.scenes[index].first, script.scenes[index].last


def setup_of(take: Take, *, dailies: Dailies) -> Setup | None:
    """Find the setup a take belongs to."""
    return next((setup for setup in dailies.setups if setup.scene == take.scene and setup.label == take.setup), None)


def _assumed(
    take: Take, *, shared: tuple[Span, ...] | None, drafts: Drafts, remarks: dict[Remark, None]
) -> list[Lining]:
    """Line a take of which no paper says the lines; sound alone is never assumed to hold any.

    ``shared`` are those of its setup, ``None`` where no paper says them either. Of its whole scene a take holds what the
    draft it was shot from had, and without sound nobody's words.
    """
    if not take.has_picture:
        return []
    if shared is not None:
        return [_lining(take, span, basis=Basis.SETUP) for span in shared]
    row = next((row for row in take.recordings if row.draft), take.recordings[0])
    draft = _draft_named(row, drafts=drafts, remarks=remarks)
    scene = drafts.scenes[draft.path].get(scene_number.folded(take.scene))
    if scene is None:
        return []
    spans = _unspoken(scene, script=draft) if take.silent else (Span(scene.first, scene.last),)
    return [_lining(take, span, basis=Basis.SCENE) for span in _carried(spans, draft=draft, drafts=drafts)]


def _unspoken(scene: Scene, *, script: Script) -> tuple[Span, ...]:
    """The actions of a scene: its numbered lines in which nobody says a word."""
    return runs(
        (index, False)
        for line in numbered_lines(script, scene)
        if SPOKEN.isdisjoint(paragraph.kind for paragraph in script.paragraphs[line.first : line.last])
        for index in range(line.first, line.last)
    )


def _lining(
    take: Take, span: Span, *, basis: Basis = Basis.SAID, set_by: SetBy = SetBy.MACHINE, person: str = ""
) -> Lining:
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


def _named_lines(take: Take) -> Recording:
    """The row of the most believed paper that says which lines a take covers, else its first row."""
    return next((row for row in take.recordings if row.covers), take.recordings[0])


def _said(take: Take, *, drafts: Drafts, remarks: dict[Remark, None]) -> tuple[Span, ...] | None:
    """The spans of the current draft that the take's most believed paper names, ``None`` where none can be told."""
    row = _named_lines(take)
    if not row.covers:
        return None
    draft = _draft_named(row, drafts=drafts, remarks=remarks)
    scene = drafts.scenes[draft.path].get(scene_number.folded(take.scene))
    if scene is None:
        says = f"expected a scene of {draft.path}, found {take.label}, scene {take.scene or 'unknown'}"
        remarks[Remark(row.place, says)] = None
        return None
    found = spans_of(row.covers, script=draft, scene=scene, lines=drafts.lines(draft, scene))
    remarks.update((Remark(row.place, f"{take.label}: {problem}"), None) for problem in found.problems)
    return _carried(found.spans, draft=draft, drafts=drafts) if found.spans else None


def _carried(spans: Iterable[Span], *, draft: Script, drafts: Drafts) -> tuple[Span, ...]:
    """Carry spans of an earlier draft over to the current one, by id, as long as the words are the same.

    What was shot is the old words: a line that was rewritten keeps its id and is owed. Cues and parentheticals look alike
    all through a scene: they go where the words after them go.
    """
    if draft is drafts.current:
        return tuple(spans)
    kept = [
        (drafts.places[paragraph.id], span.off)
        for span in spans
        for paragraph in draft.paragraphs[span.first : span.last]
        if paragraph.kind not in LEADS
        and paragraph.id in drafts.places
        and says_the_same(paragraph, drafts.current.paragraphs[drafts.places[paragraph.id]])
    ]
    return runs((index, off) for place, off in kept for index in with_lead(place, script=drafts.current))


def _draft_named(row: Recording, *, drafts: Drafts, remarks: dict[Remark, None]) -> Script:
    if not row.draft:
        return drafts.current
    index = draft_named(row.draft, tuple((script.draft, script.path) for script in drafts.all))
    if index is not None:
        return drafts.all[index]
    known = ", ".join(script.draft or script.path for script in drafts.all)
    says = f"expected one of the drafts {known}, found {row.draft!r}; its lines are read in the current one"
    remarks[Remark(Place(row.place.path), says)] = None
    return drafts.current


def _indexes(span: Span) -> range:
    return range(span.first, span.last)
