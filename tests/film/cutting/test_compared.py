import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.film.cut import Cut
from edgecode.film.cutting.change import Apart, Change, CutChanges, Op
from edgecode.film.cutting.compared import compared
from edgecode.film.rate import Rate
from edgecode.film.timecode import Timecode
from simulators.told_cuts import changes, cut, told, with_clips

SCENE = "12A-1@100+48 12B-2@0+40 12A-1@200+60 12C-1@50+30 12B-2@90+44 12A-1@300+52"
LONG = " ".join(f"{nth // 6 + 1}{'ABC'[nth % 3]}-{nth % 2 + 1}@{nth * 90}+{30 + nth % 7}" for nth in range(24))


def test_a_cut_compared_with_itself_gives_nothing() -> None:
    found = changes(SCENE, SCENE)
    assert not found.changes
    assert found.same == 6


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("12A-1@100+48 12B-2@8+32 12A-1@200+60 12C-1@50+30 12B-2@90+44 12A-1@300+52", ["trimmed 12B-2 -8+0"]),
        ("12A-1@100+48 12B-2@0+52 12A-1@200+60 12C-1@50+30 12B-2@90+44 12A-1@300+52", ["trimmed 12B-2 +0+12"]),
        ("12A-1@100+53 12B-2@5+35 12A-1@200+60 12C-1@50+30 12B-2@90+44 12A-1@300+52",
         ["trimmed 12A-1 +0+5", "trimmed 12B-2 -5+0"]),
        ("12A-1@100+48 12B-2@6+40 12A-1@200+60 12C-1@50+30 12B-2@90+44 12A-1@300+52", ["slipped 12B-2 +6"]),
        ("12A-1@100+48 12B-2@0+40 12A-1@900+60 12C-1@50+30 12B-2@90+44 12A-1@300+52", ["slipped 12A-1 +700"]),
        ("12A-1@100+48 12A-1@200+60 12C-1@50+30 12B-2@90+44 12A-1@300+52", ["removed 12B-2 -40"]),
        ("12A-1@100+48 12B-2@0+40 13-1@7+20 12A-1@200+60 12C-1@50+30 12B-2@90+44 12A-1@300+52", ["added 13-1 +20"]),
        ("12A-1@100+48 12B-2@0+40 12A-1@200+60 12B-2@90+44 12A-1@300+52 12C-1@50+30", ["moved 12C-1 +96"]),
        ("12A-1@100+48 12B-3@0+40 12A-1@200+60 12C-1@50+30 12B-2@90+44 12A-1@300+52", ["replaced 12B-3 +0 12B-2>12B-3"]),
        ("12A-1@100+48 12B-3@0+33 12A-1@200+60 12C-1@50+30 12B-2@90+44 12A-1@300+52", ["replaced 12B-3 -7 12B-2>12B-3"]),
        ("12A-1@100+48 99X-1@0+40 12A-1@200+60 12C-1@50+30 12B-2@90+44 12A-1@300+52", ["replaced 99X-1 +0 12B-2>99X-1"]),
        ("12A-1@100+48 12B-2@0+80x0.5 12A-1@200+60 12C-1@50+30 12B-2@90+44 12A-1@300+52", ["retimed 12B-2 +40 100%>50%"]),
        ("12A-1@100+48 12B-2@0+40x-1 12A-1@200+60 12C-1@50+30 12B-2@90+44 12A-1@300+52", ["retimed 12B-2 +0 100%>-100%"]),
        ("12A-1@100+48 12B-2@0+15 12B-2@15+25 12A-1@200+60 12C-1@50+30 12B-2@90+44 12A-1@300+52", ["split 12B-2 +0"]),
        ("12A-1@100+48 12B-2@0+15 13-1@0+9 12B-2@19+21 12A-1@200+60 12C-1@50+30 12B-2@90+44 12A-1@300+52",
         ["split 12B-2 -4", "added 13-1 +9"]),
        ("12A-1@100+48 ~12B-2@0+40 12A-1@200+60 12C-1@50+30 12B-2@90+44 12A-1@300+52",
         ["transition 12B-2 +0 cut>dissolve"]),
        ("12A-1@100+48 12B-2@0+40!Blur 12A-1@200+60 12C-1@50+30 12B-2@90+44 12A-1@300+52", ["effect 12B-2 +0 >Blur"]),
        ("12A-1@100+48 12B-2@0+40 12A-1@200+60 12B-2@90+44 12A-1@300+52 12C-1@53+27",
         ["moved 12C-1 +96", "trimmed 12C-1 -3+0"]),
    ],
)  # fmt: skip
def test_each_operation_is_named_and_read_backwards_it_is_undone(new: str, said: list[str]) -> None:
    """One edit of one scene; compared the other way about, what came went, and a trim has the other sign."""
    assert told(SCENE, new) == said
    back = changes(new, SCENE).edits
    undone = {Op.ADDED: Op.REMOVED, Op.REMOVED: Op.ADDED, Op.SPLIT: Op.JOINED, Op.JOINED: Op.SPLIT}
    forth = changes(SCENE, new).edits
    assert sorted(undone.get(change.op, change.op) for change in forth) == sorted(change.op for change in back)
    assert sorted(-change.frames for change in forth) == sorted(change.frames for change in back)
    assert sorted((-change.head, -change.tail) for change in forth) == sorted(
        (change.head, change.tail) for change in back
    )


