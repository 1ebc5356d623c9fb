"""Permissions on the command line, against real stores."""

import json
import shutil
from pathlib import Path

import pytest

from simulators.command_line import Edgecode
from simulators.the_ferry import copied

BEA, JUN, INES, HANNE = "Beatrice Nwosu", "Jun Arai", "Ines Calder", "Hanne Lindqvist"
CUT = "placeholder-in-cut"


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return copied(tmp_path / "film")


def ran(edgecode: Edgecode, film: Path, *words: str) -> list[str]:
    return list(json.loads(edgecode("check", film, "--json", *words).out)["ran"])


def test_a_consent_is_said_listed_and_ends_what_it_let_in(edgecode: Edgecode, film: Path) -> None:
    assert CUT in ran(edgecode, film)
    said = edgecode("consent", "checks", "no", film, "--stage", "cut", "--by", JUN)
    assert said.out.startswith(f"{JUN} withdrew a consent: checks reading my material, cut: withdrawn\n")
    assert CUT not in ran(edgecode, film)
    edgecode("consent", "timing", "yes", film, "--until", "2999-01-01", "--by", JUN)
    late = edgecode("consent", "timing", "yes", film, "--until", "2999-12-31", "--by", JUN)
    assert (late.code, late.err.splitlines()[0]) == (
        2,
        "edgecode: until: expected a day up to 2243-10-17, or none, found 2999-12-31",
    )
    edgecode("consent", "timing", "yes", film, "--until", "2199-01-01", "--by", JUN)
    listed = edgecode("consent", film, "--by", JUN).out
    assert "  cut: withdrawn" in listed
    assert "  every stage: given, until 2199-01-01" in listed
    assert "  no agreement with a partner is in force: nothing is asked\n" in listed
    rows = json.loads(edgecode("consent", film, "--by", JUN, "--json").out)
    assert {row["purpose"] for row in rows if row["answer"] == "given"} == {"timing of my decisions"}


def test_nobody_else_s_answers_are_told(edgecode: Edgecode, film: Path) -> None:
    edgecode("consent", "checks", "no", film, "--by", JUN)
    for words in ((), ("--by", INES)):
        [newest] = json.loads(edgecode("record", "log", film, "--json", *words).out)[:1]
        assert (newest["says"], newest["about"]) == ("answered a question of consent", "")
    [mine] = json.loads(edgecode("record", "log", film, "--json", "--by", JUN).out)[:1]
    assert (mine["says"], mine["about"]) == ("withdrew a consent", "checks reading my material: withdrawn")
    for refused in (edgecode("consent", film), edgecode("consent", film, "--by", INES, "--for", JUN)):
        assert (refused.code, refused.out) == (2, "")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("checks",), "expected one of yes or no"),
        (("checks", "perhaps"), "expected one of yes or no"),
        (("chekcs", "yes"), "expected one of checks, timing, decide-first, report, guest-tools, again with yes or no"),
    ],
)
def test_what_is_no_answer_is_one_sentence(edgecode: Edgecode, words: tuple[str, ...], says: str) -> None:
    said = edgecode("consent", *words, "--by", JUN)
    assert (said.code, said.err.startswith(f"edgecode: {says}")) == (2, True)


def test_yes_and_no_take_the_same_words(edgecode: Edgecode, film: Path) -> None:
    for purpose in ("checks", "timing", "decide-first", "report", "guest-tools"):
        for answer in ("yes", "no"):
            assert edgecode("consent", purpose, answer, film, "--by", JUN).code == 0


def test_people_are_listed_named_and_leave(edgecode: Edgecode, film: Path) -> None:
    said = edgecode("name", "Kit Vale", film, "--role", "assistant editor", "--speaks-for", JUN, "--by", BEA)
    assert said.out.startswith(f"{BEA} named a person on the film: Kit Vale; assistant editor; speaks for {JUN}\n")
    edgecode("name", "Kit Vale", film, "--may", "name people", "--by", BEA)
    listed = json.loads(edgecode("people", film, "--json").out)
    assert listed[-1] == {
        "name": "Kit Vale",
        "role": "assistant editor",
        "may": ["name people"],
        "speaks for": [JUN],
    }
    assert f"Kit Vale  assistant editor; may name people; speaks for {JUN}" in edgecode("people", film).out
    edgecode("name", "Kit Vale", film, "--may", "nothing", "--speaks-for", "nobody", "--by", BEA)
    assert "Kit Vale  assistant editor\n" in edgecode("people", film).out
    assert edgecode("name", "Kit Vale", film, "--left", "--by", BEA).code == 0
    assert "Kit Vale" not in edgecode("people", film).out
    assert edgecode("name", "Kit Vale", film, "--by", INES).err.startswith(
        "edgecode: expected a person who may name people"
    )


