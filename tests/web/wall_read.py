"""What a wall of panels shows, read off the page as it is sent."""

import re

from web.browsing import Room


def panel_ids(page: str) -> dict[str, str]:
    """The ids of all panels of a page, by their names, in its order; those that want a decision come first."""
    named = re.findall(
        r'<li id="(?:panel|stray)-([^"]+)".*?data-panel(?:="")? aria-label="Panel ([^"]+), large"', page, re.DOTALL
    )
    return {name: panel for panel, name in named}


def on_the_wall(page: str) -> dict[str, list[str]]:
    """The names of the panels of each scene on the wall, by the scene's number."""
    found = {}
    for section in re.findall(r'<section class="board.*?</section>', page, re.DOTALL):
        number = re.search(r"<b>([^<]*)</b>", section)
        assert number is not None
        found[number[1]] = list(panel_ids(section))
    return found


def shots_of(page: str, scene: str) -> list[str]:
    """The headings of the shots of a scene, in order: ``2B again``."""
    section = next(
        each for each in re.findall(r'<section class="board.*?</section>', page, re.DOTALL) if f"<b>{scene}</b>" in each
    )
    heads = re.findall(r'<h3 class="shot">(.*?)</h3>', section, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]*>", " ", head).split()) for head in heads]


def wall(room: Room) -> str:
    """The page as it is now."""
    answer = room.get("/boards")
    assert answer.status_code == 200
    return answer.text
