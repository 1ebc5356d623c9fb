from pathlib import Path

from edgecode.checks.cut.idle_intent import idle_intent
from edgecode.film.film import Film
from edgecode.film.place import Place
from edgecode.film.pointer import Pointer
from edgecode.findings.finding import Finding, Skipped, Weight
from edgecode.findings.intent import Aimed, Intent, Tried
from edgecode.usecases.open_film import OpenFilm
from edgecode.usecases.run_checks import Checked


def idle(checked: Checked) -> list[Finding]:
    """What the check found, of all that was found."""
    return [each for each in checked.findings if each.check == "idle-intent"]


def test_an_intent_whose_line_is_back_is_found(opened: OpenFilm) -> None:
    """Ben's line is in the cut again; Ada's is still out of it, and that is still meant.

    --- film.toml
    [people.Ida]
    may = ["raise standings", "set intents"]
    [[standings]]
    check = "line-lost-in-cut"
    standing = "standard"
    by = "Ida"
    [[standings]]
    check = "idle-intent"
    standing = "offered"
    by = "Ida"
    [[intents]]
    check = "line-lost-in-cut"
    scene = "1"
    line = "I heard it"
    by = "Ida"
    [[intents]]
    check = "line-lost-in-cut"
    line = "The kettle is on"
    by = "Ida"

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    The kettle is on.

    BEN
    I heard it.

    --- dailies/log.csv
    slate,covers
    1-1,1
    1A-1,2

    --- one.cut
    1A-1
    """
    checked = opened.check()
    [finding] = idle(checked)
    assert (finding.kind, finding.weight, finding.scene) == ("excuses-nothing", Weight.LOW, "1")
    said = "Ida said “as intended” of scene 1, “I heard it”, where line-lost-in-cut finds nothing now"
    assert finding.says == said
    assert [str(shown.place) for shown in finding.evidence] == ["film.toml:11"]
    assert finding.options == ("Take the intent out", "Let it stand, in case it is found again")
    assert [each.finding.check for each in checked.intended] == ["line-lost-in-cut"]


def test_an_intent_about_a_check_that_is_off_or_cannot_look_is_no_idle_one(folder: Path, opened: OpenFilm) -> None:
    """One check is off, one has no cut to look at, one waits to be asked.

    --- film.toml
    [people.Ida]
    may = ["raise standings", "set intents"]
    [[standings]]
    check = "placeholder-in-cut"
    standing = "standard"
    by = "Ida"
    [[standings]]
    check = "none-usable"
    standing = "on request"
    by = "Ida"
    [[standings]]
    check = "idle-intent"
    standing = "standard"
    by = "Ida"
    [[intents]]
    check = "unshot-line"
    scene = "1"
    by = "Ida"
    [[intents]]
    check = "placeholder-in-cut"
    scene = "1"
    by = "Ida"
    [[intents]]
    check = "none-usable"
    scene = "1"
    by = "Ida"

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    The kettle is on.
    """
    checked = opened.check()
    assert idle(checked) == []
    assert Skipped("idle-intent", "none of the checks that the intents are about has looked") in checked.skipped
    (folder / "one.edl").write_text("TITLE: one\n001  A V C 01:00:00:00 01:00:01:00 01:00:00:00 01:00:01:00\n")
    looked = opened.check()
    assert [finding.says.split(" finds")[0].split()[-1] for finding in idle(looked)] == ["placeholder-in-cut"]
    assert looked.skipped == ()


def test_without_intents_it_is_quiet(opened: OpenFilm) -> None:
    """Nobody meant anything.

    --- film.toml
    [people.Ida]
    may = ["raise standings"]
    [[standings]]
    check = "idle-intent"
    standing = "standard"
    by = "Ida"
    """
    checked = opened.check()
    assert (checked.ran, checked.findings, checked.skipped) == (("idle-intent",), (), ())


def test_that_an_intent_lies_idle_can_be_meant(folder: Path, opened: OpenFilm) -> None:
    """The placeholder comes and goes.

    --- film.toml
    [people.Ida]
    may = ["raise standings", "set intents"]
    [[standings]]
    check = "placeholder-in-cut"
    standing = "standard"
    by = "Ida"
    [[standings]]
    check = "idle-intent"
    standing = "standard"
    by = "Ida"
    [[intents]]
    check = "placeholder-in-cut"
    scene = "7"
    by = "Ida"

    --- one.cut
    1-1
    """
    [found] = idle(opened.check())
    toml = folder / "film.toml"
    before = toml.read_text(encoding="utf-8")
    for words in ('scene = "07"', f'finding = "{found.id}"'):
        meant = f'[[intents]]\ncheck = "idle-intent"\n{words}\nby = "Ida"\n'
        toml.write_text(before + meant, encoding="utf-8")
        checked = opened.check()
        assert idle(checked) == []
        assert [each.finding.id for each in checked.intended] == [found.id]


def intent(*, check: str = "unshot-line", line: str = "", take: str = "", finding: str = "", at: int = 1) -> Intent:
    """An intent of Ida's."""
    pointer = Pointer(line=line, take=take)
    return Intent(check=check, pointer=pointer, by="Ida", place=Place("film.toml", at), finding=finding)


def judged(*intents: Intent, subject: str = "") -> list[Finding]:
    """What is found of intents whose check looked and found nothing there."""
    became = tuple(Tried(aim=Aimed(each, subject), looked=True) for each in intents)
    return [each for each in idle_intent.judge(became) if isinstance(each, Finding)] if idle_intent.judge else []


def test_a_finding_keeps_its_id_wherever_the_intent_is_written() -> None:
    """And in whichever words its line is pointed at; another line, take or check is another finding."""
    [one] = judged(intent(line="You said"), subject="00ff")
    [moved] = judged(intent(line="you said so", at=99), subject="00ff")
    assert moved.id == one.id
    others = [
        judged(intent(line="You said"), subject="ff00"),
        judged(intent(line="You said", check="none-usable"), subject="00ff"),
        judged(intent(take="5B-3")),
        judged(intent(take="5B-4")),
        judged(intent(finding="0123")),
    ]
    assert len({one.id, *(found.id for [found] in others)}) == 6


def test_one_thing_meant_twice_is_said_once() -> None:
    assert len(judged(intent(take="5B-3"), intent(take="5B-3", at=9))) == 1


def test_it_does_not_look_at_intents_about_itself() -> None:
    assert judged(intent(check="idle-intent", take="5B-3")) == []


def test_asked_about_a_film_alone_it_could_not_look() -> None:
    assert list(idle_intent.look(Film())) == [
        Skipped("idle-intent", "it looks at what people said is meant, not at the film")
    ]
