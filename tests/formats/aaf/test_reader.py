import contextlib
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from edgecode.errors import UnreadableError
from edgecode.film.cut import Clip, ClipKind, Cut
from edgecode.film.place import Remark
from edgecode.film.rate import Rate
from edgecode.formats.aaf.reader import read, recognises
from edgecode.formats.source import Source
from simulators.damage import damaged
from simulators.made_aaf import File, clip, composition, effect, made, master, pictures
from simulators.memory_source import MemorySource

REAL = Path(__file__).parents[3] / ".." / "shared" / "real" / "timelines" / "aaf"


def told(fill: Callable[[File], None]) -> MemorySource:
    return MemorySource(_bytes(fill), path="a.aaf")


@cache
def _bytes(fill: Callable[[File], None]) -> bytes:
    with TemporaryDirectory() as folder:
        return made(Path(folder), fill)


def cuts(source: Source) -> list[Cut]:
    return [record for record in read(source) if isinstance(record, Cut)]


def clips(source: Source) -> list[Clip]:
    return [clip for track in cuts(source)[0].tracks for clip in track.clips]


def spans(source: Source) -> list[tuple[str, int | None, int | None]]:
    return [(clip.name, clip.record_in, clip.record_out) for clip in clips(source)]


def remarks(source: Source) -> list[str]:
    return [f"{record.place}: {record.says}" for record in read(source) if isinstance(record, Remark)]


def reel(file: File) -> None:
    """Two clips that dissolve, the second under an effect nobody knows; a filler; the first again."""
    first = master(file, "12A-3", tape="A003", comments={"Scene": "12A", "Take": "3"})
    second = master(file, "12B-1", start=0)
    dissolve = file.create.Transition(media_kind="picture", length=10)
    dissolve["CutPoint"].value = 4
    dissolve["OperationGroup"].value = effect(file, "Video Dissolve", file.create.Filler("picture", 10), length=10)
    sparkling = effect(file, "Sparkle", clip(second, 0, 40), length=40)
    filler = file.create.Filler("picture", 20)
    pictures(file, composition(file), clip(first, 100, 50), dissolve, sparkling, filler, clip(first, 5, 5))


def test_a_composition_is_a_cut_and_transitions_cut_where_they_say() -> None:
    (cut,) = cuts(told(reel))
    assert (cut.name, str(cut.rate), str(cut.start), [track.name for track in cut.tracks]) == (
        "reel 1",
        "25",
        "01:00:00:00",
        ["V1"],
    )
    assert spans(told(reel)) == [("12A-3", 0, 44), ("12B-1", 44, 80), ("12A-3", 100, 105)]
    assert [clip.transition for clip in cut.tracks[0].clips] == ["", "dissolve", ""]
    assert remarks(told(reel)) == []


def test_a_clip_is_followed_down_to_its_tape_and_its_file() -> None:
    first, second, _ = clips(told(reel))
    assert (first.tape, first.file) == ("A003", "12A-3 x.mxf")
    assert (str(first.source_in), str(first.source_out)) == ("01:00:04:00", "01:00:05:19")
    assert (str(second.source_in), str(second.source_out)) == ("00:00:00:04", "00:00:01:15")
    assert first.extra == {"aaf.Scene": "12A", "aaf.Take": "3"}
    assert str(first.place) == "a.aaf @ 01:00:00:00"


def test_an_effect_nobody_knows_keeps_its_name_and_its_clip() -> None:
    assert clips(told(reel))[1].extra == {"aaf.effects": "Sparkle"}


def nested(file: File) -> None:
    """A sequence in a sequence, entered at its frame 15."""
    first, second = master(file, "13-1"), master(file, "13-2")
    inner = composition(file, "scene 13", top=False)
    pictures(file, inner, clip(first, 0, 20), clip(second, 100, 40))
    pictures(file, composition(file), file.create.Filler("picture", 10), clip(inner, 15, 30))


def test_a_sequence_in_a_sequence_shows_what_is_seen_of_it() -> None:
    assert spans(told(nested)) == [("13-1", 10, 15), ("13-2", 15, 40)]
    assert [str(clip.source_in) for clip in clips(told(nested))] == ["01:00:00:15", "01:00:04:00"]


