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
    """A week that has not gone: its name, its days in words, when it goes, and the most that can go as things stand.

    The tables are as if everybody had said yes and withdrawn nothing: what others answered is not to be read off them. Without
    tables ``why_empty`` says why. A week that ``is_over`` has all that will come to it.
    """

    week: str
    days: str
    goes: str
    is_over: bool
    tables: tuple[TableView, ...] = ()
    why_empty: str = ""


class Gone(msgspec.Struct, frozen=True, kw_only=True):
    """One slot that is past: its week, and the tables as they went; without any it was the empty batch, and why."""

    week: str
    days: str
    tables: tuple[TableView, ...]
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

    ``in_force`` is until it is revoked, or its window has closed: the last slots come after the term. ``bits`` are those a
    partner can learn of this film in a week at most, ``used`` what was debited so far and ``term`` what the whole term comes to
    at most.
    ``script_years`` and ``idea_weeks`` are how long it would take to tell this script (a usual one, unless ``has_script``), or
    an idea of one line, if nothing else were told: years and weeks. ``told``, ``never`` and ``limits`` are sentences;
    ``trouble`` is one where the partner's log cannot be read. ``refused`` are the words in which the window refused, what each
    says, and how often.
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
    limits: tuple[str, ...]
    bits: float
    ceiling: float
    used: float
    term: float
    script_years: float
    has_script: bool
    idea_weeks: float
    trouble: str = ""
    coming: tuple[Coming, ...] = ()
    gone: tuple[Gone, ...] = ()
    stopped: tuple[Stopped, ...] = ()
    refused: tuple[tuple[str, str, int], ...] = ()

    @property
    def share(self) -> int:
        """How much of the term's bits is used, in percent."""
        return round(100 * self.used / self.term) if self.term else 0


class OwnPart(msgspec.Struct, frozen=True, kw_only=True):
    """A person's own contribution to one week's batch: by phase and group on how many days they count.

    ``trials`` are checks by their ids with how many of their decisions count in a trial so far. ``shown`` is whether they asked
    to see it: looking is on record, so that others cannot tell it from withdrawing.
    """

    agreement: str
    partner: str
    week: str
    days: str
    goes: str
    is_over: bool
    counts: tuple[tuple[str, str, int], ...]
    trials: tuple[tuple[str, int], ...]
    withdrawn: bool
    shown: bool


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
