"""Movies of panels by PyAV, which runs in processes of its own (docs/adr/0012): one that decodes pictures, one that encodes.

A picture that ends the process that decodes it costs that panel its picture; a sound that ends the one that encodes costs the
sound, and the movie is begun again without it. Nothing is kept waiting longer than a set time for a word.
"""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from threading import Event, Thread
from typing import IO, BinaryIO, Final, cast

from edgecode.film.movie import Movie, Still
from edgecode.film.transcript import Milliseconds
from edgecode.media.animatic_messages import (
    Begin,
    Busy,
    Done,
    Failed,
    Finish,
    Mixing,
    Said,
    Show,
    Silent,
    Sound,
    Want,
    said,
)
from edgecode.media.panel_cards import card
from edgecode.media.piped import send_message
from edgecode.media.pyav_stills import PyavStills
from edgecode.usecases.ports.animatics import AtPanel, MovieMade, MovieToMake, NotMade, PanelShown

WIDTH: Final = 1280
SECONDS: Final = 30.0
"""How long the process that encodes may say nothing, at least; at most twice as long. It says something at every second of
sound and every 250 frames."""
ABSENT: Final = NotMade("PyAV, which makes movies", "it not installed: pip install 'edgecode[media]'", absent=True)
_ENDED: Final = NotMade("a movie in time", "that the process that makes it ended, or said nothing")


class PyavAnimatics:
    """Makes movies of one folder's pictures and sounds."""

    def __init__(self, root: Path, *, stills: PyavStills | None = None, seconds: float = SECONDS) -> None:
        """Take the film's folder, what decodes its files, and how long one may wait for a word; nothing is started yet."""
        self._root = root
        self._stills = stills or PyavStills(root)
        self._seconds = seconds
        self.engine = _engine()

    def close(self) -> None:
        """End the process that decodes, if there is one."""
        self._stills.close()

    def seconds(self, file: str) -> float | None:
        """Give how long a sound is; ``None`` where that cannot be told, or nothing is installed that could."""
        facts = self._stills.facts(file)
        return facts.length / 1000 if isinstance(facts, Movie) and facts.length is not None else None

    def make(self, movie: MovieToMake, *, to: str, at_panel: AtPanel | None = None) -> MovieMade | NotMade:
        """Write a movie as MP4; a sound that ends the process that reads it is left out, and all begun again."""
        if not self.engine:
            return ABSENT
        broken: dict[str, str] = {}
        while True:
            Path(to).unlink(missing_ok=True)
            making = _Making(self._root, movie, stills=self._stills, broken=broken)
            with _started(self._seconds) as process:
                made = making.made(process, to=str(Path(to).absolute()), at_panel=at_panel)
            if made is not None:
                return made
            if not making.mixing:
                return _ENDED
            broken[making.mixing] = "expected a sound, found a file that ends the process that reads it"


class _Process:
    """The process that encodes, and how long one waits for it."""

    def __init__(self, process: subprocess.Popen[bytes], *, seconds: float) -> None:
        self._process = process
        self._end, self._heard, self._is_waiting = Event(), 0, False
        self._watch = Thread(target=self._watched, args=(seconds,), daemon=True)
        self._watch.start()

    def tell(self, what: Begin | Show | Finish) -> None:
        """Tell it something. Raises :class:`OSError` where it has ended."""
        send_message(_pipe(self._process.stdin), what)

    def said(self) -> Said | None:
        """Wait for its next word; ``None`` when it has ended, or was ended for saying nothing."""
        self._heard += 1
        self._is_waiting = True
        try:
            return said(_pipe(self._process.stdout))
        finally:
            self._is_waiting = False

    def _watched(self, seconds: float) -> None:
        heard = -1
        while not self._end.wait(seconds):
            if self._is_waiting and heard == self._heard:
                self._process.kill()
            heard = self._heard

    def close(self) -> None:
        """End it."""
        self._end.set()
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):  # what was never read can be flushed to nobody
                _pipe(pipe).close()
        self._watch.join()


