"""A panel that quotes a line as an older draft had it.

## What it looks for
What a panel's dialogue quotes, and what its covers quote in quotation marks, where the current draft's scene no longer says it
and an older draft's does: the line was changed, moved to another scene, or cut. A panel whose line numbers fit its dialogue
in an older draft and not in the current one was numbered there, which is told unless its list says so. Panels of a scene that
has since left the script are told once, as a scene; so are those of a scene in which more than three are behind. Scenes are
followed through the drafts, whatever their numbers.

## Why it matters
Whoever shoots or cuts to the boards plays the old line.

## When to leave it
The picture holds, whatever is said under it. Say so once, with a name, in `film.toml` under `[[intents]]`.

## What it cannot see
Panels that quote nothing and number no lines, drawings that no longer fit, and drafts nobody kept. A single word counts as a
quotation only where it is all that the older line says.
"""

from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from edgecode.checks.check import Found, Reads, Twin, check
from edgecode.entries.vocabulary import Stage
from edgecode.film import scene_number
from edgecode.film.board import Panel
from edgecode.film.boards.by_scene import panels_by_scene, panels_left
from edgecode.film.boards.quoted import counts_lines, quotes
from edgecode.film.boards.shot import Carry
from edgecode.film.film import Film
from edgecode.film.scene_draft import SceneDraft, became, scenes_of
from edgecode.film.script import Paragraph, Script
from edgecode.findings.finding import Evidence, Finding, Skipped, Weight
from edgecode.findings.wording import short

ID = "panel-behind-draft"
_MOST: Final = 3
_OPTIONS: Final = ("Bring the panel up to the draft", "Keep the panel")


class _Behind(msgspec.Struct, frozen=True, kw_only=True):
    """A panel and what it quotes: the line in an older draft, and what it is now."""

    panel: Panel
    kind: str
    was: SceneDraft
    old: Paragraph
    new: Paragraph | None = None


@check(
    stage=Stage.BOARDS,
    reads={Reads.SCRIPT, Reads.BOARDS},
    since="0.1",
    twin=Twin(
        "Read the dialogue under each panel against the current draft, and what is not there against the older ones.",
        ("coverage", "--list", "panels", "--list", "drafts"),
    ),
)
def panel_behind_draft(film: Film) -> Found:
    """Yield one finding for each line that a panel quotes from an older draft, or one for a scene of them."""
    script, older = film.script, _older(film)
    if script is None or not film.panels or not older:
        boards = "there is no storyboard" if not film.panels else "there is no draft before the current one"
        yield Skipped(ID, "there is no script" if script is None else boards)
        return
    scenes = {scene.id: SceneDraft(script, scene) for scene in script.scenes if not scene.omitted}
    carried = film.boards.carried
    drafts = {draft.path: scenes_of(draft) for draft in older}
    left = {
        key: own for key, own in panels_left(film.panels, carried=carried).items() if key[1] in drafts.get(key[0], ())
    }
    if not left and not any(map(quotes, film.panels)):
        yield Skipped(ID, "no panel quotes a line")
    for (path, number), own in left.items():
        yield _left(own, drafts[path][number], script)
    for scene, own in panels_by_scene(film.panels, carried=carried).items():
        now = scenes[scene]
        behind = [each for panel in own for each in _behind(panel, now, _was(carried[panel.id], scene, drafts))]
        crowd = len({each.panel.id for each in behind}) > _MOST
        yield from [_crowd(behind, now)] if crowd else (_finding(each, now) for each in behind)


def _was(carry: Carry, scene: str, drafts: Mapping[str, Mapping[str, SceneDraft]]) -> list[SceneDraft]:
    """A panel's scene in each older draft, the latest first: in the one it was drawn for, the scene it was drawn for."""
    found = []
    for path, scenes in drafts.items():
        own = scene_number.folded(carry.was) if path == carry.drawn_for else ""
        there = scenes.get(own) if own else next((each for each in scenes.values() if each.scene.id == scene), None)
        if there is not None:
            found.append(there)
    return found


def _older(film: Film) -> list[Script]:
    """The drafts before the current one, the latest first."""
    paths = [draft.path for draft in film.drafts]
    place = paths.index(film.script.path) if film.script is not None and film.script.path in paths else 0
    return list(reversed(film.drafts[:place]))


