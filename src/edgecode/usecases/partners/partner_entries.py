"""Which entry a word about an agreement becomes. Partners are named by handles, agreements by their ids."""

from functools import partial

from edgecode.boundary.agreement import Agreement, day_number
from edgecode.boundary.widening import Changes
from edgecode.entries.detail import SCALES, Detail
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, ReportClass, Stage
from edgecode.usecases.shape import Details, Shape

_shape = partial(Shape, stage=Stage.PARTNERS)


def first_signed(agreement: Agreement, *, knows_partner: bool, is_enrolled: bool) -> tuple[Shape, ...]:
    """The first version signed; the partner named and the film enrolled with it, where they were not."""
    shapes = [_shape(kind=Kind.AGREEMENT_SIGNED, ids=_both(agreement), details=_until(agreement))]
    if not knows_partner:
        shapes.append(_shape(kind=Kind.PARTNER_NAMED, ids=((IdRole.PARTNER, agreement.partner.name),)))
    if not is_enrolled:
        shapes.append(_shape(kind=Kind.FILM_ENROLLED_FOR_REPORTS, ids=((IdRole.AGREEMENT, str(agreement.id)),)))
    return tuple(shapes)


def later_signed(agreement: Agreement, *, changes: Changes, knows_partner: bool) -> tuple[Shape, ...]:
    """A later version signed: widened, narrowed, or both."""
    touched = changes.touched(agreement.classes)
    shapes = []
    if changes.widening:
        details = (*_until(agreement), *(_class(*touched) if len(touched) == 1 else ()))
        shapes.append(_shape(kind=Kind.AGREEMENT_WIDENED, ids=_both(agreement), details=details))
    if changes.narrower:
        shapes.append(_shape(kind=Kind.AGREEMENT_NARROWED, ids=_both(agreement), details=_until(agreement)))
    if not knows_partner:
        shapes.append(_shape(kind=Kind.PARTNER_NAMED, ids=((IdRole.PARTNER, agreement.partner.name),)))
    return tuple(shapes)


def refused(agreement: str) -> Shape:
    """An agreement that was refused by rule."""
    return _shape(kind=Kind.AGREEMENT_REFUSED, ids=((IdRole.AGREEMENT, agreement),))


def revoked(agreement: Agreement) -> Shape:
    """An agreement revoked."""
    return _shape(kind=Kind.AGREEMENT_REVOKED, ids=_both(agreement))


def expired(agreement: Agreement) -> Shape:
    """An agreement whose term is over."""
    return _shape(kind=Kind.AGREEMENT_EXPIRED, ids=_both(agreement))


def _both(agreement: Agreement) -> tuple[tuple[IdRole, str], ...]:
    return ((IdRole.AGREEMENT, str(agreement.id)), (IdRole.PARTNER, agreement.partner.name))


def _until(agreement: Agreement) -> Details:
    return ((Detail.UNTIL_DAY, day_number(agreement.until)),)


def _class(report_class: ReportClass) -> Details:
    return ((Detail.REPORT_CLASS, SCALES[Detail.REPORT_CLASS].words.index(report_class)),)
