from edgecode.film.cut import Clip
from edgecode.film.place import Place
from edgecode.formats.otio.json_nodes import OWN, gap, metadata_of, range_of, time, transition_of


def test_times_and_gaps_carry_their_rate() -> None:
    assert time(12, 24) == {"OTIO_SCHEMA": "RationalTime.1", "rate": 24.0, "value": 12.0}
    assert range_of(1, 2, 25)["start_time"] == time(1, 25)
    assert gap(8, 24)["source_range"] == range_of(0, 8, 24)


def test_otio_knows_a_dissolve_and_everything_else_by_its_name() -> None:
    dissolve, wipe = transition_of("dissolve", frames=12, fps=24), transition_of("wipe", frames=0, fps=24)
    assert (dissolve["transition_type"], dissolve["name"], dissolve["out_offset"]) == (
        "SMPTE_Dissolve",
        "",
        time(12, 24),
    )
    assert (wipe["transition_type"], wipe["name"]) == ("Custom_Transition", "wipe")


def test_extra_goes_back_where_it_came_from_or_under_our_own_name() -> None:
    extra = {"otio.ALE.Tape": "A", "otio.plain": "x", "otio.plain.y": "z", "edl.wipe": "001"}
    clip = Clip(name="a", place=Place("a"), track=0, tape="R1", notes=("n",), extra=extra)
    assert metadata_of(clip, length=0) == {
        "ALE": {"Tape": "A"},
        "plain": "x",
        "cmx_3600": {"reel": "R1", "comments": ["n"]},
        OWN: {"edl.wipe": "001"},
    }
