"""The room in a real browser on the made feature, as JSON lines: ``edgecode open`` served to Chromium, nothing from outside.

Four things have limits. The first contentful paint of each page (400 ms at the median of warm loads, beside that of a file
the same server sends as it lies). What a page weighs with its styles and scripts, without pictures (120 KB gzipped). Long
tasks while the wheel goes from top to bottom of *Script* and *Boards* (none over 50 ms). And how long a changed report takes
from being written to being on the page (one second at the median). *Boards* is measured again with 1,200 panels. Script
shows one scene at a time: its longest is taken.

The machine's load stands in the last line: times on a busy machine are times of the machine. Needs Chromium.
"""

import gzip
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import httpx
from made_feature import CLIPS, FULLY_BOARDED, PANELS, made_feature
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from edgecode.bootstrap import open_desk
from edgecode.film.film import Film

sys.path.append(str(Path(__file__).resolve().parents[1] / "tests"))  # how tests start Chromium and the room, once
from web.chromium import CHROMIUM, DESKTOP, address_of, chromium, served

ROUNDS: Final = 5
PAINT_MS: Final = 400
WEIGHT: Final = 120_000
"""Bytes: the stricter way to read 120 KB."""
CHANGE_MS: Final = 1000
PEER: Final = "/static/room/mark.svg"
_PERSON: Final = "Robin%20Vale"
_STILL: Final = 400
"""How many milliseconds a page is left alone until it is measured, or until it is believed to move no more."""
_WHEEL: Final = 240
"""Pixels of one turn of the wheel, twice what a browser makes of a notch."""
_PATIENCE: Final = 10
"""Seconds until something that should show is given up."""
_DAY: Final = "dailies/day-15/log.csv"

_PAINT: Final = """() => new Promise((done) => {
  new PerformanceObserver((list) => {
    const found = list.getEntriesByName("first-contentful-paint")[0];
    if (found) done(found.startTime);
  }).observe({ type: "paint", buffered: true });
  setTimeout(() => done(null), 5000);
})"""
_COUNT_LONG: Final = """() => {
  window.longTasks = [];
  new PerformanceObserver((list) => {
    for (const each of list.getEntries()) window.longTasks.push(Math.round(each.duration));
  }).observe({ type: "longtask" });
}"""
_PLACE: Final = "() => [Math.round(scrollY), Math.round(document.documentElement.scrollHeight - innerHeight)]"
_BLOCK: Final = """() => setTimeout(() => {
  const until = performance.now() + 120;
  while (performance.now() < until);
})"""
_FOLLOWING: Final = "document.addEventListener('following', () => { window.follows = true; });"
_LOOK_FOR: Final = """(words) => {
  window.shownAt = 0;
  const look = () => {
    if (!window.shownAt && document.getElementById("main")?.textContent.includes(words)) window.shownAt = Date.now();
  };
  new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true, characterData: true });
}"""


def say(what: str, **facts: object) -> None:
    """Print one line of JSON."""
    print(json.dumps({"bench": "browser", "what": what, **facts}), flush=True)


def main() -> None:
    """Make the feature, open the room on it, and look at it with Chromium."""
    if CHROMIUM is None:
        say("skipped", reason="chromium is not installed here")
        return
    with tempfile.TemporaryDirectory() as made:
        folder, state = Path(made) / "feature", Path(made) / "state"
        os.environ["XDG_STATE_HOME"] = str(state)
        made_feature(folder, pictures=True)
        film = open_desk(folder).look().film
        with (
            served(folder, state=state, as_installed=True) as server,
            sync_playwright() as driver,
            chromium(driver) as browser,
        ):
            measure(browser, address_of(server), folder, film)
        boarded = Path(made) / "boarded"
        made_feature(boarded, pictures=True, panels=FULLY_BOARDED)
        with (
            served(boarded, state=state, as_installed=True) as server,
            sync_playwright() as driver,
            chromium(driver) as browser,
        ):
            measure_boards(browser, address_of(server))
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    say("the machine", cores=os.cpu_count(), load=load if load is None else round(load, 1))


