import pytest

from edgecode.usecases.ports.delivery import Claimed, ClaimRead, Manifest, SourceType, Standing


def carried(*manifests: Manifest, standing: Standing = Standing.WHOLE) -> Claimed:
    """A file claimed on that carried these claims before."""
    return Claimed(file="out.jpg", earlier=ClaimRead(standing=standing, why="", manifests=manifests))


def test_what_a_file_carried_before_is_said() -> None:
    ayo, ida = Manifest(label="1", claimant="Ayo Bello"), Manifest(label="2", signer="A camera", issuer="Its maker")
    assert carried(standing=Standing.NONE).says == ""
    assert carried(ayo).says == "carries 1 earlier claim, by Ayo Bello"
    assert carried(ida, ayo).says == "carries 2 earlier claims, by A camera and Ayo Bello"
    assert carried(ayo, ayo, Manifest(label="3")).says == "carries 3 earlier claims, by Ayo Bello and somebody unnamed"


@pytest.mark.parametrize(
    ("standing", "ends"),
    [
        (Standing.ALTERED, "; the last of them no longer fits its file"),
        (Standing.STRANGER, "; who signed the last of them is not known here"),
        (Standing.EXPIRED, "by Ayo Bello"),
    ],
)
def test_how_the_last_of_them_stood_is_said(standing: Standing, ends: str) -> None:
    assert carried(Manifest(label="1", claimant="Ayo Bello"), standing=standing).says.endswith(ends)


def test_source_types_are_uris_of_iptc() -> None:
    """cv.iptc.org, released 2024-10-23: twenty, of which minorHumanEdits, softwareImage and digitalArt are retired."""
    assert len(SourceType) == 17
    for source_type in SourceType:
        begin, _, name = source_type.value.rpartition("/")
        assert begin == "http://cv.iptc.org/newscodes/digitalsourcetype"
        assert name.isalpha()
        assert name.upper() == source_type.name.replace("_", "")
    assert not {"minorHumanEdits", "softwareImage", "digitalArt"} & {each.rpartition("/")[2] for each in SourceType}
