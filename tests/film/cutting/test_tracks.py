from fractions import Fraction

import msgspec

from edgecode.film.cut import Cut
from edgecode.film.cutting.laid import LaidCut, laid
from edgecode.film.cutting.tracks import track_key, track_pairs
from simulators.told_cuts import RATE, cut


def of(made: Cut) -> LaidCut:
    return laid(made, rate=RATE, times=Fraction(1), material=lambda clip: clip.name)


def pairs(old: Cut, new: Cut) -> list[tuple[str, str, int]]:
    found = track_pairs(of(old), of(new), setup=lambda _use: "")
    return [(pair.old.name, pair.new.name, sum(to >= 0 for to in pair.pairing.to_new)) for pair in found]


def test_an_edls_v_is_the_first_track_of_picture() -> None:
    old = cut("1-1@0+20", A1="1-1@0+20")
    renamed = tuple(msgspec.structs.replace(track, name=track.name[0]) for track in old.tracks)
    assert pairs(old, msgspec.structs.replace(old, tracks=renamed)) == [("V1", "V", 1), ("A1", "A", 1)]
    assert [track_key(name) for name in ("V", "v1 ", "A2", "Dialogue")] == ["V1", "V1", "A2", "DIALOGUE"]


def test_tracks_of_other_names_are_paired_by_kind_in_their_order() -> None:
    old = cut("1-1@0+20", A1="1-1@0+20")
    new = cut("1-1@0+20", A_DX="1-1@0+20", A_FX="5-1@0+20")
    assert pairs(old, new) == [("V1", "V1", 1), ("A1", "A_DX", 1), ("A_FX", "A_FX", 0)]


def test_where_what_went_would_stand_is_told_by_what_stayed() -> None:
    [pair] = track_pairs(of(cut("1-1@0+20 2-1@0+30 3-1@0+40")), of(cut("1-1@0+25 3-1@0+40")), setup=lambda _use: "")
    assert pair.gone() == [1]
    assert pair.place_of(1) == 25


def test_how_much_later_stands_what_follows_is_told_by_what_stayed() -> None:
    old, new = of(cut("1-1@0+20 2-1@0+30 3-1@0+40")), of(cut("9-1@0+7 1-1@0+20 3-1@0+45"))
    [pair] = track_pairs(old, new, setup=lambda _use: "")
    came, first, last = pair.new.uses
    assert pair.later_after(None, came) == 7
    assert pair.later_after(pair.old.uses[0], first) == -23
    assert pair.later_after(pair.old.uses[1], None) == -23
    assert pair.later_after(pair.old.uses[2], last) == -18