def test_what_merely_shifted_is_not_moved() -> None:
    found = changes(SCENE, SCENE.replace("12A-1@100+48", "12A-1@100+36"))
    assert [change.op for change in found.changes] == [Op.TRIMMED, *[Op.SHIFTED] * 5]
    assert {change.frames for change in found.changes} == {-12}
    assert found.lengths == (274, 262)


def test_a_block_that_was_moved_is_moved_and_nothing_is_removed_or_added() -> None:
    clips = LONG.split()
    found = changes(LONG, " ".join((*clips[:4], *clips[7:20], *clips[4:7], *clips[20:])))
    assert [change.op for change in found.edits] == [Op.MOVED] * 3
    assert [change.old.index for change in found.edits if change.old] == [4, 5, 6]


def test_two_uses_of_one_part_of_a_source_are_told_apart_by_their_neighbours() -> None:
    """The same frames stand twice; the second goes."""
    twice = "1-1@0+20 9-9@0+30 2-1@0+21 3-1@0+22 9-9@0+30 4-1@0+23"
    found = changes(twice, "1-1@0+20 9-9@0+30 2-1@0+21 3-1@0+22 4-1@0+23")
    assert [(change.op, change.use.index) for change in found.edits] == [(Op.REMOVED, 4)]


def test_black_is_no_material_that_could_be_moved() -> None:
    assert told("1-1@0+20 black+24 2-1@0+20 3-1@0+20", "1-1@0+20 2-1@0+20 3-1@0+20 black+24") == [
        "removed BLACK -24".replace("BLACK", "black"),
        "added black +24",
    ]
    assert told("1-1@0+20 black+24 2-1@0+20", "1-1@0+20 black+36 2-1@0+20") == ["trimmed black +0+12"]


def test_a_title_that_says_something_else_is_told_with_both_texts() -> None:
    assert told("1-1@0+20 title:Spring+24 2-1@0+20", "1-1@0+20 title:Summer+24 2-1@0+20") == [
        "title Summer +0 Spring>Summer"
    ]


def test_a_shot_that_came_for_a_missing_one_replaces_it() -> None:
    assert told("1-1@0+20 missing:card+24 2-1@0+20", "1-1@0+20 7-1@40+26 2-1@0+20") == ["replaced 7-1 +2 card>7-1"]


def test_a_clip_that_went_to_another_track_was_moved_there() -> None:
    old = cut("1-1@0+20 2-1@0+30 3-1@0+20", V2="gap+70 8-1@0+5")
    new = cut("1-1@0+20 gap+30 3-1@0+20", V2="gap+20 2-1@0+30 gap+20 8-1@0+5")
    [moved] = changes(old, new).edits
    assert moved.op is Op.MOVED
    assert [use.track for use in (moved.old, moved.new) if use] == ["V1", "V2"]


