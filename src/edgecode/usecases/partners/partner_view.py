"""What *Partners* shows: for each agreement what its partner is told, how much, and when; and to each person their own part."""

import msgspec


class Cell(msgspec.Struct, frozen=True):
    """One cell of a table: its symbol, and what that says."""

    symbol: str
    says: str


class TableView(msgspec.Struct, frozen=True, kw_only=True):
    """One table of a batch as the partner has it: what it is of, its columns, and rows with a name each."""

    of: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


class Coming(msgspec.Struct, frozen=True, kw_only=True):
    """The week that is told next: its name, its days in words, when it goes, and what would go now; no tables: the empty batch."""

    week: str
    days: str
    goes: str
    tables: tuple[TableView, ...] = ()
    why_empty: str = ""


class Gone(msgspec.Struct, frozen=True, kw_only=True):
    """One slot that is past: its week, and whether tables went or the empty batch, and why."""

    week: str
    days: str
    tables: bool
    why: str = ""
    received: str = ""
    """The day on which the partner said it has come in; empty where it did not."""


class Stopped(msgspec.Struct, frozen=True, kw_only=True):
    """A batch that the scanner stopped: the entry that says so, and who judged it, if anybody did."""

    entry: str
    week: str
    judged: str = ""


class PartnerRow(msgspec.Struct, frozen=True, kw_only=True):
    """One agreement.

    ``bits`` are those a partner can learn of this film in a week at most, ``used`` what was debited so far and ``term`` what
    the whole term comes to at most. ``script_years`` and ``idea_weeks`` are how long it would take to tell this script, or an
    idea of one line, if nothing else were told: years and weeks. ``told`` and ``asked`` are sentences.
    """

    id: str
    name: str
    version: int
    state: str
    in_force: bool
    purpose: str
    since: str
    until: str
    by: str
    told: tuple[str, ...]
    never: tuple[str, ...]
    bits: float
    ceiling: float
    used: float
    term: float
    script_years: float
    idea_weeks: float
    window: str
    coming: tuple[Coming, ...] = ()
    gone: tuple[Gone, ...] = ()
    stopped: tuple[Stopped, ...] = ()
    refused: tuple[tuple[str, int], ...] = ()

    @property
    def share(self) -> int:
        """How much of the term's bits is used, in percent."""
        return round(100 * self.used / self.term) if self.term else 0


class OwnPart(msgspec.Struct, frozen=True, kw_only=True):
    """A person's own contribution to one week's batch: by phase and group on how many days they count.

    ``open`` is whether it can still be withdrawn.
    """

    agreement: str
    partner: str
    week: str
    days: str
    goes: str
    counts: tuple[tuple[str, str, int], ...]
    withdrawn: bool
    open: bool


class PartnersView(msgspec.Struct, frozen=True, kw_only=True):
    """The page. ``agreers`` are those who may agree with partners; ``cannot_send`` is why nothing can be sent here, if so."""

    viewer: str
    rows: tuple[PartnerRow, ...]
    mine: tuple[OwnPart, ...]
    may_agree: bool
    agreers: tuple[str, ...]
    phase: str
    read_only: str = ""
    cannot_send: str = ""
