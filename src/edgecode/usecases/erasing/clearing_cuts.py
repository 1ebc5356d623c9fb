"""What becomes of what was said of a cut once a person was erased: a note on a clip stays, their name in it goes."""

import msgspec

from edgecode.film.cut_said import ClipNoted, CutDeed
from edgecode.findings.naming import Names


def without_names_of_note(deed: CutDeed, names: Names) -> CutDeed:
    """Take the names out of what somebody wrote on a clip; paths of cuts and ids are the film's."""
    if not isinstance(deed, ClipNoted):
        return deed
    return msgspec.structs.replace(deed, note=names.text(deed.note))
