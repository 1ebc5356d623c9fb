"""What revised pages change for whom: by scenes, by parts, by elements, and what of it was drawn or shot already."""

from collections.abc import Iterable, Iterator

import msgspec

from edgecode.film import coverage, scene_number
from edgecode.film.drafts import Drafts, drafts_of
from edgecode.film.film import Film
from edgecode.film.lining import Lined
from edgecode.film.place import Place
from edgecode.film.script import SPOKEN, Script
from edgecode.usecases.match_drafts import Became, Change, Comparison, LineChange, SceneChange


class Work(msgspec.Struct, frozen=True, kw_only=True):
    """What lies on one changed line as it was before: takes and panels, by what people call them."""

    takes: tuple[str, ...] = ()
    panels: tuple[str, ...] = ()


class RevisedLine(msgspec.Struct, frozen=True, kw_only=True):
    """One changed line, the number of its scene in the newer draft (of the older where it went), and the work on it."""

    scene: str
    line: LineChange
    work: Work = Work()


class PartChange(msgspec.Struct, frozen=True, kw_only=True):
    """One character, and the lines of theirs that changed; a line given to somebody else stands with both."""

    character: str
    lines: tuple[RevisedLine, ...]


class ElementChange(msgspec.Struct, frozen=True, kw_only=True):
    """A tagged element (prop, vehicle …) on a line that changed.

    ``came`` or ``gone`` where only the newer or only the older draft has it on a changed line of that scene.
    """

    category: str
    name: str
    scene: str
    place: Place
    came: bool
    gone: bool


class Revised(msgspec.Struct, frozen=True, kw_only=True):
    """What changed for whom. ``scenes`` are those that are not the same."""

    compare: Comparison
    scenes: tuple[SceneChange, ...]
    lines: tuple[RevisedLine, ...]
    parts: tuple[PartChange, ...]
    elements: tuple[ElementChange, ...]


def revised_pages(compare: Comparison, *, film: Film | None = None) -> Revised:
    """Sort what changed by whom it concerns; with a film, say which takes and panels lie on the lines that changed."""
    scenes = tuple(scene for scene in compare.scenes if scene.became is not Became.SAME)
    work = _work(compare.old, film) if film is not None else {}
    lines = tuple(
        RevisedLine(
            scene=scene.number or scene.was_number,
            line=line,
            work=work.get(line.old if line.old is not None else -1, Work()),
        )
        for scene in scenes
        for line in scene.lines
    )
    return Revised(
        compare=compare,
        scenes=scenes,
        lines=lines,
        parts=tuple(_parts(lines)),
        elements=tuple(_elements(compare, lines)),
    )


def _work(old: Script, film: Film) -> dict[int, Work]:
    """The takes and panels over each paragraph of the older draft: takes lined as if it were the current one."""
    drafts = drafts_of(old, film.drafts if old in film.drafts else (*film.drafts, old))
    shot = coverage.shot(film.dailies, drafts=drafts).lined
    takes = {take.id: take.label for take in film.dailies.takes}
    panels = _panels(old, film, drafts=drafts)
    return {
        at: Work(takes=_names(shot, at, takes), panels=tuple(panels.get(at, ()))) for at in range(len(old.paragraphs))
    }


def _panels(old: Script, film: Film, *, drafts: Drafts) -> dict[int, list[str]]:
    """The panels over each paragraph of the older draft: what they cover now, and what they covered before it was changed."""
    scripts = {script.path: script for script in (*film.drafts, old)}
    found: dict[int, list[str]] = {}
    for panel in film.panels:
        carry = film.boards.carried.get(panel.id)
        if carry is None:
            continue
        was = scripts.get(carry.drawn_for)
        ids = (
            {film.script.paragraphs[at].id for span in carry.spans for at in range(span.first, span.last)}
            if film.script
            else set()
        )
        ids |= {was.paragraphs[at].id for at in carry.before} if was is not None else set()
        places = {drafts.places[each] for each in ids if each in drafts.places}
        if carry.whole and was is old:
            scene = drafts.scenes[old.path].get(scene_number.folded(carry.was))
            places |= set(range(scene.first, scene.last)) if scene is not None else set()
        for at in places:
            found.setdefault(at, []).append(panel.name)
    return found


def _names(lined: Lined, at: int, names: dict[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names[lining.by] for lining in lined.over(at)))


def _parts(lines: Iterable[RevisedLine]) -> Iterator[PartChange]:
    """Each character in the order of their first changed line; a name that became another is the new one."""
    parts: dict[str, list[RevisedLine]] = {}
    for each in lines:
        line = each.line
        if line.kind in SPOKEN:
            by = [line.was_by, line.now_by] if line.change is Change.GIVEN else [line.now_by or line.was_by]
            for who in dict.fromkeys(name.upper() for name in by if name):
                parts.setdefault(who, []).append(each)
    for character, own in parts.items():
        yield PartChange(character=character, lines=tuple(own))


def _elements(compare: Comparison, lines: Iterable[RevisedLine]) -> Iterator[ElementChange]:
    """Elements on changed lines, each once a scene."""
    olds = {each.line.old: each.scene for each in lines if each.line.old is not None}
    news = {each.line.new: each.scene for each in lines if each.line.new is not None}
    found: dict[tuple[str, str, str], tuple[Place, bool, bool]] = {}
    for script, changed, newer in ((compare.old, olds, False), (compare.new, news, True)):
        for element in script.elements:
            if element.paragraph in changed:
                key = (element.category, element.name, changed[element.paragraph])
                _place, before, after = found.get(key, (element.place, False, False))
                found[key] = (element.place, before or not newer, after or newer)
    for (category, name, scene), (place, before, after) in sorted(found.items(), key=lambda item: item[0]):
        yield ElementChange(
            category=category, name=name, scene=scene, place=place, came=after and not before, gone=before and not after
        )
