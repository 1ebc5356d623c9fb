"""Findings of guest tools: sentences that a person approved, filled by us with what the film says now."""

import pytest

from edgecode.boundary.guest.manifest import Manifest, Part
from edgecode.entries.vocabulary import Stage
from edgecode.film.film import Film
from edgecode.findings.finding import Finding
from edgecode.usecases.guests.rendering import Rendered, filled, rendered
from edgecode.usecases.guests.show_guests import SURE, confidence_word
from edgecode.usecases.guests.staging import staged
from edgecode.usecases.ports.guests import Shown
from simulators.guest_film import TOOL, GuestFilm


def at(film: Film, part: Part, number: int) -> str:
    """The id of a place."""
    return staged(film, parts=tuple(Part)).dealt[part][number]


def one(film: Film, *subjects: str, template: str = "odd", confidence: str = "low", tool: Manifest = TOOL) -> Rendered:
    """Render one selection."""
    shown = Shown(template=template, confidence=confidence, subjects=subjects)
    [made], gone = rendered([shown], manifest=tool, approved={"odd", "alike"}, film=film)
    assert gone == 0
    return made


@pytest.mark.parametrize(
    ("part", "number", "says", "place", "scene", "take"),
    [
        (
            Part.SCRIPT,
            6,
            "“You said you would have it mended by Easter, and you did …” is odd.",
            "script.fountain:11",
            "13",
            "",
        ),
        (Part.BOARDS, 0, "“The bus in the rain” is odd.", "boards/panels.csv:2", "12", ""),
        (Part.DAILIES, 1, "12A-2 is odd.", "dailies/day1.csv:3", "12", "12A-2"),
        (Part.CUTS, 1, "12A-1 at 01:00:04:00 is odd.", "cuts/one.edl:6", "12", "12A-1"),
    ],
)
def test_each_part_is_quoted_in_its_own_way_with_its_place(
    film: GuestFilm, part: Part, number: int, says: str, place: str, scene: str, take: str
) -> None:
    look = film.desk.look().film
    made = one(look, at(look, part, number))
    assert (made.finding.says, str(made.finding.evidence[0].place)) == (says, place)
    assert (made.finding.scene, made.finding.take) == (scene, take)
    stages = {Part.SCRIPT: Stage.SCRIPT, Part.BOARDS: Stage.BOARDS, Part.DAILIES: Stage.DAILIES, Part.CUTS: Stage.CUT}
    assert made.stage is stages[part]


def test_a_finding_has_the_film_s_own_ids_and_the_same_id_whatever_the_confidence(film: GuestFilm) -> None:
    look = film.desk.look().film
    places = (at(look, Part.SCRIPT, 2), at(look, Part.DAILIES, 0))
    low, high = (one(look, *places, template="alike", confidence=sure).finding for sure in ("low", "high"))
    assert (low.subjects, low.id, len(low.evidence)) == (places, high.id, 2)
    assert (low.confidence, high.confidence) == (0.3, 0.9)


@pytest.mark.parametrize("word", list(SURE))
def test_a_confidence_is_said_as_the_word_it_was(film: GuestFilm, word: str) -> None:
    look = film.desk.look().film
    finding: Finding = one(look, at(look, Part.SCRIPT, 2), confidence=word).finding
    assert confidence_word(finding) == word


def test_a_quote_that_looks_like_a_slot_stays_one() -> None:
    assert filled("{first} and {second}.", ["“{second}”", "“{first} \\1”"]) == "“{second}” and “{first} \\1”."


def test_what_is_gone_or_not_approved_is_not_rendered_and_only_the_gone_is_counted(film: GuestFilm) -> None:
    look = film.desk.look().film
    here = at(look, Part.SCRIPT, 2)
    shown = [
        Shown(template="odd", confidence="low", subjects=("0" * 16,)),
        Shown(template="alike", confidence="low", subjects=(here, "0" * 16)),
        Shown(template="odd", confidence="low", subjects=(here,)),
        Shown(template="other", confidence="low", subjects=(here,)),
    ]
    made, gone = rendered(shown, manifest=TOOL, approved={"odd", "alike", "other"}, film=look)
    assert ([each.finding.kind for each in made], gone) == (["odd"], 2)
    assert rendered(shown, manifest=TOOL, approved=(), film=look) == ((), 0)
    assert rendered(shown[:1], manifest=TOOL, approved={"odd"}, film=Film()) == ((), 1)


def test_a_panel_without_words_is_called_by_its_name(film: GuestFilm) -> None:
    (film.folder / "boards" / "panels.csv").write_text("panel,scene\n7,12\n", encoding="utf-8")
    look = film.desk.look().film
    assert one(look, at(look, Part.BOARDS, 0)).finding.says == "panel 7 is odd."
