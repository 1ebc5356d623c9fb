"""A made script of any length: the same words for the same seed, in the proportions of a feature.

About 22 paragraphs and one scene and a half on a page, as in a feature of 120 pages; two thirds of the paragraphs are
speech. The story makes no sense; the words are our own.
"""

import random
from collections.abc import Iterator
from typing import Final, NamedTuple

PARAGRAPHS_A_PAGE: Final = 22.5

_PEOPLE: Final = (
    *("NADIA", "OTTO", "MRS. VELL", "RENÉE", "THE FERRYMAN", "IDA", "SERGEANT POOL", "LEW", "JUNE", "OLD CARDER"),
    *("TOBIN", "DR. ASHE", "KIT", "THE CLERK", "MARGIT", "BOY IN A COAT"),
)
_PLACES: Final = (
    *("FERRY DECK", "SALT WAREHOUSE", "NADIA'S KITCHEN", "CUSTOMS OFFICE", "LIGHTHOUSE STAIRS", "TOWN HALL ROOF"),
    *("OTTO'S VAN", "NIGHT MARKET", "SCHOOL CORRIDOR", "QUARRY ROAD", "HOSPITAL LAUNDRY", "SIGNAL BOX", "ICE FACTORY"),
    *("BAKERY YARD", "HARBOUR WALL", "CHAPEL", "BOAT SHED", "RADIO STATION", "LAST BUS", "REGISTRY"),
)
_TIMES: Final = ("DAY", "NIGHT", "DAWN", "DUSK", "LATER", "CONTINUOUS", "DAY", "NIGHT", "DAY")
_THINGS: Final = (
    *(
        "lamp",
        "ledger",
        "kettle",
        "ticket",
        "rope",
        "window",
        "photograph",
        "suitcase",
        "radio",
        "bicycle",
        "letter",
        "coat",
    ),
    *(
        "map",
        "key",
        "bell",
        "crate",
        "torch",
        "ring",
        "umbrella",
        "ladder",
        "compass",
        "apple",
        "chair",
        "engine",
        "drawer",
    ),
)
_QUALITIES: Final = (
    *("wet", "borrowed", "yellow", "heavy", "broken", "second", "quiet", "cold", "empty", "stolen", "small", "careful"),
    *("crooked", "unpaid", "last", "warm", "dusty", "patient"),
)
_DEEDS: Final = (
    *("lifts", "drops", "hides", "studies", "counts", "turns over", "pushes away", "wraps", "carries", "forgets"),
    *("reaches for", "unlocks", "throws", "mends", "trades", "drags", "weighs"),
)
_MANNERS: Final = (
    *("without a word", "as if nobody were there", "twice", "for the third time today", "with both hands", "too late"),
    *(
        "against the wind",
        "before the door shuts",
        "and smiles",
        "and does not look back",
        "by the stairs",
        "in the dark",
    ),
)
_WAYS_TO_SAY: Final = (
    "quietly",
    "not turning round",
    "over the engine",
    "reading",
    "to herself",
    "laughing",
    "beat",
    "into phone",
)
_VERBS: Final = (
    "know",
    "want",
    "owe",
    "remember",
    "believe",
    "mend",
    "sell",
    "keep",
    "miss",
    "understand",
    "follow",
    "count",
)
_WHEN: Final = (
    "since the flood",
    "before Friday",
    "every winter",
    "until they call us",
    "once",
    "at the crossing",
    "by morning",
)
_CHANGES: Final = ("CUT TO:", "SMASH CUT TO:", "DISSOLVE TO:", "> FADE OUT.")


class MadeParagraph(NamedTuple):
    """One paragraph: its kind in the words of ParagraphKind, its text, and a heading's scene number."""

    kind: str
    text: str
    number: str = ""


