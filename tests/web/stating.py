"""A film for whose papers people state things, by forms alone; and how a pack of it is checked by a stranger."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from httpx import Response

from edgecode.bootstrap import open_desk
from edgecode.papers.checking import Checked, checked
from edgecode.papers.claims import CLAIM
from edgecode.record.keys import read_verifier
from simulators.paper_film import TWELVE_FLOORS
from simulators.telling import tells
from web.browsing import Room, send

SCREENPLAY = "no-generated-screenplay"
SAYS = CLAIM[SCREENPLAY].says
WRITERS = "/papers?profile=writers"
FORMS = {
    "/papers/attest": {"claim": SCREENPLAY},
    "/papers/tool": {"name": "Quill"},
    "/papers/use": {"tool": "Quill", "part": "screenplay"},
    "/papers/authorship": {"part": "screenplay", "people": "Wim", "making": "by people"},
    "/papers/wording": {"text": "Made by hand."},
    "/papers/sign": {"profile": "writers", "on": "", "seen": "0" * 64},
    "/papers/writers/pack": {"on": ""},
}

told = tells(TWELVE_FLOORS)


def digest(answer: Response) -> str:
    """What the page shows to be signed."""
    found = re.search(r'name="seen" value="([0-9a-f]{64})"', answer.text)
    assert found is not None
    return found[1]


def signed(room: Room, profile: str) -> Response:
    """Sign a paper as it is shown."""
    shown = room.get(f"/papers?profile={profile}")
    on = re.search(r'name="on" value="(\d{4}-\d\d-\d\d)"', shown.text)
    assert on is not None
    return send(room, "/papers/sign", profile=profile, on=on[1], seen=digest(shown))


def unpacked(data: bytes) -> dict[str, bytes]:
    """The files of a ZIP."""
    with ZipFile(BytesIO(data)) as pack:
        return {name: pack.read(name) for name in pack.namelist()}


def holds(folder: Path, files: dict[str, bytes]) -> Checked:
    """Check a pack by the public key of the record that it was made from."""
    with open_desk(folder).whole_record(make=False) as stores:
        assert stores is not None
        return checked(files, keys=[read_verifier(stores.record.key())])


def stated(folder: Path) -> list[object]:
    """What stands in words."""
    return [word.stated for word in open_desk(folder).today().said.stated]


def entries(room: Room) -> int:
    """How many entries are on record, which are all on one page."""
    return room.get("/record").text.count('id="entry-')
