"""The three ratios, walked through the real commands on the practice page; a violation that is planted goes above 1."""

import msgspec
import pytest

from edgecode.checks.registry import every_check
from edgecode.cli.in_process import answered
from edgecode.entries.vocabulary import Reason
from edgecode.errors import RecordError
from edgecode.findings.word import Deed
from edgecode.usecases.card_keys import presses
from edgecode.usecases.desk import Desk
from edgecode.usecases.done import Done
from edgecode.usecases.drill.ratios import PAIRS, TAKE, Pair, Ratio, Walked, value_of, walk_ratios
from edgecode.usecases.drill.scratch import Copies

CHECKS = [check.id for check in every_check()]
LEAVING = next(pair for pair in PAIRS if pair.ratio is Ratio.DECLINE_AGREE)


def leaving(copies: Copies) -> tuple[Walked, ...]:
    """Walk what declining takes."""
    return walk_ratios(copies.practice, checks=CHECKS, face=answered, pairs=[LEAVING])


def test_no_ratio_is_above_one_in_this_edgecode(copies: Copies) -> None:
    walked = walk_ratios(copies.practice, checks=CHECKS, face=answered)
    assert [each.failed for each in walked if each.failed] == []
    assert {ratio: value_of(ratio, walked) for ratio in Ratio} == dict.fromkeys(Ratio, 1.0)
    steps = {each.says: (each.no, each.yes) for each in walked}
    assert steps["turn a check off, on"] == (4, 4)
    assert steps["turn every check of the film off, on"] == (2, 4 * len(CHECKS)), "no AI on this film is one act"
    assert steps["refuse a consent, give it"] == (4, 4)
    assert steps["turn a check off for oneself, on again"] == (5, 5)
    assert steps["leave a finding, take an option"] == (4, 4)
    assert steps["leave a finding, take an option: keys on a card"] == (1, 1)


def test_all_that_was_done_is_taken_back(copies: Copies) -> None:
    walk_ratios(copies.practice, checks=CHECKS, face=answered)
    today = copies.practice.desk.today()
    assert (today.checked.ran, today.decided) == ((), ())
    assert not copies.practice.desk.intents()


def test_a_deed_that_wants_a_reason_takes_one_step_more(copies: Copies, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Desk.decide

    def asking(
        self: Desk, deed: Deed, finding: str, *, by: str, because: str = "", why: Reason | None = None, option: int = 0
    ) -> Done:
        if deed is Deed.LEAVE and not because:
            raise RecordError("leaving", expected="a reason", found="none")
        return real(self, deed, finding, by=by, option=option, because=because, why=why)

    monkeypatch.setattr(Desk, "decide", asking)
    walked = leaving(copies)
    assert (walked[0].no, walked[0].yes) == (5, 4)
    assert value_of(Ratio.DECLINE_AGREE, walked) == 1.25


def test_a_deed_that_cannot_be_done_has_no_ratio(copies: Copies, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Desk.decide

    def never(
        self: Desk, deed: Deed, finding: str, *, by: str, because: str = "", why: Reason | None = None, option: int = 0
    ) -> Done:
        if deed is Deed.LEAVE:
            raise RecordError("leaving", expected="you to agree", found="that you do not")
        return real(self, deed, finding, by=by, option=option, because=because, why=why)

    monkeypatch.setattr(Desk, "decide", never)
    walked = leaving(copies)
    assert "that you do not" in walked[0].failed
    assert value_of(Ratio.DECLINE_AGREE, walked) is None


def test_a_deed_that_leaves_nothing_on_record_is_none(copies: Copies, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Desk, "entries", lambda _self: ())
    assert "left nothing on record" in leaving(copies)[0].failed


def test_a_second_key_on_a_card_takes_one_step_more(copies: Copies, monkeypatch: pytest.MonkeyPatch) -> None:
    def twice(deed: Deed) -> int:
        return presses(deed) + (deed is Deed.LEAVE)

    monkeypatch.setattr("edgecode.usecases.drill.ratios.presses", twice)
    assert value_of(Ratio.DECLINE_AGREE, leaving(copies)) == 2.0


def test_another_pair_of_a_ratio_counts_with_it(copies: Copies) -> None:
    """The ratio is that of the worst of its pairs."""
    longer = Pair(ratio=Ratio.DECLINE_AGREE, says="with a reason", no=(*TAKE, ("--because", "so")), yes=TAKE)
    walked = walk_ratios(copies.practice, checks=CHECKS, face=answered, pairs=[LEAVING, longer])
    assert value_of(Ratio.DECLINE_AGREE, walked) == 1.25


def test_for_the_whole_film_an_act_that_names_no_check_is_done_once(copies: Copies) -> None:
    whole = next(pair for pair in PAIRS if pair.every)
    one_act = msgspec.structs.replace(whole, no=(("intend",), ("idle-intent",), ("--film",), ("--by", "{who}")))
    [walked] = walk_ratios(copies.practice, checks=CHECKS, face=answered, pairs=[one_act])
    assert (walked.no, walked.yes, walked.failed) == (4, 4 * len(CHECKS), "")


def test_without_anything_to_decide_about_no_ratio_is_claimed(copies: Copies) -> None:
    walked = walk_ratios(copies.practice, checks=[], face=answered)
    assert value_of(Ratio.OFF_ON, walked) is None
    assert "nothing" not in msgspec.json.encode(walked).decode()
    assert walked[0].failed == "no check has anything to say of the practice page"
