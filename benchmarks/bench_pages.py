"""Server time of the room's pages on the made feature, as JSON lines: the whole answer, no network and no browser.

Every page may take 80 ms at the median, the folder unchanged, before anybody said anything and after; but for *Record*, and for
all pages of the script at once, which are for a printer.
"""

import json
import os
import re
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final
from urllib.parse import quote

from litestar import Litestar
from litestar.testing import TestClient
from made_feature import CLIPS, FULLY_BOARDED, made_feature

from edgecode.bootstrap import open_desk
from edgecode.findings.word import Deed
from edgecode.usecases.boards.board_desk import BoardDesk
from edgecode.web.app import create_app

ROUNDS: Final = 30
LIMIT_MS: Final = 80
DECISIONS: Final = 5
_KEY: Final = re.compile(r'data-has="([0-9a-f]+)"')
_NAME: Final = "Robin Vale"
_PERSON: Final = "edgecode-person=Robin%20Vale"


def timed(job: Callable[[], object]) -> float:
    """Give how many milliseconds a job takes."""
    began = time.perf_counter()
    job()
    return (time.perf_counter() - began) * 1000


def say(name: str, times: list[float], *, limit: int | None = None, **facts: object) -> None:
    """Print one line of JSON."""
    median = statistics.median(times)
    line = {"bench": "pages", "what": name, "median_ms": round(median, 1), "most_ms": round(max(times), 1), **facts}
    print(json.dumps(line | ({} if limit is None else {"limit_ms": limit, "within": median <= limit})))


def main() -> None:
    """Make the feature, open the room on it, and ask for its pages again and again."""
    with tempfile.TemporaryDirectory() as made:
        os.environ["XDG_STATE_HOME"] = str(Path(made) / "state")
        folder = Path(made) / "feature"
        made_feature(folder)
        settings = folder / "film.toml"
        may = 'may = ["raise standings"'
        settings.write_text(settings.read_text().replace(may, f'{may}, "sign pages and days"'))
        desk = open_desk(folder)
        takes = Counter(take.scene for take in desk.look().film.dailies.takes)
        scene = takes.most_common(1)[0][0]
        take = next(each.label for each in desk.look().film.dailies.takes if each.scene == scene)
        clip = desk.look().film.proofs[CLIPS // 2].clip.id
        with TestClient(create_app(desk, folder), base_url="http://127.0.0.1") as room:
            room.headers["Cookie"] = _PERSON
            measure(room, scene, clip=clip, take=take, said="nothing said yet")
            for card in desk.today().cards[:DECISIONS]:
                desk.decide(Deed.LATER, card.finding.id, by=_NAME)
            desk.sign_page(scene, by=_NAME)
            measure(room, scene, clip=clip, take=take, said=f"{len(desk.entries())} entries, a page signed")
        boarded = Path(made) / "boarded"
        made_feature(boarded, panels=FULLY_BOARDED)
        measure_boards(boarded)


def measure_boards(folder: Path) -> None:
    """Ask for *Boards* of a feature that is boarded all through: whole, and each time after a panel was moved.

    Of a page that has all other scenes only the changed one is sent; to move the panel is a form of its own, not counted.
    """
    desk = open_desk(folder)
    panels = [panel.id for panel in desk.look().film.panels]
    name = f"Boards, {FULLY_BOARDED:,} panels"
    with TestClient(create_app(desk, folder), base_url="http://127.0.0.1") as room:
        room.headers["Cookie"] = _PERSON
        page = room.get("/boards").raise_for_status()
        times = [timed(partial(room.get, "/boards")) for _ in range(ROUNDS)]
        say(name, times, limit=LIMIT_MS, bytes=len(page.content), said="nothing said yet")
        times, sizes = [], []
        for nth in range(ROUNDS):
            headers = {"HX-Request": "true", "Boards-Has": " ".join(_KEY.findall(room.get("/boards").text))}
            at = nth * (FULLY_BOARDED // ROUNDS)
            BoardDesk(desk).move([panels[at]], by=_NAME, after=panels[at + 1])
            times.append(timed(partial(room.get, "/boards", headers=headers)))
            sizes.append(len(room.get("/boards", headers=headers).content))
        say(f"{name}, after a move", times, limit=LIMIT_MS, bytes=round(statistics.median(sizes)), said="a panel moved")


def measure(room: TestClient[Litestar], scene: str, *, clip: str, take: str, said: str) -> None:
    """Ask for each page again and again."""
    for name, path, limit in (
        ("Today", "/", LIMIT_MS),
        ("Script", f"/script?scene={scene}", LIMIT_MS),
        ("Boards", "/boards", LIMIT_MS),
        ("Boards, a plan", f"/boards/plan?scene={scene}", LIMIT_MS),
        ("Boards, the animatic", "/boards/animatic", LIMIT_MS),
        ("Boards, beside takes", f"/boards/compare?scene={scene}", LIMIT_MS),
        ("Boards, as the cut has them", "/boards/bring-back", LIMIT_MS),
        ("Cut", "/cut", LIMIT_MS),
        ("Cut, a clip", f"/cut?clip={clip}", LIMIT_MS),
        ("Pickups", "/pickups", LIMIT_MS),
        ("Pickups, both lists", "/pickups?lists=both", LIMIT_MS),
        ("Pickup list", "/pickups/list", LIMIT_MS),
        ("States", "/pickups/states", LIMIT_MS),
        ("Cut, two compared", "/cut/compare", LIMIT_MS),
        ("Cut, two compared, one change", "/cut/compare?change=200", LIMIT_MS),
        ("Takes", "/takes", LIMIT_MS),
        ("Takes circled", "/takes?only=circled", LIMIT_MS),
        ("Takes one", f"/takes?take={quote(take)}", LIMIT_MS),
        ("Pages", "/script/pages", LIMIT_MS),
        ("Pages, all to print", "/script/pages?every=true", None),
        ("Folder", "/folder", LIMIT_MS),
        ("Permissions", "/permissions", LIMIT_MS),
        ("Reliance", "/reliance", LIMIT_MS),
        ("As intended", "/as-intended", LIMIT_MS),
        ("Record", "/record", None),
    ):
        size = len(room.get(path).raise_for_status().content)
        times = [timed(partial(room.get, path)) for _ in range(ROUNDS)]
        say(name, times, limit=limit, bytes=size, said=said)


if __name__ == "__main__":
    main()
