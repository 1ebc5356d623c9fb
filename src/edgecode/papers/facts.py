"""Facts: all that a pack is made of, gathered from the record, from what people stated, and from the film's own dates.

Plain values, so that a pack can be made and tested without a film. Moments are milliseconds since 1970, UTC; days ISO 8601.
"""

import msgspec

from edgecode.consent.people import Person
from edgecode.entries.vocabulary import Stage
from edgecode.papers.pack import ConsentRow, RecordRow
from edgecode.papers.statements import Stated


class LetIn(msgspec.Struct, frozen=True, kw_only=True):
    """A check that was let in farther: how far, by whom, and on which day that came on record.

    ``given`` is the day film.toml says, ``template`` what it was copied from, if it was.
    """

    standing: str
    by: str
    on: str
    given: str = ""
    template: str = ""
    entry: int | None = None


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """One decision about a finding: ``how`` is *followed*, *left* or *intended*."""

    by: str
    how: str
    on: str
    consented: bool
    """Whether all those whose work the check reads had consented at the moment."""


class CheckFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What happened around one check of edgecode. ``consents`` are those it relied on; a refusal is in no fact."""

    id: str
    stage: Stage
    standing: str
    let_in: tuple[LetIn, ...] = ()
    decided: tuple[Decided, ...] = ()
    consents: tuple[ConsentRow, ...] = ()

    @property
    def was_used(self) -> bool:
        """Whether anybody ever let it in, or decided about what it found."""
        return bool(self.let_in or self.decided)


class StatedBy(msgspec.Struct, frozen=True, kw_only=True):
    """One thing stated for the papers: by whom, as what, on which day, and the entry of it.

    ``erased`` marks what somebody said who was erased since: it is not repeated, and what it took the place of stays replaced.
    A use of a tool counts nevertheless, without a name.
    """

    stated: Stated
    by: str
    role: str
    on: str
    entry: int | None = None
    erased: bool = False
    logged: bool = False
    """The record says it, in place of a person: a run of a guest tool."""


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """Everything, as of the end of the day ``on``.

    ``before`` says in sentences what of the film was made before the record began. ``agreements`` are the days on which
    agreements with partners were signed that are still in force, ``guests`` those on which guest tools were let in.
    ``people`` are those of the film, ``made_with`` names edgecode and its version.
    """

    film: str
    on: str
    made_with: str
    record: RecordRow
    people: tuple[Person, ...] = ()
    checks: tuple[CheckFacts, ...] = ()
    stated: tuple[StatedBy, ...] = ()
    delivered: tuple[StatedBy, ...] = ()
    """Files that were delivered with a claim on them."""
    agreements: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
