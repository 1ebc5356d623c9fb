"""A film on which somebody decided, signed and wrote things, every step a process of its own; and a search of raw files.

Nobody stands in film.toml: who is on the film was said through edgecode, so that nothing but edgecode's own files knows them.
"""

import json
import os
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from conftest import written
from simulators.command_line import Edgecode, Said

BEA: Final = "Bea Nwosu"
IDA: Final = "Ìda Lünd-Ørsted"
REASON: Final = "the tide took the white horse"
USE: Final = "it cleaned the neighing of a tired mare"
SHARE: Final = "I redrew the last panel at my mother's kitchen table"
OF_OTHERS: Final = f"as {IDA} asked me on the pier"
TEXTS: Final = (REASON, USE, SHARE)
FILM: Final = """
    --- film.toml
    title = "Night Bus"
    --- script.fountain
    INT. LAST BUS OF THE LINE - NIGHT #12#

    NADIA
    You said you would have it mended by Easter.

    TOM
    It rained.

    NADIA
    It always rains.
    --- dailies/day-1.csv
    slate,mark
    12-1,circled
    12-2,ng
    """
_MAY: Final = ("set intents", "sign pages and days", "sign papers", "agree with partners")


def told(root: Path, edgecode: Edgecode) -> Path:
    """Write the film below a root, and let its people say things. Gives its folder."""
    film = written(FILM, root / "film")
    for words in _said(film):
        done = edgecode(*words)
        assert done.code == 0, (words, done)
    own = finding(film, edgecode)
    for words in (
        ("decide", own, film, "--leave", "--because", REASON, "--by", IDA),
        ("intend", "unshot-line", film, "--at", "12", "--because", OF_OTHERS, "--by", BEA),
        ("undo", film, "--by", BEA),
        ("sign", film, "--page", "12", "--by", IDA),
    ):
        done = edgecode(*words)
        assert done.code == 0, (words, done)
    return film


def finding(film: Path, edgecode: Edgecode) -> str:
    """Give the id of the first finding."""
    return str(json.loads(edgecode("check", film, "--json").out)["findings"][0]["id"])


def agreed(root: Path, film: Path, edgecode: Edgecode, *, by: str = IDA) -> None:
    """Let somebody sign an agreement with a partner; its files lie below the root."""
    key, deal, note = (root / name for name in ("aria.key", "deal.toml", "deal.note"))
    public = edgecode("partner", "key", "aria-labs", "--out", key).out.strip()
    deal.write_text(edgecode("partner", "draft", "--partner", "Aria", "--key", public).out, encoding="utf-8")
    assert edgecode("partner", "sign", deal, "--key", key, "--out", note).code == 0
    said = edgecode("partner", "agree", note, film, "--by", by)
    assert said.code == 0, said


def _said(film: Path) -> Iterable[tuple[str | Path, ...]]:
    yield ("name", BEA, film, "--role", "producer", "--by", BEA)
    yield (
        *("name", IDA, film, "--role", "script supervisor", "--by", BEA),
        *(word for may in _MAY for word in ("--may", may)),
    )
    yield ("consent", "checks", "yes", film, "--by", IDA)
    yield ("standing", "unshot-line", "offered", film, "--by", BEA)
    yield ("line", "12-1", film, "--covers", "1", "--because", REASON, "--by", IDA)
    yield ("tool", "Denoiser", film, "--used-on", "sound", "--for", USE, "--by", IDA)
    yield (
        "author",
        "storyboards",
        film,
        "--made-by",
        IDA,
        "--how",
        "with-tool",
        "--share",
        SHARE,
        "--tool",
        "Denoiser",
        "--by",
        IDA,
    )
    yield ("attest", "no-synthetic-performer", film, "--by", IDA)


def holding(folders: Iterable[Path], words: Iterable[str]) -> dict[str, list[str]]:
    """Give which files below some folders hold which words in their raw bytes, however these may be written there."""
    forms = {form: word for word in words for form in _forms(word)}
    found: dict[str, list[str]] = {}
    for folder in folders:
        for root, _folders, files in os.walk(folder):
            for name in files:
                data = (Path(root) / name).read_bytes().lower()
                held = sorted({word for form, word in forms.items() if form in data})
                if held:
                    found[str((Path(root) / name).relative_to(folder))] = held
    return found


def _forms(word: str) -> set[bytes]:
    """A word composed and taken apart, in UTF-8 and UTF-16, and as JSON escapes it."""
    made = set()
    for form in (unicodedata.normalize("NFC", word), unicodedata.normalize("NFD", word)):
        made |= {form.encode(), form.encode("utf-16-le"), form.encode("utf-16-be"), json.dumps(form)[1:-1].encode()}
    return {each.lower() for each in made}


def stated(said: Said) -> dict[str, object]:
    """Read the JSON that a command printed."""
    document: dict[str, object] = json.loads(said.out)
    return document
