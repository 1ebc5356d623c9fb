from edgecode.film.lining import Lining, LiningKind
from edgecode.film.media_files import MediaFile
from edgecode.film.movie import Movie, NoPicture, Still
from edgecode.film.page_picture import PagePicture
from edgecode.film.transcript import Milliseconds
from edgecode.usecases.stills import LARGE, TILE, StillMaker, moment_of
from simulators.memory_source import MemorySource
from simulators.printed_boards import Picture, printed_boards
from simulators.stills import JPEG, KeptPictures, PaintedStills

FILE = MediaFile(path="dailies/A1.mov", key="k1")


def test_a_still_is_made_once_and_kept_for_the_next_process() -> None:
    engine, kept = PaintedStills(), KeptPictures()
    for _process in range(2):
        maker = StillMaker(engine, pictures=kept)
        found = maker.still(FILE, at=Milliseconds(40))
        assert found == Still(engine="Paint 1", jpeg=JPEG, at=Milliseconds(40))
        assert isinstance(maker.facts(FILE), Movie)
    assert engine.asked == [("dailies/A1.mov", 40, TILE), ("dailies/A1.mov", None, 0)]


def test_another_content_moment_size_or_engine_is_another_still() -> None:
    engine, kept = PaintedStills(), KeptPictures()
    maker = StillMaker(engine, pictures=kept)
    maker.still(FILE)
    maker.still(MediaFile(path=FILE.path, key="k2"))
    maker.still(FILE, at=Milliseconds(0))
    maker.still(FILE, width=LARGE)
    engine.engine = "Paint 2"
    maker.still(FILE)
    assert len(engine.asked) == len(kept.kept) == 5


def test_what_cannot_be_decoded_is_asked_once_and_said_each_time() -> None:
    engine, kept = PaintedStills(refused={FILE.path: "expected a picture, found mud"}), KeptPictures()
    maker = StillMaker(engine, pictures=kept)
    assert [maker.still(FILE) for _ in range(3)] == [NoPicture("expected a picture, found mud")] * 3
    assert len(engine.asked) == 1
    assert not kept.kept


def test_what_was_kept_and_is_no_still_any_more_is_made_again() -> None:
    engine, kept = PaintedStills(), KeptPictures()
    StillMaker(engine, pictures=kept).still(FILE)
    kept.kept = dict.fromkeys(kept.kept, b"\xc1 nothing of ours")
    assert isinstance(StillMaker(engine, pictures=kept).still(FILE), Still)
    assert len(engine.asked) == 2


def test_without_an_engine_the_reason_is_told_before_anything_is_asked() -> None:
    assert StillMaker(PaintedStills(), pictures=KeptPictures()).absent is None
    absent = StillMaker(PaintedStills(engine=""), pictures=KeptPictures()).absent
    assert absent == NoPicture("expected Paint, found it not installed", absent=True)


def test_a_lining_is_shown_in_the_middle_of_what_was_heard_of_it() -> None:
    lining = Lining(by="t", kind=LiningKind.SHOT, first=1, last=2)
    assert moment_of(lining) is None
    heard = Lining(by="t", kind=LiningKind.SHOT, first=1, last=2, begins=Milliseconds(1000), ends=Milliseconds(3000))
    assert moment_of(heard) == 2000


def test_a_picture_of_a_page_is_made_once_and_needs_no_engine() -> None:
    kept, wanted = KeptPictures(), PagePicture("boards/a.pdf", 1, 1)
    source = MemorySource(printed_boards([Picture(60, 60, 300, 170)]), path=wanted.path)
    made = StillMaker(PaintedStills(engine=""), pictures=kept).of_page(wanted, source=source, key="k", width=30)
    assert isinstance(made, bytes)
    assert made.startswith(b"\x89PNG")
    source.data = b"another file"
    maker = StillMaker(PaintedStills(engine=""), pictures=kept)
    assert maker.of_page(wanted, source=source, key="k", width=30) == made
    assert maker.of_page(wanted, source=source, key="k2", width=30) == NoPicture(
        "expected a PDF, found a damaged one, or another kind of file"
    )
