"""``edgecode disclose --profile writers``: how tools were used on this film, for somebody who will want to check it."""

from pathlib import Path
from typing import Final, TypedDict, Unpack

import click

from edgecode.bootstrap import exports_of, open_desk, renderers
from edgecode.cli.output import ProgressLine, console, write_json
from edgecode.cli.paper_sheet import print_papers, print_sheet
from edgecode.cli.person import by_option, json_option, tell
from edgecode.errors import PaperError
from edgecode.papers.bundle import bundled
from edgecode.papers.pack import schema
from edgecode.papers.words import Profile
from edgecode.usecases.papers.make_pack import PackMade
from edgecode.usecases.papers.paper_desk import PaperDesk

_ZIP: Final = ".zip"


class Said(TypedDict):
    """What the options say."""

    profile: str | None
    on: str
    to: str | None
    sign: bool
    force: bool
    by: str
    as_json: bool


@click.command(
    "disclose", short_help="Say how tools were used on this film, for a guild, a festival, an insurer, a court."
)
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@click.option(
    "--profile", type=click.Choice([each.value for each in Profile]), help="For whom; without it, all in short."
)
@click.option("--on", default="", metavar="DAY", help="As of the end of that day; today, where none is given.")
@click.option("--sign", is_flag=True, help="Sign it first, as it stands; for whoever may sign papers.")
@click.option("--to", metavar="PATH", help="Write the sealed pack: a new folder, or one file that ends in .zip.")
@click.option("--force", is_flag=True, help="Replace files that edgecode wrote and nobody changed since.")
@click.option("--schema", "as_schema", is_flag=True, help="Print the JSON schema that a statement keeps to, and stop.")
@by_option
@json_option
def command(folder: Path, *, as_schema: bool, **said: Unpack[Said]) -> int:
    """Say how tools were used on this film, for a guild, a festival, an insurer, a court.

    Everything comes out of the record and out of what people stated, and says what it rests on; what nobody has said is
    printed as unknown. edgecode-verify checks a pack with nothing but public keys.

    Exit code 1 while something is unknown, spoken against, or missing.
    """
    if as_schema:
        write_json(schema())
        return 0
    desk = open_desk(folder)
    progress = ProgressLine()
    desk.look(progress)
    progress.done()
    papers, profile = PaperDesk(desk), said["profile"]
    if profile is None:
        if said["to"] or said["sign"]:
            raise PaperError("--profile", expected="one, to sign or to write out", found="none")
        return _overview(papers, on=said["on"], as_json=said["as_json"])
    if said["sign"]:
        done = papers.sign(profile, by=said["by"], on=said["on"])
        if not said["as_json"]:
            tell(done, as_json=False)
    made = papers.pack(profile, on=said["on"])
    if said["to"]:
        _written(papers, profile, folder=folder, to=said["to"], said=said)
    if said["as_json"]:
        write_json(_document(made))
    elif not said["to"]:
        print_sheet(console(), made.sheet())
    return 1 if made.wants else 0


def _overview(papers: PaperDesk, *, on: str, as_json: bool) -> int:
    made = papers.packs(on=on)
    if as_json:
        write_json([_short(each) for each in made])
    else:
        print_papers(console(), made)
    return 1 if any(each.wants for each in made) else 0


def _written(papers: PaperDesk, profile: str, *, folder: Path, to: str, said: Said) -> None:
    """Write the pack, and put on record that somebody did, where they say who they are."""
    files = papers.files(profile, renderers=renderers(), on=said["on"])
    exports, place = exports_of(folder), Path(to)
    if place.suffix.lower() == _ZIP:
        exports.write(to, bundled(files), replace=said["force"])
    else:
        place.mkdir(parents=True, exist_ok=True)
        for name in sorted(
            files
        ):  # the seal comes last: what is cut short has none, and is refused by whoever checks it
            exports.write(str(place / name), files[name], replace=said["force"])
    if said["by"]:
        papers.handed_out(profile, by=said["by"], on=said["on"])
    if not said["as_json"]:
        inside = exports.within(to)
        console().print(f"{to}: {', '.join(sorted(files))}")
        if inside and not inside.startswith("."):
            console().print("It lies in the film's folder; ignore = in film.toml leaves it out of what is read.")


def _document(made: PackMade) -> dict[str, object]:
    return {
        "digest": made.digest,
        "signatures": list(made.signatures),
        "signed_otherwise": list(made.signed_otherwise),
        "pack": made.pack,
    }


def _short(made: PackMade) -> dict[str, object]:
    return {
        "profile": made.pack.profile,
        "digest": made.digest,
        "stated": made.stated,
        "against": made.against,
        "unknown": made.unknown,
        "missing": len(made.pack.missing),
        "warnings": list(made.pack.warnings),
        "signed_by": [each.by for each in made.signatures],
    }
