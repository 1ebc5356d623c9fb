"""Two partners of one film: P with every class, Q with the base class alone; their agreements, and who signs for them."""

from typing import Final

import msgspec

from edgecode.boundary.agreement import Trial
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import Group
from simulators.agreements import ARIA, BASE, OTHER, QUILL, WIDE

PAIRS: Final = (
    (Kind.DRAFT_NAMED, Kind.NOTE_WRITTEN),
    (Kind.TAKE_CIRCLED, Kind.DECISION_MADE),
    (Kind.CLIP_EXPLAINED, Kind.DOCUMENT_EXPORTED),
)
TRIAL: Final = Trial(check="unshot-line", share=60, begins="2026-03-02", until="2026-03-29")
"""Its outcome is told in the slot of the week that holds the first of April."""
TOLD: Final = tuple(each for each in Group if each not in {Group.CHOOSING, Group.PLANNING, Group.PICKUPS})
BEGINS: Final = "2026-03-02"
UNTIL: Final = "2026-04-05"
"""Five weeks, the whole of the trace; after them the agreements have run out."""

P: Final = msgspec.structs.replace(WIDE, begins=BEGINS, until=UNTIL, groups=TOLD, pairs=PAIRS, trials=(TRIAL,))
Q: Final = msgspec.structs.replace(
    BASE, id=OTHER.id, partner=OTHER.partner, begins=BEGINS, until=UNTIL, visits=1, sends_minute=725
)
KEYS: Final = {P.id: ARIA, Q.id: QUILL}
"""With which key each partner signs."""
