from edgecode.consent.people import May, Person
from edgecode.formats.film_people import People
from edgecode.formats.toml_page import Entry, Page

TOGETHER, APART = "Zo\u00eb", "Zoe\u0308"
ZOE = Person(name=TOGETHER, may=frozenset({May.SIGN_PAPERS}))
PEOPLE = People({TOGETHER: ZOE, "Jun": Person(name="Jun")})


def said_by(by: object) -> Entry:
    return Entry({"by": by}, at=("row", 0), page=Page({}, path="a.toml", lines={}))


def test_a_person_is_found_however_their_accents_are_written() -> None:
    assert PEOPLE.named(APART) is ZOE
    assert PEOPLE.called(APART) == TOGETHER
    assert PEOPLE.called("Nobody Here") == "Nobody Here"
    assert PEOPLE.named(3) is None


def test_who_says_a_thing_is_one_of_the_people_and_may() -> None:
    entry = said_by(APART)
    assert PEOPLE.who(entry, May.SIGN_PAPERS) == TOGETHER
    assert PEOPLE.who(entry, None) == TOGETHER
    assert entry.page.remarks == []


def test_who_may_not_say_a_thing_is_told_what_it_takes() -> None:
    entry = said_by("Jun")
    assert PEOPLE.who(entry, May.SIGN_PAPERS) == ""
    assert PEOPLE.sayer(entry, lets=lambda person: person is ZOE, asks="Zoë") == ""
    assert [remark.says for remark in entry.page.remarks] == [
        "expected a person who may sign papers, found Jun; it does not apply",
        "expected Zoë, found Jun; it does not apply",
    ]


def test_nobody_and_a_stranger_say_nothing() -> None:
    for by, found in ((None, "nobody"), ("Ada", "'Ada'"), (["Jun"], "['Jun']")):
        entry = said_by(by)
        assert PEOPLE.who(entry, None) == ""
        assert [remark.says for remark in entry.page.remarks] == [
            f"expected by = one of [people], found {found}; it does not apply"
        ]
