"""Ways to carry a passage past a scanner, each by its name: what somebody would try who knows that one is there.

Each takes the passage and gives what would go out, as text or bytes. ``MISSED`` are those that are known to get through.
"""

import base64
import binascii
import bz2
import codecs
import gzip
import html
import json
import quopri
import textwrap
import zlib
from collections.abc import Callable
from hashlib import shake_128
from typing import Final
from urllib.parse import quote

Evasion = Callable[[str], str | bytes]

FILLER: Final = (
    "we had a fine spring and nobody saw much of it since all of us were indoors reading "
    "about machines and weather and money "
)
NOISE: Final = (  # noqa: SIM905  better read in one line
    "apple bridge candle dragon engine forest guitar hammer island jacket kettle ladder magnet needle orange pepper quiver "
    "rocket saddle tunnel urchin violet window xylem yellow zipper"
).split()
RADIO: Final = (  # noqa: SIM905  better read in one line
    "Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra "
    "Tango Uniform Victor Whiskey X-ray Yankee Zulu"
).split()
MORSE: Final = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        ".-,-...,-.-.,-..,.,..-.,--.,....,..,.---,-.-,.-..,--,-.,---,.--.,--.-,.-.,...,-,..-,...-,.--,-..-,-.--,--..".split(  # noqa: SIM905
            ","
        ),
        strict=True,
    )
)
BRAILLE: Final = (1, 3, 9, 25, 17, 11, 27, 19, 10, 26, 5, 7, 13, 29, 21, 15, 31, 23, 14, 30, 37, 39, 58, 45, 61, 53)
LOOK_ALIKE: Final = str.maketrans("aceopxyABCEHKMOPTX", "асеорхуАВСЕНКМОРТХ")  # noqa: RUF001  they are the point
LEET: Final = str.maketrans("aeiostAEIOST", "431057431057")
SIGNS: Final = str.maketrans("aisAIS", "@!$@!$")


def letters(text: str) -> str:
    """Give the letters a to z of a passage, small."""
    return "".join(each for each in text.lower() if each.isascii() and each.isalpha())


def as_bits(text: str, size: int = 8) -> str:
    """Give a passage as bits."""
    return "".join(f"{byte:0{size}b}" for byte in text.encode("utf-8" if size == 8 else "ascii", "replace"))


def shifted(text: str, by: int) -> str:
    """Shift each letter round the alphabet."""
    return "".join(_shift(each, by) for each in text)


def _shift(letter: str, by: int) -> str:
    if not (letter.isascii() and letter.isalpha()):
        return letter
    first = ord("a") if letter.islower() else ord("A")
    return chr(first + (ord(letter) - first + by) % 26)


def turned_over(text: str) -> str:
    """Atbash: z for a, y for b."""
    return "".join(_over(each) for each in text)


def _over(letter: str) -> str:
    if not (letter.isascii() and letter.isalpha()):
        return letter
    first = ord("a") if letter.islower() else ord("A")
    return chr(2 * first + 25 - ord(letter))


