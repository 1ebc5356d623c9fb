import msgspec
import pytest

from edgecode.film.dailies import assembled
from edgecode.film.place import Place
from edgecode.film.pointer import Pointer
from edgecode.film.recording import Recording, WrittenBy
from edgecode.film.slate import Slate
from edgecode.findings.finding import Evidence, Finding
from edgecode.findings.intent import Aimed, Intent, aimed, excuses, tried
from edgecode.usecases.open_film import Look

HERE = Place("film.toml", 7)
LINE = Finding(
    check="unshot-line",
    kind="never-covered",
    says="No take covers “Yes.”",
    evidence=(Evidence(Place("a.fountain", 4), "the line"),),
    options=(),
    subjects=("00ff",),
    scene="12A",
)


def intent(*, check: str = "unshot-line", finding: str = "", scene: str = "", line: str = "", take: str = "") -> Intent:
    """One intent of Ida's."""
    pointer = Pointer(scene=scene, line=line, take=take)
    return Intent(check=check, pointer=pointer, by="Ida", place=HERE, finding=finding)


def test_an_intent_that_names_a_finding_means_that_one() -> None:
    assert excuses(Aimed(intent(finding=LINE.id)), LINE)
    assert not excuses(Aimed(intent(finding="0" * 16)), LINE)


def test_an_intent_means_findings_of_its_own_check_alone() -> None:
    assert not excuses(Aimed(intent(check="none-usable", finding=LINE.id)), LINE)
    assert not excuses(Aimed(intent(check="none-usable", scene="12A")), LINE)


def test_an_intent_about_a_line_means_that_line() -> None:
    assert excuses(Aimed(intent(scene="12A", line="Yes"), "00ff"), LINE)
    assert not excuses(Aimed(intent(scene="12A", line="No"), "ffff"), LINE)


@pytest.mark.parametrize(("scene", "meant"), [("12A", True), ("012a.", True), ("12", False), ("A12", False)])
def test_an_intent_about_a_scene_means_it_however_it_is_written(scene: str, meant: bool) -> None:  # noqa: FBT001  a table
    assert excuses(Aimed(intent(scene=scene)), LINE) is meant


def test_a_finding_of_no_scene_is_not_meant_by_scene() -> None:
    nowhere = msgspec.structs.replace(LINE, scene="")
    assert not excuses(Aimed(intent(take="1-1")), nowhere)
    assert not excuses(Aimed(intent()), nowhere)


def test_an_intent_of_the_whole_film_means_what_belongs_to_no_scene_and_no_take() -> None:
    whole = Aimed(msgspec.structs.replace(intent(), pointer=Pointer(film=True)))
    assert excuses(whole, msgspec.structs.replace(LINE, scene=""))
    assert not excuses(whole, LINE)
    assert not excuses(whole, msgspec.structs.replace(LINE, scene="", take="1-1"))


@pytest.mark.parametrize(("take", "meant"), [("5B-3", True), ("5b_3A*", True), ("5B-4", True), ("5B-5", False)])
def test_an_intent_about_a_take_means_any_take_of_the_finding(take: str, meant: bool) -> None:  # noqa: FBT001  a table
    """A finding about two slates names one of them, and has the ids of both."""
    rows = [Recording(written_by=WrittenBy.CAMERA, place=HERE, slate=Slate.parse(name)) for name in ("5B-3", "5B-4")]
    takes = assembled(rows, scenes=("5",)).takes
    differ = msgspec.structs.replace(LINE, take="5B-3", subjects=tuple(sorted(each.id for each in takes)))
    assert excuses(Aimed(intent(take=take)), differ) is meant


def test_words_that_are_no_slate_mean_no_take() -> None:
    assert not excuses(Aimed(intent(take="the long one")), msgspec.structs.replace(LINE, take="5B-3"))


def test_an_intent_finds_its_line_by_its_first_words(look: Look) -> None:
    """The same words stand in two scenes.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    You said so.

    INT. HALL - DAY #2#

    ADA
    You said so, and *then* some.
    """
    script = look.film.script
    assert script is not None
    told = (intent(scene="2", line="you said SO"), intent(line="and then"), intent(scene="2"))
    found, remarks = aimed(told, script=script)
    assert [aim.subject for aim in found] == [script.paragraphs[5].id, script.paragraphs[5].id, ""]
    assert remarks == ()


def test_an_intent_about_words_nobody_says_excuses_nothing(look: Look) -> None:
    """The words are there, in another scene.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    You said so.
    """
    found, [remark] = aimed([intent(scene="2", line="You said so")], script=look.film.script)
    assert found == ()
    assert remark.place == HERE
    assert remark.says == "expected a line of the current draft, found none at scene 2, “You said so”"
    assert aimed([intent(line="You said so")], script=None)[0] == ()


def test_an_intent_that_names_its_finding_needs_no_words() -> None:
    found, remarks = aimed([intent(finding=LINE.id, line="words of an older draft")], script=None)
    assert excuses(found[0], LINE)
    assert remarks == ()


def test_what_became_of_an_intent_is_told_of_its_own_check_alone() -> None:
    other = msgspec.structs.replace(LINE, check="none-usable")
    told = [
        Aimed(intent(scene="12A")),
        Aimed(intent(check="none-usable", scene="12A")),
        Aimed(intent(check="slate-differs", scene="12A")),
        Aimed(intent(scene="6")),
    ]
    became = tried(told, looked={"unshot-line", "none-usable"}, findings=[LINE])
    assert [each.aim for each in became] == told
    assert [(each.looked, each.excused) for each in became] == [
        (True, True),
        (True, False),
        (False, False),
        (True, False),
    ]
    assert tried(told[1:2], looked=(), findings=[LINE, other])[0].excused
