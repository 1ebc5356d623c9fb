"""Law 9. Unknown is a value. "No AI used" is never printed without its basis: enforced, logged or attested."""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pypdfium2  # type: ignore[import-untyped]
import pytest

from edgecode.errors import PaperError
from edgecode.formats.disclosure import html as html_face
from edgecode.formats.disclosure import pdf as pdf_face
from edgecode.formats.disclosure.html import as_html
from edgecode.formats.disclosure.pdf import as_pdf
from edgecode.papers.claims import CLAIMS, By
from edgecode.papers.pack import Answer, Verdict, encoded
from edgecode.papers.profile import Paper
from edgecode.papers.registry import every_paper
from edgecode.papers.sheet import Section, Sheet, Table
from edgecode.papers.sheet_of import sheet_of
from edgecode.papers.statements import Attested, Fact, Tool, Use, Wording
from edgecode.papers.words import Basis, Nature, Part, Told
from edgecode.usecases.papers.make_pack import PackMade
from laws.denials import bare_in_html, bare_in_json, bare_on_sheet, blanks_in_html, denials
from simulators.clock import SetClock
from simulators.paper_film import PaperFilm, at
from simulators.the_ferry import FERRY, copied

pytestmark = pytest.mark.xdist_group("law 9")

HOUSE = Path(__file__).resolve().parents[2]
PLANTED = "No AI was used."
PAPERS_PART = "# For the papers"
STATES = ("fresh", "half stated", "fully stated")
UNKNOWN_KIND = "what it does is unknown; where it runs is unknown"
UNKNOWN_TRAINING = (
    "Trained on: unknown. Hash of its weights: unknown. May its maker train on what it is given: unknown."
)
NAMES_A_SWITCH = re.compile(r"No AI on this film", re.IGNORECASE)
"""The name of the switch that turns every check off (law 4). It says what edgecode does from then on, not what was done."""
ABOUT_EDGECODE = ("Nothing here is generated, and nothing leaves this machine.",)
"""What pages say of themselves; the papers say it under *enforced*."""
OF_OTHERS = (
    (
        "What edgecode or the record answers, nobody attests: that edgecode generated nothing, that every check was let in by"
        " a named person, that checks waited for consent, and whether an agreement with a research partner is on record."
    ),
    "A film half made with tools has papers as good as a film made without.",
    "- A maker who refuses to say what a tool was trained on is printed as refusing, which is not the same as unknown.",
    "Whoever signs papers may attest that no tool wrote any of the screenplay;",
    (
        "If somebody has said that a generative tool made a picture that is in the film, nobody can attest it away: the"
        " question stays open on paper, with what speaks against it."
    ),
    "- That no AI was used on the film.",
)
"""What docs/papers-for-others.md says of denials without making one; the last stands under *what no paper says*."""


def ferry(folder: Path, state: str) -> PaperFilm:
    """The example film: with nothing stated, as it ships, or with everybody having said all they can, on record."""
    copied(folder / "film")
    toml = folder / "film" / "film.toml"
    told = toml.read_text(encoding="utf-8")
    if state == "fresh":
        toml.write_text(told.partition(PAPERS_PART)[0], encoding="utf-8")
    film = PaperFilm(folder, clock=SetClock(at("2026-11-26")))
    if state == "fully stated":
        by = "Beatrice Nwosu"
        for claim in CLAIMS:
            if claim.by is By.PERSON:
                film.papers.state(Attested(claim.id), by=by)
        film.papers.state(Tool(name="Moodlight", nature=Nature.ANALYTICAL), by=by)
        film.papers.state(Tool(name="Nobody Asked"), by=by)
        refused, blank = Fact(Told.REFUSED), Fact(Told.VALUE, " ")
        film.papers.state(Tool(name="Asked", vendor=" ", weights=blank, training=refused), by=by)
        film.papers.state(Use(tool="Hearsay", part=Part.TITLES), by="Jun Arai")
        film.papers.state(Wording("No AI was used in the making of this film."), by=by)
    return film


def ground_of(said: Answer) -> str:
    """What a statement rests on, without its basis, which stands beside it."""
    ground = re.sub(r"^\w+(?: by|:) ", "", said.rests_on)
    assert ground not in {"", said.rests_on}
    return ground


