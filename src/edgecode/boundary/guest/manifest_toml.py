"""A manifest as TOML: read strictly, and written so that reading gives the same record.

Every key has to be there, ``models = []`` where there are none: nothing is left to a default, which a later edgecode could
change. The bounds are told in ``docs/guest-tools.md``; each fault is a :class:`~edgecode.boundary.errors.GuestError` with file
and line. How far off ``until`` may be is a matter of the day on which it is looked at, and so not of the text.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from edgecode.boundary.agreement import Partner
from edgecode.boundary.errors import GuestError
from edgecode.boundary.guest.bundle_paths import clash, why_not
from edgecode.boundary.guest.manifest import ANALYTICAL, Manifest, ModelCard, Part, Template
from edgecode.boundary.guest.templates import breaches
from edgecode.boundary.toml_table import Source, Table, listed, quoted, read_table, shown

ADVICE: Final = "Nothing of it was let in. Mend the manifest, and have the partner sign the bundle anew."
TO_PACK: Final = "Nothing was packed. Mend it: every key is told in docs/guest-tools.md."
MOST_LETTERS: Final = 65_536
MOST_LINES: Final = 500
"""Of a whole manifest."""
MOST_TEMPLATES: Final = 12
MOST_MODELS: Final = 8
MOST_FILES: Final = 200
MOST_BYTES: Final = 200_000_000
"""Of a bundle's files in all, unpacked."""
MOST_VERSIONS: Final = 999
LONGEST_TITLE: Final = 60
LONGEST_NAME: Final = 100
LONGEST_TEXT: Final = 300
KEYS: Final = (
    "tool",
    "version",
    "class",
    "title",
    "does",
    "until",
    "reads",
    "program",
    "partner",
    "templates",
    "models",
)
"""What a person writes; a signed manifest has ``files`` besides, and the partner's key and the weights' SHA-256."""
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_NAME: Final = re.compile(r"(?=.{1,40}$)[a-z]+(-[a-z]+){0,5}")
_CARD: Final = ("name", "version", "does", "trained_on", "licence", "weights")


def read(text: str, *, path: str) -> Manifest:
    """Read a manifest. ``path`` is the file as it was named; raises :class:`GuestError` with its line."""
    table = _table(text, path=path, advice=ADVICE)
    table.closed((*KEYS, "files"))
    partner = table.table("partner")
    partner.closed(("name", "key"))
    files = _digests(table.table("files"))
    return _manifest(
        table,
        files=files,
        key=partner.public_key("key"),
        models=tuple(_signed_models(table, files=files)),
    )


def completed(text: str, *, path: str, files: Mapping[str, str], key: str) -> Manifest:
    """Read a manifest as a person writes it, without digests and key, and fill those in.

    ``files`` are the SHA-256 of the bundle's files by their paths; raises :class:`GuestError` with the line of ``path``.
    """
    table = _table(text, path=path, advice=TO_PACK)
    table.closed(KEYS)
    table.table("partner").closed(("name",))
    _check_paths(table, files)
    return _manifest(table, files=dict(sorted(files.items())), key=key, models=tuple(_models(table, files=files)))


def text(manifest: Manifest) -> str:
    """Write a manifest; the same one gives the same text."""
    return "".join(f"{line}\n" for line in _lines(manifest))


def _table(text: str, *, path: str, advice: str) -> Table:
    source = Source(text=text, path=path, called="a manifest", error=GuestError, advice=advice)
    return read_table(source, most_lines=MOST_LINES, most_letters=MOST_LETTERS)


def _manifest(table: Table, *, files: dict[str, str], key: str, models: tuple[ModelCard, ...]) -> Manifest:
    kind = table.text("class", most=LONGEST_NAME)
    if kind != ANALYTICAL:
        expected = f"{ANALYTICAL}: a guest tool points at what is there; what writes, draws or speaks is none"
        raise table.fault("class", expected=expected, found=shown(kind))
    title = table.text("title", most=LONGEST_TITLE)
    partner = Partner(name=table.table("partner").text("name", most=LONGEST_NAME), key=key)
    return Manifest(
        tool=table.handle("tool"),
        version=table.whole("version", least=1, most=MOST_VERSIONS),
        title=title,
        does=table.text("does", most=LONGEST_TEXT),
        partner=partner,
        until=table.day("until").isoformat(),
        reads=table.words("reads", tuple(Part)),
        program=_program(table, files=files),
        files=files,
        templates=_templates(table, partner=partner.name, title=title),
        models=models,
    )


def _digests(table: Table) -> dict[str, str]:
    digests = {
        name: table.matching(name, _SHA256, expected="a SHA-256 of 64 digits from 0-9 and a-f")
        for name in sorted(table.names())
    }
    _check_paths(table, digests)
    return digests


