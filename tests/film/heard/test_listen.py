import random
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.film.heard.confidence import THRESHOLD
from edgecode.film.heard.listen import listen
from edgecode.film.place import Place
from edgecode.film.script import SPOKEN
from edgecode.film.transcript import Cue, Milliseconds, Transcript
from simulators.papers import script
from simulators.talk import heard, lines, transcript, words_of

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
    HAZEN: Have you told her?
    WENDELL: It's parked where she can see it.
    HAZEN: So is the church.
    # 4 INT. KITCHEN
    NADIA: Somebody has to weigh the letters before Friday.
    """
)
SPOKEN_LINES = [paragraph.text for paragraph in FILM.paragraphs[:21] if paragraph.kind in SPOKEN]
PRINTED = " ".join(SPOKEN_LINES).split()
FIRSTS = [text.split()[0] for text in SPOKEN_LINES]


def cut(words: list[str], *, at: set[int]) -> Transcript:
    """Cut words into cues at some places; the times of a word do not depend on it."""
    edges = sorted({0, len(words), *(place for place in at if place < len(words))})
    cues = tuple(
        Cue(
            text=" ".join(words[a:b]),
            place=Place("a.vtt", a + 1),
            begins=Milliseconds(a * 300),
            ends=Milliseconds(b * 300),
        )
        for a, b in pairwise(edges)
    )
    return Transcript(path="a.vtt", media="3-1", cues=cues)


def test_a_scene_said_as_written_gives_every_line() -> None:
    found = heard("\n".join(SPOKEN_LINES), script=FILM)
    assert lines(found, script=FILM) == [(0, first) for first in FIRSTS]
    assert [(span.first, span.last, span.dropped) for span in found.spans] == [(2, 21, ())]
    assert found.deviations == ()
    assert min(line.confidence for line in found.lines) > 0.95
    assert set(found.words) == set(words_of(FILM).paragraphs)


@settings(deadline=None, max_examples=60)
@given(st.sets(st.integers(1, len(PRINTED) - 1)))
def test_where_captions_are_cut_changes_no_line(places: set[int]) -> None:
    whole, parts = heard(cut(PRINTED, at=set()), script=FILM), heard(cut(PRINTED, at=places), script=FILM)
    assert [line.paragraph for line in parts.lines] == [line.paragraph for line in whole.lines]
    assert parts.words == whole.words


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 2**32))
def test_noise_lowers_the_confidence_of_a_take(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311  noise, no secret
    sums = []
    for rate in (0.0, 0.35, 0.9):
        noisy = [
            draw.choice(("grommet", "violin", "seventh", "parsley")) if draw.random() < rate else word
            for word in PRINTED
        ]
        found = listen(cut(noisy, at=set()), scene=words_of(FILM), script=FILM, threshold=0.0)
        sums.append(sum(line.confidence for line in found.lines))
    assert sums[0] > sums[1] > sums[2]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from([*PRINTED, "grommet", "[door]", "um", "—"]), max_size=60))
def test_whatever_is_said_the_hearing_holds_together(words: list[str]) -> None:
    found = heard(cut(words, at={10, 20}), script=FILM)
    spoken = set(words_of(FILM).paragraphs)
    for line in found.lines:
        assert line.paragraph in spoken
        assert THRESHOLD <= line.confidence <= 1
        assert 0 <= line.begins < line.ends
        [span] = [each for each in found.spans if each.run == line.run and each.first <= line.paragraph < each.last
                  and line.paragraph not in each.dropped]  # fmt: skip
        assert span.begins <= line.begins < line.ends <= span.ends
    assert {paragraph for paragraph in found.words if paragraph >= 0} <= {line.paragraph for line in found.lines}
    assert all(note.paragraph in spoken and (note.scripted or note.said) for note in found.deviations)


def test_a_pick_up_lines_only_its_part() -> None:
    found = heard("\n".join(SPOKEN_LINES[3:5]), script=FILM)
    assert lines(found, script=FILM) == [(0, "It"), (0, "It")]
    assert [(span.first, span.last) for span in found.spans] == [(8, 12)]


def test_going_again_from_the_middle_makes_two_runs() -> None:
    found = heard("\n".join([*SPOKEN_LINES[:4], "Sorry, going again.", *SPOKEN_LINES[2:]]), script=FILM)
    assert lines(found, script=FILM) == [(0, each) for each in FIRSTS[:4]] + [(1, each) for each in FIRSTS[2:]]
    first, again = found.spans
    assert first.ends <= again.begins


def test_lines_in_another_order_are_all_heard_in_one_run() -> None:
    order = [0, 1, 4, 2, 3, 5, 6, 7, 8]
    found = heard("\n".join(SPOKEN_LINES[at] for at in order), script=FILM)
    assert lines(found, script=FILM) == [(0, first) for first in FIRSTS]
    begins = {line.paragraph: line.begins for line in found.lines}
    by_time = sorted(begins, key=begins.__getitem__)
    assert [sorted(begins).index(paragraph) for paragraph in by_time] == order


def test_another_scene_lines_nothing() -> None:
    assert heard("\n".join(SPOKEN_LINES), script=FILM, scene=1).lines == ()
    assert heard("Somebody has to weigh the letters before Friday.", script=FILM).lines == ()


def test_common_words_by_themselves_line_nothing() -> None:
    for said in ("Yes.", "What?", "And how?", "So.", "It is.", "Have you?", "I see."):
        assert heard(said, script=FILM).lines == ()


def test_a_line_half_said_is_less_sure_than_a_whole_one() -> None:
    found = [
        listen(transcript(said), scene=words_of(FILM), script=FILM, threshold=0.0).lines[0].confidence
        for said in ("You put the", "You put the boat on that", "You put the boat on that girl's list.")
    ]
    assert found[0] < found[1] < found[2]


def test_a_speaker_marked_off_camera_is_off() -> None:
    found = heard(f"HAZEN (O.S.)|{SPOKEN_LINES[0]}\nWENDELL|{SPOKEN_LINES[1]}", script=FILM)
    assert [line.off for line in found.lines] == [True, False]
    assert [(span.first, span.last, span.off) for span in found.spans] == [(2, 4, True), (4, 6, False)]


def test_the_words_of_a_line_that_is_not_lined_have_no_paragraph() -> None:
    found = heard("\n".join([SPOKEN_LINES[0], "We talk of something else altogether now."]), script=FILM)
    assert found.words == (3,) * 8 + (-1,) * 7


def test_a_language_without_spaces_is_lined_too() -> None:
    film = script("# 1 INT. 部屋\nA: 左の方に見えるのは何だ。\nB: 右の方には首を刈る者がいる。\nA: 全て安全だ。")
    found = heard("左の方に 見えるのは何だ\n右の方には首を刈る者がいる", script=film)
    assert [line.paragraph for line in found.lines] == [2, 4]
