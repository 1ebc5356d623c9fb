"""A command of ours run in this process, as if its words had been typed, with its JSON for an answer."""

import io
from collections.abc import Sequence
from contextlib import redirect_stdout

import click
import msgspec

from edgecode.cli.main import edgecode_command
from edgecode.errors import EdgecodeError
from edgecode.usecases.drill.scratch import Answer


def answered(words: Sequence[str]) -> Answer:
    """Run one command that was asked for JSON; what stops it becomes the sentence that it would have printed."""
    out = io.StringIO()
    try:
        with redirect_stdout(out):
            code = edgecode_command.main(list(words), prog_name="edgecode", standalone_mode=False)
    except EdgecodeError as error:
        return Answer(refused=str(error))
    except click.ClickException as error:
        return Answer(refused=error.format_message())
    try:
        document = msgspec.json.decode(out.getvalue(), type=dict[str, object])
    except msgspec.DecodeError:
        return Answer(refused=f"edgecode {' '.join(words)} answered without one document of JSON")
    return Answer(code=int(code or 0), document=document)
