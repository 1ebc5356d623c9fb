from fractions import Fraction

import pytest

from edgecode.film.cutting.laid import Laid, laid
from edgecode.film.cutting.pairing import Pairing
from simulators.told_cuts import RATE, cut


def uses(told: str) -> tuple[Laid, ...]:
    return laid(cut(told), rate=RATE, times=Fraction(1), material=lambda clip: clip.name).tracks[0].uses


@pytest.mark.parametrize(
    ("old", "new", "to"),
    [
        ("a@0+20 b@0+20 a@50+20", "a@50+20 b@0+20 a@0+20", [2, 1, 0]),
        ("a@0+20 b@0+20 a@0+20", "b@0+20 a@0+20", [-1, 0, 1]),
        ("a@0+20 b@0+20", "a@4+16 b@0+25", [0, 1]),
        ("a@0+50 a@60+50", "a@5+40 a@65+40", [0, 1]),
        ("a@0+20 b@0+20 c@0+20", "a@0+20 b@300+20 c@0+20", [0, 1, 2]),
        ("a@0+40 b@0+20", "b@0+20 a@39+40", [-1, 0]),
        ("black+10 a@0+20", "a@0+20 black+10", [-1, 0]),
    ],
)
def test_clips_are_paired_by_what_they_show_and_then_by_where_they_stand(old: str, new: str, to: list[int]) -> None:
    """One frame in common is enough in one place, and not anywhere else."""
    pairing = Pairing(uses(old), uses(new))
    pairing.pair()
    assert pairing.to_new == to
    assert [pairing.to_old[at] for at in pairing.to_new if at >= 0] == [at for at, found in enumerate(to) if found >= 0]


def test_places_are_counted_by_what_stayed_in_order() -> None:
    pairing = Pairing(uses("a@0+20 x@0+9 b@0+20 c@0+90"), uses("a@0+20 b@0+20 y@0+7 c@0+90"))
    kept = pairing.pair()
    assert kept.old == {0, 2, 3}
    assert kept.old_rank == (0, 1, 1, 2)
    assert kept.new_rank == (0, 1, 2, 2)


def test_many_uses_of_one_source_are_paired_with_those_next_to_them() -> None:
    """A whole reel of one roll, every clip trimmed at both ends: more pairs than are looked at one by one."""
    old = uses(" ".join(f"roll@{nth * 100}+60" for nth in range(90)))
    new = uses(" ".join(f"roll@{nth * 100 + 3}+50" for nth in range(90)))
    pairing = Pairing(old, new)
    pairing.pair()
    assert pairing.to_new == list(range(90))
