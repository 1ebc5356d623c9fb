import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from edgecode.errors import ClaimKeyError, FileThereError, NoSuchFileError
from edgecode.media import delivery_claims
from edgecode.media.delivery_claims import DeliveryClaims
from edgecode.store.claim_chain import SIGNING_DAYS, KeptChain
from edgecode.usecases.ports.delivery import (
    Claimed,
    ClaimRead,
    NotClaimed,
    SourceType,
    Standing,
    TrainingEntry,
)
from media.delivered import FOOTAGE, NOW, chain, claimed, delivered, movie, picture, said
from simulators.clock import SetClock
from simulators.damage import damaged

DAY = 86_400_000
KINDS = ["jpg", "mp4"]


def read(file: Path, *, anchors: str, clock: SetClock | None = None) -> ClaimRead:
    """What a file carries, by these roots, at this time."""
    return DeliveryClaims(clock=clock or NOW).read(str(file), anchors=anchors)


@pytest.mark.parametrize("kind", KINDS)
def test_a_claim_is_read_as_it_was_made(tmp_path: Path, kind: str) -> None:
    ours, out = chain(tmp_path), tmp_path / f"out.{kind}"
    claim = said()
    made = claimed(delivered(tmp_path, kind), out, by=ours, claim=claim)
    assert made.says == ""
    assert made.earlier.standing is Standing.NONE
    found = read(out, anchors=ours.root())
    assert found.standing is Standing.WHOLE, found.why
    assert found.failures == ()
    (manifest,) = found.manifests
    assert (manifest.claimant, manifest.film, manifest.says, manifest.at) == (
        *("Nadia Okoye", "The Ferry"),
        *(claim.says, claim.at),
    )
    assert manifest.generator.startswith("edgecode ")
    assert manifest.by == "Nadia Okoye"
    assert manifest.valid_until is not None
    assert manifest.valid_until == ours.signatory().until


@pytest.mark.parametrize("kind", KINDS)
def test_every_use_for_training_and_mining_is_refused(tmp_path: Path, kind: str) -> None:
    ours, out = chain(tmp_path), tmp_path / f"out.{kind}"
    claimed(delivered(tmp_path, kind), out, by=ours)
    (manifest,) = read(out, anchors=ours.root()).manifests
    assert manifest.training == tuple(
        TrainingEntry(entry=f"cawg.{use}", use="notAllowed")
        for use in ("ai_generative_training", "ai_inference", "ai_training", "data_mining")
    )


def test_a_source_that_nobody_knows_is_asserted_nowhere(tmp_path: Path) -> None:
    ours, out = chain(tmp_path), tmp_path / "out.jpg"
    claimed(picture(tmp_path), out, by=ours, claim=said(source_type=None))
    (manifest,) = read(out, anchors=ours.root()).manifests
    assert [action.name for action in manifest.actions] == ["c2pa.opened", "c2pa.published"]
    assert [action.source_type for action in manifest.actions] == ["", ""]
    assert [ingredient.relationship for ingredient in manifest.ingredients] == ["parentOf"]
    assert b"digitalsourcetype" not in out.read_bytes()


@pytest.mark.parametrize("source_type", [SourceType.HUMAN_EDITS, SourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA])
def test_a_source_that_is_known_stands_on_the_publishing(tmp_path: Path, source_type: SourceType) -> None:
    ours, out = chain(tmp_path), tmp_path / "out.jpg"
    claimed(picture(tmp_path), out, by=ours, claim=said(source_type=source_type))
    found = read(out, anchors=ours.root())
    assert found.standing is Standing.WHOLE
    assert [action.source_type for action in found.manifests[0].actions] == ["", source_type.value]


def test_a_claim_is_worded_as_one(tmp_path: Path) -> None:
    ours, out = chain(tmp_path), tmp_path / "out.jpg"
    claimed(picture(tmp_path), out, by=ours)
    published = read(out, anchors=ours.root()).manifests[0].actions[1]
    assert published.says == (
        "A claim by Nadia Okoye about The Ferry, not a proof: No performer in this film was made or changed by a model."
    )


def test_the_names_of_files_are_told_nowhere(tmp_path: Path) -> None:
    ours = chain(tmp_path)
    source = picture(tmp_path, "secret-working-title.jpg")
    claimed(source, tmp_path / "another-secret.jpg", by=ours)
    written = (tmp_path / "another-secret.jpg").read_bytes()
    assert b"secret" not in written
    assert str(tmp_path).encode() not in written


