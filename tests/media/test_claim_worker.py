import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from edgecode.media.claim_messages import AskRead, GotClaims, GotNothing
from edgecode.media.claim_standing import standing_of, standing_without
from edgecode.media.claim_worker import answered
from edgecode.usecases.ports.delivery import ClaimRead, Standing
from media.delivered import NOW, chain, claimed, delivered, picture
from simulators.no_sockets import can_forbid

HERE = Path(__file__).resolve().parents[1]
NO_SOCKETS = """
import sys
from simulators.no_sockets import forbid_sockets
forbid_sockets()
"""
CLAIMS = """
from pathlib import Path
from edgecode.media.delivery_claims import DeliveryClaims
from edgecode.usecases.ports.delivery import Claimed
from media.delivered import NOW, chain, said
folder, claims = Path(sys.argv[1]), DeliveryClaims(clock=NOW)
by = chain(folder)
for kind in ("jpg", "mp4"):
    made = claims.claim(f"{folder}/in.{kind}", to=f"{folder}/out.{kind}", claim=said(), by=by.signatory())
    print(claims.read(f"{folder}/out.{kind}", anchors=by.root()).standing)
print(claims.read(f"{folder}/elsewhere.jpg", anchors=by.root()).standing)
"""
FETCHES = """
import c2pa
print(c2pa.Context.from_dict({"version": 1}) is not None, flush=True)
with open(sys.argv[1] + "/elsewhere.jpg", "rb") as file:
    c2pa.Reader("image/jpeg", file, context=c2pa.Context.from_dict({"version": 1}))
"""


def read(file: Path, *, anchors: str) -> ClaimRead:
    """What the process would say, asked in this one."""
    asked = AskRead(file=str(file), kind="", anchors=anchors)
    got = answered(asked, questions=io.BytesIO(), answers=io.BytesIO())
    if isinstance(got, GotClaims):
        return standing_of(got, now=NOW.now())
    assert isinstance(got, GotNothing)
    return standing_without(got)


def changed(data: bytes, *, places: range) -> Iterator[tuple[int, bytes]]:
    """The same bytes with one bit of one of them changed, for each place."""
    for place in places:
        yield place, data[:place] + bytes([data[place] ^ 1 << place % 8]) + data[place + 1 :]


def holding_the_claim(data: bytes, *, kind: str) -> range:
    """Where the claim itself lies in a file: the run of APP11 segments, or the box of C2PA."""
    if kind == "jpg":
        begin = data.index(b"\xff\xeb")
        end = begin
        while data[end : end + 2] == b"\xff\xeb":
            end += 2 + int.from_bytes(data[end + 2 : end + 4], "big")
        return range(begin, end)
    at = data.index(bytes.fromhex("d8fec3d61b0e483c92975828877ec481")) - 8
    return range(at, at + int.from_bytes(data[at : at + 4], "big"))


