"""A stream replayed: all of it with its own times, or nothing, and one sentence with file and line."""

import json
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import written as written_out
from edgecode.bootstrap import open_desk, open_film
from edgecode.consent.standing import Standing
from edgecode.entries.catalogue import MEANINGS
from edgecode.entries.detail import SCALES, Detail
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import By, IdRole
from edgecode.errors import StreamError
from edgecode.usecases.open_film import OpenFilm
from edgecode.usecases.replay.replay import replay
from simulators.clock import SetClock
from simulators.entropy import CountedEntropy
from simulators.made_stream import BEGINS, at, consent, decisions, standing, written
from simulators.shared_desk import SharedDesk

FILM = """
    --- film.toml
    [people."Nadia"]
    role = "script supervisor"
    may = ["raise standings", "set intents", "sign pages and days", "name people"]
    [people."Otto"]
    role = "1st AD"
    [people."Ines"]
    role = "director"
    [[standings]]
    check = "unshot-line"
    standing = "offered"
    by = "Nadia"
    on = 2025-09-01
    --- script.fountain
    INT. LIFT - NIGHT #12#

    NADIA
    You said you'd fixed it.

    PORTER
    I said I'd look at it.
    --- day1/log.csv
    Shoot day,1
    slate,covers,mark
    12A-1,1,circled
    """
[ONE] = decisions(1, rate=0.0, crew={"Otto": "1st AD"})
FOUND = {key: value for key, value in ONE.items() if key in {"at", "who", "role", "stage"}} | {
    "kind": "finding.left",
    "finding": {"check": "unshot-line", "nth": 1},
}
TIMED = ONE | {"consulted": True, "choice": "followed", "seconds": 90}
ORIGIN = (Detail.ORIGIN, SCALES[Detail.ORIGIN].words.index("replay"))


@pytest.fixture
def held(tmp_path: Path) -> SharedDesk:
    return SharedDesk(opened_in(tmp_path))


def opened_in(folder: Path) -> OpenFilm:
    (folder / "film").mkdir(exist_ok=True)
    return open_film(written_out(FILM, folder / "film"), clock=SetClock(), entropy=CountedEntropy())


def but(line: Mapping[str, object], **changes: object) -> dict[str, object]:
    """Give a line with something changed."""
    return {**line, **changes}


def without(line: Mapping[str, object], *keys: str) -> dict[str, object]:
    return {key: value for key, value in line.items() if key not in keys}


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


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n", "\r\n \r\n"])
@pytest.mark.parametrize("begin", [b"", b"\xef\xbb\xbf", b"\n\r\n"])
def test_line_ends_blank_lines_and_a_byte_order_mark_are_no_matter(held: SharedDesk, begin: bytes, end: str) -> None:
    done = replay(begin + written(decisions(5, rate=0.0), end=end), path="made.jsonl", desk=held.desk)
    assert (done.lines, done.entries) == (5, 5)
    assert held.kinds() == [Kind.STANDING_RAISED, *[Kind.DECISION_MADE] * 5]


def test_lines_are_counted_as_an_editor_counts_them(held: SharedDesk) -> None:
    data = b"\n\n" + written([ONE]) + b"\n" + written([but(ONE, who="Eva")])
    with pytest.raises(StreamError, match=r"^made\.jsonl:5: "):
        replay(data, path="made.jsonl", desk=held.desk)


def test_every_entry_says_that_it_was_replayed_and_has_its_own_time(held: SharedDesk) -> None:
    held.replay(decisions(30, rate=1.0))
    entries = [row.entry for row in held.record.rows if row.entry is not None][1:]
    assert {Kind.RELIANCE_ANNOUNCED, Kind.STANDING_STEPPED_DOWN} < {entry.kind for entry in entries}
    assert all(ORIGIN in entry.details for entry in entries)
    begins = int(BEGINS.timestamp() * 1000)
    assert [entry.at for entry in entries if entry.kind is Kind.DECISION_MADE] == [
        begins + 60_000 * nth for nth in range(30)
    ]
    for entry, before in zip(entries[1:], entries, strict=False):
        if entry.kind in {Kind.RELIANCE_ANNOUNCED, Kind.STANDING_STEPPED_DOWN}:
            assert entry.at == before.at
    length = len(held.record.rows)
    held.desk.today()
    assert len(held.record.rows) == length


def test_the_same_stream_a_second_time_jumps_back(held: SharedDesk) -> None:
    lines = list(decisions(3, rate=0.0))
    held.replay(lines)
    with pytest.raises(StreamError, match=r"^made\.jsonl:1: expected a time not before .* the clock jumps back"):
        held.replay(lines)
    assert held.replay(decisions(3, rate=0.0, begins=600)).entries == 3


def test_a_consent_given_in_the_stream_lets_timing_in_from_then_on(held: SharedDesk) -> None:
    done = held.replay([consent("given", seconds=0), but(TIMED, at=at(90))])
    assert done.entries == 2
    entry = held.record.rows[-1].entry
    assert entry is not None
    assert (Detail.SECONDS, 90) in entry.details


def test_standings_raised_in_the_stream_hold_from_then_on(held: SharedDesk) -> None:
    held.replay([standing("raised", "standard", seconds=0), standing("lowered", "on request", seconds=9, who="Otto")])
    assert held.desk.today().let.standings.standing("unshot-line") is Standing.ON_REQUEST
    assert held.kinds()[-2:] == [Kind.STANDING_RAISED, Kind.STANDING_LOWERED]


