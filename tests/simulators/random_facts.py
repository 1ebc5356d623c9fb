"""Facts of films that never were, for papers to be made of: every kind of statement, person, check and consent."""

from typing import Final

from hypothesis import strategies as st

from edgecode.consent.people import May, Person
from edgecode.entries.vocabulary import Stage
from edgecode.papers.claims import CLAIMS
from edgecode.papers.facts import CheckFacts, Decided, Facts, LetIn, StatedBy
from edgecode.papers.pack import ConsentRow, RecordRow
from edgecode.papers.statements import Attested, Authorship, Concerned, Fact, Stated, Tool, Use, Wording
from edgecode.papers.words import Making, Nature, Part, Runs, Told, YesNo

DECLARER: Final = "Declarer Whom Nobody Names"
"""Who declares to the amnesty register in these facts; says nothing else."""

days = st.sampled_from(("2025-11-01", "2025-11-20", "2025-11-24", "2026-02-28"))
_days_or_none = st.one_of(st.just(""), days)
_text = st.text(st.characters(codec="utf-8"), max_size=12)
_names = st.sampled_from(("Bea Nwosu", "Wim Oort", "Jun Arai", "Zoë Ångström", "李小龙", "<b>Kit</b>"))
_tools = st.sampled_from(("VoiceWell", "voicewell", " Voice  Well", "Sketchbook", "ﬁx", "FIX"))
_entries = st.one_of(st.none(), st.integers(0, 40))
_roles = st.sampled_from(("producer", "writer", "Writer/Director", "editor", "storyboard artist", "", "gaffer"))


people = st.builds(Person, name=_names, role=_roles, may=st.frozensets(st.sampled_from(list(May)), max_size=3))
facts_of_tools = st.builds(Fact, st.sampled_from(Told), _text)
tools = st.builds(
    Tool,
    name=_tools,
    vendor=_text,
    version=_text,
    nature=st.sampled_from(Nature),
    runs=st.sampled_from(Runs),
    weights=facts_of_tools,
    training=facts_of_tools,
    learns=st.sampled_from(YesNo),
)
concerned = st.builds(Concerned, person=_names, consented=_days_or_none)
uses = st.builds(
    Use,
    tool=_tools,
    part=st.sampled_from(Part),
    what=_text,
    since=_days_or_none,
    in_film=st.sampled_from(YesNo),
    concerns=st.lists(concerned, max_size=3).map(tuple),
    declared=st.booleans(),
)
authorships = st.builds(
    Authorship,
    part=st.sampled_from(Part),
    people=st.lists(_names, min_size=1, max_size=3).map(tuple),
    making=st.sampled_from(Making),
    tool=_text,
    share=_text,
)
attested = st.builds(Attested, st.sampled_from([claim.id for claim in CLAIMS]))
stated: st.SearchStrategy[Stated] = st.one_of(
    tools, uses, uses, authorships, attested, attested, st.builds(Wording, _text)
)


@st.composite
def stated_by(draw: st.DrawFn, what: st.SearchStrategy[Stated] = stated) -> StatedBy:
    """One statement by somebody; what is declared to the register is by its declarer."""
    said = draw(what)
    declared = isinstance(said, Use) and said.declared
    erased = draw(st.sampled_from((False, False, False, True)))
    return StatedBy(
        stated=said,
        by=DECLARER if declared else draw(_names),
        role="declarer" if declared else draw(_roles),
        on="" if erased else draw(_days_or_none),
        entry=None if erased else draw(_entries),
        erased=erased,
    )


decided = st.builds(
    Decided, by=_names, how=st.sampled_from(("followed", "left", "intended")), on=_days_or_none, consented=st.booleans()
)
let_in = st.builds(
    LetIn,
    standing=st.sampled_from(("on request", "offered", "standard")),
    by=st.one_of(st.just(""), _names),
    on=_days_or_none,
    template=st.sampled_from(("", "last film")),
    entry=_entries,
)
consents = st.builds(
    ConsentRow,
    person=_names,
    purpose=st.just("checks reading my material"),
    stage=st.sampled_from(("script", "cut")),
    given=days,
    recorded=_days_or_none,
    check=st.just("unshot-line"),
    first_use=_days_or_none,
    before_use=st.sampled_from(YesNo),
    entry=_entries,
)
checks = st.builds(
    CheckFacts,
    id=st.sampled_from(("unshot-line", "line-lost-in-cut")),
    stage=st.sampled_from((Stage.SCRIPT, Stage.BOARDS, Stage.DAILIES, Stage.CUT)),
    standing=st.just("offered"),
    let_in=st.lists(let_in, max_size=3).map(tuple),
    decided=st.lists(decided, max_size=5).map(tuple),
    consents=st.lists(consents, max_size=2).map(tuple),
)
records = st.builds(
    RecordRow,
    origin=st.just("edgecode/made"),
    entries=st.integers(0, 40),
    begins=_days_or_none,
    ends=_days_or_none,
    erased=st.integers(0, 3),
)
facts = st.builds(
    Facts,
    film=_text,
    on=days,
    made_with=st.just("edgecode 0"),
    record=records,
    people=st.lists(people, max_size=4, unique_by=lambda person: person.name).map(tuple),
    checks=st.lists(checks, max_size=3).map(tuple),
    stated=st.lists(stated_by(), max_size=8).map(tuple),
    agreements=st.lists(days, max_size=2).map(tuple),
    before=st.lists(_text, max_size=1).map(tuple),
)
"""Facts as they may come; some of them never do, such as an erased person's day."""
