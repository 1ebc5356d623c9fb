"""Where what guest tools need is joined: nothing is made by looking, and what is made is found again."""

from pathlib import Path

import pytest

from edgecode.bootstrap import KeptGuests
from edgecode.bootstrap_guests import guest_desk, run_desk
from edgecode.bootstrap_partners import agree_desk
from edgecode.boundary.errors import AgreementError, GuestError
from edgecode.store.system_clock import SystemClock
from edgecode.usecases.partners.signing_agreements import signed_by
from simulators.agreements import ARIA
from simulators.guest_film import BEA, ID, KEY, WIM
from simulators.guest_office import ODD, film_in, short_room, tool_of
from simulators.guest_tools_at_hand import RoomAtHand
from simulators.partner_film import lasting_now


@pytest.fixture
def film(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A film whose producer may agree with partners, and a user's folder of its own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return film_in(tmp_path)


def test_to_look_for_guest_tools_makes_nothing(film: Path) -> None:
    assert KeptGuests(film)(False) is None  # noqa: FBT003  it is asked so
    assert (guest_desk(film).rows(), run_desk(film).every_finding()) == ((), ())
    with pytest.raises(GuestError, match="none yet"):
        run_desk(film).findings(ID)
    assert not list(film.rglob("guests"))
    assert not list(film.rglob("record.db"))


def test_a_tool_that_is_let_in_is_found_again_and_runs_in_the_room_there_is(film: Path) -> None:
    guest_desk(film).install(tool_of(ODD), path="tool.zip", by=BEA, key=KEY, approve=("odd",))
    [row] = guest_desk(film).rows()
    assert (row.tool, row.by) == (ID, BEA)
    [card] = run_desk(film, room=short_room()).run(ID, by=WIM).cards
    room = RoomAtHand()
    again = run_desk(film, room=room).findings(ID, viewer=WIM)
    assert ([each.finding.id for each in again.cards], room.shown) == ([card.finding.id], [])


def test_an_agreement_that_is_kept_refuses_tools_and_tools_refuse_agreements(film: Path, tmp_path: Path) -> None:
    other = film_in(tmp_path / "other")
    deal = signed_by(lasting_now(SystemClock().now()), key=ARIA, path="deal")
    agree_desk(film).agree(deal, path="deal", by=BEA)
    with pytest.raises(GuestError, match="enrolled for reports"):
        guest_desk(film).install(tool_of(ODD), path="tool.zip", by=BEA, key=KEY)
    guest_desk(other).install(tool_of(ODD), path="tool.zip", by=BEA, key=KEY)
    with pytest.raises(AgreementError, match="enrolled for guest tools"):
        agree_desk(other).agree(deal, path="deal", by=BEA)


def test_a_film_that_cannot_be_written_keeps_its_tools_in_the_user_s_own_folder(
    film: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "state" / "elsewhere"
    own.mkdir(parents=True)
    monkeypatch.setattr("edgecode.bootstrap.stores_of", lambda _root: own)
    guest_desk(film).install(tool_of(ODD), path="tool.zip", by=BEA, key=KEY)
    assert (own / "guests" / ID / "kept").is_file()
    assert not (film / ".edgecode" / "guests").exists()
