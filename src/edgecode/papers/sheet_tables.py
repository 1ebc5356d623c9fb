"""The tables of a sheet: the rows of a pack in the order they are read, those that differ in a name alone set as one."""

from collections.abc import Callable, Hashable, Iterable
from typing import Final, TypeVar

from edgecode.papers.pack import (
    ApprovalRow,
    AuthorshipRow,
    ConcernedRow,
    ConsentRow,
    DecisionRow,
    Pack,
    ToolRow,
    UseRow,
)
from edgecode.papers.sheet import Table
from edgecode.papers.words import ERASED, Basis, Nature, Runs, YesNo

R = TypeVar("R")

_FIRST: Final = (Nature.GENERATIVE, Nature.UNKNOWN, Nature.ANALYTICAL)
"""What a reader looks for stands on top: what makes something, then what nobody described, then what only measures."""
_IN_FILM: Final = (YesNo.YES, YesNo.UNKNOWN, YesNo.NO)
_CHECK: Final = "check "


def authorship(pack: Pack) -> Table:
    """Who made which part."""
    rows = tuple(
        (each.part.value, ", ".join(each.people), _how_made(each), said_by(each.stated_by, each.stated_on))
        for each in pack.authorship
    )
    return Table(columns=("Part", "Made by", "How", "Stated by"), rows=rows)


def tools(pack: Pack) -> Table:
    """The tools, edgecode's own checks last and as one row where they are alike in all but their names."""
    ordered = sorted(pack.tools, key=lambda each: (each.basis is Basis.ENFORCED, _FIRST.index(each.nature)))
    rows = tuple(_tool(group) for group in _alike(ordered, _all_but_the_name))
    columns = ("Tool", "Kind, and where it runs", "Training", "Basis")
    return Table(
        columns=columns,
        rows=rows,
        empty="None is on record for what this paper is about, which is not to say that there was none.",
    )


def uses(pack: Pack) -> Table:
    """The uses of tools outside of edgecode."""
    ordered = sorted(pack.uses, key=lambda each: (_FIRST.index(each.nature), _IN_FILM.index(each.in_film)))
    columns = ("Tool", "On what, for what", "In the film", "Whose it touched", "Stated by")
    return Table(
        columns=columns,
        rows=tuple(map(_use, ordered)),
        empty="None was stated, which is not to say that there was none.",
    )


def delivered(pack: Pack) -> Table:
    """The files that were delivered with a claim on them."""
    rows = tuple(
        (
            each.digest,
            each.source,
            said_by(each.claimed_by, each.claimed_on),
            each.earlier or "carried none",
            each.certificate_until or "unknown",
        )
        for each in pack.delivered
    )
    columns = ("SHA-256 of the file", "Source claimed", "Claimed by", "Earlier claims", "Its certificate holds until")
    return Table(columns=columns, rows=rows, empty="None is on record.")


def consents(pack: Pack) -> Table:
    """The consents that checks relied on."""
    groups = _alike(
        pack.consents,
        lambda each: (
            each.person,
            each.purpose,
            each.stage,
            each.given,
            each.recorded,
            each.first_use,
            each.before_use,
        ),
    )
    columns = ("Whose", "To what", "Given", "Checks, first used", "Before that")
    return Table(columns=columns, rows=tuple(map(_consent, groups)))


def approvals(pack: Pack) -> Table:
    """The checks of edgecode that were let in, how far, and by whom."""
    groups = _alike(pack.approvals, lambda each: (each.stage, each.standing, each.by, each.on, each.given, each.may))
    columns = ("Check", "Stage", "Let in as", "By", "Who may")
    return Table(columns=columns, rows=tuple(map(_approval, groups)))


def decisions(pack: Pack) -> Table:
    """How many findings of each check were decided about."""
    columns = ("Check", "Stage", "Decided", "When", "By")
    return Table(columns=columns, rows=tuple(map(_decision, pack.decisions)))


def said_by(by: str, on: str) -> str:
    """Say who stated a thing, and since when that is on record."""
    if by == ERASED:
        return by
    return f"{by}, on record since {on}" if on else f"{by}, not on record yet"


def _alike(rows: Iterable[R], key: Callable[[R], Hashable]) -> list[list[R]]:
    groups: dict[Hashable, list[R]] = {}
    for each in rows:
        groups.setdefault(key(each), []).append(each)
    return list(groups.values())


