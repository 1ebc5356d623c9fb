"""A word: one thing a person said about the film through edgecode.

A word is the film's side of an entry: it may name findings, scenes and reasons, and lies in ``words.db`` only. The entry in
the record says that it was said, by handles alone.
"""

from enum import StrEnum

import msgspec

from edgecode.boundary.guest.letter import Letter, Stretch
from edgecode.consent.announced import Announced
from edgecode.consent.consents import ConsentSaid
from edgecode.consent.people import Person
from edgecode.consent.standing import Standing
from edgecode.film.boards.said import Boarded
from edgecode.film.cut_said import CutDeed
from edgecode.film.pickup import PickedUp
from edgecode.film.pointer import Pointer
from edgecode.findings.guest_said import GuestSaid
from edgecode.papers.statements import Stated


class Deed(StrEnum):
    """What was done."""

    TAKE = "take"
    LEAVE = "leave"
    LATER = "later"
    INTEND = "intend"
    STANDING = "standing"
    SIGN_PAGE = "sign page"
    SIGN_DAY = "sign day"
    LINE = "line"
    BOARD = "board"
    """Do something on the storyboard; ``boarded`` says what."""
    PICKUP = "pickup"
    """Say something of pickups, or of wardrobe, hair, props, set or light; ``picked`` says what."""
    CUT = "cut"
    """Do something about a cut, for those who work from it; ``cutting`` says what."""
    LET_GO = "let go"
    UNDO = "undo"
    ADOPT = "adopt"
    DRILL = "drill"
    NAME = "name"
    """Name a person on the film, with role and what they may do; said again it takes the place of what was said before."""
    HAS_LEFT = "has left"
    CONSENT = "consent"
    STANDING_MINE = "standing for oneself"
    ALL_OFF = "all off"
    ALL_OFF_ENDED = "all off ended"
    ALL_OFF_MINE = "all off for oneself"
    ALL_OFF_MINE_ENDED = "all off for oneself ended"
    ASK = "ask"
    """Ask a check that is on request to look; it counts for the sitting."""
    BEFORE = "before shown"
    """Decide before a finding is shown."""
    BY_HAND = "by hand"
    """Decide, with no finding, what a check could have spoken to."""
    STEP_DOWN = "step down"
    ANNOUNCE = "announce"
    TELL_ALONE = "tell alone"
    DEPEND = "announce dependence"
    READ = "read"
    STATE = "state"
    """State something for the papers: a tool, a use of one, who made what, a claim, the words for the audience."""
    SIGN_PACK = "sign pack"
    HAND_OUT = "hand out"
    """Write out a pack, to be given to somebody."""
    DELIVER = "deliver"
    """Put a claim on a delivered file."""
    PHASE = "phase"
    """Say in which phase the film is."""
    AGREE = "agree"
    """Sign a version of an agreement with a partner; ``subject`` is the agreement's id, ``lines`` the digest of its text."""
    REVOKE = "revoke"
    """Revoke an agreement."""
    REFUSE = "refuse"
    """Refuse by rule an agreement that somebody wished to sign; ``subject`` is its id."""
    EXPIRE = "expire"
    """Note that the term of an agreement is over; ``subject`` is its id."""
    WITHHOLD = "withhold"
    """Withdraw one's own contribution to a week's batch before it goes; ``subject`` is the agreement's id and the week."""
    WITHHOLD_ENDED = "withhold ended"
    LOOK = "look"
    """Look at one's own contribution to a week's batch; said, so that a withdrawal is not the only thing said of one."""
    ERASE = "erase"
    """Erase a person; ``named`` is what they are called from here on, and their role in closed words, and they have left."""
    JUDGE = "judge"
    """Judge what the scanner had stopped."""
    WRITE_LETTER = "write letter"
    """Write a letter to the partner of a guest tool, ``letter``; ``lines`` holds the tool's id. ``subject`` is the letter's id,
    as with what follows."""
    STOP_LETTER = "stop letter"
    """Note that the scanner stopped a letter; ``stretches`` says where."""
    SIGN_LETTER = "sign letter"
    """Sign a letter; ``lines`` holds the signed note, and the public key that it is signed with."""
    SEND_LETTER = "send letter"
    """Give out a signed letter to be handed to the partner."""
    WITHDRAW_LETTER = "withdraw letter"
    INSTALL = "install"
    """Let a version of a guest tool in; ``subject`` is the tool's id, ``lines`` the digest of its note."""
    REFUSE_TOOL = "refuse tool"
    """Refuse by rule a guest tool that somebody wished to let in or to run; ``subject`` is its id."""
    APPROVE = "approve"
    """Approve a sentence that a guest tool may choose; ``subject`` is the tool's id, ``lines`` its name and its digest."""
    DISAPPROVE = "disapprove"
    """Refuse a sentence that a guest tool wished to choose, or approve it no more."""
    RUN = "run"
    """Run a guest tool; ``subject`` is its id, ``lines`` the parts of the film it is shown."""
    STOP = "stop"
    """A run of a guest tool did not end well, or was stopped; ``subject`` is the tool's id."""
    REMOVE = "remove"
    """Take a guest tool out; ``subject`` is its id."""
    WITNESS = "witness"
    """Have a checkpoint cosigned by a witness."""
    DISAGREE = "disagree"
    """Note that a witness holds another checkpoint than ours; ``subject`` says which."""