def test_a_finding_decided_in_a_stream_is_decided_on_the_desk(held: SharedDesk) -> None:
    held.replay([but(FOUND, kind="finding.option-taken", option=1)])
    [card] = held.desk.today().decided
    assert card.decision is not None
    assert (card.decision.by, card.decision.option) == ("Otto", 1)


def test_what_one_said_in_a_stream_one_undoes_in_it(held: SharedDesk) -> None:
    held.replay([FOUND, {**without(FOUND, "finding"), "kind": "decision.undone", "entry": {"line": 1}}])
    [card] = held.desk.today().cards
    assert card.decision is None


def test_a_check_that_was_taken_down_to_off_is_decided_about_no_more(held: SharedDesk) -> None:
    lines = [standing("lowered", "off", seconds=0, who="Otto"), but(FOUND, at=at(5))]
    with pytest.raises(
        StreamError, match=r"expected a check that is let in for Otto at that time, found that unshot-line is off"
    ):
        held.replay(lines)


def minimal(kind: Kind) -> dict[str, object]:
    """The least that a line of a kind needs by the catalogue."""
    meaning = MEANINGS[kind]
    line: dict[str, object] = {
        "at": at(0),
        "who": "Nadia",
        "role": "script supervisor",
        "stage": str(meaning.stages[0]),
        "kind": str(kind),
    }
    for role in meaning.ids:
        ids: dict[IdRole, object] = {
            IdRole.CHECK: "unshot-line",
            IdRole.FINDING: FOUND["finding"],
            IdRole.ENTRY: {"line": 1},
            IdRole.PERSON: "Otto",
            IdRole.SCENE: "12",
        }
        line[role.replace("-", "_")] = ids.get(role, {"nth": 1})
    for detail in meaning.details:
        scale = SCALES[detail]
        line[detail.replace("-", "_")] = scale.words[-1] if scale.words else max(scale.least, 1)
    return line


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_is_replayed_or_refused_with_a_sentence(held: SharedDesk, kind: Kind) -> None:
    first = but(ONE, who="Nadia", role="script supervisor")
    try:
        done = held.replay([first, minimal(kind)])
    except StreamError as refused:
        assert str(refused).startswith("made.jsonl:2: expected ")  # noqa: PT017  either is as it should be
        assert not held.made
    else:
        assert done.entries >= 2
        assert By.PERSON in MEANINGS[kind].by
        held.desk.today()
        assert held.desk.entries()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["check", "nth", "line"]) | st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)
WORDS = st.sampled_from(
    [
        *map(str, Kind),
        *map(str, IdRole),
        "Nadia",
        "Otto",
        "unshot-line",
        "dailies",
        "permissions",
        "off",
        "followed",
        at(0),
        at(99),
        "0001-01-01T00:00:00+23:59",
        "9999-12-31T23:59:59-23:59",
        "\ud800",
    ]
)
KEYS = st.sampled_from(
    [*("at", "who", "role", "stage", "kind"), *(each.replace("-", "_") for each in (*IdRole, *Detail))]
)
CHANGES = st.dictionaries(KEYS, JSON | WORDS | st.integers(0, 9) | st.booleans(), max_size=4)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> OpenFilm:
    return opened_in(tmp_path_factory.mktemp("fuzzed"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=200)
@given(
    lines=st.lists(
        st.tuples(st.sampled_from(Kind).map(minimal) | st.sampled_from([ONE, FOUND, TIMED]), CHANGES),
        min_size=1,
        max_size=4,
    )
)
def test_whatever_stands_in_a_line_it_is_replayed_or_refused_with_a_sentence(
    folder: OpenFilm, lines: list[tuple[dict[str, object], dict[str, object]]]
) -> None:
    held = SharedDesk(folder)
    try:
        held.replay([line | changes for line, changes in lines])
    except StreamError as refused:
        assert "expected" in str(refused)  # noqa: PT017
        assert not held.made
    else:
        held.desk.today()
        held.desk.entries()


@settings(deadline=None, max_examples=100)
@given(data=st.binary(max_size=80) | st.text(max_size=80).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_rubbish_is_refused_with_a_sentence(folder: OpenFilm, data: bytes) -> None:
    held = SharedDesk(folder)
    with pytest.raises(StreamError):
        replay(data, path="made.jsonl", desk=held.desk)
    assert not held.made


def test_twice_as_many_lines_take_about_twice_as_long(tmp_path: Path) -> None:
    took = []
    for nth, many in enumerate((1_000, 4_000)):
        (tmp_path / str(nth)).mkdir()
        held = SharedDesk(opened_in(tmp_path / str(nth)))
        held.desk.look()
        begun = time.perf_counter()
        held.replay(decisions(many, rate=0.4))
        took.append(time.perf_counter() - begun)
    assert took[1] < 8 * took[0], f"{took}: quadratic, a fourfold stream would take sixteen times as long"


def test_a_stream_through_the_real_stores_verifies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    opened_in(tmp_path)
    desk = open_desk(tmp_path / "film")
    replay(written(decisions(300, rate=0.9, burst=10)), path="made.jsonl", desk=desk)
    verdict = open_desk(tmp_path / "film").verify()
    assert verdict is not None
    assert verdict.problems == ()
    assert verdict.entries > 300
    assert json.loads(written(decisions(1, rate=0.0)))
