"""Law 5, in steps: saying as intended takes as many as agreeing, declining no more; and nothing scores what people mean."""

import ast
import inspect
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from edgecode.cli.main import edgecode_command
from edgecode.usecases.desk import Desk

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "edgecode"

AGREE = ("decide", "ID", "--take", "1")
DECLINE = ("decide", "ID", "--leave")
INTEND = ("intend", "CHECK", "--finding", "ID")
LATER = ("decide", "ID", "--later")


def longer(agreeing: tuple[str, ...], *others: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The ways that take more words than agreeing does."""
    return [words for words in others if len(words) > len(agreeing)]


def asked_more(agreeing: Callable[..., object], *others: Callable[..., object]) -> list[str]:
    """The calls that ask for more than agreeing does."""
    return [call.__qualname__ for call in others if _needed(call) > _needed(agreeing)]


def _needed(call: Callable[..., object]) -> int:
    return sum(each.default is inspect.Parameter.empty for each in inspect.signature(call).parameters.values())


def test_as_intended_takes_as_many_words_as_agreeing_and_declining_no_more() -> None:
    for words in (AGREE, DECLINE, INTEND, LATER):
        command = edgecode_command.get_command(click.Context(edgecode_command), words[0])
        assert command is not None
        command.make_context(words[0], [*words[1:]])
    assert longer(AGREE, DECLINE, INTEND, LATER) == []
    assert len(INTEND) == len(AGREE)


def test_as_intended_asks_for_no_more_at_the_desk() -> None:
    assert asked_more(Desk.decide, Desk.intend) == []
    assert inspect.signature(Desk.intend).parameters["because"].default == ""


def test_a_planted_intent_that_wants_a_reason_is_seen() -> None:
    assert longer(AGREE, (*INTEND, "--because", "so")) == [(*INTEND, "--because", "so")]

    def intend(self: Desk, check: str, *, by: str, finding: str, because: str) -> None:
        del self, check, by, finding, because

    assert asked_more(Desk.decide, intend) == [intend.__qualname__]


_COUNTS = {"Counter", "groupby", "rank", "score", "rate", "percentile", "most_common", "defaultdict"}
_MEANT = re.compile(r"\b_?(?:intents?|intended)\b|Deed\.INTEND", re.IGNORECASE)
_OF_A_PERSON = re.compile(r"\.(?:by|who|person)\b|\bpeople\b")
_NAMED = re.compile(
    r"(?:score|rank|grade|rating)s?_?(?:of|by|per)?_?.*intent|intent\w*_?(?:score|rank|grade|rating|per_person)",
    re.IGNORECASE,
)
_IN_TEMPLATE = re.compile(
    r"(?:intended|intents?)\b[^}%]*\|\s*groupby\(\s*['\"](?:by|who|intent\.by)"
    r"|(?:intent|intended)\w*_(?:score|rank|per_person)",
    re.IGNORECASE,
)


def scores(tree: ast.Module) -> Iterator[str]:
    """Find where what people mean is counted, ranked or scored by whose it is."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and _NAMED.search(node.name):
            yield node.name
        elif isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            said = ast.unparse(node) if name in _COUNTS else ""
            if _MEANT.search(said) and _OF_A_PERSON.search(said):
                yield said


def scored_on_a_page(template: str) -> list[str]:
    """Find where a page counts what people mean by whose it is."""
    return [match[0] for match in _IN_TEMPLATE.finditer(template)]


def test_nothing_scores_what_people_mean() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}: {what}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for what in scores(ast.parse(path.read_text(encoding="utf-8")))
    ]
    found += [
        f"{path.name}: {what}"
        for path in sorted((PACKAGE / "web" / "templates").glob("*.html"))
        for what in scored_on_a_page(path.read_text(encoding="utf-8"))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "planted",
    [
        "Counter(intent.by for intent in intents)",
        "most = Counter(each.intent.by for each in checked.intended).most_common(3)",
        "groupby(intended, key=lambda each: each.intent.by)",
        "def intent_score(person): ...",
        "class RankOfIntents: ...",
        "def intents_per_person(words): ...",
        "Counter(word.by for word in words if word.deed is Deed.INTEND)",
    ],
)
def test_a_planted_score_is_seen(planted: str) -> None:
    assert list(scores(ast.parse(planted)))


@pytest.mark.parametrize("planted", ["{% for who, all in intended|groupby('by') %}", "{{ intent_score }}"])
def test_a_planted_score_on_a_page_is_seen(planted: str) -> None:
    assert scored_on_a_page(planted)


def test_a_list_of_what_people_mean_passes() -> None:
    passing = (
        "rows = [Row(by=intent.by, says=intent.because) for intent in intents]\nCounter(each.by for each in takes)"
    )
    assert not list(scores(ast.parse(passing)))
    assert not scored_on_a_page("{% for each in intended %}{{ each.intent.by }}{% endfor %}")
