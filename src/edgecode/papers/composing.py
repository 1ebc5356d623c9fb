"""Making a pack: the facts, as far as a profile asks for them. The same facts give the same pack, byte for byte."""

from collections.abc import Iterable
from typing import Final

from edgecode.consent.people import May
from edgecode.papers.answers import answers
from edgecode.papers.facts import CheckFacts, Facts, StatedBy
from edgecode.papers.folding import Dispute, Folded, UseOf, folded
from edgecode.papers.pack import (
    FLOOR,
    FORMAT,
    ApprovalRow,
    AuthorshipRow,
    ConcernedRow,
    ConsentRow,
    DecisionRow,
    DeliveryRow,
    FactRow,
    Missing,
    Pack,
    ToolRow,
    UseRow,
    Verdict,
    WordingRow,
)
from edgecode.papers.profile import Paper, Shows
from edgecode.papers.statements import Authorship, Concerned, Delivered, Fact, Tool, Use, Wording
from edgecode.papers.tool_key import tool_key
from edgecode.papers.words import ERASED, STAGE_OF, Basis, Nature, Runs, Told, YesNo

_MAKER: Final = "the edgecode authors"
_ANYBODY: Final = ("anybody on the film",)


def composed_pack(paper: Paper, facts: Facts) -> Pack:
    """Make the pack of a profile."""
    made = folded(facts.stated)
    shows = frozenset(paper.shows)
    uses = tuple(each for each in made.uses if each.use.part in paper.parts)
    checks = tuple(each for each in facts.checks if each.was_used and each.stage in _stages(paper))
    said = answers(paper.claims, facts=facts, folded=made)
    delivered = tuple(_delivered(facts.delivered))
    open_ = tuple(
        Missing(what=each.asks, who=each.who, claim=each.claim) for each in said if each.verdict is Verdict.OPEN
    )
    return Pack(
        format=FORMAT,
        profile=paper.profile,
        addressee=paper.addressee,
        film=facts.film,
        on=facts.on,
        made_with=facts.made_with,
        record=facts.record,
        claims=said,
        warnings=(
            *_warnings(facts, uses=uses, checks=checks),
            *_warnings_of_disputes(made.disputes, uses=uses),
            *(_warnings_of_files(delivered, on=facts.on) if Shows.DELIVERED in shows else ()),
        ),
        missing=(*open_, *_missing(paper, facts=facts, folded_=made, uses=uses)),
        tools=tuple(_tools(paper, facts=facts, folded_=made, checks=checks)) if Shows.TOOLS in shows else (),
        uses=tuple(map(_use, uses)) if Shows.USES in shows else (),
        consents=tuple(row for each in checks for row in each.consents) if Shows.CONSENTS in shows else (),
        decisions=tuple(_decisions(checks)) if Shows.DECISIONS in shows else (),
        approvals=tuple(_approvals(checks, facts=facts)) if Shows.APPROVALS in shows else (),
        authorship=tuple(_authorship(paper, made)) if Shows.AUTHORSHIP in shows else (),
        wording=_wording(made.wording) if Shows.WORDING in shows else None,
        partners=(
            *(f"an agreement signed on {each}" for each in facts.agreements),
            *(f"a guest tool let in on {each}" for each in facts.guests),
        )
        if Shows.PARTNERS in shows
        else (),
        delivered=delivered if Shows.DELIVERED in shows else (),
    )


def _stages(paper: Paper) -> frozenset[str]:
    return frozenset(STAGE_OF[part] for part in paper.parts)


def _tools(paper: Paper, *, facts: Facts, folded_: Folded, checks: Iterable[CheckFacts]) -> Iterable[ToolRow]:
    yield from (_own_tool(check, made_with=facts.made_with) for check in checks)
    used = {tool_key(each.use.tool): each.use for each in folded_.uses}
    asked = {tool_key(each.use.tool) for each in folded_.uses if each.use.part in paper.parts}
    for key, said in folded_.tools.items():
        if isinstance(said.stated, Tool) and (key in asked or key not in used):
            yield _tool(said.stated, said)
    for key, use in used.items():
        if key in asked and key not in folded_.tools:
            yield _undescribed(use)


