import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.boundary.guest.template_words import ADDRESSES, ASKING, ASKING_FIRST, NUMBERS, SPEAKING_TO, plain
from edgecode.boundary.guest.templates import Rule, breaches
from simulators.template_sentences import HELD_OUT_HONEST, HELD_OUT_HOSTILE, HONEST, HOSTILE

TOO_STRICT = {
    "{first} and {second} share a rhyme.",
    "The copy of the map in {first} is not the one in {second}.",
    "{first} is a phone call, and only one side of it is heard.",
}
"""Honest sentences that were held out and are refused all the same, for a word that could ask."""
NOT_SEEN = {"{first} kavodi bexula nomiru."}
"""Hostile ones that were held out and pass: a code that can be spoken is for the person who approves."""


def broken(says: str) -> list[Rule]:
    return [each.rule for each in breaches(says, partner="Aria Labs", title="Second Hearing")]


@pytest.mark.parametrize("says", HONEST)
def test_an_honest_sentence_may_be_put_to_a_person(says: str) -> None:
    assert not broken(says)


@pytest.mark.parametrize("says", HOSTILE)
def test_a_hostile_sentence_is_put_to_nobody(says: str) -> None:
    assert broken(says)


def test_of_forty_honest_sentences_that_were_held_out_three_are_refused() -> None:
    assert len(HELD_OUT_HONEST) == len(set(HELD_OUT_HONEST)) == 40
    assert {says for says in HELD_OUT_HONEST if broken(says)} == TOO_STRICT


def test_of_forty_hostile_sentences_that_were_held_out_one_passes() -> None:
    assert len(HELD_OUT_HOSTILE) == len(set(HELD_OUT_HOSTILE)) == 40
    assert {says for says in HELD_OUT_HOSTILE if not broken(says)} == NOT_SEEN


@pytest.mark.parametrize(
    ("says", "rule"),
    [
        ("{first} is " + "so " * 40 + "long.", Rule.LENGTH),
        ("{first} is 3 words.", Rule.LETTERS),
        ("{first} @ noon.", Rule.LETTERS),
        ("{first} is \u0441old.", Rule.LETTERS),
        ("{first} is colde\u0301.", Rule.LETTERS),
        ("{first} is \ua730old.", Rule.LETTERS),
        ("{first} is \uff41 word.", Rule.LETTERS),
        ("{first} is {odd", Rule.LETTERS),
        ("{first} is odd\n", Rule.LETTERS),
        ("{first} is \xa0odd.", Rule.LETTERS),
        (" {first} is odd.", Rule.SPACES),
        ("{first} is odd. It is.", Rule.SIGNS),
        ("{first} is odd.com", Rule.SIGNS),
        ("{first} is,odd.", Rule.SIGNS),
        ("{first} is odd , even.", Rule.SIGNS),
        ("{first} - odd.", Rule.SIGNS),
        ("{first} is odd..", Rule.SIGNS),
        ("{first} is ' odd.", Rule.SIGNS),
        ("It is odd.", Rule.SLOTS),
        ("{second} is odd.", Rule.SLOTS),
        ("{first} and {third} are odd.", Rule.SLOTS),
        ("{first}, {second}, {third}, {fourth} and {fifth} are odd.", Rule.SLOTS),
        ("{First} is odd.", Rule.SLOTS),
        ("{} is odd.", Rule.SLOTS),
        ("{first!r} is odd.", Rule.SLOTS),
        ("{first}s are odd.", Rule.SLOTS),
        ("{first}", Rule.SLOTS),
        ("{first} is oDd.", Rule.CODES),
        ("{first} is ODD.", Rule.CODES),
        ("{first} is brrm.", Rule.CODES),
        ("{first} is facadebead.", Rule.CODES),
        ("{first} is aqzodo.", Rule.CODES),
        ("{first} is odddity.", Rule.CODES),
        ("{first} is o d d.", Rule.CODES),
        ("{first} is an overandoverandoverandoverandover.", Rule.CODES),
        ("{first} is four five.", Rule.NUMBERS),
        ("One of three {first} at seven.", Rule.NUMBERS),
        ("{first} is of aria dot example.", Rule.ADDRESSES),
        ("{first} is an e-mail.", Rule.ADDRESSES),
        ("Wríte of {first}.", Rule.REQUESTS),
        ("{first}: call it odd.", Rule.REQUESTS),
        ("{first} is odd to me.", Rule.REQUESTS),
        ("{first} is odd; look at it.", Rule.REQUESTS),
        ("{first} see above.", Rule.REQUESTS),
        ("Just look at {first}.", Rule.REQUESTS),
        ("{first} is of Aria Labs.", Rule.NAMES),
        ("{first} is of arialabs.", Rule.NAMES),
        ("{first} asks for a second hearing.", Rule.NAMES),
    ],
)
def test_each_rule_says_itself_which_it_is(says: str, rule: Rule) -> None:
    found = breaches(says, partner="Aria Labs", title="Second Hearing")
    assert rule in [each.rule for each in found]
    for each in found:
        assert str(each) == f"the rule on {each.rule} expects {each.expected}, found {each.found}"
        assert each.found.isascii()
        assert each.found.isprintable()


def test_a_short_name_is_refused_as_a_word_and_not_within_others() -> None:
    assert [each.rule for each in breaches("{first} is of ed.", partner="Ed", title="Odd One")] == [Rule.NAMES]
    assert not breaches("{first} is needed.", partner="Ed", title="Odd One")


def test_words_of_every_list_are_as_they_are_compared() -> None:
    for words in (ASKING, ASKING_FIRST, SPEAKING_TO, ADDRESSES, NUMBERS):
        assert {plain(word) for word in words} == words
    assert not ASKING & ASKING_FIRST


@pytest.mark.parametrize(
    "word",
    [
        *("write", "send", "tell", "email", "call", "contact", "visit", "ask", "reply"),
        *("answer", "forward", "copy", "paste", "share", "upload", "post", "please", "report"),
    ],
)
def test_no_word_that_asks_stands_in_any_sentence(word: str) -> None:
    assert Rule.REQUESTS in broken(f"{{first}} is odd to {word} of {{second}}.")
    assert Rule.REQUESTS in broken(f"{word.title()} {{first}}.")


@given(st.text(max_size=130), st.text(max_size=10), st.text(max_size=10))
def test_any_text_is_judged(says: str, partner: str, title: str) -> None:
    found = breaches(says, partner=partner, title=title)
    assert len({each.rule for each in found}) == len(found)
    if not found:
        assert "{first}" in says
        assert not any(letter.isdigit() or letter in "@/\\\n" for letter in says)