def made_paragraphs(seed: int, pages: int) -> list[MadeParagraph]:
    """Make the paragraphs of a script; a text that needs a forcing character has it."""
    draw = random.Random(seed)
    paragraphs = [MadeParagraph("action", "FADE IN:")]
    scene = 0
    while len(paragraphs) < pages * PARAGRAPHS_A_PAGE:
        scene += 1
        paragraphs += _scene(draw, number=_number(draw, scene))
    return paragraphs


def made_script(seed: int, pages: int) -> str:
    """Make a script in Fountain, with a title page."""
    text = "Title: The Salt Ferry\nCredit: Written by\nAuthor: Nobody\nRevision: Blue\n"
    for paragraph in made_paragraphs(seed, pages):
        match paragraph.kind:
            case "parenthetical" | "dialogue":
                text += f"{paragraph.text}\n"
            case "heading":
                text += f"\n{paragraph.text} #{paragraph.number}#\n"
            case _:
                text += f"\n{paragraph.text}\n"
    return text


def _number(draw: random.Random, scene: int) -> str:
    """Number a scene of a locked script: now and then one was put in later."""
    return f"{scene}A" if draw.random() < 0.03 else f"A{scene}" if draw.random() < 0.02 else str(scene)


def _scene(draw: random.Random, *, number: str) -> Iterator[MadeParagraph]:
    if draw.random() < 0.02:
        yield MadeParagraph("heading", ".OMITTED", number)
        return
    where = draw.choice(("INT. ", "INT. ", "EXT. ", "EXT. ", "INT./EXT. "))
    yield MadeParagraph("heading", f"{where}{draw.choice(_PLACES)} - {draw.choice(_TIMES)}", number)
    people = draw.sample(_PEOPLE, draw.randint(2, 4))
    yield MadeParagraph("action", _action(draw, who=people[0]))
    for turn in range(draw.randint(1, 10)):
        if draw.random() < 0.45:
            yield MadeParagraph("action", _action(draw, who=draw.choice(people)))
        yield from _speech(draw, who=people[turn % len(people)])
    if draw.random() < 0.1:
        yield MadeParagraph("transition", draw.choice(_CHANGES))


def _speech(draw: random.Random, *, who: str) -> Iterator[MadeParagraph]:
    chance = draw.random()
    yield MadeParagraph("character", f"{who} (O.S.)" if chance < 0.05 else f"{who} (CONT'D)" if chance < 0.1 else who)
    if draw.random() < 0.15:
        yield MadeParagraph("parenthetical", f"({draw.choice(_WAYS_TO_SAY)})")
    yield MadeParagraph("dialogue", " ".join(_said(draw) for _ in range(draw.randint(1, 4))))


def _action(draw: random.Random, *, who: str) -> str:
    sentences = [
        f"{who if nth == 0 else draw.choice(('She', 'He', 'Somebody', 'Nobody'))} {draw.choice(_DEEDS)} the"
        f" {draw.choice(_QUALITIES)} {draw.choice(_THINGS)} {draw.choice(_MANNERS)}."
        for nth in range(draw.randint(1, 5))
    ]
    if draw.random() < 0.08:
        sentences.append(f"*{draw.choice(_MANNERS).capitalize()}*, the {draw.choice(_THINGS)} stops.")
    return ("\n" if draw.random() < 0.1 else " ").join(sentences)


def _said(draw: random.Random) -> str:
    verb, thing = draw.choice(_VERBS), f"{draw.choice(_QUALITIES)} {draw.choice(_THINGS)}"
    sentence = draw.choice(
        (
            f"You {verb} the {thing} {draw.choice(_WHEN)}.",
            f"I never {verb} a {thing}, not {draw.choice(_WHEN)}.",
            f"Do they {verb} it {draw.choice(_WHEN)}?",
            f"Nobody will {verb} this {thing}.",
            f"What would you {verb}, the {thing} or the {draw.choice(_THINGS)}?",
            f"Not {draw.choice(_WHEN)} will we {verb} each {thing} _again_.",
        )
    )
    return sentence.replace("'", "’")
