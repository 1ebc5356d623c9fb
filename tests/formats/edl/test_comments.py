from edgecode.film.cut import Clip
from edgecode.film.place import Place
from edgecode.formats.edl.comments import below
from edgecode.formats.edl.decisions import Decision

ZERO = "00:00:00:00"


def decision(clip: Clip, *, transition: str = "C", outgoing: Decision | None = None) -> Decision:
    times = dict.fromkeys(("source_in", "source_out", "record_in", "record_out", "zero"), ZERO)
    return Decision(clip=clip, tracks=("V",), transition=transition, operand="", outgoing=outgoing, **times)


def clip(**said: object) -> Clip:
    return Clip(**{"name": "1-1", "place": Place("a"), "track": 0, **said})  # type: ignore[arg-type]


def rows(clip: Clip, *, transition: str = "C", outgoing: Clip | None = None) -> list[str]:
    before = decision(outgoing) if outgoing is not None else None
    return list(below(decision(clip, transition=transition, outgoing=before), reel="A001"))


def test_everything_a_list_has_words_for_stands_below_its_event() -> None:
    extra = {"edl.effect": "BLEND", "edl.split": "AUDIO", "edl.asc_sop": "(1)(2)(3)", "edl.asc_sat": "0.9"}
    whole = clip(tape="A001C001_1", file="x.mov", speed=-30.0, notes=("LOC: red",), extra={**extra, "edl.frmc": "1"})
    assert rows(whole) == [
        "M2   A001           -030.0                00:00:00:00",
        "EFFECTS NAME IS BLEND",
        "SPLIT: AUDIO",
        "* FROM CLIP NAME: 1-1",
        "* REEL: A001C001_1",
        "* SOURCE FILE: x.mov",
        "* LOC: red",
        "* ASC_SOP (1)(2)(3)",
        "* ASC_SAT 0.9",
        "* FRMC 1",
    ]


def test_a_reel_that_was_not_cut_needs_no_comment() -> None:
    assert rows(clip(tape="A001")) == ["* FROM CLIP NAME: 1-1"]


def test_a_transition_names_the_outgoing_side_unless_a_note_does() -> None:
    assert rows(clip(file="b.mov"), transition="D", outgoing=clip(name="0-1", file="a.mov")) == [
        *("* FROM CLIP NAME: 0-1", "* TO CLIP NAME: 1-1", "* SOURCE FILE: a.mov", "* SOURCE FILE: b.mov")
    ]
    noted = clip(notes=("FROM CLIP NAME: theirs",))
    assert rows(noted, transition="W001", outgoing=clip(name="0-1")) == [
        *("* TO CLIP NAME: 1-1", "* FROM CLIP NAME: theirs")
    ]
    assert rows(clip(), transition="K") == ["* KEY CLIP NAME: 1-1"]
