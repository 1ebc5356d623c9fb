"""A pack as people read it: its facts in sentences and tables, for every face the same."""

from collections.abc import Iterable, Iterator
from typing import Final

from edgecode.papers.integrity import Signature
from edgecode.papers.pack import FLOOR, Answer, ConcernedRow, Pack, UseRow, Verdict
from edgecode.papers.profile import Paper, Shows
from edgecode.papers.sheet import Section, Sheet, Table
from edgecode.papers.words import ERASED, Nature, YesNo

_NO_DAY: Final = "a day that can be read no more"
_YES_NO: Final = {YesNo.YES: "yes", YesNo.NO: "no", YesNo.UNKNOWN: "unknown"}


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
    return "Signed by " + "; ".join(f"{each.by}, {each.role}, on {each.on} (entry {each.entry})" for each in signed)


def _sections(pack: Pack, paper: Paper) -> Iterator[Section]:
    shows = frozenset(paper.shows)
    yield Section(heading="How to read this", says=paper.opening, warns=pack.warnings)
    yield _said(pack)
    yield from _open(pack)
    if Shows.AUTHORSHIP in shows:
        yield _authorship(pack)
    if Shows.WORDING in shows:
        yield _wording(pack)
    if Shows.TOOLS in shows:
        yield _tools(pack)
    if Shows.USES in shows:
        yield _uses(pack)
    if Shows.CONSENTS in shows:
        yield _consents(pack)
    if Shows.APPROVALS in shows:
        yield _approvals(pack)
    if Shows.DECISIONS in shows:
        yield _decisions(pack)
    if Shows.PARTNERS in shows:
        yield _partners(pack)
    yield from _missing(pack)
    yield Section(heading="What this answers to", says=paper.sources)
    yield _record(pack)


def _said(pack: Pack) -> Section:
    rows = tuple((each.says, each.basis.value, " ".join((each.rests_on, *each.limits))) for each in statements(pack))
    table = Table(columns=("Statement", "Basis", "What it rests on, and what it does not say"), rows=rows,
                  empty="Nothing is stated yet.")  # fmt: skip
    return Section(heading="What is stated", table=table)


def _open(pack: Pack) -> Iterator[Section]:
    against = [each for each in pack.claims if each.verdict is Verdict.AGAINST]
    if against:
        table = Table(columns=("Question", "What is on record"), rows=tuple(map(_asked, against)))
        yield Section(heading="What something speaks against", table=table)
    unknown = [each for each in pack.claims if each.verdict is Verdict.OPEN]
    if unknown:
        rows = tuple((*_asked(each), ", ".join(each.who) or "the record, once something is on it") for each in unknown)
        table = Table(columns=("Question", "Why it is open", "Who can say"), rows=rows)
        yield Section(heading="What is unknown", table=table)


def _asked(answer: Answer) -> tuple[str, str]:
    return answer.asks[:1].upper() + answer.asks[1:], " ".join(answer.why)


def _authorship(pack: Pack) -> Section:
    rows = tuple(
        (
            each.part.value,
            ", ".join(each.people),
            " ".join(part for part in (each.making.value, each.tool, each.share) if part),
            _said_by(each.stated_by, each.stated_on),
        )
        for each in pack.authorship
    )
    table = Table(columns=("Part", "Made by", "How", "Stated by"), rows=rows, empty="Nobody has said who made what.")
    return Section(heading="Who made it", table=table)


def _wording(pack: Pack) -> Section:
    if pack.wording is None:
        return Section(heading="The words for the audience", says=("None are set.",))
    by = (
        f"Set by {_said_by(pack.wording.set_by, pack.wording.set_on)}: {pack.wording.basis}, and the word of whoever set it."
        " What this paper itself states stands above, with its basis."
    )
    return Section(heading="The words for the audience", says=(f"“{pack.wording.text}”", by))


def _tools(pack: Pack) -> Section:
    rows = tuple(
        (
            each.name,
            f"{each.vendor}, {each.version}",
            each.nature.value,
            each.runs.value,
            str(each.weights),
            str(each.training),
            _YES_NO[each.learns],
            each.basis.value + (f" by {each.described_by}" if each.described_by else ""),
        )
        for each in pack.tools
    )
    columns = ("Tool", "Maker, version", "Kind", "Where it runs", "Hash of its weights", "Trained on",
               "May its maker train on it", "Basis")  # fmt: skip
    return Section(heading="Tools", table=Table(columns=columns, rows=rows, empty="None is on record."))


def _uses(pack: Pack) -> Section:
    columns = ("Tool", "Part", "For what", "Since", "In the film", "Whose it touched", "Stated by")
    table = Table(columns=columns, rows=tuple(map(_use, pack.uses)), empty="None was stated.")
    says = (("Uses of tools outside of edgecode, as people stated them. Whoever declared one to the amnesty register is"
            " not named."),)  # fmt: skip
    return Section(heading="Uses", says=says, table=table)


