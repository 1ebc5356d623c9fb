"""A draft as matching sees it: blocks (scenes) of units (actions and speeches), and words as single signs."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

import msgspec

from edgecode.film.emphasis import plain
from edgecode.film.script import SPEECH, UNDER_A_CUE, Paragraph, ParagraphKind, Script

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BESIDE: Final = re.compile(r"\(([^()]*)\)")
_GROUPS: Final = {
    ParagraphKind.HEADING: "heading",
    ParagraphKind.ACTION: "action",
    ParagraphKind.GENERAL: "action",
    ParagraphKind.SHOT: "action",
    ParagraphKind.TRANSITION: "transition",
    ParagraphKind.CHARACTER: "cue",
    ParagraphKind.PARENTHETICAL: "parenthetical",
    ParagraphKind.DIALOGUE: "words",
    ParagraphKind.LYRIC: "words",
}
"""Kinds that may become one another: a shot may be retyped as an action, never as a speech."""
_SIGNS_FROM: Final = 0x10000
"""Words become single characters beyond the basic plane, so that rapidfuzz compares words and not letters."""


class Unit(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """One action, or one speech: cue, parentheticals and dialogue together; ``first`` to ``last`` (exclusive)."""

    first: int
    last: int
    group: str
    speaker: str
    signs: str
    """One character for each word of what is said or done, cues and parentheticals left out."""
    manner: tuple[str, ...]
    """What stands beside a speaker's name, and parentheticals: (O.S.), (quietly)."""
    continued: bool
    """Whether the cue says (CONT'D)."""
    key: tuple[str, str, str]
    """Group, speaker and signs: what two units that say the same have in common."""


class Block(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """One scene, or what stands before the first heading (``scene`` -1)."""

    scene: int
    number: str
    heading: str
    omitted: bool
    units: tuple[Unit, ...]
    words: tuple[str, ...]
    """The signs of its units and one for each cue, to be counted."""
    signature: tuple[tuple[str, str, str], ...]


class Lexicon:
    """Gives each word its sign, the same one in both drafts."""

    def __init__(self) -> None:
        """Begin with no word known."""
        self._signs: dict[str, str] = {}
        self._texts: dict[str, str] = {}

    def signs(self, text: str) -> str:
        """Write a text as one character a word."""
        known = self._texts.get(text)
        if known is not None:
            return known
        made = []
        for word in _WORD.findall(plain(text).casefold().replace("’", "'")):
            sign = self._signs.get(word)
            if sign is None:
                sign = self._signs[word] = chr(_SIGNS_FROM + len(self._signs))
            made.append(sign)
        whole = self._texts[text] = "".join(made)
        return whole


class Worded(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """One draft, cut into blocks and units; ``signs`` has one string a paragraph."""

    script: Script
    blocks: tuple[Block, ...]
    signs: tuple[str, ...]

    def block_of(self, scene: int) -> int:
        """Give the index of a scene's block: one more where something stands before the first heading."""
        return scene + len(self.blocks) - len(self.script.scenes)


def worded(script: Script, *, lexicon: Lexicon, settled: Collection[int] = ()) -> Worded:
    """Cut a draft into blocks and units. Scenes that are ``settled`` get a block without any, and no signs."""
    signs = tuple(
        "" if paragraph.scene in settled else lexicon.signs(paragraph.text) for paragraph in script.paragraphs
    )
    first = script.scenes[0].first if script.scenes else len(script.paragraphs)
    blocks = [_block(script, -1, 0, first, signs=signs)] if first else []
    for at, scene in enumerate(script.scenes):
        last = scene.first if at in settled else scene.last
        blocks.append(_block(script, at, scene.first, last, signs=signs))
    return Worded(script=script, blocks=tuple(blocks), signs=signs)


def speakers(draft: Worded) -> set[str]:
    """Give everybody who speaks, in capitals; the empty name where nobody does."""
    return {" ".join(each.character.upper().split()) for each in draft.script.paragraphs}


def group_of(paragraph: Paragraph) -> str:
    """What a paragraph may be paired with: one of the same group."""
    return _GROUPS[paragraph.kind]


def _block(script: Script, scene: int, first: int, last: int, *, signs: tuple[str, ...]) -> Block:
    units = tuple(_units(script, first, last, signs=signs))
    named = script.scenes[scene] if scene >= 0 else None
    return Block(
        scene=scene,
        number=named.number if named else "",
        heading=signs[named.first] if named and named.first < named.last else "",
        omitted=named.omitted if named else False,
        units=units,
        words=tuple(sign for unit in units for sign in (*unit.signs, unit.speaker) if sign),
        signature=tuple(unit.key for unit in units),
    )


def _units(script: Script, first: int, last: int, *, signs: tuple[str, ...]) -> Iterator[Unit]:
    at = first
    while at < last:
        kind = script.paragraphs[at].kind
        end = at + 1
        if kind is ParagraphKind.HEADING:
            at = end
            continue
        while kind in SPEECH and end < last and script.paragraphs[end].kind in UNDER_A_CUE:
            end += 1
        yield _unit(script, at, end, signs=signs)
        at = end


def _unit(script: Script, first: int, last: int, *, signs: tuple[str, ...]) -> Unit:
    paragraphs = script.paragraphs[first:last]
    spoken = paragraphs[0].kind in SPEECH
    group = "speech" if spoken else group_of(paragraphs[0])
    speaker = " ".join(paragraphs[0].character.upper().split()) if spoken else ""
    own = "".join(signs[at] for at in range(first, last) if not spoken or group_of(script.paragraphs[at]) == "words")
    manner, continued = _manner(paragraphs) if spoken else ((), False)
    return Unit(
        first=first,
        last=last,
        group=group,
        speaker=speaker,
        signs=own,
        manner=manner,
        continued=continued,
        key=(group, speaker, own),
    )


def _manner(paragraphs: Sequence[Paragraph]) -> tuple[tuple[str, ...], bool]:
    """How a speech is said: what follows the name in its cue, and its parentheticals; whether it is said to go on."""
    beside = [each for at in paragraphs if _GROUPS[at.kind] == "cue" for each in _BESIDE.findall(at.text.casefold())]
    said = [each.text.casefold() for each in paragraphs if _GROUPS[each.kind] == "parenthetical"]
    going_on = [each for each in beside if each.startswith("cont")]
    return (*(each for each in beside if each not in going_on), *said), bool(going_on)
