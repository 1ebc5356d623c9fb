import pytest

from edgecode.boundary.guest.bundle_paths import clash, why_not


@pytest.mark.parametrize(
    "path", ["tool.py", "a/b/c.bin", "Ärger 2.txt", "東京/モデル.bin", "a-b_c+d.v2.json", "concert.py", "null"]
)
def test_a_plain_path_is_let_through(path: str) -> None:
    assert why_not(path) == ""


@pytest.mark.parametrize(
    "path",
    [
        *("", "/etc/passwd", "../up", "a/../b", "a/..", "..", ".", "./a", "a//b", "a/", "C:\\x", "a\\b", "C:x", "~/.x"),
        *(".hidden", "a/.git/x", "a.", "a ", " a", "a /b", "x" * 121, "a/b/c/d/e/f/g", "CON", "con.txt", "aux .py"),
        *("lpt1", "a/COM9.bin", "nul", "bundle.note", "Bundle.NOTE", "__pycache__/x.pyc", "a/__PyCache__/x"),
        *("a\x00b", "a\nb", "a\x1b[2J", "a\u202eb", "a\u200bb", "a\u2028b", "e\u0301", "a:b", "a*b", "a?b", "a|b", "a\ud800"),
        *("COM\u00b9", "a\u2215b", "a\u3000b", "a\xa0b"),
    ],
)  # fmt: skip
def test_a_path_that_is_not_plain_says_what_it_is(path: str) -> None:
    assert why_not(path)
    assert why_not(path).isascii()


@pytest.mark.parametrize(
    "paths",
    [
        ("a.py", "A.py"),
        ("Data/x", "data/y"),
        ("straße", "STRASSE"),
        ("a", "a/b"),
        ("a/b", "a/b/c"),
        ("A", "a/b"),
        ("x/a", "x/b/c", "X/b/d"),
    ],
)
def test_two_paths_that_a_system_takes_for_one_are_found(paths: tuple[str, ...]) -> None:
    assert clash(paths) is not None
    assert clash(reversed(paths)) == clash(paths)


def test_files_side_by_side_do_not_clash() -> None:
    assert clash(["a/b", "a/c", "a.b", "ab", "b/a/b"]) is None
