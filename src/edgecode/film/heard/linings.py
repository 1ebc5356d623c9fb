"""Takes lined from their words: what coverage asks for. The engine is loaded when there is a transcript, not before."""

import importlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from typing import Final

import msgspec

from edgecode.film import scene_number
from edgecode.film.dailies import Dailies, Take
from edgecode.film.heard.hearing import HeardLine, HeardSpan, Hearing
from edgecode.film.heard.scene_words import SceneWords, scene_words
from edgecode.film.heard.spans import spans_of
from edgecode.film.lining import Basis, Lining, LiningKind, SetBy
from edgecode.film.memo import Memo
from edgecode.film.numbered_scenes import scenes_by_number
from edgecode.film.place import Place, Remark
from edgecode.film.script import Scene, Script
from edgecode.film.transcript import Transcript

_TALK: Final = 50
"""A transcript of fewer words may be a slate and a few calls, and need not be of its scene."""


class HeardTakes(msgspec.Struct, frozen=True):
    """What was heard, by the id of the take, the linings it makes, and what is to be said of the transcripts.

    A take with a transcript in which none of its scene is heard has a hearing and no linings.
    """

    hearings: dict[str, Hearing] = {}
    linings: dict[str, tuple[Lining, ...]] = {}
    remarks: tuple[Remark, ...] = ()


class KeptHeard:
    """What was heard the last time, by scene and by take."""

    def __init__(self) -> None:
        """Begin with nothing kept."""
        self.scenes: Memo[SceneWords] = Memo()
        self.takes: Memo[Hearing] = Memo()


def heard_takes(
    dailies: Dailies, *, transcripts: Mapping[str, Transcript], script: Script, kept: KeptHeard | None = None
) -> HeardTakes:
    """Line every take that has a transcript on its slated scene of ``script``, the current draft.

    ``transcripts`` are by the id of their take (:func:`edgecode.film.heard.attached.transcript_of`). A take is listened to
    again only when its transcript, its scene's words or their places in the script are others than in the last round.
    """
    kept = kept if kept is not None else KeptHeard()
    kept.scenes.turn()
    kept.takes.turn()
    hearings: dict[str, Hearing] = {}
    linings: dict[str, tuple[Lining, ...]] = {}
    remarks = []
    scenes = scenes_by_number(script)
    for take in dailies.takes:
        transcript = transcripts.get(take.id)
        scene = scenes.get(scene_number.folded(take.scene))
        if transcript is None:
            continue
        if scene is None:
            says = f"expected a scene of {script.path}, found {take.label}, scene {take.scene or 'unknown'}"
            remarks.append(Remark(Place(transcript.path), f"{says}; what was said is not lined"))
            continue
        words = _words(scene, script=script, kept=kept)
        hearing = kept.takes.get(
            take.id,
            (transcript, words, _layout(scene, script=script)),
            partial(_listened, transcript, words=words, script=script),
        )
        hearings[take.id] = hearing
        remarks += _of_something_else(take, transcript, hearing=hearing, spoken=words.paragraphs)
        linings[take.id] = linings_of(take, hearing=hearing, spoken=words.paragraphs, script=script)
    return HeardTakes(hearings, linings, tuple(remarks))


def _of_something_else(
    take: Take, transcript: Transcript, *, hearing: Hearing, spoken: Collection[int]
) -> Iterator[Remark]:
    """Say that a transcript of many words has no line of a scene in which somebody speaks."""
    if spoken and not hearing.lines and len(hearing.words) >= _TALK:
        found = f"found none among {len(hearing.words)} words"
        says = f"expected lines of scene {take.scene}, {found}: is it {take.label}? Nothing is lined by it"
        yield Remark(Place(transcript.path), says)


def linings_of(take: Take, *, hearing: Hearing, spoken: Iterable[int], script: Script) -> tuple[Lining, ...]:
    """Line one take by what was heard of it, in script order; ``spoken`` are the spoken paragraphs of its scene.

    Where a line was said in several runs, it is lined once, by the run that says most of the scene: so the times of a
    lining are those of one run. All runs stay in :attr:`Hearing.spans`.
    """
    spans = spans_of(_once(hearing.lines), spoken=tuple(spoken), script=script)
    return tuple(_lining(take, span) for span in sorted(spans, key=lambda span: (span.first, span.last)))


def _lining(take: Take, span: HeardSpan) -> Lining:
    return Lining(
        by=take.id,
        kind=LiningKind.SHOT,
        first=span.first,
        last=span.last,
        off=span.off or not take.has_picture,
        set_by=SetBy.MACHINE,
        basis=Basis.HEARD,
        heard=span.confidence,
        begins=span.begins,
        ends=span.ends,
        dropped=span.dropped,
    )


def _once(lines: Iterable[HeardLine]) -> list[HeardLine]:
    """Pick one line a paragraph: the runs are asked in the order of how much they say, the later of two equals first."""
    runs: dict[int, list[HeardLine]] = {}
    for line in lines:
        runs.setdefault(line.run, []).append(line)
    best_first = sorted(runs.values(), key=lambda run: (-sum(line.confidence for line in run), -run[0].run))
    picked: dict[int, HeardLine] = {}
    for run in best_first:
        for line in run:
            picked.setdefault(line.paragraph, line)
    return list(picked.values())


def _listened(transcript: Transcript, *, words: SceneWords, script: Script) -> Hearing:
    """Load numpy and rapidfuzz only now: together they take longer to load than most commands take to run."""
    listen: Callable[..., Hearing] = importlib.import_module("edgecode.film.heard.listen").listen
    return listen(transcript, scene=words, script=script)


def _words(scene: Scene, *, script: Script, kept: KeptHeard) -> SceneWords:
    inside = script.paragraphs[scene.first : scene.last]
    said = tuple((paragraph.kind, paragraph.text) for paragraph in inside)
    return kept.scenes.get(scene.first, (scene.first, said), partial(scene_words, script, scene))


def _layout(scene: Scene, *, script: Script) -> tuple[str, ...]:
    """The kinds of a scene's paragraphs: with its words they say where every span begins and ends."""
    return tuple(script.paragraphs[index].kind for index in range(scene.first, scene.last))