@pytest.mark.parametrize("kind", KINDS)
def test_the_given_file_is_left_as_it_was(tmp_path: Path, kind: str) -> None:
    source = delivered(tmp_path, kind)
    before = hashlib.sha256(source.read_bytes()).digest(), source.stat().st_mtime_ns
    claimed(source, tmp_path / f"out.{kind}", by=chain(tmp_path))
    assert (hashlib.sha256(source.read_bytes()).digest(), source.stat().st_mtime_ns) == before
    assert not [file for file in tmp_path.iterdir() if file.name.startswith(".")]


@pytest.mark.parametrize("kind", KINDS)
def test_claims_that_a_file_carries_are_kept_and_told(tmp_path: Path, kind: str) -> None:
    ours, theirs = chain(tmp_path), chain(tmp_path, seed=1)
    files = [delivered(tmp_path, kind), *(tmp_path / f"{number}.{kind}" for number in range(3))]
    claimed(files[0], files[1], by=theirs, claim=said(claimant="Ayo Bello"))
    second = claimed(files[1], files[2], by=ours, claim=said(claimant="Ida Lund"))
    assert second.says == "carries 1 earlier claim, by Ayo Bello; who signed the last of them is not known here"
    third = claimed(files[2], files[3], by=ours)
    assert third.says == "carries 2 earlier claims, by Ida Lund and Ayo Bello"
    found = read(files[3], anchors=ours.root())
    assert found.standing is Standing.WHOLE, found.why
    assert [manifest.claimant for manifest in found.manifests] == ["Nadia Okoye", "Ida Lund", "Ayo Bello"]
    for newer, older in zip(found.manifests, found.manifests[1:], strict=False):
        assert [ingredient.manifest for ingredient in newer.ingredients] == [older.label]
    of_a_stranger = found.manifests[1].ingredients[0].failures
    assert [failure.code for failure in of_a_stranger] == ["signingCredential.untrusted"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_claim_on_a_file_that_no_longer_fits_its_earlier_one_says_so(tmp_path: Path, kind: str) -> None:
    ours, first, spoiled = chain(tmp_path), tmp_path / f"1.{kind}", tmp_path / f"2.{kind}"
    claimed(delivered(tmp_path, kind), first, by=ours, claim=said(claimant="Ayo Bello"))
    data = bytearray(first.read_bytes())
    data[-300] ^= 1
    spoiled.write_bytes(data)
    made = claimed(spoiled, tmp_path / f"3.{kind}", by=ours)
    assert made.says == "carries 1 earlier claim, by Ayo Bello; the last of them no longer fits its file"
    found = read(tmp_path / f"3.{kind}", anchors=ours.root())
    assert found.standing is Standing.WHOLE
    assert any("Hash.mismatch" in failure.code for failure in found.manifests[0].ingredients[0].failures)


@pytest.mark.parametrize("kind", KINDS)
def test_a_strangers_chain_is_told_from_ones_own(tmp_path: Path, kind: str) -> None:
    ours, theirs, out = chain(tmp_path), chain(tmp_path, seed=1), tmp_path / f"out.{kind}"
    claimed(delivered(tmp_path, kind), out, by=theirs)
    for anchors in (ours.root(), ""):
        found = read(out, anchors=anchors)
        assert found.standing is Standing.STRANGER
        assert found.manifests[0].signer in found.why
    assert read(out, anchors=ours.root() + theirs.root()).standing is Standing.WHOLE


def test_roots_that_are_no_certificates_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ClaimKeyError, match="expected certificates as PEM"):
        read(picture(tmp_path), anchors="not a certificate")


def test_an_expired_certificate_is_said_in_words(tmp_path: Path) -> None:
    ours, out = chain(tmp_path), tmp_path / "out.jpg"
    claimed(picture(tmp_path), out, by=ours)
    later = SetClock(ours.signatory().until + DAY)
    found = read(out, anchors=ours.root(), clock=later)
    assert found.standing is Standing.EXPIRED
    assert "ran out on" in found.why
    assert "nothing was changed" in found.why
    stranger = read(out, anchors=chain(tmp_path, seed=1).root(), clock=later)
    assert stranger.standing is Standing.STRANGER
    assert "ran out on" in stranger.why


def ending_soon(folder: Path, out: Path) -> KeptChain:
    """A chain that runs out in some seconds, and a claim by it in ``out``; on a busy machine in some seconds more."""
    for seconds in (3, 9, 27):
        ending = chain(folder / str(seconds), clock=SetClock(NOW.now() - SIGNING_DAYS * DAY + seconds * 1000))
        by = ending.signatory()
        made = DeliveryClaims(clock=NOW).claim(str(picture(folder)), to=str(out), claim=said(), by=by)
        if isinstance(made, Claimed) and read(out, anchors=by.root).standing is Standing.WHOLE:
            return ending
        out.unlink(missing_ok=True)
    pytest.fail("no claim was made in time")


