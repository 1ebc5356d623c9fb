"""The keys of each page, as the dialog on ``?`` lists them; what they do stands in the scripts of ``static/``."""

from collections.abc import Mapping
from typing import Final, TypeAlias

from edgecode.findings.word import Deed
from edgecode.usecases.card_keys import CARD_KEYS

Keys: TypeAlias = tuple[tuple[str, str], ...]
"""Pairs of keys, apart by spaces, and what they do."""

_CARDS: Final[Keys] = (
    ("j k", "from card to card"),
    ("1 – 9", "take an option of the card"),
    (CARD_KEYS[Deed.LATER], "later"),
    (CARD_KEYS[Deed.INTEND], "as intended"),
    (CARD_KEYS[Deed.LEAVE], "leave it"),
    ("a", "at a check on request: look now"),
    ("r", "what was announced is read"),
    ("u", "undo what you did last"),
)
KEYS: Final[Mapping[str, Keys]] = {
    "script": (
        ("j k", "next scene, scene before"),
        ("u", "undo what you did last"),
        ("↑ ↓", "in a take's lines: move where it ends; with Shift, where it begins"),
        ("Enter", "in a take's lines: line it"),
    ),
    "boards": (
        ("j k", "next scene, scene before"),
        ("← → ↑ ↓", "from panel to panel"),
        ("Enter", "open the panel large"),
        ("x", "choose the panel, or choose it no more; with Shift and a click, all from the last one to it"),
        ("⇧← ⇧→", "move the panel, or the chosen ones, before, after"),
        ("⇧↑ ⇧↓", "move it to the scene before, to the next scene"),
        ("g", "group the chosen panels into a shot"),
        ("s", "split the shot here"),
        ("o", "join the shot of the panel to the one before"),
        ("n", "name the shot, and say how it is shot"),
        ("d", "describe the panel"),
        ("t", "say how many seconds it stands"),
        ("e +", "insert a panel after this one; at a scene, as its last"),
        ("b Delete", "take it out"),
        (f"{CARD_KEYS[Deed.INTEND]} i", "at what is noted: as intended"),
        ("1 – 9", "at panels to decide about: put them into that scene"),
        ("Esc", "choose nothing"),
        ("u", "undo what you did last"),
    ),
    "panel": (
        ("← →", "panel before, next panel"),
        ("Esc", "back to the boards"),
    ),
    "board_plan": (
        ("Tab", "from one person or camera to the next"),
        ("← → ↑ ↓", "move it; with Shift, less"),
        ("[ ] , .", "turn it; with Shift, less"),
        ("l", "at a person: they look at the next one, and at last at nobody"),
        ("m", "at a camera: it moves, or stays; Tab leads to where the move ends"),
        ("Enter", "to its numbers"),
        ("Delete", "take it away"),
        ("e", "where a scene has no plan: draw one"),
        ("s", "save the plan"),
        (f"i {CARD_KEYS[Deed.INTEND]}", "what is noted is as intended"),
        ("Esc", "back to the boards"),
        ("u", "undo what you did last"),
    ),
    "board_animatic": (
        ("Space", "play, pause"),
        ("← →", "panel before, next panel"),
        ("Home End", "first panel, last panel"),
        ("t", "say how many seconds it stands"),
        ("Esc", "back to the boards"),
        ("u", "undo what you did last"),
    ),
    "board_compare": (
        ("j k", "next take, take before"),
        ("y n c", "at a take: as boarded, not as boarded, cannot tell"),
        ("Esc", "back to the boards"),
        ("u", "undo what you did last"),
    ),
    "board_cut_order": (
        ("j k", "next scene, scene before"),
        ("b", "at a scene: bring the cut's order and timing back"),
        ("Esc", "back to the boards"),
        ("u", "undo what you did last"),
    ),
    "takes": (
        ("j k", "next take, take before"),
        ("Enter", "open the take"),
    ),
    "take": (
        ("j k", "next take, take before"),
        ("Space", "play, pause"),
        ("Esc", "back to the takes"),
    ),
    "cut": (
        ("← →", "clip before, next clip; the movie goes there"),
        ("j k", "first clip of the next scene, of the scene before"),
        ("Space", "play, pause"),
    ),
    "cut_compare": (
        ("n p", "next change, change before"),
        ("→ ←", "the same"),
        ("1 – 9", "list one kind of change"),
        ("a", "list all changes"),
    ),
    "pickups": (
        ("j k", "from one thing that is owed to the next"),
        ("← →", "from one that might fill it to the next"),
        ("f", "this fills it"),
        ("x", "it does not; at what is settled: take it back"),
        ("1 2 3", "it must be, is nice, is optional"),
        ("w", "waive it: it is not going to be shot"),
        ("a", "give the line to ADR"),
        ("Enter", "open the take at the moment"),
        ("u", "undo what you did last"),
    ),
    "pickup_list": (
        ("j k", "from setup to setup"),
        ("g", "give it to planning"),
        ("d", "it is done"),
        ("w", "drop it: it is not going to be shot"),
        ("u", "undo what you did last"),
    ),
    "pickup_states": (
        ("j k", "from scene to scene, and to what was noticed"),
        ("n", "note a state"),
        (f"{CARD_KEYS[Deed.INTEND]} i", "at notes that differ: as intended"),
        ("u", "undo what you did last"),
    ),
    "today": _CARDS,
    "reliance": (("j k", "from check to check"), ("u", "undo what you did last")),
    "permissions": (
        ("j k", "from row to row"),
        ("1 – 4", "at a check, for the film: off, on request, offered, standard"),
        ("5 – 8", "at a check, for you: off, on request, offered, as the film"),
        ("y", "at a question: yes"),
        ("n", "at a question: no"),
        ("9", "every check off for you, and on again"),
        ("u", "undo what you did last"),
    ),
    "papers": (
        ("j k", "from paper to paper, and on to what was stated"),
        ("Enter", "open the paper"),
        ("x", "take it back, where it is yours"),
        ("u", "undo what you did last"),
    ),
    "paper": (
        ("j k", "from one thing that is missing to the next"),
        ("a", "at a question that you may answer: attest"),
        ("x", "at what you attested: take it back"),
        ("s", "at the form that signs: sign"),
        ("u", "undo what you did last"),
    ),
    "partners": (
        ("j k", "from partner to partner, and on to your own part"),
        ("x", "at your own part: look at it; then withdraw it, or let it count after all"),
        ("u", "undo what you did last"),
    ),
    "guests": (
        ("j k", "from card to card"),
        ("r", "at a tool: run it, once"),
        ("y", "at a sentence: approve it"),
        ("n", "at a sentence: refuse it"),
        ("1 – 9", "at a finding: take an option"),
        (CARD_KEYS[Deed.LATER], "at a finding: later"),
        (CARD_KEYS[Deed.INTEND], "at a finding: as intended"),
        ("x", "at a finding: leave it; at a tool that runs: stop it; at a letter: withdraw it"),
        ("s", "at a letter: sign it"),
        ("g", "at a letter that is signed: get it as a file"),
        ("u", "undo what you did last"),
    ),
    "intended": (
        ("j k", "from one to the next"),
        ("x", "take it back, where it is yours"),
        ("u", "undo what you did last"),
    ),
    "record": (("v", "verify the whole record"), ("u", "undo what you did last")),
}
"""By the name of the page's template."""

EVERYWHERE: Final[Keys] = (("0", "No AI on this film: every check off, for everybody"),)
"""The keys of every page."""
