from pathlib import Path

from edgecode.cli.in_process import answered


def test_a_command_answers_with_its_document_and_its_exit_code(folder: Path) -> None:
    """
    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    Yes.
    """
    answer = answered(("coverage", str(folder), "--json"))
    assert (answer.code, answer.refused, answer.document["owed"]) == (1, "", 1)


def test_what_stops_a_command_is_its_sentence(folder: Path, tmp_path: Path) -> None:
    """
    --- script/a.fountain
    INT. KITCHEN - DAY #1#
    """
    assert answered(("coverage", str(tmp_path / "none"), "--json")).refused.startswith(
        f"{tmp_path / 'none'}: expected a"
    )
    assert "No such option" in answered(("coverage", "--nothing")).refused
    assert answered(("coverage", str(folder))).refused.endswith("answered without one document of JSON")
