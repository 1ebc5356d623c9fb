"""Carrying 1,200 panels over two drafts of 120 pages, at three strengths of revision: how fast, and how rightly.

JSON lines. ``whole_s`` is matching the drafts and carrying the panels, which must be under a second; ``carry_s`` is the panels
alone with nothing kept from the matching, as when a film is opened whose lines have their names. Seconds are of the processor,
the median of the seeds. ``difflib`` matches the same paragraphs in the same run (equal kind and text, ``autojunk`` off); it
finds no edited line, and gives no panel a place. The shares are judged against the truth of the revision, after one and after
two in a row; *tuned* seeds were looked at, *untouched* were not.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable

from bench_drafts import by_difflib
from judged_panels import Judged
from made_drafts import STRENGTHS, Revision, Strength, revisions
from made_panels import MadePanel, made_panels

from edgecode.film.boards.carry import carried
from edgecode.film.boards.shot import Carry
from edgecode.film.covers import words_of
from edgecode.film.drafts import Drafts, drafts_of
from edgecode.film.names import Draft, Version
from edgecode.film.names import carried as named

PANELS = 1200
TUNED = range(1, 5)
UNTOUCHED = range(5001, 5009)
SECONDS = 1.0
RIGHT = {"light": (0.98, 0.97), "middle": (0.96, 0.93), "strong": (0.94, 0.89)}
"""The least share of panels carried with lines that stand over the truth's lines: after one revision, after two in a row."""


def timed(job: Callable[[], object]) -> float:
    """Seconds of the processor one run of a job takes."""
    began = time.process_time()
    job()
    return time.process_time() - began


def matched(made: list[Revision]) -> Drafts:
    """Give the drafts the names their lines carry over."""
    scripts = [made[0].old, *(each.new for each in made)]
    given = named([Draft(Version(each.path, each)) for each in scripts], {})
    return drafts_of(given[-1], given)


def carries(panels: list[MadePanel], drafts: Drafts) -> dict[str, Carry]:
    """Carry the panels over."""
    return carried([each.panel for each in panels], drafts=drafts)


def measured(strength: Strength, seeds: range) -> dict[str, object]:
    """Measure one strength, and give the figures."""
    whole: list[float] = []
    alone: list[float] = []
    peer: list[float] = []
    one, two = Judged(), Judged()
    for seed in seeds:
        made = revisions(seed, strength, ("white", "blue", "pink"))
        panels = made_panels(made[0].old, seed=seed, count=PANELS)
        words_of.cache_clear()
        whole.append(timed(lambda made=made, panels=panels: carries(panels, matched(made[:1]))))  # type: ignore[misc]
        drafts = matched(made[:1])
        words_of.cache_clear()
        again = drafts_of(drafts.current, drafts.all)
        alone.append(timed(lambda panels=panels, again=again: carries(panels, again)))  # type: ignore[misc]
        peer.append(timed(lambda made=made: by_difflib(made[0].old, made[0].new)))  # type: ignore[misc]
        one.add(panels, carries(panels, drafts), made[:1], drafts)
        drafts = matched(made)
        two.add(panels, carries(panels, drafts), made, drafts)
    spent, difflib = statistics.median(whole), statistics.median(peer)
    return {
        "whole_s": round(spent, 3),
        "most_s": round(max(whole), 3),
        "carry_s": round(statistics.median(alone), 3),
        "limit_s": SECONDS,
        "ratio": round(spent / SECONDS, 3),
        "difflib_s": round(difflib, 3),
        "ratio_difflib": round(spent / difflib, 3),
        "one": told(one),
        "two": told(two),
    }


def told(tally: Judged) -> dict[str, object]:
    """Give the shares of one tally."""
    return {
        "panels": tally.panels,
        "accounted": tally.accounted,
        "right": round(tally.right, 4),
        "scene": round(tally.scene, 4),
        "needless": round(tally.needless, 4),
        "decided": tally.lines["decided"] + tally.whole["decided"],
        "wrong_draft": tally.wrong_draft,
    }


def holds(strength: str, figures: dict[str, object]) -> bool:
    """Whether none is lost, enough are right, and it was fast enough."""
    found = [figures[key] for key in ("one", "two")]
    every = all(isinstance(each, dict) and each["panels"] == each["accounted"] for each in found)
    right = all(
        isinstance(each, dict) and each["right"] >= least for each, least in zip(found, RIGHT[strength], strict=True)
    )
    spent = figures["whole_s"]
    return every and right and isinstance(spent, float) and spent <= SECONDS


def main() -> int:
    """Measure and print; 0 if the untouched seeds are within the limits."""
    fine = True
    for name, seeds in (("tuned", TUNED), ("untouched", UNTOUCHED)):
        if name in sys.argv[1:] or not sys.argv[1:]:
            for strength in STRENGTHS:
                figures = measured(strength, seeds)
                line = {"bench": "boards", "what": "carry-over", "seeds": name, "strength": strength.name, **figures}
                print(json.dumps(line), flush=True)
                fine &= name == "tuned" or holds(strength.name, figures)
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