def _check_paths(table: Table, files: Mapping[str, str]) -> None:
    if not 1 <= len(files) <= MOST_FILES:
        raise table.fault(None, expected=f"1 to {MOST_FILES} files", found=f"{len(files)}")
    for path in sorted(files):
        if why := why_not(path):
            raise table.fault(path, expected=f"a plain path in place of {shown(path)}", found=why)
    two = clash(files)
    if two is not None:
        found = f"{shown(two[0])} and {shown(two[1])}"
        raise table.fault(two[1], expected="paths that every system can tell from one another", found=found)


def _program(table: Table, *, files: Mapping[str, str]) -> str:
    program = table.text("program", most=LONGEST_NAME)
    if program not in files or not program.endswith(".py"):
        raise table.fault("program", expected="a Python file of the bundle, such as tool.py", found=shown(program))
    return program


def _templates(table: Table, *, partner: str, title: str) -> tuple[Template, ...]:
    names: set[str] = set()
    sentences: set[str] = set()
    templates = []
    for each in table.tables("templates"):
        each.closed(("name", "says"))
        name = each.matching("name", _NAME, expected="a name of 1 to 40 letters, such as said-again")
        says = each.text("says", most=LONGEST_TEXT)
        if name in names or says.casefold() in sentences:
            raise each.fault("name", expected="names and sentences each once", found=f"{shown(name)} again")
        broken = breaches(says, partner=partner, title=title)
        if broken:
            expected = f"a sentence by the rule on {broken[0].rule}: {broken[0].expected}"
            raise each.fault("says", expected=expected, found=broken[0].found)
        names.add(name)
        sentences.add(says.casefold())
        templates.append(Template(name=name, says=says))
    if not 1 <= len(templates) <= MOST_TEMPLATES:
        raise table.fault("templates", expected=f"1 to {MOST_TEMPLATES} templates", found=f"{len(templates)}")
    return tuple(templates)


def _signed_models(table: Table, *, files: Mapping[str, str]) -> Iterator[ModelCard]:
    for each in _cards(table, keys=(*_CARD, "sha256")):
        card = _card(each, files=files)
        expected = "the SHA-256 that files gives for its weights, and none without weights"
        found = each.matching("sha256", re.compile(r"|[0-9a-f]{64}"), expected=expected)
        if found != card.sha256:
            raise each.fault("sha256", expected=expected, found=shown(found))
        yield card


def _models(table: Table, *, files: Mapping[str, str]) -> Iterator[ModelCard]:
    yield from (_card(each, files=files) for each in _cards(table, keys=_CARD))


def _cards(table: Table, *, keys: tuple[str, ...]) -> Iterator[Table]:
    cards = tuple(table.tables("models"))
    if len(cards) > MOST_MODELS:
        raise table.fault("models", expected=f"at most {MOST_MODELS} models", found=f"{len(cards)}")
    for each in cards:
        each.closed(keys)
        yield each


def _card(card: Table, *, files: Mapping[str, str]) -> ModelCard:
    weights = card.matching("weights", re.compile(r".{0,200}"), expected="a path, or an empty text without weights")
    if weights and weights not in files:
        raise card.fault("weights", expected="a file of the bundle, or an empty text", found=shown(weights))
    return ModelCard(
        name=card.text("name", most=LONGEST_NAME),
        version=card.text("version", most=LONGEST_NAME),
        does=card.text("does", most=LONGEST_TEXT),
        trained_on=card.text("trained_on", most=LONGEST_TEXT),
        licence=card.text("licence", most=LONGEST_NAME),
        weights=weights,
        sha256=files[weights] if weights else "",
    )


def _lines(manifest: Manifest) -> Iterator[str]:
    yield f"tool = {quoted(str(manifest.tool))}"
    yield f"version = {manifest.version}"
    yield f"class = {quoted(manifest.kind)}"
    yield f"title = {quoted(manifest.title)}"
    yield f"does = {quoted(manifest.does)}"
    yield f"until = {manifest.until}"
    yield f"reads = {listed(manifest.reads)}"
    yield f"program = {quoted(manifest.program)}"
    if not manifest.models:
        yield "models = []"
    yield from ("", "[partner]", f"name = {quoted(manifest.partner.name)}", f"key = {quoted(manifest.partner.key)}")
    yield from ("", "[files]")
    yield from (f"{quoted(path)} = {quoted(digest)}" for path, digest in sorted(manifest.files.items()))
    for template in manifest.templates:
        yield from ("", "[[templates]]", f"name = {quoted(template.name)}", f"says = {quoted(template.says)}")
    for card in manifest.models:
        yield from ("", "[[models]]", f"name = {quoted(card.name)}", f"version = {quoted(card.version)}")
        yield from (f"does = {quoted(card.does)}", f"trained_on = {quoted(card.trained_on)}")
        yield from (f"licence = {quoted(card.licence)}", f"weights = {quoted(card.weights)}")
        yield f"sha256 = {quoted(card.sha256)}"
