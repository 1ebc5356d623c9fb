"""Texts wrapped in text: base64 and its kin, hexadecimal, percent signs, entities, escapes, quoted-printable, punycode, JSON.

Each function gives what it finds in a text, as text or as bytes; on a text that holds nothing of its kind it gives nothing.
None raises, and none takes longer than the text is long, but for a constant.
"""

import base64
import binascii
import html
import quopri
import re
import sys
from collections.abc import Callable, Iterator
from typing import Final
from urllib.parse import unquote_to_bytes

import msgspec

from edgecode.boundary.scan.shingles import SHINGLE

Found = Iterator[str | bytes]

_ALIGNMENTS: Final = 4
_BASE64: Final = re.compile(r"[A-Za-z0-9+/_-]{16,}")
_BASE32: Final = re.compile(r"[A-Z2-7]{16,}|[a-z2-7]{16,}")
_BASE32_HEX: Final = re.compile(r"[0-9A-V]{16,}|[0-9a-v]{16,}")
_HEX: Final = re.compile(r"(?:(?:0x|\\x|%|&#x|#)?[0-9A-Fa-f]{2}[\s:;,._|-]{0,2}){8,}")
_HEX_LEAD: Final = re.compile(r"0x|\\x|&#x|[^0-9A-Fa-f]")
_BASE85: Final = re.compile(r"[0-9A-Za-z!#$%&()*+;<=>?@^_`{|}~-]{12,}")
_ASCII85: Final = re.compile(r"[!-uz]{12,}")
_Z85: Final = re.compile(r"[0-9a-zA-Z.:+=^!/*?&<>()\[\]{}@%$#-]{15,}")
_UU: Final = re.compile(r"^[ -`]{8,61}$", re.MULTILINE)
_ESCAPE: Final = re.compile(
    r"\\u\{([0-9A-Fa-f]{1,6})\}|\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})|\\x([0-9A-Fa-f]{2})|[Uu]\+([0-9A-Fa-f]{4,6})\s?"
)
_OCTAL: Final = re.compile(r"\\([0-3][0-7]{2})")
_QUOTED: Final = re.compile(r"=(?:[0-9A-F]{2}|[ \t]*\n)")
_UTF_7: Final = re.compile(r"\+[A-Za-z0-9+/]{3,}-")
_TAG: Final = re.compile(r"<!--.{0,2000}?-->|<[^<>]{1,400}>", re.DOTALL)
_PUNYCODE: Final = re.compile(r"xn--([A-Za-z0-9-]{4,200})", re.IGNORECASE)
_Z85_ALPHABET: Final = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#"
_B85_ALPHABET: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"
_TO_B85: Final = str.maketrans(_Z85_ALPHABET, _B85_ALPHABET)


