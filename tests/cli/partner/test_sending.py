"""``edgecode partner report`` and ``send`` at a film's slot; the sender runs in this process, with the film's clock."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from edgecode.bootstrap import kept_partners
from edgecode.boundary.agreement import MINUTE_MS
from edgecode.boundary.batch import read_body
from edgecode.boundary.scan.scanner import Scan
from edgecode.cli.partner import sending
from edgecode.record import note as notes
from edgecode.store import sender_process
from edgecode.store.partners_store import PartnersStore
from edgecode.usecases.partners import closing
from simulators.command_line import Said
from simulators.film_world import FilmWorld, lived
from simulators.trace import of_film, trace
from simulators.two_films import CAUSEWAY
from simulators.two_partners import P, Q

Run = Callable[..., Said]
WEEK = next(P.weeks())


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FilmWorld]:
    """A film under two agreements, at the slot of the first of them."""
    with lived(FilmWorld(tmp_path, CAUSEWAY, seed=3)) as world:
        for each in (P, Q):
            world.agree(each)
        world.clock.at = P.slot(WEEK)
        world.play([each for each in of_film(trace(), CAUSEWAY) if each.at < world.clock.at])
        monkeypatch.setattr(sending, "kept_partners", lambda _folder: world.opened())
        monkeypatch.setattr(sending, "open_desk", lambda _folder: world.desk)
        monkeypatch.setattr(sending, "SystemClock", lambda: world.clock)
        monkeypatch.setattr(
            "edgecode.cli.partner.sending.time.sleep", lambda seconds: world.clock.wait(round(seconds * 1000))
        )
        monkeypatch.setattr(sender_process, "send", world.sender)
        monkeypatch.setattr(closing, "scan_batch", lambda _body, _prints: Scan())
        monkeypatch.chdir(tmp_path)
        with world.here():
            yield world


def test_a_report_is_a_preview_until_its_slot_and_then_what_went(world: FilmWorld, here: Run, tmp_path: Path) -> None:
    world.clock.at -= MINUTE_MS
    shown = here("partner", "report", ".", "a1b2", "--out", "will.ndjson")
    assert shown.code == 0
    for words in (
        "2026-W10 would go, if its slot were now, to Aria Labs; slot 2026-03-12T12:00:00Z",
        "script and drafts     a        -        -",
        "draft.named then note.written: a",
        "reasons: on purpose -",
        "trial: none due",
        "- fewer than five people, or withheld; a 5 to 9 person-days",
    ):
        assert words in shown.out, shown.out
    world.clock.at += MINUTE_MS
    assert here("partner", "send").code == 0
    went = here("partner", "report", ".", "a1b2", "--week", "2026-W10", "--out", "went.note")
    assert "2026-W10 went to Aria Labs" in went.out
    note = (tmp_path / "went.note").read_bytes()
    assert notes.decoded(note).text == (tmp_path / "will.ndjson").read_text()
    assert note == world.partners.sent(str(P.id))[0].note


def test_a_report_as_json_has_the_lines_of_the_batch(world: FilmWorld, here: Run) -> None:
    told = json.loads(here("partner", "report", ".", "0f1e", "--json").out)
    assert (told["agreement"], told["week"], told["went"]) == (str(Q.id), "2026-W10", False)
    assert [line.get("class") for line in told["lines"]][1:4] == ["base"] * 3


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((".",), "found none named"),
        ((".", "77"), "found '77'"),
        ((".", "a1b2", "--week", "2026-W99"), "expected one such as 2026-W14"),
        ((".", "a1b2", "--week", "2027-W10"), "a week of which the agreement tells"),
    ],
)
def test_what_cannot_be_shown_is_one_sentence(world: FilmWorld, here: Run, words: tuple[str, ...], says: str) -> None:
    said = here("partner", "report", *words)
    assert said.code == 2
    assert says in said.err
    assert "Traceback" not in said.err


def test_sending_says_what_went_and_when_the_next_slot_is(world: FilmWorld, here: Run) -> None:
    said = here("partner", "send")
    assert (said.code, said.out.splitlines()) == (
        0,
        [
            "Aria Labs: 2026-W10 was sent, with its tables.",
            "Aria Labs: next slot 2026-03-19 12:00 UTC",
            "Quill Research: next slot 2026-03-12 12:05 UTC",
        ],
    )
    assert [each.week for each in world.partners.sent(str(P.id))] == [WEEK]


def test_waiting_sends_in_the_next_slot_and_at_once_what_is_due(world: FilmWorld, here: Run) -> None:
    first = json.loads(here("partner", "send", "--wait", "--json").out)
    assert [(each["partner"], each["sent"]) for each in first["sent"]] == [
        ("Aria Labs", [{"week": "2026-W10", "tables": True}])
    ]
    assert world.clock.at == P.slot(WEEK)
    said = here("partner", "send", "--wait", "--json")
    assert (said.code, said.err) == (0, "Waiting for 2026-03-12 12:05 UTC.\n")
    told = json.loads(said.out)
    assert [(each["partner"], each["sent"]) for each in told["sent"]] == [
        ("Quill Research", [{"week": "2026-W10", "tables": True}])
    ]
    assert told["slots"][0]["at"] == "2026-03-19 12:00 UTC"


def test_outside_of_a_slot_only_the_next_is_told(world: FilmWorld, here: Run) -> None:
    world.clock.at += 60 * MINUTE_MS
    said = here("partner", "send")
    assert (said.code, said.out.splitlines()) == (
        0,
        ["Aria Labs: next slot 2026-03-19 12:00 UTC", "Quill Research: next slot 2026-03-19 12:05 UTC"],
    )


def test_a_clock_behind_the_record_sends_nothing(world: FilmWorld, here: Run) -> None:
    world.clock.at -= 14 * 24 * 60 * MINUTE_MS
    said = here("partner", "send")
    assert said.code == 2
    assert "clock: expected" in said.err
    assert "nothing is handed over" in said.err
    assert world.partners.sent(str(P.id)) == ()


def test_after_the_last_slot_nothing_is_waited_for(world: FilmWorld, here: Run) -> None:
    world.clock.at = Q.slot([*Q.weeks()][-1]) + 60 * MINUTE_MS
    said = here("partner", "send", "--wait")
    assert said.out.splitlines() == ["Aria Labs: no slot is left", "Quill Research: no slot is left"]
    shown = here("partner", "report", ".", "a1b2")
    assert "2026-W14 would go" in shown.out


def test_what_went_is_read_back_by_its_agreement(world: FilmWorld, here: Run) -> None:
    here("partner", "send")
    [sent] = world.partners.sent(str(P.id))
    assert read_body(notes.decoded(sent.note).text, agreement=P).week == WEEK


def test_when_every_agreement_was_revoked_nothing_is_in_force(world: FilmWorld, here: Run) -> None:
    for each in (P, Q):
        world.revoke(each)
    said = here("partner", "send", "--wait")
    assert (said.code, said.out) == (0, "No agreement is in force.\n")


def test_a_folder_named_from_here_is_named_in_full_to_the_sender(world: FilmWorld) -> None:
    """The sender's room is made from the root, where a name such as *film* leads nowhere."""
    kept = kept_partners(Path("film"))
    assert isinstance(kept, PartnersStore)
    assert all(each.is_absolute() for each in kept.private)
    assert [each.agreement for each in kept.agreed()] == [P, Q]
