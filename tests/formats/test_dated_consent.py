"""Consents, standings and no AI as film.toml has them: what cannot be is remarked on with its line, and the rest stands."""

import pytest

from edgecode.consent.consents import Answer
from edgecode.consent.purpose import Purpose
from edgecode.consent.standing import Standing
from edgecode.entries.vocabulary import ReportClass, Stage
from edgecode.formats.film_toml import Settings, read

PEOPLE = """\
[people.Bea]
may = ["raise standings"]
[people.Jun]
[people.Agnes]
speaks_for = ["Jun"]
"""
GIVEN = 'purpose = "timing of my decisions"\nanswer = "given"\nby = "Jun"\non = 2026-03-01'


def told(more: str, *, people: str = PEOPLE) -> Settings:
    return read(f"{people}{more}\n".encode())


def consent(words: str) -> Settings:
    return told(f"[[consents]]\n{words}")


def remarks(settings: Settings) -> list[tuple[int | None, str]]:
    return [(remark.place.line, remark.says) for remark in settings.remarks]


def test_a_consent_says_whose_for_what_since_when_and_until_when() -> None:
    settings = consent(f'{GIVEN}\nstage = "cut"\nuntil = 2026-09-30')
    [said] = settings.consents
    assert (said.person, said.by, said.purpose, said.answer) == ("Jun", "Jun", Purpose.TIMING, Answer.GIVEN)
    assert (said.stage, said.report_class, said.until) == (Stage.CUT, None, "2026-09-30")
    assert (said.since, said.place) == (1_772_323_200_000, "film.toml:6")
    assert settings.remarks == ()


def test_a_consent_to_a_class_of_the_report() -> None:
    [said] = consent(
        GIVEN.replace("timing of my decisions", "counting in a partner report") + '\nclass = "base"'
    ).consents
    assert (said.purpose, said.report_class) == (Purpose.REPORT, ReportClass.BASE)


@pytest.mark.parametrize(
    ("words", "line", "says"),
    [
        (GIVEN.replace("on = 2026-03-01", ""), 6, "expected on = the day it was said, found none; it does not apply"),
        (
            f"{GIVEN}\nuntil = 2026-02-28",
            11,
            "expected until = a day not before 2026-03-01, found 2026-02-28; it does not apply",
        ),
        (
            f"{GIVEN}\nuntil = 9999-12-31",
            11,
            "expected until = a day up to 2243-10-17, or none, found 9999-12-31; it does not apply",
        ),
        (
            f'{GIVEN}\nuntil = "soon"',
            11,
            "expected until = a day such as 2026-03-01, found 'soon'; a yes does not apply without a day",
        ),
        (
            f'{GIVEN}\nclass = "base"',
            11,
            "expected class with 'counting in a partner report' only, found 'base'; it does not apply",
        ),
        (
            f'{GIVEN}\nperson = "Bea"',
            11,
            "expected somebody who speaks for 'Bea', found Jun; it does not apply",
        ),
        (
            f'{GIVEN}\nperson = "Nobody"',
            11,
            "expected somebody who speaks for 'Nobody', found Jun; it does not apply",
        ),
        (
            GIVEN.replace('by = "Jun"', 'by = "Stranger"'),
            6,
            "expected by = one of [people], found 'Stranger'; it does not apply",
        ),
        (
            GIVEN.replace('"given"', '"maybe"'),
            8,
            "expected answer = given or refused or withdrawn, found 'maybe'; it does not apply",
        ),
        (
            GIVEN.replace('"given"', '"expired"'),
            8,
            "expected answer = given or refused or withdrawn, found 'expired'; it does not apply",
        ),
    ],
)
def test_a_consent_that_cannot_be_is_one_sentence_with_its_line(words: str, line: int, says: str) -> None:
    settings = consent(words)
    assert settings.consents == ()
    assert remarks(settings) == [(line, says)]


@pytest.mark.parametrize("until", ["2026-02-01", "9999-12-31", '"soon"', "2027-01-01"])
def test_a_no_counts_whatever_end_it_is_given(until: str) -> None:
    """Nothing is let in because the day after which somebody would not mind is written wrongly."""
    settings = consent(f"{GIVEN.replace('given', 'refused')}\nuntil = {until}")
    [said] = settings.consents
    assert (said.answer, said.until, len(settings.remarks)) == (Answer.REFUSED, "", 1)


