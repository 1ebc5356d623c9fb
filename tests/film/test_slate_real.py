"""Slates as they stand in EDLs, OMC documents and ALEs of real productions."""

import json
import re
from pathlib import Path
from typing import Final

import pytest

from edgecode.film.settle import settle
from edgecode.film.slate import Flag, Slate

REAL: Final = Path(__file__).resolve().parents[2] / ".." / "shared" / "real"
EDLS: Final = REAL / "timelines" / "edl-features"
STP: Final = "STP R1 v082517.edl"
TOD: Final = "ToD_R4_LOCK3.1_030618_Video.edl"
CLIP_NAME: Final = re.compile(r"\* ?(?P<which>FROM|TO) CLIP NAME: *(?P<name>.*?)\s*", re.IGNORECASE)
PLAIN: Final = re.compile(
    r"(?P<prefix>[A-Z]*)(?P<number>[0-9]+)(?P<letters>[A-Z]*)-(?P<take>[0-9]+)(?P<pu>PU)?-?(?P<camera>[A-Z]?)\**"
    r"(?: (?P<fps>[0-9]+)FPS)?(?P<words>(?: PU| MOS)*)\**"
)
"""What nearly every name looks like, written down a second time and without tolerance."""

pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="the real material is not beside this checkout")


def clip_names(edl: str, *, which: str = "FROM TO") -> list[str]:
    """List the clip names of an EDL in its order, as the comments give them."""
    found = map(CLIP_NAME.fullmatch, (EDLS / edl).read_text(encoding="utf-8", errors="replace").splitlines())
    return [comment["name"] for comment in found if comment and comment["which"] in which]


NO_SLATES: Final = {
    STP: {
        "FKI_LEADER_HEAD_1920X1080.MOV",
        "BH_PRODUCTIONS_1.85_PRORES.MOV",
        "TRANSITION2_1",
        "FKI_LEADER_TAIL_1920X1080.MOV",
    },
    TOD: {
        "START LEADER 1920X1080 2398",
        "REEL 4 DC 1 (SC 091-118),VIDEO MIXDOWN,2",
        "TAIL LEADER 1920X1080 2398",
    },
    "cdl_example01.edl": set(),
    "ISSUE_14_conform_edl_issue_01.edl": set(),
    "ISSUE_14_conform_edl_issue_02.edl": set(),
    "ISSUE_14_conform_edl_issue_03.edl": set(),
}


@pytest.mark.parametrize(("edl", "others"), NO_SLATES.items())
def test_every_name_but_leaders_and_the_like_is_a_slate(edl: str, others: set[str]) -> None:
    assert {name for name in clip_names(edl) if Slate.parse(name) is None} == others


@pytest.mark.parametrize(
    ("edl", "odd"), [(STP, {"X3E_3*", "VB6A-1*.SUB.01"}), (TOD, {"•92PT-5*"}), ("cdl_example01.edl", set())]
)
def test_every_plain_name_is_taken_apart_as_it_reads(edl: str, odd: set[str]) -> None:
    """The few names that do not look plain are tested by hand in test_slate.py."""
    unread = set()
    for name in set(clip_names(edl)) - NO_SLATES[edl]:
        plain, slate = PLAIN.fullmatch(name), Slate.parse(name)
        assert slate is not None
        if plain is None:
            unread.add(name)
            continue
        assert (slate.prefix, slate.number, slate.letters) == plain.group("prefix", "number", "letters")
        assert (slate.take, slate.camera) == (int(plain["take"]), plain["camera"])
        assert slate.fps == (int(plain["fps"]) if plain["fps"] else None)
        assert slate.circled == ("*" in name)
        assert set(slate.flags) == {flag for flag in Flag if flag in (plain["pu"] or "") + plain["words"]}
        assert slate.rest == ""
    assert unread == odd


@pytest.mark.parametrize(("edl", "circled", "events"), [(STP, 224, 250), (TOD, 350, 376)])
def test_circled_takes_are_counted(edl: str, circled: int, events: int) -> None:
    """One FROM CLIP NAME an event."""
    names = clip_names(edl, which="FROM")
    assert len(names) == events
    slates = map(Slate.parse, names)
    assert sum(1 for slate in slates if slate and slate.circled) == circled


def test_two_cameras_of_a_real_take_share_its_key() -> None:
    slates = [slate for name in clip_names(TOD) if (slate := Slate.parse(name))]
    cameras: dict[str, set[str]] = {}
    for slate in slates:
        cameras.setdefault(slate.take_key, set()).add(slate.camera)
    assert cameras["105D-4PU"] == {"A", "B"}
    assert sum(1 for letters in cameras.values() if letters == {"A", "B"}) > 20
    assert not [key for key, letters in cameras.items() if "" in letters and len(letters) > 1]


@pytest.mark.parametrize("edl", [STP, TOD])
def test_a_scene_list_made_from_the_cut_settles_every_slate(edl: str) -> None:
    """A script that holds the guessed scenes gives back the same scenes, now by the script or as an open question."""
    slates = [slate for name in clip_names(edl) if (slate := Slate.parse(name))]
    scenes = {settle(slate, ()).scene for slate in slates}
    for slate in slates:
        found = settle(slate, scenes)
        assert found.scene in scenes
        assert found.by != "guess" or found.ambiguous
        if not found.ambiguous:
            assert found.scene == settle(slate, ()).scene


def test_all_slates_of_the_omc_short_are_read() -> None:
    slates = json.loads((REAL / "production" / "hyperspace-madness" / "allSlates.json").read_text(encoding="utf-8"))
    uids = [slate["slateUID"] for slate in slates]
    assert len(uids) == 131
    for uid in uids:
        slate = Slate.parse(uid)
        assert slate is not None
        assert slate.take_label == uid


@pytest.mark.parametrize(
    ("folder", "edls"),
    [("edl-features", ("cdl_frmc_example*", "test_*")), ("edl", ("[a-rt-z]*", "speed_effects*", "screening*"))],
)
def test_names_of_animation_and_visual_effects_are_no_slates(folder: str, edls: tuple[str, ...]) -> None:
    names = {
        name
        for pattern in edls
        for path in (REAL / "timelines" / folder).glob(f"{pattern}.edl")
        for name in clip_names(f"../{folder}/{path.name}")
    }
    assert len(names) > 25
    assert not {name for name in names if Slate.parse(name)}
