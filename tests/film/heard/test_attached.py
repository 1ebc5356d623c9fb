from edgecode.film.dailies import Dailies, assembled
from edgecode.film.heard.attached import Attached, transcript_of
from edgecode.film.place import Place
from edgecode.film.recording import WrittenBy
from edgecode.film.transcript import Cue, Milliseconds, SpokenWord, Transcript
from simulators.papers import row
from simulators.talk import transcript

DAY = assembled(
    [
        row("12A-3", file="A001C003_170614_R287.mov"),
        row("12A-3", paper=WrittenBy.SOUND, file="260302-T07.WAV"),
        row("12A-4", file="A001C004_170614_R287.mov"),
        row("12A-4", paper=WrittenBy.SOUND_FILE, place="sound/Day 1/260302-T08.wav"),
        row("13-1", file="Doubled.mov"),
        row("13-2", file="doubled.mp4"),
        row("14-1", file="12A-4.mov"),
    ],
    scenes=("12", "13", "14"),
)


def attached(*media: str, day: Dailies = DAY) -> Attached:
    return transcript_of(day, transcripts=[transcript("Mine.", media=each) for each in media])


def takes(found: Attached) -> dict[str, str]:
    return {DAY.by_id[take].label: each.media for take, each in found.by_take.items()}


def test_a_slate_finds_its_take() -> None:
    assert takes(attached("12a-3", "Slate 13 take 2")) == {"12A-3": "12a-3", "13-2": "Slate 13 take 2"}


def test_the_name_of_a_recording_finds_its_take_whatever_its_case() -> None:
    assert takes(attached("a001c003_170614_r287")) == {"12A-3": "a001c003_170614_r287"}
    assert takes(attached("260302-t07.wav")) == {"12A-3": "260302-t07.wav"}


def test_a_sound_file_that_slates_itself_is_known_by_its_own_name() -> None:
    assert takes(attached("260302-T08")) == {"12A-4": "260302-T08"}


def test_what_belongs_to_no_take_is_remarked_on() -> None:
    found = attached("interview 02", "99-1")
    assert found.by_take == {}
    assert [(each.place.path, each.says) for each in found.remarks] == [
        ("99-1.vtt", "expected a take's slate or the name of its recording, found '99-1'; it lines nothing"),
        (
            "interview 02.vtt",
            "expected a take's slate or the name of its recording, found 'interview 02'; it lines nothing",
        ),
    ]


def test_what_could_be_two_takes_is_neither() -> None:
    found = attached("DOUBLED", "12A-4")
    assert found.by_take == {}
    assert [each.says for each in found.remarks] == [
        "expected the name of one take, found '12A-4', which is 12A-4, 14-1; it lines nothing",
        "expected the name of one take, found 'DOUBLED', which is 13-1, 13-2; it lines nothing",
    ]


def test_of_two_transcripts_the_one_timed_by_word_is_used() -> None:
    word = SpokenWord(text="Mine", begins=Milliseconds(0), ends=Milliseconds(300))
    cue = Cue(text="Mine", place=Place("z.json", 1), begins=Milliseconds(0), ends=Milliseconds(300), words=(word,))
    timed = Transcript(path="z.json", media="12A-3", cues=(cue,))
    plain = transcript("Mine.", media="12A-3")
    found = transcript_of(DAY, transcripts=[plain, timed])
    assert list(found.by_take.values()) == [timed]
    assert [each.says for each in found.remarks] == [
        "expected one transcript of 12A-3, found z.json as well, which is used instead"
    ]


def test_the_order_in_which_they_are_read_does_not_matter() -> None:
    told = [transcript("Mine.", media="12A-3", path=path) for path in ("b.vtt", "a.vtt")]
    assert transcript_of(DAY, transcripts=told) == transcript_of(DAY, transcripts=told[::-1])


def test_where_nothing_was_shot_everything_is_remarked_on() -> None:
    assert len(attached("12A-3", "12A-4", day=Dailies()).remarks) == 2
