import pytest

from edgecode.media.claim_messages import GotClaims, GotNothing
from edgecode.media.claim_standing import standing_of, standing_without
from edgecode.usecases.ports.delivery import Failure, Manifest, Standing

NOW = 1_764_000_000_000
UNTRUSTED, EXPIRED = "signingCredential.untrusted", "signingCredential.expired"


def got(*codes: str, chained: bool = True, until: int | None = NOW + 1000, earlier: tuple[str, ...] = ()) -> GotClaims:
    """A claim of which these codes fail."""
    return GotClaims(
        manifests=(Manifest(label="1", claimant="Nadia", signer="desk", issuer="house", valid_until=until),),
        failures=tuple(Failure(code=code) for code in codes),
        earlier=tuple(Failure(code=code) for code in earlier),
        chained=chained,
    )


@pytest.mark.parametrize(
    ("found", "standing"),
    [
        (got(), Standing.WHOLE),
        (got(until=None), Standing.WHOLE),
        (got(until=NOW - 1), Standing.EXPIRED),
        (got(EXPIRED, UNTRUSTED), Standing.EXPIRED),
        (got(EXPIRED, UNTRUSTED, "claimSignature.outsideValidity"), Standing.EXPIRED),
        (got(EXPIRED, UNTRUSTED, chained=False), Standing.STRANGER),
        (got(UNTRUSTED, chained=False), Standing.STRANGER),
        (got(UNTRUSTED, until=NOW - 1), Standing.STRANGER),
        (got(UNTRUSTED), Standing.STRANGER),
        (got(chained=False), Standing.STRANGER),
        (got("signingCredential.invalid"), Standing.STRANGER),
        (got("signingCredential.revoked", EXPIRED, UNTRUSTED), Standing.STRANGER),
        (got("claimSignature.outsideValidity"), Standing.STRANGER),
        (got("assertion.dataHash.mismatch"), Standing.ALTERED),
        (got("assertion.bmffHash.mismatch", UNTRUSTED, chained=False), Standing.ALTERED),
        (got("claimSignature.mismatch", EXPIRED), Standing.ALTERED),
        (got("something.of.a.later.standard"), Standing.ALTERED),
        (got(earlier=(UNTRUSTED, EXPIRED)), Standing.WHOLE),
        (got(earlier=("ingredient.manifest.mismatch",)), Standing.ALTERED),
    ],
)
def test_a_claim_stands_by_what_fails(found: GotClaims, standing: Standing) -> None:
    told = standing_of(found, now=NOW)
    assert told.standing is standing, told.why
    assert told.manifests == found.manifests


def test_what_cannot_be_read_of_a_claim_is_not_whole() -> None:
    nothing = GotClaims(manifests=(), failures=(), earlier=(), chained=True)
    assert standing_of(nothing, now=NOW).standing is Standing.ALTERED


def test_a_strangers_claimant_is_not_repeated_as_if_known() -> None:
    assert "Nadia" not in standing_of(got(chained=False), now=NOW).why


def test_what_expired_is_whole_and_the_day_is_said() -> None:
    why = standing_of(got(until=NOW - 86_400_000), now=NOW).why
    assert why.startswith("nothing was changed since the claim by Nadia was signed")
    assert "ran out on 2025-11-23" in why


def test_a_day_that_there_is_not_is_no_traceback() -> None:
    assert "a day that there is not" in standing_of(got(EXPIRED, until=1 << 62), now=NOW).why


@pytest.mark.parametrize(
    ("kind", "why", "standing"),
    [
        ("ManifestNotFound", "no JUMBF data found", Standing.NONE),
        ("Remote", "must fetch remote manifests from url http://a.b/c", Standing.ELSEWHERE),
        ("NotSupported", "type is unsupported", Standing.NO_FORMAT),
        ("Other", "asset could not be parsed: Box size extends beyond asset bounds", Standing.BROKEN),
        ("Io", "failed to fill whole buffer", Standing.BROKEN),
        ("OSError", "Input/output error", Standing.BROKEN),
        ("Decoding", "claim could not be converted from CBOR", Standing.ALTERED),
        ("AssertionNotFound", "", Standing.ALTERED),
    ],
)
def test_a_file_without_a_readable_claim_stands_by_the_error(kind: str, why: str, standing: Standing) -> None:
    told = standing_without(GotNothing(kind=kind, why=why))
    assert told.standing is standing
    assert told.why
    assert told.manifests == ()


def test_where_a_claim_lies_is_said() -> None:
    told = standing_without(GotNothing(kind="Remote", why="must fetch remote manifests from url http://a.b/c"))
    assert told.why == "the file says that its claim lies at http://a.b/c; nothing was fetched"
