"""What was said in a take, word by word with its time, out of captions or a word-timed transcript."""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from edgecode.film.heard.words import words_in
from edgecode.film.transcript import Cue, Milliseconds, Transcript

_SOUND: Final = re.compile(r"\[[^\[\]]*\]|\([^()]*\)|[♪♫#]")
"""What captions say of sounds: ``[door slams]``, ``(sighs)``, notes of music."""
_SPEAKER: Final = re.compile(r"(?:^|\n)(?:[-–—] ?)?[^\W\d_a-z][^a-z:\n]{0,30}:\s", re.ASCII)
"""A name in capitals before what it says, as captions for the deaf have it."""
_OFF: Final = re.compile(r"\(\s*(?:off|o\.?\s?s\.?|off[- ]?screen|off[- ]?camera)\s*\)", re.IGNORECASE)
"""The speaker of a cue is marked as off camera: ``ALMA (O.S.)``."""


class TakeWords(msgspec.Struct, frozen=True, kw_only=True):
    """The words of one take in the order they were said.

    ``folded`` and ``token`` run side by side; ``printed``, ``begins``, ``ends``, ``cue`` and ``off`` are by printed word.
    Times of words that the transcript does not time are laid out evenly over their cue, by letters.
    """

    folded: tuple[str, ...] = ()
    token: tuple[int, ...] = ()
    printed: tuple[str, ...] = ()
    begins: tuple[Milliseconds, ...] = ()
    ends: tuple[Milliseconds, ...] = ()
    cue: tuple[int, ...] = ()
    """The index of the cue in :attr:`Transcript.cues`."""
    off: tuple[bool, ...] = ()
    """The transcript marks the speaker as off camera; where it does not say, False."""


def take_words(transcript: Transcript) -> TakeWords:
    """Lay out the words of a transcript; sounds and names of speakers among them are left out."""
    printed: list[str] = []
    begins: list[Milliseconds] = []
    ends: list[Milliseconds] = []
    cues: list[int] = []
    off: list[bool] = []
    for number, cue in enumerate(transcript.cues):
        said = list(_timed(cue))
        printed += [text for text, _begins, _ends in said]
        begins += [begin for _text, begin, _ends in said]
        ends += [end for _text, _begins, end in said]
        cues += [number] * len(said)
        off += [bool(cue.speaker) and _OFF.search(cue.speaker) is not None] * len(said)
    words = words_in(printed)
    return TakeWords(
        folded=words.folded,
        token=words.owner,
        printed=words.printed,
        begins=tuple(begins),
        ends=tuple(ends),
        cue=tuple(cues),
        off=tuple(off),
    )


def _timed(cue: Cue) -> Iterator[tuple[str, Milliseconds, Milliseconds]]:
    """Give the words of a cue with their times; where only some are timed, the cue is laid out evenly as a whole."""
    if cue.words:
        spoken = [(part, word.begins, word.ends) for word in cue.words for part in _plain(word.text).split()]
        if all(begins is not None and ends is not None for _part, begins, ends in spoken):
            yield from (
                (part, begins, ends) for part, begins, ends in spoken if begins is not None and ends is not None
            )
            return
    tokens = [part for word in cue.words for part in _plain(word.text).split()] or _plain(cue.text).split()
    whole = sum(map(len, tokens)) + len(tokens)
    length, at = cue.ends - cue.begins, 0
    for token in tokens:
        end = at + len(token) + 1
        yield (
            token,
            Milliseconds(cue.begins + length * at // whole),
            Milliseconds(cue.begins + length * end // whole),
        )
        at = end


def _plain(text: str) -> str:
    if text.isalnum():
        return text
    return _SPEAKER.sub("\n", _SOUND.sub(" ", text))
