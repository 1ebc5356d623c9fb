"""Ways in which what a guest tool did could come to its partner, each planted into one function that makes what goes out.

They are what the law of obliging tools is tried on: a test that stays green with any of them would show nothing.
"""

import json
import os
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any, Final

import msgspec
import pytest

from edgecode.boundary.errors import AgreementError, BoundaryError, GuestError
from edgecode.boundary.guest.letter_body import Body, read_body
from edgecode.cli.guest import letters as cli
from edgecode.dispatch.letters import letter_key
from edgecode.entries.handle import Handle
from edgecode.record.keys import SigningKey
from edgecode.store.guest_tools import GuestToolsStore
from edgecode.store.partner_places import PARTNERS
from edgecode.store.places import OWN
from edgecode.store.small_files import write_small
from edgecode.usecases.guests import guest_desk, letters
from edgecode.usecases.guests.letter_states import Handed
from edgecode.usecases.guests.letters import LetterDesk
from edgecode.usecases.partners import agreeing
from edgecode.usecases.ports.guests import LastRun
from simulators.guest_world import GuestWorld

World = Callable[[], GuestWorld]
"""Gives the world that a leak is in at the moment."""


class GuestLeak(msgspec.Struct, frozen=True, kw_only=True):
    """One leak: how it is planted, the way that a tool goes which uses it, and by what its partner sees it first."""

    plant: Callable[[pytest.MonkeyPatch, World], None]
    way: str
    shows: str


def _adds(patch: pytest.MonkeyPatch, more: Callable[[], str]) -> None:
    """Put a line below each letter that somebody writes."""
    original = read_body

    def leaky(data: bytes, *, path: str) -> Body:
        body = original(data, path=path)
        return msgspec.structs.replace(body, text=f"{body.text}{more()}\n")

    patch.setattr(letters, "read_body", leaky)


def _seconds(patch: pytest.MonkeyPatch, now: World) -> None:
    """A letter says how long the tool ran."""
    _adds(patch, lambda: f"It ran for {now().life.ran[-1].seconds:.6f} seconds.")


def _places(patch: pytest.MonkeyPatch, now: World) -> None:
    """A letter has the places in the order in which the tool named them."""
    _adds(patch, lambda: str([json.loads(line)["at"][0][1] for line in now().life.ran[-1].output.splitlines()]))


def _pads(patch: pytest.MonkeyPatch, now: World) -> None:
    """A letter is longer by a sign for each finding."""
    _adds(patch, lambda: "." * len(now().life.shown[-1]))


def _errors(patch: pytest.MonkeyPatch, now: World) -> None:
    """What the tool wrote as errors goes along with a letter, for the engineer."""
    original = LetterDesk.send

    def leaky(desk: LetterDesk, letter: str, *, by: str) -> Handed:
        handed = original(desk, letter, by=by)
        return msgspec.structs.replace(handed, note=handed.note + now().life.ran[-1].errors)

    patch.setattr(LetterDesk, "send", leaky)


def _id(patch: pytest.MonkeyPatch, now: World) -> None:
    """A letter's id is made of the film's title and of how many there are."""

    def leaky(_drawn: str) -> Handle:
        told = f"{now().world.film.title} {len(now().lives)}"
        return Handle(sha256(told.encode()).hexdigest()[:16])

    patch.setattr(letters, "Handle", leaky)


def _key(patch: pytest.MonkeyPatch, now: World) -> None:
    """Each film has a key for letters of its own."""
    original = letter_key

    def leaky(seed: bytes, *, partner: str) -> SigningKey:
        return original(seed, partner=f"{partner} {now().world.film.title}")

    patch.setattr(letters, "letter_key", leaky)


def _time(patch: pytest.MonkeyPatch, now: World) -> None:
    """A letter's file has the time at which the tool ended."""

    def leaky(file: str, data: bytes, *, day: str) -> None:
        write_small(file, data)
        os.utime(file, ns=(0, now().ended * 1_000_000))
        assert day

    patch.setattr(cli, "write_dated", leaky)


def _ending(patch: pytest.MonkeyPatch, now: World) -> None:
    """A bundle that is refused is told how the one before it ended."""
    _tells(patch, guest_desk, "check_version", GuestError, lambda: now().life.ran[-1].ending)


def _runs(patch: pytest.MonkeyPatch, now: World) -> None:
    """An agreement that is refused is told how often guest tools ran."""
    _tells(patch, agreeing, "proposed", AgreementError, lambda: f"{len(now().life.ran)} runs of it")


def _tells(
    patch: pytest.MonkeyPatch, module: object, name: str, error: type[BoundaryError], more: Callable[[], str]
) -> None:
    """Let a function that refuses say more when it does."""
    original = getattr(module, name)

    def leaky(*words: Any, **named: Any) -> Any:  # noqa: ANN401  whatever it is given and gives
        try:
            return original(*words, **named)
        except error as raised:
            what = str(raised).partition(": expected ")[0]
            raise error(what, expected=raised.expected, found=f"{raised.found}, and {more()}") from raised

    patch.setattr(module, name, leaky)


def _log(patch: pytest.MonkeyPatch, now: World) -> None:
    """A log for the partner has a line for each run: how many findings were shown."""
    original = GuestToolsStore.keep_run

    def leaky(store: GuestToolsStore, tool: str, run: LastRun) -> None:
        original(store, tool, run)
        place = now().folder / OWN / PARTNERS
        place.mkdir(exist_ok=True)
        (place / "log").write_text(f"{len(run.shown)} shown\n", encoding="utf-8")

    patch.setattr(GuestToolsStore, "keep_run", leaky)


LEAKS: Final[Mapping[str, GuestLeak]] = {
    "the run's seconds in a letter": GuestLeak(plant=_seconds, way="asleep", shows="letter"),
    "the order of selections in a letter": GuestLeak(plant=_places, way="order", shows="letter"),
    "a letter padded by what was found": GuestLeak(plant=_pads, way="count", shows="letter"),
    "errors below a letter": GuestLeak(plant=_errors, way="errors", shows="letter"),
    "a letter's id made of the film": GuestLeak(plant=_id, way="pointer", shows="letter"),
    "a key of letters for each film": GuestLeak(plant=_key, way="pointer", shows="key of letters"),
    "the time of a letter's file": GuestLeak(plant=_time, way="asleep", shows="letter: time"),
    "how a tool ended in a refused bundle": GuestLeak(plant=_ending, way="crashes", shows="refusal of a bundle"),
    "how often it ran in a refused agreement": GuestLeak(plant=_runs, way="runs", shows="refusal of an agreement"),
    "a log of how many were shown": GuestLeak(plant=_log, way="count", shows="kept for partners"),
}
"""Each by what leaks."""
