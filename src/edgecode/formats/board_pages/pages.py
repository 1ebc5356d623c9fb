"""The storyboard as a PDF for a wall and a set: landscape A4 with 1, 2 or 6 panels on a page, set by typst.

All words come to the template (``boards.typ``) as data. The same film gives the same bytes wherever typst is of the same
version: no font but its own, and neither day nor clock. It is PDF/UA-1 (ISO 14289-1): the order of reading, the scenes as
headings, and each picture by its panel's name for those who hear a page. PDF/A it is not, since that wants a day.

A frame's border says how its lining was set, as everywhere: dashed by a machine, solid by a person, double once signed.
What is too long for its place is cut with an ellipsis, and what cannot be shown is said in its place and in a remark.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import msgspec
import typst

from edgecode.errors import ExportError
from edgecode.film.film import Film
from edgecode.film.place import Place, Remark
from edgecode.formats.board_pages.cards import Card, cards_of
from edgecode.formats.board_pages.pictures import MOST_PIXELS, MOST_TOGETHER, Shown, shown
from edgecode.formats.disclosure.letters import Speller, headed, is_in_fonts
from edgecode.formats.writers import Held
from edgecode.formats.written import Written

_TEMPLATE: Final = Path(__file__).with_name("boards.typ")
_STANDARDS: Final = ("ua-1",)
_MAIN, _DATA = "main.typ", "data.json"
_WIDE: Final = {1: 1800, 2: 1200, 6: 800}
"""Pixels across a picture that is made smaller, by how many panels stand on a page: over 150 to an inch."""
_NARROWEST, _WIDEST = 1.0, 2.8
"""Of frames; pictures beyond stand in one with room beside or above them."""
_USUAL: Final = 16 / 9
_DAMAGED: Final = "is damaged, or a picture that no page can show."


class _Laid(msgspec.Struct, frozen=True):
    """A picture as it lies in a folder for typst, by its name there; else ``missing`` says why none does."""

    name: str = ""
    size: tuple[int, int] = (0, 0)
    missing: str = ""


def pages_of(film: Film, held: Held, *, writes: str, up: int) -> Written:
    """Set all panels, ``up`` of them (1, 2 or 6) on a page. Raises :class:`ExportError` where there are none."""
    if not film.panels:
        raise ExportError(writes, expected="storyboard panels", found="none in this film")
    cards = cards_of(film)
    with TemporaryDirectory(prefix="edgecode-") as made:
        folder = Path(made)
        pictures = _laid(cards, held, wide=_WIDE[up], into=folder)
        try:
            data, numbered = _compiled(film, cards, pictures, up=up, folder=folder)
        except typst.TypstError:
            pictures = _whole_ones(pictures, folder=folder)
            data, numbered = _compiled(film, cards, pictures, up=up, folder=folder)
    return Written(data, tuple(_remarks(film, pictures, numbered=numbered)))


def _laid(cards: Iterable[Card], held: Held, *, wide: int, into: Path) -> dict[str, _Laid]:
    """Write each picture once, by its path in the film; they are never all in memory as they lie."""
    laid: dict[str, _Laid] = {}
    left = MOST_TOGETHER
    for card in cards:
        if card.image and card.image not in laid:
            found = shown(card.image, held, wide=wide, pixels=min(MOST_PIXELS, max(left, wide * wide)))
            left -= found.size[0] * found.size[1]
            laid[card.image] = _put(found, into / f"{len(laid)}")
    return laid


def _put(found: Shown, stem: Path) -> _Laid:
    if found.missing:
        return _Laid(missing=found.missing)
    file = stem.with_suffix(f".{found.kind}")
    file.write_bytes(found.data)
    return _Laid(file.name, found.size)


def _whole_ones(pictures: Mapping[str, _Laid], *, folder: Path) -> dict[str, _Laid]:
    """The pictures again, each tried alone: what is damaged behind its header shows only now."""
    return {
        image: laid if not laid.name or _can_be_set(folder, laid.name) else _Laid(missing=f"{image} {_DAMAGED}")
        for image, laid in pictures.items()
    }


def _can_be_set(folder: Path, name: str) -> bool:
    alone = folder / "alone.typ"
    words = f'#set document(title: "a", date: none)\n#image("{name}", alt: "a", width: 1cm)\n'
    alone.write_text(words, encoding="utf-8")
    try:
        _typeset(alone)
    except typst.TypstError:
        return False
    return True


def _compiled(
    film: Film, cards: Sequence[Card], pictures: Mapping[str, _Laid], *, up: int, folder: Path
) -> tuple[bytes, int]:
    """Set the pages; gives them, and how many letters stand as numbers since no font has them."""
    speller = Speller(is_in_fonts)
    draft = "" if film.script is None else film.script.draft or film.script.path.rpartition("/")[2]
    document = {
        "up": up,
        "ratio": _ratio(pictures.values()),
        "title": headed(speller.text(film.title)) or "Untitled",
        "draft": speller.text(draft),
        "cards": [_set(card, pictures.get(card.image, _Laid()), speller=speller) for card in cards],
    }
    (folder / _DATA).write_bytes(msgspec.json.encode(document))
    (folder / _MAIN).write_bytes(_TEMPLATE.read_bytes())
    return _typeset(folder / _MAIN), speller.numbered


def _set(card: Card, picture: _Laid, *, speller: Speller) -> dict[str, str]:
    told = {
        name: "\n".join(map(speller.text, words.split("\n"))) for name, words in msgspec.structs.asdict(card).items()
    }
    return {**told, "picture": picture.name, "missing": speller.text(picture.missing)}


def _ratio(pictures: Iterable[_Laid]) -> float:
    """How wide a frame is by how high: as most pictures of the boards are, so that all frames are alike."""
    ratios = Counter(round(each.size[0] / each.size[1], 2) for each in pictures if each.name)
    most = max(ratios, key=lambda ratio: (ratios[ratio], ratio), default=_USUAL)
    return min(max(most, _NARROWEST), _WIDEST)


def _typeset(file: Path) -> bytes:
    made = typst.compile(
        file, root=file.parent, format="pdf", timestamp=0, ignore_system_fonts=True, pdf_standards=list(_STANDARDS)
    )
    return bytes(made)


def _remarks(film: Film, pictures: Mapping[str, _Laid], *, numbered: int) -> Iterator[Remark]:
    for panel in film.panels:
        laid = pictures.get(panel.image, _Laid())
        if laid.missing:
            yield Remark(
                panel.place, f"panel {panel.name}: expected its picture, found that {laid.missing.rstrip('.')}"
            )
    if numbered:
        path = film.script.path if film.script is not None else film.panels[0].place.path
        says = f"found {numbered} that they lack; each stands as its Unicode number, in square brackets"
        yield Remark(Place(path), f"expected letters that the fonts of this PDF have, {says}")
