#!/usr/bin/env python3
"""Write the generated pages of docs/reference, or say with ``--check`` which of them are stale.

Every page is made by one function from what the code itself says; to add a page, add its path and function to
:data:`PAGES`. Exit code 0: written, or nothing is stale; 1: the pages named on standard output are stale.
"""

import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

import click
import msgspec

from edgecode.boundary.published import report_observation_schema, report_schema
from edgecode.checks.registry import every_check
from edgecode.cli.main import edgecode_command
from edgecode.cli.verify import verify_command
from edgecode.entries.catalogue import CHAPTERS, MEANINGS
from edgecode.entries.detail import SCALES, Scale
from edgecode.entries.meaning import Meaning
from edgecode.entries.vocabulary import SUBJECTS, VOCABULARY_VERSION, By, Group, Role, Stage
from edgecode.papers.claims import CLAIMS
from edgecode.papers.pack import schema
from edgecode.papers.registry import every_paper

HERE: Final = Path(__file__).resolve().parent

WRITTEN: Final = "<!-- Written by docs/generate.py from the code: change it there, then run `python3 dev docs`. -->"

_SHOWN: Final = re.compile(r"(<!-- output: ([^>]+) -->)\n(?:(?!<!-- end -->).)*<!-- end -->", re.DOTALL)

_WHO: Final = {By.PERSON: "a person", By.EDGECODE: "edgecode", By.PARTNER: "a partner"}


ENTRIES: Final = f"""\
# What an entry can say

Vocabulary version {VOCABULARY_VERSION}, {len(MEANINGS)} kinds. An entry holds a time, a person, a role, a stage, a
kind, a film, ids and a few closed values. It has no field for text: reasons, names and notes lie elsewhere, and an id
is a string of digits.

*Has* lists what every entry of the kind names, in brackets what it may name. *The subject* is whatever in the film it
is about: {", ".join(SUBJECTS).replace("-", " ")}. Any entry may say its origin. *Counted* is the group in which a
partner report counts person-days; what is never counted there stays in the studio.\
"""


def entries_page() -> str:
    """Tell the vocabulary of what people do: every kind under its heading, then the words beside the kinds."""
    kinds = [block for title, chapter in CHAPTERS.items() for block in (f"## {title}", _kinds(chapter))]
    values = ((_spaced(detail), scale.says, _span(scale)) for detail, scale in SCALES.items())
    words = [block for words in (Stage, Role, Group) for block in (f"## {words.__name__}s", ", ".join(words))]
    return _page(ENTRIES, *kinds, "## Values", _table(("value", "says", "may be"), values), *words)


def cli_page() -> str:
    """Give every verb's own ``--help``, as a terminal of 100 columns prints it."""
    context = click.Context(edgecode_command, info_name="edgecode", terminal_width=100, max_content_width=100)
    blocks = [_shell(edgecode_command.get_help(context))]
    for name in edgecode_command.list_commands(context):
        command = edgecode_command.get_command(context, name)
        if command is not None:
            inside = click.Context(command, context, info_name=name, terminal_width=100, max_content_width=100)
            blocks += [f"## edgecode {name}", _shell(command.get_help(inside))]
    checking = click.Context(verify_command, info_name="edgecode-verify", terminal_width=100, max_content_width=100)
    blocks += ["## edgecode-verify", _shell(verify_command.get_help(checking))]
    return _page("# The command line", *blocks)


def checks_page() -> str:
    """Give every check's manual page, with what it reads and how to do its job by hand."""
    blocks = ["# Checks", _table(("check", "stage", "looks for"), _check_rows())]
    for check in every_check():
        title, _blank, rest = check.manual.partition("\n")
        facts = f"Stage: {check.stage}. Reads: {', '.join(sorted(check.reads))}. Since {check.since}."
        by_hand = f"### By hand\n\n{check.twin.says} `edgecode {' '.join(check.twin.command)}`"
        blocks += [
            f"## {check.id}",
            title,
            facts,
            rest.strip().replace("\n## ", "\n### ").replace("## ", "### ", 1),
            by_hand,
        ]
    return _page(*blocks)


