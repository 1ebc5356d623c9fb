"""A pack as people read it: its facts in sentences and tables, for every face the same."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from edgecode.papers import sheet_tables as tables
from edgecode.papers.integrity import Signature
from edgecode.papers.pack import FLOOR, Answer, Pack, Verdict
from edgecode.papers.profile import Paper, Shows
from edgecode.papers.sheet import Section, Sheet, Table
from edgecode.papers.words import Basis

_MEANS: Final = {
    Basis.ATTESTED: "Attested: a named person says so and stands for it.",
    Basis.LOGGED: "Logged: it follows from the entries of the record.",
    Basis.ENFORCED: "Enforced: edgecode is built so that it could not be otherwise in what edgecode does.",
}


def sheet_of(
    pack: Pack, *, paper: Paper, digest: str, signatures: Iterable[Signature] = (), checkpoint: str = ""
) -> Sheet:
    """Set a pack for reading. ``digest`` is the SHA-256 of its statement; without a ``checkpoint`` it is a preview."""
    signed = tuple(signatures)
    return Sheet(
        title=pack.film,
        kind=paper.kind,
        addressee=pack.addressee,
        on=pack.on,
        status=_status(signed),
        is_signed=bool(signed),
        sections=tuple(_sections(pack, paper)),
        checking=tuple(_checking(pack, digest=digest, checkpoint=checkpoint)),
    )


def statements(pack: Pack) -> tuple[Answer, ...]:
    """Give what the pack says, each with its basis."""
    return tuple(each for each in pack.claims if each.verdict is Verdict.SAID)


def _status(signed: tuple[Signature, ...]) -> str:
    if not signed:
        return "Nobody has signed this."
    return "Signed by " + "; ".join(
        f"{each.by}, {each.role}, on {each.on} (entry {each.entry} of the record)" for each in signed
    )


def _sections(pack: Pack, paper: Paper) -> Iterator[Section]:
    yield Section(
        heading="How to read this",
        says=(" ".join(paper.opening[:-2]), " ".join(paper.opening[-2:])),
        warns=pack.warnings,
    )
    yield from _disclosed(pack)
    if Shows.WORDING in paper.shows:
        yield _wording(pack)
    yield from _said(pack)
    yield from _unknown(pack)
    yield from _missing(pack)
    for each in paper.shows:
        yield from _SHOWN.get(each, _nothing)(pack)
    yield Section(heading="What this answers to", says=paper.sources)
    yield _record(pack)


def _disclosed(pack: Pack) -> Iterator[Section]:
    against = [each for each in pack.claims if each.verdict is Verdict.AGAINST]
    if against:
        says = (
            (
                "Something was said or done that bears on each of these questions, so nothing is denied here. Whether it"
                " settles one is for the reader to judge."
            ),
        )
        table = Table(columns=("Question", "What is known"), rows=tuple(_asked_together(against)))
        yield Section(heading="What is disclosed", says=says, table=table)


def _said(pack: Pack) -> Iterator[Section]:
    said = statements(pack)
    limits = {basis: _shared_limits(said, basis) for basis in Basis}
    rows = tuple(
        (each.says, each.basis.value, " ".join((_ground(each), *_beyond(each.limits, limits[each.basis]))))
        for each in said
    )
    columns = ("Statement", "Basis", "What it rests on")
    yield Section(heading="What is stated", table=Table(columns=columns, rows=rows, empty="Nothing is stated yet."))
    stood = {each.basis for each in said}
    meant = tuple(" ".join((words, *limits[basis])) for basis, words in _MEANS.items() if basis in stood)
    if meant:
        yield Section(heading="How far a basis goes", says=meant)


def _ground(said: Answer) -> str:
    """What a statement rests on, without the word that stands beside it already."""
    word = said.basis.value.capitalize()
    return said.rests_on.removeprefix(f"{word} by ").removeprefix(f"{word}: ")


def _shared_limits(said: Iterable[Answer], basis: Basis) -> tuple[str, ...]:
    """What bounds every statement of a basis alike, to be said once; its basis stands beside each all the same."""
    of = [each.limits for each in said if each.basis is basis]
    return tuple(limit for limit in of[0] if all(limit in each for each in of)) if of else ()


def _beyond(limits: Iterable[str], shared: tuple[str, ...]) -> Iterator[str]:
    return (limit for limit in limits if limit not in shared)


def _unknown(pack: Pack) -> Iterator[Section]:
    unknown = [each for each in pack.claims if each.verdict is Verdict.OPEN]
    if unknown:
        rows = tuple((*_asked(each), ", ".join(each.who) or "the record, once it has entries") for each in unknown)
        table = Table(columns=("Question", "Why it is open", "Who can say"), rows=rows)
        yield Section(heading="What is unknown", table=table)


def _asked_together(answers: Iterable[Answer]) -> Iterator[tuple[str, str]]:
    """Questions on which the same bears stand together."""
    by_why: dict[tuple[str, ...], list[str]] = {}
    for each in answers:
        by_why.setdefault(each.why, []).append(each.asks)
    return ((_capital("; ".join(asks)), " ".join(why)) for why, asks in by_why.items())


def _asked(answer: Answer) -> tuple[str, str]:
    return _capital(answer.asks), " ".join(answer.why)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _missing(pack: Pack) -> Iterator[Section]:
    rows = tuple((_capital(each.what), ", ".join(each.who)) for each in pack.missing if not each.claim)
    if rows:
        yield Section(
            heading="What is missing", table=Table(columns=("What nobody has said", "Who can say"), rows=rows)
        )


def _nothing(_pack: Pack) -> Iterator[Section]:
    return iter(())


def _authorship(pack: Pack) -> Iterator[Section]:
    if pack.authorship:
        yield Section(heading="Who made it", table=tables.authorship(pack))


def _wording(pack: Pack) -> Section:
    if pack.wording is None:
        return Section(heading="The words for the audience", says=("None are set.",))
    by = (
        f"Set by {tables.said_by(pack.wording.set_by, pack.wording.set_on)}: {pack.wording.basis}, and the word of whoever"
        " set it. What this paper itself states has a basis of its own."
    )
    return Section(heading="The words for the audience", says=(f"“{pack.wording.text}”", by))


def _delivered(pack: Pack) -> Iterator[Section]:
    if pack.delivered:
        says = (
            "Each carries a claim (C2PA) of the person named. It is a claim and no proof, and can be cut out of a file.",
        )
        yield Section(heading="Delivered files", says=says, table=tables.delivered(pack))


def _tools(pack: Pack) -> Iterator[Section]:
    says = (
        (
            "A generative tool makes something new out of what it learned; an analytical one finds and measures. A check is a"
            " part of edgecode that compares what is there and tells what it finds."
        ),
    )
    yield Section(heading="Tools", says=says if pack.tools else (), table=tables.tools(pack))


def _uses(pack: Pack) -> Iterator[Section]:
    own = "Uses of tools outside of edgecode on what this paper is about, as people stated them, days included;"
    says = [f"{own} and of research partners' guest tools, as the record has them."]
    if any(each.declared for each in pack.uses):
        says.append("The amnesty register holds what people brought to light themselves, and names none of them.")
    yield Section(heading="Uses", says=(" ".join(says),), table=tables.uses(pack))


def _consents(pack: Pack) -> Iterator[Section]:
    says = (
        (
            "Consents that a check of edgecode relied on to read somebody's work. Who refused, or never answered, is on no"
            " paper. The consent of somebody whom another tool touched stands with its use."
        ),
    )
    if pack.consents:
        yield Section(heading="Consents to checks", says=says, table=tables.consents(pack))


def _approvals(pack: Pack) -> Iterator[Section]:
    says = (
        (
            "A check is off until somebody lets it in: on request, it speaks when asked; offered or standard, by itself."
            " Other tools are not let in through edgecode; whether anybody approved one, this cannot say."
        ),
    )
    if pack.approvals:
        yield Section(heading="Checks that were let in", says=says, table=tables.approvals(pack))


def _decisions(pack: Pack) -> Iterator[Section]:
    says = (
        (
            "Findings of checks that people decided about. How they did is told where at least"
            f" {FLOOR} people decided; with fewer it would tell of single people."
        ),
    )
    if pack.decisions:
        yield Section(heading="Decisions", says=says, table=tables.decisions(pack))


def _partners(pack: Pack) -> Iterator[Section]:
    if pack.partners:
        table = Table(columns=("On record",), rows=tuple((_capital(each),) for each in pack.partners))
        yield Section(heading="Agreements with research partners", table=table)


def _record(pack: Pack) -> Section:
    record = pack.record
    if not record.entries:
        return Section(heading="The record", says=("Nothing is on record yet, so nothing of this can be checked.",))
    says = (
        f"This rests on the first {record.entries} entries of the record {record.origin}, {record.span}.",
        (
            "The record shows that nothing in it was altered. It does not show that nothing was left out, nor that what people"
            " said is true. It holds no names but handles that stand for them; which is whose is the word of who sealed this."
        ),
    )
    return Section(heading="The record", says=says)


def _checking(pack: Pack, *, digest: str, checkpoint: str) -> Iterator[str]:
    if checkpoint:
        yield "To check: edgecode-verify PACK --key KEY, with the public key that you were given apart from this."
    yield f"statement sha256 {digest}"
    if checkpoint:
        yield "checkpoint of the record, its size and its seal:"
        yield from checkpoint.splitlines()
    else:
        yield f"A preview, made with {pack.made_with}. Nothing is sealed."


_SHOWN: Final[Mapping[Shows, Callable[[Pack], Iterator[Section]]]] = MappingProxyType(
    {
        Shows.TOOLS: _tools,
        Shows.USES: _uses,
        Shows.CONSENTS: _consents,
        Shows.DECISIONS: _decisions,
        Shows.APPROVALS: _approvals,
        Shows.AUTHORSHIP: _authorship,
        Shows.PARTNERS: _partners,
        Shows.DELIVERED: _delivered,
    }
)
"""What sets each part of a pack that a profile may show. That there is nothing of one is said in the answers, or missing."""
