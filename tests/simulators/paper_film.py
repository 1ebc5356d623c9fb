"""A film whose papers are made over a real record on disk: the desk, the record, the folder, and a clock that one sets."""

import datetime as dt
import shutil
from pathlib import Path

from conftest import written
from edgecode.bootstrap import open_film
from edgecode.entries.entry import Entry
from edgecode.entries.handle import Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Role, Stage
from edgecode.findings.word import Deed
from edgecode.formats.disclosure.html import as_html
from edgecode.formats.disclosure.pdf import as_pdf
from edgecode.papers.sheet import Sheet
from edgecode.papers.statements import Attested, Authorship, Concerned, Fact, Tool, Use, Wording
from edgecode.papers.words import Making, Nature, Part, Runs, Told, YesNo
from edgecode.record.keys import VerifierKey, read_verifier
from edgecode.store.record_db.book import RecordDb
from edgecode.store.words_db import WordsDb
from edgecode.usecases.deciding import Deciding
from edgecode.usecases.desk import Desk, Stores
from edgecode.usecases.handles import handle
from edgecode.usecases.papers.paper_desk import PaperDesk
from edgecode.usecases.papers.renderers import Renderers
from edgecode.usecases.permission_desk import PermissionDesk
from simulators.clock import SetClock
from simulators.entropy import CountedEntropy

OWN = Path(".edgecode")
FILM = """
    --- film.toml
    title = "Night Bus"
    [people."Bea Nwosu"]
    role = "producer"
    may = ["raise standings", "name people", "sign papers"]
    [people."Wim Oort"]
    role = "writer"
    [people."Jun Arai"]
    role = "editor"
    [people."Hanne Lind"]
    role = "script supervisor"
    may = ["sign pages and days"]
    [people."Kit Moss"]
    role = "runner"
    [[consents]]
    purpose = "checks reading my material"
    stage = "dailies"
    answer = "given"
    by = "Hanne Lind"
    on = 2025-09-01
    [[consents]]
    purpose = "checks reading my material"
    stage = "script"
    answer = "given"
    by = "Wim Oort"
    on = 2025-09-01
    [[consents]]
    purpose = "checks reading my material"
    stage = "cut"
    answer = "given"
    by = "Jun Arai"
    on = 2025-09-01
    [[standings]]
    check = "unshot-line"
    standing = "offered"
    by = "Bea Nwosu"
    on = 2025-11-01
    --- script.fountain
    INT. LAST BUS OF THE LINE - NIGHT #12#

    NADIA
    You said you would have it mended by Easter.

    PORTER
    I said I would have a look at it by Easter.
    --- day1/log.csv
    Shoot day,1
    slate,covers,mark
    12A-1,1,circled
    """
"""A film of one scene with a line that nobody shot, and people for every authority that papers know."""


TWELVE_FLOORS = """
    --- film.toml
    title = "Twelve Floors"
    [people."Nadia"]
    role = "producer"
    may = ["sign papers", "name people"]
    [people."Wim"]
    role = "writer"
    [people."Otto"]
    role = "director"
    --- script.fountain
    INT. LIFT - NIGHT #12#

    NADIA
    You said you'd fixed it.
    """
"""A film of one line, of which nothing is stated yet, and three people who may each say something else."""


def at(day: str, *, hour: int = 12) -> int:
    """Give a moment of a day in UTC, as milliseconds since 1970."""
    return int(dt.datetime.fromisoformat(f"{day}T{hour:02d}:00:00+00:00").timestamp() * 1000)


VOICES = Tool(
    name="VoiceWell",
    vendor="Aria Labs",
    version="5.0",
    nature=Nature.GENERATIVE,
    runs=Runs.VENDOR,
    training=Fact(Told.REFUSED),
    learns=YesNo.NO,
)
"""A tool that somebody describes, and whose maker refuses to say what it learned from."""


def plain(sheet: Sheet) -> bytes:
    """Set a sheet as its words alone, which takes no time; only what sets it is another than in a real pack."""
    return repr(sheet).encode()


PLAIN = Renderers(page=plain, pdf=plain)
REAL = Renderers(page=as_html, pdf=as_pdf)


