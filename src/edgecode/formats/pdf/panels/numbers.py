"""Scene, shot and panel as captions of storyboard programs name them.

With words: ``Scene 4  Shot 4A  Panel 2``, ``Sc. 4 / Sh. 4A``, ``SC 4A-2`` (panel 2 of scene 4A), ``Board: 3``. Without, where
nothing else stands on the line: ``4A.2``, ``4A-2`` (shot 4A, panel 2, of scene 4: a letter behind a number is a shot, as on
a slate), ``4-2`` (scene 4, panel 2), ``4_4A_2`` and ``SC010_SH020_P03`` (scene, shot, panel). Numbers keep their zeros.
"""

import re
from typing import Final

import msgspec

_WORDS: Final = {
    "scene": ("scene", "sc", "sequence", "seq"),
    "shot": ("shot", "setup", "sh"),
    "panel": ("panel", "pnl", "pn", "board", "frame"),
}
_NUMBER: Final = r"[A-Za-z]{0,3}[0-9][\w.\-–/+]*"
_LETTERS: Final = r"[A-Z]{1,2}(?![\w'’])"
"""A shot may be called by a letter alone, which stands apart from the word before it: SHOW is no shot OW."""
_LABEL: Final = re.compile(
    r"(?<![\w'’])(?:"
    + "|".join(f"(?P<{kind}>(?i:{'|'.join(words)}))" for kind, words in _WORDS.items())
    + rf")(?i:\s*(?:no|number|name)\b)?(?:\s*[.:#]*\s*(?P<value>{_NUMBER})|\s*[.:#\s]\s*(?P<letters>{_LETTERS}))"
    r"(?i:\s*(?:of|/)\s*\d+)?"
)
_NAMED: Final = re.compile(r"panel\s*[:#]?\s+(?P<name>[^\W\d]\D.{0,79})", re.IGNORECASE)
"""A name in words is all that stands behind the word panel; one that begins with its number ends there."""
_PART: Final = r"[A-Za-z]{0,2}[0-9]{1,4}[A-Za-z]{0,2}"
_BARE: Final = (
    re.compile(
        r"(?:sc?|seq)_?(?P<scene>\d+[A-Z]*)[ _.-]?sh?_?(?P<shot>\d+[A-Z]*)(?:[ _.-]?(?:p|pn|pnl)_?(?P<panel>\d+[a-z]?))?",
        re.IGNORECASE,
    ),
    re.compile(rf"(?P<scene>{_PART})[-_./](?P<shot>{_PART})[-_./](?P<panel>[0-9]{{1,4}}[A-Za-z]?)"),
    re.compile(rf"(?P<lead>{_PART})\s?[-_./]\s?(?P<panel>[0-9]{{1,4}}[A-Za-z]?)"),
)
_LED: Final = re.compile(rf"(?P<scene>{_PART})[-_./](?P<panel>[0-9]{{1,4}}[A-Za-z]?)")
_SHOT_OF: Final = re.compile(r"(?P<scene>[A-Za-z]{0,2}[0-9]{1,4})[A-Za-z]{1,2}")


class Numbered(msgspec.Struct, frozen=True, kw_only=True):
    """What a text names, empty where it does not; ``rest`` is what else it says."""

    scene: str = ""
    shot: str = ""
    panel: str = ""
    rest: str = ""

    @property
    def names(self) -> bool:
        """Whether it names anything."""
        return bool(self.scene or self.shot or self.panel)


def numbered(text: str) -> Numbered:
    """Find what one run of words on a line names."""
    if together := _BARE[0].fullmatch(text.strip(" ()[]#")):
        return _of(together, text.strip(" ()[]#"))
    found: dict[str, str] = {}
    named = _NAMED.fullmatch(text)
    if named is not None and " " in named["name"] and not any(char.isdigit() for char in named["name"].split()[0]):
        return Numbered(panel=named["name"])
    for match in _LABEL.finditer(text):
        kind = next(kind for kind in _WORDS if match[kind])
        found.setdefault(kind, (match["value"] or match["letters"]).rstrip(".-–/"))
    if found:
        rest = " ".join(_LABEL.sub(" ", text).split()).strip(" -–—/|,;:·")
        return _led(Numbered(**found, rest=rest))
    if named is not None:
        return Numbered(panel=named["name"])
    return _bare(text.strip(" ()[]#"))


def scene_of_shot(shot: str) -> str:
    """The scene whose number leads a shot's name (``4`` of ``4A``); empty for a shot that is numbered by itself."""
    match = _SHOT_OF.fullmatch(shot)
    return match["scene"] if match else ""


def _of(match: re.Match[str], text: str) -> Numbered:
    """Scene, shot and panel written as one word, which is the panel's name if it names one."""
    return Numbered(scene=match["scene"], shot=match["shot"], panel=text if match["panel"] else "")


def is_label(text: str) -> bool:
    """Whether a run is the word for a scene, shot or panel alone, whose number stands apart from it."""
    return text.rstrip(".:# ").casefold() in {word for words in _WORDS.values() for word in words}


def _led(found: Numbered) -> Numbered:
    """``SC 4A-2`` names scene and panel under one word."""
    led = _LED.fullmatch(found.scene)
    if led is None or found.panel or found.shot:
        return found
    return Numbered(scene=led["scene"], panel=found.scene, rest=found.rest)


def _bare(text: str) -> Numbered:
    for pattern in _BARE:
        if match := pattern.fullmatch(text):
            known = match.groupdict()
            if "lead" not in known:
                return _of(match, text)
            scene = scene_of_shot(known["lead"])
            return Numbered(scene=scene or known["lead"], shot=known["lead"] if scene else "", panel=text)
    return Numbered(rest=text)
