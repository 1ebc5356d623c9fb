from pathlib import Path

import pytest

from edgecode.checks.script.name_in_two_spellings import name_in_two_spellings
from edgecode.findings.finding import Finding, Skipped, Weight
from edgecode.usecases.open_film import Look, OpenFilm


def findings(look: Look) -> list[Finding]:
    """Look, and expect nothing to be skipped."""
    return [each for each in name_in_two_spellings.look(look.film) if isinstance(each, Finding)]


def spoken(*names: str) -> str:
    """A scene for each name, in which it speaks once; ``NAME*7`` speaks in seven."""
    cues = [name for told in names for name, _, times in [told.partition("*")] for _ in range(int(times or 1))]
    return "".join(f"INT. ROOM - DAY #{number}#\n\n{cue}\nYes.\n\n" for number, cue in enumerate(cues, start=1))


def kinds(folder: Path, opened: OpenFilm, script: str) -> list[str]:
    """The kinds of what is found in a script."""
    (folder / "a.fountain").write_text(script, encoding="utf-8")
    return [finding.kind for finding in findings(opened.look())]


def test_a_cue_in_a_second_spelling_is_found_with_both(look: Look) -> None:
    """The last scene is by another hand.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    NADIA
    The kettle is on.

    BEN
    I heard it.

    NADIA
    Then you pour.

    INT. HALL - DAY #2#

    NADIA (O.S.)
    Ben?

    INT. LOFT - DAY #3#

    NADJA
    Nobody is there.
    """
    [finding] = findings(look)
    assert (finding.kind, finding.scene, finding.weight) == ("sounds-alike", "3", Weight.NORMAL)
    assert finding.says == "NADJA (1 cue) and NADIA (3 cues) look like one name"
    assert [(str(shown.place), shown.shows) for shown in finding.evidence] == [
        ("script/a.fountain:19", "NADJA"),
        ("script/a.fountain:3", "NADIA for the first time"),
    ]
    assert finding.options == ("It is NADIA", "It is NADJA", "They are two")


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("O'BRIEN*2", "OBRIEN*2", "signs-alone"),
        ("RENÉE", "RENEE", "signs-alone"),
        ("MRS. VELL*9", "MRS VELL", "signs-alone"),
        ("JEAN-LUC*3", "JEAN LUC", "signs-alone"),
        ("COP #1", "COP 1", "signs-alone"),
        ("JOHN*3", "JON", "sounds-alike"),
        ("CATHY*3", "KATHY", "sounds-alike"),
        ("WENDELL COY*6", "WENDEL COY*2", "sounds-alike"),
        ("PHILIPPA*3", "FILIPPA", "sounds-alike"),
        ("MARTIN*5", "MARITN", "one-letter"),
        ("SERGEANT POOL*4", "SERGENT POOL*2", "one-letter"),
    ],
)
def test_two_spellings_of_one_name_are_found(folder: Path, opened: OpenFilm, one: str, other: str, kind: str) -> None:
    assert kinds(folder, opened, spoken(one, other)) == [kind]
    assert kinds(folder, opened, spoken(other, one)) == [kind]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("GUARD 1*9", "GUARD 2"),
        ("GUARD*9", "GUARDS"),
        ("GUARD A*9", "GUARD B"),
        ("HENRY II*9", "HENRY III"),
        ("MARIE*9", "MARIA"),
        ("PAUL*9", "PAULA"),
        ("HARRY*9", "LARRY"),
        ("PRINCE*9", "PRINCESS"),
        ("TIM*9", "TOM"),
        ("BEN*9", "KEN"),
        ("YOUNG EDWARD*9", "EDWARD"),
        ("MARTIN*4", "MARVIN"),
        ("JOHN*2", "JON"),
        ("ERIC*5", "ERIK*2"),
        ("O'BRIEN*9", "O’BRIEN"),
        ("ADA*9", "@Ada"),
    ],
)
def test_two_names_are_two(folder: Path, opened: OpenFilm, one: str, other: str) -> None:
    assert kinds(folder, opened, spoken(one, other)) == []


def test_two_who_answer_each_other_are_two(look: Look) -> None:
    """JON is John's son, and says one word.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    JOHN
    Is it on?

    JON
    Yes.

    JOHN
    Then pour.

    JOHN (CONT'D)
    Slowly.
    """
    assert findings(look) == []


