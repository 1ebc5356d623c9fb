"""Keeping house: what the film's folder holds, and edgecode's own upkeep."""

from functools import partial
from typing import Final

from edgecode.entries.detail import Detail
from edgecode.entries.kind import Kind
from edgecode.entries.meaning import Meaning
from edgecode.entries.vocabulary import By, IdRole, Stage

_done: Final = partial(Meaning, stages=(Stage.HOUSE,))

HOUSE: Final = (
    _done(Kind.FILM_BEGUN, "began a film with edgecode"),
    _done(Kind.FILM_TITLED, "gave the film its title"),
    _done(Kind.FILM_PHASE_SET, "said in which phase the film is", details=(Detail.PHASE,)),
    _done(Kind.FILM_PUT_AWAY, "put a finished film away"),
    _done(Kind.FILM_TAKEN_OUT, "took a film out again"),
    _done(Kind.FOLDER_PLACED, "said where something lies in the folder", ids_if_known=(IdRole.FILE,)),
    _done(Kind.FILE_EXPLAINED, "said what a file is", ids=(IdRole.FILE,)),
    _done(Kind.FILE_SET_ASIDE, "said that a file is not part of the film", ids=(IdRole.FILE,)),
    _done(Kind.REMARK_SETTLED, "settled what a reader remarked about a file", ids=(IdRole.FILE,)),
    _done(Kind.SETTINGS_CHANGED, "changed a setting", ids_if_known=(IdRole.TEMPLATE,)),
    _done(Kind.TEMPLATE_USED, "set a film up from a template", ids=(IdRole.TEMPLATE,)),
    _done(Kind.PALETTE_CHANGED, "changed the colours of the strips"),
    _done(Kind.UPDATE_INSTALLED, "went over to another version of edgecode", by=(By.PERSON, By.EDGECODE)),
    _done(Kind.BACKUP_MADE, "made a backup", ids_if_known=(IdRole.CHECKPOINT,), by=(By.PERSON, By.EDGECODE)),
    _done(Kind.STORES_MOVED, "moved what edgecode keeps to another place"),
    _done(Kind.INDEX_REBUILT, "had everything read again", by=(By.PERSON, By.EDGECODE)),
)