def test_a_certificate_that_ran_out_by_the_systems_clock_is_still_from_its_chain(tmp_path: Path) -> None:
    """c2pa itself calls it untrusted then; and a claim over it, by another certificate, is as whole as any."""
    out, over, going_on = tmp_path / "out.jpg", tmp_path / "over.jpg", chain(tmp_path)
    ending = ending_soon(tmp_path, out)
    both = going_on.root() + ending.root()
    claimed(out, over, by=going_on)
    time.sleep(max(0.0, (ending.signatory().until - NOW.now()) / 1000) + 1.1)
    found = read(out, anchors=ending.root())
    assert {failure.code for failure in found.failures} >= {"signingCredential.expired", "signingCredential.untrusted"}
    assert found.standing is Standing.EXPIRED
    assert read(out, anchors=chain(tmp_path, seed=1).root()).standing is Standing.STRANGER
    for anchors in (going_on.root(), both):
        whole = read(over, anchors=anchors)
        assert whole.standing is Standing.WHOLE, whole.why
    spoiled = bytearray(out.read_bytes())
    spoiled[-300] ^= 1
    out.write_bytes(spoiled)
    assert read(out, anchors=ending.root()).standing is Standing.ALTERED


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_without_a_claim_has_none(tmp_path: Path, kind: str) -> None:
    found = read(delivered(tmp_path, kind), anchors="")
    assert (found.standing, found.manifests) == (Standing.NONE, ())


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_cut_short_is_not_whole(tmp_path: Path, kind: str) -> None:
    ours, out = chain(tmp_path), tmp_path / f"out.{kind}"
    claimed(delivered(tmp_path, kind), out, by=ours)
    data = out.read_bytes()
    for left in (0, 3, 20, 5000, 14_000, len(data) // 2, len(data) - 2000, len(data) - 1):
        out.write_bytes(data[:left])
        assert read(out, anchors=ours.root()).standing in {Standing.ALTERED, Standing.BROKEN, Standing.NO_FORMAT}, left


@pytest.mark.parametrize("kind", KINDS)
def test_no_damage_is_taken_for_whole_or_hangs(tmp_path: Path, kind: str) -> None:
    ours, out = chain(tmp_path), tmp_path / f"out.{kind}"
    claimed(delivered(tmp_path, kind), out, by=ours)
    data = out.read_bytes()
    for version in damaged(data, count=24):
        out.write_bytes(version)
        found = read(out, anchors=ours.root())
        assert found.standing is not Standing.SKIPPED, found.why
        assert found.standing is not Standing.WHOLE or version == data


@pytest.mark.parametrize(
    "content", [b"", b"INT. FERRY - NIGHT\n" * 50, b"\xff\xd8\xff" + b"\0" * 400, b"\0\0\0\x18ftypisom"]
)
def test_what_is_no_picture_is_a_value(tmp_path: Path, content: bytes) -> None:
    file, out = tmp_path / "still.jpg", tmp_path / "out.jpg"
    file.write_bytes(content)
    assert read(file, anchors="").standing in {Standing.NO_FORMAT, Standing.BROKEN, Standing.NONE}
    made = DeliveryClaims(clock=NOW).claim(str(file), to=str(out), claim=said(), by=chain(tmp_path).signatory())
    assert isinstance(made, NotClaimed)
    assert "expected a" in made.why
    assert not made.absent
    assert not out.exists()
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize("name", ["nowhere.jpg", ".", "a\0b.jpg"])
def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path, name: str) -> None:
    claims, file = DeliveryClaims(clock=NOW), f"{tmp_path}/{name}"
    with pytest.raises(NoSuchFileError):
        claims.read(file, anchors="")
    with pytest.raises(NoSuchFileError):
        claims.claim(file, to=str(tmp_path / "out.jpg"), claim=said(), by=chain(tmp_path).signatory())


def occupied(folder: Path) -> Path:
    (folder / "out.jpg").write_bytes(b"somebody's")
    return folder / "out.jpg"


def dangling(folder: Path) -> Path:
    (folder / "out.jpg").symlink_to(folder / "nowhere")
    return folder / "out.jpg"


