import json
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.boundary.agreement import Agreement
from edgecode.boundary.batch import body, empty_body, read_body
from edgecode.boundary.bucket import Bucket
from edgecode.boundary.doing import Doing
from edgecode.boundary.errors import BatchError
from edgecode.boundary.lines import BODY_BYTES, MOST_VERSION, Holds
from edgecode.boundary.pairs import pairs_of
from edgecode.boundary.reasons import reasons_of
from edgecode.boundary.table import table_of
from edgecode.boundary.told import NO_TABLE, Told
from edgecode.boundary.trials import Outcome
from edgecode.boundary.week import Week
from edgecode.entries.handle import Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import Reason
from edgecode.record.keys import KeyKind, SigningKey
from edgecode.record.note import decoded, encoded, signed
from simulators.told_week import (
    ALIAS,
    BARE,
    KINDS,
    QUIET_WEEK,
    WEEK,
    WHOLE,
    by_person,
    changed,
    crowd,
    doings,
    done,
    renamed,
    tellings,
)

A, B = Bucket.FIVE, Bucket.TEN
TOLD = Told(pairs=(A, B, *(Bucket.NOT_TOLD,) * 6), outcome=Outcome.HELD)
TEXT = body(WHOLE, alias=ALIAS, week=WEEK, told=TOLD)
EMPTY = empty_body(WHOLE, alias=ALIAS, week=WEEK)


def with_line(number: int, line: str, *, text: str = TEXT) -> str:
    """Put another line in the place of one, counted from 1, and leave the rest."""
    lines = text.splitlines()
    lines[number - 1] = line
    return "\n".join(lines) + "\n"


def with_words(old: str, new: str, *, text: str = TEXT) -> str:
    """Put other words in the place of some, and pads to suit."""
    assert old in text
    made = text.replace(old, new)
    more = len(new) - len(old)
    return made.replace("." * more, "", 1) if more >= 0 else made.replace('."}', "." * (1 - more) + '"}')


def refused(text: str, *, agreement: Agreement | None = None) -> str:
    """Give the sentence with which a text is refused."""
    with pytest.raises(BatchError) as caught:
        read_body(text, agreement=agreement)
    return str(caught.value)


def test_a_batch_is_lines_of_json() -> None:
    lines = [json.loads(line) for line in TEXT.splitlines()]
    assert lines[0] == {
        "edgecode": "partner report 1",
        "agreement": "a9ee0000000000a9",
        "version": 2,
        "film": ALIAS,
        "week": "2026-W14",
        "slot": "2026-04-09T12:00:00Z",
        "holds": "tables",
    }
    assert [line.get("class") for line in lines[1:7]] == [
        *["base"] * 3,
        *["pairs of kinds", "reason codes", "hold-out trials"],
    ]
    assert [line.get("phase") for line in lines[1:4]] == ["prepare", "shoot", "finish"]
    assert lines[4]["cells"] == ["a", "b", *"------"]
    assert list(lines[7]) == ["pads"]


def test_an_empty_batch_says_so_and_tells_nothing() -> None:
    read = read_body(EMPTY, agreement=WHOLE)
    assert read.holds is Holds.NOTHING
    assert read.told == Told(outcome=Outcome.COULD_NOT_BE_TOLD)
    assert read_body(empty_body(WHOLE, alias=ALIAS, week=QUIET_WEEK)).told == Told()


@given(st.data())
def test_every_body_is_of_one_size_and_reads_back(data: st.DataObject) -> None:
    agreement = data.draw(st.sampled_from([WHOLE, BARE, changed(WHOLE, version=MOST_VERSION)]))
    week = data.draw(st.sampled_from([WEEK, QUIET_WEEK]))
    told = data.draw(tellings(agreement, week=week))
    text = body(agreement, alias=ALIAS, week=week, told=told)
    read = read_body(text, agreement=agreement)
    assert len(text.encode()) == len(empty_body(agreement, alias=ALIAS, week=week)) == BODY_BYTES
    assert (read.told, read.week, read.alias, read.slot) == (told, week, ALIAS, agreement.slot(week))
    assert read == read_body(text)
    assert text == body(agreement, alias=ALIAS, week=week, told=told)


def telling(doings: list[Doing]) -> str:
    """Write what is told of doings under the agreement with every class."""
    told = Told(
        table=table_of(doings, agreement=WHOLE),
        pairs=pairs_of(doings, agreement=WHOLE),
        reasons=reasons_of(doings, agreement=WHOLE),
    )
    return body(WHOLE, alias=ALIAS, week=QUIET_WEEK, told=told)


