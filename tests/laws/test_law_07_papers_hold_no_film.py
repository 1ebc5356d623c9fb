"""Law 7, for papers: a pack holds no film. What is handed out names no line, no scene, no take and no file."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
import pypdfium2  # type: ignore[import-untyped]  # it has no stubs
import pytest

from edgecode.findings.word import Deed
from edgecode.papers.registry import every_paper
from edgecode.papers.seal import INTEGRITY, PAGE, PDF, SEAL, STATEMENT
from edgecode.usecases.open_film import Look
from simulators.clock import SetClock
from simulators.paper_film import REAL, PaperFilm, at
from simulators.the_ferry import copied

pytestmark = pytest.mark.xdist_group("law 7 on papers")

WORDS = 5
"""Words from which on a line is somebody's and no turn of speech."""
OURS = {"film.toml", "README.md"}
"""Files that are named on papers as such, and hold no film."""
EVERYBODY = ("Ines Calder", "Beatrice Nwosu", "Tomasz Wolny", "Hanne Lindqvist", "Jun Arai")


class OfTheFilm(msgspec.Struct, frozen=True):
    """What is of the film: its lines and headings without spaces, the labels of its takes, the names of its files."""

    lines: frozenset[str]
    labels: frozenset[str]
    files: frozenset[str]

    def found_in(self, text: str) -> Iterator[str]:
        """Find what of it stands in a text."""
        solid = squeezed(text)
        yield from (line for line in self.lines if line in solid)
        yield from (name for name in self.files if name in text)
        labels = set(re.findall(r"(?<![\w-])[\w]+(?:-[\w]+)+(?![\w-])", text))
        yield from labels & self.labels


def squeezed(text: str) -> str:
    """Give a text without its spaces and its case, as a table on paper may break it."""
    return re.sub(r"\s|\u00ad|\ufffe", "", text).casefold()


def of_the_film(look: Look, *, folder: Path) -> OfTheFilm:
    """Gather it from what edgecode itself read."""
    script = look.film.script
    assert script is not None
    lines = {each.text for each in script.paragraphs if len(each.text.split()) >= WORDS}
    headings = {scene.heading for scene in script.scenes if len(scene.heading.split()) > 1}
    files = {path.name for path in folder.rglob("*") if path.is_file() and ".edgecode" not in path.parts}
    return OfTheFilm(
        lines=frozenset(squeezed(each) for each in lines | headings),
        labels=frozenset(take.label for take in look.film.dailies.takes if "-" in take.label),
        files=frozenset(files - OURS),
    )


def read_as_text(files: Mapping[str, bytes]) -> dict[str, str]:
    """Give what can be read in each file of a pack, every string of a document and every word of a PDF."""
    document = pypdfium2.PdfDocument(files[PDF])
    decoded = {name: repr(msgspec.json.decode(files[name])) for name in (STATEMENT, INTEGRITY)}
    pdf = "\n".join(page.get_textpage().get_text_range() for page in document)
    about = " ".join(document.get_metadata_dict().values())
    return {**decoded, PDF: f"{pdf}\n{about}", PAGE: files[PAGE].decode(), SEAL: files[SEAL].decode()}


class Decided:
    """The example film after everybody decided about everything that was found, and said why in the film's own words."""

    def __init__(self, folder: Path) -> None:
        """Decide, and sign one pack."""
        copied(folder / "film")
        self.film = PaperFilm(folder, clock=SetClock(at("2026-11-25")))
        self.says = []
        for by in EVERYBODY:
            for card in self.film.desk.today(viewer=by).cards:
                self.says.append(card.finding.says)
                self.film.desk.decide(Deed.LEAVE, card.finding.id, by=by, because=card.finding.says)
        self.film.papers.sign("festival", by="Beatrice Nwosu")
        self.own = of_the_film(self.film.desk.look(), folder=self.film.folder)


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Decided:
    return Decided(tmp_path_factory.mktemp("law-7"))


def test_people_decided_about_lines_and_takes_of_the_film(decided: Decided) -> None:
    """Else there would be nothing to be kept out."""
    assert len(decided.says) > 3
    assert len(decided.own.lines) > 50
    assert {"script", "cuts"} <= {path.name for path in decided.film.folder.iterdir()}
    assert len(decided.own.labels) > 10
    assert list(decided.own.found_in("\n".join(decided.says)))


@pytest.mark.parametrize("profile", [paper.profile.value for paper in every_paper()])
def test_no_file_of_a_pack_holds_anything_of_the_film(decided: Decided, profile: str) -> None:
    files = decided.film.papers.files(profile, renderers=REAL)
    assert len(files) == 5
    for name, text in read_as_text(files).items():
        assert list(decided.own.found_in(text)) == [], name


def test_a_planted_line_heading_take_or_file_is_seen(decided: Decided) -> None:
    files = decided.film.papers.files("festival", renderers=REAL)
    page = files[PAGE].decode()
    script = decided.film.desk.look().film.script
    assert script is not None
    line = next(each.text for each in script.paragraphs if len(each.text.split()) > WORDS)
    label = min(decided.own.labels)
    for planted in (line, line.upper(), line.replace(" ", "\n"), script.scenes[0].heading, label, "cut-2.otio"):
        assert list(decided.own.found_in(page.replace("<section>", f"<section><p>{planted} </p>", 1))), planted
    solid = {name: text for name, text in read_as_text(files).items() if squeezed(line) in squeezed(text)}
    assert solid == {}
