"""An agreement as TOML: read strictly, and written so that reading gives the same record.

Every key has to be there but ``pairs`` and ``trials``, which stand exactly where their class does: nothing that was agreed to
is left to a default, which a later edgecode could change. What is not known is refused. The bounds are told in
``docs/agreements.md``; each fault is an :class:`~edgecode.boundary.errors.AgreementError` with file and line.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from edgecode.boundary.agreement import DAYS_OF_THE_WEEK, MOST_BITS, Agreement, Partner, Trial
from edgecode.boundary.errors import AgreementError
from edgecode.boundary.toml_places import parsed
from edgecode.boundary.toml_table import Source, Table, is_short, listed, quoted, read_table, shown
from edgecode.entries.catalogue import MEANINGS
from edgecode.entries.handle import Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import Group, ReportClass

ADVICE: Final = "Nothing was agreed to. Mend it, and have the partner sign the text anew."
MOST_LETTERS: Final = 16_384
MOST_LINES: Final = 300
"""Of a whole agreement; a long one would be read by nobody."""
LONGEST_DAYS: Final = 1_096
"""Days of a term, first and last included: three years, a leap day among them."""
LONGEST_PURPOSE: Final = 300
LONGEST_NAME: Final = 100
MOST_FILMS: Final = 20
MOST_VISITS: Final = 7
LEAST_DELAY, MOST_DELAY = 3, 28
MOST_PAIRS: Final = 8
MOST_VERSIONS: Final = 999
NOT_ALLOWED: Final = "notAllowed"
EXCLUSIONS: Final = ("cawg.ai_generative_training", "cawg.ai_inference", "cawg.ai_training", "cawg.data_mining")
"""The four uses that CAWG's training and data mining assertion names (version 1.1, section 3)."""
COUNTED: Final = tuple(kind for kind in Kind if MEANINGS[kind].group is not None)
"""The kinds that a partner report may speak of."""
KEYS: Final = (
    *("agreement", "version", "purpose", "studio", "begins", "until", "classes", "groups", "ceiling", "films"),
    *("visits", "delay_days", "sends_day", "sends_at", "partner", "exclusions"),
)
_WIDER_KEYS: Final = {ReportClass.PAIRS: "pairs", ReportClass.TRIALS: "trials"}
_ID: Final = re.compile(r"(?!0{16})[0-9a-f]{16}")
_CHECK: Final = re.compile(r"[a-z]+(-[a-z]+){0,9}")
_MONTHS: Final = 3
_LAST_QUARTER: Final = 3


def read(text: str, *, path: str) -> Agreement:
    """Read an agreement. ``path`` is the file as it was named; raises :class:`AgreementError` with its line."""
    source = Source(text=text, path=path, called="an agreement", error=AgreementError, advice=ADVICE)
    table = read_table(source, most_lines=MOST_LINES, most_letters=MOST_LETTERS)
    table.closed(KEYS, allowed=tuple(_WIDER_KEYS.values()))
    begins, until = _term(table)
    partner = table.table("partner")
    partner.closed(("name", "key"))
    agreement = Agreement(
        id=table.handle("agreement"),
        version=table.whole("version", least=1, most=MOST_VERSIONS),
        purpose=table.text("purpose", most=LONGEST_PURPOSE),
        studio=table.text("studio", most=LONGEST_NAME),
        partner=Partner(
            name=partner.text("name", most=LONGEST_NAME),
            key=partner.public_key("key"),
        ),
        begins=begins.isoformat(),
        until=until.isoformat(),
        classes=table.words("classes", tuple(ReportClass)),
        groups=table.words("groups", tuple(Group)),
        pairs=_pairs(table),
        trials=_trials(table, begins=begins, until=until),
        ceiling=table.number("ceiling", most=MOST_BITS),
        films=table.whole("films", least=1, most=MOST_FILMS),
        visits=table.whole("visits", least=1, most=MOST_VISITS),
        delay_days=table.whole("delay_days", least=LEAST_DELAY, most=MOST_DELAY),
        sends_day=table.word("sends_day", DAYS_OF_THE_WEEK),
        sends_minute=table.minute("sends_at"),
        exclusions=_exclusions(table),
    )
    _check_classes(agreement, table)
    return agreement


def id_in(text: str) -> Handle | None:
    """Find which agreement a text speaks of, also where it is none; ``None`` where it does not say."""
    short = is_short(text, most_lines=MOST_LINES, most_letters=MOST_LETTERS)
    found = (parsed(text) or {}).get("agreement") if short else None
    return Handle(found) if isinstance(found, str) and _ID.fullmatch(found) else None


