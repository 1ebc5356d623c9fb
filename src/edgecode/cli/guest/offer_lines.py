"""What a guest tool is, line by line: all that a person has to see before letting it in, and after."""

from collections.abc import Iterable, Iterator

import msgspec
from rich.console import Console
from rich.text import Text

from edgecode.boundary.guest.manifest import ModelCard
from edgecode.cli.output import PALETTE, plural
from edgecode.usecases.guests.show_guests import GuestRow, Judged, Offer, PartRow, TemplateRow

_WIDTH = 11


def print_offer(out: Console, offer: Offer) -> None:
    """Print what a bundle is."""
    manifest = offer.manifest
    _print(
        out,
        (
            ("tool", f"“{manifest.title}”, {manifest.tool}, version {manifest.version}"),
            *((("before it", f"version {offer.before}, whose place it takes"),) if offer.before else ()),
            ("by", manifest.partner.name),
            ("their key", manifest.partner.key),
            ("does", manifest.does),
            *_parts(offer.parts),
            ("until", manifest.until),
            ("files", f"{plural(len(manifest.files), 'file')}, {offer.size:,} bytes"),
            *_models(manifest.models),
        ),
    )
    print_templates(out, offer.templates)
    if offer.enrols:
        says = (
            "With its first guest tool the film is enrolled for guest tools, and stays so: no agreement on reports, with any"
            " partner, can be signed for it."
        )
        out.print(Text(says, style=PALETTE["amber"]))


def print_row(out: Console, row: GuestRow) -> None:
    """Print a tool that was let in, whole."""
    state = f"{row.state}, on {row.removed}" if row.removed else row.state
    _print(
        out,
        (
            ("tool", f"“{row.title}”, {row.tool}, version {row.version}: {state}"),
            ("by", row.partner),
            ("their key", row.key),
            ("does", row.does),
            *_parts(row.parts),
            ("until", row.until),
            ("installed", f"{row.installed} by {row.by}"),
            *((("ran", f"{row.ran}: {row.ending}" if row.ran else "not yet"),) if not row.removed else ()),
            *_models(row.models),
        ),
    )
    print_templates(out, row.templates)


def print_templates(out: Console, rows: Iterable[TemplateRow]) -> None:
    """Print the sentences a tool may choose, with how each stands."""
    out.print(Text("It can say nothing but these sentences, with places of the film in their slots:"))
    for row in rows:
        by = f" by {row.by}" if row.by else ""
        style = PALETTE["quiet"] if row.state is Judged.APPROVED else PALETTE["amber"]
        out.print(Text.assemble(f"  {row.name}  ", (row.says, PALETTE["strong"]), (f"  {row.state}{by}", style)))
        if row.why:
            out.print(Text(f"    {row.why}", style=PALETTE["owed"]))


def offer_document(offer: Offer) -> dict[str, object]:
    """Give what a bundle is, for JSON."""
    manifest = msgspec.to_builtins(offer.manifest, str_keys=True)
    return {
        **manifest,
        "tool": str(offer.manifest.tool),
        "templates": offer.templates,
        "parts": offer.parts,
        "bytes": offer.size,
        "version_before": offer.before or None,
        "enrols": offer.enrols,
    }


def _print(out: Console, lines: Iterable[tuple[str, str]]) -> None:
    for name, says in lines:
        out.print(Text.assemble((f"{name:<{_WIDTH}}", PALETTE["quiet"]), says))


def _parts(parts: Iterable[PartRow]) -> Iterator[tuple[str, str]]:
    for each in parts:
        yield "reads", f"{each.part}{'' if each.is_shown else ', which may not be shown to guest tools now'}"


def _models(models: Iterable[ModelCard]) -> Iterator[tuple[str, str]]:
    for each in models:
        weights = f"weights {each.sha256[:16]}…" if each.sha256 else "no weights"
        yield (
            "model",
            f"{each.name} {each.version}: {each.does}; trained on {each.trained_on}; {each.licence}; {weights}",
        )
