"""A stream replayed: all of it with its own times, or nothing, and one sentence with file and line."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edgecode.bootstrap import open_desk
from edgecode.consent.purpose import Purpose
from edgecode.consent.standing import Standing
from edgecode.entries.catalogue import MEANINGS
from edgecode.entries.detail import SCALES, Detail
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import By, IdRole, Phase, Reason, Stage
from edgecode.errors import StreamError
from edgecode.findings.word import Deed
from edgecode.usecases.film_phase import phase_of
from edgecode.usecases.open_film import OpenFilm
from edgecode.usecases.replay.replay import replay
from simulators.lift import FOUND, ONE, TIMED, but, opened_in, without
from simulators.made_agreement import LAB, HeldPartners, agreed, made_agreement
from simulators.made_stream import BEGINS, at, consent, decisions, standing, written
from simulators.shared_desk import SharedDesk

ORIGIN = (Detail.ORIGIN, SCALES[Detail.ORIGIN].words.index("replay"))


@pytest.fixture
def held(tmp_path: Path) -> SharedDesk:
    return SharedDesk(opened_in(tmp_path))


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


def test_the_phase_reasons_and_consents_to_one_partner_are_replayed(tmp_path: Path) -> None:
    partners = HeldPartners(agreed(made_agreement(), at=0))
    film = opened_in(tmp_path, partners=partners.asking)
    held = SharedDesk(film)
    phase: dict[str, object] = {"role": "1st AD", "stage": "house", "kind": "film.phase-set", "phase": "shoot"}
    reason = list(decisions(1, rate=0.0, begins=20, reason="known already"))
    to_one = consent("given", seconds=10, purpose="counting in a partner report", agreement="Aperture Lab")
    held.replay([{"at": at(0), "who": "Otto"} | phase, to_one, *reason])
    today = held.desk.today()
    assert phase_of(today.said).phase is Phase.SHOOT
    holds = {
        own: today.let.consents.holds("Otto", Purpose.REPORT, stage=Stage.CUT, at=today.let.at, partner=own)
        for own in (LAB, "")
    }
    assert holds == {LAB: True, "": False}
    entry = held.record.rows[-1].entry
    assert entry is not None
    assert dict(entry.details)[Detail.REASON] == list(Reason).index(Reason.KNOWN)
    held.desk.undo(by="Otto", entry=next(w.entry for w in today.said.words if w.deed is Deed.PHASE))
    assert phase_of(held.desk.today().said).phase is Phase.PREPARE