def text(agreement: Agreement) -> str:
    """Write an agreement; the same one gives the same text."""
    return "".join(f"{line}\n" for line in _lines(agreement))


def _term(table: Table) -> tuple[dt.date, dt.date]:
    begins, until = table.day("begins"), table.day("until")
    if not 1 <= (until - begins).days + 1 <= LONGEST_DAYS:
        expected = f"a day from {begins} on, and a term of at most {LONGEST_DAYS} days"
        raise table.fault("until", expected=expected, found=until.isoformat())
    return begins, until


def _pairs(table: Table) -> tuple[tuple[Kind, Kind], ...]:
    pairs = table.pairs("pairs", COUNTED, called="kinds of entries that a report counts")
    if len(pairs) > MOST_PAIRS or len(set(pairs)) < len(pairs):
        raise table.fault("pairs", expected=f"at most {MOST_PAIRS} pairs, each of them once", found=shown(len(pairs)))
    for first, second in pairs:
        if first is second:
            raise table.fault("pairs", expected="two kinds, one after the other", found=f"{first} twice")
    return pairs


def _trials(table: Table, *, begins: dt.date, until: dt.date) -> tuple[Trial, ...]:
    taken: set[tuple[int, int]] = set()
    trials = []
    for each in table.tables("trials"):
        each.closed(("check", "share", "begins", "until"))
        first, last = each.day("begins"), each.day("until")
        if not begins <= first <= last <= until:
            expected = f"a trial within the term, from {begins} to {until}"
            raise each.fault("begins", expected=expected, found=f"one from {first} to {last}")
        quarters = set(_quarters(first, last))
        if taken & quarters:
            raise each.fault("begins", expected="at most one trial in each quarter of a year", found="another one")
        taken |= quarters
        trials.append(
            Trial(
                check=each.matching("check", _CHECK, expected="the id of a check, such as unshot-line"),
                share=each.whole("share", least=1, most=100),
                begins=first.isoformat(),
                until=last.isoformat(),
            )
        )
    return tuple(trials)


def _quarters(first: dt.date, last: dt.date) -> Iterator[tuple[int, int]]:
    quarter = (first.year, (first.month - 1) // _MONTHS)
    while quarter <= (last.year, (last.month - 1) // _MONTHS):
        yield quarter
        year, number = quarter
        quarter = (year + 1, 0) if number == _LAST_QUARTER else (year, number + 1)


def _exclusions(table: Table) -> dict[str, str]:
    excluded = table.table("exclusions")
    excluded.closed(EXCLUSIONS)
    return {use: excluded.word(use, (NOT_ALLOWED,)) for use in EXCLUSIONS}


def _check_classes(agreement: Agreement, table: Table) -> None:
    if ReportClass.BASE not in agreement.classes:
        raise table.fault("classes", expected=f"{ReportClass.BASE} among the classes", found="it is not there")
    for wider, said in ((ReportClass.PAIRS, agreement.pairs), (ReportClass.TRIALS, agreement.trials)):
        if bool(said) != (wider in agreement.classes):
            name = _WIDER_KEYS[wider]
            expected = f"{name} exactly where {wider} is among the classes"
            raise table.fault(name, expected=expected, found=f"{len(said)} of them")


def _lines(agreement: Agreement) -> Iterator[str]:
    yield f"agreement = {quoted(str(agreement.id))}"
    yield f"version = {agreement.version}"
    yield f"purpose = {quoted(agreement.purpose)}"
    yield f"studio = {quoted(agreement.studio)}"
    yield f"begins = {agreement.begins}"
    yield f"until = {agreement.until}"
    yield f"classes = {listed(agreement.classes)}"
    yield f"groups = {listed(agreement.groups)}"
    if agreement.pairs:
        yield f"pairs = [{', '.join(listed(pair) for pair in agreement.pairs)}]"
    yield f"ceiling = {agreement.ceiling!r}"
    yield f"films = {agreement.films}"
    yield f"visits = {agreement.visits}"
    yield f"delay_days = {agreement.delay_days}"
    yield f"sends_day = {quoted(agreement.sends_day)}"
    yield f"sends_at = {agreement.sends_minute // 60:02d}:{agreement.sends_minute % 60:02d}:00"
    yield from ("", "[partner]", f"name = {quoted(agreement.partner.name)}", f"key = {quoted(agreement.partner.key)}")
    yield from ("", "[exclusions]")
    yield from (f"{quoted(use)} = {quoted(said)}" for use, said in sorted(agreement.exclusions.items()))
    for trial in agreement.trials:
        yield from ("", "[[trials]]", f"check = {quoted(trial.check)}", f"share = {trial.share}")
        yield from (f"begins = {trial.begins}", f"until = {trial.until}")
