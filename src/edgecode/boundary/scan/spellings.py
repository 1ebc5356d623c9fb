"""Letters spelt otherwise: Morse, the alphabet of radio, Braille, numbers, bits, signs that look like letters, other alphabets.

As in :mod:`edgecode.boundary.scan.wrappings`, each function gives what it finds as text or bytes, and never raises.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

Found = Iterator[str | bytes]

_LEAST: Final = 8
"""Letters of a spelt text, at least."""
_MORSE: Final = {
    code: letter
    for letter, code in zip(
        "abcdefghijklmnopqrstuvwxyz0123456789",
        ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --.. "  # noqa: SIM905  better read in one line
        "----- .---- ..--- ...-- ....- ..... -.... --... ---.. ----.".split(),
        strict=True,
    )
}
_DOTS_AND_DASHES: Final = str.maketrans(
    "\u00b7\u2022\u2219\u22c5\u2027*\u2013\u2014\u2212_\u2010\u2011\u2012", "......-------"
)
_MORSE_RUN: Final = re.compile(r"(?:[.-]{1,6}[ \t\n/|,;]{1,4}){7,}[.-]{1,6}")
_DIT_DAH: Final = re.compile(r"\b(di[th]?|dah?)\b-?", re.IGNORECASE)
_RADIO: Final = re.compile(
    r"\b(?:al(?:f|ph)a|bravo|charlie|delta|echo|foxtrot|golf|hotel|india|juliett?|kilo|lima|mike|november|oscar|papa|quebec|"
    r"romeo|sierra|tango|uniform|victor|whiskey|whisky|x-?ray|yankee|zulu)\b",
    re.IGNORECASE,
)
_NUMBERS: Final = re.compile(r"(?<![0-9A-Za-z.])[0-9]{1,6}(?:[^0-9A-Za-z]{1,3}[0-9]{1,6}){7,}(?![0-9A-Za-z])")
_PACKED_NUMBERS: Final = re.compile(r"[0-9]{21,}")
_BITS: Final = re.compile(r"[01](?:[\s,;:._|-]{0,2}[01]){39,}")
_TWO_LETTERS: Final = re.compile(r"[ab](?:\s?[ab]){39,}", re.IGNORECASE)
_SIGNS: Final = str.maketrans("@$!|+€£¢(<{§&", "asiitelccccse")
_INSIDE: Final = re.compile(r"[@$€£¢§]|[!|+(<{&](?=[\w@$!|+€£¢(<{§&])")
"""Signs that stand for letters wherever they are, and those that do unless a word ends with them."""
_BRAILLE: Final = {
    0x2800 + sum(1 << int(dot) - 1 for dot in dots): letter
    for letter, dots in zip(
        "abcdefghijklmnopqrstuvwxyz",
        "1 12 14 145 15 124 1245 125 24 245 13 123 134 1345 135 1234 12345 1235 234 2345 136 1236 2456 1346 13456 1356".split(),  # noqa: SIM905  better read in one line
        strict=True,
    )
}
_ROT_47: Final = {code: chr(33 + (code - 33 + 47) % 94) for code in range(33, 127)}
_LATIN: Final = 26
_RARER: Final = 0.15
"""Share of the rarer of the two bits, at least: letters as bits have about two fifths of it. A choice."""
_TOP: Final = 0x110000


def morse(text: str) -> Found:
    """Dots and dashes of any kind, letters parted by blanks, and ``dit`` and ``dah``."""
    said = _DIT_DAH.sub(lambda found: "." if found[1][1].lower() == "i" else "-", text)
    for run in _MORSE_RUN.findall(said.translate(_DOTS_AND_DASHES)):
        yield "".join(_MORSE.get(sign, " ") for sign in re.split(r"[^.-]", run) if sign)


def radio(text: str) -> Found:
    """Alfa, Bravo, Charlie: the alphabet of radio (ICAO), among whatever words."""
    words = _RADIO.findall(text)
    if len(words) >= _LEAST:
        yield "".join(word[0] for word in words)


def numbers(text: str) -> Found:
    """Numbers for letters: of Unicode in tens or eights, or of the alphabet, from whatever beginning."""
    for run in (*_NUMBERS.findall(text), *_across(text)):
        said = re.findall(r"[0-9]+", run)
        values = [int(each) for each in said]
        yield "".join(chr(value) if value < _TOP else " " for value in values)
        yield "".join(chr(ord("a") + (value - 1) % _LATIN) for value in values)
        if not any("8" in each or "9" in each for each in said):
            yield "".join(chr(value) if (value := int(each, 8)) < _TOP else " " for each in said)
    for run in _PACKED_NUMBERS.findall(text):
        for size in (2, 3):
            values = [int(run[at : at + size]) for at in range(0, len(run) - size + 1, size)]
            yield "".join(map(chr, values))
            yield "".join(chr(ord("a") + (value - 1) % _LATIN) for value in values)
        yield bytes(int(run[at : at + 3], 8) & 0xFF for at in range(0, len(run) - 2, 3) if not set(run) & {"8", "9"})


def _across(text: str) -> Iterator[str]:
    """Numbers that lie lines or fields apart: the whole text's, where numbers are much of it."""
    said = re.findall(r"(?<![0-9A-Za-z])[0-9]{1,3}(?![0-9A-Za-z])", text)
    if len(said) > _LEAST and sum(map(len, said)) * 8 > len(text):
        yield " ".join(said)


def bits(text: str) -> Found:
    """Noughts and ones, and the letters a and b (Bacon's cipher)."""
    for run in _BITS.findall(text):
        yield from of_bits("".join(each for each in run if each in "01"))
    for run in _TWO_LETTERS.findall(text):
        yield from of_bits("".join("01"[each in "bB"] for each in run if not each.isspace()))


def of_bits(run: str) -> Found:
    """Read bits as bytes, as characters of seven, and as letters of five, either way round."""
    if len(run) < 5 * _LEAST or min(run.count("0"), run.count("1")) < len(run) * _RARER:
        return
    for each in (run, run.translate({48: "1", 49: "0"})):
        for shift in range(8) if len(run) > 8 * _LEAST else (0,):
            yield _in_groups(each[shift:], 8)
        yield _in_groups(each, 7)
        letters = (int(each[at : at + 5], 2) for at in range(0, len(each) - 4, 5))
        yield "".join(chr(ord("a") + letter) if letter < _LATIN else " " for letter in letters)


def _in_groups(run: str, size: int) -> bytes:
    return bytes(int(run[at : at + size], 2) for at in range(0, len(run) - size + 1, size))


def signs(text: str) -> Found:
    """Signs that stand among letters for letters: @, $, !, | and the like."""
    careful, all_over = _INSIDE.sub(lambda found: found[0].translate(_SIGNS), text), text.translate(_SIGNS)
    yield from (each for each in dict.fromkeys((careful, all_over)) if each != text)


def braille(text: str) -> Found:
    """Patterns of Braille, as letters of the first grade."""
    plain = text.translate(_BRAILLE)
    if plain != text:
        yield plain


def turned_by_47(text: str) -> Found:
    """ROT47: each printable character of ASCII turned by half of them."""
    yield text.translate(_ROT_47)


SPELLINGS: Final[tuple[tuple[str, Callable[[str], Found]], ...]] = (
    ("Morse", morse),
    ("radio alphabet", radio),
    ("numbers", numbers),
    ("bits", bits),
    ("signs for letters", signs),
    ("Braille", braille),
)