def _behind(panel: Panel, now: SceneDraft, was: list[SceneDraft]) -> Iterator[_Behind]:
    """Give each line that a panel quotes from an older draft, once; else the one its numbers meet in an older one alone.

    Where its list says for which draft it is, its numbers count there, and nothing has to be said of them.
    """
    quoted = quotes(panel)
    seen = set()
    for words in quoted:
        known = () if now.says(words) else ((draft, draft.quoted(words)) for draft in was)
        draft, old = next(((draft, line) for draft, line in known if line is not None), (now, None))
        if old is not None and old.id not in seen:
            seen.add(old.id)
            what, new = became(old, was=draft, now=now, words=words)
            yield _Behind(panel=panel, kind=f"line-{what}", was=draft, old=old, new=new)
    if (
        seen
        or panel.draft
        or not counts_lines(panel.covers)
        or any(now.covered(panel.covers, saying=words) for words in quoted)
    ):
        return
    counted = ((draft, words, draft.covered(panel.covers, saying=words)) for draft in was for words in quoted)
    for draft, words, old in counted:
        if old is not None:
            yield _Behind(panel=panel, kind="counted-before", was=draft, old=old, new=now.quoted(words))
            return


def _finding(behind: _Behind, now: SceneDraft) -> Finding:
    panel, old, new = behind.panel, behind.old, behind.new
    elsewhere = now.script.scenes[new.scene].number if new is not None and new.scene >= 0 else ""
    became_ = {
        "line-changed": f"which is “{short(new.text)}” now" if new is not None else "",
        "line-moved": f"which scene {elsewhere} says now",
        "line-cut": f"which {now.name} no longer says",
        "counted-before": f"and covers {panel.covers} as {behind.was.name} counts",
    }
    shown = [
        Evidence(panel.place, f"panel {panel.name}"),
        Evidence(old.place, f"the line in {behind.was.name}"),
        Evidence(new.place, f"the line in {now.name}")
        if new is not None
        else Evidence(now.scene.place, "the scene now"),
    ]
    return Finding(
        check=ID,
        kind=behind.kind,
        says=f"Panel {panel.name} quotes “{short(old.text)}”, {became_[behind.kind]}",
        evidence=tuple(shown),
        options=_OPTIONS,
        subjects=(panel.id, old.id, *((new.id,) if new is not None else ())),
        scene=now.scene.number,
        confidence=0.9 if behind.kind != "counted-before" else 0.7,
    )


def _crowd(behind: list[_Behind], now: SceneDraft) -> Finding:
    panels = {each.panel.id: each.panel for each in behind}
    return Finding(
        check=ID,
        kind="scene-behind",
        says=f"{len(panels)} panels of scene {now.scene.number} quote or count lines as {behind[0].was.name} has them",
        evidence=(
            *(Evidence(panel.place, f"panel {panel.name}") for panel in list(panels.values())[:_MOST]),
            Evidence(behind[0].old.place, f"the first such line in {behind[0].was.name}"),
            Evidence(now.scene.place, f"the scene in {now.name}"),
        ),
        options=("Board the scene anew", "Keep the panels"),
        subjects=(now.scene.id,),
        scene=now.scene.number,
    )


def _left(panels: list[Panel], was: SceneDraft, script: Script) -> Finding:
    """The scene was in an older draft and is not in the current one, or stands there omitted."""
    number = was.scene.number
    same = scene_number.folded(number)
    omitted = [scene for scene in script.scenes if scene_number.folded(scene.number) == same]
    count = f"{len(panels)} panels are" if len(panels) > 1 else "a panel is"
    return Finding(
        check=ID,
        kind="scene-left-out",
        says=f"Scene {number} is not in {script.draft or script.path} any more, and {count} still there for it",
        evidence=(
            *(Evidence(panel.place, f"panel {panel.name}") for panel in panels[:_MOST]),
            Evidence(was.scene.place, f"the scene in {was.name}"),
            *(Evidence(scene.place, "omitted") for scene in omitted[:1]),
        ),
        options=("Take the panels out", "Keep them"),
        subjects=(was.scene.id,),
        scene=number,
        weight=Weight.LOW,
    )
