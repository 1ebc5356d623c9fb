"""The templates, and the few words they ask of Python."""

import re
from collections.abc import Hashable
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar.plugins.jinja import JinjaTemplateEngine
from markupsafe import Markup

from edgecode.boundary.guest.selection import SLOTS
from edgecode.findings.word import Deed, Word
from edgecode.papers.claims import CLAIM
from edgecode.papers.statements import Attested
from edgecode.usecases.card_keys import CARD_KEYS
from edgecode.usecases.moments import utc
from edgecode.usecases.show_coverage import TakeView
from edgecode.web.link import link
from edgecode.web.take_pictures import file_link, megabytes, middle, moment, refusal, still_link, take_link, unplayed

_TEMPLATES: Final = Path(__file__).parent / "templates"

_DID: Final = {
    Deed.TAKE: "took",
    Deed.LEAVE: "left it",
    Deed.LATER: "put it off",
    Deed.INTEND: "said as intended",
    Deed.STANDING: "set",
    Deed.SIGN_PAGE: "signed",
    Deed.SIGN_DAY: "signed",
    Deed.LINE: "lined",
    Deed.BOARD: "changed the boards",
    Deed.PICKUP: "said of pickups:",
    Deed.CUT: "did for the cut:",
    Deed.LET_GO: "let go",
    Deed.UNDO: "took back",
    Deed.DRILL: "walked the drill:",
    Deed.ADOPT: "adopted",
    Deed.NAME: "named",
    Deed.HAS_LEFT: "said has left",
    Deed.CONSENT: "answered",
    Deed.STANDING_MINE: "set for yourself",
    Deed.ALL_OFF: "turned off",
    Deed.ALL_OFF_ENDED: "let in again",
    Deed.ALL_OFF_MINE: "turned off",
    Deed.ALL_OFF_MINE_ENDED: "let in again",
    Deed.ASK: "asked to look",
    Deed.BEFORE: "decided before you were shown",
    Deed.BY_HAND: "decided by hand",
    Deed.READ: "read",
    Deed.STATE: "stated",
    Deed.SIGN_PACK: "signed",
    Deed.HAND_OUT: "wrote out",
    Deed.DELIVER: "put a claim on",
    Deed.PHASE: "said the phase",
    Deed.AGREE: "agreed:",
    Deed.REVOKE: "ended",
    Deed.LOOK: "looked at your own part:",
    Deed.WITHHOLD: "withdrew your own part:",
    Deed.WITHHOLD_ENDED: "let your own part count:",
    Deed.JUDGE: "judged",
    Deed.APPROVE: "approved",
    Deed.DISAPPROVE: "refused",
    Deed.WITNESS: "had cosigned:",
}

_SLOT: Final = re.compile(f"{{({'|'.join(SLOTS)})}}")

_FEW: Final = 10
"""Below it a tenth is told."""


@cache
def engine() -> JinjaTemplateEngine:
    """Make the engine: everything is escaped, and a name that is not there is a fault, not a blank.

    There is one a process, since each has to compile every template that it draws; it holds nothing of a room.
    """
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters |= {
        "on_day": on_day,
        "plural": plural, "span": span, "spoken": spoken, "did": did, "did_words": did_words, "last_says": last_says,
        "take_facts": take_facts, "tidy": tidy,
        "seconds": seconds, "clock": clock, "slug": slug, "moment": moment, "megabytes": megabytes,
        "slots": slots, "unplayed": unplayed, "refusal": refusal, "capitalise": capitalise,
    }  # fmt: skip
    environment.globals |= {
        "link": link,
        "still_link": still_link,
        "file_link": file_link,
        "take_link": take_link,
        "middle": middle,
        "key_of": CARD_KEYS,
    }
    return JinjaTemplateEngine(engine_instance=environment)


class KeptDrawings:
    """What macros of templates drew, for a page that shows the same again and again; it knows nothing of a request."""

    def __init__(self) -> None:
        """Begin with nothing drawn."""
        self._drawn: dict[Hashable, Markup] = {}

    def get(self, key: Hashable, template: str, name: str, *told: object) -> Markup:
        """Give what was drawn under a key, else draw it by the macro ``name`` of a template."""
        if key not in self._drawn:
            made = getattr(engine().engine.get_template(template).module, name)(*told)
            self._drawn[key] = Markup(made)  # noqa: S704  a macro of ours has escaped what it was given
        return self._drawn[key]


def with_current(drawn: Markup, *signs: str) -> Markup:
    """Say of the elements with some attributes that they are the current ones; the attributes are ours, as ``id="row-4"``."""
    for sign in signs:
        drawn = Markup(str(drawn).replace(sign, f'{sign} aria-current="true"'))  # noqa: S704  nothing of the film is added
    return drawn


def on_day(at: int) -> str:
    """Write a time in milliseconds since 1970 as a day and a time of day, UTC."""
    said = utc(at)
    return f"{said.day} {said:%B %Y, %H:%M} UTC"


def span(much: float, unit: str) -> str:
    """Say how long something takes: ``29 years``, ``1.8 weeks``, never less than a tenth."""
    told = f"{max(much, 0.1):.1f}".removesuffix(".0") if much < _FEW else f"{much:,.0f}"
    return f"{told} {unit if told == '1' else f'{unit}s'}"


def plural(count: int, word: str) -> str:
    """``1 take``, ``2 takes``, ``no takes``."""
    return f"{count or 'no'} {word}{'' if count == 1 else 's'}"


def spoken(name: str) -> str:
    """An id as words: ``unshot-line`` is *unshot line*."""
    return name.replace("-", " ")


def did(deed: Deed) -> str:
    """Say to a person what they did last: ``You took``."""
    return f"You {_DID[deed]}"


def last_says(word: Word) -> str:
    """Say what somebody said last, to be shown to them; of a claim its question, since a word may have been spoken against."""
    of = word.stated
    return f"your answer to {CLAIM[of.claim].asks}" if isinstance(of, Attested) and of.claim in CLAIM else word.says


def did_words(deed: Deed) -> str:
    """Say what somebody did: ``took``."""
    return _DID[deed]


def take_facts(take: TakeView) -> str:
    """Say how a take was marked, with which cameras, and how often the cut uses it."""
    uses = f"in the cut {take.clips} times" if take.clips > 1 else "in the cut" if take.clips else ""
    cameras = f"{'cameras' if len(take.cameras) > 1 else 'camera'} {' '.join(take.cameras)}" if take.cameras else ""
    mark = "no good" if take.mark == "ng" else str(take.mark)
    return ", ".join(fact for fact in (mark, cameras, uses, "" if take.listed else "in no report") if fact)


def tidy(number: float) -> str:
    """A length or a place with two digits at the most: ``12``, ``12.5``."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def seconds(moment: Fraction | float) -> str:
    """Seconds with three digits at the most, as a media fragment has them: ``7.375``."""
    return f"{float(moment):.3f}".rstrip("0").rstrip(".")


def clock(length: float) -> str:
    """Whole minutes and seconds: ``1:05``."""
    minutes, rest = divmod(round(length), 60)
    return f"{minutes}:{rest:02}"


def slots(says: str) -> list[tuple[str, str]]:
    """Part a sentence of a guest tool at its slots: what stands before each, and the slot's name, empty behind the last."""
    parts = _SLOT.split(says)
    return list(zip(parts[::2], [*parts[1::2], ""], strict=True))


def capitalise(words: str) -> str:
    """A sentence that begins with a capital letter; the rest is left as it is."""
    return words[:1].upper() + words[1:]


def slug(words: str) -> str:
    """Words as the name of a class: ``not-proven``."""
    return words.replace(" ", "-")
