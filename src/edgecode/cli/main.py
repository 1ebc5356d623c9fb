"""The command line: ``edgecode VERB``. Commands are loaded when they are called, so that ``--help`` answers at once."""

import json
import sys
import traceback
from collections.abc import Mapping
from typing import Final

import click

import edgecode
from edgecode.cli.lazy_group import LazyGroup, Verb
from edgecode.errors import EdgecodeError

COMMANDS: Final[Mapping[str, str]] = {
    "check": "Run the checks this film has let in, and tell what they found.",
    "coverage": "Show what was planned, shot and used, scene by scene, and what is owed.",
    "explain": "Print a check's manual page; without a name, list the checks.",
    "open": "Open the room: what wants a decision, the lined script, the record.",
    "export": "Write a new document of the film: a script, a cut, takes, the morning's log.",
    "animatic": "Make the animatic of the boards: a movie, or a timeline for the editing room.",
    "read": "Read one file and tell what is in it.",
    "match": "Match two drafts: which scenes and lines are the same, changed, moved, gone, new.",
    "compare": "Tell what changed between two cuts, clip by clip, and whom it touches.",
    "turnover": "Turn a cut or a reel over: lists by track, pull list, changes, in a new folder.",
    "markers": "Hand decisions, notes and chosen takes back to the editing room as markers.",
    "footage": "List what of each take was ever used in any cut, and what never was.",
    "cut": "Lock an edit reel, choose takes and write notes for the editing room.",
    "revised": "Tell what revised pages change: for scenes, parts, elements, and what is shot.",
    "decide": "Decide about a finding: take an option, leave it, or later.",
    "intend": "Say that what a check finds is as intended; it stays said.",
    "undo": "Take back the last thing you said, or one entry of yours.",
    "line": "Line a take or a setup by hand: which lines it covers.",
    "board": "Work on the storyboard: panels, shots, plans, the order of the cut.",
    "pickup": "See what is owed, what fills it already, and the smallest shoot for the rest.",
    "let-go": "Let go of work on a line that the current draft has no more.",
    "sign": "Sign the lined page of a scene, or a shoot day.",
    "standing": "Say how far a check is let in: off, on request, offered, standard.",
    "reliance": "Tell how far people lean on each check, against what was declared.",
    "replay": "Replay a made stream of entries into a film, with its own times.",
    "drill": "Walk every job of every stage by hand, with all checks off, on a scratch copy.",
    "consent": "Say yes or no to what is asked of you; without a purpose, list your answers.",
    "people": "List who is on the film, what each may do, and for whom each speaks.",
    "name": "Name a person on the film, with role and what they may do; or say they have left.",
    "erase": "Erase a person: their words and name go, what they decided stands.",
    "phase": "Say in which phase the film is: prepare, shoot, finish; without a word, ask.",
    "no-ai": "Turn every check off, for the film or for yourself; everything else still works.",
    "disclose": "Say how tools were used on this film, for a guild, a festival, an insurer, a court.",
    "tool": "Describe a tool, state a use of it, or declare one that was used outside.",
    "tools": "List the tools that were stated, and what each was used for.",
    "attest": "Stand for a statement in the papers; without a claim, list what there is.",
    "author": "State who made a part of the film, and how.",
    "wording": "Set the words for the audience; an empty text takes them away.",
    "deliver": "Put a claim on a delivered still or movie: a new file that says how it was made.",
    "record": "Look at the record: log, verify, checkpoint, witness, key, adopt.",
    "partner": "Agree with research partners on what they may learn of the work, and end it.",
    "guest": "Let a partner's tools run inside, with no way out; or pack one as the partner.",
}
"""Each command with the sentence ``--help`` lists it by; tests hold them against the commands' own."""

_VERBS: Final = {
    name: Verb(f"edgecode.cli.commands.{name.replace('-', '_')}:command", says) for name, says in COMMANDS.items()
}
CANNOT_GO_ON: Final = 2


@click.command(
    cls=LazyGroup, verbs=_VERBS, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(edgecode.__version__, prog_name="edgecode")
@click.option("--verbose", is_flag=True, help="Show the trace behind an error.")
def edgecode_command(*, verbose: bool) -> None:
    """Tell what was planned, shot and used, line by line, and what is still owed.

    FOLDER is a film's folder: script, boards, dailies and cuts, wherever they lie in it. Nothing in it is changed.

    Exit code 0: fine. 1: findings or remarks remain. 2: edgecode cannot go on.
    """
    del verbose


def run() -> None:
    """Run the command line; the only place where errors become words and exit codes."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
    try:
        sys.exit(edgecode_command.main(standalone_mode=False) or 0)
    except EdgecodeError as error:
        _told(error, error.advice())
    except click.exceptions.Exit as leaving:
        sys.exit(leaving.exit_code)
    except click.ClickException as error:
        _told(error, "edgecode --help lists the verbs and their options.", says=error.format_message())
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(CANNOT_GO_ON)
    except Exception as error:  # noqa: BLE001  the last border: a fault of ours becomes one sentence too, never a trace
        _told(
            error,
            "This is a fault in edgecode, not in the film. edgecode --verbose VERB … shows where.",
            says=_fault(error),
        )


def _fault(error: Exception) -> str:
    return f"expected to go on, found {type(error).__name__}: {error}"


def _told(error: Exception, advice: str, *, says: str = "") -> None:
    """Print one sentence and what to do now; as JSON too when JSON was asked for, so that it always parses."""
    says = says or str(error)
    if "--json" in sys.argv:
        click.echo(json.dumps({"error": {"says": says, "advice": advice}}, ensure_ascii=False))
    click.echo(f"edgecode: {says}", err=True)
    if advice:
        click.echo(advice, err=True)
    if "--verbose" in sys.argv:
        traceback.print_exception(error)
    sys.exit(CANNOT_GO_ON)
