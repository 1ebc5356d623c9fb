"""What film.toml states for the papers: every form, every fault with its line, and no row lost to its neighbour's fault."""

import json

import pytest

from edgecode.consent.people import May, Person
from edgecode.formats.film_papers import PAPERS, PaperWritten
from edgecode.formats.film_toml import Settings, read
from edgecode.papers.authority import may_state
from edgecode.papers.claims import CLAIMS, By
from edgecode.papers.statements import Attested, Authorship, Concerned, Fact, Stated, Tool, Use, Wording
from edgecode.papers.words import Making, Nature, Part, Runs, Told, YesNo

PEOPLE = """\
[people.Bea]
role = "business affairs"
may = ["sign papers"]
[people.Jun]
role = "writer"
[people.Agnes]
"""
FIRST = PEOPLE.count("\n") + 1
"""The line of the first table that a test adds."""
TOOL = '[[tools]]\nname = "Lumen"\nby = "Jun"\non = 2026-03-01'
USE = '[[uses]]\ntool = "Lumen"\npart = "picture"\nby = "Jun"\non = 2026-03-01'
MADE = '[[authorship]]\npart = "screenplay"\npeople = ["Jun"]\nmaking = "by people"\nby = "Jun"'
ATTESTED = '[[attested]]\nclaim = "no-generated-screenplay"\nby = "Jun"'
WORDING = '[audience_wording]\ntext = "Made by people."\nby = "Bea"'
PARTS = " or ".join(Part)
NAMES = 'expected people = a list of names such as ["Jun Arai"], found'
MAKERS = "expected people = who made it, where it was made"
TEXT = "expected text = the words for the audience, in quotation marks, found"
SIGNS = "expected a person who may sign papers"
NOBODY = "expected by = one of [people], found"
NOT = "it does not apply"


def told(*more: str, people: str = PEOPLE) -> Settings:
    return read((people + "\n".join(more) + "\n").encode())


def stated(settings: Settings) -> list[Stated]:
    return [paper.stated for paper in settings.papers]


def remarks(settings: Settings) -> list[tuple[int | None, str]]:
    return [(remark.place.line, remark.says) for remark in settings.remarks]


def test_a_file_without_papers_states_none() -> None:
    assert told().papers == ()
    assert told().remarks == ()


def test_a_tool_is_described_with_all_that_is_known() -> None:
    settings = told(
        TOOL,
        'vendor = "Lumen Ltd"\nversion = "4.1"\nnature = "generative"\nruns = "at its maker\'s"',
        'weights = "9f8e"\ntraining = "refused"\nlearns = "no"\nbecause = "asked on the phone"',
    )
    tool = Tool(
        name="Lumen",
        vendor="Lumen Ltd",
        version="4.1",
        nature=Nature.GENERATIVE,
        runs=Runs.VENDOR,
        weights=Fact(Told.VALUE, "9f8e"),
        training=Fact(Told.REFUSED),
        learns=YesNo.NO,
    )
    assert settings.papers == (PaperWritten(tool, by="Jun", on="2026-03-01", place=f"film.toml:{FIRST}"),)
    assert settings.remarks == ()


def test_what_is_not_said_of_a_tool_is_unknown() -> None:
    assert stated(told(TOOL)) == [Tool(name="Lumen")]
    unknown = '\nnature = "unknown"\nruns = "unknown"\nweights = "unknown"\ntraining = ""\nlearns = "unknown"'
    settings = told(TOOL + unknown)
    assert stated(settings) == [Tool(name="Lumen")]
    assert settings.remarks == ()


@pytest.mark.parametrize(
    ("written", "fact"),
    [
        ('"refused"', Fact(Told.REFUSED)),
        ('"unknown"', Fact()),
        ('"  "', Fact()),
        ('"they refused twice"', Fact(Told.VALUE, "they refused twice")),
        ('"licensed stills"', Fact(Told.VALUE, "licensed stills")),
    ],
)
def test_one_word_alone_is_the_makers_refusal(written: str, fact: Fact) -> None:
    [tool] = stated(told(f"{TOOL}\ntraining = {written}"))
    assert tool == Tool(name="Lumen", training=fact)


