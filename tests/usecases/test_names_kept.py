"""Names through looks, processes, edits in place and the first decision, on real files and stores."""

import shutil
import tempfile
from pathlib import Path

import pysqlite3
import pytest

from edgecode.bootstrap import open_desk, open_film
from edgecode.film.names import Names
from edgecode.film.script import Script
from edgecode.findings.word import Deed
from edgecode.store.words_db import WordsDb
from edgecode.usecases.open_film import OpenFilm
from simulators.clock import SetClock
from simulators.entropy import CountedEntropy
from simulators.nobody import nobody_in

WHITE = """\
INT. KITCHEN - NIGHT #1#

She waits by the stove, counting spoons.

MAYA
You said you'd be here at nine, with the keys.

BO
I was held up at the bridge.

EXT. YARD - DAY #2#

BO
Come back before the rain does.
"""
EDITED = WHITE.replace("with the keys", "with both keys").replace("I was held up at the bridge", "Ask the sergeant")
TOML = """\
title = "Keys"
[people.Ida]
role = "script supervisor"
may = ["raise standings", "set intents"]
[[standings]]
check = "unshot-line"
standing = "standard"
by = "Ida"
on = 2026-03-01
"""


@pytest.fixture
def film(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    folder = tmp_path / "film"
    (folder / "script").mkdir(parents=True)
    (folder / "script" / "a.fountain").write_text(WHITE, encoding="utf-8")
    (folder / "film.toml").write_text(TOML, encoding="utf-8")
    (folder / "log.csv").write_text("slate,covers\n1-1,1\n2-1,1\n", encoding="utf-8")
    return folder


def opened(film: Path) -> OpenFilm:
    return open_film(film, clock=SetClock(), entropy=CountedEntropy())


def ids(film: OpenFilm) -> list[str]:
    script = film.look().film.script
    assert isinstance(script, Script)
    return [paragraph.id for paragraph in script.paragraphs]


def edit(film: Path, text: str, name: str = "a") -> None:
    (film / "script" / f"{name}.fountain").write_text(text, encoding="utf-8")


def test_a_script_edited_in_place_keeps_its_names_in_a_running_process_and_the_next(film: Path) -> None:
    running = opened(film)
    before = ids(running)
    edit(film, EDITED)
    assert ids(running) == before
    assert ids(opened(film)) == before


def test_a_script_edited_between_two_processes_keeps_its_names(film: Path) -> None:
    before = ids(opened(film))
    edit(film, EDITED)
    assert ids(opened(film)) == before
    edit(film, EDITED.replace("Ask the sergeant", "Frogs. Everywhere"))
    assert ids(opened(film)) == before


def test_what_is_taken_back_has_its_first_names_again(film: Path) -> None:
    running = opened(film)
    before = ids(running)
    edit(film, EDITED)
    ids(running)
    edit(film, WHITE)
    assert ids(running) == before == ids(opened(film))


def test_nothing_is_matched_where_the_names_are_known(film: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(film, EDITED, "b")
    before = ids(opened(film))

    def never(*_scripts: Script) -> None:
        raise AssertionError

    monkeypatch.setattr("edgecode.film.matching.match.matched", never)
    assert ids(opened(film)) == before


def test_a_draft_in_a_file_of_its_own_carries_the_names_of_the_older_one(film: Path) -> None:
    before = ids(opened(film))
    edit(film, EDITED, "b")
    look = opened(film).look()
    assert look.film.script is not None
    assert look.film.script.path == "script/b.fountain"
    assert [paragraph.id for paragraph in look.film.script.paragraphs] == before
    assert {paragraph.id for draft in look.film.drafts for paragraph in draft.paragraphs} == set(before)


def test_a_decision_finds_its_line_again_after_it_was_rewritten(film: Path) -> None:
    desk = open_desk(film)
    [card] = [each for each in desk.today().cards if "held up" in each.finding.says]
    desk.decide(Deed.LEAVE, card.finding.id, by="Ida", because="we have it in the rehearsal")
    edit(film, EDITED)
    (decided,) = open_desk(film).today().decided
    assert decided.finding.id == card.finding.id
    assert "Ask the sergeant" in decided.finding.says


def test_what_was_shot_is_the_old_words_so_a_rewritten_line_is_owed(film: Path) -> None:
    (film / "log.csv").write_text("Draft,a\n\nslate,covers\n1-1,1-3\n2-1,1\n", encoding="utf-8")
    assert opened(film).look().film.owed == ()
    edit(film, EDITED, "b")
    made = opened(film).look().film
    assert made.script is not None
    assert [made.script.paragraphs[at].text for at in made.owed] == [
        "You said you'd be here at nine, with both keys.",
        "Ask the sergeant.",
    ]


def test_names_outlive_the_index_from_the_first_decision_on(film: Path) -> None:
    desk = open_desk(film)
    before = ids(desk.film)
    edit(film, EDITED)
    desk.decide(Deed.LATER, desk.today().cards[0].finding.id, by="Ida")
    for file in (film / ".edgecode").glob("index.db*"):
        file.unlink()
    assert ids(open_desk(film).film) == before


def test_without_a_decision_a_deleted_index_costs_the_names_of_what_is_gone(film: Path) -> None:
    """Nobody said anything about them: the older version is not there any more to be matched with."""
    before = ids(opened(film))
    edit(film, EDITED)
    assert ids(opened(film)) == before
    shutil.rmtree(film / ".edgecode")
    assert ids(opened(film)) != before


def test_later_versions_are_frozen_with_the_next_look(film: Path) -> None:
    desk = open_desk(film)
    before = ids(desk.film)
    desk.decide(Deed.LATER, desk.today().cards[0].finding.id, by="Ida")
    edit(film, EDITED)
    assert ids(open_desk(film).film) == before
    for file in (film / ".edgecode").glob("index.db*"):
        file.unlink()
    assert ids(open_desk(film).film) == before


def test_frozen_names_win_over_the_index(film: Path) -> None:
    desk = open_desk(film)
    own = ids(desk.film)[1]
    desk.decide(Deed.LATER, desk.today().cards[0].finding.id, by="Ida")
    [content] = [table.content for table in desk.look().joined.names]
    with pysqlite3.connect(film / ".edgecode" / "words.db") as db:
        db.execute("delete from names")
    words = WordsDb(film / ".edgecode" / "words.db", entropy=CountedEntropy())
    words.freeze([Names(content=content, algorithm=0, paragraphs={own: "f" * 16})])
    words.close()
    assert ids(open_desk(film).film)[1] == "f" * 16


def test_words_that_cannot_be_read_are_remarked_on_and_the_film_opens(film: Path) -> None:
    edit(film, EDITED, "b")
    ids(opened(film))
    (film / ".edgecode" / "words.db").write_bytes(b"not a database at all, but long enough to be taken for one" * 40)
    look = opened(film).look()
    assert look.film.script is not None
    assert [remark.says.partition(":")[0] for remark in look.remarks] == [
        "how the drafts' paragraphs are named could not be read or kept"
    ] * 2


def test_a_script_of_another_film_is_remarked_on_as_long_as_both_are_there(film: Path) -> None:
    places = "VOLCANO REEF SWAMP TUNDRA DESERT GLACIER ATOLL".split()  # noqa: SIM905  reads better
    other = "".join(
        f"EXT. {place} - DAY #{at}#\n\nKARL\nThe {place.lower()} burns {at} umbrellas quietly.\n\nNobody sings there.\n\n"
        for at, place in enumerate(places, start=1)
    )
    long = WHITE + "".join(f"\nMAYA\nSay {at} kind words about my {word}.\n" for at, word in enumerate(
        ("ladder", "brother", "cart", "soup", "hat", "dog", "boat", "uncle"), start=1))  # fmt: skip
    edit(film, long)
    ids(opened(film))
    edit(film, other, "b")
    says = (
        "hardly any paragraph of script/a.fountain stands in it: is it another film? Nothing is carried over from there"
    )
    for _again in range(2):
        assert [remark.says for remark in opened(film).look().remarks] == [says]
    (film / "script" / "a.fountain").unlink()
    assert opened(film).look().remarks == ()


def test_a_folder_that_may_not_be_written_to_names_all_the_same(film: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ids(opened(film))  # everything that reads is loaded now
    with tempfile.TemporaryDirectory() as made:
        root = Path(made)
        monkeypatch.setenv("XDG_STATE_HOME", str(root / "state"))
        folder = shutil.copytree(film, root / "film", ignore=shutil.ignore_patterns(".edgecode"))
        with nobody_in(root):
            folder.chmod(0o500)
            assert ids(opened(folder)) == names
            assert not (folder / ".edgecode").exists()
            folder.chmod(0o700)
    assert len(set(names)) == len(names) == 9