@pytest.mark.parametrize(
    "place",
    [
        occupied,
        dangling,
        lambda folder: folder,
        lambda folder: folder / "no folder" / "out.jpg",
        lambda folder: folder / "still.jpg",
        lambda folder: folder / ("x" * 300 + ".jpg"),
        lambda _folder: Path("/proc/out.jpg"),
        lambda folder: folder / "a\0b.jpg",
    ],
)
def test_nothing_is_written_over_and_nothing_left_lying(tmp_path: Path, place: Callable[[Path], Path]) -> None:
    source = picture(tmp_path)
    target = place(tmp_path)
    before = {file: file.read_bytes() for file in tmp_path.iterdir() if file.is_file()}
    by = chain(tmp_path.parent / f"{tmp_path.name}-chain").signatory()
    with pytest.raises(FileThereError):
        DeliveryClaims(clock=NOW).claim(str(source), to=str(target), claim=said(), by=by)
    assert {file: file.read_bytes() for file in tmp_path.iterdir() if file.is_file()} == before


def test_a_file_that_comes_to_be_there_meanwhile_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = picture(tmp_path), tmp_path / "out.jpg"
    link = os.link

    def late(part: Path, to: Path) -> None:
        target.write_bytes(b"somebody's")
        link(part, to)

    signatory = chain(tmp_path).signatory()
    monkeypatch.setattr(os, "link", late)
    with pytest.raises(FileThereError, match="meanwhile"):
        DeliveryClaims(clock=NOW).claim(str(source), to=str(target), claim=said(), by=signatory)
    assert target.read_bytes() == b"somebody's"


def test_without_c2pa_everything_is_skipped_with_its_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery_claims, "_engine", lambda: "")
    claims, source = DeliveryClaims(clock=NOW), picture(tmp_path)
    made = claims.claim(str(source), to=str(tmp_path / "out.jpg"), claim=said(), by=chain(tmp_path).signatory())
    assert isinstance(made, NotClaimed)
    assert made.absent
    assert "pip install 'edgecode[media]'" in made.why
    found = claims.read(str(source), anchors="")
    assert (found.standing, found.why) == (Standing.SKIPPED, made.why)


def test_nothing_of_c2pa_is_loaded_where_claims_are_asked_for() -> None:
    """Nor is it missed where it is not installed, but said."""
    begin = "import sys; import edgecode.media.delivery_claims as claims; "
    for code in (
        f"{begin}engine = claims._engine(); sys.exit('c2pa' in sys.modules or not engine)",
        f"{begin}sys.modules['c2pa'] = None; engine = claims._engine(); sys.exit(bool(engine))",
    ):
        assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    found = DeliveryClaims(clock=NOW, seconds=0.0).read(str(picture(tmp_path)), anchors="")
    assert found.standing is Standing.SKIPPED
    assert "in time" in found.why
    made = DeliveryClaims(clock=NOW, seconds=0.0).claim(
        str(picture(tmp_path)), to=str(tmp_path / "out.jpg"), claim=said(), by=chain(tmp_path).signatory()
    )
    assert isinstance(made, NotClaimed)
    assert not (tmp_path / "out.jpg").exists()


def test_a_certificate_that_does_not_hold_today_claims_nothing(tmp_path: Path) -> None:
    """c2pa goes by the system's clock, whatever clock the chain was made by."""
    by = chain(tmp_path, clock=SetClock(NOW.now() - 3 * 365 * DAY)).signatory()
    made = DeliveryClaims(clock=NOW).claim(str(picture(tmp_path)), to=str(tmp_path / "out.jpg"), claim=said(), by=by)
    assert isinstance(made, NotClaimed)
    assert "not valid at time of signing" in made.why


@pytest.mark.skipif(not FOOTAGE.is_dir(), reason="no footage of others is at hand")
@pytest.mark.parametrize("name", ["clip_01_tears_of_steel.mp4", "clip_03_sintel.mp4", "friday.mp4"])
def test_movies_that_others_made_still_play_with_a_claim(tmp_path: Path, name: str) -> None:
    av = pytest.importorskip("av", reason="PyAV is not installed here")
    ours, out = chain(tmp_path), tmp_path / "out.mp4"
    claimed(FOOTAGE / name, out, by=ours)
    assert read(out, anchors=ours.root()).standing is Standing.WHOLE

    def frames(file: Path) -> list[str]:
        with av.open(str(file)) as opened:
            return [hashlib.sha256(bytes(packet)).hexdigest() for packet in opened.demux() if packet.size]

    assert frames(out) == frames(FOOTAGE / name)


def test_a_made_movie_is_claimed_as_a_real_one_is(tmp_path: Path) -> None:
    made = claimed(movie(tmp_path), tmp_path / "out.mp4", by=chain(tmp_path))
    assert isinstance(made, Claimed)
