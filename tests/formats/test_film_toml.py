import inspect
from collections.abc import Callable

import pytest
from simulators.damage import damaged

from edgecode.consent.people import May
from edgecode.consent.standing import Standing
from edgecode.errors import UnreadableError
from edgecode.film.place import Place
from edgecode.film.pointer import Pointer
from edgecode.film.rate import Rate
from edgecode.formats import film_toml
from edgecode.formats.film_toml import Settings


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
        "Ida Berg": ("director", frozenset(May)),
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
        ("a = [1,\n\n", 2, "expected TOML, found a fault in it: unclosed array"),
        ("a = 'x\ny'", 1, "expected TOML, found a fault in it"),
        ("a = 1\n[a]\n", 2, "expected TOML, found a fault in it: cannot declare"),
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
    with pytest.raises(UnreadableError, match="film.toml:2: expected UTF-8 text, found other bytes"):
        film_toml.read("title = 'x'\ncafé = 1".encode("windows-1252"))
    with pytest.raises(UnreadableError, match="film.toml:1: expected UTF-8 text"):
        film_toml.read("title = 'x'".encode("utf-16"))


def test_an_unknown_key_is_remarked_on_at_every_depth(said: Settings) -> None:
    """The misspelt keys say nothing, the others stand.

    titel = "x"
    title = "y"

    [people.Ida]
    rôle = "director"
    may = ["set intents"]

    [[intents]]
    check = "unshot-line"
    scene = "1"
    by = "Ida"
    becuase = "of the light"
    """.replace("rôle", "rolle")
    told = film_toml.read(text_of(test_an_unknown_key_is_remarked_on_at_every_depth).encode())
    assert told.title == "y"
    assert len(told.intents) == 1