def interleaved(text: str, apart: int) -> str:
    """Set letters of harmless prose between the letters."""
    filler = letters(FILLER) * (len(text) // 20 + 2)
    return "".join(each + filler[at * (apart - 1) : (at + 1) * (apart - 1)] for at, each in enumerate(letters(text)))


def in_words(text: str, at: int) -> str:
    """Carry each letter as a letter of a word of its own: the first or the last."""
    return " ".join(_word(each, at, number) for number, each in enumerate(letters(text)))


def _word(letter: str, at: int, number: int) -> str:
    word = NOISE[number * 7 % len(NOISE)]
    return letter + word[1:] if at == 0 else word[:-1] + letter


def columns(text: str, count: int) -> str:
    """Write in rows, read down the columns."""
    plain = letters(text)
    return "".join(plain[first::count] for first in range(count))


def cased(text: str) -> str:
    """Carry bits as capitals."""
    bits = as_bits(letters(text), 7)
    carrier = letters(FILLER) * (len(bits) // 80 + 1)
    return " ".join(
        textwrap.wrap("".join(c.upper() if b == "1" else c for c, b in zip(carrier, bits, strict=False)), 6)
    )


def spaced_bits(text: str) -> str:
    """Carry bits as one or two blanks between words."""
    words = FILLER.split()
    bits = as_bits(text)
    return "".join(words[at % len(words)] + ("  " if bit == "1" else " ") for at, bit in enumerate(bits)) + "end"


def trailing_blanks(text: str) -> str:
    """Carry bits as blanks and tabs at the ends of lines."""
    bits = as_bits(text)
    return "\n".join(
        f"line of prose{bits[at : at + 8].translate({48: ' ', 49: chr(9)})}" for at in range(0, len(bits), 8)
    )


def no_width(text: str) -> str:
    """Carry bits as characters without width."""
    return "All is well." + as_bits(text).translate({48: "\u200b", 49: "\u200c"}) + " Yours"


def selectors(text: str) -> str:
    """Carry bytes as variation selectors behind one sign."""
    found = text.encode("utf-8")
    return "\u263a" + "".join(chr(0xFE00 + b) if b < 16 else chr(0xE0100 + b - 16) for b in found)


def down_rows(text: str) -> str:
    """Carry a letter a record."""
    return "\n".join(
        json.dumps({"week": f"2026-W{at % 52 + 1:02d}", "code": each}) for at, each in enumerate(letters(text))
    )


def noise_between(text: str) -> str:
    """Tags within words, as a page may have them."""
    return "".join(
        f"<b>{each}</b>" if at % 3 == 0 and each.isalnum() else html.escape(each) for at, each in enumerate(text)
    )


def laid_over(text: str) -> str:
    """One byte over all, then base64."""
    return base64.b64encode(bytes(byte ^ 0x5A for byte in text.encode("utf-8"))).decode()


def b64(text: str | bytes) -> str:
    """Base64."""
    return base64.b64encode(text.encode("utf-8") if isinstance(text, str) else text).decode()


def radio(text: str) -> str:
    """Spell by the alphabet of radio."""
    return " ".join(RADIO[ord(each) - ord("a")] for each in letters(text))


ALONE: Final[dict[str, Evasion]] = {
    "nothing done": lambda text: text,
    "capitals, no punctuation": lambda text: "".join(each if each.isalnum() else " " for each in text.upper()),
    "look-alike letters": lambda text: text.translate(LOOK_ALIKE),
    "accents on every letter": lambda text: "".join(f"{each}\u0301" if each.isalpha() else each for each in text),
    "full-width letters": lambda text: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text),
    "mathematical letters": lambda text: "".join(
        chr(0x1D41A + ord(c) - 97) if c in letters(c) else c for c in text.lower()
    ),
    "characters without width between": "\u200b".join,
    "letters spaced": lambda text: " ".join(letters(text)),
    "letters dotted": lambda text: ".".join(letters(text)),
    "a letter a line": lambda text: "\n".join(letters(text)),
    "leetspeak": lambda text: text.translate(LEET),
    "signs for letters": lambda text: text.translate(SIGNS),
    "base64": b64,
    "base64 for addresses, unpadded": lambda text: base64.urlsafe_b64encode(text.encode()).decode().rstrip("="),
    "base64 over lines": lambda text: "\n".join(textwrap.wrap(b64(text), 19)),
    "base64 behind something": lambda text: f"id{b64(text)}",
    "base32": lambda text: base64.b32encode(text.encode()).decode(),
    "base85": lambda text: base64.b85encode(text.encode()).decode(),
    "ascii85": lambda text: base64.a85encode(text.encode(), adobe=True).decode(),
    "hexadecimal": lambda text: text.encode().hex(),
    "hexadecimal with colons": lambda text: text.encode().hex(":"),
    "percent signs": lambda text: "".join(f"%{byte:02X}" for byte in text.encode()),
    "entities": lambda text: "".join(f"&#{ord(each)};" for each in text),
    "escapes of JSON": lambda text: "".join(f"\\u{ord(each):04x}" for each in text if ord(each) < 0x10000),
    "quoted-printable": lambda text: "".join(f"={byte:02X}" for byte in text.encode()),
    "uuencode": lambda text: "".join(
        binascii.b2a_uu(text.encode()[at : at + 45]).decode() for at in range(0, len(text.encode()), 45)
    ),
    "punycode": lambda text: f"xn--{(letters(text) + 'ü').encode('punycode').decode()}",
    "UTF-16": lambda text: text.encode("utf-16-le"),
    "UTF-32": lambda text: text.encode("utf-32-be"),
    "EBCDIC": lambda text: text.encode("cp500", "replace"),
    "gzip": lambda text: gzip.compress(text.encode(), mtime=0),
    "ROT13": lambda text: codecs.encode(text, "rot13"),
    "Caesar, by 7": lambda text: shifted(text, 7),
    "Atbash": turned_over,
    "ROT47": lambda text: "".join(chr(33 + (ord(c) - 33 + 47) % 94) if "!" <= c <= "~" else c for c in text),
    "one byte laid over all": laid_over,
    "backwards": lambda text: text[::-1],
    "words backwards": lambda text: " ".join(reversed(text.split())),
    "each word backwards": lambda text: " ".join(word[::-1] for word in text.split()),
    "every second letter": lambda text: interleaved(text, 2),
    "every fourth letter": lambda text: interleaved(text, 4),
    "every second word": lambda text: " ".join(f"{word} {NOISE[at % 26]}" for at, word in enumerate(text.split())),
    "first letters of words": lambda text: in_words(text, 0),
    "last letters of words": lambda text: in_words(text, -1),
    "first letters of lines": lambda text: "\n".join(
        f"{each}{NOISE[at % 26]} is fine" for at, each in enumerate(letters(text))
    ),
    "a letter a record": down_rows,
    "three columns": lambda text: columns(text, 3),
    "seven columns": lambda text: columns(text, 7),
    "numbers of the alphabet": lambda text: " ".join(str(ord(each) - 96) for each in letters(text)),
    "numbers of ASCII": lambda text: ", ".join(str(ord(each)) for each in text),
    "octal numbers": lambda text: " ".join(f"{byte:03o}" for byte in text.encode()),
    "bits": lambda text: " ".join(f"{byte:08b}" for byte in text.encode()),
    "Bacon's letters": lambda text: "".join(f"{ord(each) - 97:05b}" for each in letters(text)).translate(
        {48: "a", 49: "b"}
    ),
    "Morse": lambda text: " ".join(MORSE[each] for each in letters(text)),
    "radio alphabet": radio,
    "Braille": lambda text: "".join(chr(0x2800 + BRAILLE[ord(each) - 97]) for each in letters(text)),
    "hidden without width": no_width,
    "tag characters": lambda text: "Fine." + "".join(chr(0xE0000 + ord(each)) for each in text if ord(each) < 128),
    "variation selectors": selectors,
    "blanks between words": spaced_bits,
    "blanks at the ends of lines": trailing_blanks,
    "bits as capitals": cased,
    "tags within words": noise_between,
}

PAIRS: Final[dict[str, Evasion]] = {
    "gzip in base64": lambda text: b64(gzip.compress(text.encode(), mtime=0)),
    "zlib in base85": lambda text: base64.b85encode(zlib.compress(text.encode())).decode(),
    "bzip2 in hexadecimal": lambda text: bz2.compress(text.encode()).hex(),
    "base64 twice": lambda text: b64(b64(text)),
    "base64, backwards": lambda text: b64(text)[::-1],
    "base64 under ROT13": lambda text: codecs.encode(b64(text), "rot13"),
    "ROT13 in base64": lambda text: b64(codecs.encode(text, "rot13")),
    "UTF-16 in base64": lambda text: b64(text.encode("utf-16-le")),
    "backwards, by 11": lambda text: shifted(text[::-1], 11),
    "every second letter, by 5": lambda text: shifted(interleaved(text, 2), 5),
    "hexadecimal in percent signs": lambda text: quote(text.encode().hex(" ")),
    "leetspeak backwards": lambda text: text.translate(LEET)[::-1],
    "look-alikes in entities": lambda text: "".join(f"&#x{ord(each):x};" for each in text.translate(LOOK_ALIKE)),
    "Morse in base32": lambda text: base64.b32encode(" ".join(MORSE[e] for e in letters(text)).encode()).decode(),
    "base64 in a field of JSON": lambda text: json.dumps({"rows": [{"note": "\n".join(textwrap.wrap(b64(text), 60))}]}),
    "quoted-printable of ROT13": lambda text: quopri.encodestring(codecs.encode(text, "rot13").encode()).decode(),
    "first letters of words, backwards": lambda text: in_words(text[::-1], 0),
    "columns, Atbash": lambda text: turned_over(columns(text, 4)),
}
"""Two of them, one in the other."""


def encrypted(text: str) -> str:
    """A stream nobody has the key of, as base64."""
    stream = shake_128(b"nobody knows").digest(len(text.encode()))
    return b64(bytes(one ^ other for one, other in zip(text.encode(), stream, strict=True)))


def counted(text: str) -> str:
    """How long each word is: enough to know a passage again, and no letter of it."""
    return " ".join(str(len(word)) for word in text.split())


def a_letter_a_batch(text: str) -> str:
    """What one batch of many holds, when each carries one letter."""
    return json.dumps({"week": "2026-W14", "code": letters(text)[:1]})


def vigenere(text: str) -> str:
    """Shifts that change from letter to letter by a word."""
    return "".join(_shift(each, ord("lemon"[at % 5]) - 97) for at, each in enumerate(letters(text)))


def other_words(text: str) -> str:
    """Every word changed for another of our own, as a paraphrase or a translation would: it keeps no stretch of letters."""
    return " ".join(f"{NOISE[len(word) % 26]}{word[:2].lower()}" for word in text.split())


MISSED: Final[dict[str, Evasion]] = {
    "other words for the same (paraphrase, translation)": other_words,
    "one letter a batch, over many weeks": a_letter_a_batch,
    "encryption": encrypted,
    "shifts that change by a word (Vigenère)": vigenere,
    "how long each word is": counted,
    "columns in an order of their own": lambda text: "".join(letters(text)[at::6] for at in (3, 0, 5, 1, 4, 2)),
    "every fifth letter": lambda text: interleaved(text, 5),
    "four wrappings": lambda text: b64(b64(b64(b64(text)))),
    "fewer than twenty letters of a line": lambda text: letters(text)[:19],
}
"""Known to get through, kept here so that the page says so and a test notices when one does no longer."""
