"""The words an entry is made of, apart from what was done: stages, roles, groups, and what an id may stand for.

The vocabulary is closed. A word is never given another meaning and never reused; a word that is added, or a rule about
one that changes, raises :data:`VOCABULARY_VERSION`. What was done is in :mod:`edgecode.entries.kind`, what each kind
means in :mod:`edgecode.entries.catalogue`.
"""

from enum import StrEnum
from typing import Final

VOCABULARY_VERSION: Final = 3
"""The version that an entry made today carries; entries of earlier versions stay valid."""


class Stage(StrEnum):
    """Where in the making of a film something was done."""

    GREENLIGHT = "greenlight"
    SCRIPT = "script"
    BOARDS = "boards"
    PLANNING = "planning"
    DAILIES = "dailies"
    CUT = "cut"
    PICKUPS = "pickups"
    PERMISSIONS = "permissions"
    PAPERS = "papers"
    PARTNERS = "partners"
    RECORD = "record"
    HOUSE = "house"


WORK: Final = (
    Stage.GREENLIGHT,
    Stage.SCRIPT,
    Stage.BOARDS,
    Stage.PLANNING,
    Stage.DAILIES,
    Stage.CUT,
    Stage.PICKUPS,
)
"""The stages in which a film is made; the others keep house."""


class Role(StrEnum):
    """As whom a person did something; a person may have several roles and does each thing in one."""

    DIRECTOR = "director"
    WRITER = "writer"
    PRODUCER = "producer"
    STUDIO = "studio"
    READER = "reader"
    FIRST_AD = "first-ad"
    PRODUCTION_OFFICE = "production-office"
    SCRIPT_SUPERVISOR = "script-supervisor"
    STORYBOARD_ARTIST = "storyboard-artist"
    CAMERA = "camera"
    SOUND = "sound"
    ART = "art"
    COSTUME_HAIR_MAKE_UP = "costume-hair-make-up"
    ACTOR = "actor"
    EDITOR = "editor"
    ASSISTANT_EDITOR = "assistant-editor"
    POST_SUPERVISOR = "post-supervisor"
    VFX = "vfx"
    MUSIC = "music"
    BUSINESS_AFFAIRS = "business-affairs"
    CREW = "crew"
    PARTNER = "partner"
    """A research partner's engineer, who sees only the partner's window."""
    EDGECODE = "edgecode"
    """Nobody: edgecode notes something it did or came upon by itself, and decides nothing."""


class By(StrEnum):
    """Who may do a thing at all."""

    PERSON = "person"
    EDGECODE = "edgecode"
    PARTNER = "partner"


class Group(StrEnum):
    """What kinds are counted together in a partner report; a kind without a group is never counted there."""

    CHOOSING = "choosing projects"
    SCRIPT = "script and drafts"
    BOARDS = "boards"
    PLANNING = "planning"
    DAILIES = "takes and linings"
    CUT = "cut"
    PICKUPS = "pickups and reshoots"
    ASKING = "asking a check"
    DECIDING = "deciding and signing"
    NOTING = "notes and reasons"
    HANDING_ON = "documents handed on"


class Phase(StrEnum):
    """The phase a film is in, as a person says; before anybody did, it is being prepared."""

    PREPARE = "prepare"
    SHOOT = "shoot"
    FINISH = "finish"


class ReportClass(StrEnum):
    """The classes of a partner report; each wants a consent of its own."""

    BASE = "base"
    PAIRS = "pairs of kinds"
    REASONS = "reason codes"
    TRIALS = "hold-out trials"


class Reason(StrEnum):
    """Why a person decided about a finding as they did, where they care to choose a word for it; says nothing of the film."""

    ON_PURPOSE = "on purpose"
    KNOWN = "known already"
    ELSEWHERE = "solved another way"
    NOT_NOW = "not now"
    TOO_DEAR = "not worth its price"
    MISTAKEN = "the check is mistaken"


class IdRole(StrEnum):
    """What an id in an entry stands for."""

    AGREEMENT = "agreement"
    BATCH = "batch"
    CAPITAL_PLAN = "capital-plan"
    CHARACTER = "character"
    CHECK = "check"
    CHECKPOINT = "checkpoint"
    CLAIM = "claim"
    CLIP = "clip"
    CONSTRAINT = "constraint"
    CREDENTIAL = "credential"
    CRITERION = "criterion"
    CUT = "cut"
    DECISION = "decision"
    DOCUMENT = "document"
    DRAFT = "draft"
    EDIT_REEL = "edit-reel"
    ELEMENT = "element"
    ENTRY = "entry"
    FILE = "file"
    FINDING = "finding"
    GUEST_TOOL = "guest-tool"
    INTENT = "intent"
    KEY = "key"
    LETTER = "letter"
    LEVER = "lever"
    LINING = "lining"
    LOCATION = "location"
    NOTE = "note"
    OVERHEAD_PLAN = "overhead-plan"
    PACK = "pack"
    PAGE = "page"
    PANEL = "panel"
    PARAGRAPH = "paragraph"
    PARTNER = "partner"
    PERSON = "person"
    PICKUP = "pickup"
    PROJECT = "project"
    RESOURCE = "resource"
    ROLL = "roll"
    ROUND = "round"
    RUBRIC = "rubric"
    SCENE = "scene"
    SCHEDULE = "schedule"
    SCORE = "score"
    SETUP = "setup"
    SHOOT_DAY = "shoot-day"
    SHOT = "shot"
    SITTING = "sitting"
    """One spell of work without a long pause; doings of one sitting are counted as leaning on each other."""
    STATE = "state"
    """A note of wardrobe, hair, props or light as people wrote it."""
    STRIP = "strip"
    TAKE = "take"
    TEMPLATE = "template"
    TOOL = "tool"
    TRIAL = "trial"


SUBJECTS: Final = (
    IdRole.CHARACTER,
    IdRole.CLIP,
    IdRole.CUT,
    IdRole.DRAFT,
    IdRole.ELEMENT,
    IdRole.LINING,
    IdRole.LOCATION,
    IdRole.PAGE,
    IdRole.PANEL,
    IdRole.PARAGRAPH,
    IdRole.PICKUP,
    IdRole.PROJECT,
    IdRole.SCENE,
    IdRole.SCHEDULE,
    IdRole.SETUP,
    IdRole.SHOOT_DAY,
    IdRole.SHOT,
    IdRole.STRIP,
    IdRole.TAKE,
)
"""What in a film a finding, an intent, a note or a document may be about."""