def measure(browser: Browser, address: str, folder: Path, film: Film) -> None:
    """Measure all there is, on the pages of the room."""
    longest = _longest_scene(film)
    pages = {
        "Today": "/", "Script": f"/script?scene={longest}", "Boards": "/boards", "Takes": "/takes", "Cut": "/cut",
        "Pickups": "/pickups",
        "Record": "/record", "Pages": "/script/pages", "Folder": "/folder", "Cut, two compared": "/cut/compare",
    }  # fmt: skip
    paint(browser, address, pages)
    weigh(browser, address, pages)
    long = {
        f"Script, scene {longest}": pages["Script"],
        "Script, every page, to print": "/script/pages?every=true",
        f"Boards, {PANELS} panels": "/boards",
        f"Cut, {CLIPS} clips": "/cut",
        f"Cut, two of {CLIPS} clips compared": "/cut/compare",
    }
    scroll(browser, address, long)
    follow(browser, address, folder, film)


def measure_boards(browser: Browser, address: str) -> None:
    """Measure *Boards* of a feature that is boarded all through."""
    name = f"Boards, {FULLY_BOARDED:,} panels"
    paint(browser, address, {name: "/boards"})
    weigh(browser, address, {name: "/boards"})
    scroll(browser, address, {name: "/boards"})


def _longest_scene(film: Film) -> str:
    scenes = film.script.scenes if film.script else ()
    return max((scene for scene in scenes if scene.number), key=lambda scene: scene.last - scene.first).number


