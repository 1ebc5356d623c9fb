import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.consent.people import May, Person
from edgecode.entries.vocabulary import Stage
from edgecode.formats.disclosure.html import as_html
from edgecode.papers.claims import CLAIM
from edgecode.papers.composing import composed_pack
from edgecode.papers.facts import CheckFacts, Decided, Facts, LetIn, StatedBy
from edgecode.papers.pack import FLOOR, Pack, RecordRow, Verdict, decoded, encoded
from edgecode.papers.profile import Paper, Shows
from edgecode.papers.registry import every_paper, paper_for
from edgecode.papers.sheet_of import sheet_of
from edgecode.papers.statements import Authorship, Concerned, Fact, Stated, Tool, Use
from edgecode.papers.words import ERASED, Basis, Making, Nature, Part, Told, YesNo
from simulators.random_facts import DECLARER, facts

papers = st.sampled_from(every_paper())
SIGNER = Person(name="Bea Nwosu", role="producer", may=frozenset({May.SIGN_PAPERS}))
RECORD = RecordRow(origin="edgecode/made", entries=9, begins="2025-11-01", ends="2025-11-24", erased=0)


def made(profile: str, *stated: Stated, **more: object) -> Pack:
    """Make a pack of what Jun states, on 24 November."""
    said = tuple(
        StatedBy(stated=each, by="Jun Arai", role="editor", on="2025-11-24", entry=nth)
        for nth, each in enumerate(stated)
    )
    known: dict[str, object] = {"film": "Night Bus", "on": "2025-11-24", "made_with": "edgecode 0", "record": RECORD}
    return composed_pack(paper_for(profile), Facts(**(known | {"stated": said} | more)))  # type: ignore[arg-type]


def faces(pack: Pack, paper: Paper) -> list[str]:
    """Give what is read of a pack: the JSON, the sheet and the HTML."""
    sheet = sheet_of(pack, paper=paper, digest="0" * 64)
    return [encoded(pack).decode(), msgspec.json.encode(sheet).decode(), as_html(sheet).decode()]


@given(papers, facts)
def test_whatever_the_facts_are_a_pack_comes_of_them(paper: Paper, said: Facts) -> None:
    pack = composed_pack(paper, said)
    assert pack.profile is paper.profile
    assert [each.claim for each in pack.claims] == list(paper.claims)
    data = encoded(pack)
    assert decoded(data) == pack
    assert encoded(composed_pack(paper, msgspec.structs.replace(said))) == data


@given(papers, facts)
def test_what_is_said_has_its_basis_and_what_is_open_who_can_say_it(paper: Paper, said: Facts) -> None:
    for answer in composed_pack(paper, said).claims:
        if answer.verdict is Verdict.SAID:
            assert answer.basis in {Basis.ENFORCED, Basis.LOGGED, Basis.ATTESTED}
            assert answer.rests_on
            assert answer.limits
            assert answer.says == CLAIM[answer.claim].says
        else:
            assert (answer.says, answer.rests_on, answer.asks) == ("", "", CLAIM[answer.claim].asks)
            assert answer.why
        assert all(who for who in answer.who)


@given(papers, facts)
def test_whoever_declares_to_the_amnesty_register_is_on_no_paper(paper: Paper, said: Facts) -> None:
    for face in faces(composed_pack(paper, said), paper):
        assert DECLARER not in face


@given(papers, facts)
def test_nothing_that_an_erased_person_said_is_repeated_but_a_use_without_a_name(paper: Paper, said: Facts) -> None:
    name = "Gone Forever"
    gone = tuple(msgspec.structs.replace(each, by=name) if each.erased else each for each in said.stated)
    for face in faces(composed_pack(paper, msgspec.structs.replace(said, stated=gone)), paper):
        assert name not in face


def test_a_planted_declarer_would_be_seen() -> None:
    use = Use(tool="VoiceWell", part=Part.VOICES)
    said = StatedBy(stated=use, by=DECLARER, role="", on="", entry=3)
    for face in faces(made("actors", stated=(said,)), paper_for("actors")):
        assert DECLARER in face


@given(papers, facts)
def test_a_part_of_a_pack_that_the_profile_has_no_use_for_is_not_in_it(paper: Paper, said: Facts) -> None:
    pack = composed_pack(paper, said)
    assert all(Shows(each) in paper.shows for each in Shows if getattr(pack, each))
    assert all(each.part in paper.parts for each in pack.uses)
    assert all(each.part in paper.authorship for each in pack.authorship)


def test_a_tool_that_nobody_described_is_said_to_be_unknown_in_everything() -> None:
    pack = made("insurer", Use(tool="Sketchbook", part=Part.STORYBOARDS))
    [tool] = pack.tools
    assert (tool.vendor, tool.version, tool.nature, tool.runs, tool.learns) == ("unknown",) * 5
    assert (str(tool.weights), str(tool.training), tool.basis, tool.described_by) == (
        "unknown",
        "unknown",
        Basis.UNKNOWN,
        "",
    )
    assert "Sketchbook was used on the storyboards, and nobody has described it." in pack.warnings
    assert any(each.what.startswith("what Sketchbook is: ") for each in pack.missing)


@pytest.mark.parametrize("told", list(Told))
@pytest.mark.parametrize("value", ["", "  ", "\n"])
def test_a_fact_that_was_told_without_a_value_is_unknown_and_no_blank(told: Told, value: str) -> None:
    pack = made(
        "insurer",
        Tool(name="VoiceWell", vendor=value, version=value, weights=Fact(told, value), training=Fact(told, value)),
    )
    expected = "its maker refuses to say" if told is Told.REFUSED else "unknown"
    [tool] = pack.tools
    assert (tool.vendor, tool.version, str(tool.weights), str(tool.training)) == (
        "unknown",
        "unknown",
        expected,
        expected,
    )