def test_sound_is_compared_on_its_own_tracks() -> None:
    old = cut("1-1@0+20 2-1@0+30", A1="1-1@0+20 2-1@0+30")
    new = cut("1-1@0+20 2-1@0+30", A1="1-1@0+24 2-1@4+26")
    found = changes(old, new)
    assert [(change.op, change.kind.value, change.head, change.tail) for change in found.changes] == [
        (Op.TRIMMED, "sound", 0, 4),
        (Op.TRIMMED, "sound", -4, 0),
    ]


def test_a_clip_switched_off_plays_nothing_and_so_went() -> None:
    old, new = cut(SCENE), cut(SCENE)
    clips = new.tracks[0].clips
    off = (*clips[:2], msgspec.structs.replace(clips[2], enabled=False), *clips[3:])
    new = msgspec.structs.replace(new, tracks=(msgspec.structs.replace(new.tracks[0], clips=off),))
    found = changes(old, new)
    assert [change.op for change in found.changes] == [Op.REMOVED]
    assert found.says == ("found 1 clips switched off, which play nothing; compared as if they were not there",)


def test_a_list_that_cut_its_names_short_is_the_same_cut() -> None:
    whole = with_clips(cut("A001C001_260301_R1AB@0+20 A001C002_260301_R1AB@0+30 B001C001_260301_R1AB@50+20"), name="")
    tracks = whole.tracks
    short = tuple(msgspec.structs.replace(clip, tape=clip.file[:8], file="") for clip in tracks[0].clips)
    listed = msgspec.structs.replace(whole, tracks=(msgspec.structs.replace(tracks[0], clips=short),))
    assert not changes(whole, listed).changes


def test_files_that_are_all_called_otherwise_are_known_by_their_names() -> None:
    old, new = cut(LONG), cut(LONG)
    renamed = tuple(
        msgspec.structs.replace(clip, file=f"proxy_{nth}.mov") for nth, clip in enumerate(new.tracks[0].clips)
    )
    proxies = msgspec.structs.replace(new, tracks=(msgspec.structs.replace(new.tracks[0], clips=renamed),))
    assert not changes(old, proxies).changes


def test_film_slowed_by_a_thousandth_has_the_same_frames() -> None:
    found = changes(cut(SCENE, rate=Rate.of(23.976)), cut(SCENE))
    assert not found.changes
    assert found.says[0].startswith("found cut (cuts/cut.otio) at 23.976 and cut (cuts/cut.otio) at 24; compared frame")


def test_a_source_in_another_rate_than_the_cut_is_read_by_its_clock() -> None:
    high = cut("1-1@0+20 2-1@0+30 3-1@0+20")
    clips = tuple(
        msgspec.structs.replace(
            clip,
            source_in=Timecode(clip.source_in.frame * 2, Rate.of(48)),
            source_out=Timecode(clip.source_out.frame * 2, Rate.of(48)),
        )
        for clip in high.tracks[0].clips
        if clip.source_in is not None and clip.source_out is not None
    )
    doubled = msgspec.structs.replace(high, tracks=(msgspec.structs.replace(high.tracks[0], clips=clips),))
    assert not changes(high, doubled).changes


@pytest.mark.parametrize(
    ("old", "new", "why", "found"),
    [
        (cut(SCENE, rate=Rate.of(25)), cut(SCENE), Apart.RATE, "at 25 and cut (cuts/cut.otio) at 24"),
        (cut(SCENE, rate=None), cut(SCENE), Apart.UNRATED, "without one; the other cut runs at 24"),
        (cut(SCENE), cut("mix@0+500"), Apart.FLATTENED, "one clip for the whole picture"),
        (cut(SCENE), cut(""), Apart.EMPTY, "none that has a place"),
        (cut(LONG), cut(LONG.replace("-", "Z-9")), Apart.ANOTHER_FILM, "hardly any material"),
    ],
)  # fmt: skip
def test_two_cuts_that_cannot_be_compared_are_not_and_it_is_said(old: Cut, new: Cut, why: Apart, found: str) -> None:
    told_of = compared(old, new)
    assert told_of.refusal is not None
    assert told_of.refusal.why is why
    assert found in told_of.refusal.says
    assert told_of.refusal.advice
    assert not told_of.changes


