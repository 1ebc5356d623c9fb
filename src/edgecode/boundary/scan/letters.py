"""What is left of a text when everything is taken out that can be changed without changing what it says.

Letters and digits only: no case, no accents, no marks, nothing that has no width, look-alikes as what they look like (after
Unicode's UTS 39, shortened to Cyrillic, Greek and the phonetic small capitals). A letter is a code of six bits: 1 to 26 for
a to z, 27 to 36 for the digits, 37 to 63 for letters of all other scripts, folded by their number; 0 stands between texts.
"""

import unicodedata
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.uint8]
Flags = npt.NDArray[np.bool_]

LATIN: Final = 26
"""The code of the last of the letters a to z."""
DIGITS: Final = 36
"""The code of the last digit."""
_OTHERS: Final = 27
_LOOK_ALIKE: Final = dict(
    zip(
        "АВЕКМНОРСТУХІЈЅԌԚԜҮаеорсухіјѕԁһӏԛԝгпшАΒΕΖΗΙΚΜΝΟΡΤΥΧαβγεικνορτυχωηΑ"
        "ıɩɑɡɪʟɴʀʏʙɢʜᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢꜱꜰɐɔǝɟɥᴉɾʞɯɹʇʌʍʎøØđĐłŁħĦðÐƒ",
        "ABEKMHOPCTYXIJSGQWYaeopcyxijsdhlqwrnwABEZHIKMNOPTYXabyeikvoptuxwnA"
        "iiagilnrybghacdejkmoptuvwzsfacefhijkmrtvwyoodDlLhHdDf",
        strict=True,
    )
) | {"æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "th", "Þ": "th"}
_OTHER_ALPHABETS: Final = ((0x1F1E6, 26), (0x1F150, 26), (0x1F170, 26))
"""Regional indicators, and letters in black circles and squares: Unicode gives no letter for them."""
_DROPPED: Final = frozenset({"Mn", "Me", "Mc", "Cf"})


class Letters(NamedTuple):
    """A text as codes, and where in it a word begins: two arrays of one length."""

    codes: Codes
    starts: Flags

    @property
    def reversed(self) -> "Letters":
        """Give it backwards; what was a word's end is its beginning."""
        ends = np.ones(len(self.starts), np.bool_)
        ends[:-1] = self.starts[1:]
        return Letters(self.codes[::-1], ends[::-1])


class _Codes(dict[int, str | None]):
    """The codes of a character as a string, by its number; what is dropped is ``None``. Made as they are asked for."""

    def __missing__(self, number: int) -> str | None:
        """Work a character out, and keep it."""
        self[number] = found = _of_character(chr(number))
        return found


def _of_character(character: str) -> str | None:
    for first, count in _OTHER_ALPHABETS:
        if first <= ord(character) < first + count:
            return chr(1 + ord(character) - first)
    plain = _LOOK_ALIKE.get(character)
    if plain is None and unicodedata.category(character) in _DROPPED:
        return None
    plain = plain or unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    return "".join(map(_code, plain)) or None


def _code(character: str) -> str:
    """Give the code of a decomposed character; nothing for what is dropped."""
    character = _LOOK_ALIKE.get(character, character).lower()
    if "a" <= character <= "z" and len(character) == 1:
        return chr(ord(character) - ord("a") + 1)
    category = unicodedata.category(character[0])
    if category in _DROPPED:
        return ""
    if (value := unicodedata.decimal(character[0], None)) is not None:
        return chr(LATIN + 1 + value)
    if category[0] in "LN":
        return chr(DIGITS + 1 + ord(character[0]) % _OTHERS)
    return "\0"


_CODE_OF: Final = _Codes()
_ASCII: Final = np.array([ord(_CODE_OF[each] or "\0") for each in range(128)], np.uint8)


def letters_of(text: str) -> Letters:
    """Give what is left of a text. Takes any string, half characters too."""
    if text.isascii():
        codes = _ASCII[np.frombuffer(text.encode("ascii"), np.uint8)]
    else:
        codes = np.frombuffer(text.translate(_CODE_OF).encode("latin-1"), np.uint8)
    kept = codes > 0
    begins = kept.copy()
    begins[1:] &= ~kept[:-1]
    return Letters(codes[kept], begins[kept])


def latin_only(letters: Letters) -> Letters:
    """Give the letters a to z of it alone; what is taken out ends a word, as a space does."""
    kept = (letters.codes > 0) & (letters.codes <= LATIN)
    starts = letters.starts.copy()
    starts[1:] |= ~kept[:-1]
    return Letters(letters.codes[kept], starts[kept])


def _folding() -> Codes:
    table = np.arange(64, dtype=np.uint8)
    for digit, letter in zip("0123456789l", "oizeasgtbgi", strict=True):
        table[_ASCII[ord(digit)]] = _ASCII[ord(letter)]
    return table


_FOLD: Final = _folding()


def leet_folded(codes: Codes) -> Codes:
    """Give the codes with each digit as the letter it is written for, and l as i: on both sides alike, so that none is lost."""
    return _FOLD[codes]


def steps(codes: Codes) -> Codes:
    """Give the steps from each letter a to z to the next, round the alphabet, as codes 1 to 26: alike in each Caesar shift."""
    if len(codes) < 2:  # noqa: PLR2004  a step needs two letters
        return codes[:0]
    signed = codes.astype(np.int16)
    return np.asarray((signed[1:] - signed[:-1]) % LATIN + 1, np.uint8)


def backward_steps(taken: Codes) -> Codes:
    """Give the same steps the other way round the alphabet: what they are where the alphabet is turned over (Atbash)."""
    return np.asarray((LATIN + 1 - taken) % LATIN + 1, np.uint8)