@contextmanager
def _started(seconds: float) -> Iterator[_Process]:
    # -P: a folder of a film may hold a module of any name, and is not where ours come from.
    command = [sys.executable, "-P", "-m", "edgecode.media.animatic_worker"]
    process = _Process(
        subprocess.Popen(  # noqa: S603  the command is ours, whole
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ),
        seconds=seconds,
    )
    try:
        yield process
    finally:
        process.close()


class _Making:
    """One movie while it is made. ``mixing`` is the sound that was being read when the process ended, if one was."""

    def __init__(self, root: Path, movie: MovieToMake, *, stills: PyavStills, broken: Mapping[str, str]) -> None:
        self.mixing = ""
        self._root, self._movie, self._stills = root, movie, stills
        self._sounds = [sound for sound in movie.sounds if sound.file not in broken]
        self._broken = dict(broken)
        self._cards = 0

    def made(self, process: _Process, *, to: str, at_panel: AtPanel | None) -> MovieMade | NotMade | None:
        """Make it; ``None`` where the process ended on the way."""
        got: Said | None = None
        with suppress(OSError):  # that it ended while it was told something is found when it is asked
            process.tell(self._begin(to))
            got = self._asked(process)
            for nth, panel in enumerate(self._movie.panels):
                if isinstance(got, Want):
                    if at_panel is not None:
                        at_panel(nth, len(self._movie.panels), panel.name)
                    process.tell(Show(picture=self._picture(panel), frames=panel.frames))
                    got = self._asked(process)
            if isinstance(got, Want):
                process.tell(Finish())
                got = self._asked(process)
        if isinstance(got, Done):
            return MovieMade(frames=got.frames, cards=self._cards, broken=self._broken, has_sound=bool(self._sounds))
        return NotMade("to make a movie", f"otherwise: {got.why}") if isinstance(got, Failed) else None

    def _begin(self, to: str) -> Begin:
        rate, root = self._movie.rate, self._root.absolute()
        return Begin(
            to=to,
            numerator=rate.numerator,
            denominator=rate.denominator,
            frames=sum(panel.frames for panel in self._movie.panels),
            sounds=tuple(Sound(file=str(root / each.file), at=each.at, skip=each.skip) for each in self._sounds),
        )

    def _asked(self, process: _Process) -> Said | None:
        """Wait until it wants something, or is done; ``None`` where it ended."""
        while isinstance(got := process.said(), Mixing | Silent | Busy):
            if isinstance(got, Mixing):
                self.mixing = self._sounds[got.sound].file
            elif isinstance(got, Silent):
                self._broken[self._sounds[got.sound].file] = f"expected a sound, found otherwise: {got.why}"
        if got is not None:
            self.mixing = ""
        return got

    def _picture(self, panel: PanelShown) -> bytes:
        """Give the picture of a panel, decoded and written anew; a card where it has none, or none that can be decoded."""
        scene = f"Scene {panel.scene}" if panel.scene else ""
        drawn = panel.drawn() if panel.drawn is not None else None
        if drawn is not None:
            return drawn
        if panel.picture:
            found = self._stills.still(panel.picture, at=Milliseconds(0), width=WIDTH)
            if isinstance(found, Still):
                return found.jpeg
            self._broken[panel.picture] = found.why
            scene = f"{scene} (its picture cannot be shown)".strip()
        self._cards += 1
        return card(panel.name, scene)


def _pipe(pipe: IO[bytes] | None) -> BinaryIO:
    if pipe is None:
        raise AssertionError
    return cast("BinaryIO", pipe)


def _engine() -> str:
    """Name what makes movies, without loading it; empty where it is not installed."""
    try:
        return f"PyAV {version('av')}" if find_spec("av") is not None else ""
    except PackageNotFoundError:
        return ""