def test_a_cut_at_twice_the_rate_is_compared_where_each_frame_is_met() -> None:
    assert not changes(cut("1-1@0+20 2-1@0+30", rate=Rate.of(25)), cut("1-1@0+40 2-1@0+60", rate=Rate.of(50))).changes
    odd = compared(cut("1-1@0+21 2-1@0+30", rate=Rate.of(50)), cut("1-1@0+10 2-1@0+15", rate=Rate.of(25)))
    assert odd.refusal is not None


CLIPS = st.lists(
    st.tuples(st.sampled_from("ABCDE"), st.integers(0, 40), st.integers(2, 60)).map(
        lambda parts: f"{parts[0]}@{parts[1] * 50}+{parts[2]}"
    ),
    min_size=1,
    max_size=12,
).map(" ".join)


@given(CLIPS, CLIPS)
@settings(max_examples=150)
def test_the_changes_of_any_two_cuts_make_the_one_from_the_other(one: str, other: str) -> None:
    """Whatever was done: order and lengths of the newer cut follow from the older and what is told."""
    found = changes(one, other)
    if found.refusal is None:
        assert applied(found) == lengths(found.new)


@given(CLIPS, CLIPS)
@settings(max_examples=150)
def test_any_two_cuts_compared_backwards_add_what_was_removed(one: str, other: str) -> None:
    forth, back = changes(one, other), changes(other, one)
    assert (forth.refusal is None) == (back.refusal is None)
    if forth.refusal is None:
        assert forth.lengths == back.lengths[::-1]
        longer = sum(change.frames for change in forth.edits if change.op not in {Op.SLIPPED, Op.MOVED})
        assert longer == forth.lengths[1] - forth.lengths[0]


@given(CLIPS)
@settings(max_examples=60)
def test_any_cut_compared_with_itself_gives_nothing(one: str) -> None:
    assert not changes(one, one).changes


def lengths(made: Cut) -> list[int]:
    return [(clip.record_out or 0) - (clip.record_in or 0) for clip in made.tracks[0].clips]


def applied(found: CutChanges) -> list[int]:
    """Make the lengths of the newer cut of the older and its changes: what has a new place goes there, the rest in order."""
    left = dict(enumerate(lengths(found.old)))
    placed: dict[int, int] = {}
    grown: dict[int, int] = {}
    for change in found.edits:
        grow(change, left=left, placed=placed, grown=grown)
    for change in found.edits:
        if change.op is Op.MOVED and change.old is not None and change.new is not None and change.old.index in left:
            placed[change.new.index] = left.pop(change.old.index) + grown.get(change.old.index, 0)
    rest = [length + grown.get(at, 0) for at, length in sorted(left.items())]
    return [placed[at] if at in placed else rest.pop(0) for at in range(len(rest) + len(placed))]


def grow(change: Change, *, left: dict[int, int], placed: dict[int, int], grown: dict[int, int]) -> None:
    """Apply one change, but for a move."""
    old, new = change.old, change.new
    if change.op is Op.ADDED and new is not None:
        placed[new.index] = change.frames
    elif change.op is Op.REMOVED and old is not None:
        del left[old.index]
    elif change.op is Op.SPLIT and old is not None:
        del left[old.index]
        placed.update({part.index: part.frames for part in change.parts})
    elif change.op is Op.JOINED and new is not None:
        placed[new.index] = sum(left.pop(part.index) for part in change.parts) + change.frames
    elif change.op in {Op.TRIMMED, Op.RETIMED, Op.REPLACED, Op.TITLE} and old is not None:
        grown[old.index] = grown.get(old.index, 0) + change.frames
