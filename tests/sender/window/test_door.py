"""Who is let in at a window, and what the others are told."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edgecode.boundary.agreement import DAY_MS, MINUTE_MS
from edgecode.boundary.refusal import SAYS, Refusal
from edgecode.boundary.request import LARGEST_BODY
from simulators.agreements import ARIA, QUILL
from simulators.clock import SetClock
from simulators.partner import Headers, Partner, Reply
from simulators.window import FallenError, Window

PATHS = ("/", "/v1/agreement", "/v1/schema", "/v1/batches", "/v1/batches/2025-W50", "/v1/checkpoint",
         "/v1/proofs/2025-W50", "/v1/consistency/2", "/v1/openapi.json")  # fmt: skip


def test_the_partner_is_let_in_to_each_page(window: Window, partner: Partner) -> None:
    assert [partner.ask(path).status for path in PATHS] == [200] * len(PATHS)
    assert window.refusals == []


@pytest.mark.parametrize("path", PATHS)
def test_two_asks_of_one_thing_are_answered_with_the_same_bytes(partner: Partner, path: str) -> None:
    assert partner.ask(path) == partner.ask(path)


def test_an_answer_does_not_depend_on_when_it_is_asked_for(window: Window, partner: Partner) -> None:
    before = [partner.ask(path) for path in PATHS]
    window.next_day()
    window.reopen()
    assert [partner.ask(path) for path in PATHS] == before


@pytest.mark.parametrize("path", PATHS)
def test_without_a_signature_nothing_is_told(window: Window, path: str) -> None:
    reply = window.ask("GET", path.encode(), (), b"")
    assert (reply.status, window.refusals) == (401, ["unknown-key"])


def test_another_key_is_not_known(window: Window) -> None:
    """A stranger with a key of their own, one with the partner's number and a signature of their own, and one with two."""
    stranger = Partner(window.ask, key=QUILL, log=window.film.key.verifier, now=window.clock.now)
    assert stranger.ask("/v1/batches").refused == "unknown-key"
    [(name, header)] = stranger.headers("/v1/batches")
    forged = header.replace(QUILL.verifier.id.hex().encode(), ARIA.verifier.id.hex().encode())
    assert window.ask("GET", b"/v1/batches", [(name, forged)], b"").refused == "bad-signature"
    assert window.ask("GET", b"/v1/batches", [(name, header)] * 2, b"").refused == "unknown-key"


def test_a_request_is_good_once(window: Window, partner: Partner) -> None:
    headers = partner.headers("/v1/batches")
    assert window.ask("GET", b"/v1/batches", headers, b"").status == 200
    assert window.ask("GET", b"/v1/batches", headers, b"").refused == "replayed"


def test_a_replay_is_known_after_the_window_was_closed_and_opened(window: Window, partner: Partner) -> None:
    headers = partner.headers("/v1/batches")
    assert window.ask("GET", b"/v1/batches", headers, b"").status == 200
    window.reopen()
    assert window.ask("GET", b"/v1/batches", headers, b"").refused == "replayed"


def test_a_link_is_good_once(window: Window, partner: Partner) -> None:
    """The second time a browser is shown a page that says so, without a batch on it."""
    link = partner.link().encode()
    first, second = window.ask("GET", link, (), b""), window.ask("GET", link, (), b"")
    assert (first.status, second.status) == (200, 401)
    assert b"A request is good once" in second.body
    assert b"2025-W50" not in second.body


def test_a_link_and_a_header_together_are_neither(window: Window, partner: Partner) -> None:
    reply = window.ask("GET", partner.link("/v1/batches").encode(), partner.headers("/v1/batches"), b"")
    assert reply.refused == "unknown-key"


@pytest.mark.parametrize("off", [5 * MINUTE_MS + 1000, -5 * MINUTE_MS - 1000])
def test_a_clock_that_is_off_by_more_than_five_minutes_is_refused(window: Window, off: int) -> None:
    theirs = SetClock(window.clock.at + off)
    assert window.partner(theirs).ask("/v1/batches").refused == "clock"


