"""Coverage: what covers which paragraphs of the script, and what has to be covered."""

from functools import partial
from typing import Final

from edgecode.entries.kind import Kind
from edgecode.entries.meaning import Meaning
from edgecode.entries.vocabulary import SUBJECTS, Group, IdRole, Stage

_done: Final = partial(
    Meaning, stages=(Stage.SCRIPT, Stage.BOARDS, Stage.DAILIES, Stage.CUT, Stage.PICKUPS), group=Group.DAILIES
)

LINING: Final = (
    _done(Kind.LINING_SET, "lined the script by hand", ids=(IdRole.LINING,), ids_if_known=SUBJECTS),
    _done(
        Kind.LINING_CONFIRMED, "confirmed a lining that a machine had set", ids=(IdRole.LINING,), ids_if_known=SUBJECTS
    ),
    _done(Kind.LINING_CORRECTED, "corrected a lining", ids=(IdRole.LINING,), ids_if_known=SUBJECTS),
    _done(Kind.LINING_REMOVED, "removed a lining", ids=(IdRole.LINING,), ids_if_known=SUBJECTS),
    _done(Kind.DEVIATION_NOTED, "noted a dropped, changed or added line", ids_if_known=(*SUBJECTS, IdRole.NOTE)),
    _done(Kind.REQUIREMENT_SET, "said what has to be covered", ids_if_known=SUBJECTS),
    _done(Kind.REQUIREMENT_LIFTED, "said what need not be covered", ids_if_known=SUBJECTS),
)
