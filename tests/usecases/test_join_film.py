from pathlib import Path

import pytest

from edgecode.bootstrap import open_film
from edgecode.film.place import Place
from edgecode.usecases.join_film import FilmJoiner
from edgecode.usecases.open_film import Look, OpenFilm
from simulators.clock import SetClock
from simulators.entropy import CountedEntropy

WHOLE = ("script", "drafts", "panels", "dailies", "proofs", "planned", "shot", "used", "required", "owed", "scenes")


def same(one: Look, other: Look) -> set[str]:
    """The parts of the film that are the same objects as before: not made again, or found equal."""
    return {part for part in WHOLE if getattr(one.film, part) is getattr(other.film, part)}


def rewrite(file: Path, old: str, new: str) -> None:
    """Replace words in a file."""
    told = file.read_text(encoding="utf-8")
    assert old in told
    file.write_text(told.replace(old, new), encoding="utf-8")


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A film with something of every kind: two drafts, panels, two days, two cuts."""
    files = {
        "script/a.fountain": "INT. KITCHEN - DAY #1#\n\nADA\nYes.\n\nBEN\nNo.\n",
        "script/b.fountain": "INT. KITCHEN - DAY #1#\n\nADA\nYes.\n\nBEN\nNever.\n",
        "boards/panels.csv": "panel,scene,covers\n1,1,1\n",
        "dailies/day-1.csv": "slate,covers\n1-1,1\n",
        "dailies/day-2.csv": "slate,mark,covers\n1A-1,ng,2\n",
        "cuts/one.edl": "TITLE: one\nFCM: NON-DROP FRAME\n* FRAME RATE: 24\n"
        "001  A V C 01:00:00:00 01:00:01:00 01:00:00:00 01:00:01:00\n* FROM CLIP NAME: 1-1\n",
        "cuts/two.edl": "TITLE: two\nFCM: NON-DROP FRAME\n* FRAME RATE: 24\n"
        "001  A V C 01:00:00:00 01:00:01:00 01:00:00:00 01:00:01:00\n* FROM CLIP NAME: 1-1\n",
        "film.toml": 'title = "Yes"\n[people.Ida]\nmay = ["say what is required", "say which scene"]\n',
    }
    for path, content in files.items():
        (tmp_path / "film" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "film" / path).write_text(content, encoding="utf-8")
    return tmp_path / "film"


@pytest.fixture
def running(film: Path) -> OpenFilm:
    """A process that has the film open."""
    return open_film(film, clock=SetClock(), entropy=CountedEntropy())


def test_everything_is_joined_in_one_film(running: OpenFilm) -> None:
    look = running.look()
    assert look.remarks == ()
    joined = look.film
    assert (joined.title, [scene.number for scene in joined.scenes]) == ("Yes", ["1"])
    assert joined.script is not None
    assert joined.script.path == "script/b.fountain"
    assert [draft.path for draft in joined.drafts] == ["script/a.fountain", "script/b.fountain"]
    assert joined.cut is not None
    assert (joined.cut.path, len(joined.cuts), len(joined.proofs)) == ("cuts/two.edl", 2, 1)
    assert (sorted(joined.required), joined.owed) == ([2, 4], (4,))
    assert [len(lined.linings) for lined in (joined.planned, joined.shot, joined.used)] == [1, 2, 1]


def test_where_nothing_changed_nothing_is_joined_again(running: OpenFilm) -> None:
    before, after = running.look(), running.look()
    assert same(before, after) == set(WHOLE)


def test_another_title_joins_nothing_again(film: Path, running: OpenFilm) -> None:
    before = running.look()
    rewrite(film / "film.toml", "Yes", "No")
    after = running.look()
    assert after.film.title == "No"
    assert same(before, after) == set(WHOLE)


def test_a_word_about_what_is_required_joins_what_hangs_on_it(film: Path, running: OpenFilm) -> None:
    before = running.look()
    with (film / "film.toml").open("a", encoding="utf-8") as toml:
        toml.write('[[required]]\nline = "Never"\nrequired = false\nby = "Ida"\n')
    after = running.look()
    assert (sorted(after.film.required), after.film.owed) == ([2], ())
    assert same(before, after) == set(WHOLE) - {"required", "owed"}


def test_a_changed_report_joins_what_hangs_on_dailies(film: Path, running: OpenFilm) -> None:
    before = running.look()
    rewrite(film / "dailies/day-2.csv", ",ng,", ",good,")
    after = running.look()
    assert (after.holdings.read, after.film.owed) == (("dailies/day-2.csv",), ())
    assert same(before, after) >= {"script", "drafts", "panels", "planned", "required"}


def test_a_report_taken_away_is_forgotten(film: Path, running: OpenFilm) -> None:
    running.look()
    (film / "dailies/day-1.csv").unlink()
    after = running.look()
    assert [take.label for take in after.film.dailies.takes] == ["1A-1"]
    assert after.film.used.linings == ()


def test_a_report_under_another_name_has_other_places(film: Path, running: OpenFilm) -> None:
    running.look()
    (film / "dailies/day-1.csv").rename(film / "dailies/monday.csv")
    after = running.look()
    assert {str(take.place) for take in after.film.dailies.takes} == {"dailies/monday.csv:2", "dailies/day-2.csv:2"}


def test_the_current_cut_joins_what_hangs_on_it(film: Path, running: OpenFilm) -> None:
    before = running.look()
    rewrite(film / "cuts/two.edl", "1-1", "1A-1")
    after = running.look()
    assert same(before, after) == set(WHOLE) - {"proofs", "used", "scenes"}


def test_another_cut_than_the_current_one_joins_nothing_again(film: Path, running: OpenFilm) -> None:
    """Checks on cuts may look at all of them."""
    before = running.look()
    rewrite(film / "cuts/one.edl", "1-1", "1A-1")
    after = running.look()
    assert after.film.cuts != before.film.cuts
    assert same(before, after) == set(WHOLE)


def test_another_current_cut_is_another_cut(film: Path, running: OpenFilm) -> None:
    running.look()
    rewrite(film / "film.toml", "title", 'current_cut = "cuts/one.edl"\ntitle')
    after = running.look()
    assert after.film.cut is not None
    assert after.film.cut.path == "cuts/one.edl"


def test_a_changed_panel_joins_what_is_planned(film: Path, running: OpenFilm) -> None:
    before = running.look()
    rewrite(film / "boards/panels.csv", "1,1,1", "1,1,2")
    after = running.look()
    assert same(before, after) == set(WHOLE) - {"panels", "planned"}


def test_a_changed_draft_leaves_dailies_and_cut_as_they_are(film: Path, running: OpenFilm) -> None:
    before = running.look()
    rewrite(film / "script/b.fountain", "Never", "Not now")
    after = running.look()
    assert same(before, after) >= {"panels", "dailies", "proofs"}


def test_other_scene_numbers_settle_the_slates_again(film: Path, running: OpenFilm) -> None:
    running.look()
    rewrite(film / "script/b.fountain", "#1#", "#1A#")
    after = running.look()
    assert {take.scene for take in after.film.dailies.takes} == {"1", "1A"}


def test_a_person_who_says_which_scene_settles_the_slates_again(film: Path, running: OpenFilm) -> None:
    running.look()
    with (film / "film.toml").open("a", encoding="utf-8") as toml:
        toml.write('[[slates]]\nslate = "1A"\nscene = "1A"\nby = "Ida"\n')
    after = running.look()
    assert {take.scene for take in after.film.dailies.takes} == {"1", "1A"}


def test_another_way_of_numbering_slates_settles_them_again(film: Path, running: OpenFilm) -> None:
    """In UK style a slate's number names no scene, so nothing is known of what the takes cover."""
    before = running.look()
    rewrite(film / "film.toml", "title", 'slate_style = "uk"\ntitle')
    after = running.look()
    assert {take.scene for take in before.film.dailies.takes} == {"1"}
    assert {take.scene for take in after.film.dailies.takes} == {""}
    assert FilmJoiner().join(after.holdings) == after.joined
    rewrite(film / "film.toml", 'slate_style = "uk"\n', "")
    assert running.look().joined == before.joined


