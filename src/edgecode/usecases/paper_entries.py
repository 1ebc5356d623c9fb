"""Which entry a word for the papers becomes. What was stated is in the words; here is that it was, and on what it rests."""

from functools import partial

from edgecode.entries.detail import SCALES, Detail
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Stage
from edgecode.findings.word import Deed, Word
from edgecode.papers.claims import claim_handle
from edgecode.papers.statements import Attested, Authorship, Delivered, PackSaid, Tool, Use, Wording
from edgecode.papers.tool_key import tool_key
from edgecode.papers.words import STAGE_OF, Basis
from edgecode.usecases.shape import Shape

_shape = partial(Shape, stage=Stage.PAPERS)


def stated(word: Word) -> Shape:
    """What was stated for the papers, a pack that was signed or written out, or a delivered file that carries a claim."""
    said = word.stated
    if isinstance(said, PackSaid):
        kind = Kind.PACK_SIGNED if word.deed is Deed.SIGN_PACK else Kind.PACK_EXPORTED
        return _shape(kind=kind, ids=((IdRole.PACK, said.digest),), details=_profile(said))
    if isinstance(said, Delivered):
        return _shape(kind=Kind.DELIVERY_CLAIMED, ids=((IdRole.FILE, said.digest),))
    if isinstance(said, Tool | Use):
        return _of_tool(said)
    return _of_film(said)


def _of_tool(said: Tool | Use) -> Shape:
    if isinstance(said, Tool):
        return _shape(kind=Kind.TOOL_DESCRIBED, ids=_tool(said.name), details=(_ATTESTED,))
    if said.declared:
        return _shape(kind=Kind.TOOL_DECLARED, ids=_tool(said.tool), details=(_ATTESTED,))
    stage = (Detail.ABOUT_STAGE, _on(Detail.ABOUT_STAGE, STAGE_OF[said.part]))
    return _shape(kind=Kind.USE_DECLARED, ids=_tool(said.tool), details=(_ATTESTED, stage))


def _of_film(said: Authorship | Attested | Wording | None) -> Shape:
    if isinstance(said, Attested):
        return _shape(kind=Kind.CLAIM_ATTESTED, ids=_claim(said.claim), details=(_ATTESTED,))
    if isinstance(said, Authorship):
        makers = tuple((IdRole.PERSON, name) for name in dict.fromkeys(said.people))
        return _shape(kind=Kind.AUTHORSHIP_STATED, ids=makers, details=(_ATTESTED,))
    return _shape(kind=Kind.AUDIENCE_WORDING_SET, ids=())


def withdrawal(undone: Word) -> Shape | None:
    """What is taken back of what was stated, where that has a kind of its own; else ``None``."""
    said = undone.stated
    if isinstance(said, Use) and said.declared:
        return _shape(kind=Kind.TOOL_DECLARATION_WITHDRAWN, ids=_tool(said.tool))
    if isinstance(said, Attested):
        return _shape(kind=Kind.CLAIM_WITHDRAWN, ids=_claim(said.claim))
    if isinstance(said, PackSaid):
        return _shape(kind=Kind.PACK_WITHDRAWN, ids=((IdRole.PACK, said.digest),), details=_profile(said))
    return None


def _tool(name: str) -> tuple[tuple[IdRole, str], ...]:
    return ((IdRole.TOOL, tool_key(name)),)


def _claim(claim: str) -> tuple[tuple[IdRole, str], ...]:
    return ((IdRole.CLAIM, claim_handle(claim).digits),)


def _profile(said: PackSaid) -> tuple[tuple[Detail, int], ...]:
    return ((Detail.PROFILE, _on(Detail.PROFILE, said.profile)),)


def _on(detail: Detail, word: str) -> int:
    return SCALES[detail].words.index(word)


_ATTESTED = (Detail.BASIS, _on(Detail.BASIS, Basis.ATTESTED))
