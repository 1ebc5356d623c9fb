"""What the leaves of a partner's log say: versions of one agreement, and batches of one film under its alias."""

from typing import Final

import msgspec

from edgecode.boundary import agreement_toml
from edgecode.boundary.agreement import Agreement
from edgecode.boundary.batch import Batch, read_body
from edgecode.boundary.errors import BoundaryError, LogError
from edgecode.boundary.seeds import alias_of, log_seed, origin_of
from edgecode.boundary.week import Week
from edgecode.dispatch.partner_log import Log
from edgecode.entries.handle import Handle
from edgecode.record.keys import KeyKind, SigningKey

_BATCH: Final = "{"
"""How a batch begins, and no agreement."""


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """What a log says: every version of its agreement, oldest first, and every batch, each with the number of its leaf."""

    versions: tuple[Agreement, ...]
    batches: tuple[tuple[int, Batch], ...]

    @property
    def agreement(self) -> Agreement:
        """The version in force."""
        return self.versions[-1]

    @property
    def weeks(self) -> frozenset[Week]:
        """The weeks that were sent."""
        return frozenset(batch.week for _leaf, batch in self.batches)


def key_of(seed: bytes, *, agreement: Handle) -> SigningKey:
    """Give the key of a partner's log, from the film's seed under the agreement (32 bytes)."""
    origin = origin_of(agreement, alias=alias_of(seed))
    return SigningKey(name=origin, kind=KeyKind.LOG, seed=log_seed(seed))


def standing_of(log: Log) -> Standing:
    """Read every leaf. Raises :class:`~edgecode.boundary.errors.LogError` for one that belongs elsewhere or came twice."""
    versions: list[Agreement] = []
    batches: list[tuple[int, Batch]] = []
    for number in range(log.size):
        text = log.text(number)
        try:
            if not versions or not text.startswith(_BATCH):
                versions.append(agreement_toml.read(text, path="agreement"))
            else:
                batches.append((number, read_body(text, agreement=versions[-1])))
        except BoundaryError as error:
            what = f"{log.key.name}, leaf {number}"
            raise LogError(what, expected="a version of the agreement or a batch", found=f"a fault: {error}") from error
    standing = Standing(versions=tuple(versions), batches=tuple(batches))
    _check_one(standing, name=log.key.name)
    return standing


def _check_one(standing: Standing, *, name: str) -> None:
    """Check that it is one agreement, one film, each version later than the one before, and no week twice."""
    numbers = [version.version for version in standing.versions]
    if not numbers or numbers != sorted(set(numbers)):
        raise LogError(name, expected="versions of an agreement, each later than the one before", found=f"{numbers}")
    if len(standing.weeks) < len(standing.batches):
        raise LogError(name, expected="each week once", found="one that is there twice")
    alias = name.rpartition("/")[2]
    aliases = {alias, *(batch.alias for _leaf, batch in standing.batches)}
    origins = {origin_of(version.id, alias=each) for version in standing.versions for each in aliases}
    if origins != {name}:
        raise LogError(name, expected="one agreement and one film", found=", ".join(sorted(origins)))