def test_a_use_is_said_with_those_it_concerns() -> None:
    settings = told(
        USE,
        'what = "cleaned three plates"\nsince = 2026-02-01\nin_film = "yes"\ndeclared = true\nbecause = "late"',
        'concerns = [{ person = "Agnes", consented = 2026-01-02 }, { person = "An Extra" }]',
    )
    use = Use(
        tool="Lumen",
        part=Part.PICTURE,
        what="cleaned three plates",
        since="2026-02-01",
        in_film=YesNo.YES,
        concerns=(Concerned(person="Agnes", consented="2026-01-02"), Concerned(person="An Extra")),
        declared=True,
    )
    assert settings.papers == (PaperWritten(use, by="Jun", on="2026-03-01", place=f"film.toml:{FIRST}"),)
    assert settings.remarks == ()


def test_a_use_of_a_tool_that_nobody_described_is_no_fault() -> None:
    settings = told(USE.replace("Lumen", "Never Described"))
    assert stated(settings) == [Use(tool="Never Described", part=Part.PICTURE)]
    assert settings.remarks == ()


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("true", YesNo.YES),
        ("false", YesNo.NO),
        ('"yes"', YesNo.YES),
        ('"no"', YesNo.NO),
        ('"unknown"', YesNo.UNKNOWN),
    ],
)
def test_whether_it_is_in_the_film_is_a_word_or_true_or_false(written: str, answer: YesNo) -> None:
    settings = told(f"{USE}\nin_film = {written}")
    assert stated(settings) == [Use(tool="Lumen", part=Part.PICTURE, in_film=answer)]
    assert settings.remarks == ()


@pytest.mark.parametrize("day", ["2026-02-01", '"2026-02-01"', "2026-02-01T10:00:00Z", '"20260201"'])
def test_days_are_written_as_the_others_of_the_file(day: str) -> None:
    settings = told(f'{USE}\nsince = {day}\nconcerns = [{{ person = "Agnes", consented = {day} }}]')
    concerned = (Concerned(person="Agnes", consented="2026-02-01"),)
    assert stated(settings) == [Use(tool="Lumen", part=Part.PICTURE, since="2026-02-01", concerns=concerned)]
    assert settings.remarks == ()


def test_authorship_is_stated_with_the_share_a_tool_had() -> None:
    words = (
        'people = ["Jun", "Agnes", "Jun"]\nmaking = "by people with a generative tool"\ntool = "Lumen"\nshare = "skies"'
    )
    settings = told(f'[[authorship]]\npart = "picture"\n{words}\nby = "Bea"')
    made = Authorship(part=Part.PICTURE, people=("Jun", "Agnes"), making=Making.WITH_TOOL, tool="Lumen", share="skies")
    assert settings.papers == (PaperWritten(made, by="Bea", on="", place=f"film.toml:{FIRST}"),)


def test_what_a_tool_made_alone_has_no_author() -> None:
    words = '[[authorship]]\npart = "music"\nmaking = "by a generative tool"\ntool = "Lumen"\nby = "Bea"'
    assert stated(told(words)) == [Authorship(part=Part.MUSIC, people=(), making=Making.TOOL, tool="Lumen")]


def test_a_claim_is_attested_by_their_work_or_by_leave_to_sign() -> None:
    settings = told(ATTESTED, ATTESTED.replace("Jun", "Bea"))
    assert stated(settings) == [Attested("no-generated-screenplay")] * 2
    assert [paper.by for paper in settings.papers] == ["Jun", "Bea"]


@pytest.mark.parametrize("claim", [each.id for each in CLAIMS if each.by is By.PERSON])
def test_every_claim_that_a_person_answers_can_be_attested(claim: str) -> None:
    assert stated(told(f'[[attested]]\nclaim = "{claim}"\nby = "Bea"')) == [Attested(claim)]


def test_the_words_for_the_audience_may_be_taken_away() -> None:
    assert stated(told(WORDING)) == [Wording("Made by people.")]
    assert stated(told(WORDING.replace("Made by people.", ""))) == [Wording("")]
    assert stated(told('[audience_wording]\ntext = """\nMade by\npeople.\n"""\nby = "Bea"')) == [
        Wording("Made by\npeople.")
    ]


