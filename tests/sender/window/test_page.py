"""The page, as text."""

import re
from pathlib import Path

from edgecode.boundary.bits import worst_case_bits
from edgecode.boundary.bucket import SAYS
from edgecode.sender.window.answers import CSS
from simulators.agreements import WIDE
from simulators.partner import Partner
from simulators.partner_film import PartnerFilm
from simulators.window import Window


def page_of(partner: Partner) -> str:
    """Give the page, its whitespace folded."""
    return " ".join(partner.ask("/").body.decode().split())


def test_the_page_tells_the_agreement_in_plain_words(partner: Partner) -> None:
    page = page_of(partner)
    for words in ("Night Bus Films and Aria Labs", "2025-12-01 to 2026-11-30", "first Thursday that is 3 days or more",
                  "at 12:00 UTC or within 8 minutes", "on 2 days a week", "data mining"):  # fmt: skip
        assert words in page, words


def test_the_page_explains_each_symbol(partner: Partner) -> None:
    page = page_of(partner)
    assert all(f'data-is="{symbol}">{symbol}</dt><dd>{says}' in page for symbol, says in SAYS.items())


def test_the_page_says_at_most_so_many_bits(window: Window, partner: Partner) -> None:
    """A week's worst case, what five weeks had together, and the whole term; an empty week costs what the others cost."""
    worst = worst_case_bits(window.film.agreement)
    page = page_of(partner)
    for bits, words in (
        (worst, "bits a week"),
        (5 * worst, "bits, in 5 weeks"),
        (len(window.film.weeks) * worst, "bits"),
    ):
        shown = [float(each.replace(",", "")) for each in re.findall(rf"<b>([0-9.,]+)</b> {words}", page)]
        assert any(0 <= each - bits < 0.1 for each in shown), (words, shown, bits)


def test_the_page_shows_the_weeks_with_the_last_first(partner: Partner) -> None:
    page = page_of(partner)
    weeks = re.findall(r"<h3[^>]*>(2\d{3}-W\d\d)", page)
    assert weeks == ["2026-W01", "2025-W52", "2025-W51", "2025-W50", "2025-W49"]
    assert page.count("Empty: this week’s batch holds nothing") == 1


def test_a_table_holds_the_symbols_of_its_batch(window: Window, partner: Partner) -> None:
    page = page_of(partner)
    article = page[page.index(">2025-W49") :]
    cells = re.findall(r'<td data-is="(.)">\1</td>', article[: article.index("</article>")])
    rows = [line.split('"cells":["')[1].split('"]')[0].split('","') for line in window.film.text(0).splitlines()[1:4]]
    assert cells == [cell for column in zip(*rows, strict=True) for cell in column]


def test_before_the_first_batch_the_page_says_so(tmp_path: Path) -> None:
    window = Window(PartnerFilm(tmp_path / "log").agree(), tmp_path / "window")
    assert "No batch has been sent yet." in page_of(window.partner())
    window.memory.close()


def test_wider_classes_are_shown_where_they_were_agreed_to(tmp_path: Path) -> None:
    window = Window(PartnerFilm(tmp_path / "log", agreement=WIDE).agree().send(1), tmp_path / "window")
    page = page_of(window.partner())
    assert all(words in page for words in ("Pair of kinds", "on purpose", "Trial: none due."))
    window.memory.close()


def test_names_on_the_page_are_text_and_nothing_else(tmp_path: Path) -> None:
    """A partner whose name is a script is shown by that name."""
    partner = type(WIDE.partner)(name='<script>alert("x")</script>', key=WIDE.partner.key)
    agreement = type(WIDE)(**{each: getattr(WIDE, each) for each in WIDE.__struct_fields__} | {"partner": partner})
    window = Window(PartnerFilm(tmp_path / "log", agreement=agreement).agree(), tmp_path / "window")
    assert "<script" not in page_of(window.partner())
    window.memory.close()


def test_the_page_fetches_nothing() -> None:
    assert "url(" not in CSS
    assert "@import" not in CSS
