"""Match two drafts of a script: what became of each scene and paragraph of the older one in the newer one.

Scenes first (:mod:`blocks`), then the lines of each pair of scenes in order (:mod:`units`), then what is left of scenes that
were split or merged, then text that went elsewhere (:mod:`moved`), and last what was rewritten where it stood
(:mod:`rewriting`). The same two drafts give the same matching on every machine.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from edgecode.film import scene_number
from edgecode.film.matching.blocks import Scores, paired_blocks, unpaired
from edgecode.film.matching.gaps import Weighing
from edgecode.film.matching.inside import paragraphs_of, told
from edgecode.film.matching.lines import Lines, Spot, rising, unit_of
from edgecode.film.matching.matching import How, Matching, Pair
from edgecode.film.matching.moved import TELLING, Drafts, counted, moved
from edgecode.film.matching.rewriting import names, rewrite
from edgecode.film.matching.units import EDITED, UnitPair, aligned
from edgecode.film.matching.worded import Block, Lexicon, Unit, Worded, group_of, speakers, worded
from edgecode.film.script import Paragraph, ParagraphKind, Script

STRANGER: Final = 0.1
"""Part of the shorter draft's words that must stand in the other: less, and it is another film (docs/adr/0013)."""
ENOUGH: Final = 20
"""Paragraphs both drafts must have before anybody may say so."""
_TELLING: Final = 3
"""Words a line must have to show that two scenes are one."""
_RENAMED: Final = 0.8
_RELATED: Final = 0.1
"""Likeness two scenes need for one to hold lines of the other after a split or a merger."""


def matched(old: Script, new: Script) -> Matching:
    """Match two drafts. Their ids are not looked at."""
    settled = _unchanged(old, new)
    lexicon = Lexicon()
    before = worded(old, lexicon=lexicon, settled=settled.keys())
    after = worded(new, lexicon=lexicon, settled=set(settled.values()))
    known = {before.block_of(at): after.block_of(there) for at, there in settled.items()}
    pairs, scores = paired_blocks(before.blocks, after.blocks, settled=known)
    for at in known:
        del pairs[at]
    inner = {pair: aligned(*_units(before, after, pair), renamed={}) for pair in pairs.items()}
    _doubted(before, after, pairs, inner, settled=known)
    renamed = _renamed(before, after, inner)
    if renamed:
        inner = {pair: aligned(*_units(before, after, pair), renamed=renamed) for pair in pairs.items()}
    lines = Lines(before, after)
    for (block, there), found in inner.items():
        for each in found:
            lines.add((block, each.old), (there, each.new), like=each.like, elsewhere=False)
    parts = list(_split_and_merged(lines, pairs, scores, renamed=renamed))
    drafts = counted(*([unit for block in draft.blocks for unit in block.units] for draft in (before, after)))
    _moved(lines, pairs, settled, drafts=drafts, renamed=renamed)
    weighing = Weighing(
        drafts=drafts, names=names(before, after, lexicon=lexicon, drafts=drafts, renamed=renamed), renamed=renamed
    )
    rewrite(lines, [*inner, *parts], weighing=weighing)
    return _told(lines, pairs, settled, renamed=renamed)


def _unchanged(old: Script, new: Script) -> dict[int, int]:
    """Scenes of one number whose every paragraph is the same, old index -> new index: nothing else has to be known of them."""
    there = {key: at for at, key in _whole_scenes(new).items()}
    return {at: there[key] for at, key in _whole_scenes(old).items() if key in there}


def _whole_scenes(script: Script) -> dict[int, tuple[object, ...]]:
    """What each scene says, letter for letter; scenes that say the same are left out."""
    keys = {
        at: (
            scene_number.folded(scene.number),
            *((each.kind, each.character, each.text) for each in script.paragraphs[scene.first : scene.last]),
        )
        for at, scene in enumerate(script.scenes)
    }
    many = Counter(keys.values())
    return {at: key for at, key in keys.items() if many[key] == 1}


def _units(old: Worded, new: Worded, pair: tuple[int, int]) -> tuple[Sequence[Unit], Sequence[Unit]]:
    return old.blocks[pair[0]].units, new.blocks[pair[1]].units


def _doubted(
    old: Worded,
    new: Worded,
    pairs: dict[int, int],
    inner: dict[tuple[int, int], list[UnitPair]],
    *,
    settled: Mapping[int, int],
) -> None:
    """Let go of scenes that were paired for their sort of words alone: no line of one stands in the other."""
    beside = {**settled, **pairs}
    for pair, found in list(inner.items()):
        mine, theirs = _units(old, new, pair)
        kept = any(len(mine[each.old].signs) >= _TELLING for each in found)
        if mine and theirs and not kept and not _in_place(old, new, pair, beside=beside):
            del pairs[pair[0]]
            del inner[pair]


