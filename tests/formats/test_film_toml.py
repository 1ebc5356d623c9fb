import inspect
from collections.abc import Callable

import pytest

from edgecode.consent.people import May
from edgecode.consent.standing import Standing
from edgecode.errors import UnreadableError
from edgecode.film.place import Place
from edgecode.film.pointer import Pointer
from edgecode.film.rate import Rate
from edgecode.film.slate import Style
from edgecode.formats import film_toml
from edgecode.formats.film_toml import Settings
from simulators.damage import damaged

SPINE = frozenset({May.SET_INTENTS, May.SAY_WHAT_IS_REQUIRED, May.RAISE_STANDINGS, May.SAY_WHICH_SCENE})


def text_of(test: Callable[..., None]) -> str:
    """The TOML below the first sentence of a test's docstring."""
    return inspect.cleandoc(test.__doc__ or "").partition("\n\n")[2]


@pytest.fixture
def said(request: pytest.FixtureRequest) -> Settings:
    """What the TOML in the test's docstring says."""
    return film_toml.read(text_of(request.function).encode())


def remarks(settings: Settings) -> list[tuple[int | None, str]]:
    """Line and sentence of each remark."""
    assert {remark.place.path for remark in settings.remarks} <= {"film.toml"}
    return [(remark.place.line, remark.says) for remark in settings.remarks]


def test_an_empty_file_says_nothing() -> None:
    assert film_toml.read(b"") == Settings()
    assert film_toml.read(b"\xef\xbb\xbf# nothing yet\r\n") == Settings()