@pytest.mark.parametrize("off", [5 * MINUTE_MS, -5 * MINUTE_MS])
def test_five_minutes_are_let_pass(window: Window, off: int) -> None:
    theirs = SetClock(window.clock.at + off)
    assert window.partner(theirs).ask("/v1/batches").status == 200


def test_a_clock_put_back_does_not_make_a_request_good_again(window: Window, partner: Partner) -> None:
    """An hour later so many requests came that the first was let go of; then the window's clock is put back by an hour."""
    headers = partner.headers("/v1/batches")
    assert window.ask("GET", b"/v1/batches", headers, b"").status == 200
    window.clock.move(60 * MINUTE_MS)
    window.memory._let_go(window.clock.at - 5 * MINUTE_MS)  # noqa: SLF001  what many requests would do
    window.clock.move(-60 * MINUTE_MS)
    assert window.ask("GET", b"/v1/batches", headers, b"").refused == "clock"
    window.reopen()
    assert window.ask("GET", b"/v1/batches", headers, b"").refused == "clock"


def test_a_changed_path_method_or_body_is_refused(window: Window, partner: Partner) -> None:
    headers = partner.headers("/v1/receipts", method="POST", body=b"one")
    asks = (("POST", b"/v1/receipts", b"two"), ("POST", b"/v1/batches", b"one"), ("GET", b"/v1/receipts", b"one"))
    assert [window.ask(method, path, headers, body).refused for method, path, body in asks] == ["bad-signature"] * 3


def test_a_request_for_another_window_is_refused(window: Window) -> None:
    """Whoever runs one window may not pass a partner's request on to another's: the log it is for is signed."""
    elsewhere = window.film.key.verifier
    other = type(elsewhere)(name=f"{elsewhere.name[:-1]}x", kind=elsewhere.kind, public=elsewhere.public)
    partner = Partner(window.ask, key=ARIA, log=other, now=window.clock.now)
    assert partner.ask("/v1/batches").refused == "bad-signature"


def test_visits_are_days_of_a_week(window: Window, partner: Partner) -> None:
    """Two visits a week: Thursday and Friday, then not on Saturday, and again on Monday. A visit has many requests."""
    assert [partner.ask("/v1/batches").status for _ in range(3)] == [200] * 3
    window.next_day()
    assert partner.ask("/v1/batches").status == 200
    window.next_day()
    window.reopen()
    assert partner.ask("/v1/batches").refused == "too-many-visits"
    window.clock.move(2 * DAY_MS)
    assert partner.ask("/v1/batches").status == 200


def test_a_refused_request_is_no_visit(window: Window, partner: Partner) -> None:
    for _ in range(3):
        window.ask("GET", b"/v1/batches", (), b"")
        window.next_day()
    assert partner.ask("/v1/batches").status == 200


def test_an_agreement_that_has_ended_is_all_that_is_told(window: Window, partner: Partner) -> None:
    (window.folder / "ended").touch()
    assert {partner.ask(path).status for path in PATHS} == {410}
    assert set(window.refusals) == {"ended"}


def test_a_window_closes_four_weeks_after_the_last_slot(window: Window, partner: Partner) -> None:
    last = window.film.agreement.slot(window.film.weeks[-1])
    window.clock.at = last + 28 * DAY_MS - 1
    assert partner.ask("/v1/batches").status == 200
    window.clock.move(1)
    assert partner.ask("/v1/batches").refused == "ended"


def test_a_body_that_is_too_large_is_not_read(window: Window, partner: Partner) -> None:
    for size, word in ((LARGEST_BODY, "no-receipt"), (LARGEST_BODY + 1, "too-large")):
        body = b"x" * size
        assert partner.ask("/v1/receipts", method="POST", body=body).refused == word


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "PUT", "DELETE", "TRACE", "POST"])
def test_there_is_nothing_by_other_methods(partner: Partner, method: str) -> None:
    assert partner.ask("/v1/batches", method=method).refused == "not-found"


