"""Where what partners need is joined: nothing is made by looking, and what is made is found again."""

from pathlib import Path

import pytest

from conftest import written
from edgecode.bootstrap import open_desk
from edgecode.bootstrap_partners import agree_desk, kept_partners, partners_of, why_not_sent
from edgecode.boundary.errors import AgreementError, SendError
from edgecode.store import sandbox
from edgecode.store.system_clock import SystemClock
from edgecode.usecases.partners.signing_agreements import signed_by
from simulators.agreeing_film import BEA, FILM
from simulators.agreements import ARIA
from simulators.partner_film import lasting_now


@pytest.fixture
def film(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A film whose producer may agree with partners, and a user's folder of its own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return written(FILM, tmp_path / "film")


def agreed(film: Path) -> str:
    """Let Bea sign an agreement that lasts now; gives its id."""
    agreement = lasting_now(SystemClock().now())
    agree_desk(film).agree(signed_by(agreement, key=ARIA, path="deal"), path="deal", by=BEA)
    return str(agreement.id)


def test_to_look_for_partners_makes_nothing(film: Path) -> None:
    assert partners_of(film)(False) is None  # noqa: FBT003  it is asked so
    assert agree_desk(film).rows() == ()
    assert not list(film.rglob("report.db"))
    assert not list(film.rglob("record.db"))
    with pytest.raises(AgreementError, match="expected an agreement with a partner, found none"):
        kept_partners(film)


def test_what_was_agreed_is_found_by_whoever_opens_the_film_next(film: Path) -> None:
    named = agreed(film)
    assert [str(each.agreement.id) for each in kept_partners(film).agreed()] == [named]
    opened = partners_of(film)
    found = opened(False)  # noqa: FBT003  it is asked so
    assert found is not None
    assert opened(True) is found, "opened once"  # noqa: FBT003
    assert [each.id for each in agree_desk(film, desk=open_desk(film)).rows()] == [named]
    assert [each.id for each in open_desk(film).film.partners()] == [named]


def test_a_film_does_not_count_itself_and_another_of_the_same_user_counts(film: Path, tmp_path: Path) -> None:
    """An agreement for one film is signed anew in it as its next version would be, and refused in a second film."""
    named = agreed(film)
    agree_desk(film).revoke(named, by=BEA)
    other = written(FILM, tmp_path / "other")
    with pytest.raises(AgreementError, match="expected at most 1 films under it, found that this is film 2"):
        agreed(other)
    with pytest.raises(AgreementError, match="one that was revoked"):
        agreed(film)


def test_why_nothing_can_be_sent_is_one_sentence_and_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_words: object, **_more: object) -> None:
        raise SendError("bwrap", expected="bubblewrap", found="none", advice="Install it.")

    monkeypatch.setattr(sandbox, "command", none)
    assert why_not_sent() == "bwrap: expected bubblewrap, found none. Install it."
    monkeypatch.setattr(sandbox, "command", lambda *_words, **_more: [])
    assert why_not_sent() == ""