@given(doings(people=3), st.lists(st.sampled_from(KINDS), min_size=1, max_size=3), st.integers(0, 1000))
def test_a_fourth_person_never_changes_a_byte(told: list[Doing], kinds: list[Kind], times: int) -> None:
    """Three others, and a fourth who does nothing (or has left, or withdrew), or up to 1,000 things."""
    fourth = [
        done(99, kinds[turn % len(kinds)], day=turn % 7, reason=list(Reason)[turn % len(Reason)])
        for turn in range(times)
    ]
    assert telling([*told, *fourth]).encode() == telling(told).encode()


@given(doings())
def test_other_people_in_another_order_change_no_byte(told: list[Doing]) -> None:
    assert telling(renamed(by_person(told))).encode() == telling(told).encode()


def test_one_person_day_over_a_border_changes_the_bytes() -> None:
    """Five people are told, and a sixth on the same day changes nothing; a tenth person-day does."""
    five, six, ten = (crowd(Kind.CUT_NAMED, people=people, days=1) for people in (5, 6, 10))
    assert telling(five) == telling(six) != telling(ten)
    assert telling(five) != telling(five[:4]) == telling([])


def test_a_body_can_be_signed_as_it_is() -> None:
    """It ends in a newline and holds no empty line and no control character, as a signed note wants its text."""
    assert TEXT.endswith("}\n")
    assert "\n\n" not in TEXT
    assert all(" " <= letter <= "~" for letter in TEXT.replace("\n", ""))
    note = signed(TEXT, key=SigningKey(name="lab.example", kind=KeyKind.LOG, seed=bytes(32)))
    assert decoded(encoded(note)).text == TEXT


@pytest.mark.parametrize(
    ("told", "says"),
    [
        (Told(pairs=(A,) * 8, outcome=Outcome.HELD), "batch:5: expected - where the agreement tells nothing, found a"),
        (Told(table=((A,) * 11,) * 3, outcome=Outcome.HELD), "batch:2: expected - where the agreement tells nothing"),
        (Told(table=NO_TABLE[:2], outcome=Outcome.HELD), "batch: expected 8 lines"),
        (
            Told(table=NO_TABLE + NO_TABLE[:1], outcome=Outcome.HELD),
            "batch: expected a row for each of 3 phases, found 4",
        ),
        (Told(table=((A,) * 12,) * 3, outcome=Outcome.HELD), "batch:2: expected a phase of the base class, as JSON"),
        (Told(pairs=(A,)), "batch:5: expected the cells of the pairs, as JSON"),
        (Told(reasons=(A,)), "batch:6: expected the cells of the reasons, as JSON"),
        (Told(), "batch:7: expected held or did not hold or could not be told, found none due"),
    ],
)
def test_what_an_agreement_does_not_tell_is_not_written(told: Told, says: str) -> None:
    with pytest.raises(BatchError, match=says):
        body(WHOLE, alias=ALIAS, week=WEEK, told=told)


def test_an_outcome_in_a_quiet_week_is_not_written() -> None:
    with pytest.raises(BatchError, match="batch:7: expected none due, found held"):
        body(WHOLE, alias=ALIAS, week=QUIET_WEEK, told=TOLD)


@pytest.mark.parametrize(
    "alias", ["", "0" * 15, "0" * 17, "nadia waits here", "0" * 16 + "\n", "é" * 16, "\ud800" * 16]
)
def test_an_alias_that_is_none_is_not_written(alias: str) -> None:
    with pytest.raises(BatchError, match="batch:1: expected the head of a batch"):
        empty_body(WHOLE, alias=alias, week=WEEK)


@pytest.mark.parametrize("version", [0, -1, MOST_VERSION + 1, 10**400])
def test_a_version_without_room_is_not_written(version: int) -> None:
    with pytest.raises(BatchError, match="batch:1: expected the head of a batch"):
        empty_body(changed(WHOLE, version=version), alias=ALIAS, week=WEEK)


def test_an_agreement_with_a_longer_id_is_not_written() -> None:
    with pytest.raises(BatchError, match="batch:1"):
        empty_body(changed(WHOLE, id=Handle("0" * 32)), alias=ALIAS, week=WEEK)


