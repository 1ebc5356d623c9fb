import msgspec
import pytest

from edgecode.film.cut import Clip, ClipKind
from edgecode.film.cutting.looks import Slates, effects, title, transition
from edgecode.film.place import Place
from edgecode.film.slate import Slate, Style

CLIP = Clip(name="12A-3B*", place=Place("a"), track=0, id="x")


def with_(**more: object) -> Clip:
    return msgspec.structs.replace(CLIP, **more)


@pytest.mark.parametrize(
    ("clip", "words"),
    [
        (CLIP, "cut"),
        (with_(transition="dissolve"), "dissolve"),
        (with_(transition="dissolve", extra={"edl.transition_frames": "024"}), "dissolve, 24 frames"),
        (with_(transition="wipe", extra={"edl.wipe": "007", "edl.transition_frames": "012"}), "wipe 007, 12 frames"),
    ],
)
def test_how_a_clip_comes_in_is_said_with_its_length(clip: Clip, words: str) -> None:
    assert transition(clip) == words


def test_the_name_of_a_transition_is_no_effect() -> None:
    named = {"edl.effect": "CROSS DISSOLVE", "otio.effects": "Blur"}
    assert effects(with_(extra=named)) == "CROSS DISSOLVE, Blur"
    assert effects(with_(extra=named, transition="dissolve")) == "Blur"


def test_a_title_says_its_name_its_notes_and_its_text() -> None:
    made = with_(
        kind=ClipKind.GENERATOR, name="Lower third", notes=("Spring",), extra={"otio.x.Text": "1912", "otio.y": "no"}
    )
    assert title(made) == "Lower third; Spring; 1912"
    assert title(CLIP) == ""


def test_what_a_proof_says_of_a_take_counts_more_than_the_clips_name() -> None:
    proven = Slate.parse("13C-1")
    assert proven is not None
    named, shown = Slates({}, style=Style.US), Slates({"x": proven}, style=Style.US)
    assert (named.take(CLIP), named.take_and_camera(CLIP)) == ("12A-3", "12A-3B")
    assert shown.take(CLIP) == "13C-1"
    assert named.take(with_(name="leader", id="")) == named.take_and_camera(with_(name="leader")) == ""
    assert named.of(with_(kind=ClipKind.BLACK)) is None
