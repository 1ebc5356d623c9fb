"""Checking the claim that a delivered still or movie carries, by certificates one has from whoever made it."""

import importlib
from collections.abc import Iterator, Sequence
from typing import cast

import click
import msgspec

from edgecode.usecases.ports.delivery import ClaimRead, ClaimReader, Standing


def check_claim(file: str, *, roots: Sequence[str], as_json: bool) -> int:
    """Read what a file carries and say how it stands; 0 where it is whole, 1 where not. Raises ``ClaimKeyError``."""
    clock = importlib.import_module("edgecode.store.system_clock").SystemClock()
    made = importlib.import_module("edgecode.media.delivery_claims").DeliveryClaims(clock=clock)
    read = cast("ClaimReader", made).read(file, anchors="\n".join(roots))
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(read), indent=2).decode())
    else:
        for line in _lines(file, read):
            click.echo(line)
    return 0 if read.standing is Standing.WHOLE else 1


def _lines(file: str, read: ClaimRead) -> Iterator[str]:
    yield f"{file}: {read.standing}. {read.why[:1].upper()}{read.why[1:]}."
    for manifest in read.manifests:
        yield f"  a claim by {manifest.by}: {manifest.says or 'it says nothing in words'}"
        for action in manifest.actions:
            source = action.source_type.rpartition("/")[2] or "no source is claimed"
            yield f"    {action.name}: {source}"
        for entry in manifest.training:
            yield f"    {entry.entry}: {entry.use}"
    for failure in read.failures:
        yield f"  {failure.code}: {failure.explanation}"
    if read.manifests:
        yield "What is said there is a claim of theirs, and no proof."
