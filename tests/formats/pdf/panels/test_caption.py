from edgecode.formats.pdf.panels.caption import Caption, caption_of
from edgecode.formats.pdf.sheets import Word


def words(*lines: tuple[float, float, str]) -> list[Word]:
    """Words of ten points at a left edge and a base line, each letter five points wide."""
    found = []
    for left, base, text in lines:
        at = left
        for word in text.split(" "):
            found.append(Word(word, at, at + 5 * len(word), base, 10))
            at += 5 * len(word) + 3
    return found


def read(*lines: tuple[float, float, str]) -> Caption:
    return caption_of(words(*lines), rate=None)


def test_fields_go_on_until_the_next_one() -> None:
    found = read(
        (0, 90, "Scene 4"),
        (0, 78, "Action: He waits"),
        (0, 66, "and waits."),
        (0, 54, "Dialogue:"),
        (0, 42, "OTTO: No."),
    )
    assert found == Caption(scene="4", action="He waits and waits.", dialogue="OTTO: No.")


def test_columns_are_read_one_after_the_other() -> None:
    found = read(
        (0, 90, "ACTION"),
        (100, 90, "NOTES"),
        (0, 78, "He waits"),
        (100, 78, "Check"),
        (0, 66, "here."),
        (100, 66, "the lever."),
    )
    assert (found.action, found.notes) == ("He waits here.", "Check the lever.")


def test_a_cue_in_capitals_begins_what_is_said() -> None:
    found = read((0, 90, "He waits."), (40, 78, "NADIA (O.S.)"), (20, 66, "We never"), (20, 54, "came back."))
    assert (found.action, found.dialogue) == ("He waits.", "NADIA (O.S.): We never came back.")


def test_what_is_no_duration_is_kept_as_it_stands() -> None:
    assert read((0, 90, "Duration: 0:02:12")).extra == {"pdf.duration": "0:02:12"}


def test_another_field_ends_with_its_paragraph() -> None:
    found = read((0, 90, "Camera: dolly"), (0, 79, "in"), (0, 50, "He waits."))
    assert (found.extra, found.action) == ({"pdf.camera": "dolly in"}, "He waits.")
