"""Ids that stay from one turnover to the next, and cuts parted by reel."""

import msgspec

from edgecode.film.cut import Cut
from edgecode.film.cutting.turned_over import Issued, events_of, extent, given_ids, of_reel, reels_in
from edgecode.film.rate import Rate
from edgecode.film.timecode import Timecode
from simulators.told_cuts import cut


def issued(made: Cut, *before: Issued) -> Issued:
    given = given_ids(made, before)
    return Issued(id=made.name, at=1, cut=made, ids=given.ids, last=given.last)


def ids(made: Cut, *before: Issued) -> list[str]:
    given = given_ids(made, before).ids
    return [given.get(clip.id, "") for track in made.tracks for clip in track.clips]


def test_clips_are_numbered_in_the_order_of_the_cut() -> None:
    assert ids(cut("1-1@0+48 black+10 2-1@0+24", A1="1-1@0+48")) == ["C00001", "", "C00003", "C00002"]


def test_a_clip_keeps_its_id_trimmed_slipped_and_moved_and_a_new_one_gets_the_next() -> None:
    first = issued(cut("1-1@100+48 2-1@0+48 3-1@0+48"))
    assert ids(cut("3-1@10+30 9-1@0+10 1-1@110+60"), first) == ["C00003", "C00004", "C00001"]


def test_of_a_clip_that_was_split_the_longer_part_keeps_the_id() -> None:
    first = issued(cut("1-1@100+48"))
    assert ids(cut("1-1@100+10 2-1@0+5 1-1@110+38"), first) == ["C00002", "C00003", "C00001"]


def test_what_shares_no_frame_is_another_clip_and_no_number_is_given_twice() -> None:
    first = issued(cut("1-1@0+48 2-1@0+48"))
    second = issued(cut("1-1@500+48", name="b"), first)
    assert list(second.ids.values()) == ["C00003"]
    assert ids(cut("2-1@0+48 1-1@505+10 4-1@0+9"), second, first) == ["C00002", "C00003", "C00004"]


def test_sound_and_picture_of_one_source_have_ids_of_their_own() -> None:
    first = issued(cut("1-1@0+48", A1="1-1@0+48"))
    assert ids(cut("1-1@5+20", A1="1-1@0+60"), first) == ["C00001", "C00002"]


def test_a_list_of_several_reels_is_parted_where_hours_begin() -> None:
    rate = Rate.of(24)
    one = cut("1-1@0+48 gap+86352 2-1@0+48 3-1@0+24")
    both = msgspec.structs.replace(one, start=Timecode(3600 * 24, rate))
    assert reels_in(both) == ("1", "2")
    second = of_reel(both, "2")
    assert [clip.name for track in second.tracks for clip in track.clips] == ["2-1", "3-1"]
    assert extent(second) == (86400, 86400 + 72)
    assert events_of(second) == 2
    assert reels_in(cut("1-1@0+48")) == ()
    assert reels_in(cut("1-1@0+48", name="FILM R4")) == ("4",)