def _in_place(old: Worded, new: Worded, pair: tuple[int, int], *, beside: Mapping[int, int]) -> bool:
    """Whether two scenes bear one number, or one heading beside a scene that is beside both, or stand before the first."""
    mine, theirs = old.blocks[pair[0]], new.blocks[pair[1]]
    if mine.scene < 0 or (mine.number and scene_number.folded(mine.number) == scene_number.folded(theirs.number)):
        return True
    follows = any(beside.get(pair[0] + step, -9) == pair[1] + step for step in (-1, 1))
    return bool(mine.heading) and mine.heading == theirs.heading and follows


def _renamed(old: Worded, new: Worded, inner: Mapping[tuple[int, int], Sequence[UnitPair]]) -> dict[str, str]:
    """Characters whose lines somebody unknown to the old draft says now, while they themselves are gone."""
    before, after = speakers(old), speakers(new)
    changes: Counter[tuple[str, str]] = Counter()
    for pair, found in inner.items():
        mine, theirs = _units(old, new, pair)
        for each in found:
            said = (mine[each.old].speaker, theirs[each.new].speaker)
            if said[0] != said[1] and each.like >= _RENAMED and said[0] not in after and said[1] not in before:
                changes[said] += 1
    found_names: dict[str, str] = {}
    for (was, now), _count in sorted(changes.items(), key=lambda item: (-item[1], item[0])):
        if was not in found_names and now not in found_names.values():
            found_names[was] = now
    return found_names


def _split_and_merged(
    lines: Lines, pairs: Mapping[int, int], scores: Scores | None, *, renamed: Mapping[str, str]
) -> Iterator[tuple[int, int]]:
    """A new scene without a partner may hold the rest of one that was split; an old one may have gone into another."""
    if scores is None:
        return
    for there in unpaired(len(lines.new.blocks), pairs.values()):
        yield from _rest(lines, [(at, there) for at in _related(scores[:, there].tolist())], renamed=renamed)
    for at in unpaired(len(lines.old.blocks), pairs):
        yield from _rest(lines, [(at, there) for there in _related(scores[at, :].tolist())], renamed=renamed)


def _related(scores: Sequence[float]) -> list[int]:
    found = [at for at, score in enumerate(scores) if score >= _RELATED]
    return sorted(found, key=lambda at: (-scores[at], at))[:3]


def _rest(
    lines: Lines, candidates: Iterable[tuple[int, int]], *, renamed: Mapping[str, str]
) -> Iterator[tuple[int, int]]:
    """Align what is left of the pair of scenes that shares most; one like line alone is left to :func:`moved`."""
    best: tuple[float, tuple[int, int], list[tuple[Spot, Spot, float]]] = (0.0, (0, 0), [])
    for block, there in candidates:
        olds, news = lines.left_old(block), lines.left_new(there)
        mine = [lines.old.blocks[block].units[at] for at in olds]
        theirs = [lines.new.blocks[there].units[at] for at in news]
        found = aligned(mine, theirs, renamed=renamed)
        total = sum(len(mine[each.old].signs) * each.like for each in found)
        if len(found) > 1 and total > best[0]:
            spots = [((block, olds[each.old]), (there, news[each.new]), each.like) for each in found]
            best = (total, (block, there), spots)
    for old, new, like in best[2]:
        lines.add(old, new, like=like, elsewhere=True)
    if best[2]:
        yield best[1]


def _said_in(script: Script, scene: int) -> Sequence[Paragraph]:
    return script.paragraphs[script.scenes[scene].first : script.scenes[scene].last]


def _telling(draft: Worded, unit: Unit) -> Iterator[Paragraph]:
    """The paragraphs of a line without its cue and parentheticals."""
    inside = draft.script.paragraphs[unit.first : unit.last]
    return (each for each in inside if group_of(each) not in {"cue", "parenthetical"})


def _moved(
    lines: Lines,
    pairs: Mapping[int, int],
    settled: Mapping[int, int],
    *,
    drafts: Drafts,
    renamed: Mapping[str, str],
) -> None:
    olds = [(block, at) for block in range(len(lines.old.blocks)) for at in lines.left_old(block)]
    news = [(block, at) for block in range(len(lines.new.blocks)) for at in lines.left_new(block)]
    olds = [spot for spot in olds if len(unit_of(lines.old, spot).signs) >= TELLING]
    news = [spot for spot in news if len(unit_of(lines.new, spot).signs) >= TELLING]
    if not olds or not news:
        return
    mine, theirs = [unit_of(lines.old, spot) for spot in olds], [unit_of(lines.new, spot) for spot in news]
    home = [pairs.get(block, -1) for block, _at in olds], [block for block, _at in news]
    elsewhere = {paragraph.text for at in settled for paragraph in _said_in(lines.old.script, at)}
    for each in moved(mine, theirs, home=home, drafts=drafts, renamed=renamed):
        if any(paragraph.text in elsewhere for paragraph in _telling(lines.old, mine[each.old])):
            continue
        lines.add(olds[each.old], news[each.new], like=each.like, elsewhere=True)