def papers_page() -> str:
    """Give every paper's own page, with the claims it asks, and every claim there is."""
    blocks = ["# Papers", _table(("paper", "goes to"), ((f"`{p.profile}`", p.addressee) for p in every_paper()))]
    for paper in every_paper():
        title, _blank, rest = paper.manual.partition("\n")
        asks = "### Claims\n\n" + "\n".join(f"- `{claim}`" for claim in paper.claims)
        sources = "### Sources\n\n" + "\n".join(f"- {source}" for source in paper.sources)
        parts = (f"## {paper.profile}", title, rest.strip().replace("## ", "### "), asks, sources)
        blocks += [part for part in parts if part]
    rows = ((f"`{each.id}`", each.says, each.by, each.against) for each in CLAIMS)
    return _page(
        *blocks,
        "## Every claim",
        _table(("claim", "says, where it rests on something", "answered by", "spoken against by"), rows),
    )


def schema_page() -> str:
    """Give the JSON schema that the statement of a pack keeps to."""
    return _json(schema())


def report_page() -> str:
    """Give the JSON schema that the batch of any partner report keeps to."""
    return _json(report_schema())


def report_observation_page() -> str:
    """Give the JSON schema of all that a partner can observe of a film in a week."""
    return _json(report_observation_schema())


def readme() -> str:
    """Give the README with the output of each command it shows, as the command prints it now."""
    text = (HERE.parent / "README.md").read_text(encoding="utf-8")
    return _SHOWN.sub(lambda found: f"{found[1]}\n```\n{_printed(found[2].split())}```\n<!-- end -->", text)


PAGES: Final[Sequence[tuple[str, Callable[[], str]]]] = (
    ("../README.md", readme),
    ("reference/checks.md", checks_page),
    ("reference/cli.md", cli_page),
    ("reference/disclosure.schema.json", schema_page),
    ("reference/entries.md", entries_page),
    ("reference/papers.md", papers_page),
    ("reference/report-observation.schema.json", report_observation_page),
    ("reference/report.schema.json", report_page),
)
"""Every generated page: its path below docs/, and the function that makes its text."""


def main(words: Sequence[str]) -> int:
    """Write every page, or with ``--check`` none; give the exit code."""
    stale = [(path, text) for path, text in ((HERE / name, make()) for name, make in PAGES) if _read(path) != text]
    if "--check" not in words:
        for path, text in stale:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        return 0
    for path, _ in stale:
        sys.stdout.write(f"{path.resolve().relative_to(HERE.parent).as_posix()} is stale: run `python3 dev docs`\n")
    return 1 if stale else 0


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _printed(words: Sequence[str]) -> str:
    """What edgecode prints, run as its own process in the house, on a copy of the index."""
    command = [sys.executable, "-c", "from edgecode.cli.main import run; run()", *words]
    done = subprocess.run(command, cwd=HERE.parent, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603  our own command
    return done.stdout


def _check_rows() -> Iterable[Sequence[str]]:
    return ((f"[`{check.id}`](#{check.id})", check.stage, check.manual.partition("\n")[0]) for check in every_check())


def _json(value: object) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n"


def _shell(text: str) -> str:
    return f"```\n{text}\n```"


def _kinds(chapter: Iterable[Meaning]) -> str:
    rows = (
        (
            f"`{meaning.kind}`",
            meaning.says,
            _has(meaning),
            " or ".join(_WHO[by] for by in meaning.by),
            meaning.group or "never",
        )
        for meaning in chapter
    )
    return _table(("kind", "reads", "has", "by", "counted"), rows)


def _has(meaning: Meaning) -> str:
    known: list[str] = [*meaning.ids_if_known, *meaning.details_if_known]
    if set(SUBJECTS) <= set(known):
        known = ["the subject", *(word for word in known if word not in SUBJECTS)]
    needed = ", ".join((*meaning.ids, *meaning.details))
    return _spaced(f"{needed} ({', '.join(known)})" if known else needed).strip()


def _span(scale: Scale) -> str:
    return _spaced(", ".join(scale.words)) if scale.words else f"{scale.least} to {scale.most:,}"


def _spaced(words: str) -> str:
    return words.replace("-", " ")


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, ["---"] * len(heads), *rows))


def _page(*blocks: str) -> str:
    return "\n\n".join((WRITTEN, *blocks)) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