@contextmanager
def window(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """Open a window of somebody's own, with nothing in its cache."""
    context = browser.new_context(base_url=address, viewport={"width": DESKTOP[0], "height": DESKTOP[1]})
    context.add_cookies([{"name": "edgecode-person", "value": _PERSON, "url": address}])
    yield context
    context.close()


def paint(browser: Browser, address: str, pages: dict[str, str]) -> None:
    """Load every page again and again, the peer in each round, and say when something of it was seen."""
    times: dict[str, list[float]] = {path: [] for path in (PEER, *pages.values())}
    with window(browser, address) as context:
        page = context.new_page()
        for warm in range(ROUNDS + 1):
            for path, own in times.items():
                page.goto(path)
                painted = page.evaluate(_PAINT)
                if warm and painted is not None:
                    own.append(painted)
    peer = statistics.median(times[PEER])
    say("first paint, peer", path=PEER, median_ms=round(peer), loads=len(times[PEER]))
    for name, path in pages.items():
        median = statistics.median(times[path])
        say(
            f"first paint, {name}", median_ms=round(median), most_ms=round(max(times[path])), loads=len(times[path]),
            ratio=round(median / peer, 2), limit_ms=PAINT_MS, within=median <= PAINT_MS,
        )  # fmt: skip


def weigh(browser: Browser, address: str, pages: dict[str, str]) -> None:
    """See what every page asks for in an empty cache, ask for the same, and weigh the page with its styles and scripts."""
    with httpx.Client(
        base_url=address, headers={"Accept-Encoding": "gzip"}, cookies={"edgecode-person": _PERSON}
    ) as room:
        for name, path in pages.items():
            answers = [room.get(each).raise_for_status() for each in _asked_for(browser, address, path)]
            sent = all(each.headers.get("content-encoding") == "gzip" for each in answers)
            weights = [_gzipped(each) for each in answers]
            say(
                f"weight, {name}", files=len(answers), bytes=sum(len(each.content) for each in answers),
                gzip_bytes=sum(weights), of_that_page=weights[0], how="gzip sent" if sent else "gzip computed",
                limit=WEIGHT, within=sum(weights) <= WEIGHT,
            )  # fmt: skip


def _asked_for(browser: Browser, address: str, path: str) -> list[str]:
    """The addresses of a page, its styles and its scripts, in the order the browser asks for them."""
    with window(browser, address) as context:
        page = context.new_page()
        asked: list[Request] = []
        page.on("request", lambda request: asked.append(request))  # noqa: PLW0108  it notes something on what it is given
        page.goto(path)
        return [each.url for each in asked if each.resource_type in {"document", "stylesheet", "script"}]


def _gzipped(answer: httpx.Response) -> int:
    """What went over the wire where the server compresses, else what its bytes would be."""
    if answer.headers.get("content-encoding") == "gzip":
        return answer.num_bytes_downloaded
    return len(gzip.compress(answer.content, mtime=0))


def scroll(browser: Browser, address: str, pages: dict[str, str]) -> None:
    """Turn the wheel from top to bottom and count what keeps the page busy; a task made long on purpose must be seen first."""
    for name, path in pages.items():
        with window(browser, address) as context:
            page = context.new_page()
            answer = page.goto(path)
            if answer is None or not answer.ok:
                raise AssertionError(path)
            page.wait_for_timeout(_STILL)
            page.evaluate(_COUNT_LONG)
            page.evaluate(_BLOCK)
            page.wait_for_timeout(_STILL)
            sees = len(page.evaluate("window.longTasks.splice(0)"))
            turns, at, there = _to_the_end(page)
            page.wait_for_timeout(_STILL)
            tasks: list[int] = page.evaluate("window.longTasks")
            say(
                f"scroll, {name}", pixels=at, to_the_end=there, turns=turns, pictures=page.locator("main img").count(),
                long_tasks=len(tasks), longest_ms=max(tasks, default=0), sees_long_tasks=sees > 0, limit=0,
                within=not tasks and sees > 0 and there,
            )  # fmt: skip


def _to_the_end(page: Page) -> tuple[int, int, bool]:
    """Turn the wheel until the page is at its end; give how often, how many pixels down it is, and whether that is the end."""
    page.mouse.move(DESKTOP[0] / 2, DESKTOP[1] / 2)
    turns, still = 0, 0
    at, end = page.evaluate(_PLACE)
    while at < end - 1 and still < _STILL // 16:
        page.mouse.wheel(0, _WHEEL)
        page.wait_for_timeout(16)
        before = at
        at, end = page.evaluate(_PLACE)
        turns, still = turns + 1, still + 1 if at == before else 0
    return turns, at, at >= end - 1


def follow(browser: Browser, address: str, folder: Path, film: Film) -> None:
    """Change a note in a script supervisor's log again and again, and see how long until *Takes* shows it."""
    report = folder / _DAY
    slate = report.read_text(encoding="utf-8").splitlines()[-1].partition(",")[0]
    scene = next(take.scene for take in film.dailies.takes if take.label == slate)
    with window(browser, address) as context:
        context.add_init_script(_FOLLOWING)
        page = context.new_page()
        page.goto(f"/takes?scene={scene}")
        _wait(page, "window.follows === true")
        times = []
        for nth in range(1, ROUNDS + 1):
            words = f"seen again, {('once', 'twice', 'thrice', 'more often', 'for good')[nth - 1]}"
            page.evaluate(_LOOK_FOR, words)
            text = report.read_text(encoding="utf-8").splitlines()
            row = ",".join(text[-1].split(",")[:3])
            began = time.time()
            report.write_text("\n".join((*text[:-1], f'{row},"{words}"')) + "\n", encoding="utf-8")
            times.append(_wait(page, "window.shownAt") - began * 1000)
            page.wait_for_timeout(_STILL)
    _say_followed(times)


def _say_followed(times: Sequence[float]) -> None:
    median = statistics.median(times)
    say(
        "a changed report on Takes", median_ms=round(median), most_ms=round(max(times)), changes=len(times),
        limit_ms=CHANGE_MS, within=median <= CHANGE_MS,
    )  # fmt: skip


def _wait(page: Page, value: str) -> float:
    """Ask the page until it has a value; its own rules forbid the browser to evaluate a condition itself."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        if found := page.evaluate(value):
            return float(found)
        page.wait_for_timeout(20)
    raise TimeoutError(value)


if __name__ == "__main__":
    main()
