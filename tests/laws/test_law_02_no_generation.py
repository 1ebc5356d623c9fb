"""Law 2. No prompt box, no generated picture, sound or prose. What a check says is a template filled with evidence."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]
PACKAGE = HOUSE / "src" / "edgecode"

GENERATIVE = {
    *("openai", "anthropic", "cohere", "mistralai", "groq", "together", "replicate", "ollama", "litellm", "xai_sdk"),
    *("google.generativeai", "google.genai", "vertexai", "langchain", "langchain_core", "llama_index", "dspy"),
    *(
        "transformers",
        "diffusers",
        "vllm",
        "llama_cpp",
        "gpt4all",
        "ctransformers",
        "exllamav2",
        "outlines",
        "guidance",
    ),
    *("elevenlabs", "stability_sdk", "runwayml", "fal_client", "audiocraft", "bark", "TTS", "huggingface_hub"),
}
ROOTS = {re.sub(r"[-_.]+", "-", name).lower() for name in GENERATIVE}

PROMPT_BOX = re.compile(
    r"<textarea\b|\bcontenteditable\b|\bwindow\.prompt\(|(?:id|name|placeholder|aria-label)\s*=\s*[\"'][^\"']*\bprompt",
    re.IGNORECASE,
)


def generative_modules(tree: ast.Module) -> Iterator[str]:
    """Find modules that generate, imported as such or named to be imported later."""
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            names = [node.value]
        yield from (name for name in names if any(name == bad or name.startswith(f"{bad}.") for bad in GENERATIVE))


def untold_sentences(tree: ast.Module) -> Iterator[int]:
    """Find lines where a finding is given a sentence that is no template: words of ours with evidence filled in."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Finding":
            for keyword in node.keywords:
                if keyword.arg == "says" and not _is_told(keyword.value, tree=tree):
                    yield keyword.value.lineno


def _is_told(value: ast.expr, *, tree: ast.Module) -> bool:
    if isinstance(value, ast.IfExp):
        return _is_told(value.body, tree=tree) and _is_told(value.orelse, tree=tree)
    if isinstance(value, ast.Name):
        given = [each for each in _given(value.id, tree=tree) if ast.unparse(each) != value.id]
        return bool(given) and all(_is_told(each, tree=tree) for each in given)
    parts = value.values if isinstance(value, ast.JoinedStr) else [value]
    own = "".join(str(part.value) for part in parts if isinstance(part, ast.Constant))
    return len(re.findall(r"[A-Za-z]{2,}", own)) > 1


def _given(name: str, *, tree: ast.Module) -> Iterator[ast.expr]:
    """Give every value that a name is bound to in the module, by assignment or as an argument of our own functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and name in {ast.unparse(target) for target in node.targets}:
            yield node.value
        elif isinstance(node, ast.FunctionDef):
            places = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
            for call in ast.walk(tree):
                if isinstance(call, ast.Call) and ast.unparse(call.func) == node.name:
                    yield from (keyword.value for keyword in call.keywords if keyword.arg == name)
                    yield from (value for place, value in zip(places, call.args, strict=False) if place == name)


def parsed(folder: Path) -> dict[Path, ast.Module]:
    """Parse every Python file below a folder."""
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.py"))}


@pytest.mark.parametrize("file", ["pyproject.toml", "locks/run.txt", "locks/test.txt"])
def test_nothing_that_generates_is_depended_on(file: str) -> None:
    names = re.findall(
        r"^[ \"]*([A-Za-z][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*[=<>~!]=", (HOUSE / file).read_text(), re.MULTILINE
    )
    assert names, f"{file} names no package: this test has gone blind"
    assert not {re.sub(r"[-_.]+", "-", name).lower() for name in names} & ROOTS


def test_nothing_that_generates_is_imported() -> None:
    found = [f"{path}: {name}" for path, tree in parsed(PACKAGE).items() for name in generative_modules(tree)]
    assert not found, "\n".join(found)


def test_no_page_has_a_prompt_box() -> None:
    """A reason or a note is one line that a person may leave empty; a page to write whole letters on is not one of these."""
    pages = [path for path in PACKAGE.rglob("*") if path.suffix in {".html", ".jinja", ".j2", ".js", ".py"}]
    found = [f"{path}: {box[0]}" for path in pages if (box := PROMPT_BOX.search(path.read_text(encoding="utf-8")))]
    assert not found, "\n".join(found)


def test_what_a_check_says_is_a_template() -> None:
    found = [
        f"{path}:{line}: expected a sentence of the check's own with evidence filled in"
        for path, tree in parsed(PACKAGE / "checks").items()
        for line in untold_sentences(tree)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "planted",
    [
        "import openai",
        "from transformers import pipeline",
        "from google import genai",
        "importlib.import_module('llama_cpp')",
    ],
)
def test_a_planted_generator_is_seen(planted: str) -> None:
    assert list(generative_modules(ast.parse(planted)))


@pytest.mark.parametrize(
    "planted",
    ['<textarea name="note">', '<input placeholder="Your prompt">', "window.prompt('What shall it be')"],
)
def test_a_planted_prompt_box_is_seen(planted: str) -> None:
    assert PROMPT_BOX.search(planted)


@pytest.mark.parametrize(
    "planted",
    [
        "Finding(says=model.write(film))",
        "Finding(says=f'{line.text}')",
        "text = summary(film)\nFinding(says=text)",
        "def made(says):\n    return Finding(says=says)\nmade(summary(film))",
    ],
)
def test_a_planted_sentence_of_a_machine_is_seen(planted: str) -> None:
    assert list(untold_sentences(ast.parse(planted)))


def test_a_template_passes() -> None:
    assert not list(
        untold_sentences(ast.parse("def made(says):\n    Finding(says=says)\nmade(says=f'No take covers {line}')"))
    )
