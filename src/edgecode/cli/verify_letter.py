"""``edgecode-verify LETTER --key KEY``: a partner looks at a letter with the public key of whoever signs letters to it."""

import json
from collections.abc import Sequence

import click

from edgecode.boundary.errors import LetterError
from edgecode.boundary.guest.letter import Letter
from edgecode.dispatch.letters import checked_letter
from edgecode.record.keys import VerifierKey


def check_letter(content: bytes, *, keys: Sequence[VerifierKey], path: str, as_json: bool) -> int:
    """Check a letter and say what that shows; 1 where it does not hold."""
    if len(keys) != 1:
        raise LetterError("--key", expected="the one public key of letters", found=f"{len(keys)}")
    problem, letter = "", None
    try:
        letter = checked_letter(content, key=keys[0], path=path)
    except LetterError as error:
        problem = str(error)
    if as_json:
        click.echo(json.dumps(_document(letter, problem), ensure_ascii=False, indent=2))
    elif letter is None:
        click.echo(f"It does not hold.\n  {problem}")
    else:
        click.echo(f"It holds.\n{_says(letter)}")
    return 1 if letter is None else 0


def _says(letter: Letter) -> str:
    about = f"about {letter.title}, version {letter.version}"
    return f"letter {letter.id} of {letter.day}, from {letter.sender} to {letter.to}, {about}: as it was signed"


def _document(letter: Letter | None, problem: str) -> dict[str, object]:
    return {
        "holds": letter is not None,
        "problems": [problem] if problem else [],
        "letter": str(letter.id) if letter is not None else "",
        "from": letter.sender if letter is not None else "",
        "to": letter.to if letter is not None else "",
        "title": letter.title if letter is not None else "",
        "version": letter.version if letter is not None else 0,
        "day": letter.day if letter is not None else "",
    }