def missing(file: File) -> None:
    """A clip whose master was taken out of the file."""
    gone, there = master(file, "12A-3"), master(file, "12B-1")
    pictures(file, composition(file), clip(gone, 0, 10), clip(there, 0, 10))
    file.content.mobs.pop(gone.mob_id)


def test_a_clip_whose_source_is_not_in_the_file_stays() -> None:
    lost, found = clips(told(missing))
    assert (lost.kind, lost.record_in, lost.record_out, lost.name) == (ClipKind.MISSING, 0, 10, "")
    assert (found.name, found.record_in) == ("12B-1", 10)
    (says,) = remarks(told(missing))
    assert "expected the source of a clip in the file, found no mob urn:smpte:umid:" in says


def choices(file: File) -> None:
    """A selector that chose, and one whose clip was muted."""
    first, second = master(file, "14-1"), master(file, "14-2")
    chosen = file.create.Selector(media_kind="picture", length=10)
    chosen["Selected"].value = clip(first, 0, 10)
    chosen["Alternates"].value = [clip(second, 0, 10)]
    muted = file.create.Selector(media_kind="picture", length=10)
    muted["Selected"].value = file.create.Filler("picture", 10)
    muted["Alternates"].value = [clip(second, 0, 10)]
    pictures(file, composition(file), chosen, muted)


def test_a_selector_shows_its_choice_or_a_clip_that_is_off() -> None:
    assert [(clip.name, clip.enabled) for clip in clips(told(choices))] == [("14-1", True), ("14-2", False)]


def scope(file: File) -> None:
    """A nested scope of two tracks, with a marker on the upper one and one on the timecode."""
    first, second = master(file, "15-1"), master(file, "15-2")
    mob = composition(file)
    slot = pictures(file, mob, file.create.Filler("picture", 30))
    nest = file.create.NestedScope(media_kind="picture", length=30)
    below = file.create.ScopeReference(media_kind="picture", length=10)
    below["RelativeScope"].value = 0
    below["RelativeSlot"].value = 1
    for parts in ([clip(first, 0, 30)], [below, clip(second, 0, 20)]):
        track = file.create.Sequence(media_kind="picture", length=30)
        track.components.value = parts
        nest.slots.append(track)
    slot.segment = nest
    for track, described, says in ((2, slot.slot_id, "fix this"), (1, 1, "reel ends")):
        events = file.create.EventMobSlot()
        events["EditRate"].value = 25
        events["SlotID"].value = 1000 + track
        events["PhysicalTrackNumber"].value = track
        marker = file.create.DescriptiveMarker()
        marker["Position"].value = 12
        marker["Comment"].value = says
        marker["DescribedSlots"].value = {described}
        events.segment = file.create.Sequence(media_kind="DescriptiveMetadata")
        events.segment.components.append(marker)
        mob.slots.append(events)


def test_the_tracks_of_a_nested_scope_are_tracks_with_their_own_markers() -> None:
    (cut,) = cuts(told(scope))
    assert [[(clip.name, clip.record_in, clip.notes) for clip in track.clips] for track in cut.tracks] == [
        [("15-1", 0, ())],
        [("15-2", 10, ("reel ends", "fix this"))],
    ]


def circle(file: File) -> None:
    """A composition that shows itself, and one that shows another that shows it."""
    first = master(file, "16-1")
    mob, other = composition(file), composition(file, "other", top=False)
    pictures(file, other, file.create.Filler("picture", 10), clip(first, 0, 10))
    slot = pictures(file, mob, clip(other, 0, 20), clip(first, 50, 5))
    slot.segment.components.append(clip(mob, 0, 20))
    for each in other.slots:
        if each.segment.media_kind == "Picture":
            each.segment.components.append(clip(mob, 0, 20))


def test_a_composition_in_itself_comes_to_an_end() -> None:
    assert spans(told(circle)) == [("16-1", 10, 20), ("16-1", 20, 25)]
    assert remarks(told(circle)) == ["a.aaf: expected a sequence in a sequence, found itself in 'reel 1'; left out"]


def sources_in_circles(file: File) -> None:
    """A master over a source mob that is its own source."""
    mob = master(file, "17-1")
    pictures(file, composition(file), clip(mob, 0, 10))
    for source in file.content.sourcemobs():
        for slot in source.slots:
            if type(slot.segment).__name__ == "SourceClip":
                slot.segment.mob_id = source.mob_id
                slot.segment.slot_id = slot.slot_id


