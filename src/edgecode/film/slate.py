"""Slates: what is chalked on the clapper, and how it comes back as a clip's name.

The grammar is that of DESIGN.md, section 3: prefix letters, number, setup letters, take, words such as PU, a camera's
letter, frames a second, and a star anywhere for a circled take: ``12A-3``, ``A103A-4PUA*``, ``119B-3A* 48FPS``. Which of
the letters belong to the scene and which to the setup is not the slate's to say: :mod:`edgecode.film.settle`.
"""

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final

import msgspec


class Flag(StrEnum):
    """A word on the slate beside its numbers."""

    PU = "PU"
    """A pickup: the take starts again somewhere inside the setup."""
    SER = "SER"
    """A series: several runs in one take without cutting the camera."""
    WT = "WT"
    """A wild track: sound alone."""
    MOS = "MOS"
    """Picture alone."""
    VFX = "VFX"
    """An element for visual effects."""


class Style(StrEnum):
    """How a production numbers its slates."""

    US = "us"
    """Scene, setup letters, take: ``12A-3``."""
    UK = "uk"
    """Running slate numbers: ``417-3`` is slate 417, take 3, of whatever scene the log says."""


class Slate(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One slate, taken apart. Letters are in upper case; ``number`` keeps the zeros it is printed with."""

    text: str
    """The name as it was found."""
    prefix: str = ""
    """The letters before the number: an inserted scene's, a unit's, or ``V`` and ``X`` for visual effects."""
    number: str
    """The scene's digits; in UK style the slate's own number."""
    letters: str = ""
    """What follows the digits: setup letters, an inserted scene's letter, or both."""
    shot: str = ""
    """The middle of three numbers, ``4`` in ``469C-4-1``: the shot in its scene; in UK style the slate's number."""
    take: int | None = None
    flags: tuple[Flag, ...] = ()
    """In the order of :class:`Flag`, each once."""
    part: int | None = None
    """The number after PU, SER or WT: 2 in ``4PU2``."""
    camera: str = ""
    """The camera's letter; two letters are a unit's camera (``XA``) or two cameras in one clip (``AB``)."""
    fps: int | None = None
    """The camera's speed in frames a second, where the name tells it."""
    circled: bool = False
    """Whether a star stands anywhere in the name."""
    rest: str = ""
    """What else the name holds, as printed, such as ``.SUB.01``."""
    style: Style = Style.US

    @classmethod
    def parse(cls, text: str, *, style: Style = Style.US) -> "Slate | None":
        """Take a name apart, or find with ``None`` that it is no slate: a leader, a mixdown, a camera's file name.

        A bare setup (``12A``) is a slate without a take. Upper and lower case, all kinds of dashes, and ``12A/3``,
        ``12A T3``, ``12A TK 3``, ``12A_3``, ``slate 417 take 3`` are understood. The names of visual effects and
        animation shots (``Z598_101J (LAY4)``) are refused where they can be told apart. Never raises.
        """
        return _parsed(text, style)

    @property
    def setup_label(self) -> str:
        """The setup as slated, without the take: ``12A``, ``A103A``, ``469C-4``."""
        return f"{self.prefix}{self.number}{self.letters}{self.shot and '-'}{self.shot}"

    @property
    def take_label(self) -> str:
        """Setup and take as people say them, without the camera: ``12A-3``, ``A103A-4PU``."""
        return f"{self.setup_label}{self._take_as_said()}"

    @property
    def take_key(self) -> str:
        """What all cameras and the sound of one take have in common, and no other take has; for comparing.

        PU, SER and WT with their number make another take: on set a pickup has a slate of its own, so ``4PU`` is not
        ``4``, while ``105D-4PUA`` and ``105D-4PUB`` are two cameras of one. MOS, VFX, speed and star do not count,
        since one paper writes them and another does not. Zeros before a number do not count either.
        """
        number, shot = self.number.lstrip("0") or "0", self.shot and (self.shot.lstrip("0") or "0")
        return f"{self.prefix}{number}{self.letters}{shot and '-'}{shot}{self._take_as_said()}"

    def __str__(self) -> str:
        """Print the slate in the one order that :meth:`parse` reads back to the same parts."""
        camera = self.camera if self.take is not None else ""
        words = [f"{self.take_label}{camera}{'*' if self.circled else ''}"]
        words += [f"{self.fps}FPS"] if self.fps is not None else []
        words += [flag for flag in (Flag.MOS, Flag.VFX) if flag in self.flags]
        between = " " if self.rest and self.rest[0] not in "._-" else ""
        return f"{' '.join(words)}{between}{self.rest}"

    def _take_as_said(self) -> str:
        words = "".join(flag for flag in _ANOTHER_TAKE if flag in self.flags)
        part = "" if self.part is None else str(self.part)
        if self.take is None:
            return f" {words}{part}" if words else ""
        return f"-{self.take}{words}{part}"


_ANOTHER_TAKE: Final = (Flag.PU, Flag.SER, Flag.WT)
_LONGEST: Final = 200
"""Characters of a name; nothing longer is chalked on a slate, and a bound keeps every reading short."""
_LONGEST_SCENE: Final = 3
"""Digits of a scene's number in a bare setup or before a shot; longer ones are years, card and file numbers."""
_LONGEST_UNDERSCORED: Final = 2
"""Digits of a take after an underscore; longer ones are the shots of animation and visual effects (``Z598_101``)."""
_FLAG_OF: Final = {"P": Flag.PU, "S": Flag.SER, "W": Flag.WT, "M": Flag.MOS, "V": Flag.VFX}
_NO_PREFIX: Final = frozenset({"SR"})
"""``Sr001-12A-3`` is a sound file: sound roll, scene, take."""
_PLAIN: Final = dict.fromkeys((*range(0x2010, 0x2016), 0x2212, 0xFE63, 0xFF0D), "-") | {0xA0: " "}
"""Dashes of all kinds (hyphens to horizontal bar, minus sign, small and full-width hyphens) and the no-break space."""

_AGAIN: Final = r"PU|P/U|PICK[\s-]?UP|SER(?:IES)?|WT|WILD(?:[\s-]?TRACK)?"
_GAP: Final = r"[\s*]{0,4}"
_TAKE_WORD: Final = r"(?:T(?:K|AKE)[\s.:#*-]{0,3}|T[\s.]{0,2})"
_HEAD: Final = re.compile(
    rf"""[\s*•●·▪]{{0,8}}
    (?:(?:SCENE|SLATE|SC)[\s.:#*]{{0,4}})?
    (?:(?P<front>WILD\s?TRACK|WT|PU|SER|MOS)[\s*_-]{{0,4}})?
    (?P<prefix>[A-Z]{{0,3}})\*{{0,4}}
    (?P<number>[0-9]{{1,4}})(?![0-9])\*{{0,4}}
    (?P<letters>[A-Z]{{0,3}}?)
    (?:
        (?:
            [\s*_-]{{0,4}}(?P<middle>{_AGAIN}|MOS|VFX)[\s*_/-]{{0,4}}{_TAKE_WORD}?
            |
            (?:{_GAP}[-/]{_GAP}(?P<shot>[0-9]{{1,3}}(?:[A-Z](?!T))?))?
            {_GAP}(?:(?P<sign>[-/_]){_GAP}{_TAKE_WORD}?|{_TAKE_WORD})
        )
        (?P<take>[0-9]{{1,3}})(?![0-9])
        (?:\*{{0,4}}(?P<hung>(?:PU|SER|WT|MOS|VFX)+)(?P<part>[0-9]{{1,2}})?)?
        (?:\*{{0,4}}(?P<camera>(?!ND|RD)[A-Z]?[A-F]|[A-Z]))?
        |
        (?:[\s*_-]{{0,4}}(?P<alone>{_AGAIN}|MOS|VFX))?
    )(?![A-Z0-9])""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
"""Everything up to the take and what hangs on it. A camera of two letters ends in A to F, as ``XA`` and ``AB`` do and
``24-35MM`` does not; ``2ND`` and ``3RD`` are no cameras either."""

_WORD: Final = re.compile(
    rf"""[\s*]*(?P<sign>[-/_])?[\s*]*
    (?:
        \(?(?P<fps>[0-9]{{1,4}})(?:\.0{{1,3}})?[\s*]*FPS\)?(?![A-Z0-9])
        |
        (?P<again>{_AGAIN})(?:[\s-]?(?P<part>[0-9]{{1,2}})(?![0-9.]|[\s*]*FPS))?(?![A-Z0-9])
        |
        (?P<plain>MOS|VFX)(?![A-Z0-9])
        |
        (?P<camera>[A-Z])(?:[\s-]?CAM(?:ERA)?(?![A-Z0-9])|(?![A-Z0-9])(?(sign)|(?=[\s*]*$)))
        |
        (?P<rest>[^\s*]+)
    )""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
"""One word after the take. A camera's letter follows a dash, comes last, or says CAM: an article is no camera."""

_FLAG: Final = re.compile("P/?U|PICK|SER|WT|WILD|MOS|VFX", re.IGNORECASE | re.ASCII)


class _Words(msgspec.Struct):
    """What has been understood of the words of a name so far."""

    flags: set[Flag]
    part: int | None
    camera: str
    fps: int | None = None
    rest: str = ""

    def understands(self, word: re.Match[str]) -> bool:
        """Take a word in, unless it says something twice or nothing known."""
        flag = word["again"] or word["plain"]
        if flag and not (word["part"] and self.part is not None):
            self.flags.add(_FLAG_OF[flag[0].upper()])
            self.part = int(word["part"]) if word["part"] else self.part
        elif word["fps"] and self.fps is None:
            self.fps = int(word["fps"])
        elif word["camera"] and not self.camera:
            self.camera = word["camera"].upper()
        else:
            return False
        return True

    def keep(self, printed: str) -> None:
        """Keep a word as it is printed."""
        self.rest = f"{self.rest} {printed}" if self.rest else printed


@lru_cache(maxsize=8192)
def _parsed(text: str, style: Style) -> Slate | None:
    printed = text.strip()
    if len(printed) > _LONGEST:
        return None
    name = printed if printed.isascii() else printed.translate(_PLAIN)
    head = _HEAD.match(name)
    if head is None or head["prefix"].upper() in _NO_PREFIX:
        return None
    words = _words(head, name=name, printed=printed)
    if words is None or not _is_slate(head, words=words):
        return None
    return Slate(
        text=text,
        prefix=head["prefix"].upper(),
        number=head["number"],
        letters=head["letters"].upper(),
        shot=(head["shot"] or "").upper(),
        take=int(head["take"]) if head["take"] else None,
        flags=tuple(flag for flag in Flag if flag in words.flags) if words.flags else (),
        part=words.part,
        camera=words.camera,
        fps=words.fps,
        circled="*" in name,
        rest=words.rest,
        style=style,
    )


def _words(head: re.Match[str], *, name: str, printed: str) -> _Words | None:
    """Read what hangs on the numbers and what follows them; ``None`` where more numbers follow than a slate has."""
    said = " ".join(filter(None, head.group("front", "middle", "hung", "alone")))
    flags = {_FLAG_OF[word[0].upper()] for word in _FLAG.findall(said)} if said else set()
    words = _Words(flags, int(head["part"]) if head["part"] else None, (head["camera"] or "").upper())
    at = head.end()
    while at < len(name) and (word := _WORD.match(name, at)) is not None:
        at = word.end()
        if words.understands(word):
            continue
        first = word.start("sign") if word["sign"] else word.end() - len(word[0].lstrip("* \t\n\r\f\v"))
        if word["sign"] in {"-", "/"} and word["rest"] and word["rest"][0].isdigit():
            return None
        words.keep(printed[first:at])
    return words


def _is_slate(head: re.Match[str], *, words: _Words) -> bool:
    """Tell a slate from a name that only begins like one."""
    number = head["number"]
    if head["take"] is None:
        bare = number[0] != "0" and len(number) <= _LONGEST_SCENE and bool(head["letters"] or not head["front"])
        return bare and not (words.rest or words.camera or words.part is not None)
    if head["shot"]:
        return len(number) <= _LONGEST_SCENE
    if head["sign"] == "_":
        return len(head["take"]) <= _LONGEST_UNDERSCORED and words.rest[:1] not in {"_", "("}
    return True
