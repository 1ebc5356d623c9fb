"""One line of a stream, as it is read; what is refused stands in test_replay."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.entries.detail import SCALES, Detail
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Role, Stage
from edgecode.errors import StreamError
from edgecode.usecases.replay.line import Bound, Line, OfLine, read_line

FRAME = {"at": "2025-10-01T09:00:00Z", "who": "Jun", "role": "editor", "stage": "cut", "kind": "decision.made"}


def line(**more: object) -> Line:
    return read_line(json.dumps(FRAME | more).encode(), path="made.jsonl", number=3)


def test_a_line_is_its_frame_its_ids_and_its_closed_values() -> None:
    found = line(check="placeholder-in-cut", decision="d1", consulted=True, choice="changed", alternatives_opened=2)
    assert (found.number, found.who, found.role, found.stage, found.kind) == (
        3,
        "Jun",
        Role.EDITOR,
        Stage.CUT,
        Kind.DECISION_MADE,
    )
    assert found.ids == ((IdRole.CHECK, "placeholder-in-cut"), (IdRole.DECISION, "d1"))
    assert dict(found.details) == {Detail.ALTERNATIVES_OPENED: 2, Detail.CHOICE: 2, Detail.CONSULTED: 1}
    assert (found.id(IdRole.SCENE), found.detail(Detail.SECONDS), found.detail(Detail.CHOICE)) == (None, None, 2)


@pytest.mark.parametrize(
    "at",
    ["2025-10-01T09:00:00Z", "2025-10-01T11:00:00+02:00", "2025-10-01 09:00:00.000+00:00", "2025-10-01T04:30:00-04:30"],
)
def test_a_time_is_read_in_any_zone(at: str) -> None:
    assert line(at=at).at == 1_759_309_200_000


@pytest.mark.parametrize(
    "at", ["", "yesterday", "2025-10-01", "2025-10-01T09:00:00", "2025-13-01T09:00:00Z", 1_759_309_200, None, True]
)
def test_what_is_no_time_is_refused(at: object) -> None:
    with pytest.raises(StreamError, match=r"^made\.jsonl:3: expected (at to be a time|its at)"):
        line(at=at)


@pytest.mark.parametrize(
    ("said", "role"), [("1st AD", Role.FIRST_AD), ("Script Supervisor", Role.SCRIPT_SUPERVISOR), ("crew", Role.CREW)]
)
def test_a_role_is_read_as_people_write_it(said: str, role: Role) -> None:
    assert line(role=said).role is role


@pytest.mark.parametrize("said", ["gaffer-in-chief", "partner", "edgecode", "", 7])
def test_what_is_no_role_of_a_person_is_refused(said: object) -> None:
    with pytest.raises(StreamError, match="expected a role such as editor"):
        line(role=said)


def test_what_is_bound_is_bound_by_number() -> None:
    found = line(finding={"check": "unshot-line", "nth": 2}, scene=["1", {"nth": 3}], entry={"line": 1})
    assert found.ids == (
        (IdRole.ENTRY, OfLine(1)),
        (IdRole.FINDING, Bound(2, "unshot-line")),
        (IdRole.SCENE, "1"),
        (IdRole.SCENE, Bound(3)),
    )


@pytest.mark.parametrize(
    ("key", "value", "number"),
    [
        ("until_day", "1970-01-11", 10),
        ("until_day", 10, 10),
        ("standing", "standard", 3),
        ("before_shown", False, 0),
        ("before_shown", "yes", 1),
    ],
)
def test_a_closed_value_is_written_as_people_write_it(key: str, value: object, number: int) -> None:
    assert [found for _, found in line(**{key: value}).details] == [number]


@pytest.mark.parametrize(
    ("key", "value"),
    [("until_day", "soon"), ("until_day", 1.5), ("standing", 3), ("option", 0), ("option", True), ("seconds", -1)],
)
def test_a_closed_value_off_its_scale_is_refused(key: str, value: object) -> None:
    with pytest.raises(StreamError, match=f"^made.jsonl:3: expected {key} "):
        line(**{key: value})


def test_where_it_was_done_is_not_for_a_stream_to_say() -> None:
    with pytest.raises(StreamError, match="found 'origin'"):
        line(origin="room")


def test_null_is_as_good_as_not_there() -> None:
    assert line(seconds=None, check=None) == line()


@given(st.sampled_from([each for each in Detail if each is not Detail.ORIGIN]), st.data())
def test_every_word_of_every_scale_is_read(detail: Detail, data: st.DataObject) -> None:
    scale = SCALES[detail]
    value = data.draw(st.sampled_from(scale.words) if scale.words else st.integers(scale.least, scale.most))
    wanted = scale.words.index(value) if isinstance(value, str) else value
    assert line(**{detail.replace("-", "_"): value}).details == ((detail, wanted),)
