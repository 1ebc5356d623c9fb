"""Law 6. Nothing becomes the default in silence: use beyond the declared standing is announced to everyone it touches.

Here: the law as a function over facts, held against real stores in a real folder into which a stream beyond its standing is
replayed; and against the same facts with a violation planted, each of which turns it red.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from conftest import written as written_out
from edgecode.bootstrap import open_desk
from edgecode.checks.registry import every_check
from edgecode.consent.reliance.watched import Watched
from edgecode.consent.standing import Standing
from edgecode.entries.detail import Detail
from edgecode.entries.entry import Entry
from edgecode.entries.handle import Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole
from edgecode.usecases.desk import Desk
from edgecode.usecases.replay.replay import replay
from simulators.made_stream import CREW, Line, decisions, standing, written

FILM = """
    --- film.toml
    [people."Nadia"]
    role = "script supervisor"
    may = ["raise standings"]
    [people."Otto"]
    role = "1st AD"
    [people."Ines"]
    role = "director"
    [[standings]]
    check = "unshot-line"
    standing = "offered"
    by = "Nadia"
    on = 2025-09-01
    [[standings]]
    check = "none-usable"
    standing = "standard"
    template = "series"
    by = "Nadia"
    on = 2025-09-01
    """
CHECK = "unshot-line"
FLOOR = 3
ANNOUNCING = frozenset({Kind.RELIANCE_ANNOUNCED, Kind.RELIANCE_OWN_USE_TOLD})


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What the law is about: the record, oldest first, and what was measured of each check by its handle.

    ``standings`` are those in force, ``preset`` the checks that came on in a template or that something requires;
    ``outgrown`` tells for each check at which of its decisions, counted from 1, use went beyond its standing.
    """

    record: tuple[Entry, ...]
    watched: dict[Handle, Watched]
    outgrown: dict[Handle, tuple[int, ...]]
    standings: dict[Handle, Standing]
    preset: frozenset[Handle]


def silences(facts: Facts) -> Iterator[str]:
    """Find everything that became more than somebody declared, and was not announced, recorded, and taken down."""
    for check in facts.watched:
        yield from _unannounced_use(check, facts)
        yield from _not_one_down(check, facts)
    for check in facts.preset:
        if not any(entry.kind is Kind.RELIANCE_DEPENDENCE_ANNOUNCED for entry in _about(check, facts)):
            yield "a check that is on in a template, or required, was not announced"


def _about(check: Handle, facts: Facts) -> list[Entry]:
    return [entry for entry in facts.record if (IdRole.CHECK, check) in entry.ids]


def _unannounced_use(check: Handle, facts: Facts) -> Iterator[str]:
    every = _about(check, facts)
    places = [nth for nth, entry in enumerate(every) if entry.kind is Kind.DECISION_MADE]
    for nth in facts.outgrown[check]:
        after = every[places[nth - 1] + 1 : places[nth] if nth < len(places) else None]
        if not any(entry.kind in ANNOUNCING for entry in after):
            yield "use went beyond its standing and no announcement is on record before the next decision"
            continue
        told = {handle for entry in after for role, handle in entry.ids if role is IdRole.PERSON}
        alone = not any(entry.kind is Kind.RELIANCE_ANNOUNCED for entry in after)
        touched = _deciders(every[: places[nth - 1] + 1])
        if alone and not touched <= told:
            yield "an announcement leaves out a person it touches"
        if alone and len(touched) >= FLOOR:
            yield "three people or more were told alone, and nobody else"
        if not alone and len(touched) < FLOOR:
            yield "what fewer than three people did was told to everybody"


def _deciders(entries: list[Entry]) -> set[Handle]:
    """Those whose decisions an announcement rests on: since the standing was raised last."""
    raised = [nth for nth, entry in enumerate(entries) if entry.kind is Kind.STANDING_RAISED]
    return {entry.who for entry in entries[(raised or [0])[-1] :] if entry.kind is Kind.DECISION_MADE}


