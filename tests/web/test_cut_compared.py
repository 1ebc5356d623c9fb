from collections import Counter
from itertools import pairwise
from pathlib import Path

from edgecode.bootstrap import open_desk
from edgecode.film.cutting.change import Op
from edgecode.findings.word import Deed
from edgecode.formats.otio.writer import written
from edgecode.web.cut_choice import cut_choices
from edgecode.web.cut_compared import Comparison, KeptComparisons
from edgecode.web.cut_windows import WINDOW
from simulators.told_cuts import cut

CLIPS = 3 * WINDOW


def long_film(folder: Path) -> Path:
    """Two cuts of several windows: some clips are gone, some new, one moved from the end to the beginning."""
    (folder / "cuts").mkdir(parents=True)
    (folder / "film.toml").write_text('title = "Long"\n', encoding="utf-8")
    olds = [f"{nth}A-1A@{nth * 10}+{24 + nth % 7}" for nth in range(1, CLIPS)]
    news = [told for nth, told in enumerate(olds) if nth % 40 != 3]
    news.insert(2, news.pop(-2))
    for nth in range(50, len(news), 50):
        news.insert(nth, f"9{nth}B-1A@0+30")
    for name, told in (("cut-1", olds), ("cut-2", news)):
        (folder / "cuts" / f"{name}.otio").write_bytes(written(cut(" ".join(told), name=name)).data)
    return folder


def comparison(folder: Path) -> Comparison:
    """Both cuts of a film, compared, the older first."""
    today = open_desk(folder).today()
    old, new, *_more = cut_choices(today.look)
    return KeptComparisons().compared(today, old, new)


def test_windows_part_both_cuts_with_nothing_between_them(tmp_path: Path) -> None:
    compared = comparison(long_film(tmp_path / "long"))
    assert compared.windows is not None
    stretches = compared.windows.stretches
    assert len(stretches) == -(-sum(len(track.clips) for track in compared.new.cut.tracks) // WINDOW)
    for before, after in pairwise(stretches):
        assert before.was[1] == after.was[0]
        assert before.now[1] == after.now[0]
        assert before.now[0] < before.now[1]
    assert stretches[0].was[0] == stretches[0].now[0] == 0


def test_each_change_has_its_ribbon_and_each_clip_its_bar_in_some_window(tmp_path: Path) -> None:
    compared = comparison(long_film(tmp_path / "long"))
    assert compared.rows is not None
    assert compared.windows is not None
    drawn = [compared.beside(nth) for nth in range(len(compared.windows.stretches))]
    ribbons = Counter(ribbon.number for each in drawn if each is not None for ribbon in each.ribbons if ribbon.number)
    changes = {each.number: each for each in compared.rows.every if each.number}
    assert ribbons.keys() == changes.keys()
    assert {number for number, count in ribbons.items() if count > 1} == {
        number for number, each in changes.items() if Op.MOVED in each.row.ops
    }
    for side, choice in (("older", compared.old), ("newer", compared.new)):
        bars = {bar.clip for each in drawn for lane in getattr(each, side) for bar in lane.bars}
        assert bars == {clip.id for track in choice.cut.tracks for clip in track.clips}


def test_a_change_is_shown_in_the_window_where_it_is_met(tmp_path: Path) -> None:
    compared = comparison(long_film(tmp_path / "long"))
    assert compared.rows is not None
    for each in compared.rows.every:
        beside = compared.beside(compared.window_of(each))
        assert beside is not None
        assert not each.number or each.number in {ribbon.number for ribbon in beside.ribbons}
    assert compared.beside(-1) is None
    assert compared.beside(99) is None


def test_the_same_material_stands_about_above_itself_in_every_window(tmp_path: Path) -> None:
    compared = comparison(long_film(tmp_path / "long"))
    assert compared.windows is not None
    for nth in range(len(compared.windows.stretches)):
        beside = compared.beside(nth)
        assert beside is not None
        older = {bar.looks.says: bar.x for bar in beside.older[-1].bars}
        same = [
            (older[bar.looks.says], bar.x) for bar in beside.newer[0].bars if bar.looks.says in older and not bar.number
        ]
        assert same
        assert all(abs(was - now) <= 141 for was, now in same)


def test_a_decision_draws_the_page_anew_and_compares_nothing_again(ferry: Path) -> None:
    desk, kept = open_desk(ferry), KeptComparisons()

    def seen() -> Comparison:
        today = desk.today()
        old, new = cut_choices(today.look)
        return kept.compared(today, old, new)

    first = seen()
    assert seen() is first
    desk.decide(Deed.LEAVE, desk.today().cards[0].finding.id, by="Hanne Lindqvist")
    again = seen()
    assert again is not first
    assert again.cuts is first.cuts
