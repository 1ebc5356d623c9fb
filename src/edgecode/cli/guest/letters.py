"""``edgecode guest letter``: letters to the partners of guest tools, taken in as files and given out as files."""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import click
from rich.console import Console
from rich.text import Text

from edgecode.bootstrap_letters import letter_desk
from edgecode.boundary.guest.letter import Stretch
from edgecode.cli.lazy_group import LazyGroup, Verb
from edgecode.cli.output import PALETTE, console, write_json
from edgecode.cli.person import by_option, folder_argument, json_option, tell
from edgecode.errors import FileThereError
from edgecode.store.small_files import read_small, write_dated
from edgecode.usecases.guests.letter_states import LetterState, LetterView

_HERE: Final = "edgecode.cli.guest.letters"
VERBS: Final[Mapping[str, Verb]] = {
    "write": Verb(f"{_HERE}:write", "Take in a letter that you wrote, and scan it for the film."),
    "list": Verb(f"{_HERE}:listed", "List the letters of a film, and how each stands."),
    "show": Verb(f"{_HERE}:show", "Show a letter as it goes, and what became of it."),
    "sign": Verb(f"{_HERE}:sign", "Sign a letter as it was written."),
    "withdraw": Verb(f"{_HERE}:withdraw", "Withdraw a letter before it is sent."),
    "send": Verb(f"{_HERE}:send", "Give out a signed letter as a file, for you to pass on."),
}
"""Each verb with where it lies; another one is a line here."""


@click.command("letter", cls=LazyGroup, verbs=VERBS, short_help="Write to the partner of a guest tool.")
def letter() -> None:
    """Write to the partner of a guest tool.

    A letter is a text file that you wrote in an editor of your own. It is scanned for the film, signed by a person who may
    agree with partners, and given out as a file: edgecode sends nothing. See docs/letters.md.
    """


@click.command("write", short_help="Take in a letter that you wrote, and scan it for the film.")
@click.argument("file")
@click.argument("tool")
@folder_argument
@click.option("--from", "sender", default="", metavar="NAME", help="Your name as the partner shall read it.")
@by_option
@json_option
def write(file: str, tool: str, folder: Path, *, sender: str, by: str, as_json: bool) -> int:
    """Take in a letter that you wrote, and scan it for the film.

    FILE is plain text in UTF-8, at most 4,000 letters and 80 lines. TOOL is the id of a guest tool that is in, the first digits
    of it, or its title. Where the scanner finds the film the letter is kept and cannot be signed, and you are shown where. Exit
    code 1: it was stopped.
    """
    wrote = letter_desk(folder).write(read_small(file), tool, by=by, sender=sender, path=file)
    if as_json:
        write_json({"said": wrote.done, "put right": wrote.put_right, **_document(wrote.view)})
    else:
        tell(wrote.done, as_json=False)
        out = console()
        for says in wrote.put_right:
            out.print(Text(f"put right: {says}", style=PALETTE["quiet"]))
        _print_stop(out, wrote.view)
    return 1 if wrote.view.state is LetterState.STOPPED else 0


@click.command("list", short_help="List the letters of a film, and how each stands.")
@folder_argument
@json_option
def listed(folder: Path, *, as_json: bool) -> None:
    """List the letters of a film, and how each stands."""
    views = letter_desk(folder).letters()
    if as_json:
        write_json([_document(view) for view in views])
        return
    out = console()
    if not views:
        out.print("No letter yet. edgecode guest letter write FILE TOOL takes one in that you wrote.")
    for view in views:
        out.print(_row(view))


@click.command("show", short_help="Show a letter as it goes, and what became of it.")
@click.argument("letter")
@folder_argument
@json_option
def show(letter: str, folder: Path, *, as_json: bool) -> None:
    """Show a letter as it goes, and what became of it.

    LETTER is its id or the first digits of it. Standard output is what is signed, byte for byte; below it goes one line with
    the signature, and nothing else. Who did what is told on standard error.
    """
    view = letter_desk(folder).letter(letter)
    if as_json:
        write_json(_document(view))
        return
    click.echo(view.text, nl=False)
    told = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
    for step in view.steps:
        told.print(Text(f"{step.at}  {step.by or 'edgecode'}: {step.state}", style=PALETTE["quiet"]))
    if view.key:
        told.print(Text(f"signed with {view.key}", style=PALETTE["quiet"]))
    if not view.is_whole:
        told.print("Something of it went with somebody who was erased: it cannot be signed, nor given out.")
    _print_stop(told, view)