@pytest.mark.parametrize("kind", ["jpg", "mp4"])
def test_a_changed_byte_anywhere_in_the_content_is_caught(tmp_path: Path, kind: str) -> None:
    """Hundreds of places. In an MP4 the standard leaves out the 32 bytes or so of its first box, which name its kind."""
    ours, out = chain(tmp_path), tmp_path / f"out.{kind}"
    claimed(delivered(tmp_path, kind), out, by=ours)
    data = out.read_bytes()
    claim = holding_the_claim(data, kind=kind)
    first = 0 if kind == "jpg" else int.from_bytes(data[:4], "big")
    every = max(1, len(data) // 300)
    content = [place for place in range(first, len(data), every) if place not in claim]
    content += [first or 2, claim.start - 1 if kind == "jpg" else claim.stop, claim.stop, len(data) - 1]
    spoiled = tmp_path / f"spoiled.{kind}"
    for place in content:
        spoiled.write_bytes(next(changed(data, places=range(place, place + 1)))[1])
        found = read(spoiled, anchors=ours.root())
        assert found.standing in {Standing.ALTERED, Standing.BROKEN, Standing.NO_FORMAT, Standing.NONE}, place
        assert found.standing is not Standing.NONE or place < claim.start, place
    assert len(content) > 150


@pytest.mark.parametrize("kind", ["jpg", "mp4"])
def test_a_changed_byte_in_what_is_said_is_caught(tmp_path: Path, kind: str) -> None:
    """The claimant, the sentence, the uses, the actions and the signature, byte for byte."""
    ours, out = chain(tmp_path), tmp_path / f"out.{kind}"
    claimed(delivered(tmp_path, kind), out, by=ours)
    data, spoiled = out.read_bytes(), tmp_path / f"spoiled.{kind}"
    for words in (
        b"Nadia Okoye",
        b"No performer in",
        b"notAllowed",
        b"c2pa.published",
        b"not a proof",
        b"edgecode claims",
    ):
        at = data.index(words)
        for _place, version in changed(data, places=range(at, at + len(words), 3)):
            spoiled.write_bytes(version)
            found = read(spoiled, anchors=ours.root())
            assert found.standing in {Standing.ALTERED, Standing.BROKEN}, words


def test_next_to_no_byte_of_a_claim_changes_unseen(tmp_path: Path) -> None:
    """The ten kilobytes of padding around its signature included, which no hash covers. What is left names boxes."""
    ours, out = chain(tmp_path), tmp_path / "out.jpg"
    claimed(picture(tmp_path), out, by=ours)
    data, spoiled = out.read_bytes(), tmp_path / "spoiled.jpg"
    before = read(out, anchors=ours.root())
    places = holding_the_claim(data, kind="jpg")[::23]
    unseen = []
    for place, version in ((place, next(changed(data, places=range(place, place + 1)))[1]) for place in places):
        spoiled.write_bytes(version)
        found = read(spoiled, anchors=ours.root())
        if found.standing is Standing.WHOLE:
            unseen.append(place)
            assert found.manifests == before.manifests
    assert len(unseen) * 50 < len(places), unseen


def elsewhere(folder: Path) -> None:
    """A picture whose claim lies on a server of this machine that is not there."""
    c2pa = pytest.importorskip("c2pa", reason="c2pa-python is not installed here")
    by = chain(folder).signatory()
    signer = c2pa.Signer.from_callback(by.sign, c2pa.C2paSigningAlg.ES256, by.certificates)
    settings = {"version": 1, "trust": {"user_anchors": by.root, "trust_config": "1.3.6.1.4.1.62558.2.1\n"}}
    source = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"
    actions = {"actions": [{"action": "c2pa.created", "digitalSourceType": source}]}
    made = {"claim_version": 2, "assertions": [{"label": "c2pa.actions.v2", "data": actions}]}
    builder = c2pa.Builder(made, context=c2pa.Context.from_dict(settings, signer=signer))
    builder.set_no_embed()
    builder.set_remote_url("http://127.0.0.1:9/claim.c2pa")
    with picture(folder).open("rb") as still, (folder / "elsewhere.jpg").open("w+b") as target:
        builder.sign("image/jpeg", still, target)


def test_a_claim_that_lies_elsewhere_is_said_and_not_fetched(tmp_path: Path) -> None:
    elsewhere(tmp_path)
    found = read(tmp_path / "elsewhere.jpg", anchors="")
    assert found.standing is Standing.ELSEWHERE
    assert "http://127.0.0.1:9/claim.c2pa; nothing was fetched" in found.why


def test_claims_are_made_and_read_without_a_socket(tmp_path: Path) -> None:
    """The kernel ends any process that opens one, and ends one with c2pa's own settings that reads the same file."""
    if not can_forbid():
        pytest.skip("this machine cannot forbid sockets")
    for kind in ("jpg", "mp4"):
        (tmp_path / f"in.{kind}").write_bytes(delivered(tmp_path, kind).read_bytes())
    elsewhere(tmp_path)

    def run(code: str) -> subprocess.CompletedProcess[str]:
        words = [sys.executable, "-c", NO_SOCKETS + code, str(tmp_path)]
        return subprocess.run(words, cwd=HERE, capture_output=True, text=True, check=False)

    done = run(CLAIMS)
    assert (done.returncode, done.stdout.split()) == (0, ["whole", "whole", "elsewhere"]), done.stderr
    control = run(FETCHES)
    assert control.stdout == "True\n"
    assert control.returncode < 0, control.stderr