def test_every_refusal_has_one_size_and_the_same_headers(window: Window, partner: Partner) -> None:
    """Whatever the reason: who listens on the way cannot tell them apart by their length."""
    headers = partner.headers("/v1/batches")
    window.ask("GET", b"/v1/batches", headers, b"")
    replies = [window.ask("GET", b"/v1/batches", headers, b""), window.ask("GET", b"/v1/batches", (), b""),
               partner.ask("/nothing"), partner.ask("/v1/consistency/9999"),
               partner.ask("/v1/receipts", method="POST", body=b"x" * 9000)]  # fmt: skip
    assert len({reply.refused for reply in replies}) == 4
    assert len({len(reply.body) for reply in replies}) == 1
    assert len({reply.headers for reply in replies}) == 1


def test_every_refusal_says_its_word_and_one_sentence(window: Window) -> None:
    reply = window.ask("GET", b"/v1/batches", (), b"")
    assert json.loads(reply.body) == {"refused": "unknown-key", "says": SAYS[Refusal.UNKNOWN_KEY]}
    assert set(SAYS) == set(Refusal)


def test_a_full_disk_ends_the_window(window: Window, partner: Partner, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is answered, which tells no more than a machine that is off; after it the request is as good as never asked."""
    headers = partner.headers("/v1/batches")
    with monkeypatch.context() as full:
        full.setattr("os.fsync", _full)
        with pytest.raises(FallenError, match="No space left"):
            window.ask("GET", b"/v1/batches", headers, b"")


def _full(_descriptor: int) -> None:
    raise OSError(28, "No space left on device")


def test_a_log_that_was_altered_ends_the_window(window: Window, partner: Partner) -> None:
    leaf = window.film.folder / "leaves" / "000002.note"
    leaf.write_bytes(leaf.read_bytes().replace(b'"a"', b'"b"', 1))
    window.reopen()
    with pytest.raises(FallenError):
        partner.ask("/v1/batches")


def test_a_log_put_back_to_an_earlier_day_ends_the_window(window: Window, partner: Partner) -> None:
    before = (window.film.folder / "checkpoint").read_bytes()
    window.film.send(1, first=5)
    assert partner.ask("/v1/batches").status == 200
    (window.film.folder / "checkpoint").write_bytes(before)
    window.reopen()
    with pytest.raises(FallenError, match="as was shown before"):
        partner.ask("/v1/batches")


@st.composite
def asks(draw: st.DrawFn) -> tuple[str, bytes, Headers, bytes]:
    """Make a request of rubbish, some of it nearly right."""
    method = draw(st.sampled_from(["GET", "POST", "HEAD", "PROPFIND", "get"]))
    known = st.sampled_from([b"/", b"/v1/batches", b"/?key=", b"//", b"/%00", b"/v1/../"])
    target = draw(st.one_of(st.binary(max_size=40), known))
    name = draw(st.sampled_from([b"authorization", b"Authorization", b"cookie", b"content-length", b"x-forwarded-for"]))
    word = st.one_of(st.binary(max_size=60), st.just(b"Edgecode key=00000000, at=2026-13-40T99:99:99Z"))
    return method, target, [(name, draw(word))], draw(st.binary(max_size=200))


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(asks())
def test_rubbish_is_refused_in_a_closed_word(window: Window, ask: tuple[str, bytes, Headers, bytes]) -> None:
    _is_refused(window.ask(*ask))


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.characters(codec="ascii", exclude_characters="?#", min_codepoint=33), max_size=60), st.binary(max_size=300),
       st.sampled_from(["GET", "POST"]))  # fmt: skip
def test_rubbish_that_the_partner_signed_is_refused_likewise(
    window: Window, partner: Partner, path: str, body: bytes, method: str
) -> None:
    """Signed rubbish passes the door and meets whatever stands behind it."""
    for prefix in ("/v1/", "/v1/batches/", "/v1/consistency/", "/v1/receipts"):
        window.clock.move(1000)
        reply = partner.ask(prefix + path, method=method, body=body)
        if reply.status != 200:
            _is_refused(reply)


def _is_refused(reply: Reply) -> None:
    assert reply.status in {401, 404, 409, 410, 413, 422, 429}, reply
    told = reply.body.decode()
    assert any(word.value in told for word in Refusal)
    assert "Traceback" not in told
    assert "edgecode/" not in told