def _how_made(each: AuthorshipRow) -> str:
    made = ", ".join(part for part in (each.making.value, each.tool) if part)
    return f"{made}: {each.share}" if each.share else made


def _all_but_the_name(tool: ToolRow) -> Hashable:
    if tool.basis is not Basis.ENFORCED:
        return tool
    return tool.vendor, tool.version, tool.nature, tool.runs, str(tool.weights), str(tool.training), tool.learns


def _tool(group: list[ToolRow]) -> tuple[str, ...]:
    first = group[0]
    names = ", ".join(each.name.removeprefix(_CHECK) for each in group)
    own = first.basis is Basis.ENFORCED
    version = ", version unknown" if first.version == "unknown" else f" {first.version}"
    maker = "maker unknown" if first.vendor == "unknown" else first.vendor
    return (
        f"{first.version}, {first.vendor}: {_CHECK if len(group) == 1 else 'checks '}{names}"
        if own
        else f"{names}{version}, {maker}",
        f"{_nature(first.nature)}; {_runs(first.runs)}",
        (
            f"Trained on: {first.training}. Hash of its weights: {first.weights}. May its maker train on what it is given:"
            f" {first.learns}."
        ),
        _basis(first),
    )


def _basis(tool: ToolRow) -> str:
    """Say on what it rests; the record logs a use by itself, and only what the tool is was somebody's word."""
    if not tool.described_by:
        return tool.basis.value
    return f"{tool.basis.value}{'; described' if tool.basis is Basis.LOGGED else ''} by {tool.described_by}"


def _nature(nature: Nature) -> str:
    return nature.value if nature is not Nature.UNKNOWN else "what it does is unknown"


def _runs(runs: Runs) -> str:
    return f"runs {runs.value}" if runs is not Runs.UNKNOWN else "where it runs is unknown"


def _use(each: UseRow) -> tuple[str, ...]:
    since = f"from {each.since} on" if each.since else "since when is unknown"
    return (
        f"{each.tool} ({_nature(each.nature)})",
        f"{each.part.value}, {since}: {each.what or 'for what is not said'}",
        each.in_film.value,
        "; ".join(_concerned(one, since=each.since) for one in each.concerns) or "nobody named",
        said_by("the amnesty register" if each.declared else each.stated_by, each.stated_on),
    )


def _concerned(each: ConcernedRow, *, since: str) -> str:
    if not each.consented:
        return f"{each.person}: consent unknown"
    before = {YesNo.YES: "before the use", YesNo.NO: "after the use", YesNo.UNKNOWN: "before or after is unknown"}
    when = "the day of the use" if each.consented == since else before[each.before_use]
    return f"{each.person}: consented on {each.consented}, {when}"


def _consent(group: list[ConsentRow]) -> tuple[str, ...]:
    first = group[0]
    return (
        first.person,
        f"“{first.purpose}”, {first.stage}",
        _when(first.given, first.recorded),
        f"{', '.join(each.check for each in group)}: {first.first_use or 'not on record yet'}",
        _given_before(first),
    )


def _given_before(row: ConsentRow) -> str:
    """Say whether a consent came first, and whether that is more than the word of whoever gave it."""
    if row.before_use is not YesNo.YES:
        return row.before_use.value
    if row.recorded and row.recorded < row.first_use:
        return "yes"
    if row.recorded == row.first_use:
        return "yes, by their word; on record the same day"
    return "yes, by their word; on record only later" if row.recorded else "yes, by their word; not on record yet"


def _approval(group: list[ApprovalRow]) -> tuple[str, ...]:
    first = group[0]
    names = ", ".join(each.what.removeprefix(_CHECK) for each in group)
    may = ", ".join(first.may) or "nobody now"
    return names, first.stage, first.standing, f"{first.by}, {_when(first.given, first.on)}", may


def _decision(each: DecisionRow) -> tuple[str, ...]:
    counts = ((each.followed, "followed"), (each.left, "left"), (each.intended, "called intended"))
    how = ", ".join(f"{number} {what}" for number, what in counts if number is not None)
    when = (
        (each.first or "a day that can be read no more") if each.first == each.last else f"{each.first} to {each.last}"
    )
    return (
        each.check,
        each.stage,
        f"{each.decided}: {how}" if how else f"{each.decided}, how is not told",
        when,
        ", ".join(each.people),
    )


def _when(given: str, recorded: str) -> str:
    on_record = f"on record since {recorded}" if recorded else "not on record yet"
    return f"{given} by their word, {on_record}" if given and given != recorded else on_record