class PaperFilm:
    """A film at the desk, with its stores in its own folder and the user's own beside it."""

    def __init__(
        self, root: Path, *, told: str = FILM, clock: SetClock | None = None, folder: str = "film", seed: int = 0
    ) -> None:
        """Write the film below a root, unless it is there, and open it; its first day is 2025-11-24."""
        self.root, self.folder = root, root / folder
        self.clock = clock or SetClock()
        self.entropy = CountedEntropy(seed)
        if not self.folder.exists():
            written(told, self.folder)
        self._stores: Stores | None = None
        self._words: WordsDb | None = None
        film = open_film(self.folder, clock=self.clock, entropy=self.entropy)
        self.desk = Desk(film, stores=self.stores)
        self.papers = PaperDesk(self.desk)
        self.says = PermissionDesk(self.desk)

    def stores(self, make: bool) -> Stores | None:  # noqa: FBT001  the desk asks so
        """Open the stores where they are, or make them."""
        places = self.folder / OWN
        if self._stores is None and (make or (places / "record.db").exists()):
            self._words = WordsDb(places / "words.db", entropy=self.entropy)
            self._record = RecordDb.open(
                places, film_id=self._words.film_id, state=self.root / "state", clock=self.clock, entropy=self.entropy
            )
            self._stores = Stores(Deciding(self._words, record=self._record, clock=self.clock), self._record)
        return self._stores

    @property
    def record(self) -> RecordDb:
        """The record, which is made if it is not there."""
        self.stores(make=True)
        return self._record

    @property
    def key(self) -> VerifierKey:
        """The public key of the record, as it is given to whoever checks."""
        return read_verifier(self.record.key())

    def on(self, day: str, *, hour: int = 12) -> None:
        """Let it be a day."""
        self.clock.at = at(day, hour=hour)

    def kinds(self, *wanted: Kind) -> list[Kind]:
        """Give the kinds on record, oldest first: of those wanted, or all."""
        kinds = [row.entry.kind for row in self.record.entries() if row.entry is not None]
        return [kind for kind in kinds if not wanted or kind in wanted]

    def write(self, more: str) -> None:
        """Write more at the end of film.toml."""
        file = self.folder / "film.toml"
        file.write_text(f"{file.read_text(encoding='utf-8')}\n{more}\n", encoding="utf-8")

    def erase(self, name: str, *, by: str = "Bea Nwosu") -> None:
        """Erase a person from the record."""
        record, words = self.record, self._words
        if words is None:
            raise AssertionError
        person, who = (handle(words, IdRole.PERSON, each) for each in (name, by))
        entry = Entry(
            at=self.clock.now(),
            who=who,
            role=Role.PRODUCER,
            stage=Stage.RECORD,
            kind=Kind.PERSON_ERASED,
            film=Handle(words.film_id),
            ids=((IdRole.PERSON, person),),
        )
        record.erase(person, entry=(record.new_id(), entry))

    def close(self) -> None:
        """Let go of the stores, as the end of a process does."""
        if self._stores is not None:
            self._record.close()
            if self._words is not None:
                self._words.close()
            self._stores = None

    def again(self, *, folder: str = "") -> "PaperFilm":
        """Another process, at this folder or a copy of it beside."""
        self.close()
        return PaperFilm(self.root, clock=self.clock, folder=folder or self.folder.name)

    def copied(self, to: str) -> Path:
        """Copy the film's folder, the record in it as it lies."""
        self.close()
        return Path(shutil.copytree(self.folder, self.root / to))


def told(film: PaperFilm) -> PaperFilm:
    """Let people say all there is to say: on 24 November, what Kit declared on the 25th, a signature on the 26th."""
    say = film.papers.state
    film.on("2025-11-24")
    say(VOICES, by="Jun Arai")
    late = Concerned(person="Mo Reyes", consented="2025-11-22")
    say(Use(tool="voicewell", part=Part.VOICES, since="2025-11-20", in_film=YesNo.NO, concerns=(late,)), by="Jun Arai")
    say(Attested("no-generated-screenplay"), by="Wim Oort")
    say(Attested("no-training"), by="Bea Nwosu")
    say(Attested("no-complaint"), by="Bea Nwosu")
    say(Authorship(part=Part.SCREENPLAY, people=("Wim Oort",), making=Making.PERSON), by="Wim Oort")
    say(Wording("Two voices in this film were cleaned up by a tool."), by="Bea Nwosu")
    for card in film.desk.today(viewer="Hanne Lind").cards:
        film.desk.decide(Deed.LEAVE, card.finding.id, by="Hanne Lind", because="We shoot it on Friday.")
    film.on("2025-11-25")
    say(Use(tool="Sketchbook", part=Part.STORYBOARDS, what="three thumbnails", declared=True), by="Kit Moss")
    film.on("2025-11-26")
    return film