ON_FINDINGS = frozenset({Deed.TAKE, Deed.LEAVE, Deed.LATER})
ON_MIRROR = frozenset({Deed.WITHHOLD, Deed.WITHHOLD_ENDED, Deed.LOOK})
"""What people say of their own contribution; others cannot tell one from another, which an undoing would."""
ON_TEMPLATES = frozenset({Deed.APPROVE, Deed.DISAPPROVE})
ON_GUESTS = frozenset({Deed.INSTALL, Deed.REFUSE_TOOL, Deed.RUN, Deed.STOP, Deed.REMOVE}) | ON_TEMPLATES
"""What is said of guest tools; a partner's own words stand in it, never the film's."""
ON_LETTERS = frozenset({Deed.WRITE_LETTER, Deed.STOP_LETTER, Deed.SIGN_LETTER, Deed.SEND_LETTER, Deed.WITHDRAW_LETTER})
"""What is said of letters; a letter's own words are no words of the film."""
NEVER_UNDONE = (
    frozenset({Deed.UNDO, Deed.DRILL, Deed.READ, Deed.HAND_OUT, Deed.DELIVER, Deed.AGREE, Deed.REVOKE})
    | {Deed.ERASE, Deed.WITNESS}
    | ON_MIRROR
    | (ON_GUESTS - ON_TEMPLATES)
    | ON_LETTERS
)
"""What "undo" passes over: a drill was walked, an announcement read, a paper given out, whatever is thought of it later.
An agreement that was signed is revoked instead, a guest tool that was let in is removed, and a letter is withdrawn."""
BY_NOBODY = frozenset(
    {
        *(Deed.STEP_DOWN, Deed.ANNOUNCE, Deed.TELL_ALONE, Deed.DEPEND),
        *(Deed.REFUSE, Deed.EXPIRE, Deed.DISAGREE, Deed.REFUSE_TOOL, Deed.STOP_LETTER),
    }
)
"""What edgecode says by itself: ``by`` is empty, nobody decided it, and nobody takes it back."""


class Word(msgspec.Struct, frozen=True, kw_only=True):
    """One thing a person said.

    ``entry`` is the hex id of the entry it belongs to, ``at`` milliseconds since 1970, UTC. ``option`` counts from 1, 0 for
    none; ``says`` is what it was about in plain words when it was said. ``undoes`` is the entry an undoing takes back.
    """

    entry: str
    deed: Deed
    by: str
    at: int
    says: str = ""
    because: str = ""
    finding: str = ""
    check: str = ""
    option: int = 0
    pointer: Pointer = Pointer()
    standing: Standing | None = None
    lowers: bool = False
    """Whether a standing was no raising when it was said: it lets no check further in, whatever becomes of what it lowered."""
    lines: tuple[str, ...] = ()
    """What a signature signs: the keys of the linings that stood on the page or the day. What was lined by hand: the
    paragraphs, as :class:`edgecode.film.hand.HandLining` has them."""
    subject: str = ""
    """The id of what it is about where that is no finding: the take that was lined, the phase of the film."""
    undoes: str = ""
    written: str = ""
    """The key of the entry of film.toml that says it, for a word that stands there."""
    named: Person | None = None
    """Who is named, as they are from here on."""
    consent: ConsentSaid | None = None
    announced: Announced | None = None
    stated: Stated | None = None
    guest: GuestSaid | None = None
    """What guest tool it was, and what it was used on, for a run of one."""
    boarded: Boarded | None = None
    picked: PickedUp | None = None
    cutting: CutDeed | None = None
    letter: Letter | None = None
    stretches: tuple[Stretch, ...] = ()