def test_statements_come_in_the_order_of_the_file() -> None:
    settings = told(WORDING, ATTESTED, USE, MADE, TOOL, USE.replace("picture", "sound"))
    assert [type(each) for each in stated(settings)] == [Wording, Attested, Use, Authorship, Tool, Use]
    lines = [int(paper.place.partition(":")[2]) for paper in settings.papers]
    assert lines == sorted(lines)
    inline = 'uses = [{ tool = "A", part = "sound", by = "Jun" }, { tool = "B", part = "sound", by = "Jun" }]\n'
    assert [each.tool for each in stated(read((inline + PEOPLE).encode())) if isinstance(each, Use)] == ["A", "B"]


def test_names_are_those_of_the_people_however_accents_are_written() -> None:
    people = '[people."Zo\u00eb"]\nrole = "writer"\n'
    apart = "Zoe\u0308"
    settings = told(
        MADE.replace("Jun", apart),
        f'{USE.replace("Jun", apart)}\nconcerns = [{{ person = "{apart}" }}]',
        people=people,
    )
    made, use = stated(settings)
    assert isinstance(made, Authorship)
    assert isinstance(use, Use)
    assert made.people == ("Zo\u00eb",)
    assert use.concerns == (Concerned(person="Zo\u00eb"),)
    assert {paper.by for paper in settings.papers} == {"Zo\u00eb"}


def test_a_tool_is_the_same_however_its_accents_are_written() -> None:
    settings = told(TOOL.replace("Lumen", "E\u0301tude"), USE.replace("Lumen", " \u00c9tude "))
    assert [getattr(each, "name", "") or getattr(each, "tool", "") for each in stated(settings)] == ["\u00c9tude"] * 2


KNOWN_TOOL = "name, vendor, version, nature, runs, weights, training, learns, by, on, because"
KNOWN_USE = "tool, part, what, since, in_film, declared, concerns, by, on, because"


@pytest.mark.parametrize(
    ("words", "line", "says"),
    [
        (
            f"{TOOL}\nnature = 'genertive'",
            4,
            "expected nature = analytical or generative or unknown, found 'genertive'",
        ),
        (f"{TOOL}\nruns = 1", 4, "expected runs = on our own machines or at its maker's or unknown, found 1"),
        (f"{TOOL}\nlearns = 'maybe'", 4, "expected learns = yes or no or unknown, found 'maybe'"),
        (f"{TOOL}\nweights = 0x9f8e", 4, "expected weights to be text in quotation marks, found 40846"),
        (f"{TOOL}\ntraining = ['stills']", 4, "expected training to be text in quotation marks, found ['stills']"),
        (f"{USE}\nin_film = 'perhaps'", 5, "expected in_film = yes or no or unknown, found 'perhaps'"),
        (f"{USE}\nsince = 'spring'", 5, "expected since = a day such as 2026-03-01, found 'spring'"),
        (f"{USE}\nsince = 10:00:00", 5, "expected since = a day such as 2026-03-01, found datetime.time(10, 0)"),
        (
            f'{USE}\nconcerns = [{{ person = "Agnes", consented = "before" }}]',
            5,
            "expected consented = a day such as 2026-03-01, found 'before'",
        ),
    ],
)
def test_what_cannot_be_read_of_a_tool_or_a_use_is_unknown_and_the_rest_is_stated(
    words: str, line: int, says: str
) -> None:
    settings = told(words)
    [said] = stated(settings)
    concerned = (Concerned(person="Agnes"),) if "Agnes" in words else ()
    assert said in (Tool(name="Lumen"), Use(tool="Lumen", part=Part.PICTURE, concerns=concerned))
    assert remarks(settings) == [(FIRST + line, f"{says}; taken as unknown")]