def _runs(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    """The runs of a text, and those that were broken over lines or spaced, each once."""
    closed = "".join(text.split())
    yield from dict.fromkeys((*pattern.findall(text), *(pattern.findall(closed) if closed != text else ())))


def base_64(text: str) -> Found:
    """Base64 with either alphabet, padded or not, broken over lines or not, with something before it or not (RFC 4648)."""
    for run in _runs(_BASE64, text):
        if run.islower() or run.isupper():  # words run together: base64 has both
            continue
        plain = run.replace("-", "+").replace("_", "/")
        for first in range(_ALIGNMENTS):
            part = plain[first:]
            part = part[: len(part) - 1] if len(part) % 4 == 1 else part
            yield base64.b64decode(part + "=" * (-len(part) % 4))


def base_32(text: str) -> Found:
    """Base32 with the common and the extended hexadecimal alphabet, in either case."""
    for pattern, decode in ((_BASE32, base64.b32decode), (_BASE32_HEX, base64.b32hexdecode)):
        for run in _runs(pattern, text):
            part = run.upper()
            while len(part) % 8 in {1, 3, 6}:
                part = part[:-1]
            yield decode(part + "=" * (-len(part) % 8))


def base_85(text: str) -> Found:
    """Base85 as Git, Adobe and ZeroMQ write it."""
    for run in _runs(_BASE85, text):
        yield from _tried(base64.b85decode, run)
    for run in _runs(_ASCII85, text):
        body = run.removeprefix("<~").split("~>", 1)[0]
        yield from _tried(base64.a85decode, body)
    for run in _runs(_Z85, text):
        yield from _tried(base64.b85decode, run.translate(_TO_B85))


def _tried(decode: Callable[[str], bytes], run: str) -> Found:
    try:
        yield decode(run)
    except ValueError:
        return


def hexadecimal(text: str) -> Found:
    """Pairs of hexadecimal digits, with whatever stands between them."""
    for found in _HEX.finditer(text):
        digits = _HEX_LEAD.sub("", found[0])
        yield bytes.fromhex(digits[: len(digits) // 2 * 2])
        yield bytes.fromhex(digits[1 : (len(digits) - 1) // 2 * 2 + 1])


def percent_encoded(text: str) -> Found:
    """Bytes as %XX (RFC 3986)."""
    if "%" in text:
        yield unquote_to_bytes(text.encode("utf-8", "replace"))


def entities(text: str) -> Found:
    """HTML's entities, by name and number."""
    if "&" in text and (plain := html.unescape(text)) != text:
        yield plain


def escapes(text: str) -> Found:
    r"""Characters as JSON, Python and others write them: \u0041, \x41, \101, U+0041."""
    plain = _OCTAL.sub(lambda found: chr(int(found[1], 8)), _ESCAPE.sub(_character, text))
    if plain != text:
        yield plain
    if "\\n" in text or "\\t" in text:
        yield plain.replace("\\n", "\n").replace("\\t", "\t").replace("\\r", "")


def _character(found: re.Match[str]) -> str:
    number = int(next(filter(None, found.groups())), 16)
    return chr(number) if number <= sys.maxunicode else " "


def quoted_printable(text: str) -> Found:
    """Mail's =XX, lines broken by a last =, and the words of its headers (RFC 2045, 2047)."""
    if _QUOTED.search(text):
        yield quopri.decodestring(text.encode("utf-8", "replace"))


def mail_7_bit(text: str) -> Found:
    """UTF-7 (RFC 2152)."""
    if _UTF_7.search(text):
        yield text.encode("ascii", "replace").decode("utf-7", "replace")


def uuencoded(text: str) -> Found:
    """Lines as uuencode writes them."""
    out = bytearray()
    for line in _UU.findall(text):
        try:
            out += binascii.a2b_uu(line)
        except binascii.Error:
            continue
    if out:
        yield bytes(out)


def punycode(text: str) -> Found:
    """Labels of host names (RFC 3492)."""
    for label in _PUNYCODE.findall(text):
        try:
            yield label.encode("ascii", "replace").decode("punycode")
        except (UnicodeError, OverflowError):
            continue


def tags_out(text: str) -> Found:
    """A page with its tags and comments taken out, so that none parts a word."""
    if "<" in text and (plain := _TAG.sub("", text)) != text:
        yield plain


def fields(text: str) -> Found:
    """JSON, whole or a value a line: each long string, all strings in their order, and each field down all lines."""
    rows = [value for line in (text, *text.splitlines()) if (value := _json(line)) is not None]
    columns: dict[str, list[str]] = {}
    every: list[str] = []
    for row in rows:
        for name, value in _strings(row):
            columns.setdefault(name, []).append(value)
            every.append(value)
    yield from dict.fromkeys(value for value in every if len(value) > SHINGLE)
    if len(every) > 1:
        yield "\n".join(every)
    yield from ("\n".join(values) for values in columns.values() if 1 < len(values) < len(every))
    if columns:
        yield "\n".join(name.rpartition("/")[2] for name in columns)


def _json(line: str) -> object:
    if line.lstrip()[:1] not in {"{", "[", '"'}:
        return None
    try:
        return msgspec.json.decode(line.encode("utf-8", "replace"))
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None


def _strings(value: object) -> Iterator[tuple[str, str]]:
    """Every string and number of a JSON value, in order, with its way."""
    waiting: list[tuple[str, object]] = [("", value)]
    while waiting:
        way, each = waiting.pop()
        if isinstance(each, dict):
            waiting += [(f"{way}/{name}", inner) for name, inner in reversed(list(each.items()))]
        elif isinstance(each, list):
            waiting += [(way, inner) for inner in reversed(each)]
        elif isinstance(each, (str, int, float)) and not isinstance(each, bool):
            yield way, str(each)


WRAPPINGS: Final[tuple[tuple[str, Callable[[str], Found]], ...]] = (
    ("fields", fields),
    ("base64", base_64),
    ("base32", base_32),
    ("base85", base_85),
    ("hexadecimal", hexadecimal),
    ("percent signs", percent_encoded),
    ("entities", entities),
    ("escapes", escapes),
    ("quoted-printable", quoted_printable),
    ("UTF-7", mail_7_bit),
    ("uuencode", uuencoded),
    ("punycode", punycode),
    ("tags taken out", tags_out),
)
