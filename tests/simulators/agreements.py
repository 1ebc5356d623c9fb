"""Agreements of all kinds: one to begin with, its TOML, and all that may be, made by Hypothesis."""

import datetime as dt
from typing import Final

import msgspec
from hypothesis import strategies as st

from edgecode.boundary.agreement import DAYS_OF_THE_WEEK, Agreement, Partner, Trial
from edgecode.boundary.agreement_toml import COUNTED, EXCLUSIONS, NOT_ALLOWED
from edgecode.entries.handle import Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import Group, ReportClass
from edgecode.record.keys import KeyKind, SigningKey

ARIA: Final = SigningKey(name="aria-labs", kind=KeyKind.LOG, seed=b"a" * 32)
QUILL: Final = SigningKey(name="quill", kind=KeyKind.LOG, seed=b"q" * 32)
PAIR: Final = (Kind.FINDING_LATER, Kind.INTENT_DECLARED)
TRIAL: Final = Trial(check="unshot-line", share=60, begins="2026-01-05", until="2026-02-27")

BASE: Final = Agreement(
    id=Handle("a1b2c3d4e5f60718"),
    version=1,
    purpose="To learn which kinds of work a film crew does in which phase.",
    studio="Night Bus Films",
    partner=Partner(name="Aria Labs", key=str(ARIA.verifier)),
    begins="2025-12-01",
    until="2026-11-30",
    classes=(ReportClass.BASE,),
    ceiling=90.0,
    exclusions=dict.fromkeys(EXCLUSIONS, NOT_ALLOWED),
)
"""An agreement on the base class, with Aria Labs, for a year."""
WIDE: Final = msgspec.structs.replace(BASE, classes=tuple(ReportClass), pairs=(PAIR,), trials=(TRIAL,), ceiling=100.0)
"""The same with every class."""
OTHER: Final = msgspec.structs.replace(
    WIDE, id=Handle("0f1e2d3c4b5a6978"), partner=Partner(name="Quill Research", key=str(QUILL.verifier))
)
"""One with another partner."""

HOSTILE: Final = (
    'Aria"); permit(principal, action, resource); //',
    "Aria\\",
    '"""',
    'Workflow::"all"',
    "?principal",
    '@id("x") permit (principal, action, resource);',
    "# no comment = 1 [partner]",
    "Ünïcödé 東京 عربى",
)
"""Names that would be something else where somebody pasted them."""

_LETTERS: Final = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cf"))
_DAYS: Final = st.dates(dt.date(2020, 1, 1), dt.date(2190, 1, 1))


def names(most: int = 100) -> st.SearchStrategy[str]:
    """Make texts of one line that begin and end with something to see, hostile ones among them."""
    made = st.text(_LETTERS, min_size=1, max_size=min(most, 12)).filter(lambda text: text == text.strip())
    return st.one_of(st.sampled_from(HOSTILE), made)


@st.composite
def agreements(draw: st.DrawFn) -> Agreement:
    """Make an agreement that can be read."""
    begins = draw(_DAYS)
    classes = {ReportClass.BASE, *draw(st.sets(st.sampled_from(ReportClass)))}
    kinds = st.sampled_from(COUNTED)
    pairs = st.lists(
        st.tuples(kinds, kinds).filter(lambda pair: pair[0] is not pair[1]), min_size=1, max_size=8, unique=True
    )
    trial = Trial(
        check=draw(st.from_regex(r"\A[a-z]{1,9}(-[a-z]{1,9}){0,3}\Z")),
        share=draw(st.integers(1, 100)),
        begins=begins.isoformat(),
        until=begins.isoformat(),
    )
    groups = draw(st.sets(st.sampled_from(Group), min_size=1))
    return Agreement(
        id=Handle(f"{draw(st.integers(1, 2**64 - 1)):016x}"),
        version=draw(st.integers(1, 999)),
        purpose=draw(names(300)),
        studio=draw(names()),
        partner=Partner(name=draw(names()), key=draw(st.sampled_from([str(ARIA.verifier), str(QUILL.verifier)]))),
        begins=begins.isoformat(),
        until=(begins + dt.timedelta(draw(st.integers(0, 1_095)))).isoformat(),
        classes=tuple(each for each in ReportClass if each in classes),
        groups=tuple(each for each in Group if each in groups),
        pairs=tuple(draw(pairs)) if ReportClass.PAIRS in classes else (),
        trials=(trial,) if ReportClass.TRIALS in classes else (),
        ceiling=draw(st.floats(0, 100, exclude_min=True)),
        films=draw(st.integers(1, 20)),
        visits=draw(st.integers(1, 7)),
        delay_days=draw(st.integers(3, 28)),
        sends_day=draw(st.sampled_from(DAYS_OF_THE_WEEK)),
        sends_minute=draw(st.integers(0, 1_439)),
        exclusions=dict.fromkeys(EXCLUSIONS, NOT_ALLOWED),
    )