class Read:
    """One pack as its addressee reads it."""

    def __init__(self, paper: Paper, made: PackMade) -> None:
        """Set it."""
        self.made = made
        self.sheet = sheet_of(made.pack, paper=paper, digest=made.digest)
        self.page = as_html(self.sheet)


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Read]:
    found = {}
    for state in STATES:
        film = ferry(tmp_path_factory.mktemp("law-9"), state)
        for paper in every_paper():
            found[state, paper.profile.value] = Read(paper, film.papers.pack(paper.profile))
        film.close()
    return found


PROFILES = pytest.mark.parametrize("profile", [paper.profile.value for paper in every_paper()])
EACH = pytest.mark.parametrize("state", STATES)


def answer(**changes: object) -> Answer:
    """A denial as it may be built, with something changed."""
    facts: dict[str, object] = {
        "claim": "no-ai",
        "verdict": Verdict.SAID,
        "basis": Basis.ATTESTED,
        "says": PLANTED,
        "rests_on": "Attested by Bea.",
        "attested_by": "Bea",
    }
    return Answer(**(facts | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changes",
    [
        {"basis": Basis.UNKNOWN, "attested_by": ""},
        {"rests_on": ""},
        {"says": ""},
        {"attested_by": ""},
        {"basis": Basis.LOGGED},
        {"basis": Basis.ENFORCED},
        {"verdict": Verdict.OPEN},
        {"verdict": Verdict.AGAINST},
        {"verdict": Verdict.OPEN, "asks": "whether AI was used", "why": ("Nobody has said.",)},
        {"verdict": Verdict.OPEN, "says": "", "asks": "whether AI was used"},
        {"verdict": Verdict.OPEN, "says": "", "why": ("Nobody has said.",)},
    ],
)
def test_a_denial_without_its_basis_cannot_be_built(changes: dict[str, object]) -> None:
    assert answer().says == PLANTED
    with pytest.raises(PaperError):
        answer(**changes)


def test_a_denial_without_its_basis_cannot_be_read_from_a_file_either() -> None:
    data = msgspec.json.encode(answer()).replace(b'"basis":"attested"', b'"basis":"unknown"')
    with pytest.raises(PaperError):
        msgspec.json.decode(data, type=Answer)


@EACH
@PROFILES
def test_no_paper_denies_anything_without_its_basis(
    packs: dict[tuple[str, str], Read], state: str, profile: str
) -> None:
    read = packs[state, profile]
    assert bare_in_json(msgspec.json.decode(encoded(read.made.pack))) == []
    assert bare_on_sheet(read.sheet) == []
    assert bare_in_html(read.page) == []


@EACH
@PROFILES
def test_every_statement_stands_with_its_basis_and_its_ground(
    packs: dict[tuple[str, str], Read], state: str, profile: str
) -> None:
    read = packs[state, profile]
    [table] = [each.table for each in read.sheet.sections if each.heading == "What is stated"]
    assert table is not None
    said = [each for each in read.made.pack.claims if each.verdict is Verdict.SAID]
    assert [row[:2] for row in table.rows] == [(each.says, each.basis.value) for each in said]
    assert all(ground.startswith(ground_of(each)) for each, (_, _, ground) in zip(said, table.rows, strict=True))
    elsewhere = msgspec.json.encode([each for each in read.sheet.sections if each.heading != "What is stated"]).decode()
    assert not [each.id for each in CLAIMS if each.says in elsewhere]


def test_the_papers_of_the_example_film_state_more_as_people_say_more(packs: dict[tuple[str, str], Read]) -> None:
    """Else nothing above was tested."""
    counts = {state: sum(read.made.stated for (of, _), read in packs.items() if of == state) for state in STATES}
    assert counts["fresh"] == len(every_paper()), "edgecode's own answer alone"
    assert counts["fresh"] < counts["half stated"] < counts["fully stated"]
    assert sum(read.made.against for read in packs.values()) == 0
    assert packs["fully stated", "festival"].made.pack.wording is not None


def spelled_out(data: bytes) -> str:
    """Give the text of a PDF by another library than the one that set it, without its spaces."""
    document = pypdfium2.PdfDocument(data)
    return re.sub(r"\s|[\ufffe\u00ad]", "", "".join(page.get_textpage().get_text_range() for page in document))


def beside(text: str, sheet: Sheet) -> str:
    """Give what a PDF says beside the words of its sheet, without spaces; heads and feet of pages may break into a cell."""
    head = re.escape(re.sub(r"\s", "", f"{sheet.title}{sheet.kind}"))
    text = re.sub(rf"Nobodyhassignedthis\d+of\d+(?:{head})?", "", text)
    for section in sheet.sections:
        if section.table is not None:
            text = text.replace(re.sub(r"\s", "", "".join(section.table.columns)), "")
    told = [sheet.title, sheet.kind, sheet.addressee, sheet.on, sheet.status, *sheet.checking]
    for section in sheet.sections:
        told += [section.heading, *section.says, *section.warns]
        if section.table is not None:
            told += [*section.table.columns, section.table.empty, *(cell for row in section.table.rows for cell in row)]
    for words in sorted({re.sub(r"\s", "", each) for each in told}, key=len, reverse=True):
        if words:
            text = text.replace(words, " ")
    return text


@EACH
@pytest.mark.parametrize("profile", ["festival", "insurer", "writers"])
def test_the_pdf_says_what_the_sheet_says_and_denies_nothing_beside_it(
    packs: dict[tuple[str, str], Read], state: str, profile: str
) -> None:
    read = packs[state, profile]
    text = spelled_out(as_pdf(read.sheet))
    for each in read.made.pack.claims:
        if each.verdict is Verdict.SAID:
            says, ground = (re.sub(r"\s", "", words) for words in (each.says, f"{each.basis}{ground_of(each)}"))
            assert text.count(says) == 1
            assert ground in text[text.index(says) :] or each.rests_on.split(",")[0].replace(" ", "") in text
    assert not re.search(r"(?i)noAI|AIwas|AI-free|nogenerative|notused", beside(text, read.sheet))


@pytest.fixture
def sheet(packs: dict[tuple[str, str], Read]) -> Sheet:
    return packs["half stated", "writers"].sheet


def test_a_planted_template_of_the_page_is_seen(sheet: Sheet, monkeypatch: pytest.MonkeyPatch) -> None:
    def standing(_sheet: Sheet) -> Iterator[str]:
        yield f"<p>{PLANTED}</p>"

    monkeypatch.setattr(html_face, "_standing", standing)
    assert bare_in_html(as_html(sheet)) == [PLANTED]


def test_a_planted_template_of_the_pdf_is_seen(sheet: Sheet, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    template = Path(pdf_face.__file__).with_name("sheet.typ").read_text(encoding="utf-8")
    planted = tmp_path / "sheet.typ"
    planted.write_text(f"{template}\n{PLANTED}\n", encoding="utf-8")
    monkeypatch.setattr(pdf_face, "_TEMPLATE", planted)
    assert re.search(r"NoAI", beside(spelled_out(as_pdf(sheet)), sheet))


@pytest.mark.parametrize(
    "section",
    [
        Section(heading="How to read this", says=("Read on.", PLANTED)),
        Section(heading="How to read this", warns=(PLANTED,)),
        Section(heading=PLANTED),
        Section(heading="Tools", table=Table(columns=("Tool",), rows=(), empty="No generative tool was used.")),
        Section(heading="Tools", table=Table(columns=("Tool",), rows=((PLANTED,),))),
        Section(
            heading="What is stated", table=Table(columns=("Statement", "Basis", "What"), rows=((PLANTED, "", ""),))
        ),
        Section(
            heading="What is stated",
            table=Table(columns=("Statement", "Basis", "What"), rows=((PLANTED, "unknown", "Unknown."),)),
        ),
        Section(
            heading="What is stated",
            table=Table(columns=("Statement", "Basis", "What"), rows=((PLANTED, "attested", ""),)),
        ),
        Section(heading="The words for the audience", says=(f"“{PLANTED}”", "Set by Bea.")),
        Section(heading="What is stated", says=(PLANTED,)),
    ],
)
def test_a_planted_section_is_seen_on_the_sheet_and_on_the_page(sheet: Sheet, section: Section) -> None:
    planted = msgspec.structs.replace(sheet, sections=(*sheet.sections, section))
    assert bare_on_sheet(planted)
    assert bare_in_html(as_html(planted))


@pytest.mark.parametrize(
    "planted",
    [
        PLANTED,
        "AI was not used.",
        "This film is AI-free.",
        "We didn’t use artificial intelligence.",
        "Made without generative tools.",
        "None of the music was generated.",
        "The film is free of generated pictures.",
        "No tool was used on the screenplay.",
        "Nothing here was written by a tool.",
        "Synthetic performers: none.",
        "It was never trained on.",
    ],
)
def test_a_planted_denial_is_seen_in_a_document(planted: str) -> None:
    assert bare_in_json({"claims": [], "note": [planted]}) == [planted]
    assert bare_in_json({"says": planted, "basis": "unknown", "rests_on": "Unknown."})
    assert bare_in_json({"says": planted, "basis": "attested", "rests_on": ""})
    assert not bare_in_json({"says": planted, "basis": "attested", "rests_on": "Attested by Bea."})


def test_a_question_and_the_silence_on_it_are_no_denial() -> None:
    assert not list(denials("Whether a generative tool was used without consent. Nobody has said."))


@EACH
@PROFILES
def test_what_is_unknown_of_a_tool_is_printed_as_unknown(
    packs: dict[tuple[str, str], Read], state: str, profile: str
) -> None:
    read = packs[state, profile]
    assert blanks_in_html(read.page) == 0
    [table] = [each.table for each in read.sheet.sections if each.heading == "Tools"]
    assert table is not None
    rows = {row[0]: row[1:] for row in table.rows}
    for tool in read.made.pack.tools:
        if tool.basis is Basis.UNKNOWN:
            assert rows[f"{tool.name}, version unknown, maker unknown"] == (UNKNOWN_KIND, UNKNOWN_TRAINING, "unknown")
    if state == "fully stated":
        by = "attested by Beatrice Nwosu"
        refused = UNKNOWN_TRAINING.replace("unknown", "its maker refuses to say", 1)
        assert rows["Nobody Asked, version unknown, maker unknown"] == (UNKNOWN_KIND, UNKNOWN_TRAINING, by)
        assert rows["Asked, version unknown, maker unknown"] == (UNKNOWN_KIND, refused, by)


def test_tools_that_nobody_described_were_among_them(packs: dict[tuple[str, str], Read]) -> None:
    found = {tool.name for read in packs.values() for tool in read.made.pack.tools if tool.basis is Basis.UNKNOWN}
    assert found == {"Moodlight", "Hearsay"}


def test_a_planted_blank_is_seen(sheet: Sheet) -> None:
    blank = Section(heading="Tools", table=Table(columns=("Tool", "Maker"), rows=(("VoiceWell", " "),)))
    assert blanks_in_html(as_html(msgspec.structs.replace(sheet, sections=(blank,)))) == 1


def without_markup(template: str) -> str:
    """Give the words of a page's template: each piece of text between two marks a sentence of its own."""
    return "\n\n".join(re.split(r"\{[{%#].*?[#%}]\}|<[^>]*>", template, flags=re.DOTALL))


def written() -> Iterator[tuple[str, str]]:
    """Everything that ships with words in which a denial could hide, by where it stands."""
    yield (
        "film.toml",
        "\n\n".join(re.findall(r"^#.*|\".*\"", (FERRY / "film.toml").read_text(encoding="utf-8"), re.MULTILINE)),
    )
    for page in sorted((HOUSE / "src/edgecode/web/templates").glob("*.html")):
        yield page.name, NAMES_A_SWITCH.sub("", without_markup(page.read_text(encoding="utf-8")))
    for paper in every_paper():
        yield paper.profile, "\n\n".join((paper.kind, paper.addressee, *paper.opening, *paper.sources))
    for name in ("docs/papers-for-others.md", "docs/papers.md"):
        text = (
            re.sub(r"`[^`]*`", "", (HOUSE / name).read_text(encoding="utf-8"))
            .replace("|", "\n\n")
            .replace("\n- ", "\n\n- ")
        )
        yield name, text


def test_no_page_no_opening_and_no_example_denies_anything_by_itself() -> None:
    allowed = {*ABOUT_EDGECODE, *OF_OTHERS}
    found = [(where, said) for where, text in written() for said in denials(text)]
    assert [each for each in found if each[1] not in allowed] == []


def test_a_planted_denial_in_a_template_or_an_opening_is_seen() -> None:
    planted = without_markup(
        f"<h1>{{{{ room.title }}}}</h1><p class='no'>{PLANTED}</p>{{% if x %}}<b>Nothing</b>{{% endif %}}"
    )
    assert list(denials(planted)) == [PLANTED]
    assert len(list(written())) > 30