def test_a_whole_file_is_read(said: Settings) -> None:
    """Everything a film can say, once.

    title = "The Ferry"
    drafts = ["white.fountain", "blue.fountain"]
    current_draft = "blue.fountain"
    current_cut = "cut-2.otio"
    ignore = ["old"]

    [people."Ida Berg"]
    role = "director"
    may = ["set intents", "say what is required", "raise standings", "say which scene"]

    [people]
    Ben = "editor"

    [rates]
    "*" = 24
    "cuts/tv.edl" = "29.97 DF"

    [[standings]]
    check = "unshot-line"
    standing = "on request"
    by = "Ida Berg"
    on = 2026-03-01

    [[intents]]
    check = "line-lost-in-cut"
    scene = 6
    line = "You could have asked"
    by = "Ida Berg"
    on = "2026-03-19"
    because = "He did ask."

    [[required]]
    scene = "5"
    line = "Alma reads it"
    by = "Ida Berg"

    [[required]]
    line = "Crew doesn't count"
    required = false
    by = "Ida Berg"

    [[slates]]
    slate = "12a"
    scene = "12"
    by = "Ida Berg"
    """
    assert remarks(said) == []
    assert (said.title, said.drafts) == ("The Ferry", ("white.fountain", "blue.fountain"))
    assert (said.current_draft, said.current_cut, said.ignore) == ("blue.fountain", "cut-2.otio", ("old",))
    assert {name: (person.role, person.may) for name, person in said.people.items()} == {
        "Ida Berg": ("director", SPINE),
        "Ben": ("editor", frozenset()),
    }
    assert said.rates == {"*": Rate.parse("24"), "cuts/tv.edl": Rate.parse("29.97 DF")}
    standing = said.standings["unshot-line"]
    assert (standing.standing, standing.by, standing.on) == (Standing.ON_REQUEST, "Ida Berg", "2026-03-01")
    assert standing.place == "film.toml:18"
    [intent] = said.intents
    assert intent.pointer == Pointer(scene="6", line="You could have asked")
    assert (intent.by, intent.on, intent.because) == ("Ida Berg", "2026-03-19", "He did ask.")
    assert intent.place == Place("film.toml", 24)
    assert [(word.pointer.line, word.required) for word in said.required] == [
        ("Alma reads it", True),
        ("Crew doesn't count", False),
    ]
    assert said.slates == {"12A": "12"}
    assert said.lines["current_cut"] == 4


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("title = 'x'\nrates\n", 2, "expected TOML, found a fault in it: expected '=' after a key"),
        ("a = [1,\n\n", 2, "expected TOML, found a fault in it: invalid value"),
        ("a = 'x\ny'", 1, "expected TOML, found a fault in it"),
        ("a = 1\n[a]\n", 2, "expected TOML, found a fault in it: cannot overwrite a value"),
        ("a = 2026-13-45", 1, "expected TOML, found a fault in it"),
        ("a = " + "9" * 5_000, None, "expected TOML, found a number too long to read"),
        ("a = " + "[" * 5_000, None, "expected TOML, found tables too deep inside each other"),
    ],
)
def test_a_file_that_is_no_toml_is_refused_with_its_line(text: str, line: int | None, says: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        film_toml.read(text.encode())
    assert refused.value.line == line
    assert says in str(refused.value)


def test_other_bytes_than_utf_8_are_refused_with_their_line() -> None:
    with pytest.raises(UnreadableError, match=r"film\.toml:2: expected UTF-8 text, found other bytes"):
        film_toml.read("title = 'x'\ncafé = 1".encode("windows-1252"))
    with pytest.raises(UnreadableError, match=r"film\.toml:1: expected UTF-8 text"):
        film_toml.read("title = 'x'".encode("utf-16"))


def test_an_unknown_key_is_remarked_on_at_every_depth(said: Settings) -> None:
    """The misspelt keys say nothing, the others stand.

    titel = "x"
    title = "y"

    [people.Ida]
    rolle = "director"
    may = ["set intents"]

    [[intents]]
    check = "unshot-line"
    scene = "1"
    by = "Ida"
    becuase = "of the light"
    """
    known = "check, scene, line, take, finding, by, on, because"
    assert said.title == "y"
    assert len(said.intents) == 1
    assert remarks(said)[0][0] == 1
    assert remarks(said)[0][1].endswith("found 'titel'")
    assert remarks(said)[1:] == [
        (5, "expected one of role, may, speaks_for, plays, found 'rolle'"),
        (12, f"expected one of {known}, found 'becuase'"),
    ]


def test_wrong_types_are_remarked_on_and_the_rest_stands(said: Settings) -> None:
    """Every key at the top has the wrong type but one.

    title = 3
    drafts = "white.fountain"
    current_draft = ["a"]
    current_cut = "cut-2.otio"
    ignore = [1]
    people = "Ida"
    standings = "all"
    intents = [1]
    required = true
    rates = 24
    slates = 1.5
    """
    assert said.current_cut == "cut-2.otio"
    assert remarks(said) == [
        (6, "expected [people] to be a table, found 'Ida'"),
        (1, "expected title to be text in quotation marks, found 3"),
        (2, "expected drafts to be a list of texts, found 'white.fountain'"),
        (3, "expected current_draft to be text in quotation marks, found ['a']"),
        (5, "expected ignore to be a list of texts, found [1]"),
        (7, "expected [[standings]] to be a table, found 'all'"),
        (8, "expected [[intents]] to be a table, found 1"),
        (9, "expected [[required]] to be a table, found True"),
        (10, "expected [rates] to be a table, found 24"),
        (11, "expected [[slates]] to be a table, found 1.5"),
    ]


def test_a_person_who_may_something_unknown_may_not(said: Settings) -> None:
    """A word by itself is no list, and no word grants what it does not say.

    [people.Ida]
    may = ["set intents", "set everything", 3]
    [people.Ben]
    may = "set intents"
    [people."  "]
    may = ["set intents"]
    """
    assert said.people["Ida"].may == {May.SET_INTENTS}
    assert said.people["Ben"].may == frozenset()
    assert set(said.people) == {"Ida", "Ben"}
    known = ", ".join(May)
    assert remarks(said) == [
        (2, f"expected Ida to be one who may {known}, found 'set everything'"),
        (2, f"expected Ida to be one who may {known}, found 3"),
        (4, "expected may to be a list such as [\"set intents\"], found 'set intents'"),
        (5, "expected the name of a person, found none"),
    ]


def test_a_name_is_the_same_however_its_accents_are_made() -> None:
    together, apart = "Zo\u00eb", "Zoe\u0308"
    text = f'[people."{together}"]\nmay = ["set intents"]\n[[intents]]\ncheck = "a"\nscene = "1"\nby = "{apart}"\n'
    [intent] = film_toml.read(text.encode()).intents
    assert intent.by == together


def test_a_day_may_stand_in_quotation_marks_or_not(said: Settings) -> None:
    """A day, a day and a time, and three that are none.

    [people.Ida]
    may = ["set intents"]
    [[intents]]
    check = "a"
    scene = "1"
    by = "Ida"
    on = 2026-03-01
    [[intents]]
    check = "a"
    scene = "2"
    by = "Ida"
    on = "2026-03-01"
    [[intents]]
    check = "a"
    scene = "3"
    by = "Ida"
    on = 2026-03-01T10:00:00Z
    [[intents]]
    check = "a"
    scene = "4"
    by = "Ida"
    on = "the first of March"
    [[intents]]
    check = "a"
    scene = "5"
    by = "Ida"
    on = 20260301
    """
    assert [intent.on for intent in said.intents] == ["2026-03-01", "2026-03-01", "2026-03-01", "", ""]
    assert remarks(said) == [
        (22, "expected on = a day such as 2026-03-01, found 'the first of March'; taken without a day"),
        (27, "expected on = a day such as 2026-03-01, found 20260301; taken without a day"),
    ]


def test_a_requirement_is_true_or_false_and_nothing_else(said: Settings) -> None:
    """The word false is not false.

    [people.Ida]
    may = ["say what is required"]
    [[required]]
    line = "Yes"
    by = "Ida"
    required = "false"
    [[required]]
    scene = "1"
    by = "Ida"
    """
    assert said.required == ()
    assert remarks(said) == [
        (6, "expected required = true or false, found 'false'; it does not apply"),
        (7, "expected line = the first words of a line of the script, found none"),
    ]


def test_an_intent_that_points_nowhere_excuses_nothing(said: Settings) -> None:
    """No check; no place; a scene that is no text.

    [people.Ida]
    may = ["set intents"]
    [[intents]]
    scene = "1"
    by = "Ida"
    [[intents]]
    check = "unshot-line"
    by = "Ida"
    [[intents]]
    check = "unshot-line"
    scene = true
    by = "Ida"
    """
    less = "expected a check and a scene, line, take or finding, found less; it excuses nothing"
    assert said.intents == ()
    assert remarks(said) == [
        (3, less),
        (6, less),
        (11, "expected scene to be text in quotation marks, found True"),
        (9, less),
    ]


def test_a_standing_that_does_not_exist_is_not_set(said: Settings) -> None:
    """Nothing stands above standard, and there is no default.

    [people.Ida]
    may = ["raise standings"]
    [[standings]]
    check = "unshot-line"
    standing = "default"
    by = "Ida"
    """
    assert said.standings == {}
    [(line, says)] = remarks(said)
    assert line == 3
    assert says == (
        "expected check and standing (off, on request, offered, standard), found 'unshot-line' and 'default'"
    )


def test_of_two_words_about_one_check_the_later_counts(said: Settings) -> None:
    """Ida lets it in and turns it off again.

    [people.Ida]
    may = ["raise standings"]
    [[standings]]
    check = "unshot-line"
    standing = "offered"
    by = "Ida"
    [[standings]]
    check = "unshot-line"
    standing = "off"
    by = "Ida"
    """
    assert said.standings["unshot-line"].standing is Standing.OFF


def test_a_rate_that_does_not_exist_is_not_set(said: Settings) -> None:
    """One of three is a rate.

    [rates]
    "a.edl" = 25
    "b.edl" = 12.5
    "c.edl" = true
    """
    assert said.rates == {"a.edl": Rate.parse("25")}
    assert [line for line, _says in remarks(said)] == [3, 4]


def test_slates_are_numbered_in_one_of_two_ways() -> None:
    assert film_toml.read(b"").slate_style is Style.US
    assert film_toml.read(b'slate_style = "UK"').slate_style is Style.UK
    other = film_toml.read(b'slate_style = "French"')
    assert other.slate_style is Style.US
    assert remarks(other) == [(1, "expected us or uk, found 'french'; slates are read as US ones")]


def test_a_slate_needs_its_scene(said: Settings) -> None:
    """The second says no scene.

    [people.Ida]
    may = ["say which scene"]
    [[slates]]
    slate = "12A"
    scene = 12
    by = "Ida"
    [[slates]]
    slate = "13A"
    by = "Ida"
    """
    assert said.slates == {"12A": "12"}
    assert [line for line, _says in remarks(said)] == [7]


def test_what_is_too_deep_to_be_shown_is_still_remarked_on() -> None:
    [remark] = film_toml.read(("title" + ".a" * 5_000 + " = 1").encode()).remarks
    assert remark.says == "expected title to be text in quotation marks, found tables inside each other"
    assert remark.place.line == 1


def test_damage_is_refused_or_remarked_on_and_nothing_else() -> None:
    whole = text_of(test_a_whole_file_is_read).encode()
    for torn in damaged(whole):
        try:
            settings = film_toml.read(torn)
        except UnreadableError as error:
            assert "expected" in str(error)  # noqa: PT017  both ends are right
        else:
            assert isinstance(settings, Settings)
