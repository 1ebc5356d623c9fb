"""The script and its drafts: identity, order, breakdown."""

from functools import partial
from typing import Final

from edgecode.entries.kind import Kind
from edgecode.entries.meaning import Meaning
from edgecode.entries.vocabulary import SUBJECTS, Group, IdRole, Stage

_done: Final = partial(Meaning, stages=(Stage.SCRIPT,), group=Group.SCRIPT)

SCRIPT: Final = (
    _done(Kind.DRAFT_NAMED, "gave a draft its name or colour", ids=(IdRole.DRAFT,)),
    _done(Kind.DRAFT_ORDERED, "said which draft comes after which", ids=(IdRole.DRAFT,)),
    _done(Kind.DRAFT_MADE_CURRENT, "made a draft the current one", ids=(IdRole.DRAFT,)),
    _done(Kind.DRAFT_REFUSED, "said that a script is not a draft of this film", ids=(IdRole.DRAFT,)),
    _done(Kind.PAGES_LOCKED, "locked the pages of a draft", ids=(IdRole.DRAFT,)),
    _done(Kind.PAGES_UNLOCKED, "unlocked the pages of a draft", ids=(IdRole.DRAFT,)),
    _done(
        Kind.PAGES_ISSUED,
        "issued revised pages",
        ids=(IdRole.DRAFT,),
        ids_if_known=(IdRole.PAGE, IdRole.SCENE, IdRole.DOCUMENT),
    ),
    _done(Kind.SCENE_MATCHED, "said which scene of an older draft a scene is", ids=(IdRole.SCENE, IdRole.DRAFT)),
    _done(
        Kind.PARAGRAPH_MATCHED,
        "said which paragraph of an older draft a paragraph is",
        ids=(IdRole.PARAGRAPH, IdRole.DRAFT),
        ids_if_known=(IdRole.SCENE,),
    ),
    _done(
        Kind.PARAGRAPH_TOLD_APART,
        "said that two paragraphs are not the same",
        ids=(IdRole.PARAGRAPH, IdRole.DRAFT),
        ids_if_known=(IdRole.SCENE,),
    ),
    _done(Kind.WORK_CARRIED, "carried work over to a newer draft", ids=(IdRole.DRAFT,), ids_if_known=SUBJECTS),
    _done(
        Kind.WORK_LET_GO,
        "said that work on an older draft is not carried over",
        ids=(IdRole.DRAFT,),
        ids_if_known=SUBJECTS,
    ),
    _done(
        Kind.ELEMENT_TAGGED,
        "tagged an element in the breakdown",
        ids=(IdRole.ELEMENT,),
        ids_if_known=(IdRole.SCENE, IdRole.PARAGRAPH),
    ),
    _done(
        Kind.ELEMENT_CHANGED,
        "changed an element in the breakdown",
        ids=(IdRole.ELEMENT,),
        ids_if_known=(IdRole.SCENE, IdRole.PARAGRAPH),
    ),
    _done(
        Kind.ELEMENT_REMOVED,
        "took an element out of the breakdown",
        ids=(IdRole.ELEMENT,),
        ids_if_known=(IdRole.SCENE, IdRole.PARAGRAPH),
    ),
    _done(
        Kind.NAME_SETTLED,
        "said which spelling of a name holds",
        ids_if_known=(IdRole.CHARACTER, IdRole.LOCATION, IdRole.ELEMENT),
    ),
    _done(Kind.EIGHTHS_SET, "set the eighths of a scene by hand", ids=(IdRole.SCENE,)),
    _done(Kind.TIME_OF_DAY_SET, "said at what time of day a scene plays", ids=(IdRole.SCENE,)),
    _done(Kind.STORY_DAY_SET, "said on which day of the story a scene plays", ids=(IdRole.SCENE,)),
)