def test_of_two_answers_of_one_day_the_no_comes_last() -> None:
    no = GIVEN.replace("given", "refused")
    for one, other in ((GIVEN, no), (no, GIVEN)):
        said = told(f"[[consents]]\n{one}\n[[consents]]\n{other}").consents
        assert [each.answer for each in said] == [Answer.GIVEN, Answer.REFUSED]
    early = no.replace("2026-03-01", "2026-02-01")
    said = told(f"[[consents]]\n{GIVEN}\n[[consents]]\n{early}").consents
    assert [each.answer for each in said] == [Answer.REFUSED, Answer.GIVEN]


def test_who_speaks_for_somebody_is_heard_however_accents_are_written() -> None:
    people = '[people."Zo\u00eb"]\n[people.Agnes]\nspeaks_for = ["Zoe\u0308"]\n'
    words = GIVEN.replace('by = "Jun"', 'by = "Agnes"\nperson = "Zoe\u0308"')
    settings = told(f"[[consents]]\n{words}", people=people)
    assert [each.person for each in settings.consents] == ["Zo\u00eb"]
    assert settings.people["Agnes"].speaks_for == {"Zo\u00eb"}


def test_speaking_for_is_a_list_of_names() -> None:
    settings = told("", people='[people.Agnes]\nspeaks_for = "Jun"\n')
    assert settings.people["Agnes"].speaks_for == frozenset()
    assert remarks(settings) == [(2, "expected speaks_for to be a list of names, found 'Jun'")]


def test_nobody_is_called_edgecode() -> None:
    settings = told("", people="[people.Edgecode]\n")
    assert settings.people == {}
    assert remarks(settings) == [(1, "expected the name of a person, found Edgecode")]


def test_anybody_turns_a_check_off_and_only_who_may_lets_it_in() -> None:
    for standing in Standing:
        settings = told(f'[[standings]]\ncheck = "unshot-line"\nstanding = "{standing}"\nby = "Jun"')
        assert [each.standing for each in settings.standings.values()] == [Standing.OFF] * (standing is Standing.OFF)
    offered = told('[[standings]]\ncheck = "unshot-line"\nstanding = "offered"\nby = "Bea"')
    assert offered.standings["unshot-line"].raised_by == {"Bea"}


def test_a_standing_says_what_came_with_it_or_hangs_on_it() -> None:
    words = 'check = "c"\nstanding = "offered"\nby = "Bea"\ntemplate = "house"\nrequired_for = "the turnover"'
    said = told(f"[[standings]]\n{words}").standings["c"]
    assert (said.template, said.required_for) == ("house", "the turnover")


@pytest.mark.parametrize("standing", ["default", "required", "always", "on", "Standard", "above standard"])
def test_a_standing_beyond_standard_is_one_sentence_and_counts_for_nothing(standing: str) -> None:
    settings = told(f'[[standings]]\ncheck = "c"\nstanding = "{standing}"\nby = "Bea"')
    assert settings.standings == {}
    [(line, says)] = remarks(settings)
    assert (line, says) == (
        6,
        f"expected check and standing (off, on request, offered, standard), found 'c' and {standing!r}",
    )


@pytest.mark.parametrize("words", ['[no_ai]\nby = "Jun"\non = 2026-03-01', 'no_ai = {by = "Jun", on = 2026-03-01}'])
def test_no_ai_is_one_key_of_anybody(words: str) -> None:
    settings = read(f"{words}\n{PEOPLE}".encode())
    assert settings.no_ai is not None
    assert (settings.no_ai.by, settings.no_ai.on, settings.remarks) == ("Jun", "2026-03-01", ())


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("no_ai = true", "expected [[no_ai]] to be a table, found True"),
        ('no_ai = {by = "Stranger"}', "expected by = one of [people], found 'Stranger'; it does not apply"),
    ],
)
def test_no_ai_of_nobody_is_one_sentence(words: str, says: str) -> None:
    settings = read(f"{words}\n{PEOPLE}".encode())
    assert settings.no_ai is None
    assert remarks(settings) == [(1, says)]


def test_a_consent_to_a_report_may_name_a_partner_and_no_other_may() -> None:
    report = GIVEN.replace("timing of my decisions", "counting in a partner report")
    settings = consent(f'{report}\npartner = "Aperture Lab"')
    assert ([each.partner for each in settings.consents], settings.remarks) == (["Aperture Lab"], ())
    other = consent(f'{GIVEN}\npartner = "Aperture Lab"')
    assert other.consents == ()
    assert remarks(other) == [
        (11, "expected partner with 'counting in a partner report' only, found 'Aperture Lab'; it does not apply")
    ]
