"""The room on a film with guest tools: stores on disk, and a room for tools that gives what a test tells it to."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Event
from typing import Final, Self
from urllib.parse import quote

from httpx import Response

from edgecode.bootstrap import open_desk
from edgecode.bootstrap_guests import guest_desk
from edgecode.bootstrap_letters import letter_desk
from edgecode.entries.kind import Kind
from edgecode.guests.bundle_file import read_bundle
from edgecode.usecases.ports.guests import Bundle, Ending, Ran
from edgecode.web.guests_here import GuestsHere
from simulators.guest_film import BEA, ID, KEY
from simulators.guest_office import film_in, tool_file
from web.browsing import Room, send, words
from web.rooms import room_of

PATH: Final = "/guest-tools"
ALIKE: Final = ("alike", [["script", 2], ["script", 6]], "high")
ODD: Final = ("odd", [["script", 4]], "low")
"""Two selections: the two speeches that are alike, and a line between them."""
DEAR: Final = "Dear Aria Labs,\n\nYour tool was of use to us. It points at more than we can look at.\n"
FILM_IN_IT: Final = f"{DEAR}\nIn one scene Nadia says: You said you would have it mended by Easter.\n"


class HeldRoom:
    """A room for tools: gives :attr:`gives`, and while :attr:`holds` runs until somebody lets go or stops it."""

    def __init__(self) -> None:
        """Begin with a tool that finds two things at once."""
        self.gives, self.errors, self.ending, self.why = lines_of(ALIKE, ODD), b"", Ending.DONE, ""
        self.holds, self.let_go = False, Event()
        self.breaks: Exception | None = None
        self.is_stopped: Callable[[], bool] = bool
        self.ran = self.asked = 0

    def __call__(self, is_stopped: Callable[[], bool]) -> "HeldRoom":
        """Be the room that a run takes place in."""
        self.is_stopped = is_stopped
        return self

    def why_not(self) -> str:
        """Say why nothing can be run."""
        self.asked += 1
        return self.why

    def run(self, bundle: Bundle, *, program: str, inputs: Mapping[str, bytes]) -> Ran:
        """Run."""
        assert program in bundle.files
        assert inputs
        self.ran += 1
        while self.holds and not self.let_go.wait(0.01):
            if self.is_stopped():
                raise KeyboardInterrupt
        if self.breaks is not None:
            raise self.breaks
        return Ran(ending=self.ending, output=self.gives, errors=self.errors, seconds=1.5)


class GuestHouse:
    """A film whose producer may agree with partners, and browsers on it, one for each person."""

    def __init__(self, root: Path) -> None:
        """Write the film below a folder and open it."""
        self.root, self.folder = root, film_in(root)
        self.desk, self.tool_room = open_desk(self.folder), HeldRoom()
        guests, letters = guest_desk(self.folder, desk=self.desk), letter_desk(self.folder, desk=self.desk)
        self.here = GuestsHere(self.desk, guests=guests, room=self.tool_room, letters=lambda: letters)
        self._open = room_of(self.desk, self.folder, guests=self.here)
        self.bundles = root / "bundles"
        self.bundles.mkdir()

    def __enter__(self) -> Self:
        """Open the room."""
        self.browser = self._open.__enter__()
        return self

    def __exit__(self, *_raised: object) -> None:
        """Close it."""
        self._open.__exit__(None, None, None)

    def by(self, name: str) -> Room:
        """The browser, in which somebody was chosen."""
        self.browser.cookies.set("edgecode-person", quote(name))
        return self.browser

    def page(self, name: str = "") -> str:
        """The text of the page as somebody sees it."""
        if name:
            self.by(name)
        return words(self.browser.get(PATH))

    def part(self, html_id: str) -> str:
        """The text of one element of the page that holds no other of its kind."""
        text = self.browser.get(PATH).text
        found = re.search(rf'<(\w+)[^>]*id="{re.escape(html_id)}".*?</\1>', text, re.DOTALL)
        assert found is not None, html_id
        return words(Response(200, text=found[0]))

    def bundle(self, program: str = "print()", **facts: object) -> Path:
        """Pack and sign the tool."""
        return tool_file(self.bundles, program, **facts)  # type: ignore[arg-type]  # facts are those of a manifest

    def sends(self, path: str, *, file: tuple[str, bytes] | None, field: str, **fields: str) -> Response:
        """Send a form with a file, as the page it stands on would."""
        token = re.search(r'name="_csrf_token" value="([0-9a-f]+)"', self.browser.get("/script").text)
        assert token is not None
        # Without a file a browser sends the field all the same, with no name and no content.
        sent = file or ("", b"")
        return self.browser.post(path, data={"_csrf_token": token[1], **fields}, files={field: sent})

    def looks(self, file: Path | None = None, *, key: str = KEY) -> Response:
        """Look at a bundle, by the form."""
        file = file or self.bundle()
        return self.sends(f"{PATH}/look", file=(file.name, file.read_bytes()), field="bundle", key=key)

    def lets_in(self, file: Path | None = None) -> Response:
        """Look at a bundle and let it in, as the producer, by the forms."""
        self.by(BEA)
        looked = self.looks(file)
        digest = re.search(r'name="bundle" value="([0-9a-f]{64})"', looked.text)
        assert digest is not None, words(looked)
        return send(self.browser, f"{PATH}/install", bundle=digest[1])

    def approves(self, *sentences: str, by: str = BEA) -> Response:
        """Approve sentences of it, by the form."""
        self.by(by)
        answers = [send(self.browser, f"{PATH}/sentence", tool=ID, sentence=each, approved="yes") for each in sentences]
        return answers[-1]

    def ready(self) -> "GuestHouse":
        """Let the tool in with both of its sentences approved, at the desk."""
        file = self.bundle()
        self.here.guests.install(read_bundle(str(file)), path=file.name, by=BEA, key=KEY, approve=("alike", "odd"))
        return self

    def runs(self, by: str) -> Response:
        """Let it run until it has ended, by the form, and show the page then."""
        self.by(by)
        begun = send(self.browser, f"{PATH}/run", tool=ID)
        if begun.status_code != 200 or self.tool_room.holds:
            return begun
        self.here.runs.settle()
        return self.browser.get(PATH)

    def writes(self, text: str, *, by: str = BEA, sender: str = "") -> Response:
        """Write a letter to its partner, by the form."""
        self.by(by)
        file = ("letter.txt", text.encode())
        return self.sends(f"{PATH}/letters/write", file=file, field="text", tool=ID, **{"from": sender})

    def kinds(self) -> list[Kind]:
        """What is on record, oldest first."""
        with self.desk.whole_record(make=False) as stores:
            rows = stores.record.entries() if stores is not None else ()
        return [row.entry.kind for row in rows if row.entry is not None]


def lines_of(*selections: tuple[str, list[list[object]], str]) -> bytes:
    """What a tool writes that selects these."""
    told = ({"template": template, "at": at, "confidence": sure} for template, at, sure in selections)
    return "".join(f"{json.dumps(each)}\n" for each in told).encode()
