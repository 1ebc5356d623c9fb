"""A film that let an obliging tool in, real and on disk, and everything that the tool's partner gets to see of it.

People do as the tool would have them: whatever it selects they decide by a rule from what is rendered, they approve every
sentence, run it as often as it says, write and hand over the letters that they have as files, and take it out. The room is
the real one.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Final, Never, cast
from unittest.mock import patch

import click
import msgspec
from click.testing import CliRunner

from edgecode.bootstrap_guests import guest_desk, run_desk
from edgecode.boundary.agreement import DAY_MS, MINUTE_MS
from edgecode.boundary.errors import AgreementError, BoundaryError, GuestError
from edgecode.boundary.guest.manifest import Part
from edgecode.cli.guest import letters as cli
from edgecode.consent.purpose import Purpose
from edgecode.findings.word import Deed
from edgecode.guests import usage
from edgecode.guests.bundle_file import zipped
from edgecode.guests.limits import Limits
from edgecode.guests.room import Room
from edgecode.store.guest_tools import GuestToolsStore
from edgecode.store.letter_seed import LetterSeed
from edgecode.store.partner_places import PARTNERS
from edgecode.store.places import OWN
from edgecode.usecases.guests import letters
from edgecode.usecases.guests.letter_scan import LetterScan
from edgecode.usecases.guests.run_desk import RunDesk
from edgecode.usecases.guests.show_guests import GuestFindings, confidence_word
from edgecode.usecases.guests.signed_bundles import packed
from edgecode.usecases.guests.staging import staged
from edgecode.usecases.moments import day_of
from edgecode.usecases.permission_desk import PermissionDesk
from edgecode.usecases.ports.guests import Bundle, Ran
from simulators import obliging_program
from simulators.agreements import ARIA
from simulators.entropy import CountedEntropy
from simulators.film_world import HOUSE, FilmWorld
from simulators.observer import Observer
from simulators.observing import Event
from simulators.trace import AGREED
from simulators.two_films import TwoFilm
from simulators.two_partners import P

LIMITS: Final = Limits(wall=4.0, cpu=2.0, memory=128 << 20, processes=16, output=1 << 16)
PROGRAM: Final = Path(obliging_program.__file__)
_ALL: Final = ("alike", "odd", "long")
_USES: Final = {
    "count": ("alike",),
    "beyond": ("alike",),
    "runs": ("long",),
    "template": ("odd", "long"),
    "left": ("odd", "long"),
    "everything": _ALL,
    "everything_and_crashes": _ALL,
}
"""Which sentences a tool has that goes a way, where it is not the one that something is odd."""
_SENTENCES: Final = {
    "alike": "{first} and {second} say nearly the same.",
    "odd": "{first} is odd.",
    "long": "{first} is longer than what surrounds it.",
}
LETTERS: Final = {
    "first.txt": b"Dear all,\n\nwe ran your tool. Thank you for the trouble you took with it.\n\nKind regards\n",
    "second.txt": b"Dear all,\n\nwe have taken it out again, as was planned from the beginning.\n\nGoodbye\n",
}
"""What somebody wrote in an editor, before any of it: the same in every world."""
SENDER: Final = "The office"
AGAIN: Final = "long"
"""Each finding in this sentence asks people to run the tool once more."""
MOST_DECIDED: Final = 2
"""Findings of a run that people decide, the first that they see."""
USER: Final = "lead"
"""The part of the cast that runs the tool, decides, and writes."""
_HOUR: Final = 60 * MINUTE_MS
_FIRST: Final = AGREED + 20 * _HOUR
_BETWEEN: Final = 2 * DAY_MS
_TOLD: Final = """\
tool = "{tool}"
version = 1
class = "analytical"
title = "Second Hearing"
does = "Finds speeches that say nearly the same."
until = 2026-10-31
reads = ["script", "boards", "dailies", "cuts"]
program = "tool.py"
models = []
[partner]
name = "Aria Labs"
"""

Shown = tuple[tuple[str, tuple[tuple[Part, int], ...], str], ...]


class RecordedRoom(Room):
    """The real room; asked again for what it ran already, it gives what came of it, where :attr:`replays` says so."""

    def __init__(self) -> None:
        """Begin with nothing run."""
        super().__init__(LIMITS)
        self.replays = False
        self._ran: dict[tuple[bytes, str, int], Ran] = {}
        self._why: str | None = None

    def why_not(self) -> str:
        """Try it once."""
        if self._why is None:
            self._why = super().why_not()
        return self._why

    def nth(self, bundle: Bundle, *, program: str, inputs: Mapping[str, bytes], nth: int) -> Ran:
        """Run it for the nth time in a life."""
        digest = hashlib.sha256(b"\0".join(inputs[each] for each in sorted(inputs))).hexdigest()
        key = (bundle.note, digest, nth)
        if not self.replays or key not in self._ran:
            self._ran[key] = super().run(bundle, program=program, inputs=inputs)
        return self._ran[key]


class Life(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one tool: its runs, what people were shown after each as places in the film, and what its partner saw."""

    ran: list[Ran]
    found: list[GuestFindings]
    shown: list[Shown]
    observer: Observer


