"""Guest tools in memory: a manifest to begin with, the bundle that its partner signed, and zip files of all kinds."""

import datetime as dt
import hashlib
import zipfile
from collections.abc import Iterable
from io import BytesIO
from typing import Final

import msgspec
from hypothesis import strategies as st

from edgecode.boundary.agreement import Partner
from edgecode.boundary.guest.manifest import Manifest, ModelCard, Part, Template
from edgecode.entries.handle import Handle
from edgecode.usecases.guests.signed_bundles import signed_bundle
from edgecode.usecases.ports.guests import Bundle
from simulators.agreements import ARIA, names

TODAY: Final = "2026-03-02"
FILES: Final = {"tool.py": b"print()\n", "weights/pairs.bin": b"\x00\x01\x02" * 40}
DIGESTS: Final = {name: hashlib.sha256(data).hexdigest() for name, data in FILES.items()}
ALIKE: Final = Template(name="alike", says="{first} and {second} say nearly the same.")
LONG: Final = Template(name="long", says="{first} is longer than what surrounds it.")
CARD: Final = ModelCard(
    name="pairs",
    version="2.1",
    does="Tells how alike two speeches are.",
    trained_on="Letters and novels that are in the public domain.",
    licence="Apache-2.0",
    weights="weights/pairs.bin",
    sha256=DIGESTS["weights/pairs.bin"],
)
RULES: Final = ModelCard(name="length", version="1", does="Counts words.", trained_on="nothing", licence="MIT")
MANIFEST: Final = Manifest(
    tool=Handle("00c0ffee00c0ffee"),
    version=3,
    title="Second Hearing",
    does="Finds speeches that say nearly the same.",
    partner=Partner(name="Aria Labs", key=str(ARIA.verifier)),
    until="2026-12-31",
    reads=(Part.SCRIPT, Part.CUTS),
    program="tool.py",
    files=DIGESTS,
    templates=(ALIKE, LONG),
    models=(CARD, RULES),
)
BUNDLE: Final = signed_bundle(MANIFEST, files=FILES, key=ARIA, path="tool.zip")
TOLD: Final = """\
tool = "00c0ffee00c0ffee"
version = 3
class = "analytical"
title = "Second Hearing"
does = "Finds speeches that say nearly the same."
until = 2026-12-31
reads = ["script", "cuts"]
program = "tool.py"
models = []

[partner]
name = "Aria Labs"

[[templates]]
name = "alike"
says = "{first} and {second} say nearly the same."
"""
"""A manifest as a person writes it."""

_DAYS: Final = st.dates(dt.date(2020, 1, 1), dt.date(2199, 12, 31)).map(dt.date.isoformat)
_PATHS: Final = st.sampled_from(("lib/rules.py", "Ärger.txt", "a b/c-d_e+f.bin", "1.json", "weights/pairs.bin"))


@st.composite
def manifests(draw: st.DrawFn) -> Manifest:
    """Make manifests of every shape, with the same sentences; no name in them is a word of those."""
    paths = {"tool.py", *draw(st.sets(_PATHS))}
    files = {path: hashlib.sha256(path.encode()).hexdigest() for path in paths}
    reads = draw(st.sets(st.sampled_from(Part), min_size=1))
    cards = [RULES, *(msgspec.structs.replace(CARD, weights=path, sha256=files[path]) for path in sorted(paths))]
    return Manifest(
        tool=Handle(draw(st.from_regex(r"(?!0{16})[0-9a-f]{16}", fullmatch=True))),
        version=draw(st.integers(1, 999)),
        title=f"Tool {draw(names(55))}",
        does=draw(names()),
        partner=Partner(name=f"{draw(names(90))} Labs", key=str(ARIA.verifier)),
        until=draw(_DAYS),
        reads=tuple(part for part in Part if part in reads),
        program="tool.py",
        files=files,
        templates=(Template(name="lone", says="{first} is odd."), ALIKE)[: draw(st.integers(1, 2))],
        models=tuple(draw(st.lists(st.sampled_from(cards), max_size=8))),
    )


def zip_of(entries: Iterable[tuple[zipfile.ZipInfo | str, bytes]], *, method: int = zipfile.ZIP_STORED) -> bytes:
    """Write a zip file of any entries, as somebody else might."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", method) as target:
        for entry, data in entries:
            target.writestr(entry, data)
    return packed.getvalue()


def with_file(name: str, data: bytes) -> Bundle:
    """The bundle with one file more, or another one, that its manifest does not speak of."""
    return msgspec.structs.replace(BUNDLE, files={**BUNDLE.files, name: data})
