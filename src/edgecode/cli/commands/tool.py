"""``edgecode tool NAME``: describe a tool used on this film, state a use of it, or declare one used outside."""

from pathlib import Path
from typing import Final, TypedDict, Unpack

import click

from edgecode.bootstrap import open_desk
from edgecode.cli.output import write_json
from edgecode.cli.person import because_option, by_option, folder_argument, json_option, tell
from edgecode.errors import PaperError
from edgecode.papers.statements import Concerned, Fact, Tool, Use
from edgecode.papers.words import Nature, Part, Runs, Told, YesNo
from edgecode.usecases.papers.paper_desk import PaperDesk

_REFUSED: Final = "refused"
_YES_NO: Final = [each.value for each in YesNo]
_DESCRIBES: Final = ("vendor", "version", "nature", "runs", "weights", "training", "learns")


class Described(TypedDict):
    """What the options say."""

    vendor: str | None
    version: str | None
    nature: str | None
    runs: str | None
    weights: str | None
    training: str | None
    learns: str | None
    part: str | None
    what: str
    since: str
    in_film: str
    concerns: tuple[str, ...]
    declare: bool
    because: str
    by: str
    as_json: bool


@click.command("tool", short_help="Describe a tool, state a use of it, or declare one that was used outside.")
@click.argument("name")
@folder_argument
@click.option("--vendor", metavar="NAME", help="Who makes it.")
@click.option("--version", "version", metavar="WORD", help="Which version was used.")
@click.option("--nature", type=click.Choice([each.value for each in Nature]), help="What it does.")
@click.option("--runs", type=click.Choice(["here", "vendor", "unknown"]), help="On your machines, or at its maker's.")
@click.option(
    "--weights", metavar="HASH", help="The hash of its model's weights; refused, if its maker refuses to say."
)
@click.option("--training", metavar="TEXT", help="What it was trained on; refused, if its maker refuses to say.")
@click.option("--learns", type=click.Choice(_YES_NO), help="Whether its maker may train on what it is given.")
@click.option("--used-on", "part", type=click.Choice([each.value for each in Part]), help="State a use: on which part.")
@click.option("--for", "what", default="", metavar="TEXT", help="For what it was used.")
@click.option("--since", default="", metavar="DAY", help="Since when, such as 2026-03-01.")
@click.option("--in-film", type=click.Choice(_YES_NO), default="unknown", help="Whether what it made is in the film.")
@click.option("--concerns", multiple=True, metavar="PERSON[=DAY]", help="Whose it touched, and when they consented.")
@click.option("--declare", is_flag=True, help="To the amnesty register: it was used outside, and you say so now.")
@because_option
@by_option
@json_option
def command(name: str, folder: Path, **said: Unpack[Described]) -> None:
    """Describe a tool, state a use of it, or declare one that was used outside.

    What you do not say is unknown, and printed so. A use wants --used-on. With --declare it goes to the amnesty register: it
    asks for no reason, names you on no paper, and nothing follows from it but that it is known.
    """
    desk = open_desk(folder)
    papers, describes = PaperDesk(desk), any(said[key] is not None for key in _DESCRIBES)
    if not describes and said["part"] is None:
        raise PaperError(name, expected="something to say of it: --vendor, --nature …, or --used-on", found="nothing")
    if said["declare"] and said["part"] is None:
        raise PaperError(name, expected="--used-on, to declare a use", found="none")
    done = []
    if describes:
        known = papers.described(name, by=said["by"])
        done.append(papers.state(_described(known, said), by=said["by"], because=said["because"]))
    if said["part"] is not None:
        done.append(papers.state(_use(name, said["part"], said), by=said["by"]))
    if said["as_json"]:
        write_json({"said": done})
    else:
        for each in done:
            tell(each, as_json=False)


def _described(known: Tool, said: Described) -> Tool:
    """What is not said stays as one said it before."""
    runs = {"here": Runs.HERE, "vendor": Runs.VENDOR, "unknown": Runs.UNKNOWN}
    return Tool(
        name=known.name,
        vendor=known.vendor if said["vendor"] is None else said["vendor"],
        version=known.version if said["version"] is None else said["version"],
        nature=known.nature if said["nature"] is None else Nature(said["nature"]),
        runs=known.runs if said["runs"] is None else runs[said["runs"]],
        weights=known.weights if said["weights"] is None else _fact(said["weights"]),
        training=known.training if said["training"] is None else _fact(said["training"]),
        learns=known.learns if said["learns"] is None else YesNo(said["learns"]),
    )


def _use(name: str, part: str, said: Described) -> Use:
    return Use(
        tool=name,
        part=Part(part),
        what=said["what"],
        since=said["since"],
        in_film=YesNo(said["in_film"]),
        concerns=tuple(_concerned(each) for each in said["concerns"]),
        declared=said["declare"],
    )


def _concerned(said: str) -> Concerned:
    person, _equals, day = said.rpartition("=") if "=" in said else (said, "", "")
    return Concerned(person=person.strip(), consented=day.strip())


def _fact(said: str) -> Fact:
    if said.strip().casefold() == _REFUSED:
        return Fact(Told.REFUSED)
    tidy = " ".join(said.split())
    return Fact(Told.VALUE, tidy) if tidy and tidy.casefold() != Told.UNKNOWN else Fact()
