"""Which entry a word about a guest tool becomes. Tools, partners and sentences are named by handles alone."""

from functools import partial

from edgecode.boundary.guest.manifest import Manifest
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Stage
from edgecode.usecases.shape import Shape

_shape = partial(Shape, stage=Stage.PARTNERS)


def offered(manifest: Manifest) -> Shape:
    """A bundle that somebody brought."""
    return _shape(kind=Kind.GUEST_TOOL_OFFERED, ids=_both(manifest))


def installed(manifest: Manifest, *, knows_partner: bool, is_enrolled: bool) -> tuple[Shape, ...]:
    """A version let in; it was offered by it, the partner named and the film enrolled, where they were not."""
    shapes = [_shape(kind=Kind.GUEST_TOOL_INSTALLED, ids=_both(manifest)), offered(manifest)]
    if not knows_partner:
        shapes.append(_shape(kind=Kind.PARTNER_NAMED, ids=((IdRole.PARTNER, manifest.partner.name),)))
    if not is_enrolled:
        shapes.append(_shape(kind=Kind.FILM_ENROLLED_FOR_GUEST_TOOLS, ids=()))
    return tuple(shapes)


def refused(tool: str) -> Shape:
    """A tool that was refused by rule; who offered it is told by nothing that can be trusted."""
    return _shape(kind=Kind.GUEST_TOOL_REFUSED, ids=((IdRole.GUEST_TOOL, tool),))


def judged(tool: str, template: str, *, approved: bool) -> Shape:
    """A sentence approved or refused."""
    ids = ((IdRole.TEMPLATE, f"{tool} {template}"), (IdRole.GUEST_TOOL, tool))
    return _shape(kind=Kind.TEMPLATE_APPROVED if approved else Kind.TEMPLATE_REFUSED, ids=ids)


def run(manifest: Manifest) -> Shape:
    """A run, before it begins."""
    return _shape(kind=Kind.GUEST_TOOL_RUN, ids=_both(manifest))


def stopped(manifest: Manifest) -> Shape:
    """A run that did not end well."""
    return _shape(kind=Kind.GUEST_TOOL_STOPPED, ids=_both(manifest))


def removed(manifest: Manifest) -> Shape:
    """A tool taken out."""
    return _shape(kind=Kind.GUEST_TOOL_REMOVED, ids=_both(manifest))


def _both(manifest: Manifest) -> tuple[tuple[IdRole, str], ...]:
    return ((IdRole.GUEST_TOOL, str(manifest.tool)), (IdRole.PARTNER, manifest.partner.name))
