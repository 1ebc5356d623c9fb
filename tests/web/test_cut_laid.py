from pathlib import Path

from edgecode.bootstrap import open_desk
from edgecode.findings.word import Deed
from edgecode.usecases.today import Today
from edgecode.web.cut_choice import chosen_cut, cut_choices
from edgecode.web.cut_laid import KeptCuts, LaidCut


def laid(kept: KeptCuts, today: Today) -> LaidCut:
    """The current cut of the film, as the page asks for it."""
    choice = chosen_cut(cut_choices(today.look), "")
    assert choice is not None
    return kept.laid(today, choice)


def test_a_cut_is_laid_out_once_for_as_long_as_nothing_changes(ferry: Path) -> None:
    desk, kept = open_desk(ferry), KeptCuts()
    first = laid(kept, desk.today())
    part = first.part(None, first=0)
    again = laid(kept, desk.today())
    assert again is first
    assert again.part(first.clips.every[3], first=0) is part
    assert len(part.listed) == 60


def test_a_decision_and_a_changed_log_are_in_it_at_once(ferry: Path) -> None:
    desk, kept = open_desk(ferry), KeptCuts()
    first = laid(kept, desk.today())
    [card] = [each for each in desk.today().cards if each.finding.check == "placeholder-in-cut"]
    desk.decide(Deed.LEAVE, card.finding.id, by="Hanne Lindqvist")
    decided = laid(kept, desk.today())
    assert decided is not first
    assert len(decided.clips.notes) == len(first.clips.notes) - 1
    log = ferry / "dailies" / "day-1" / "log.csv"
    log.write_text(log.read_text(encoding="utf-8").replace(",circled,", ",good,"), encoding="utf-8")
    changed = laid(kept, desk.today())
    circled = [sum(each.circled for each in one.part(None, first=0).listed) for one in (first, changed)]
    assert circled[1] < circled[0]


def test_another_cut_of_the_film_is_another(ferry: Path) -> None:
    desk, kept = open_desk(ferry), KeptCuts()
    today = desk.today()
    lengths = [kept.laid(today, choice).length for choice in cut_choices(today.look)]
    assert len(set(lengths)) == len(lengths) == 2