def _not_one_down(check: Handle, facts: Facts) -> Iterator[str]:
    """After each announcement the check is one standing down, and it is a named person who raises it again."""
    levels = list(Standing)
    now, owed = Standing.OFF, None
    for entry in _about(check, facts):
        if entry.kind is Kind.STANDING_STEPPED_DOWN and _standing(entry) is now.one_down():
            owed = None
        elif owed is not None and entry.kind not in ANNOUNCING:
            yield "a check was announced and not taken one standing down"
            owed = None
        if entry.kind in {*ANNOUNCING, Kind.RELIANCE_DEPENDENCE_ANNOUNCED} and now is not Standing.OFF:
            owed = now
        if entry.kind in {Kind.STANDING_RAISED, Kind.STANDING_LOWERED, Kind.STANDING_STEPPED_DOWN}:
            now = _standing(entry)
    if owed is not None:
        yield "a check was announced and not taken one standing down"
    if levels.index(facts.standings[check]) > levels.index(now):
        yield "a check is further in than the last word on record says"


def _standing(entry: Entry) -> Standing:
    return list(Standing)[dict(entry.details)[Detail.STANDING]]


@pytest.fixture
def film(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "film").mkdir()
    return written_out(FILM, tmp_path / "film")


def replayed(film: Path, lines: Iterator[Line] | list[Line]) -> Desk:
    """Replay a stream through the real stores, and look."""
    desk = open_desk(film)
    replay(written(lines), path="made.jsonl", desk=desk)
    desk.today()
    return desk


def facts(desk: Desk) -> Facts:
    """Gather the facts of a film."""
    today = desk.today()
    leanings = desk.leanings()
    with desk.whole_record(make=False) as stores:
        assert stores is not None
        handles = {check.id: stores.deciding.handle(IdRole.CHECK, check.id) for check in every_check()}
        record = tuple(each.entry for each in stores.record.entries() if each.entry is not None)
    watched = {handles[each.check.id]: each.watched for each in leanings}
    return Facts(
        record=record,
        watched=watched,
        outgrown={check: tuple(alarm.nth for alarm in each.alarms) for check, each in watched.items()},
        standings={handles[check.id]: today.let.standings.standing(check.id) for check in every_check()},
        preset=frozenset(
            handles[each.check]
            for each in today.look.holdings.settings.standings.values()
            if each.template or each.required_for
        ),
    )


def beyond() -> Iterator[Line]:
    return decisions(25, rate=1.0)


def test_a_stream_beyond_its_standing_breaks_no_silence(film: Path) -> None:
    desk = replayed(film, beyond())
    found = facts(desk)
    assert any(found.outgrown.values()), "nothing was outgrown: this test has gone blind"
    assert found.preset, "nothing is preset: this test has gone blind"
    assert list(silences(found)) == []
    assert desk.today().let.standings.standing(CHECK) is Standing.ON_REQUEST
    verdict = desk.verify()
    assert verdict is not None
    assert verdict.problems == ()


def test_it_stays_down_until_a_named_person_raises_it(film: Path) -> None:
    desk = replayed(
        film, [*beyond(), standing("raised", "offered", seconds=4_000), *decisions(5, rate=0.4, begins=5_000)]
    )
    assert list(silences(facts(desk))) == []
    assert desk.today().let.standings.standing(CHECK) is Standing.OFFERED
    # Another process finds the same on the disk.
    assert list(silences(facts(open_desk(film)))) == []


def test_one_and_two_people_are_told_alone_and_no_silence_is_broken(film: Path) -> None:
    for crew in ({"Nadia": CREW["Nadia"]}, {name: CREW[name] for name in ("Nadia", "Otto")}):
        begins = 0 if len(crew) == 1 else 100_000
        found = facts(
            replayed(
                film,
                [
                    *decisions(40, rate=1.0, crew=crew, begins=begins),
                    standing("raised", "offered", seconds=begins + 9_000),
                ],
            )
        )
        assert list(silences(found)) == []
        assert Kind.RELIANCE_ANNOUNCED not in {entry.kind for entry in found.record}