def test_drafts_stand_as_film_toml_lists_them(film: Path, running: OpenFilm) -> None:
    """A draft that is not listed is older than those that are."""
    (film / "script/c.fountain").write_text("INT. KITCHEN - DAY #1#\n", encoding="utf-8")
    rewrite(film / "film.toml", "title", 'drafts = ["./script/c.fountain", "script\\\\a.fountain"]\ntitle')
    drafts = running.look().film.drafts
    assert [draft.path for draft in drafts] == ["script/b.fountain", "script/c.fountain", "script/a.fountain"]


def test_drafts_seen_together_stand_as_people_number_them(tmp_path: Path) -> None:
    for name in ("draft 10", "Draft 9", "draft 2"):
        (tmp_path / f"{name}.fountain").write_text("INT. KITCHEN - DAY #1#\n", encoding="utf-8")
    film = open_film(tmp_path, clock=SetClock(), entropy=CountedEntropy()).look().film
    assert [draft.path for draft in film.drafts] == ["draft 2.fountain", "Draft 9.fountain", "draft 10.fountain"]


def test_a_draft_seen_later_is_the_current_one(film: Path, running: OpenFilm) -> None:
    running.look()
    (film / "script/0.fountain").write_text("INT. KITCHEN - DAY #1#\n", encoding="utf-8")
    rewrite(film / "script/a.fountain", "No.", "No, no.")
    script = running.look().film.script
    assert script is not None
    assert script.path == "script/0.fountain"
    restarted = open_film(film, clock=SetClock(), entropy=CountedEntropy()).look().film.script
    assert restarted == script