def _own_tool(check: CheckFacts, *, made_with: str) -> ToolRow:
    return ToolRow(
        name=f"check {check.id}",
        vendor=_MAKER,
        version=made_with,
        nature=Nature.ANALYTICAL,
        runs=Runs.HERE,
        weights=FactRow(told=Told.VALUE, value="none: it has no model"),
        training=FactRow(told=Told.VALUE, value="nothing"),
        learns=YesNo.NO,
        basis=Basis.ENFORCED,
    )


def _tool(tool: Tool, said: StatedBy) -> ToolRow:
    return ToolRow(
        name=tool.name,
        vendor=tool.vendor.strip() or "unknown",
        version=tool.version.strip() or "unknown",
        nature=tool.nature,
        runs=tool.runs,
        weights=_fact(tool.weights),
        training=_fact(tool.training),
        learns=tool.learns,
        basis=Basis.LOGGED if said.logged else Basis.ATTESTED,
        described_by=said.by,
        entry=said.entry,
    )


def _undescribed(use: Use) -> ToolRow:
    unknown = FactRow(told=Told.UNKNOWN)
    return ToolRow(
        name=use.tool,
        vendor="unknown",
        version="unknown",
        nature=Nature.UNKNOWN,
        runs=Runs.UNKNOWN,
        weights=unknown,
        training=unknown,
        learns=YesNo.UNKNOWN,
        basis=Basis.UNKNOWN,
    )


def _fact(fact: Fact) -> FactRow:
    """What was told without a value was not told: a blank on paper would read as an answer."""
    if fact.told is Told.VALUE and fact.value.strip():
        return FactRow(told=Told.VALUE, value=fact.value)
    return FactRow(told=Told.UNKNOWN if fact.told is Told.VALUE else fact.told)


def _use(each: UseOf) -> UseRow:
    use, said = each.use, each.said
    return UseRow(
        tool=use.tool,
        nature=each.nature,
        part=use.part,
        what=use.what,
        since=use.since,
        in_film=use.in_film,
        concerns=tuple(_concerned(one, since=use.since) for one in use.concerns),
        declared=use.declared,
        stated_by="" if use.declared else ERASED if said.erased else said.by,
        stated_on=said.on,
        entry=said.entry,
    )


def _concerned(one: Concerned, *, since: str) -> ConcernedRow:
    in_time = YesNo.YES if one.consented <= since else YesNo.NO
    before = in_time if one.consented and since else YesNo.UNKNOWN
    return ConcernedRow(person=one.person, consented=one.consented, before_use=before)


def _decisions(checks: Iterable[CheckFacts]) -> Iterable[DecisionRow]:
    for check in checks:
        if not check.decided:
            continue
        people = tuple(sorted({each.by for each in check.decided}))
        days = sorted(each.on for each in check.decided if each.on) or [""]
        hows = [each.how for each in check.decided]
        told = len(people) >= FLOOR
        yield DecisionRow(
            check=check.id,
            stage=check.stage,
            decided=len(hows),
            first=days[0],
            last=days[-1],
            people=people,
            followed=hows.count("followed") if told else None,
            left=hows.count("left") if told else None,
            intended=hows.count("intended") if told else None,
        )


def _approvals(checks: Iterable[CheckFacts], *, facts: Facts) -> Iterable[ApprovalRow]:
    may = tuple(person.name for person in facts.people if May.RAISE_STANDINGS in person.may)
    for check in checks:
        for each in check.let_in:
            yield ApprovalRow(
                what=f"check {check.id}",
                stage=check.stage,
                standing=each.standing,
                by=each.by,
                on=each.on,
                given=each.given,
                may=may,
                entry=each.entry,
            )


def _authorship(paper: Paper, made: Folded) -> Iterable[AuthorshipRow]:
    for part in paper.authorship:
        said = made.authorship.get(part)
        if said is not None and isinstance(said.stated, Authorship):
            of = said.stated
            yield AuthorshipRow(
                part=part,
                people=of.people,
                making=of.making,
                tool=of.tool,
                share=of.share,
                stated_by=said.by,
                stated_on=said.on,
                entry=said.entry,
            )


