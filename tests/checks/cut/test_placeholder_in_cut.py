import pytest

from edgecode.checks.cut.placeholder_in_cut import placeholder_in_cut
from edgecode.film.cut import Clip, ClipKind, Cut, Track, TrackKind
from edgecode.film.film import Film
from edgecode.film.place import Place
from edgecode.findings.finding import Finding, Skipped, Weight
from edgecode.usecases.open_film import Look


def findings(film: Film) -> list[Finding]:
    """Look, and expect nothing to be skipped."""
    return [each for each in placeholder_in_cut.look(film) if isinstance(each, Finding)]


def cut_of(*clips: Clip, kind: TrackKind = TrackKind.PICTURE) -> Film:
    """A film that has nothing but one track of a cut."""
    return Film(cut=Cut(name="one", path="one.otio", tracks=(Track(name="1", kind=kind, clips=clips),)))


def clip(
    name: str, *, frame: int = 0, kind: ClipKind = ClipKind.MATERIAL, enabled: bool = True, note: str = ""
) -> Clip:
    """One clip, at a frame of the cut."""
    place = Place("one.otio", frame=frame)
    return Clip(name=name, place=place, track=0, kind=kind, enabled=enabled, notes=(note,) if note else ())


def test_a_card_that_says_so_is_found(look: Look) -> None:
    """The second clip of the list stands for something.

    --- one.cut
    1-1
    SCENE 6A MISSING
    """
    [finding] = findings(look.film)
    assert (finding.kind, finding.weight, finding.scene) == ("says-so", Weight.HIGH, "6A")
    assert finding.says == "“SCENE 6A MISSING” stands in the cut for something still to come"
    assert [(str(shown.place), shown.shows) for shown in finding.evidence] == [
        ("one.edl:6", "the clip says “SCENE 6A MISSING”")
    ]


@pytest.mark.parametrize(
    "name",
    [
        "PLACEHOLDER",
        "place holder 2",
        "PLACEHOLDER02",
        "sc12_placeholder.mov",
        "Scene missing",
        "SC. 12 MISSING",
        "SHOT IS MISSING",
        "VFX 101A MISSING",
        "missing shots",
        "INSERT - TO COME",
        "TO-BE-SHOT",
        "T.B.D.",
        "TBC",
        "SLUG",
        "temp card",
        "Not yet shot",
    ],
)
def test_the_ways_of_saying_so_are_known(name: str) -> None:
    assert len(findings(cut_of(clip(name)))) == 1


@pytest.mark.parametrize(
    "name",
    ["1-1", "12A-3*", "A001C002_170614", "MISSING PERSON POSTER", "SLUGGER", "TBAR", "COME TO ME", "TEMP MX", ""],
)
def test_other_names_are_quiet(name: str) -> None:
    assert findings(cut_of(clip(name))) == []


def test_a_note_may_say_so() -> None:
    [finding] = findings(cut_of(clip("12A-3", note="insert of letter to come")))
    assert finding.evidence[0].shows == "the clip says “to come”"


def test_a_clip_whose_media_the_timeline_misses_is_found() -> None:
    [finding] = findings(cut_of(clip("", kind=ClipKind.MISSING, frame=48)))
    assert finding.says == "A clip without a name stands in the cut for something still to come"
    assert str(finding.evidence[0].place) == "one.otio @ frame 48"


def test_a_clip_that_is_switched_off_is_quiet() -> None:
    assert findings(cut_of(clip("PLACEHOLDER", enabled=False))) == []


def test_sound_is_quiet() -> None:
    assert findings(cut_of(clip("PLACEHOLDER"), kind=TrackKind.SOUND)) == []


def test_without_a_cut_it_cannot_look() -> None:
    assert list(placeholder_in_cut.look(Film())) == [Skipped("placeholder-in-cut", "there is no cut")]


def test_a_finding_keeps_its_id_while_the_clip_moves() -> None:
    [before] = findings(cut_of(clip("1-1"), clip("INSERT TO COME", frame=10)))
    [after] = findings(cut_of(clip("Insert  to come", frame=90), clip("1-1")))
    [other] = findings(cut_of(clip("INSERT LETTER TO COME")))
    assert before.id == after.id
    assert before.id != other.id


def test_two_equal_cards_are_two_findings() -> None:
    first, second = findings(cut_of(clip("PLACEHOLDER"), clip("PLACEHOLDER", frame=5)))
    assert first.id != second.id