def test_where_nobody_is_named_the_first_names_themselves(edgecode: Edgecode, film: Path, tmp_path: Path) -> None:
    bare = shutil.copytree(film / "script", tmp_path / "bare")
    assert "Nobody is named yet" in edgecode("people", bare).out
    assert edgecode("check", bare, "--by", "Ada").code == 0
    assert edgecode("name", "Ada", bare, "--by", "Ada").code == 0
    assert edgecode("check", bare, "--by", "Ben").err.startswith("edgecode: expected a person of this film (Ada)")


def test_one_takes_a_check_down_for_oneself_and_lets_it_in_again(edgecode: Edgecode, film: Path) -> None:
    assert edgecode("standing", CUT, "on request", film, "--mine", "--by", JUN).code == 0
    assert CUT in ran(edgecode, film)
    assert CUT not in ran(edgecode, film, "--by", JUN)
    assert ran(edgecode, film, "--by", JUN, "--ask", CUT) == [CUT]
    log = json.loads(edgecode("record", "log", film, "--json").out)
    assert log[0]["says"] == "asked a check to look"
    assert CUT in ran(edgecode, film, "--by", JUN), "it was asked in this sitting"
    assert edgecode("standing", CUT, "as-film", film, "--mine", "--by", JUN).code == 0
    assert edgecode("standing", CUT, "as-film", film, "--by", JUN).err.startswith("edgecode: expected one of off,")
    assert edgecode("standing", CUT, "default", film, "--by", BEA).code == 2
    edgecode("check", film, "--by", JUN, "--ask", CUT)
    assert json.loads(edgecode("record", "log", film, "--json").out)[0]["says"] != "asked a check to look"


def test_no_ai_is_one_act_and_everything_else_still_works(edgecode: Edgecode, film: Path) -> None:
    assert edgecode("no-ai", film, "--mine", "--by", INES).code == 0
    assert ran(edgecode, film, "--by", INES) == []
    assert edgecode("no-ai", film, "--mine", "--end", "--by", INES).code == 0
    assert edgecode("no-ai", film, "--by", INES).out.startswith(f"{INES} turned every check off for the film")
    assert ran(edgecode, film) == []
    assert edgecode("line", "3A", film, "--covers", "1-3", "--by", HANNE).code == 0
    assert edgecode("sign", film, "--page", "2", "--by", HANNE).code == 0
    assert edgecode("undo", film, "--by", HANNE).code == 0
    assert edgecode("coverage", film).code == 1
    refused = edgecode("no-ai", film, "--end", "--by", INES)
    assert refused.err.startswith("edgecode: expected a person who may raise standings")
    assert edgecode("undo", film, "--by", INES).code == 2
    assert edgecode("no-ai", film, "--end", "--by", BEA).code == 0
    assert CUT in ran(edgecode, film)


def test_the_phase_is_asked_said_and_taken_back(edgecode: Edgecode, film: Path) -> None:
    assert edgecode("phase", film).out == "prepare: nobody said another\n"
    said = edgecode("phase", "shoot", film, "--by", BEA)
    assert (said.code, said.out.splitlines()[0]) == (0, f"{BEA} said in which phase the film is: shoot")
    told = json.loads(edgecode("phase", film, "--json").out)
    assert (told["phase"], told["by"]) == ("shoot", BEA)
    assert edgecode("phase", film).out.endswith(f" UTC, says {BEA}\n")
    edgecode("undo", film, "--by", BEA)
    assert json.loads(edgecode("phase", film, "--json").out) == {"phase": "prepare", "by": "", "since": ""}


def test_who_may_not_say_the_phase_is_told_in_one_sentence(edgecode: Edgecode, film: Path) -> None:
    refused = edgecode("phase", "finish", film, "--by", JUN)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith("edgecode: expected a person who may say in which phase the film is: director, ")
    both = edgecode("phase", "prepare", film, "elsewhere", "--by", BEA)
    assert (both.code, both.err.splitlines()[0]) == (
        2,
        "edgecode: expected one of prepare, shoot, finish, and a folder",
    )


def test_a_partner_that_there_is_not_is_one_sentence(edgecode: Edgecode, film: Path) -> None:
    refused = edgecode("consent", "report", "yes", film, "--partner", "Nobody", "--by", JUN)
    assert (refused.code, refused.out, refused.err.splitlines()[0]) == (
        2,
        "",
        "edgecode: partner: expected none named, since no agreement is in force, found 'Nobody'",
    )
    yes = edgecode("consent", "report", "yes", film, "--by", JUN)
    assert "No agreement with a partner is in force" in yes.out
    assert "  every stage (base): given\n" in edgecode("consent", film, "--by", JUN).out
