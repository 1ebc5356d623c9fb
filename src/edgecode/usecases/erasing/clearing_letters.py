"""What becomes of a letter to a partner once a person was erased.

What they wrote in one goes as a whole, with what was signed of it; of a letter of somebody else only the name goes, and what
was signed, since that would hold the name. Such a letter is not what its writer wrote any more: nobody signs it, and it is
not given out. What was given out before is with the partner.
"""

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from edgecode.consent.erased import is_erased
from edgecode.findings.naming import Names
from edgecode.findings.word import ON_LETTERS, Deed, Word

_NOTHING: Final = ""


def cleared_letter(word: Word, *, names: Names, words: Mapping[str, Word]) -> Word:
    """Give a word about a letter without the names in what is kept of the letter; any other word as it is."""
    wrote = _wrote(word, words) if word.deed in ON_LETTERS else None
    if wrote is None or wrote.letter is None:
        return word
    own = _is_theirs(wrote, names)
    stretches = tuple(
        msgspec.structs.replace(each, quote=_NOTHING if own else names.text(each.quote)) for each in word.stretches
    )
    word = msgspec.structs.replace(word, stretches=stretches)
    if word.letter is not None:
        sender = names.name(wrote.by) if own else names.text(word.letter.sender)
        body = _NOTHING if own else names.text(word.letter.body)
        return msgspec.structs.replace(word, letter=msgspec.structs.replace(word.letter, sender=sender, body=body))
    if word.deed is Deed.SIGN_LETTER and (own or names.stand_in(word.lines[0])):
        return msgspec.structs.replace(word, lines=(_NOTHING, *word.lines[1:]))
    return word


def letters_gone_out(words: Iterable[Word], *, names: Names) -> int:
    """Count the letters that were given out to partners and are theirs, or name them."""
    every = tuple(words)
    sent = {word.subject for word in every if word.deed is Deed.SEND_LETTER}
    wrote = (word for word in every if word.deed is Deed.WRITE_LETTER and word.subject in sent)
    return sum(_is_theirs(word, names) or _names_them(word, names) for word in wrote)


def _wrote(word: Word, words: Mapping[str, Word]) -> Word | None:
    """Find the word by which a letter was written."""
    if word.deed is Deed.WRITE_LETTER:
        return word
    return next((each for each in words.values() if _is_of(each, word)), None)


def _is_of(each: Word, word: Word) -> bool:
    return each.deed is Deed.WRITE_LETTER and each.subject == word.subject


def _is_theirs(wrote: Word, names: Names) -> bool:
    return names.name(wrote.by) != wrote.by or is_erased(wrote.by)


def _names_them(wrote: Word, names: Names) -> bool:
    letter = wrote.letter
    return letter is not None and names.stand_in(f"{letter.sender}\n{letter.body}")