@pytest.mark.parametrize(
    ("words", "line", "says"),
    [
        (f"{TOOL}\nvendor = true", 4, "expected vendor to be text in quotation marks, found True"),
        (f"{TOOL}\nversion = 4.10", 4, "expected version to be text in quotation marks, found 4.1"),
        (f"{TOOL}\nvender = 'x'", 4, f"expected one of {KNOWN_TOOL}, found 'vender'"),
        (f"{USE}\nwhat = ['x']", 5, "expected what to be text in quotation marks, found ['x']"),
        (f"{USE}\ninfilm = true", 5, f"expected one of {KNOWN_USE}, found 'infilm'"),
        (
            TOOL.replace("2026-03-01", "'soon'"),
            3,
            "expected on = a day such as 2026-03-01, found 'soon'; taken without a day",
        ),
        (f"{MADE}\nbecause = 'x'", 5, "expected one of part, people, making, tool, share, by, on, found 'because'"),
        (f"{MADE}\nshare = 0.5", 5, "expected share to be text in quotation marks, found 0.5"),
        (f"{ATTESTED}\nclaims = 1", 3, "expected one of claim, by, on, found 'claims'"),
        (f"{WORDING}\nwords = 1", 3, "expected one of text, by, on, found 'words'"),
    ],
)
def test_a_fault_beside_a_statement_leaves_it_standing(words: str, line: int, says: str) -> None:
    settings = told(words)
    assert len(settings.papers) == 1
    assert remarks(settings) == [(FIRST + line, says)]


@pytest.mark.parametrize(
    ("words", "line", "says"),
    [
        (TOOL.replace('name = "Lumen"\n', ""), 0, "expected name = the name of a tool, in quotation marks, found none"),
        (TOOL.replace("Lumen", " "), 1, "expected name = the name of a tool, in quotation marks, found ' '"),
        (TOOL.replace('"Lumen"', "true"), 1, "expected name = the name of a tool, in quotation marks, found True"),
        (USE.replace('tool = "Lumen"\n', ""), 0, "expected tool = the name of a tool, in quotation marks, found none"),
        (USE.replace("picture", "pictures"), 2, f"expected part = {PARTS}, found 'pictures'"),
        (USE.replace('part = "picture"\n', ""), 0, f"expected part = {PARTS}, found ''"),
        (USE.replace('"picture"', "3"), 2, f"expected part = {PARTS}, found 3"),
        (MADE.replace('"screenplay"', '"script"'), 1, f"expected part = {PARTS}, found 'script'"),
        (
            MADE.replace("by people", "by hand"),
            3,
            "expected making = by people or by people with a generative tool or by a generative tool, found 'by hand'",
        ),
        (MADE.replace('["Jun"]', '"Jun"'), 2, f"{NAMES} 'Jun'"),
        (MADE.replace('["Jun"]', '["Jun", 3]'), 2, f"{NAMES} ['Jun', 3]"),
        (MADE.replace('["Jun"]', '["Jun", ""]'), 2, f"{NAMES} ['Jun', '']"),
        (MADE.replace('["Jun"]', "[]"), 2, f"{MAKERS} by people, found none"),
        (
            MADE.replace('people = ["Jun"]\n', "").replace("by people", "by people with a generative tool"),
            0,
            f"{MAKERS} by people with a generative tool, found none",
        ),
        (WORDING.replace('text = "Made by people."\n', ""), 0, f"{TEXT} none"),
        (WORDING.replace('"Made by people."', "3"), 1, f"{TEXT} 3"),
        (TOOL.replace("Jun", "Stranger"), 0, f"{NOBODY} 'Stranger'"),
        (USE.replace('by = "Jun"\n', ""), 0, f"{NOBODY} nobody"),
        (MADE.replace('by = "Jun"', "by = 3"), 0, f"{NOBODY} 3"),
        (ATTESTED.replace('by = "Jun"', 'by = ["Jun"]'), 0, f"{NOBODY} ['Jun']"),
        (WORDING.replace("Bea", "Stranger"), 0, f"{NOBODY} 'Stranger'"),
        (ATTESTED.replace("Jun", "Agnes"), 0, f"{SIGNS} or is writer, found Agnes"),
        (
            ATTESTED.replace("generated-screenplay", "synthetic-performer"),
            0,
            f"{SIGNS} or is producer or is director, found Jun",
        ),
        (
            ATTESTED.replace("generated-screenplay", "complaint"),
            0,
            f"{SIGNS} or is business affairs or is producer, found Jun",
        ),
        (MADE.replace('["Jun"]', '["Jun", "Agnes"]'), 0, f"{SIGNS} or says who made what they made alone, found Jun"),
        (WORDING.replace("Bea", "Jun"), 0, f"{SIGNS}, found Jun"),
    ],
)
def test_what_does_not_apply_is_one_sentence_with_its_line(words: str, line: int, says: str) -> None:
    settings = told(words)
    assert settings.papers == ()
    assert remarks(settings) == [(FIRST + line, f"{says}; {NOT}")]


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ('"no-such-claim"', "'no-such-claim'"),
        ("3", "3"),
        ('["no-complaint"]', "['no-complaint']"),
        ('"no-partner"', "'no-partner', which is answered by the record"),
        (
            '"nothing-generated-by-edgecode"',
            "'nothing-generated-by-edgecode', which is answered by edgecode, which makes it so",
        ),
    ],
)
def test_a_claim_that_no_person_answers_is_not_attested_even_by_who_may_sign(claim: str, found: str) -> None:
    settings = told(f'[[attested]]\nby = "Bea"\nclaim = {claim}')
    known = ", ".join(each.id for each in CLAIMS if each.by is By.PERSON)
    assert settings.papers == ()
    assert remarks(settings) == [(FIRST + 2, f"expected claim = one of {known}, found {found}; {NOT}")]


