"""Law 2, where people say things: no field of the room takes words that something is made of, and nothing that generates is
locked in, the tools of the pages about permissions included.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from laws.test_law_02_no_generation import PROMPT_BOX, ROOTS

HOUSE = Path(__file__).resolve().parents[2]
TEMPLATES = HOUSE / "src" / "edgecode" / "web" / "templates"

GENERATING = re.compile(
    r"generat|prompt|complet|chat|\bask-ai|summari|rewrit|suggest|imagin|describ|draft-for|write-for|assist|compose",
    re.IGNORECASE,
)
"""Routes that would make something of what somebody typed."""
_FORM = re.compile(r"<form\b(?P<head>[^>]*)>(?P<body>.*?)</form>", re.DOTALL | re.IGNORECASE)
_FIELD = re.compile(r"<(?:input|textarea|select|button)\b[^>]*>|\bcontenteditable\b", re.IGNORECASE)
_CLOSED = re.compile(r"type=\"?(?:hidden|checkbox|radio|date|file|number|submit)|<select|<button", re.IGNORECASE)


class Form(NamedTuple):
    """One form: where it goes, and the fields that take words."""

    action: str
    free: tuple[str, ...]


def forms(template: str) -> Iterator[Form]:
    """Find the forms of a template, with the fields in which anything can be typed."""
    for form in _FORM.finditer(template):
        action = re.search(r'(?:action|hx-post)="([^"]*)"', form["head"])
        fields = _FIELD.findall(form["body"])
        yield Form(action[1] if action else "", tuple(each for each in fields if not _CLOSED.search(each)))


def asked_to_make_something(form: Form) -> list[str]:
    """The faults of a form: a box for more than a line, or a line that goes where something is made of it."""
    boxes = [each for each in form.free if PROMPT_BOX.search(each)]
    return boxes + ([form.action] if form.free and GENERATING.search(form.action) else [])


def generators(lock: str) -> set[str]:
    """The generative libraries that a lock names."""
    names = re.findall(r"^([A-Za-z][A-Za-z0-9._-]*)==", lock, re.MULTILINE)
    return {re.sub(r"[-_.]+", "-", name).lower() for name in names} & ROOTS


def test_no_form_of_the_room_makes_something_of_what_is_typed() -> None:
    found = {path.name: list(forms(path.read_text(encoding="utf-8"))) for path in sorted(TEMPLATES.glob("*.html"))}
    assert sum(map(len, found.values())) > 5, "hardly a form was found: this test has gone blind"
    assert any(form.free for each in found.values() for form in each), "no free field was found: gone blind"
    faults = [
        f"{name}: {fault}" for name, each in found.items() for form in each for fault in asked_to_make_something(form)
    ]
    assert not faults, "\n".join(faults)


def test_no_route_of_the_room_generates() -> None:
    pages = sorted((HOUSE / "src" / "edgecode" / "web").rglob("*.py"))
    routes = [
        route
        for page in pages
        for route in re.findall(r'@(?:get|post|put|delete|patch)\(\s*"([^"]+)"', page.read_text())
    ]
    assert len(routes) > 5, "hardly a route was found: this test has gone blind"
    assert not [route for route in routes if GENERATING.search(route)]


def test_nothing_that_generates_is_locked() -> None:
    for lock in sorted((HOUSE / "locks").glob("*.txt")):
        assert not generators(lock.read_text(encoding="utf-8")), lock.name


@pytest.mark.parametrize(
    "planted",
    [
        '<form method="post" action="/panels/generate"><input name="what"></form>',
        '<form hx-post="/script/rewrite"><input type="text" name="line"></form>',
        '<form method="post" action="/notes"><textarea name="say"></textarea></form>',
        '<form method="post" action="/decide"><div contenteditable></div></form>',
    ],
)
def test_a_planted_form_that_generates_is_seen(planted: str) -> None:
    assert [fault for form in forms(planted) for fault in asked_to_make_something(form)]


def test_a_reason_and_a_checkbox_pass() -> None:
    passing = '<form method="post" action="/decide"><input name="because"></form>'
    checkbox = '<form method="post" action="/complete"><input type="hidden" name="id"><button>Done</button></form>'
    assert not [fault for form in forms(passing + checkbox) for fault in asked_to_make_something(form)]


@pytest.mark.parametrize("planted", ["openai==1.2.3 \\\n", "numpy==2.0\nllama-cpp-python==0.3\ntransformers==4.0\n"])
def test_a_planted_library_that_generates_is_seen(planted: str) -> None:
    assert generators(planted)
