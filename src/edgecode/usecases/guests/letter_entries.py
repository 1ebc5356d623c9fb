"""Which entry a word about a letter becomes: letter, partner and tool by handles, and nothing of what the letter says."""

from typing import Final

from edgecode.boundary.guest.letter import Letter
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Stage
from edgecode.findings.word import Deed
from edgecode.usecases.shape import Shape

_KINDS: Final = {
    Deed.WRITE_LETTER: Kind.LETTER_WRITTEN,
    Deed.STOP_LETTER: Kind.SCANNER_STOPPED_LETTER,
    Deed.SIGN_LETTER: Kind.LETTER_SIGNED,
    Deed.SEND_LETTER: Kind.LETTER_SENT,
    Deed.WITHDRAW_LETTER: Kind.LETTER_WITHDRAWN,
}


def of_letter(deed: Deed, letter: Letter, *, tool: str) -> Shape:
    """Give the entry of something that became of a letter."""
    about = ((IdRole.GUEST_TOOL, tool),) if deed is not Deed.STOP_LETTER else ()
    ids = ((IdRole.LETTER, str(letter.id)), (IdRole.PARTNER, letter.to), *about)
    return Shape(kind=_KINDS[deed], stage=Stage.PARTNERS, ids=ids)
