#!/usr/bin/env python3
"""Draw and speak the example film: panels, takes with picture and sound, transcripts, and a cut one can watch.

    .venv/bin/python examples/make_the_ferry_media.py [FOLDER] [--panels] [--cut] [--only SLATE ...]

Everything is drawn by the code in ``the_ferry_media`` and spoken by flite, a rule-driven speech synthesiser; nobody was
recorded for it and no generative model had a part in it. Needs PyAV, Pillow and the program ``flite``. The same table on the
same machine gives the same bytes. ``--only`` makes the named takes alone (``3B-2``), ``--panels`` the boards alone, ``--cut``
the rendered cut alone, from the takes that lie in FOLDER.
"""

import argparse
import sys
from collections.abc import Collection, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Final

from make_the_ferry import Filmed, Shooting, clips_of, filmed_in, read_table, sound_files, timecode
from the_ferry_media import cut_render, film_file, panels, sound, takes
from the_ferry_media.script import scenes_of

_FILM: Final = Path(__file__).resolve().parent / "the-ferry"
_SCRIPTS: Final = _FILM / "script"
_RENDERED: Final = "cuts/cut-2.otio"
_MOS: Final = "MOS"
_TWO_TRACKS: Final = "3B"
"""The setup whose sound was recorded on two tracks."""


def drafts(table: Shooting) -> takes.Drafts:
    """Read the drafts the days were shot from; the script is written by hand and lies beside this file."""
    names = {day.draft for day in table.days}
    return {
        name: scenes_of((_SCRIPTS / f"the-ferry-{name.lower()}.fountain").read_text(encoding="utf-8"))
        for name in sorted(names)
    }


def make_take(folder: Path, cameras: Sequence[Filmed], *, wave: str) -> None:
    """Make what there is of one take: a picture for each camera, the recorder's file ``wave``, the transcript."""
    table = read_table()
    known = drafts(table)
    first = cameras[0]
    made = takes.sound_of(first, drafts=known, rate=table.rate)
    laid = takes.beats(first, drafts=known, rate=table.rate)
    day = folder / f"dailies/day-{first.day.number}"
    (day / "words").mkdir(parents=True, exist_ok=True)
    for one in filter(lambda each: each.media, cameras):
        track = sound.scratch(made.sound) if first.take.double or one.camera != "A" else made.sound
        film_file.write(
            folder / one.media,
            takes.pictures_of(one, laid=laid, heard=made.heard, table=table),
            sound=None if one.setup.kind == _MOS else track,
            rate=table.rate,
            timecode=timecode(one.start, rate=table.rate),
            reel=one.roll,
            bits=film_file.SOUND_BITS if one.camera == "A" and not first.take.double else film_file.SCRATCH_BITS,
        )
    if first.take.double:
        tracks, names = (
            ([made.sound, made.sound * 0.8], ["Mix", "Boom"])
            if first.setup.setup == _TWO_TRACKS
            else ([made.sound], ["Mix"])
        )
        tags = takes.tags(first, table=table, roll=first.day.sound_roll)
        (day / wave).write_bytes(sound.wave_file(tracks, start=first.start, rate=table.rate, tags=tags, names=names))
    if made.heard:
        (day / "words" / f"{first.slate}.json").write_bytes(takes.transcript(made.heard))


def make_panels(folder: Path) -> None:
    """Draw the boards."""
    (folder / "boards").mkdir(parents=True, exist_ok=True)
    for name in panels.PANELS:
        panels.panel(name).save(folder / "boards" / f"{name}.png", optimize=True)


def make_cut(folder: Path) -> None:
    """Render cut 2 from the takes' files in ``folder``."""
    (folder / "cuts").mkdir(parents=True, exist_ok=True)
    table = read_table()
    everything = [one for day in table.days for one in filmed_in(day, rate=table.rate)]
    [cut] = [each for each in table.cuts if each.file == _RENDERED]
    clips = tuple(clips_of(cut, everything, rate=table.rate))
    sources = {
        slate: f"dailies/day-{cameras[0].day.number}/{wave}" if cameras[0].take.double else cameras[0].media
        for slate, (cameras, wave) in kept_takes(table).items()
    }
    film_file.write(
        (folder / cut.file).with_suffix(".mp4"),
        cut_render.pictures(clips, folder=folder),
        sound=cut_render.sound(clips, folder=folder, sources=sources, rate=table.rate),
        rate=table.rate,
        timecode="01:00:00:00",
        reel=cut.name,
    )


def kept_takes(table: Shooting) -> dict[str, tuple[tuple[Filmed, ...], str]]:
    """Every take that is kept, by slate: what its cameras made, and the name of the recorder's file."""
    found: dict[str, tuple[tuple[Filmed, ...], str]] = {}
    for day in table.days:
        filmed = filmed_in(day, rate=table.rate)
        files = sound_files(day, filmed)
        for slate in dict.fromkeys(one.slate for one in filmed if one.take.kept):
            found[slate] = tuple(one for one in filmed if one.slate == slate), files.get(slate, "")
    return found


def make_takes(folder: Path, *, only: Collection[str] = ()) -> None:
    """Make every take that is kept, or the named ones, two at a time. Raises ValueError for one that is not kept."""
    kept = kept_takes(read_table())
    if unknown := sorted(set(only) - set(kept)):
        msg = f"expected takes that are kept, found {unknown}"
        raise ValueError(msg)
    with ProcessPoolExecutor(max_workers=2) as pool:
        jobs = [
            pool.submit(make_take, folder, cameras, wave=wave)
            for slate, (cameras, wave) in kept.items()
            if not only or slate in only
        ]
        for job in jobs:
            job.result()


def main(words: Sequence[str]) -> None:
    """Make what is asked for, by default all of it."""
    asked = argparse.ArgumentParser(description="Draw and speak the example film.")
    asked.add_argument("folder", nargs="?", type=Path, default=_FILM)
    asked.add_argument("--only", nargs="+", metavar="SLATE", default=())
    asked.add_argument("--panels", action="store_true")
    asked.add_argument("--cut", action="store_true")
    wanted = asked.parse_args(words)
    everything = not (wanted.panels or wanted.cut or wanted.only)
    if everything or wanted.only:
        make_takes(wanted.folder, only=wanted.only)
    if everything or wanted.panels:
        make_panels(wanted.folder)
    if everything or wanted.cut:
        make_cut(wanted.folder)


if __name__ == "__main__":
    main(sys.argv[1:])
