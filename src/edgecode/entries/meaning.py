"""What a kind of entry means, and what belongs in it."""

import msgspec

from edgecode.entries.detail import Detail
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import By, Group, IdRole, Stage


class Meaning(msgspec.Struct, frozen=True):
    """One row of the catalogue.

    ``says`` is read in the record after a person's name: ``took an option of a finding``. ``ids`` have to be there,
    each at least once; ``ids_if_known`` may be; the same holds for ``details``, and every entry may say its origin. A
    kind without a ``group`` is never counted in a partner report. ``by`` is who may do it at all; whether a person has
    the authority is a matter of the film's permissions.
    """

    kind: Kind
    says: str
    stages: tuple[Stage, ...]
    group: Group | None = None
    ids: tuple[IdRole, ...] = ()
    ids_if_known: tuple[IdRole, ...] = ()
    details: tuple[Detail, ...] = ()
    details_if_known: tuple[Detail, ...] = ()
    by: tuple[By, ...] = (By.PERSON,)
