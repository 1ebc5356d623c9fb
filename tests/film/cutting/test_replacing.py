import pytest

from simulators.told_cuts import told

AROUND = ("9-1@0+200", "8-1@0+200")


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("1A-1@0+40", "1A-2@0+90", ["replaced 1A-2 +50 1A-1>1A-2"]),
        ("1A-1A@0+40", "1A-1B@0+40", ["replaced 1A-1B +0 1A-1A>1A-1B"]),
        ("1A-1@0+40", "7-1@0+40", ["replaced 7-1 +0 1A-1>7-1"]),
        ("1A-1@0+40", "7-1@0+35", ["replaced 7-1 -5 1A-1>7-1"]),
        ("1A-1@0+40", "7-1@0+8", ["added 7-1 +8", "removed 1A-1 -40"]),
        ("1A-1@0+40 2A-1@0+50", "1A-2@0+44 2A-3@0+41", ["replaced 1A-2 +4 1A-1>1A-2", "replaced 2A-3 -9 2A-1>2A-3"]),
        ("1A-1@0+40 2A-1@0+50", "2A-3@0+41", ["removed 1A-1 -40", "replaced 2A-3 -9 2A-1>2A-3"]),
        ("missing:card+40", "black+40", ["replaced black +0 card>black"]),
    ],
)
def test_what_stands_in_one_place_is_paired_if_it_is_alike(old: str, new: str, found: list[str]) -> None:
    first, last = AROUND
    assert sorted(told(f"{first} {old} {last}", f"{first} {new} {last}")) == found


def test_a_place_with_hundreds_of_clips_is_told_as_well() -> None:
    """A scene cut anew from other takes between two that stayed: every clip is replaced, in order."""
    stayed = " ".join(f"{nth}X-1@0+90" for nth in range(40))
    old = " ".join(f"{nth}A-1@0+40" for nth in range(1, 181))
    new = " ".join(f"{nth}A-2@0+44" for nth in range(1, 181))
    found = told(f"{stayed} {old} 8-1@0+9999", f"{stayed} {new} 8-1@0+9999")
    assert len(found) == 180
    assert all(each.startswith("replaced") for each in found)
