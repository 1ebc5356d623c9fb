"""Finding sentences that deny a use of AI, in whatever a pack is read as."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from edgecode.papers.sheet import Sheet

SPEAKS_OF: Final = re.compile(
    r"\b(?:AI|artificial intelligence|generat(?:ed|ive|or)|synthetic|deep ?fakes?|replicas?|machine-made|trained)\b"
    r"|\btools?\b[^.;]*\b(?:used?|made|makes?|wrote|written|altered|near)\b"
    r"|\b(?:used?|made|written|altered)\b[^.;]*\btools?\b",
    re.IGNORECASE,
)
NEGATES: Final = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|without|neither|nor|zero|free (?:of|from))\b|n[’']t\b|-free\b",
    re.IGNORECASE,
)
BASES: Final = ("enforced", "logged", "attested")
STATED: Final = "What is stated"
TO_THE_AUDIENCE: Final = "The words for the audience"


def denials(text: str) -> Iterator[str]:
    """Find the sentences of a text that deny something of AI and put no question; the key of a claim is no sentence."""
    for sentence in re.split(r"(?<=[.!?;])\s+|\n\s*\n", text):
        said = " ".join(sentence.split())
        asks = re.match(r"[^a-z]*whether\b", said, re.IGNORECASE)
        is_key = re.fullmatch(r"\W?[a-z]+(?:-[a-z]+)+\W?", said)
        if SPEAKS_OF.search(said) and NEGATES.search(said) and not asks and not is_key:
            yield said


def bare_in_html(data: bytes) -> list[str]:
    """Find the denials on a page that stand without basis and ground beside them."""
    found: list[str] = []
    page = etree.fromstring(data, etree.HTMLParser())
    for style in page.iter("style"):
        style.text = ""
    for section in page.iter("section"):
        heading = "".join(map(_words, section.iter("h2")))
        rows = [[_words(cell) for cell in row.iter("td")] for row in section.iter("tr")]
        says = [_words(each) for each in section.iter("p", "th", "h2", "h3", "li")]
        columns = [_words(each) for each in section.iter("th")]
        found += _bare(heading, columns=columns, rows=[row for row in rows if row], says=says)
        section.clear()
    beside = [str(text) for text in page.itertext()]
    return [*found, *(each for text in beside for each in denials(text))]


def bare_on_sheet(sheet: Sheet) -> list[str]:
    """Find the denials on a sheet that stand without basis and ground beside them."""
    found = [each for said in (sheet.title, sheet.kind, sheet.addressee, sheet.status) for each in denials(said)]
    for section in sheet.sections:
        table = section.table
        rows = [list(row) for row in table.rows] if table is not None else []
        heads = [*table.columns, table.empty] if table is not None else []
        columns = table.columns if table is not None else ()
        found += _bare(
            section.heading, columns=columns, rows=rows, says=[section.heading, *section.warns, *section.says, *heads]
        )
    return found + [each for line in sheet.checking for each in denials(line)]


def bare_in_json(value: object) -> list[str]:
    """Find the denials in a decoded document that stand in no object with a basis and a ground."""
    if isinstance(value, str):
        return list(denials(value))
    if isinstance(value, list):
        return [each for one in value for each in bare_in_json(one)]
    if not isinstance(value, dict):
        return []
    rests = value.get("basis") in BASES and bool(value.get("rests_on") or value.get("set_by"))
    own = {"says", "text"} if rests else set()
    return [each for name, one in value.items() if name not in own for each in bare_in_json(one)]


def blanks_in_html(data: bytes) -> int:
    """Count cells with nothing in them."""
    page = etree.fromstring(data, etree.HTMLParser())
    return sum(not _words(cell).strip() for cell in page.iter("td"))


def _words(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def _bare(heading: str, *, columns: Sequence[str], rows: list[list[str]], says: list[str]) -> list[str]:
    """A row that has a basis may deny; what is stated needs its ground as well, which may not deny anything of its own."""
    found: list[str] = []
    if heading == STATED:
        for row in rows:
            statement, basis, ground = (*row, "", "", "")[:3]
            found += denials(ground)
            if basis not in BASES or not ground.strip():
                found += denials(statement)
    else:
        at = list(columns).index("Basis") if "Basis" in columns else None
        bare = [row for row in rows if at is None or not row[at].startswith(BASES)]
        found += [each for row in bare for cell in row for each in denials(cell)]
    if heading == TO_THE_AUDIENCE and any("attested" in each for each in says):
        says = [each for each in says if not each.startswith("“")]
    return found + [each for one in says for each in denials(one)]
