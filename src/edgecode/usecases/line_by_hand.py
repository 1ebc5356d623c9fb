"""Line takes by hand: what a person typed, as the paragraphs it names in the current draft."""

from collections.abc import Iterable, Mapping

import msgspec

from edgecode.entries.kind import Kind
from edgecode.errors import LinedSinceError, NoSuchTakeError, NotLinesError
from edgecode.film.covers import Span
from edgecode.film.dailies import Take
from edgecode.film.film import Film
from edgecode.film.hand import HandLining, covers_words, lines_of, numbered_spans, spans_said, takes_named
from edgecode.film.identity import digest
from edgecode.film.numbered_scenes import scene_numbered
from edgecode.film.script import Scene, Script
from edgecode.findings.decision import Said


class AskedLining(msgspec.Struct, frozen=True, kw_only=True):
    """One take to be lined: the ids of its paragraphs, what kind of entry that makes, and how it is said."""

    take: Take
    lines: tuple[str, ...]
    kind: Kind
    says: str


class SeenLining(msgspec.Struct, frozen=True, kw_only=True):
    """What a page showed of a take: the entry that had lined it by hand, empty for none, and the key of what was drawn."""

    entry: str = ""
    drawn: str = ""


def drawn_key(spans: Iterable[Span], *, script: Script) -> str:
    """Give what is drawn a key, which is another one when other paragraphs, or these with other words, are covered."""
    return digest("drawn", *lines_of(spans, script=script))


def as_seen(asked: Iterable[AskedLining], seen: SeenLining, *, film: Film, covers: str, said: Said) -> None:
    """Raise :class:`LinedSinceError` for a take that somebody lined by hand since it was seen.

    To confirm (no ``covers``) is to speak about what is drawn: then a drawing that reports or words changed counts too.
    """
    script = film.script
    if script is None:
        return
    for each in asked:
        take, entry = each.take, said.lined_in.get(each.take.id, "")
        scene = scene_numbered(script, take.scene)
        spans = _spans(take, film=film)
        if scene is not None and (
            entry != seen.entry or (not covers and drawn_key(spans, script=script) != seen.drawn)
        ):
            by = said.lined[take.id].by if entry and entry != seen.entry else ""
            since = f"that {by} lined it since" if by else "it drawn otherwise since"
            found = f"{since}: {covers_words(spans, script=script, scene=scene)}"
            typed = f"You typed “{covers}”" if covers else "You found it right as it was drawn"
            advice = f"{typed}: this was not recorded. Look at it now, and do it again if you still think so."
            expected = "it lined as your page showed it"
            raise LinedSinceError(take.label, expected=expected, found=found, advice=advice)


def lined_by_hand(name: str, *, film: Film, covers: str, lined: Mapping[str, HandLining]) -> tuple[AskedLining, ...]:
    """Find the takes that ``name`` means and what they shall cover; without ``covers``, what is drawn of them now.

    Raises :class:`NoSuchTakeError`, and :class:`NotLinesError` where no line can be found, or nothing is drawn.
    """
    takes = takes_named(name, dailies=film.dailies)
    if not takes:
        raise NoSuchTakeError(name)
    if film.script is None:
        raise NotLinesError(name, expected="a script to line", found="none in the folder")
    return tuple(_asked(take, film=film, script=film.script, covers=covers, lined=lined) for take in takes)


def _asked(take: Take, *, film: Film, script: Script, covers: str, lined: Mapping[str, HandLining]) -> AskedLining:
    scene = scene_numbered(script, take.scene)
    if scene is None:
        found = f"scene {take.scene or 'unknown'}"
        raise NotLinesError(take.label, expected=f"a take of a scene of {script.path}", found=found)
    spans = _typed(covers, take=take, script=script, scene=scene) if covers else _drawn(take, film=film)
    lines = lines_of(spans, script=script)
    return AskedLining(
        take=take, lines=lines, kind=_kind(take, lines, covers=covers, lined=lined),
        says=f"{take.label} covers {_in_words(spans, script=script, scene=scene)}",
    )  # fmt: skip


def _typed(covers: str, *, take: Take, script: Script, scene: Scene) -> tuple[Span, ...]:
    spans, problems = spans_said(covers, script=script, scene=scene)
    if problems:
        expected, _, found = problems[0].removeprefix("expected ").partition(", found ")
        raise NotLinesError(take.label, expected=expected, found=found)
    return spans


def _drawn(take: Take, *, film: Film) -> tuple[Span, ...]:
    spans = _spans(take, film=film)
    if not spans:
        raise NotLinesError(take.label, expected="a line drawn for it, to confirm", found="none")
    return spans


def _spans(take: Take, *, film: Film) -> tuple[Span, ...]:
    return tuple(Span(each.first, each.last, each.off) for each in film.shot.linings if each.by == take.id)


def _kind(take: Take, lines: tuple[str, ...], *, covers: str, lined: Mapping[str, HandLining]) -> Kind:
    if not covers:
        return Kind.LINING_CONFIRMED
    if not lines:
        return Kind.LINING_REMOVED
    return Kind.LINING_CORRECTED if take.id in lined else Kind.LINING_SET


def _in_words(spans: tuple[Span, ...], *, script: Script, scene: Scene) -> str:
    """Say spans as the numbered lines of their scene: ``lines 3-9, 12 off camera of scene 12``."""
    found = numbered_spans(spans, script=script, scene=scene)
    if not found:
        return f"no line of scene {scene.number}"
    told = [
        f"{first if first == last else f'{first}-{last}'}{' off camera' if off else ''}" for first, last, off in found
    ]
    single = len(found) == 1 and found[0][0] == found[0][1]
    return f"line{'' if single else 's'} {', '.join(told)} of scene {scene.number}"