def _delivered(said: Iterable[StatedBy]) -> Iterable[DeliveryRow]:
    for each in said:
        if isinstance(each.stated, Delivered):
            yield DeliveryRow(
                digest=each.stated.digest,
                source=each.stated.source or "unknown",
                claimed_by=each.by,
                claimed_on=each.on,
                earlier=each.stated.earlier,
                certificate_until=each.stated.until,
                entry=each.entry,
            )


def _warnings_of_files(rows: Iterable[DeliveryRow], *, on: str) -> Iterable[str]:
    for row in rows:
        file = f"The delivered file {row.digest[:16]}"
        if row.earlier:
            yield f"{file} {row.earlier}, from before it was delivered."
        if row.certificate_until and row.certificate_until < on:
            yield (
                f"{file} was signed with a certificate that ran out on {row.certificate_until}: nothing shows any more that it"
                " was signed before."
            )


def _wording(said: StatedBy | None) -> WordingRow | None:
    if said is None or not isinstance(said.stated, Wording):
        return None
    return WordingRow(text=said.stated.text, set_by=said.by, set_on=said.on, entry=said.entry)


def _missing(paper: Paper, *, facts: Facts, folded_: Folded, uses: Iterable[UseOf]) -> Iterable[Missing]:
    papers = tuple(person.name for person in facts.people if May.SIGN_PAPERS in person.may)
    signers = papers or (f"whoever may {May.SIGN_PAPERS}, who is nobody yet",)
    undescribed: dict[str, Use] = {}
    for each in uses:
        if each.tool is None:
            undescribed.setdefault(tool_key(each.use.tool), each.use)
        yield from _missing_of_use(each)
    for use in undescribed.values():
        yield Missing(what=f"what {use.tool} is: its maker, its version, what it does and where it runs", who=_ANYBODY)
    for part in paper.authorship:
        if part not in folded_.authorship:
            yield Missing(what=f"who made the {part}", who=("those who made it", *signers))
    if paper.wants_wording and folded_.wording is None:
        yield Missing(what="the words for the audience", who=signers)


def _missing_of_use(each: UseOf) -> Iterable[Missing]:
    if not each.use.since:
        yield Missing(what=f"since when {each.use.tool} was used on the {each.use.part}", who=_ANYBODY)
    for one in each.use.concerns:
        if not one.consented:
            yield Missing(what=f"when {one.person} consented to the use of {each.use.tool}", who=(one.person,))


def _warnings(facts: Facts, *, uses: Iterable[UseOf], checks: Iterable[CheckFacts]) -> Iterable[str]:
    yield from facts.before
    erased = facts.record.erased
    if erased:
        yield (
            f"{erased} entr{'ies are' if erased > 1 else 'y is'} of people who were erased. That they are there can be"
            " checked; what they say can be read no more, and is not in this paper."
        )
    for each in uses:
        if each.tool is None:
            yield f"{each.use.tool} was used on the {each.use.part}, and nobody has described it."
        for one in each.use.concerns:
            if _concerned(one, since=each.use.since).before_use is YesNo.NO:
                yield (
                    f"{one.person} consented on {one.consented}; {each.use.tool} was used on the {each.use.part} from"
                    f" {each.use.since}, which is before."
                )
    for check in checks:
        yield from _warnings_of_check(check)


def _warnings_of_disputes(disputes: Iterable[Dispute], *, uses: Iterable[UseOf]) -> Iterable[str]:
    used = {tool_key(each.use.tool) for each in uses}
    for dispute in disputes:
        if tool_key(dispute.tool) in used:
            yield f"{dispute.tool} is described in two ways: {dispute.says}. Until they agree it counts as unknown."


def _warnings_of_check(check: CheckFacts) -> Iterable[str]:
    without = sum(not each.consented for each in check.decided)
    if without:
        yield (
            f"{without} decision{'s' if without > 1 else ''} about what the check {check.id} found came before all those"
            " whose work it reads had consented."
        )
    for row in check.consents:
        if _is_late(row):
            yield (
                f"The consent of {row.person} to {row.purpose} is dated {row.given} and came on record on {row.recorded},"
                f" after the check {check.id} was first used on {row.first_use}."
            )


def _is_late(row: ConsentRow) -> bool:
    return row.before_use is YesNo.YES and row.recorded > row.first_use
