import pytest

from edgecode.checks.check import Found, Reads, Twin, check
from edgecode.checks.registry import check_named, every_check
from edgecode.entries.vocabulary import Stage
from edgecode.errors import UnknownCheckError
from edgecode.film.film import Film


def test_the_checks_of_the_spine_are_found_by_walking() -> None:
    assert {check.id for check in every_check()} >= {
        *("unshot-line", "none-usable", "slate-differs", "take-not-in-report"),
        *("line-lost-in-cut", "placeholder-in-cut"),
    }


def test_checks_stand_by_stage_and_then_by_id() -> None:
    listed = [(check.stage, check.id) for check in every_check()]
    assert listed == sorted(listed)
    assert len({check.id for check in every_check()}) == len(listed)


def test_a_checks_manual_is_the_docstring_of_its_file() -> None:
    manual = check_named("unshot-line").manual
    assert manual.startswith("A required line of the script that no take covers.\n\n## What it looks for\n")


def test_every_check_names_its_twin_and_what_it_reads() -> None:
    for each in every_check():
        assert each.twin.says.endswith(".")
        assert each.twin.command
        assert each.reads


def test_an_unknown_check_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownCheckError, match=r"'unshot_line': expected the id of a check, one of .*unshot-line"):
        check_named("unshot_line")


def test_a_function_becomes_a_check_under_its_own_name() -> None:
    @check(stage=Stage.CUT, reads={Reads.CUTS}, since="0.1", twin=Twin("Watch it.", ("read",)))
    def two_words(film: Film) -> Found:
        yield from ()

    assert (two_words.id, two_words.reads, two_words.manual) == ("two-words", frozenset({Reads.CUTS}), "")
    assert list(two_words.look(Film())) == []
