import subprocess
import sys
from unittest import mock

import pytest

from edgecode.film.dailies import Dailies, assembled
from edgecode.film.heard import linings as module
from edgecode.film.heard.linings import HeardTakes, KeptHeard, heard_takes
from edgecode.film.lining import Basis, Lining, LiningKind, SetBy, lined
from edgecode.film.recording import WrittenBy
from edgecode.film.script import Script
from edgecode.film.transcript import Transcript
from simulators.papers import row, script
from simulators.talk import transcript

FILM = script(
    """
    # 3 EXT. FERRY DECK
    Mid-river, going back.
    HAZEN: You put the boat on that girl's list.
    WENDELL: The form said rescue craft. There was a space.
    HAZEN: And how does Alma get home?
    WENDELL: It hasn't come up.
    HAZEN: It comes up every night. I can see it from my sink.
    He looks at the bank.
    WENDELL: I've the truck on the west side.
    # 4 INT. KITCHEN
    NADIA: Somebody has to weigh the letters before Friday.
    """
)
BOAT, FORM, HOME, UP, NIGHT, TRUCK = (3, 5, 7, 9, 11, 14)
DAY = assembled([row("3-1"), row("3-2"), row("3A-1", paper=WrittenBy.SOUND), row("4-1"), row("7-1")], scenes=("3", "4"))
TAKES = {take.label: take.id for take in DAY.takes}


def told(**said: str) -> dict[str, Transcript]:
    return {TAKES[label]: transcript(words, media=label) for label, words in said.items()}


def lines_of(*paragraphs: int) -> str:
    return "\n".join(FILM.paragraphs[each].text for each in paragraphs)


def heard(
    said: dict[str, str], *, film: Script = FILM, day: Dailies = DAY, kept: KeptHeard | None = None
) -> HeardTakes:
    return heard_takes(day, transcripts=told(**said), script=film, kept=kept)


def test_a_take_is_lined_by_what_it_says() -> None:
    [made] = heard({"3-1": lines_of(BOAT, FORM, HOME)}).linings[TAKES["3-1"]]
    assert made == Lining(
        by=TAKES["3-1"], kind=LiningKind.SHOT, first=2, last=8, set_by=SetBy.MACHINE, basis=Basis.HEARD,
        heard=made.heard, begins=made.begins, ends=made.ends,
    )  # fmt: skip
    assert (made.begins, made.ends) == (0, 6000)
    assert made.heard is not None
    assert 0.9 < made.confidence == made.heard < 1


def test_a_take_without_a_transcript_has_no_hearing() -> None:
    found = heard({"3-1": lines_of(BOAT)})
    assert list(found.hearings) == list(found.linings) == [TAKES["3-1"]]
    assert heard({}) == HeardTakes()


def test_a_take_of_which_nothing_is_heard_has_a_hearing_and_no_linings() -> None:
    found = heard({"3-1": "Could somebody move the crane, please."})
    assert found.linings == {TAKES["3-1"]: ()}


@pytest.mark.parametrize(("sentences", "remarks"), [(8, 0), (9, 1)], ids=["48 words", "54 words"])
def test_a_long_transcript_of_something_else_is_remarked_on(sentences: int, remarks: int) -> None:
    found = heard({"3-1": "\n".join(["Could somebody move the crane, please."] * sentences)})
    assert found.linings == {TAKES["3-1"]: ()}
    says = "expected lines of scene 3, found none among 54 words: is it 3-1? Nothing is lined by it"
    assert [(each.place.path, each.says) for each in found.remarks] == [("3-1.vtt", says)] * remarks


def test_a_long_transcript_for_a_scene_without_dialogue_is_not_remarked_on() -> None:
    silent = script("# 3 EXT. DECK\nRain.\n# 4 INT. KITCHEN\nNADIA: Yes.")
    assert heard({"3-1": "\n".join(["Could somebody move the crane, please."] * 20)}, film=silent).remarks == ()


def test_a_dropped_line_stays_owed_and_the_lining_runs_on() -> None:
    found = heard({"3-1": lines_of(BOAT, FORM, UP, NIGHT)})
    [made] = found.linings[TAKES["3-1"]]
    assert (made.first, made.last, made.dropped) == (2, 12, (HOME,))
    over = lined([made], paragraphs=len(FILM.paragraphs)).at
    assert [index for index, linings in enumerate(over) if linings] == [2, 3, 4, 5, 6, 8, 9, 10, 11]


def test_a_line_said_in_two_runs_is_lined_once() -> None:
    found = heard(
        {"3-1": "\n".join((lines_of(BOAT, FORM, HOME), "Going again.", lines_of(FORM, HOME, UP, NIGHT, TRUCK)))}
    )
    made = found.linings[TAKES["3-1"]]
    assert [(each.first, each.last) for each in made] == [(2, 4), (4, 15)]
    assert len(found.hearings[TAKES["3-1"]].spans) == 2


def test_sound_alone_is_off_camera() -> None:
    assert [each.off for each in heard({"3A-1": lines_of(BOAT, FORM)}).linings[TAKES["3A-1"]]] == [True]


def test_a_take_of_a_scene_that_the_draft_has_not_is_remarked_on() -> None:
    found = heard({"7-1": lines_of(BOAT)})
    assert found.hearings == {}
    assert [each.says for each in found.remarks] == [
        "expected a scene of script/film.fountain, found 7-1, scene 7; what was said is not lined"
    ]


def test_only_what_changed_is_listened_to_again() -> None:
    kept = KeptHeard()
    said = {"3-1": lines_of(BOAT, FORM), "4-1": "Somebody has to weigh the letters before Friday."}
    first = heard(said, kept=kept)
    with mock.patch.object(module, "_listened", wraps=module._listened) as listened:  # noqa: SLF001  counts its calls
        assert heard(said, kept=kept) == first
        assert listened.call_count == 0
        heard(said | {"3-1": lines_of(BOAT)}, kept=kept)
        assert listened.call_count == 1
        rewritten = script("# 3 EXT. DECK\nHAZEN: Nothing of the kind.\n# 4 INT. KITCHEN\nNADIA: Somebody else weighs.")
        heard(said, film=rewritten, kept=kept)
        assert listened.call_count == 3


@pytest.mark.parametrize(
    "scene", ["# 3 INT. X\nA: One two three.\nRain.\nA: Four five six.", "# 3 INT. X\nRain.\nA: Never said."]
)
def test_a_scene_laid_out_anew_is_listened_to_again(scene: str) -> None:
    kept = KeptHeard()
    said = {"3-1": "One two three.\nFour five six."}
    before = script('# 3 INT. X\nA: One two three.\n(low)\n" Four five six.')
    heard(said, film=before, kept=kept)
    assert heard(said, film=script(scene), kept=kept) == heard(said, film=script(scene))


def test_the_engine_is_loaded_only_when_there_is_something_to_hear() -> None:
    code = "import sys, edgecode.film.heard.linings; sys.exit(bool({'numpy', 'rapidfuzz'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
