"""What a guest tool found goes by a check id of its own, that no check of ours has."""

from edgecode.checks.registry import every_check
from edgecode.findings.guest_check import check_of, is_of_guest


def test_a_guest_tool_s_check_is_told_from_all_of_ours() -> None:
    assert check_of("00c0ffee00c0ffee") == "guest-00c0ffee00c0ffee"
    assert is_of_guest(check_of("00c0ffee00c0ffee"))
    assert not any(is_of_guest(check.id) for check in every_check())
