from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.findings.wording import short


def test_a_short_text_stays_on_one_line() -> None:
    assert short("I heard\n  it.") == "I heard it."


def test_a_long_text_is_cut_at_a_word() -> None:
    assert short("You said you would be home by the time it snowed", most=20) == "You said you would …"


def test_one_long_word_is_cut_where_it_has_to_be() -> None:
    assert short("Nooooooooooo", most=5) == "Nooo…"


def test_emphasis_is_not_quoted() -> None:
    assert short("You **said** _home_.") == "You said home."


@settings(deadline=None)
@given(st.text(), st.integers(min_value=3, max_value=80))
def test_no_more_than_asked_for_and_all_of_it_on_one_line(text: str, most: int) -> None:
    said = short(text, most=most)
    assert len(said) <= most
    assert "\n" not in said
