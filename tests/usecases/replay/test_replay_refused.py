"""A stream that is refused: one sentence with file and line, and nothing half done."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from edgecode.errors import StreamError
from edgecode.usecases.replay.replay import replay
from simulators.lift import FOUND, ONE, TIMED, but, opened_in, without
from simulators.made_stream import at, consent, standing, written
from simulators.shared_desk import SharedDesk


@pytest.fixture
def held(tmp_path: Path) -> SharedDesk:
    return SharedDesk(opened_in(tmp_path))


BAD: dict[str, tuple[list[Mapping[str, object]], int, str]] = {
    "a person nobody knows": (
        [ONE, but(ONE, who="Eva")],
        2,
        "expected a person of this film (Nadia, Otto, Ines), found 'Eva'",
    ),
    "the future": ([but(ONE, at="2031-01-01T00:00:00Z")], 1, "expected a time that has come, found one in the future"),
    "timing before consent": (
        [but(TIMED, at=at(0)), consent("given", seconds=5)],
        1,
        "expected seconds only under a consent to timing of my decisions the whole time, found none of Otto for dailies",
    ),
    "timing that began before the consent": (
        [consent("given", seconds=5), but(TIMED, at=at(60))],
        2,
        "expected seconds only",
    ),
    "consent withdrawn while deciding": (
        [consent("given", seconds=0), consent("withdrawn", seconds=100), but(TIMED, at=at(150))],
        3,
        "expected seconds only under a consent",
    ),
    "consent withdrawn and given again while deciding": (
        [
            consent("given", seconds=0),
            consent("withdrawn", seconds=100),
            consent("given", seconds=110),
            but(TIMED, at=at(150)),
        ],
        4,
        "expected seconds only under a consent",
    ),
    "decided before it was shown without consent": (
        [but(ONE, before_shown=True)],
        1,
        "expected before_shown only under a consent",
    ),
    "a consent in another's name": (
        [consent("given", seconds=0, person="Nadia")],
        1,
        "expected a person who speaks for Nadia, found Otto",
    ),
    "a standing beyond standard": (
        [standing("raised", "default", seconds=0)],
        1,
        "expected standing = off or on request or offered or standard, found 'default'",
    ),
    "a standing raised by who may not": (
        [standing("raised", "standard", seconds=0, who="Otto")],
        1,
        "expected a person who may raise standings, found Otto",
    ),
    "a standing raised to where it is": (
        [standing("raised", "offered", seconds=0)],
        1,
        "expected a standing above offered, found offered",
    ),
    "a standing lowered upwards": (
        [standing("lowered", "standard", seconds=0)],
        1,
        "expected a standing at or below offered",
    ),
    "a clock that jumps back": (
        [but(ONE, at=at(10)), but(ONE, at=at(9))],
        2,
        "expected a time not before the last entry's, 2025-10-01T09:00:10Z, found one before it: the clock jumps back",
    ),
    "an unknown key": ([but(ONE, mood="glum")], 1, "found 'mood'"),
    "a finding that is not bound": (
        [but(FOUND, finding="3f5a")],
        1,
        'expected finding to be bound, as {"check": ID, "nth": N}',
    ),
    "a finding past the last": ([but(FOUND, finding={"check": "unshot-line", "nth": 9})], 1, "found 9"),
    "a finding from nought": ([but(FOUND, finding={"check": "unshot-line", "nth": 0})], 1, "counted from 1"),
    "a finding bound by more": ([but(FOUND, finding={"check": "unshot-line", "nth": 1, "id": 2})], 1, "counted from 1"),
    "a finding of no check": (
        [but(FOUND, finding={"check": "no-such", "nth": 1})],
        1,
        "expected the id of a check, found 'no-such'",
    ),
    "a finding of a check that finds nothing": (
        [but(FOUND, finding={"check": "none-usable", "nth": 1})],
        1,
        "none-usable",
    ),
    "a finding and another check": (
        [but(FOUND, check="none-usable")],
        1,
        "expected the check of the finding, unshot-line",
    ),
    "two findings in one": ([but(FOUND, finding=[FOUND["finding"]])], 1, "expected one finding"),
    "a check that is none": ([but(ONE, check="no-such")], 1, "expected the id of a check, found 'no-such'"),
    "a check that was asked and is none": (
        [but(without(ONE, "decision", "choice", "consulted", "pulled"), kind="check.asked", check="no-such")],
        1,
        "expected the id of a check",
    ),
    "two checks in one": ([but(ONE, check=["unshot-line", "none-usable"])], 1, "expected one check"),
    "a scene that is not there": ([but(ONE, scene="99")], 1, "expected a scene of this film, found '99'"),
    "a scene past the last": ([but(ONE, scene={"nth": 7})], 1, "expected a scene of this film"),
    "an entry of no line": (
        [but(ONE, kind="decision.undone", entry={"line": 7})],
        1,
        "expected an entry of an earlier line",
    ),
    "an entry by its digits": ([but(ONE, kind="decision.undone", entry="0" * 32)], 1, 'as {"line": N}'),
    "another's decision undone": (
        [FOUND, {**without(FOUND, "finding"), "who": "Ines", "kind": "decision.undone", "entry": {"line": 1}}],
        2,
        "expected something Ines said that can be undone, found line 1",
    ),
    "no check": ([without(ONE, "check")], 1, "expected decision.made with its check, found none"),
    "no time": ([without(ONE, "at")], 1, "expected its at, found none"),
    "a time without a zone": ([but(ONE, at="2025-10-01T09:00:00")], 1, "expected at to be a time as RFC 3339 has it"),
    "a choice that is none": ([but(ONE, choice="admired")], 1, "found 'admired'"),
    "seconds beyond a day": ([but(TIMED, seconds=90_000)], 1, "expected seconds = a whole number from 0 to 86400"),
    "yes as a number": ([but(ONE, consulted=1)], 1, "expected consulted = false or true"),
    "edgecode's own doing": ([but(ONE, role="edgecode")], 1, "expected a role such as editor"),
    "edgecode's own kind": ([but(ONE, kind="standing.stepped-down", standing="off")], 1, "standing.stepped-down"),
    "a deal with a partner": (
        [but(ONE, stage="partners", kind="agreement.signed")],
        1,
        "expected something done in the work on the film or about permissions, found the stage partners",
    ),
}
TORN: dict[str, tuple[bytes, int | None, str]] = {
    "broken JSON": (written([ONE]) + b'{"at": \n', 2, "expected one JSON object"),
    "half a line": (written([ONE])[:40], 1, "expected one JSON object"),
    "a list": (b"[1]\n", 1, "expected one JSON object"),
    "a key twice": (written([ONE])[:-2] + b', "who": "Ines"}\n', 1, "expected each key once, found 'who' twice"),
    "not UTF-8": (written([ONE]) + b'{"at": "caf\xe9"}\n', 2, "expected UTF-8, found the byte 0xe9 at byte 12"),
    "UTF-16": (written([ONE]).decode().encode("utf-16"), 1, "expected UTF-8"),
    "nothing": (b"", None, "expected lines of JSON, one entry each, found none"),
    "blank lines alone": (b"\n \r\n\n", None, "found none"),
    "a nest": (b"[" * 100_000 + b"\n", 1, "expected one JSON object"),
}


def torn(name: str) -> tuple[bytes, int | None, str]:
    if name in TORN:
        return TORN[name]
    lines, line, says = BAD[name]
    return written(lines), line, says


@pytest.mark.parametrize("name", [*BAD, *TORN])
def test_a_bad_stream_is_one_sentence_and_makes_no_store(held: SharedDesk, name: str) -> None:
    data, line, says = torn(name)
    with pytest.raises(StreamError) as refused:
        replay(data, path="made.jsonl", desk=held.desk)
    place = f"made.jsonl:{line}: " if line else "made.jsonl: "
    assert str(refused.value).startswith(place)
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)
    assert "Nothing was replayed" in refused.value.advice()
    assert not held.made
    assert not held.words.kept


@pytest.mark.parametrize("name", [*BAD, *TORN])
def test_a_bad_stream_leaves_a_record_as_long_as_it_was(tmp_path: Path, name: str) -> None:
    """Also where film.toml says something the record does not know yet."""
    held = SharedDesk(opened_in(tmp_path))
    held.replay([but(ONE, at=at(-60))])
    with (tmp_path / "film" / "film.toml").open("a") as settings_:
        settings_.write('[[standings]]\ncheck = "none-usable"\nstanding = "offered"\nby = "Nadia"\non = 2025-10-02\n')
    rows, words = list(held.record.rows), dict(held.words.kept)
    data, _line, says = torn(name)
    with pytest.raises(StreamError) as refused:
        replay(data, path="made.jsonl", desk=held.desk)
    if name != "a finding of a check that finds nothing":
        assert says in str(refused.value)
    assert (held.record.rows, held.words.kept) == (rows, words)