def test_a_stream_within_its_standing_announces_nothing(film: Path) -> None:
    found = facts(replayed(film, decisions(120, rate=0.4)))
    assert not any(found.outgrown.values())
    assert list(silences(found)) == []
    assert not [entry for entry in found.record if entry.kind in ANNOUNCING]


def without(found: Facts, *kinds: Kind) -> Facts:
    """Plant that kinds of entries were never made."""
    return msgspec.structs.replace(found, record=tuple(entry for entry in found.record if entry.kind not in kinds))


def never_announcing(found: Facts) -> Facts:
    """A fold that counts and never announces: nothing of edgecode's is on record, and the check is where it was."""
    quiet = without(found, *ANNOUNCING, Kind.STANDING_STEPPED_DOWN)
    return msgspec.structs.replace(quiet, standings=dict.fromkeys(found.standings, Standing.OFFERED))


def without_an_entry(found: Facts) -> Facts:
    """It was said on a page, and the check was taken down; no entry says so."""
    return without(found, *ANNOUNCING)


def without_a_step_down(found: Facts) -> Facts:
    return without(found, Kind.STANDING_STEPPED_DOWN)


def one_left_out(found: Facts) -> Facts:
    """Told alone to some of those who decided."""
    told = [
        msgspec.structs.replace(
            entry, kind=Kind.RELIANCE_OWN_USE_TOLD, ids=(*entry.ids, (IdRole.PERSON, _first_decider(found))), details=()
        )
        if entry.kind is Kind.RELIANCE_ANNOUNCED
        else entry
        for entry in found.record
    ]
    return msgspec.structs.replace(found, record=tuple(told))


def _first_decider(found: Facts) -> Handle:
    return next(entry.who for entry in found.record if entry.kind is Kind.DECISION_MADE)


def preset_in_silence(found: Facts) -> Facts:
    return without(found, Kind.RELIANCE_DEPENDENCE_ANNOUNCED)


def let_in_again_by_nobody(found: Facts) -> Facts:
    return msgspec.structs.replace(found, standings=dict.fromkeys(found.standings, Standing.STANDARD))


def announced_too_late(found: Facts) -> Facts:
    """The announcements come at the end of the record, when everybody has gone on."""
    late = [entry for entry in found.record if entry.kind in ANNOUNCING]
    return msgspec.structs.replace(found, record=(*without(found, *ANNOUNCING).record, *late))


@pytest.mark.parametrize(
    ("planted", "says"),
    [
        (never_announcing, "use went beyond its standing and no announcement is on record before the next decision"),
        (without_an_entry, "use went beyond its standing and no announcement is on record before the next decision"),
        (announced_too_late, "use went beyond its standing and no announcement is on record before the next decision"),
        (without_a_step_down, "a check was announced and not taken one standing down"),
        (one_left_out, "an announcement leaves out a person it touches"),
        (preset_in_silence, "a check that is on in a template, or required, was not announced"),
        (let_in_again_by_nobody, "a check is further in than the last word on record says"),
    ],
)
def test_a_planted_silence_is_seen(film: Path, planted: Callable[[Facts], Facts], says: str) -> None:
    found = facts(replayed(film, beyond()))
    assert list(silences(found)) == []
    assert says in set(silences(planted(found)))


def test_a_planted_fold_that_never_announces_is_seen_in_the_real_stores(
    film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What announces is taken out of edgecode itself; what measures is asked apart from it."""
    monkeypatch.setattr("edgecode.usecases.replay.stream.Stream._announced", lambda *_args, **_more: iter(()))
    monkeypatch.setattr("edgecode.usecases.announcing.due", lambda *_args: iter(()))
    found = facts(replayed(film, beyond()))
    assert "use went beyond its standing and no announcement is on record before the next decision" in set(
        silences(found)
    )


def test_a_planted_announcement_that_takes_nothing_down_is_seen_in_the_real_stores(
    film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Standing, "one_down", lambda self: self)
    found = facts(replayed(film, beyond()))
    monkeypatch.undo()
    assert "a check was announced and not taken one standing down" in set(silences(found))