def test_of_those_a_use_concerns_each_is_read_apart() -> None:
    settings = told(
        USE, 'concerns = ["Jun", { person = "Agnes", since = 1 }, { person = "" }, { consented = 2026-01-02 }]'
    )
    assert stated(settings) == [Use(tool="Lumen", part=Part.PICTURE, concerns=(Concerned(person="Agnes"),))]
    shape = '[{ person = "Jun Arai", consented = 2026-03-01 }]'
    whom = "expected person = the name of whom it concerns, in quotation marks, found"
    assert remarks(settings) == [
        (FIRST + 5, f"expected concerns = {shape}, found 'Jun'; {NOT}"),
        (FIRST + 5, "expected one of person, consented, found 'since'"),
        (FIRST + 5, f"{whom} ''; {NOT}"),
        (FIRST + 5, f"{whom} none; {NOT}"),
    ]


def test_those_a_use_concerns_may_be_tables_of_their_own() -> None:
    settings = told(USE, '[[uses.concerns]]\nperson = "Agnes"\n[[uses.concerns]]\nperson = "Bea"')
    assert stated(settings) == [
        Use(tool="Lumen", part=Part.PICTURE, concerns=(Concerned(person="Agnes"), Concerned(person="Bea")))
    ]
    assert settings.remarks == ()


@pytest.mark.parametrize("written", ['"true"', "1", '"yes"'])
def test_a_slip_of_the_pen_names_nobody_who_declared_a_use(written: str) -> None:
    settings = told(f"{USE}\ndeclared = {written}")
    assert stated(settings) == [Use(tool="Lumen", part=Part.PICTURE, declared=True)]
    found = repr(json.loads(written))
    assert remarks(settings) == [(FIRST + 5, f"expected declared = true or false, found {found}; taken as declared")]


@pytest.mark.parametrize("form", PAPERS)
def test_a_form_that_is_no_table_is_one_sentence_and_loses_no_other(form: str) -> None:
    good = {"tools": TOOL, "uses": USE, "authorship": MADE, "attested": ATTESTED, "audience_wording": WORDING}
    others = [words for name, words in good.items() if name != form]
    settings = told(*others, people=f"{form} = 3\n{PEOPLE}")
    assert len(settings.papers) == len(others)
    assert remarks(settings) == [(1, f"expected [[{form}]] to be a table, found 3")]


def test_the_words_of_a_refusal_are_the_rule_that_refuses() -> None:
    """Whoever has a role that the sentence names may attest the claim, and whoever has none may not."""
    for claim in (each for each in CLAIMS if each.by is By.PERSON):
        [(_line, says)] = remarks(told(f'[[attested]]\nclaim = "{claim.id}"\nby = "Agnes"'))
        asked = says.removeprefix("expected ").removesuffix(f", found Agnes; {NOT}")
        sign, *roles = asked.split(" or is ")
        assert sign == f"a person who may {May.SIGN_PAPERS}"
        assert len(roles) == len(claim.roles)
        assert all(may_state(Person(name="A", role=role), Attested(claim.id)) for role in roles)
