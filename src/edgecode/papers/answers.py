"""What each claim comes to, by the facts: said with its basis, open, or spoken against."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from edgecode.consent.people import May
from edgecode.papers.authority import may_attest
from edgecode.papers.claims import CLAIM, Against, By, Claim
from edgecode.papers.facts import CheckFacts, Facts, StatedBy
from edgecode.papers.folding import Folded, UseOf
from edgecode.papers.pack import Answer, Verdict
from edgecode.papers.words import Basis, Nature, Runs, YesNo

_THEIR_WORD: Final = "It is their word: what was done elsewhere leaves no trace in edgecode."
_OWN_ALONE: Final = "It speaks of edgecode alone, and of no other tool."
_KIND: Final[Mapping[Nature, str]] = MappingProxyType(
    {
        Nature.GENERATIVE: "a generative tool",
        Nature.ANALYTICAL: "an analytical tool",
        Nature.UNKNOWN: "of which nobody said what it does",
    }
)
_LEFT: Final[Mapping[YesNo, str]] = MappingProxyType(
    {
        YesNo.YES: "what came of it is in the film",
        YesNo.NO: "nothing of it is in the film",
        YesNo.UNKNOWN: "whether anything of it is in the film is unknown",
    }
)
_NEVER_COMPLETE: Final = "The record shows that nothing in it was altered, never that nothing was left out."


def answers(claims: Iterable[str], *, facts: Facts, folded: Folded) -> tuple[Answer, ...]:
    """Answer claims by their ids, in their order."""
    return tuple(_answer(CLAIM[each], facts=facts, folded=folded) for each in claims)


def who_may_attest(claim: Claim, *, facts: Facts) -> tuple[str, ...]:
    """Name who on the film may stand for a claim; where nobody may yet, who would."""
    found = tuple(person.name for person in facts.people if may_attest(person, claim.id))
    roles = [role.replace("-", " ") for role in claim.roles]
    return found or (f"nobody on the film yet: {', '.join(roles)}, or whoever may {May.SIGN_PAPERS}",)


def use_says(use: UseOf) -> str:
    """Say one use in a sentence, without who stated it."""
    what = f" ({use.use.what})" if use.use.what else ""
    since = f"from {use.use.since} on" if use.use.since else "since when is unknown"
    return (
        f"{use.use.tool}, {_KIND[use.nature]}, was used on the {use.use.part}{what}, {since}; {_LEFT[use.use.in_film]}."
    )


def _answer(claim: Claim, *, facts: Facts, folded: Folded) -> Answer:
    if claim.by is By.EDGECODE:
        return Answer(
            claim=claim.id,
            verdict=Verdict.SAID,
            basis=Basis.ENFORCED,
            says=claim.says,
            rests_on=f"Enforced by {facts.made_with}: it is built so, and its own tests fail where it is not.",
            limits=(_OWN_ALONE,),
        )
    if claim.by is By.RECORD:
        return _from_record(claim, facts)
    return _from_people(claim, facts=facts, folded=folded)


def _from_people(claim: Claim, *, facts: Facts, folded: Folded) -> Answer:
    attested = folded.attested.get(claim.id)
    against, unclear = _speaking_against(claim, folded.uses)
    if attested is not None and not against and not unclear:
        return Answer(
            claim=claim.id,
            verdict=Verdict.SAID,
            basis=Basis.ATTESTED,
            says=claim.says,
            rests_on=f"Attested by {_who(attested)} {_when(attested)}.",
            limits=(_THEIR_WORD,),
            attested_by=attested.by,
            attested_on=attested.on,
            entries=_entries([attested]),
        )
    said = () if attested is None else (f"Yet {_who(attested)} attested that it was not so, {_when(attested)}.",)
    if against:
        return Answer(
            claim=claim.id,
            verdict=Verdict.AGAINST,
            basis=Basis.ATTESTED,
            asks=claim.asks,
            why=(*map(use_says, against), *said),
            entries=_entries([each.said for each in against]),
        )
    learns = " Whether its maker may train on what it is given is unknown." if claim.against is Against.LEARNS else ""
    unclear_says = tuple(f"{use_says(each)}{learns}" for each in unclear)
    nobody = () if said else ("Nobody has said.",)
    return Answer(
        claim=claim.id,
        verdict=Verdict.OPEN,
        basis=Basis.UNKNOWN,
        asks=claim.asks,
        why=(*unclear_says, *said, *nobody),
        who=who_may_attest(claim, facts=facts),
    )


def _speaking_against(claim: Claim, uses: Iterable[UseOf]) -> tuple[list[UseOf], list[UseOf]]:
    """Give the uses that speak against a claim, and those of which that cannot be told."""
    weighed = [(each, _weigh(claim.against, each)) for each in uses if each.use.part in claim.parts]
    return [each for each, how in weighed if how is YesNo.YES], [each for each, how in weighed if how is YesNo.UNKNOWN]


def _weigh(against: Against, use: UseOf) -> YesNo:
    if against is Against.LEARNS:
        return _learns(use)
    if against is Against.UNCONSENTED and _all_consented(use):
        return YesNo.NO
    if against is Against.NOTHING or use.nature is Nature.ANALYTICAL:
        return YesNo.NO
    if against is Against.GENERATIVE_IN_FILM and use.use.in_film is not YesNo.YES:
        return use.use.in_film
    return YesNo.YES if use.nature is Nature.GENERATIVE else YesNo.UNKNOWN


def _all_consented(use: UseOf) -> bool:
    """Whether everybody it touched is known, and known to have consented before; naming nobody is not that."""
    concerns, since = use.use.concerns, use.use.since
    return bool(concerns and since) and all(each.consented and each.consented <= since for each in concerns)


def _learns(use: UseOf) -> YesNo:
    if use.tool is None:
        return YesNo.UNKNOWN
    stays = use.tool.runs is Runs.HERE and use.tool.learns is YesNo.UNKNOWN
    return YesNo.NO if stays else use.tool.learns


def _from_record(claim: Claim, facts: Facts) -> Answer:
    if not facts.record.entries:
        return _open(claim, why="Nothing is on record yet.", facts=facts)
    return _GROUNDS[claim.id](claim, facts)


def _by_default(claim: Claim, facts: Facts) -> Answer:
    let_in = [each for check in facts.checks for each in check.let_in]
    copied = [each for each in let_in if each.template or not each.by]
    if copied:
        why = tuple(f"A check came on in the template {each.template!r} on {each.on}." for each in copied)
        return Answer(claim=claim.id, verdict=Verdict.AGAINST, basis=Basis.LOGGED, asks=claim.asks, why=why)
    count = len(let_in)
    was = f"{count} time{'s' if count > 1 else ''} a check was let in, each by a named person" if count else ""
    entries = tuple(each.entry for each in let_in if each.entry is not None)
    return _logged(claim, facts, rests_on=was or "no check was ever let in", entries=entries)


def _before_consent(claim: Claim, facts: Facts) -> Answer:
    without = [(check, _without(check)) for check in facts.checks]
    why = tuple(
        f"{count} decision{'s' if count > 1 else ''} about what the check {check.id} found came before all those whose work"
        " it reads had consented."
        for check, count in without
        if count
    )
    if why:
        return Answer(claim=claim.id, verdict=Verdict.AGAINST, basis=Basis.LOGGED, asks=claim.asks, why=why)
    decided = sum(len(check.decided) for check in facts.checks)
    was = f"{decided} decision{'s' if decided > 1 else ''}, each compared with the consents of its moment"
    return _logged(claim, facts, rests_on=was if decided else "no finding of a check was decided about")


def _without(check: CheckFacts) -> int:
    return sum(not each.consented for each in check.decided)


def _partner(claim: Claim, facts: Facts) -> Answer:
    if facts.agreements or facts.guests:
        why = (
            *(f"An agreement was signed on {each} and is in force." for each in facts.agreements),
            *(f"A research partner's guest tool was let in on {each}." for each in facts.guests),
        )
        return Answer(claim=claim.id, verdict=Verdict.AGAINST, basis=Basis.LOGGED, asks=claim.asks, why=why)
    return _logged(claim, facts, rests_on="no entry of such an agreement is in it")


def _logged(claim: Claim, facts: Facts, *, rests_on: str, entries: tuple[int, ...] = ()) -> Answer:
    record = facts.record
    erased = f"{record.erased} of its entries are of people who were erased; what they say can be read no more."
    return Answer(
        claim=claim.id,
        verdict=Verdict.SAID,
        basis=Basis.LOGGED,
        says=claim.says,
        rests_on=f"Logged: {record.entries} entries {record.span}; {rests_on}.",
        limits=(
            f"It says nothing of the time before {record.begins or 'it began'}.",
            *((erased,) if record.erased else ()),
            _NEVER_COMPLETE,
        ),
        entries=entries,
    )


def _open(claim: Claim, *, why: str, facts: Facts) -> Answer:
    who = who_may_attest(claim, facts=facts) if claim.by is By.PERSON else ()
    return Answer(claim=claim.id, verdict=Verdict.OPEN, basis=Basis.UNKNOWN, asks=claim.asks, why=(why,), who=who)


def _who(said: StatedBy) -> str:
    return f"{said.by}, {said.role}," if said.role else said.by


def _when(said: StatedBy) -> str:
    return f"on record since {said.on}" if said.on else "in film.toml, which is not on record yet"


def _entries(said: Iterable[StatedBy]) -> tuple[int, ...]:
    return tuple(each.entry for each in said if each.entry is not None)


_GROUNDS: Final[Mapping[str, Callable[[Claim, Facts], Answer]]] = MappingProxyType(
    {
        "no-check-by-default": _by_default,
        "no-check-before-consent": _before_consent,
        "no-partner": _partner,
    }
)
"""How the record answers each claim that it answers."""