def test_a_week_outside_of_the_term_is_not_written() -> None:
    with pytest.raises(BatchError, match="batch:1: expected a week of which the agreement tells, found 2027-W14"):
        empty_body(WHOLE, alias=ALIAS, week=Week.named("2027-W14"))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "batch: expected 8 lines"),
        (TEXT[:-1], "batch: expected 8 lines"),
        (TEXT + "\n", "batch: expected 8 lines"),
        (TEXT.replace("\n", "\r\n"), "batch:1: expected '"),
        (with_line(3, ""), "batch:3: expected a phase of the base class, as JSON"),
        (with_line(1, "[" * 100_000), "batch:1: expected the head of a batch, as JSON"),
        (with_line(1, "\ud800"), "batch:1: expected the head of a batch, as JSON"),
        (with_words("partner report 1", "partner report 2"), "batch:1"),
        (with_words('"version":2', '"version":2.0'), "batch:1: expected the head of a batch, as JSON"),
        (with_words('"version":2', '"version":2,"note":"Nadia waits"'), "batch:1: expected the head"),
        (with_words('"version":2', '"version":1,"version":2'), "batch:1: expected '"),
        (with_words('"version":2', '"version": 2'), "batch:1: expected '"),
        (with_words("2026-W14", "2026-W60"), "batch:1: expected a week and a full minute"),
        (with_words("2026-W14", "2026W14"), "batch:1: expected a week and a full minute"),
        (with_words("T12:00:00Z", "T12:00:07Z"), "batch:1: expected a week and a full minute"),
        (with_words("T12:00:00Z", "T1:00:00Z"), "batch:1: expected '"),
        (with_words('"shoot"', '"prepare"'), "batch:3: expected '"),
        (with_words('["a","b"', '["e","b"'), "batch:5: expected the cells of the pairs"),
        (with_words('["a","b"', '["\\u0061","b"'), "batch:5: expected '"),
        (with_words('["a","b"', '["b"'), "batch:5: expected the cells of the pairs"),
        (with_words("pairs of kinds", "reason codes"), "batch:5: expected the cells of the pairs"),
        (with_words("held", "perhaps"), "batch:7: expected the outcome of a trial"),
        (TEXT.replace('."}', '"}'), "batch:8: expected '"),
        (TEXT.replace('."}', 'x"}'), "batch:8: expected '"),
        (
            with_words('"holds":"tables"', '"holds":"nothing"'),
            "batch:5: expected - in a batch that holds nothing, found a",
        ),
        (
            with_words('"a","b"', '"-","-"', text=with_words('"holds":"tables"', '"holds":"nothing"')),
            "batch:7: expected none due or could not be told, in a batch that holds nothing, found held",
        ),
    ],
)
def test_another_text_is_refused_by_its_line(text: str, says: str) -> None:
    assert refused(text).startswith(says)


@pytest.mark.parametrize(
    ("agreement", "says"),
    [
        (changed(WHOLE, id=Handle("0" * 16)), "batch:1: expected agreement 0000000000000000, version 2"),
        (changed(WHOLE, version=3), "batch:1: expected agreement a9ee0000000000a9, version 3"),
        (changed(WHOLE, until="2026-04-01"), "batch:1: expected a week of which the agreement tells, found 2026-W14"),
        (changed(WHOLE, sends_minute=60), "batch:1: expected the slot 2026-04-09T01:00:00Z"),
        (changed(WHOLE, pairs=()), "batch:5: expected - where the agreement tells nothing"),
        (changed(WHOLE, trials=()), "batch:7: expected none due, found held"),
    ],
)
def test_a_batch_of_another_agreement_is_refused(agreement: Agreement, says: str) -> None:
    assert read_body(TEXT).told == TOLD
    assert refused(TEXT, agreement=agreement).startswith(says)


def test_an_empty_batch_says_of_a_trial_what_its_week_does() -> None:
    """In a week in which an outcome is due an empty batch could not tell it; *none due* would be another text for the same."""
    other = with_words("could not be told", "none due", text=EMPTY)
    assert read_body(other).told.outcome is Outcome.NONE_DUE
    assert refused(other, agreement=WHOLE).startswith("batch:7: expected held or did not hold or could not be told")


def _cut(text: str, place: int) -> str:
    return text[:place] + text[place + 1 :]


def _doubled(text: str, place: int) -> str:
    return text[:place] + text[place] + text[place:]


def _turned(text: str, place: int) -> str:
    return text[:place] + chr(ord(text[place]) ^ 1) + text[place + 1 :]


@given(st.sampled_from([_cut, _doubled, _turned]), st.integers(0, BODY_BYTES - 1), st.sampled_from([TEXT, EMPTY]))
def test_a_changed_letter_is_refused_or_means_something_else(
    change: Callable[[str, int], str], place: int, text: str
) -> None:
    changed_text = change(text, place)
    try:
        read = read_body(changed_text, agreement=WHOLE)
    except BatchError:
        return
    assert read != read_body(text)
    assert len(changed_text) == BODY_BYTES


@given(st.text(max_size=200))
def test_any_text_is_refused_with_one_sentence(text: str) -> None:
    assert refused(text).startswith("batch")


def test_a_long_line_is_shown_in_part() -> None:
    assert "more" in refused(TEXT.replace('."}', '"}'))
    assert msgspec.structs.asdict(read_body(TEXT))["holds"] is Holds.TABLES