def test_a_tool_is_found_by_its_name_however_it_is_written() -> None:
    tool = Tool(name="Voice  Well", nature=Nature.GENERATIVE)
    [row] = made("insurer", tool, Use(tool="voice well", part=Part.VOICES)).tools
    assert (row.name, row.nature) == ("Voice  Well", Nature.GENERATIVE)


def test_a_tool_used_on_another_part_is_left_out_and_one_used_on_none_is_not() -> None:
    said = (Tool(name="VoiceWell"), Tool(name="Never Used"), Use(tool="VoiceWell", part=Part.VOICES))
    assert [each.name for each in made("writers", *said).tools] == ["Never Used"]
    assert [each.name for each in made("actors", *said).tools] == ["VoiceWell", "Never Used"]


@pytest.mark.parametrize(
    ("since", "consented", "before"),
    [
        ("2025-11-20", "2025-11-19", YesNo.YES),
        ("2025-11-20", "2025-11-20", YesNo.YES),
        ("2025-11-20", "2025-11-21", YesNo.NO),
        ("", "2025-11-21", YesNo.UNKNOWN),
        ("2025-11-20", "", YesNo.UNKNOWN),
    ],
)
def test_a_consent_is_held_against_the_day_of_the_use(since: str, consented: str, before: YesNo) -> None:
    use = Use(
        tool="VoiceWell", part=Part.VOICES, since=since, concerns=(Concerned(person="Mo Reyes", consented=consented),)
    )
    pack = made("actors", Tool(name="VoiceWell", nature=Nature.GENERATIVE), use)
    assert pack.uses[0].concerns[0].before_use is before
    late = f"Mo Reyes consented on {consented}; VoiceWell was used on the voices from {since}, which is before."
    assert (late in pack.warnings) == (before is YesNo.NO)
    verdict = Verdict.OPEN if before is YesNo.YES else Verdict.AGAINST
    [answer] = [each for each in pack.claims if each.claim == "no-unconsented-use-of-performers"]
    assert answer.verdict is verdict
    assert ("Nobody has said." in answer.why) == (before is YesNo.YES)


def decisions(*people: str, on: str = "2025-11-20") -> CheckFacts:
    """A check of the script that people decided about, one decision each, all of them left."""
    decided = tuple(Decided(by=name, how="left", on=on, consented=True) for name in people)
    return CheckFacts(id="name-in-two-spellings", stage=Stage.SCRIPT, standing="offered", decided=decided)


def test_how_people_decided_is_told_from_three_on() -> None:
    [few] = made("writers", checks=(decisions("A", "B", "A", "B"),)).decisions
    assert (few.decided, few.people, few.left, few.followed, few.intended) == (4, ("A", "B"), None, None, None)
    [enough] = made("writers", checks=(decisions(*"ABC"),)).decisions
    assert len(enough.people) == FLOOR
    assert (enough.left, enough.followed, enough.intended) == (3, 0, 0)


def test_days_that_can_be_read_no_more_begin_and_end_nothing() -> None:
    [row] = made("writers", checks=(decisions(ERASED, on=""),)).decisions
    assert (row.first, row.last, row.people) == ("", "", (ERASED,))
    mixed = msgspec.structs.replace(
        decisions(ERASED, "A"), decided=(*decisions("A").decided, *decisions(ERASED, on="").decided)
    )
    [row] = made("writers", checks=(mixed,)).decisions
    assert (row.first, row.last) == ("2025-11-20", "2025-11-20")


def test_a_check_that_nobody_let_in_or_decided_about_is_no_tool_of_the_film() -> None:
    idle = CheckFacts(id="name-in-two-spellings", stage=Stage.SCRIPT, standing="off")
    assert made("writers", checks=(idle,)).tools == ()
    used = msgspec.structs.replace(idle, let_in=(LetIn(standing="offered", by="Bea Nwosu", on="2025-11-20"),))
    [tool] = made("writers", checks=(used,)).tools
    assert (tool.name, tool.basis, tool.nature) == ("check name-in-two-spellings", Basis.ENFORCED, Nature.ANALYTICAL)


def test_erased_people_and_the_time_before_the_record_are_said_first() -> None:
    record = msgspec.structs.replace(RECORD, erased=2)
    pack = made("writers", record=record, before=("3 shoot days came before.",))
    assert pack.warnings[0] == "3 shoot days came before."
    assert pack.warnings[1].startswith("2 entries are of people who were erased.")
    one = made("writers", record=msgspec.structs.replace(RECORD, erased=1))
    assert one.warnings[0].startswith("1 entry is of people who were erased.")


def test_what_is_missing_names_who_can_say_it() -> None:
    pack = made("eu50")
    assert [each.who for each in pack.missing if each.what == "the words for the audience"] == [
        ("whoever may sign papers, who is nobody yet",)
    ]
    pack = made("writers", people=(SIGNER,))
    assert [each.who for each in pack.missing if each.what == "who made the screenplay"] == [
        ("those who made it", "Bea Nwosu")
    ]
    stated = Authorship(part=Part.SCREENPLAY, people=("Jun Arai",), making=Making.PERSON)
    assert not [each for each in made("writers", stated).missing if each.what == "who made the screenplay"]
