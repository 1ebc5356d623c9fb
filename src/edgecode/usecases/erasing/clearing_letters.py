"""What becomes of letters to partners once a person was erased: of theirs all text goes, of others' the name.

A signed note that holds what went goes with it: what was signed cannot be shown again, and is given out no more. What the
partner has, it has. That a letter was written, signed and sent stays.
"""

from collections.abc import Iterable, Mapping

import msgspec

from edgecode.boundary.guest.letter import Letter, Stretch, letter_text
from edgecode.findings.naming import Names
from edgecode.findings.word import ON_LETTERS, Deed, Word


def without_letter(word: Word, *, names: Names, words: Mapping[str, Word]) -> Word:
    """Give a word about a letter without what goes of the letter; any other word as it is. ``words`` are all there are."""
    if word.deed not in ON_LETTERS:
        return word
    written = word if word.deed is Deed.WRITE_LETTER else _written(word.subject, words)
    if written is None or written.letter is None:
        return msgspec.structs.replace(word, stretches=())
    letter = _cleared(written.letter, names=names, by=written.by)
    if word.deed is Deed.WRITE_LETTER:
        return msgspec.structs.replace(word, letter=letter)
    if word.deed is Deed.SIGN_LETTER:
        note, *key = word.lines
        return msgspec.structs.replace(word, lines=(note if note.startswith(letter_text(letter)) else "", *key))
    return msgspec.structs.replace(word, stretches=_stretches(word.stretches, letter=letter, names=names))


def letters_gone_out(words: Iterable[Word], *, names: Names) -> int:
    """Count the letters that were given out to partners and are theirs, or name them."""
    every = tuple(words)
    sent = {word.subject for word in every if word.deed is Deed.SEND_LETTER}
    written = ((word.letter, word.by) for word in every if word.letter is not None and word.subject in sent)
    return sum(_cleared(letter, names=names, by=by) != letter for letter, by in written)


def _written(letter: str, words: Mapping[str, Word]) -> Word | None:
    return next((each for each in words.values() if each.deed is Deed.WRITE_LETTER and each.subject == letter), None)


def _cleared(letter: Letter, *, names: Names, by: str) -> Letter:
    """A letter of whoever is erased has no body any more; one that had lost it before has none either."""
    if names.name(by) != by:
        return msgspec.structs.replace(letter, sender=names.name(by), body="")
    return msgspec.structs.replace(letter, sender=names.text(letter.sender), body=names.text(letter.body))


def _stretches(stretches: tuple[Stretch, ...], *, letter: Letter, names: Names) -> tuple[Stretch, ...]:
    if not letter.body:
        return ()
    return tuple(msgspec.structs.replace(each, quote=names.text(each.quote)) for each in stretches)
