"""A pack: what one disclosure says, as it is published (``docs/reference/disclosure.schema.json``).

A pack is made from facts of the record and of what people stated, and says for each thing what it rests on. It proves nothing
by itself: who sealed it, and over which record, is beside it (:mod:`edgecode.papers.seal`). Days are ISO 8601, UTC; an
``entry`` is the number of an entry in the record, from 0, or ``None`` where none bears a thing out.
"""

import json
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

import msgspec

from edgecode.errors import PaperError
from edgecode.papers.words import Basis, Making, Nature, Part, Profile, Runs, Told, YesNo

FORMAT: Final = "edgecode disclosure 1"
FLOOR: Final = 3
"""People who must have decided before it is told how they did."""


class FactRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A fact about a tool: a value, unknown, or refused by its maker."""

    told: Told
    value: str = ""

    def __str__(self) -> str:
        """Say the value, or why there is none."""
        return self.told.says(self.value)


class ToolRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A tool. ``described_by`` is empty where nobody described it: it is known from a use alone, or is edgecode's own."""

    name: str
    vendor: str
    version: str
    nature: Nature
    runs: Runs
    weights: FactRow
    training: FactRow
    learns: YesNo
    basis: Basis
    described_by: str = ""
    entry: int | None = None


class ConcernedRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody whose work, voice or likeness a use touched. ``before_use`` says whether they had consented before it."""

    person: str
    consented: str
    before_use: YesNo


class UseRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A use of a tool outside of edgecode. One that was declared to the amnesty register names nobody who declared it."""

    tool: str
    nature: Nature
    part: Part
    what: str
    since: str
    in_film: YesNo
    concerns: tuple[ConcernedRow, ...]
    declared: bool
    stated_by: str
    stated_on: str
    entry: int | None = None


class ConsentRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A consent that a check relied on: whose, to what, since when by their word, and since when on record.

    ``before_use`` says whether it was given before the first decision about what the check found; ``first_use`` is its day.
    """

    person: str
    purpose: str
    stage: str
    given: str
    recorded: str
    check: str
    first_use: str
    before_use: YesNo
    entry: int | None = None


class DecisionRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many findings of a check people decided about; never which, since that would tell of the film.

    How many they followed, left, and called intended is there only where at least :data:`FLOOR` people decided: with fewer it
    would tell how single people lean on a check.
    """

    check: str
    stage: str
    decided: int
    first: str
    last: str
    people: tuple[str, ...]
    followed: int | None = None
    left: int | None = None
    intended: int | None = None


class ApprovalRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who let a check in, how far, and when that came on record; ``may`` are those who could have.

    ``given`` is the day that film.toml says they did, where it says one.
    """

    what: str
    stage: str
    standing: str
    by: str
    on: str
    given: str
    may: tuple[str, ...]
    entry: int | None = None


class AuthorshipRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who made a part of the film, and how, as somebody stated it."""

    part: Part
    people: tuple[str, ...]
    making: Making
    tool: str
    share: str
    stated_by: str
    stated_on: str
    entry: int | None = None


class WordingRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words by which the film tells its audience: what they say is the word of whoever set them, and no claim of a pack."""

    text: str
    set_by: str
    set_on: str
    basis: Basis = Basis.ATTESTED
    entry: int | None = None


class DeliveryRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A delivered file that carries a claim, known by its SHA-256: what it claims, and what it carried before, in words.

    ``certificate_until`` is the last day on which the certificate that signed it holds.
    """

    digest: str
    source: str
    claimed_by: str
    claimed_on: str
    earlier: str
    certificate_until: str
    entry: int | None = None


class Verdict(StrEnum):
    """What a claim comes to."""

    SAID = "said"
    AGAINST = "something speaks against it"
    OPEN = "open"


class Answer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A claim, said or not. ``says`` is there only where it rests on something, and ``rests_on`` says on what.

    Else ``asks`` puts the question, ``why`` says what keeps it open (nobody has said) or what speaks against it, and ``who``
    can answer it. ``limits`` bound what was said. ``attested_by`` is there with the basis *attested*, with the day they did.
    Building a statement without its basis raises ``PaperError``.
    """

    claim: str
    verdict: Verdict
    basis: Basis
    says: str = ""
    rests_on: str = ""
    asks: str = ""
    why: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    attested_by: str = ""
    attested_on: str = ""
    entries: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a statement without its basis: law 9."""
        if self.verdict is Verdict.SAID:
            named = bool(self.attested_by) == (self.basis is Basis.ATTESTED)
            if not self.says or self.basis is Basis.UNKNOWN or not self.rests_on or not named:
                raise PaperError(self.claim, expected="a basis for what it says", found="none")
        elif self.says or not self.asks or not self.why:
            raise PaperError(self.claim, expected="the question alone, and why it is not answered", found="other words")


class Missing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that the addressee will ask for and nobody has said yet, and who can say it."""

    what: str
    who: tuple[str, ...]
    claim: str = ""


class RecordRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The record a pack rests on: ``entries`` of them, the first and the last day; ``erased`` ones can be read no more."""

    origin: str
    entries: int
    begins: str
    ends: str
    erased: int

    @property
    def span(self) -> str:
        """The days it covers, in words; one whose entry can be read no more is said to be that."""
        if self.begins == self.ends != "":
            return f"of {self.begins}"
        lost = "a day that can be read no more"
        return f"from {self.begins or lost} to {self.ends or lost}"


class Pack(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One disclosure. Parts that the profile has no use for are not in it."""

    format: str
    profile: Profile
    addressee: str
    film: str
    on: str
    made_with: str
    record: RecordRow
    claims: tuple[Answer, ...]
    warnings: tuple[str, ...] = ()
    """What bounds or troubles the whole pack: work from before the record, erased people, uses before consent."""
    missing: tuple[Missing, ...] = ()
    tools: tuple[ToolRow, ...] = ()
    uses: tuple[UseRow, ...] = ()
    consents: tuple[ConsentRow, ...] = ()
    decisions: tuple[DecisionRow, ...] = ()
    approvals: tuple[ApprovalRow, ...] = ()
    authorship: tuple[AuthorshipRow, ...] = ()
    wording: WordingRow | None = None
    partners: tuple[str, ...] = ()
    delivered: tuple[DeliveryRow, ...] = ()


def schema() -> dict[str, object]:
    """Give the JSON schema (draft 2020-12) that a pack's statement keeps to."""
    made = msgspec.json.schema(Pack)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": FORMAT, **made}


def encoded(pack: Pack) -> bytes:
    """Write a pack as JSON, indented for people; the same pack gives the same bytes."""
    return msgspec.json.format(msgspec.json.encode(pack), indent=2) + b"\n"


def decoded(data: bytes) -> Pack:
    """Read a pack; raises :class:`~edgecode.errors.PaperError` for anything that is none."""
    try:
        pack = msgspec.json.decode(data, type=Pack)
        json.loads(data, object_pairs_hook=_once)
    except (msgspec.MsgspecError, RecursionError, ValueError) as error:
        raise PaperError("pack", expected=f"{FORMAT} as JSON", found=str(error)) from error
    if pack.format != FORMAT:
        raise PaperError("pack", expected=FORMAT, found=repr(pack.format))
    return pack


def _once(pairs: Sequence[tuple[str, object]]) -> None:
    """Refuse a name that stands twice in one object: one reader would take the first, another the last."""
    names = [name for name, _ in pairs]
    if len(set(names)) < len(names):
        raise PaperError(
            "pack", expected="each name once in an object", found=f"one twice among {', '.join(sorted(names))}"
        )