@click.command("sign", short_help="Sign a letter as it was written.")
@click.argument("letter")
@folder_argument
@by_option
@json_option
def sign(letter: str, folder: Path, *, by: str, as_json: bool) -> None:
    """Sign a letter as it was written.

    LETTER is its id or the first digits of it. It is scanned once more, against the film as it is now.
    """
    desk = letter_desk(folder)
    done = desk.sign(letter, by=by)
    if as_json:
        write_json({"said": done, **_document(desk.letter(letter))})
        return
    tell(done, as_json=False)
    console().print(
        f"Tell the partner the key of your letters, by another way than the letter: {desk.letter(letter).key}"
    )


@click.command("withdraw", short_help="Withdraw a letter before it is sent.")
@click.argument("letter")
@folder_argument
@by_option
@json_option
def withdraw(letter: str, folder: Path, *, by: str, as_json: bool) -> None:
    """Withdraw a letter before it is sent.

    LETTER is its id or the first digits of it. Who wrote it may, and who may agree with partners.
    """
    tell(letter_desk(folder).withdraw(letter, by=by), as_json=as_json)


@click.command("send", short_help="Give out a signed letter as a file, for you to pass on.")
@click.argument("letter")
@folder_argument
@click.option("--out", required=True, metavar="NEW", help="Write this new file; pass it on as you like.")
@by_option
@json_option
def send(letter: str, folder: Path, *, out: str, by: str, as_json: bool) -> None:
    """Give out a signed letter as a file, for you to pass on.

    LETTER is its id or the first digits of it. It comes on record first. Given out again, it is the same file, byte for byte.
    """
    if os.path.lexists(out):
        raise FileThereError(out, found="something there already")
    handed = letter_desk(folder).send(letter, by=by)
    write_dated(out, handed.note, day=handed.view.letter.day)
    if as_json:
        write_json({"said": handed.done, "out": out, **_document(handed.view)})
        return
    tell(handed.done, as_json=False)
    console().print(
        f"{out}: {len(handed.note)} bytes. The partner checks it with edgecode-verify and the key {handed.key}"
    )


def _print_stop(out: Console, view: LetterView) -> None:
    """Say what stopped a letter, and where it is in it."""
    if not view.why:
        return
    out.print(Text(view.why, style=PALETTE["owed"]))
    for each in view.stretches:
        quote = " ".join(each.quote.split())
        out.print(Text.assemble((f"  {_where(each)}", PALETTE["amber"]), f"  {quote}  ", (each.how, PALETTE["quiet"])))
    if view.state is LetterState.STOPPED:
        out.print("Change that in your file, and write the letter again: this one cannot be signed.")


def _where(stretch: Stretch) -> str:
    if stretch.last_line == 0:
        return "the name it is from"
    if stretch.first_line == stretch.last_line:
        return f"line {stretch.first_line}"
    return f"lines {stretch.first_line or 'of the name'} to {stretch.last_line}"


def _row(view: LetterView) -> Text:
    letter = view.letter
    return Text.assemble(
        (f"{view.id}  ", PALETTE["quiet"]),
        (letter.to, PALETTE["strong"]),
        f", about {letter.title}, version {letter.version}; {letter.day}, from {letter.sender}; ",
        (view.state, PALETTE["amber"]),
    )


def _document(view: LetterView) -> dict[str, object]:
    letter = view.letter
    return {
        "letter": view.id,
        "state": view.state,
        "from": letter.sender,
        "to": letter.to,
        "tool": view.tool,
        "title": letter.title,
        "version": letter.version,
        "day": letter.day,
        "text": view.text,
        "sha256": hashlib.sha256(view.note.encode()).hexdigest() if view.note else None,
        "key": view.key or None,
        "steps": view.steps,
        "why": view.why or None,
        "stretches": view.stretches,
        "whole": view.is_whole,
    }