def _told(lines: Lines, pairs: Mapping[int, int], settled: Mapping[int, int], *, renamed: dict[str, str]) -> Matching:
    old, new = lines.old.script, lines.new.script
    shared = _shared(lines, settled)
    stranger = shared < STRANGER and min(len(old.paragraphs), len(new.paragraphs)) >= ENOUGH
    paragraphs: list[Pair] = []
    scenes: list[Pair] = []
    if not stranger:
        found = [*_settled(old, new, settled), *_paragraphs(lines, pairs, renamed)]
        paragraphs = sorted(found, key=lambda pair: pair.new)
        scenes = _scenes(lines, pairs, settled, paragraphs)
    return Matching(
        scenes=tuple(scenes),
        paragraphs=tuple(paragraphs),
        scenes_gone=tuple(unpaired(len(old.scenes), (pair.old for pair in scenes))),
        scenes_added=tuple(unpaired(len(new.scenes), (pair.new for pair in scenes))),
        gone=tuple(unpaired(len(old.paragraphs), (pair.old for pair in paragraphs))),
        added=tuple(unpaired(len(new.paragraphs), (pair.new for pair in paragraphs))),
        renamed=() if stranger else tuple(sorted(renamed.items())),
        shared=round(shared, 3),
        stranger=stranger,
    )


def _settled(old: Script, new: Script, settled: Mapping[int, int]) -> Iterator[Pair]:
    for at, there in settled.items():
        mine, theirs = old.scenes[at], new.scenes[there]
        yield from (Pair(mine.first + nth, theirs.first + nth, How.SAME, 1.0) for nth in range(mine.last - mine.first))


def _shared(lines: Lines, settled: Mapping[int, int]) -> float:
    """The part of the shorter draft's words that stands in lines found again."""
    old = lines.old.script
    same = sum(len(each.text.split()) for at in settled for each in _said_in(old, at))
    kept = sum(
        like * min(len(unit_of(lines.old, at).signs), len(unit_of(lines.new, there).signs))
        for at, (there, like, _elsewhere) in lines.of_old.items()
        if like >= EDITED
    )
    whole = same + min(
        sum(len(unit.signs) for block in draft.blocks for unit in block.units) for draft in (lines.old, lines.new)
    )
    return min(1.0, (same + kept) / whole) if whole else 1.0


def _paragraphs(lines: Lines, pairs: Mapping[int, int], renamed: dict[str, str]) -> Iterator[Pair]:
    for at, (there, _like, elsewhere) in lines.of_old.items():
        both = (unit_of(lines.old, at), unit_of(lines.new, there))
        yield from paragraphs_of(lines.old, lines.new, both, elsewhere=elsewhere, renamed=renamed)
    for block, other in pairs.items():
        first = _heading(lines.old, lines.old.blocks[block]), _heading(lines.new, lines.new.blocks[other])
        if first[0] is not None and first[1] is not None:
            yield told(lines.old, lines.new, first[0], first[1])


def _heading(draft: Worded, block: Block) -> int | None:
    if block.scene < 0:
        return None
    first = draft.script.scenes[block.scene].first
    kind = draft.script.paragraphs[first].kind if first < len(draft.script.paragraphs) else None
    return first if kind is ParagraphKind.HEADING else None


def _scenes(
    lines: Lines, pairs: Mapping[int, int], settled: Mapping[int, int], paragraphs: Iterable[Pair]
) -> list[Pair]:
    """Say how each scene became another: moved when it is not in the longest run of those that kept their order."""
    found = {pair.new: pair for pair in paragraphs}
    blocks = ((lines.old.blocks[at].scene, lines.new.blocks[there].scene) for at, there in pairs.items())
    every = {at: there for at, there in blocks if at >= 0 and there >= 0} | dict(settled)
    in_order = set(rising([every[at] for at in sorted(every)]))
    made = []
    for at, there in sorted(every.items(), key=lambda item: item[1]):
        how, sure = (How.SAME, 1.0) if at in settled else _scene(lines, at, there, found)
        made.append(Pair(at, there, how if there in in_order else How.MOVED, sure))
    return made


def _scene(lines: Lines, old: int, new: int, found: Mapping[int, Pair]) -> tuple[How, float]:
    mine, theirs = lines.old.script.scenes[old], lines.new.script.scenes[new]
    inside = range(theirs.first, theirs.last)
    here = [found[at] for at in inside if at in found and mine.first <= found[at].old < mine.last]
    kept = sum(pair.how is not How.REWRITTEN for pair in here)
    part = kept / max(1, min(len(inside), mine.last - mine.first))
    if len(here) == len(inside) == mine.last - mine.first and all(pair.how is How.SAME for pair in here):
        return How.SAME, 1.0
    return (How.EDITED if part >= EDITED else How.REWRITTEN), round(0.5 + 0.5 * min(1.0, part), 2)
