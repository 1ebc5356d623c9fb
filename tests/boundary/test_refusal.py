"""Closed words: how they are kept, and what they say."""

from edgecode.boundary.refusal import SAYS, Refusal, kept_line, kept_words, refused
from edgecode.boundary.request import LARGEST_BODY, MINUTES_OFF


def test_a_refusal_is_kept_as_a_line_with_its_word() -> None:
    lines = kept_line(Refusal.CLOCK, at="2026-11-26T14:33:30Z") + kept_line(Refusal.ENDED, at="2026-11-26T14:33:31Z")
    assert kept_words(lines) == ("clock", "ended")
    assert kept_words(f"{lines}2026-11-26T14:33:32Z repl") == ("clock", "ended")


def test_the_sentences_tell_the_limits_as_they_are() -> None:
    assert str(LARGEST_BODY) in SAYS[Refusal.TOO_LARGE]
    assert MINUTES_OFF == 5
    assert "five minutes" in SAYS[Refusal.CLOCK]


def test_what_was_found_is_for_the_studio_alone() -> None:
    error = refused(Refusal.CLOCK, expected="within 5 minutes", found="an hour later")
    assert error.code == "clock"
    assert "an hour later" in str(error)
    assert "an hour later" not in SAYS[Refusal.CLOCK]