def _use(each: UseRow) -> tuple[str, ...]:
    nature = each.nature.value if each.nature is not Nature.UNKNOWN else "what it does is unknown"
    stated = "the amnesty register" if each.declared else each.stated_by
    return (
        f"{each.tool} ({nature})",
        each.part.value,
        each.what or "not said",
        each.since or "unknown",
        _YES_NO[each.in_film],
        "; ".join(map(_concerned, each.concerns)) or "nobody named",
        _said_by(stated, each.stated_on),
    )


def _concerned(each: ConcernedRow) -> str:
    before = {YesNo.YES: "before the use", YesNo.NO: "after the use", YesNo.UNKNOWN: "before or after is unknown"}
    when = f"consented on {each.consented}, {before[each.before_use]}" if each.consented else "consent unknown"
    return f"{each.person}: {when}"


def _consents(pack: Pack) -> Section:
    rows = tuple(
        (
            each.person,
            f"{each.purpose}, {each.stage}",
            each.given,
            each.recorded or "not on record yet",
            f"{each.check}, {each.first_use or 'not on record yet'}",
            {YesNo.YES: "before it", YesNo.NO: "after it", YesNo.UNKNOWN: "unknown"}[each.before_use],
        )
        for each in pack.consents
    )
    columns = ("Whose", "To what", "Given", "On record", "Check, first used", "Given")
    says = ("Consents that a check of edgecode relied on. Who refused, or never answered, is on no paper.",)
    return Section(heading="Consents", says=says, table=Table(columns=columns, rows=rows, empty="None is on record."))


def _approvals(pack: Pack) -> Section:
    rows = tuple(
        (each.what, each.stage, each.standing, each.by, _when(each.given, each.on), ", ".join(each.may) or "nobody now")
        for each in pack.approvals
    )
    columns = ("What", "Stage", "Let in as", "By", "When", "Who may")
    says = ("Tools outside of edgecode are not let in through it; what is known of them stands under their uses.",)
    return Section(heading="Approvals", says=says, table=Table(columns=columns, rows=rows, empty="None is on record."))


def _decisions(pack: Pack) -> Section:
    rows = tuple(
        (
            each.check,
            each.stage,
            str(each.decided),
            *(_count(number) for number in (each.followed, each.left, each.intended)),
            f"{each.first} to {each.last}" if each.first else _NO_DAY,
            ", ".join(each.people),
        )
        for each in pack.decisions
    )
    columns = ("Check", "Stage", "Decided", "Followed", "Left", "As intended", "When", "By")
    says = (
        f"How people decided is told where at least {FLOOR} of them did; with fewer it would tell of single people.",
    )
    table = Table(columns=columns, rows=rows, empty="None is on record.")
    return Section(heading="Decisions", says=says, table=table)


def _count(number: int | None) -> str:
    return "not told" if number is None else str(number)


def _partners(pack: Pack) -> Section:
    table = Table(columns=("In force",), rows=tuple((each,) for each in pack.partners), empty="None is on record.")
    return Section(heading="Agreements with research partners", table=table)


def _missing(pack: Pack) -> Iterator[Section]:
    rows = tuple((each.what, ", ".join(each.who)) for each in pack.missing if not each.claim)
    if rows:
        yield Section(heading="What is missing", table=Table(columns=("What", "Who can say"), rows=rows))


def _record(pack: Pack) -> Section:
    record = pack.record
    if not record.entries:
        return Section(heading="The record", says=("Nothing is on record yet, so nothing of this can be checked.",))
    says = (
        (
            f"This rests on the first {record.entries} entries of the record {record.origin}, from"
            f" {record.begins or _NO_DAY} to {record.ends or _NO_DAY}."
        ),
        (
            "The record shows that nothing in it was altered. It does not show that nothing was left out, nor that what people"
            " said is true. Names stand beside it: it holds handles, and which name is whose is the word of who sealed this."
        ),
    )
    return Section(heading="The record", says=says)


def _checking(pack: Pack, *, digest: str, checkpoint: str) -> Iterator[str]:
    yield f"statement sha256 {digest}"
    yield from checkpoint.splitlines()
    if checkpoint:
        yield "To check: edgecode-verify PACK --key KEY, with the public key that you were given apart from this."
    else:
        yield f"A preview, made with {pack.made_with}. Nothing is sealed."


def _when(given: str, recorded: str) -> str:
    said = f"{given} by their word" if given else ""
    return ", ".join(part for part in (said, f"{recorded} on record" if recorded else "not on record yet") if part)


def _said_by(by: str, on: str) -> str:
    return by if by == ERASED else f"{by}, {on}" if on else f"{by}, not on record yet"
