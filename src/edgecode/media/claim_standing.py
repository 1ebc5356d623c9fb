"""How a file and its claim stand, from what was found of them: one word and one sentence."""

from datetime import UTC, datetime
from typing import Final

from edgecode.media.claim_messages import GotClaims, GotNothing
from edgecode.usecases.ports.delivery import ClaimRead, Manifest, Standing

_UNTRUSTED: Final = "signingCredential.untrusted"
_RUN_OUT: Final = "signingCredential.expired"
"""Where c2pa says this, it says the one before too, whosever the certificate is."""
_WORTHLESS: Final = frozenset({"signingCredential.invalid", "signingCredential.revoked"})
_OF_WHOM: Final = _WORTHLESS | frozenset(
    {
        _UNTRUSTED,
        _RUN_OUT,
        "claimSignature.outsideValidity",
        "timeStamp.untrusted",
        "timeStamp.outsideValidity",
    }
)
"""Codes of C2PA 2.1, section 15.2, that speak of who signed and when; every other one says that bytes are not as they were."""
_UNPARSED: Final = ("could not be parsed", "unexpected end of file", "failed to fill whole buffer")


def standing_of(got: GotClaims, *, now: int) -> ClaimRead:
    """Tell how a file with a claim stands at a moment, in ms since 1970 UTC."""
    # Whose an earlier claim is, and whether its certificate has run out since, says nothing of the one that counts.
    failures = (*got.failures, *(failure for failure in got.earlier if failure.code not in _OF_WHOM))
    if not got.manifests:
        return ClaimRead(
            standing=Standing.ALTERED, why="the file carries a claim that cannot be read", failures=failures
        )
    first = got.manifests[0]
    codes = {failure.code for failure in failures}
    standing, why = _told(first, codes=codes, chained=got.chained, now=now)
    return ClaimRead(standing=standing, why=why, manifests=got.manifests, failures=failures)


def _told(first: Manifest, *, codes: set[str], chained: bool, now: int) -> tuple[Standing, str]:
    broken = codes - _OF_WHOM
    expired = _RUN_OUT in codes or (first.valid_until is not None and now > first.valid_until)
    # Only of what has run out does c2pa not tell whose it is.
    if broken:
        why = f"the file or its claim by {first.by} was changed after it was signed ({', '.join(sorted(broken))})"
        return Standing.ALTERED, why
    if not chained or (_UNTRUSTED in codes and _RUN_OUT not in codes):
        late = f"; its certificate ran out on {_day(first)}" if expired else ""
        by = "by a chain that is none of those one goes by"
        return Standing.STRANGER, f"nothing was changed since it was signed, {by} ({_signer(first)}){late}"
    if codes & _WORTHLESS or (codes and not expired):
        told = ", ".join(sorted(codes))
        return Standing.STRANGER, f"nothing was changed since it was signed, but by whom does not hold ({told})"
    if expired:
        why = (
            f"nothing was changed since the claim by {first.by} was signed, with a certificate that ran out on {_day(first)}: "
            "nobody but the claim itself says that it was signed before that day"
        )
        return Standing.EXPIRED, why
    by = f"by a chain that one goes by ({_signer(first)})"
    return Standing.WHOLE, f"nothing was changed since the claim by {first.by} was signed, {by}"


def standing_without(got: GotNothing) -> ClaimRead:
    """Tell how a file stands of which c2pa gives no claim, by the error it gave instead."""
    if got.kind == "ManifestNotFound":
        return ClaimRead(standing=Standing.NONE, why="the file carries no claim, or none any more")
    if got.kind == "Remote":
        where = got.why.rpartition(" ")[2]
        why = f"the file says that its claim lies at {where}; nothing was fetched"
        return ClaimRead(standing=Standing.ELSEWHERE, why=why)
    if got.kind == "NotSupported":
        why = "expected a JPEG, an MP4 or another file that can carry a claim, found none"
        return ClaimRead(standing=Standing.NO_FORMAT, why=why)
    if got.kind in {"Io", "OSError"} or any(words in got.why for words in _UNPARSED):
        why = f"expected a file that can be read through, found otherwise: {_plain(got.why)}"
        return ClaimRead(standing=Standing.BROKEN, why=why)
    why = f"the file carries a claim that was damaged or changed after it was signed: {_plain(got.why)}"
    return ClaimRead(standing=Standing.ALTERED, why=why)


def _day(manifest: Manifest) -> str:
    """The day its certificate ran out; a date that no calendar has is told as what it is."""
    try:
        return f"{datetime.fromtimestamp((manifest.valid_until or 0) // 1000, UTC):%Y-%m-%d}"
    except (ValueError, OverflowError, OSError):
        return "a day that there is not"


def _signer(manifest: Manifest) -> str:
    names = dict.fromkeys(name for name in (manifest.signer, manifest.issuer) if name)
    return ", ".join(names) or "it names nobody"


def _plain(words: str) -> str:
    return " ".join(words.split())[:200] or "no reason is given"
