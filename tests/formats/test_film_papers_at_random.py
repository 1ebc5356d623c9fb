import datetime as dt
import json
from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from edgecode.formats.film_papers import PAPERS
from edgecode.formats.film_toml import Settings, read
from edgecode.papers.authority import may_state
from edgecode.papers.claims import CLAIMS
from edgecode.papers.statements import Attested, Authorship, Stated, Tool, Use, Wording
from edgecode.papers.words import Making, Nature, Part, Runs, YesNo

PEOPLE = """\
[people.Bea]
may = ["sign papers"]
[people.Jun]
role = "writer"
"""
FIRST = PEOPLE.count("\n") + 1
GOOD: dict[str, tuple[str, Stated]] = {
    "tools": ('[[tools]]\nname = "Lumen"\nby = "Jun"', Tool(name="Lumen")),
    "uses": ('[[uses]]\ntool = "Lumen"\npart = "sound"\nby = "Jun"', Use(tool="Lumen", part=Part.SOUND)),
    "authorship": (
        '[[authorship]]\npart = "screenplay"\npeople = ["Jun"]\nmaking = "by people"\nby = "Jun"',
        Authorship(part=Part.SCREENPLAY, people=("Jun",), making=Making.PERSON),
    ),
    "attested": ('[[attested]]\nclaim = "no-generated-screenplay"\nby = "Jun"', Attested("no-generated-screenplay")),
    "audience_wording": ('[[audience_wording]]\ntext = "By people."\nby = "Bea"', Wording("By people.")),
}
"""A table of each form that applies, and what it states."""

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=4)
VALUES = st.recursive(
    st.sampled_from(["Lumen", "Jun", "refused", "unknown", "yes", "", "2026-02-30", "sound", "no-complaint"])
    | TEXTS
    | st.booleans()
    | st.integers(-5, 5)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["person", "consented", "other"]), inner, max_size=3)
    ),
    max_leaves=4,
)
"""What may stand under any key, and mostly means nothing there."""
MEANT: dict[str, st.SearchStrategy[object]] = {
    "name": st.just("Lumen"),
    "tool": st.just("Lumen"),
    "nature": st.sampled_from([each.value for each in Nature]),
    "runs": st.sampled_from([each.value for each in Runs]),
    "weights": st.sampled_from(["refused", "unknown", "9f8e"]),
    "training": TEXTS,
    "learns": st.sampled_from([each.value for each in YesNo]),
    "part": st.sampled_from([each.value for each in Part]),
    "what": TEXTS,
    "since": st.dates(),
    "in_film": st.booleans(),
    "declared": st.booleans(),
    "concerns": st.lists(st.fixed_dictionaries({"person": st.just("Jun"), "consented": st.dates()}), max_size=2),
    "people": st.lists(st.sampled_from(["Jun", "Bea"]), max_size=2),
    "making": st.sampled_from([each.value for each in Making]),
    "share": TEXTS,
    "claim": st.sampled_from([each.id for each in CLAIMS]),
    "text": TEXTS,
    "by": st.sampled_from(["Jun", "Bea", "Stranger"]),
    "on": st.dates(),
    "other": TEXTS,
}
"""What is meant to stand under a key."""


def told(*tables: str, before: str = "") -> Settings:
    return read((before + PEOPLE + "\n".join(tables) + "\n").encode())


def written(value: object) -> str:
    """Write a value as TOML has it: JSON's strings, numbers and words for true and false are TOML's too."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key} = {written(each)}" for key, each in value.items()) + "}"
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(map(written, value))}]"
    return json.dumps(value, ensure_ascii=False)


@st.composite
def tables(draw: st.DrawFn) -> str:
    """Draw a table of one form: keys of its own and of others, most of them as they are meant."""
    form = draw(st.sampled_from(PAPERS))
    keys = {line.partition(" = ")[0] for line in GOOD[form][0].splitlines()[1:]}
    kept = sorted(key for key in keys if draw(st.integers(0, 9)))
    more = draw(st.lists(st.sampled_from(sorted(MEANT)), max_size=3, unique=True))
    rows = [
        f"{key} = {written(draw(MEANT[key] if draw(st.integers(0, 4)) else VALUES))}"
        for key in dict.fromkeys((*kept, *more))
    ]
    return "\n".join((f"[[{form}]]", *rows))


@given(
    st.lists(tables(), max_size=6).flatmap(lambda random: st.permutations([*random, *(t for t, _ in GOOD.values())]))
)
def test_random_tables_raise_nothing_lose_no_neighbour_and_none_goes_without_a_word(order: list[str]) -> None:
    settings = told(*order)
    line, good, people = FIRST, dict(GOOD.values()), settings.people
    papers = {paper.place: paper for paper in settings.papers}
    assert len(papers) == len(settings.papers)
    for table in order:
        end = line + table.count("\n") + 1
        paper = papers.get(f"film.toml:{line}")
        if paper is None:
            assert table not in good
            assert any(line <= (remark.place.line or 0) < end for remark in settings.remarks)
        else:
            assert may_state(people[paper.by], paper.stated)
            assert paper.stated == good.get(table, paper.stated)
        line = end


@given(VALUES, st.sampled_from(PAPERS))
def test_whatever_stands_under_the_name_of_one_form_the_others_are_read(value: object, form: str) -> None:
    others = {table: stated for name, (table, stated) in GOOD.items() if name != form}
    settings = told(*others, before=f"{form} = {written(value)}\n")
    assert [paper.stated for paper in settings.papers if paper.place != "film.toml:1"] == list(others.values())