def test_a_speech_that_goes_on_under_another_spelling_is_no_answer(look: Look) -> None:
    """She goes on after she has waited.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    NADIA
    Is it on?

    BEN
    Yes.

    NADIA
    Then pour.

    NADIA (CONT'D)
    Slowly.

    She waits.

    NADJA (CONT'D)
    Slower.
    """
    assert [finding.kind for finding in findings(look)] == ["sounds-alike"]


@pytest.mark.parametrize(
    ("action", "one", "other", "found"),
    [
        ("MARVIN, 40, comes in.", "MARTIN*5", "MARVIN", []),
        ("Marvins come in.", "MARTIN*5", "MARVIN", ["one-letter"]),
        ("Jon comes in.", "JOHN*5", "JON", []),
        ("Nadja comes in.", "NADIA*5", "NADJA", ["sounds-alike"]),
        ("Nadia comes in, and Nadja.", "NADIA*5", "NADJA", []),
        ("Obrien comes in, and O'Brien.", "O'BRIEN*5", "OBRIEN", ["signs-alone"]),
    ],
)
def test_an_action_may_speak_for_two(
    folder: Path, opened: OpenFilm, action: str, one: str, other: str, found: list[str]
) -> None:
    assert kinds(folder, opened, f"{spoken(one, other)}{action}\n") == found


def test_a_place_in_two_spellings_is_found(look: Look) -> None:
    """The warehouse of scene 3 is the other two; dashes and commas make no place.

    --- script/a.fountain
    INT. SALT WAREHOUSE - OFFICE - DAY #1#

    EXT. ALMA'S KITCHEN - NIGHT #2#

    INT. SALT WARE HOUSE, OFFICE - DAY #3#

    INT. SALT WAREHOUSE/OFFICE - NIGHT #4#

    INT. EAST LANDING - DAY #5#

    INT. WEST LANDING - DAY #6#
    """
    [finding] = findings(look)
    assert (finding.kind, finding.scene) == ("signs-alone", "3")
    assert finding.says == (
        "SALT WARE HOUSE OFFICE (1 heading) and SALT WAREHOUSE OFFICE (2 headings) look like one name"
    )


def test_omitted_scenes_do_not_count(folder: Path, opened: OpenFilm) -> None:
    script = f"{spoken('NADIA*5')}.OMITTED #6#\n\nNADJA\nYes.\n"
    assert kinds(folder, opened, script) == []


def test_without_a_script_it_cannot_look(look: Look) -> None:
    """A log alone.

    --- dailies/log.csv
    slate,mark
    1-1,ng
    """
    assert list(name_in_two_spellings.look(look.film)) == [Skipped("name-in-two-spellings", "there is no script")]


def test_a_finding_keeps_its_id_while_its_cue_stays(folder: Path, opened: OpenFilm) -> None:
    """More is spoken by both, before and after."""
    file = folder / "a.fountain"
    file.write_text(spoken("NADIA*5", "NADJA"), encoding="utf-8")
    [before] = findings(opened.look())
    file.write_text(f"INT. SEA - DAY\n\nNADIA\nSo.\n\n{spoken('NADIA*5', 'NADJA', 'NADIA*4', 'NADJA')}")
    [after] = findings(opened.look())
    assert after.says.startswith("NADJA (2 cues)")
    assert after.id == before.id


@pytest.mark.parametrize("words", ['scene = "4"', 'line = "Nadja"'])
def test_an_intent_at_its_scene_or_cue_silences_it(folder: Path, opened: OpenFilm, words: str) -> None:
    (folder / "a.fountain").write_text(spoken("NADIA*3", "NADJA"), encoding="utf-8")
    toml = (
        '[people.Ida]\nmay = ["raise standings", "set intents"]\n[[standings]]\ncheck = "name-in-two-spellings"\n'
        f'standing = "offered"\nby = "Ida"\n[[intents]]\ncheck = "name-in-two-spellings"\n{words}\nby = "Ida"\n'
    )
    (folder / "film.toml").write_text(toml, encoding="utf-8")
    checked = opened.check()
    assert (checked.findings, checked.remarks) == ((), ())
    assert [each.finding.kind for each in checked.intended] == ["sounds-alike"]
