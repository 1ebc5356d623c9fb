from edgecode.film.cut_said import (
    CutDeed,
    ReelLocked,
    ReelUnlocked,
    SaidOfCuts,
    TurnoverIssued,
    last_turnovers,
    locked_reels,
)


def said(*deeds: CutDeed) -> tuple[SaidOfCuts, ...]:
    return tuple(SaidOfCuts(by="Ida", entry=f"{at:02}", at=at, says="", deed=deed) for at, deed in enumerate(deeds))


def test_a_reel_is_locked_until_somebody_unlocks_it_and_the_last_word_counts() -> None:
    words = said(
        ReelLocked(cut="a", reel="1", on="2026-01-01"),
        ReelLocked(cut="a", reel="2", on="2026-01-02"),
        ReelUnlocked(cut="a", reel="1"),
        ReelLocked(cut="b", reel="2", on="2026-02-02"),
    )
    assert {reel: each.entry for reel, each in locked_reels(words).items()} == {"2": "03"}


def test_of_each_reel_the_last_turnover_is_given_the_latest_last() -> None:
    words = said(
        TurnoverIssued(turnover="x", cut="a", reel="1"),
        TurnoverIssued(turnover="y", cut="a", reel="2"),
        TurnoverIssued(turnover="z", cut="b", reel="1"),
    )
    assert [(reel, each.entry) for reel, each in last_turnovers(words).items()] == [("2", "01"), ("1", "02")]
