"""Which entry a word becomes: its kind, stage, ids and closed values. No words go in; ids are made handles of later."""

from collections.abc import Callable

from edgecode.consent.standing import Standing
from edgecode.entries.detail import Detail
from edgecode.entries.entry import Entry, checked
from edgecode.entries.handle import Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Role, Stage
from edgecode.findings.word import Deed, Word
from edgecode.usecases import paper_entries
from edgecode.usecases.shape import Details, Shape

_KINDS = {
    Deed.TAKE: Kind.FINDING_OPTION_TAKEN,
    Deed.LEAVE: Kind.FINDING_LEFT,
    Deed.LATER: Kind.FINDING_LATER,
}
_AS_THEY_ARE = {IdRole.ENTRY, IdRole.CLAIM, IdRole.PACK, IdRole.AGREEMENT}
"""What is named by digits that anybody can make: an entry and an agreement by their ids, a claim and a pack by their hash."""


def entry_with(
    shape: Shape, *, at: int, who: Handle, role: Role, film: Handle, handle: Callable[[IdRole, str], Handle]
) -> Entry:
    """Make the entry of a shape: names become handles, and what is named by digits keeps them. Raises ``EntryError``."""
    return checked(
        Entry(
            at=at,
            who=who,
            role=role,
            stage=shape.stage,
            kind=shape.kind,
            film=film,
            ids=tuple((of, Handle(name) if of in _AS_THEY_ARE else handle(of, name)) for of, name in shape.ids),
            details=shape.details,
        )
    )


def decision(word: Word, *, stage: Stage, how: Details = ()) -> Shape:
    """A decision about a finding: an option taken, left, or later; and how it was come to."""
    details = (*(((Detail.OPTION, word.option),) if word.deed is Deed.TAKE else ()), *how)
    ids = ((IdRole.FINDING, word.finding), (IdRole.CHECK, word.check))
    return Shape(kind=_KINDS[word.deed], stage=stage, ids=ids, details=details)


def intent(word: Word, *, stage: Stage, how: Details = ()) -> Shape:
    """As intended: of one finding, or in advance of a place."""
    if word.finding:
        ids = ((IdRole.FINDING, word.finding), (IdRole.CHECK, word.check))
        return Shape(kind=Kind.FINDING_INTENDED, stage=stage, ids=ids, details=how)
    ids = ((IdRole.INTENT, word.entry), (IdRole.CHECK, word.check))
    return Shape(kind=Kind.INTENT_DECLARED, stage=stage, ids=ids, details=how)


def standing(word: Word, *, raised: bool, before: Standing) -> Shape:
    """A standing raised or lowered, with what it was before."""
    levels = list(Standing)
    after = word.standing or Standing.OFF
    return Shape(
        kind=Kind.STANDING_RAISED if raised else Kind.STANDING_LOWERED,
        stage=Stage.PERMISSIONS,
        ids=((IdRole.CHECK, word.check),),
        details=((Detail.STANDING, levels.index(after)), (Detail.STANDING_BEFORE, levels.index(before))),
    )


def signature(word: Word) -> Shape:
    """A page or a shoot day signed."""
    if word.deed is Deed.SIGN_PAGE:
        return Shape(kind=Kind.PAGE_SIGNED, stage=Stage.DAILIES, ids=((IdRole.PAGE, word.says),))
    return Shape(kind=Kind.DAY_SIGNED, stage=Stage.DAILIES, ids=((IdRole.SHOOT_DAY, word.says),))


def lining(word: Word, *, kind: Kind) -> Shape:
    """A take lined by hand: set, confirmed, corrected, or said to cover nothing."""
    ids = ((IdRole.LINING, word.subject), (IdRole.TAKE, word.subject))
    return Shape(kind=kind, stage=Stage.DAILIES, ids=ids)


def letting_go(word: Word) -> Shape:
    """Work on a line that is gone, let go."""
    return Shape(kind=Kind.WORK_LET_GO, stage=Stage.SCRIPT, ids=((IdRole.DRAFT, word.subject),))


def adoption() -> Shape:
    """A copied record that goes on under a new origin."""
    return Shape(kind=Kind.RECORD_ADOPTED, stage=Stage.RECORD, ids=())


def drill(*, held: bool) -> Shape:
    """The drill walked: every job of every stage by hand, and whether each finished."""
    outcome = 0 if held else 1
    return Shape(kind=Kind.DRILL_WALKED, stage=Stage.PERMISSIONS, ids=(), details=((Detail.OUTCOME, outcome),))


def undoing(word: Word, *, undone: Word) -> Shape:
    """Something taken back; the entry it takes back is named by its id."""
    if undone.deed in {Deed.SIGN_PAGE, Deed.SIGN_DAY}:
        return Shape(kind=Kind.SIGNATURE_WITHDRAWN, stage=Stage.DAILIES, ids=((IdRole.ENTRY, undone.entry),))
    withdrawn = paper_entries.withdrawal(undone)
    return withdrawn or Shape(kind=Kind.DECISION_UNDONE, stage=Stage.DAILIES, ids=((IdRole.ENTRY, word.undoes),))


def before_shown(word: Word, *, stage: Stage) -> Shape:
    """A decision that was made before the finding was shown: by hand, as far as the check goes."""
    ids = ((IdRole.DECISION, word.entry), (IdRole.CHECK, word.check))
    taken = ((Detail.OPTION, word.option),) if word.option else ()
    details = ((Detail.BEFORE_SHOWN, 1), (Detail.CONSULTED, 0), *taken)
    return Shape(kind=Kind.DECISION_MADE, stage=stage, ids=ids, details=details)


def asked(word: Word, *, stage: Stage) -> Shape:
    """A check on request that was asked to look."""
    return Shape(kind=Kind.CHECK_ASKED, stage=stage, ids=((IdRole.CHECK, word.check),))
