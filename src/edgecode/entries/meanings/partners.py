"""Agreements, reports, letters and guest tools; never counted in a partner report."""

from functools import partial
from typing import Final

from edgecode.entries.detail import Detail
from edgecode.entries.kind import Kind
from edgecode.entries.meaning import Meaning
from edgecode.entries.vocabulary import By, IdRole, Stage

_done: Final = partial(Meaning, stages=(Stage.PARTNERS,))

PARTNERS: Final = (
    _done(Kind.PARTNER_NAMED, "named a research partner", ids=(IdRole.PARTNER,)),
    _done(Kind.PARTNER_LEFT, "noted that a research partner has left", ids=(IdRole.PARTNER,)),
    _done(
        Kind.AGREEMENT_PROPOSED,
        "proposed an agreement",
        ids=(IdRole.AGREEMENT, IdRole.PARTNER),
        by=(By.PERSON, By.PARTNER),
    ),
    _done(
        Kind.AGREEMENT_SIGNED,
        "signed an agreement",
        ids=(IdRole.AGREEMENT, IdRole.PARTNER),
        details_if_known=(Detail.UNTIL_DAY,),
        by=(By.PERSON, By.PARTNER),
    ),
    _done(
        Kind.AGREEMENT_REFUSED,
        "refused an agreement that cannot be kept",
        ids=(IdRole.AGREEMENT,),
        ids_if_known=(IdRole.PARTNER,),
        by=(By.PERSON, By.EDGECODE),
    ),
    _done(
        Kind.AGREEMENT_WIDENED,
        "widened an agreement",
        ids=(IdRole.AGREEMENT, IdRole.PARTNER),
        details_if_known=(Detail.REPORT_CLASS, Detail.UNTIL_DAY),
    ),
    _done(
        Kind.AGREEMENT_NARROWED,
        "narrowed an agreement",
        ids=(IdRole.AGREEMENT, IdRole.PARTNER),
        details_if_known=(Detail.REPORT_CLASS, Detail.UNTIL_DAY),
    ),
    _done(
        Kind.AGREEMENT_REVOKED,
        "revoked an agreement",
        ids=(IdRole.AGREEMENT, IdRole.PARTNER),
        by=(By.PERSON, By.PARTNER),
    ),
    _done(
        Kind.AGREEMENT_EXPIRED,
        "noted that an agreement has come to its end",
        ids=(IdRole.AGREEMENT, IdRole.PARTNER),
        by=(By.EDGECODE,),
    ),
    _done(Kind.FILM_ENROLLED_FOR_REPORTS, "enrolled a film for partner reports", ids_if_known=(IdRole.AGREEMENT,)),
    _done(Kind.FILM_ENROLLED_FOR_GUEST_TOOLS, "enrolled a film for guest tools", ids_if_known=(IdRole.AGREEMENT,)),
    _done(Kind.FILM_ENROLMENT_ENDED, "ended the enrolment of a film", ids_if_known=(IdRole.AGREEMENT,)),
    _done(Kind.CREDENTIAL_ISSUED, "issued a credential to a partner", ids=(IdRole.CREDENTIAL, IdRole.PARTNER)),
    _done(Kind.CREDENTIAL_REVOKED, "revoked a credential of a partner", ids=(IdRole.CREDENTIAL, IdRole.PARTNER)),
    _done(
        Kind.BATCH_BUILT,
        "built a batch for a partner",
        ids=(IdRole.BATCH, IdRole.PARTNER),
        ids_if_known=(IdRole.AGREEMENT,),
        details_if_known=(Detail.REPORT_CLASS,),
        by=(By.EDGECODE,),
    ),
    _done(
        Kind.BATCH_SENT,
        "sent a batch to a partner",
        ids=(IdRole.BATCH, IdRole.PARTNER),
        ids_if_known=(IdRole.AGREEMENT,),
        details_if_known=(Detail.REPORT_CLASS,),
        by=(By.PERSON, By.EDGECODE),
    ),
    _done(
        Kind.BATCH_REPLACED_BY_NULL,
        "sent the empty batch in place of a batch",
        ids=(IdRole.BATCH, IdRole.PARTNER),
        ids_if_known=(IdRole.AGREEMENT,),
        details_if_known=(Detail.REPORT_CLASS,),
        by=(By.EDGECODE,),
    ),
    _done(
        Kind.BATCH_RECEIVED,
        "confirmed that a batch has come in",
        ids=(IdRole.BATCH, IdRole.PARTNER),
        ids_if_known=(IdRole.CHECKPOINT,),
        by=(By.PARTNER,),
    ),
    _done(
        Kind.MIRROR_READ,
        "read one's own contribution before it goes out",
        ids=(IdRole.PARTNER,),
        ids_if_known=(IdRole.BATCH,),
    ),
    _done(
        Kind.MIRROR_WITHDRAWN,
        "withdrew one's own contribution before it goes out",
        ids=(IdRole.PARTNER,),
        ids_if_known=(IdRole.BATCH,),
    ),
    _done(
        Kind.MIRROR_WITHDRAWAL_ENDED,
        "let one's own contribution go out after all",
        ids=(IdRole.PARTNER,),
        ids_if_known=(IdRole.BATCH,),
    ),
    _done(
        Kind.SCANNER_STOPPED_BATCH,
        "stopped a batch that looked like the film",
        ids=(IdRole.BATCH, IdRole.PARTNER),
        by=(By.EDGECODE,),
    ),
    _done(
        Kind.SCANNER_STOPPED_LETTER,
        "stopped a letter that looked like the film",
        ids=(IdRole.LETTER, IdRole.PARTNER),
        by=(By.EDGECODE,),
    ),
    _done(
        Kind.SCANNER_JUDGED,
        "judged what the scanner had stopped",
        ids=(IdRole.ENTRY,),
        ids_if_known=(IdRole.BATCH, IdRole.LETTER, IdRole.PARTNER),
        details=(Detail.OUTCOME,),
    ),
    _done(
        Kind.LETTER_WRITTEN,
        "wrote a letter to a partner",
        ids=(IdRole.LETTER, IdRole.PARTNER),
        ids_if_known=(IdRole.GUEST_TOOL,),
    ),
    _done(
        Kind.LETTER_SIGNED,
        "signed a letter to a partner",
        ids=(IdRole.LETTER, IdRole.PARTNER),
        ids_if_known=(IdRole.GUEST_TOOL,),
    ),
    _done(
        Kind.LETTER_SENT,
        "sent a letter to a partner",
        ids=(IdRole.LETTER, IdRole.PARTNER),
        ids_if_known=(IdRole.GUEST_TOOL,),
    ),
    _done(
        Kind.LETTER_WITHDRAWN,
        "withdrew a letter before it was sent",
        ids=(IdRole.LETTER, IdRole.PARTNER),
        ids_if_known=(IdRole.GUEST_TOOL,),
    ),
    _done(
        Kind.GUEST_TOOL_OFFERED,
        "offered a guest tool",
        ids=(IdRole.GUEST_TOOL, IdRole.PARTNER),
        by=(By.PERSON, By.PARTNER),
    ),
    _done(Kind.GUEST_TOOL_INSTALLED, "installed a guest tool", ids=(IdRole.GUEST_TOOL, IdRole.PARTNER)),
    _done(
        Kind.GUEST_TOOL_REFUSED,
        "refused a guest tool",
        ids=(IdRole.GUEST_TOOL,),
        ids_if_known=(IdRole.PARTNER,),
        by=(By.PERSON, By.EDGECODE),
    ),
    _done(Kind.GUEST_TOOL_RUN, "ran a guest tool", ids=(IdRole.GUEST_TOOL,), ids_if_known=(IdRole.PARTNER,)),
    _done(
        Kind.GUEST_TOOL_STOPPED,
        "stopped a guest tool, or noted that it did not end well",
        ids=(IdRole.GUEST_TOOL,),
        ids_if_known=(IdRole.PARTNER,),
        by=(By.PERSON, By.EDGECODE),
    ),
    _done(Kind.GUEST_TOOL_REMOVED, "removed a guest tool", ids=(IdRole.GUEST_TOOL,), ids_if_known=(IdRole.PARTNER,)),
    _done(
        Kind.TEMPLATE_APPROVED,
        "approved a sentence that a guest tool may choose",
        ids=(IdRole.TEMPLATE, IdRole.GUEST_TOOL),
    ),
    _done(
        Kind.TEMPLATE_REFUSED,
        "refused a sentence that a guest tool wished to choose",
        ids=(IdRole.TEMPLATE, IdRole.GUEST_TOOL),
    ),
    _done(
        Kind.TRIAL_REGISTERED,
        "registered a trial of one of our checks in advance",
        ids=(IdRole.TRIAL, IdRole.PARTNER),
        ids_if_known=(IdRole.CHECK, IdRole.AGREEMENT),
        details_if_known=(Detail.UNTIL_DAY,),
    ),
    _done(
        Kind.TRIAL_ENDED,
        "ended a trial",
        ids=(IdRole.TRIAL, IdRole.PARTNER),
        ids_if_known=(IdRole.CHECK, IdRole.AGREEMENT),
    ),
    _done(Kind.WINDOW_READ, "read the partner's window", ids=(IdRole.PARTNER,), by=(By.PERSON, By.PARTNER)),
)