def test_a_name_that_film_toml_gets_wrong_is_told_with_its_line(film: Path, running: OpenFilm) -> None:
    rewrite(
        film / "film.toml",
        'title = "Yes"',
        'title = "Yes"\ndrafts = ["script/z.fountain"]\ncurrent_draft = "y"\ncurrent_cut = "cuts/x.edl"',
    )
    look = running.look()
    assert [(str(remark.place), remark.says) for remark in look.remarks] == [
        (
            "film.toml:2",
            "expected drafts = to list scripts of this folder, found 'script/z.fountain', which is not one",
        ),
        ("film.toml:3", "expected current_draft = to name a script of this folder, found 'y', which is not one"),
        ("film.toml:4", "expected current_cut = to name a cut of this folder, found 'cuts/x.edl', which is not one"),
    ]
    assert look.film.cut is None
    assert look.film.script is not None


def test_a_path_is_the_same_however_its_accents_are_made(tmp_path: Path) -> None:
    (tmp_path / "cafe\u0301.fountain").write_text("INT. KITCHEN - DAY #1#\n", encoding="utf-8")
    (tmp_path / "z.fountain").write_text("INT. KITCHEN - DAY #1#\n", encoding="utf-8")
    (tmp_path / "film.toml").write_text('current_draft = "caf\u00e9.fountain"\n', encoding="utf-8")
    look = open_film(tmp_path, clock=SetClock(), entropy=CountedEntropy()).look()
    assert look.remarks == ()
    assert look.film.script is not None
    assert look.film.script.path == "cafe\u0301.fountain"


def test_a_folder_without_a_script_opens(look: Look) -> None:
    """A log and a cut; nothing is required, so nothing is owed.

    --- dailies/log.csv
    slate,covers
    1-1,3-9

    --- one.cut
    1-1
    7-2
    """
    assert look.film.script is None
    assert [scene.number for scene in look.film.scenes] == ["1", "7"]
    assert (look.film.required, look.film.owed, look.film.shot.linings) == (frozenset(), (), ())
    assert [bool(proof.take) for proof in look.film.proofs] == [True, False]


def test_an_empty_folder_opens(look: Look) -> None:
    """Nothing but a title.

    --- film.toml
    title = "Not begun"
    """
    assert (look.film.title, look.film.scenes, look.remarks) == ("Not begun", (), ())


def test_papers_at_several_rates_join(look: Look) -> None:
    """The camera at 23.976, the recorder at 24, the cut at 25: the clip is proven by its slate all the same.

    --- dailies/camera.csv
    Rate,23.976
    slate,camera,tc in,tc out
    1-1,A,10:00:00:00,10:01:00:00

    --- dailies/sound.csv
    Report,Sound report
    Rate,24
    slate,tc in,tc out
    1-1,10:00:00:00,10:01:00:00

    --- one.edl
    TITLE: one
    FCM: NON-DROP FRAME
    * FRAME RATE: 25
    001  A001 V C 10:00:00:00 10:00:01:00 01:00:00:00 01:00:01:00
    * FROM CLIP NAME: 1-1
    """
    assert look.remarks == ()
    [proof] = look.film.proofs
    assert proof.take


def test_a_scene_number_that_stands_twice_is_told_and_the_film_opens(look: Look) -> None:
    """The reader says it; the first of the two has the takes.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    Yes.

    EXT. YARD - DAY #1#

    ADA
    No.

    --- dailies/log.csv
    slate,covers
    1-1,whole
    """
    assert [remark.place for remark in look.remarks] == [Place("script/a.fountain", 6)]
    assert [bool(over) for over in look.film.shot.at] == [True, True, True, False, False, False]


def test_the_title_comes_from_film_toml_then_the_script_then_the_folder(folder: Path, opened: OpenFilm) -> None:
    """Three names for one film.

    --- film.toml
    title = "Said"

    --- a.fountain
    Title: Written

    INT. KITCHEN - DAY #1#
    """
    assert opened.look().film.title == "Said"
    (folder / "film.toml").unlink()
    assert opened.look().film.title == "Written"
    (folder / "a.fountain").unlink()
    assert opened.look().film.title == "film"


def test_two_joiners_make_equal_films(running: OpenFilm) -> None:
    """What is kept changes nothing about what is made."""
    look = running.look()
    assert FilmJoiner().join(look.holdings) == look.joined