class Sealed:
    """A run of which nobody may look at how long it took and what it wrote as errors, not even to throw it away."""

    def __init__(self, ran: Ran) -> None:
        """Take the run."""
        self.ending, self.output = ran.ending, ran.output

    def __getattr__(self, name: str) -> Never:
        """Refuse whatever else is asked of it."""
        raise AssertionError(name)


class GuestWorld:
    """One film, and the obliging tools that it lets in, one after another; it is the room of their runs."""

    def __init__(
        self, root: Path, film: TwoFilm, *, seed: int, room: RecordedRoom, beside: FilmWorld | None = None
    ) -> None:
        """Write the film below a root and open it; everybody lets guest tools see what is theirs.

        ``beside`` is another film of the same user's, at the same time.
        """
        self.world = FilmWorld(root, film, seed=seed, beside=beside)
        self.root, self.folder, self.clock = root, self.world.folder, self.world.clock
        self._room, self.ended = room, 0
        self.lives: list[Life] = []
        self.seals = False
        with self.world.here():
            self.guests = guest_desk(self.folder, desk=self.world.desk)
            self.running: RunDesk = run_desk(self.folder, desk=self.world.desk, guests=self.guests, room=self)
            self.letters = letters.LetterDesk(
                self.world.desk,
                installed=lambda: GuestToolsStore(self.folder / OWN).installed(),
                seed=LetterSeed(self.world.state, entropy=CountedEntropy(5)),
                entropy=CountedEntropy(3),
            )
        self._film = str(self.folder)
        self._before = (_sockets(), _processes())

    def why_not(self) -> str:
        """Say why nothing can be run."""
        return self._room.why_not()

    def run(self, bundle: Bundle, *, program: str, inputs: Mapping[str, bytes]) -> Ran:
        """Run it in the real room; the clock goes on for as long as that takes."""
        ran = self._room.nth(bundle, program=program, inputs=inputs, nth=len(self.life.ran))
        self.life.ran.append(ran)
        self.clock.wait(int(ran.seconds * 1000))
        self.ended = self.clock.now()
        return cast("Ran", Sealed(ran)) if self.seals else ran

    def live(self, way: str) -> Life:
        """Let a tool in that goes one way, do as it says, write to its partner, and take it out.

        One letter is written here, and it is not scanned, which takes time; both are in :meth:`steps`.
        """
        with patch.object(letters.LetterDesk, "_scanned", lambda *_letter, **_by: LetterScan()):
            for step in self.steps(way, at=_FIRST + (1 + len(self.lives)) * _BETWEEN, files=["first.txt"]):
                self.clock.at = max(self.clock.at, step.at)
                step.happens()
        return self.life

    def steps(self, way: str, *, at: int, files: Iterable[str] = tuple(LETTERS)) -> tuple[Event, ...]:
        """Give what happens to one tool, from a moment on and for a day and a half; ``files`` are the letters that are sent."""
        write = partial(self._write, files=files)
        does: tuple[Callable[[Bundle, str], None], ...] = (
            *(self._let_in, self._use, write),
            *(self._ask_amiss, self._take_out),
        )
        bundle = obliging(way, today=day_of(at))
        hours = (0, 1, 24, 26, 30)
        return tuple(
            Event(at + hour * _HOUR, partial(each, bundle, way)) for hour, each in zip(hours, does, strict=True)
        )

    @property
    def life(self) -> Life:
        """What came of the tool that was let in last."""
        return self.lives[-1]

    def name(self, part: str) -> str:
        """Name who plays a part."""
        return self.world.film.cast[part]

    def end(self) -> None:
        """Let go of it."""
        self.world.end()

    def _let_in(self, bundle: Bundle, way: str) -> None:
        self.lives.append(Life(ran=[], found=[], shown=[], observer=Observer()))
        with self.world.here():
            if not self.guests.installed():
                self._consent()
            self.guests.install(
                bundle, path="tool.zip", by=self.name(HOUSE), key=str(ARIA.verifier), approve=_uses(way)
            )
        self.life.observer.saw("bundle as it was packed", zipped(bundle))

    def _consent(self) -> None:
        says = PermissionDesk(self.world.desk)
        for name in self.world.film.cast.values():
            says.consent(Purpose.GUEST_TOOLS, yes=True, by=name)

    def _use(self, _bundle: Bundle, way: str) -> None:
        """Run it; what is rendered says how each finding is decided, and how often it is run again."""
        with self.world.here():
            wanted = 1
            while len(self.life.ran) < wanted:
                found = self.running.run(tool_of(way), by=self.name(USER))
                self.life.found.append(found)
                self.life.shown.append(self._places(found))
                wanted = 1 + sum(each[0] == AGAIN for each in self.life.shown[0]) % 3
                self._decide(found)

    def _decide(self, found: GuestFindings) -> None:
        for card in found.cards[:MOST_DECIDED]:
            finding, sure = card.finding, confidence_word(card.finding)
            if sure == "high":
                self.running.decide(Deed.TAKE, finding.id, by=self.name(USER), option=1)
            elif finding.kind == "long":
                self.running.intend(finding.id, by=self.name(USER))
            else:
                self.running.decide(Deed.LEAVE, finding.id, by=self.name(USER))

    def _places(self, found: GuestFindings) -> Shown:
        """Tell what people see by numbers of places, by which two films can be compared, in the order in which they see it.

        What was decided before is sorted in among the rest again, as the film goes.
        """
        dealt = staged(self.world.desk.look().film, parts=tuple(Part)).dealt
        at = {subject: (part, nth) for part, ids in dealt.items() for nth, subject in enumerate(ids)}
        every = [each.finding for each in (*found.cards, *found.decided)]
        every += [each.finding for each in found.intended]
        told = [(each.kind, tuple(at[one] for one in each.subjects), confidence_word(each)) for each in every]
        return tuple(told if len(every) == len(found.cards) else sorted(told, key=lambda each: (each[1], each[0])))

    def _write(self, _bundle: Bundle, way: str, *, files: Iterable[str]) -> None:
        """Write what lies there in a file, sign it and hand it over, all by the command line; the second one twice."""
        for name in files:
            file = self.root / name
            file.write_bytes(LETTERS[name])
            self._command(cli.write, str(file), tool_of(way), self._film, "--from", SENDER, "--by", self.name(USER))
            with self.world.here():
                letter = self.letters.letters()[-1]
            self._command(cli.sign, letter.id, self._film, "--by", self.name(HOUSE))
            self._hand_over(letter.id, f"{way}-{name.removesuffix('.txt')}.note")
            if name == "second.txt":
                self._hand_over(letter.id, "again.note")

    def _hand_over(self, letter: str, name: str) -> None:
        seen, out = self.life.observer, self.root / name
        self._command(cli.send, letter, self._film, "--out", str(out), "--by", self.name(HOUSE))
        with self.world.here():
            seen.saw("key of letters", self.letters.letter(letter).key)
        about = out.stat()
        seen.saw("letter: name", out.name)
        seen.saw("letter", out.read_bytes())
        seen.saw("letter: size", about.st_size)
        seen.saw("letter: time", about.st_mtime_ns)
        seen.saw("letter: rights", about.st_mode)
        seen.saw("letter: handed over", self.clock.now())
        out.unlink()

    def _ask_amiss(self, bundle: Bundle, _way: str) -> None:
        """The partner would have reports of this film too, and sends the same bundle once more; it is told why not."""
        seen = self.life.observer
        try:
            self.world.agree(P)
        except AgreementError as error:
            seen.saw("refusal of an agreement", _sentence(error))
        try:
            with self.world.here():
                self.guests.install(bundle, path="tool.zip", by=self.name(HOUSE), key=str(ARIA.verifier))
        except GuestError as error:
            seen.saw("refusal of a bundle", _sentence(error))

    def _take_out(self, _bundle: Bundle, way: str) -> None:
        """Take it out, and look at all that is there for a partner."""
        seen = self.life.observer
        with self.world.here():
            self.guests.remove(tool_of(way), by=self.name(HOUSE))
        seen.saw("kept for partners", b"".join(self._kept_for_partners()))
        sockets, processes = _sockets(), _processes()
        seen.saw("sockets to reach", sockets - self._before[0])
        seen.saw("processes to reach", len(processes - self._before[1]))

    def _kept_for_partners(self) -> Iterator[bytes]:
        """Give each file of an outbox, a log, a window, a report or what was seen, with its name."""
        with self.world.desk.whole_record(make=False) as stores:
            assert stores is not None
            own = self.world.state / PARTNERS / str(stores.deciding.film)
        for place in (self.folder / OWN / "report.db", self.folder / OWN / PARTNERS, own):
            for file in (place, *sorted(place.rglob("*"))):
                if file.exists():
                    yield f"{file.name}\n".encode() + (file.read_bytes() if file.is_file() else b"")

    def _command(self, command: click.Command, *words: str) -> None:
        """Call a command of the command line in this process, by this clock."""
        with self.world.here(), patch.object(cli, "letter_desk", lambda _folder: self.letters):
            done = CliRunner().invoke(command, [*words], catch_exceptions=False, standalone_mode=False)
        assert not done.return_value, done.output


def tool_of(way: str) -> str:
    """Give the id of the tool that goes a way: 16 digits."""
    return hashlib.sha256(way.encode()).hexdigest()[:16]


def obliging(way: str, *, today: str) -> Bundle:
    """Pack a tool that goes a way, as its partner, on a day (ISO 8601)."""
    told = _TOLD.format(tool=tool_of(way))
    told += "".join(f'[[templates]]\nname = "{name}"\nsays = "{_SENTENCES[name]}"\n' for name in _uses(way))
    files = {"tool.py": PROGRAM.read_bytes(), "way": way.encode()}
    return packed(told.encode(), files=files, key=ARIA, today=today, path="tool.toml")


def _uses(way: str) -> tuple[str, ...]:
    return _USES.get(way, ("odd",))


def _sentence(error: BoundaryError) -> str:
    return f"{error}. {error.advice()}"


def _sockets() -> int:
    """Count the sockets that this process has open."""
    return sum(_target(each).startswith("socket:") for each in Path("/proc/self/fd").iterdir())


def _target(link: Path) -> str:
    try:
        return str(link.readlink())
    except OSError:
        return ""


def _processes() -> frozenset[int]:
    """Give the processes that this one started."""
    return frozenset(each.pid for each in usage.below(os.getpid()))