def test_a_source_that_is_its_own_source_comes_to_an_end() -> None:
    assert spans(told(sources_in_circles)) == [("17-1", 0, 10)]


def multiplying(file: File) -> None:
    """Eight compositions, each of which shows the one below ten times."""
    below = master(file, "18-1")
    for level in range(8):
        mob = composition(file, f"level {level}", top=level == 7)
        pictures(file, mob, *(clip(below, 0, 1) for _ in range(10)))
        below = mob


def test_compositions_that_multiply_without_end_are_bounded_in_time() -> None:
    source = told(multiplying)
    began = time.process_time()
    says = remarks(source)
    assert says == ["a.aaf: expected segments that come to an end, found ever more of them; the rest is left out"]
    assert time.process_time() - began < 10


def no_top(file: File) -> None:
    """A composition that does not say it is at the top level."""
    pictures(file, composition(file, "lone", top=False), clip(master(file, "19-1"), 0, 10))


def test_without_a_top_level_each_composition_is_a_cut() -> None:
    assert [cut.name for cut in cuts(told(no_top))] == ["lone"]
    assert remarks(told(no_top)) == [
        "a.aaf: expected a composition at the top level, found none that says so; each composition is a cut"
    ]


def nothing(file: File) -> None:
    """A file with a master and no composition."""
    master(file, "20-1")


def test_a_file_without_a_composition_is_said() -> None:
    assert remarks(told(nothing)) == ["a.aaf: expected a composition, found none; nothing in the file is a cut"]


def test_a_person_outranks_what_the_file_says() -> None:
    source = told(nested)
    source.rate = Rate.parse("24")
    assert str(cuts(source)[0].rate) == "24"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "an empty file"),
        (b"RIFF\0\0\0\0WAVE", "a file that is no compound file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a damaged compound file (TypeError)"),
    ],
)
def test_what_is_no_aaf_is_refused_in_a_sentence(data: bytes, found: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        list(read(MemorySource(data, path="a.aaf")))
    assert str(caught.value) == f"a.aaf: expected an AAF file, found {found}"


def test_a_file_cut_short_is_read_or_refused() -> None:
    data = _bytes(reel)
    found = []
    for part in range(1, 20):
        with contextlib.suppress(UnreadableError):
            found.append(len(list(read(MemorySource(data[: len(data) * part // 20])))))
    assert len(found) < 19


@pytest.mark.parametrize(
    ("head", "suffix", "known"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16, ".aaf", True),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16, ".doc", False),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1AAFB\r\0OM" + b"\0" * 8, "", True),
        (b"", ".aaf", True),
        (b"", "", False),
        (b"TITLE: an EDL by the wrong name", ".aaf", False),
        (b"\0\1", ".aaf", True),
    ],
)
def test_a_file_is_known_by_its_class_id(head: bytes, suffix: str, *, known: bool) -> None:
    assert recognises(head, suffix=suffix) is known


def test_what_pyaaf2_writes_is_known_by_itself() -> None:
    assert recognises(_bytes(reel)[:65_536], suffix="")


def test_a_damaged_file_is_read_or_refused() -> None:
    data = _bytes(reel)
    found: list[int] = []
    for each in damaged(data, count=120):
        recognises(each[:65_536], suffix=".aaf")
        began = time.process_time()
        with contextlib.suppress(UnreadableError):
            found.append(len(list(read(MemorySource(each)))))
        assert time.process_time() - began < 10
    assert found


def test_one_byte_that_is_wrong_costs_little() -> None:
    """Every so many bytes, one byte is turned over: nearly all files are read all the same."""
    data = _bytes(reel)
    standing = 0
    for at in range(4096, len(data), len(data) // 16):
        wrong = bytearray(data)
        wrong[at] ^= 0xFF
        with contextlib.suppress(UnreadableError):
            standing += any(isinstance(record, Cut) for record in read(MemorySource(bytes(wrong))))
    assert standing >= 12


@pytest.mark.skipif(not REAL.exists(), reason="the real material is not there")
def test_nothing_is_written_to_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    for file in sorted(REAL.glob("*.aaf"))[:3]:
        list(read(MemorySource.of(file)))
    assert capfd.readouterr() == ("", "")
