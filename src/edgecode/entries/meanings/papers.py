"""Disclosure: what is said about how the film was made, and what it rests on."""

from functools import partial
from typing import Final

from edgecode.entries.detail import Detail
from edgecode.entries.kind import Kind
from edgecode.entries.meaning import Meaning
from edgecode.entries.vocabulary import SUBJECTS, IdRole, Stage

_done: Final = partial(Meaning, stages=(Stage.PAPERS,))

PAPERS: Final = (
    _done(
        Kind.TOOL_DECLARED,
        "declared a tool that was used outside edgecode",
        ids=(IdRole.TOOL,),
        details_if_known=(Detail.BASIS,),
    ),
    _done(
        Kind.TOOL_DESCRIBED,
        "described a tool: maker, version, where it runs",
        ids=(IdRole.TOOL,),
        details_if_known=(Detail.BASIS,),
    ),
    _done(Kind.TOOL_DECLARATION_WITHDRAWN, "withdrew the declaration of a tool", ids=(IdRole.TOOL,)),
    _done(
        Kind.USE_DECLARED,
        "declared a use of a tool",
        ids=(IdRole.TOOL,),
        ids_if_known=(*SUBJECTS, IdRole.DOCUMENT),
        details_if_known=(Detail.BASIS, Detail.ABOUT_STAGE),
    ),
    _done(
        Kind.AUTHORSHIP_STATED,
        "stated who made something",
        ids_if_known=(*SUBJECTS, IdRole.PERSON, IdRole.CLAIM),
        details_if_known=(Detail.BASIS,),
    ),
    _done(
        Kind.CLAIM_ATTESTED,
        "attested a statement in a disclosure",
        ids=(IdRole.CLAIM,),
        ids_if_known=(IdRole.TOOL,),
        details=(Detail.BASIS,),
        details_if_known=(Detail.PROFILE,),
    ),
    _done(
        Kind.CLAIM_WITHDRAWN,
        "withdrew a statement in a disclosure",
        ids=(IdRole.CLAIM,),
        ids_if_known=(IdRole.TOOL,),
        details_if_known=(Detail.PROFILE,),
    ),
    _done(Kind.AUDIENCE_WORDING_SET, "set the words for the audience", ids_if_known=(IdRole.CLAIM, IdRole.DOCUMENT)),
    _done(
        Kind.PACK_SIGNED,
        "signed a disclosure pack",
        ids=(IdRole.PACK,),
        ids_if_known=(IdRole.CHECKPOINT,),
        details=(Detail.PROFILE,),
    ),
    _done(
        Kind.PACK_EXPORTED,
        "wrote out a disclosure pack",
        ids=(IdRole.PACK,),
        ids_if_known=(IdRole.CHECKPOINT, IdRole.DOCUMENT),
        details=(Detail.PROFILE,),
    ),
    _done(Kind.PACK_WITHDRAWN, "withdrew a disclosure pack", ids=(IdRole.PACK,), details=(Detail.PROFILE,)),
    _done(
        Kind.PACK_CHECKED,
        "checked a disclosure pack",
        ids=(IdRole.PACK,),
        ids_if_known=(IdRole.CHECKPOINT,),
        details=(Detail.OUTCOME,),
    ),
    _done(
        Kind.DELIVERY_CLAIMED,
        "put a claim on a delivered file",
        ids=(IdRole.FILE,),
        ids_if_known=(IdRole.CLAIM, IdRole.KEY),
    ),
)
